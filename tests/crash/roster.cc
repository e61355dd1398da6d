#include "roster.h"

#include <utility>

#include "hjul/v1/access_service.pb.h"
#include "hjul/v1/organisation_service.pb.h"
#include "hjul/v1/wheel_service.pb.h"

namespace hjul::crash {
namespace {

namespace v1 = ::hjul::v1;

constexpr int kPage = 1000;

absl::Status ReadNames(const Connection& connection, Roster& roster, v1::ListPostsResponse& posts) {
  const std::string& token = roster.administrator.token;
  v1::ListUnitsRequest units;
  units.set_page_size(kPage);
  const auto known_units = connection.Ask<v1::ListUnitsResponse>(units, token);
  v1::ListPersonsRequest persons;
  persons.set_page_size(kPage);
  const auto known_persons = connection.Ask<v1::ListPersonsResponse>(persons, token);
  v1::ListPostsRequest all_posts;
  all_posts.set_page_size(kPage);
  const auto known_posts = connection.Ask<v1::ListPostsResponse>(all_posts, token);
  const auto wheels = connection.Ask<v1::ListWheelsResponse>(v1::ListWheelsRequest(), token);
  for (const absl::Status& status :
       {known_units.status(), known_persons.status(), known_posts.status(), wheels.status()}) {
    if (!status.ok()) {
      return status;
    }
  }
  for (const v1::Unit& unit : known_units->units()) {
    roster.units.push_back(unit.id());
  }
  for (const v1::Person& person : known_persons->persons()) {
    roster.persons.push_back(person.id());
  }
  for (const v1::Post& post : known_posts->posts()) {
    roster.posts.push_back(post.id());
  }
  for (const v1::Wheel& wheel : wheels->wheels()) {
    roster.wheels.push_back(wheel.id());
  }
  posts = *known_posts;
  return absl::OkStatus();
}

// A login of one's own for the first holder of `post`.
absl::StatusOr<Member> LogIn(const Connection& connection, const Member& administrator,
                             const v1::Post& post) {
  v1::CreateTokenRequest request;
  request.mutable_token()->set_person(post.holdings(0).person());
  request.mutable_token()->set_label("crash");
  request.set_request_id("roster-" + post.id());
  const auto made = connection.Ask<v1::CreateTokenResponse>(request, administrator.token);
  if (!made.ok()) {
    return made.status();
  }
  return Member{.name = post.role() + "-" + post.unit(), .token = made->secret()};
}

}  // namespace

absl::StatusOr<Roster> MakeRoster(const Connection& connection,
                                  const std::map<std::string, std::string>& logins) {
  Roster roster;
  for (const auto& [name, token] : logins) {
    roster.workers.push_back({.name = name, .token = token});
  }
  const std::pair<const char*, Member*> wanted[] = {{"administratör", &roster.administrator},
                                                    {"skolchef", &roster.skolchef},
                                                    {"rektor-bjorkskolan", &roster.rektor}};
  for (const auto& [name, member] : wanted) {
    const auto login = logins.find(name);
    if (login == logins.end()) {
      return absl::NotFoundError(std::string("the demonstration has no login for ") + name);
    }
    *member = {.name = name, .token = login->second};
  }
  v1::ListPostsResponse posts;
  if (const absl::Status status = ReadNames(connection, roster, posts); !status.ok()) {
    return status;
  }
  for (const v1::Post& post : posts.posts()) {
    if (post.role() != "rektor" || post.holdings().empty()) {
      continue;
    }
    auto member = LogIn(connection, roster.administrator, post);
    if (!member.ok()) {
      return member.status();
    }
    roster.workers.push_back(*std::move(member));
  }
  return roster;
}

}  // namespace hjul::crash
