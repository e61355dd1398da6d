// Page tokens: opaque, and bound to the question they were given for. Pure; thread-safe.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
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

// A page may come back short so that its answer fits into what clients take: 4 MB.
inline constexpr std::size_t kPageBytesMax = 2 << 20;
// After how many elements an answer is weighed.
inline constexpr std::size_t kWeighedEvery = 16;

inline bool IsFull(const google::protobuf::Message& response) {
  return response.ByteSizeLong() > kPageBytesMax;
}

// The index that a position of PageOf is; 0 for the empty one.
// Errors: kInvalidArgument when it is none.
absl::StatusOr<std::size_t> IndexOf(std::string_view position);

// A page of a list that is in memory as a whole: calls `take` for each of its elements, which adds
// it to the response, and sets the response's token. The position is an index.
template <class Request, class Item, class Take, class Response>
absl::Status PageOf(const Request& request, const std::vector<Item>& items, const Take& take,
                    Response* response, int default_size = kPageDefault) {
  const auto position = OpenToken(request);
  if (!position.ok()) {
    return position.status();
  }
  const auto index = IndexOf(*position);
  if (!index.ok()) {
    return index.status();
  }
  const std::size_t first = std::min(*index, items.size());
  const std::size_t last =
      first + std::min(items.size() - first, PageSizeOf(request, default_size));
  std::size_t next = first;
  while (next < last &&
         (next == first || (next - first) % kWeighedEvery != 0 || !IsFull(*response))) {
    take(items[next++]);
  }
  response->set_next_page_token(
      SealToken(request, next < items.size() ? std::to_string(next) : std::string()));
  return absl::OkStatus();
}

// A page may come back short, or empty, when so many pages of at most kReadAtOnce items were read
// for it: its token goes on.
inline constexpr int kPagesReadMax = 100;
inline constexpr std::size_t kReadAtOnce = 100;

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
    auto page = list(std::min(room, kReadAtOnce), *position);
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
  } while (room > 0 && !position->empty() && ++pages < kPagesReadMax && !IsFull(*response));
  response->set_next_page_token(SealToken(request, *position));
  return absl::OkStatus();
}

}  // namespace hjul::services
