// Who works against the server: persons with their tokens.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client.h"

namespace hjul::crash {

struct Member {
  std::string name;  // "rektor-bjorkskolan".
  std::string token;
};

struct Roster {
  Member administrator;
  Member skolchef;
  Member rektor;  // Of one school.
  std::vector<Member> workers;
  std::vector<std::string> units;
  std::vector<std::string> persons;
  std::vector<std::string> posts;
  std::vector<std::string> wheels;
};

// The demonstration's logins, and a token for each rektor besides.
// Errors: those of the server; kNotFound when a login or a person is missing.
absl::StatusOr<Roster> MakeRoster(const Connection& connection,
                                  const std::map<std::string, std::string>& logins);

}  // namespace hjul::crash
