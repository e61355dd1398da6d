// Page tokens: opaque, and bound to the question they were given for. Pure; thread-safe.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/limits.h"

namespace hjul::services {

// How many the request asks for.
template <class Request>
std::size_t PageSizeOf(const Request& request, int otherwise = kPageDefault) {
  return static_cast<std::size_t>(request.page_size() == 0 ? otherwise : request.page_size());
}

// A fingerprint of everything that `request` asks, its page aside.
std::string QuestionOf(const google::protobuf::Message& request);

// The token for a page that starts at `position`; empty for no further page.
std::string SealToken(const google::protobuf::Message& request, const std::string& position);
// The position in the request's page_token; empty for the first page.
// Errors: kInvalidArgument when the token is no token or was given for another question.
absl::StatusOr<std::string> OpenToken(const google::protobuf::Message& request);

// A page of a list that is in memory as a whole: calls `take` for each of its elements, and returns
// the token of the next page. The position is an index.
template <class Request, class Item, class Take>
absl::StatusOr<std::string> PageOf(const Request& request, const std::vector<Item>& items,
                                   const Take& take, int default_size = kPageDefault) {
  const auto position = OpenToken(request);
  if (!position.ok()) {
    return position.status();
  }
  std::size_t first = 0;
  for (const char digit : *position) {
    first = first * 10 + static_cast<std::size_t>(digit - '0');
  }
  const std::size_t last = std::min(items.size(), first + PageSizeOf(request, default_size));
  for (std::size_t i = std::min(first, last); i < last; ++i) {
    take(items[i]);
  }
  return SealToken(request, last < items.size() ? std::to_string(last) : std::string());
}

// A page may come back short, or empty, when so many pages were read for it: its token goes on.
inline constexpr int kPagesReadMax = 50;

// A page of what the caller may see: reads pages with `list(size, from)` until the page is full or
// the list is at its end, and calls `take` for each item that is `visible`. Sets the response's
// token.
template <class Request, class List, class Visible, class Take, class Response>
absl::Status ListVisible(const Request& request, const List& list, const Visible& visible,
                         const Take& take, Response* response) {
  auto position = OpenToken(request);
  if (!position.ok()) {
    return position.status();
  }
  std::size_t room = PageSizeOf(request);
  int pages = 0;
  do {
    auto page = list(room, *position);
    if (!page.ok()) {
      return page.status();
    }
    for (const auto& item : page->items) {
      if (visible(item)) {
        take(item);
        --room;
      }
    }
    *position = std::move(page->next);
  } while (room > 0 && !position->empty() && ++pages < kPagesReadMax);
  response->set_next_page_token(SealToken(request, *position));
  return absl::OkStatus();
}

}  // namespace hjul::services
