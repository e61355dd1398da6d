#include "inventory.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "client.h"
#include "fmt/format.h"
#include "hjul/v1/access_service.pb.h"
#include "hjul/v1/calendar_service.pb.h"
#include "hjul/v1/occurrence_service.pb.h"
#include "hjul/v1/organisation_service.pb.h"
#include "hjul/v1/wheel_service.pb.h"

namespace hjul::crash {
namespace {

namespace v1 = ::hjul::v1;

constexpr std::size_t kDifferencesMax = 10;
constexpr int kPage = 1000;

class Reader {
 public:
  Reader(const Connection& connection, std::string token)
      : connection_(connection), token_(std::move(token)) {}

  // Every page of a list; `name` says what to write of each of its parts.
  template <class Response, class Question, class Parts, class Name>
  void Read(Question question, const Parts& parts, const Name& name) {
    do {
      const auto page = connection_.Ask<Response>(question, token_);
      status_.Update(page.status());
      if (!page.ok()) {
        return;
      }
      for (const auto& part : parts(*page)) {
        inventory_.insert(name(part));
      }
      if constexpr (requires { page->next_page_token(); }) {
        question.set_page_token(page->next_page_token());
        if (!question.page_token().empty()) {
          continue;
        }
      }
      return;
    } while (true);
  }
  template <class Question>
  static Question Whole() {
    Question question;
    question.set_page_size(kPage);
    return question;
  }

  // Who each login is.
  void ReadLogins(const std::map<std::string, std::string>& logins) {
    for (const auto& [name, token] : logins) {
      const auto who = connection_.Ask<v1::GetIdentityResponse>(v1::GetIdentityRequest(), token);
      inventory_.insert(fmt::format("login {} {}", name,
                                    who.ok() ? who->identity().person() : who.status().ToString()));
    }
  }

  absl::StatusOr<Inventory> Take() {
    return status_.ok() ? absl::StatusOr<Inventory>(std::move(inventory_)) : status_;
  }

 private:
  const Connection& connection_;
  const std::string token_;
  absl::Status status_;
  Inventory inventory_;
};

}  // namespace

absl::StatusOr<Inventory> TakeInventory(const Server& server) {
  const auto logins = server.Logins();
  const auto administrator = logins.find("administratör");
  if (administrator == logins.end()) {
    return absl::NotFoundError("the demonstration has no administrator");
  }
  const Connection connection(server.address());
  Reader reader(connection, administrator->second);
  reader.ReadLogins(logins);
  reader.Read<v1::ListUnitsResponse>(
      Reader::Whole<v1::ListUnitsRequest>(), [](const auto& page) { return page.units(); },
      [](const v1::Unit& unit) { return "unit " + unit.ShortDebugString(); });
  reader.Read<v1::ListPersonsResponse>(
      Reader::Whole<v1::ListPersonsRequest>(), [](const auto& page) { return page.persons(); },
      [](const v1::Person& person) { return "person " + person.ShortDebugString(); });
  reader.Read<v1::ListPostsResponse>(
      Reader::Whole<v1::ListPostsRequest>(), [](const auto& page) { return page.posts(); },
      [](const v1::Post& post) { return "post " + post.ShortDebugString(); });
  reader.Read<v1::ListWheelsResponse>(
      v1::ListWheelsRequest(), [](const auto& page) { return page.wheels(); },
      [](const v1::Wheel& wheel) {
        return fmt::format("wheel {} {} {} {}", wheel.id(), wheel.head().number(),
                           wheel.head().hash(), wheel.overlay_units_size());
      });
  reader.Read<v1::ListCalendarDocumentsResponse>(
      v1::ListCalendarDocumentsRequest(), [](const auto& page) { return page.documents(); },
      [](const v1::CalendarDocument& document) {
        return fmt::format("calendar {} {}", document.name(), document.version());
      });
  reader.Read<v1::ListTurnsResponse>(
      Reader::Whole<v1::ListTurnsRequest>(), [](const auto& page) { return page.turns(); },
      [](const v1::Turn& turn) { return "turn " + turn.ShortDebugString(); });
  reader.Read<v1::ListOccurrencesResponse>(
      Reader::Whole<v1::ListOccurrencesRequest>(),
      [](const auto& page) { return page.occurrences(); },
      [](const v1::Occurrence& occurrence) {
        return fmt::format("occurrence {} {} {}", occurrence.id(),
                           static_cast<int>(occurrence.status()), occurrence.state());
      });
  return reader.Take();
}

std::vector<std::string> Differences(const Inventory& expected, const Inventory& found) {
  std::vector<std::string> all;
  std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(),
                      std::back_inserter(all));
  for (std::string& missing : all) {
    missing = "missing: " + missing;
  }
  std::vector<std::string> more;
  std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(),
                      std::back_inserter(more));
  for (const std::string& extra : more) {
    all.push_back("too much: " + extra);
  }
  if (all.size() > kDifferencesMax) {
    all.resize(kDifferencesMax);
  }
  return all;
}

}  // namespace hjul::crash
