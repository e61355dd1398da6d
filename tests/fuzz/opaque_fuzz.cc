// What clients hand back without understanding it: watch cursors and page tokens, and below them
// the positions that lists go on from.
#include "absl/strings/escaping.h"
#include "hjul/v1/organisation_service.pb.h"
#include "services/cursor.h"
#include "services/paging.h"
#include "stage.h"
#include "tests/fuzz/fuzz.h"

namespace hjul::fuzz {
namespace {

void TryCursor(std::string_view bytes) {
  const auto cursor = services::DecodeCursor(bytes);
  if (cursor.ok()) {
    Expect(services::Encode(*cursor) == bytes, "a cursor has one form");
  } else {
    Expect(absl::IsInvalidArgument(cursor.status()), "a wrong cursor is an invalid argument");
  }
}

void TryToken(const std::string& bytes) {
  const std::vector<int> items{0, 1, 2, 3, 4};
  v1::ListUnitsRequest request;
  request.set_page_size(2);
  // As it is, and as a token for the very question: the digest in it is no secret.
  for (const std::string& token : {bytes, services::SealToken(request, bytes)}) {
    request.set_page_token(token);
    std::vector<int> taken;
    v1::ListUnitsResponse response;
    const absl::Status listed = services::PageOf(
        request, items, [&](int item) { taken.push_back(item); }, &response);
    if (!listed.ok()) {
      Expect(absl::IsInvalidArgument(listed), "a wrong token is an invalid argument");
      continue;
    }
    Expect(taken.size() <= 2, "a page is no longer than asked");
    Expect(response.next_page_token().empty() || taken.size() == 2,
           "a page with another behind it is full");
    if (const auto position = services::OpenToken(request); position.ok() && !position->empty()) {
      request.set_page_token(services::SealToken(request, *position));
      Expect(*services::OpenToken(request) == *position, "a position survives its token");
    }
  }
}

engine::Stage& Lists() {
  static engine::Stage stage("vik", engine::MorningOf("2026-09-01"));
  static const bool set = [] {
    Expect(stage.Do(engine::CreateHuvudman{"Vik"}).ok(), "the stage is set");
    const core::Unit unit{.id = core::UnitId("alm"), .name = "Alm"};
    Expect(stage.Do(engine::PutUnit{unit}).ok(), "the stage is set");
    return true;
  }();
  Expect(set, "the stage is set");
  return stage;
}

template <class Item>
void ExpectPage(const absl::StatusOr<engine::Page<Item>>& page) {
  Expect(page.ok() || absl::IsInvalidArgument(page.status()),
         "a wrong position is an invalid argument", page.status().ToString());
}

void TryPosition(const std::string& bytes) {
  const engine::View view = Lists().Read();
  for (const std::string& from : {bytes, absl::WebSafeBase64Escape(bytes)}) {
    ExpectPage(view.ListTasks({}, 10, from));
    ExpectPage(view.ListTasks({.posts = {*core::ParsePostId("rektor@alm")}}, 10, from));
    ExpectPage(view.ListOccurrences({}, 10, from));
    ExpectPage(view.ListJournal({}, 10, from));
    ExpectPage(view.ListJournal({.subject = "unit/alm"}, 10, from));
    ExpectPage(view.ListDeliveries({*core::ParsePostId("rektor@alm")}, 10, from));
  }
}

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(hjul::fuzz::TextOf(data, size));
  hjul::fuzz::TryCursor(bytes);
  hjul::fuzz::TryToken(bytes);
  hjul::fuzz::TryPosition(bytes);
  return 0;
}
