// hjul login, logout, whoami, use, claim: who one is to the server.
#include <filesystem>
#include <istream>
#include <ostream>

#include "clients/cli/letters.h"
#include "clients/cli/session.h"
#include "fmt/format.h"
#include "hjul/v1/access_service.pb.h"

namespace hjul::cli {
namespace {

absl::StatusOr<v1::Identity> Identify(Session& session) {
  v1::GetIdentityResponse response;
  if (absl::Status status = session.Call(v1::GetIdentityRequest(), &response); !status.ok()) {
    return status;
  }
  return response.identity();
}

absl::StatusOr<v1::Identity> IdentifyBy(const Login& login) {
  constexpr int kTimeoutSeconds = 15;
  auto connection = Connection::Open(login, kTimeoutSeconds);
  if (!connection.ok()) {
    return connection.status();
  }
  v1::GetIdentityResponse response;
  const absl::Status status = (*connection)->Call(v1::GetIdentityRequest(), &response);
  if (!status.ok()) {
    return status;
  }
  return response.identity();
}

std::string PrintIdentity(const v1::Identity& identity, const std::string& profile,
                          const Texts& texts, const Page& page) {
  std::vector<std::string> permissions;
  for (const int permission : identity.permissions()) {
    permissions.emplace_back(texts[v1::Permission_Name(static_cast<v1::Permission>(permission))]);
  }
  return PrintFields(
      {{std::string(texts["whoami.person"]),
        fmt::format("{} ({})", identity.person_name(), identity.person())},
       {std::string(texts["whoami.huvudman"]), identity.huvudman_name()},
       {std::string(texts["whoami.posts"]),
        Join({identity.posts().begin(), identity.posts().end()}, ", ")},
       {std::string(texts["whoami.deputy"]),
        Join({identity.deputy_posts().begin(), identity.deputy_posts().end()}, ", ")},
       {std::string(texts["whoami.may"]), Join(permissions, ", ")},
       {std::string(texts["whoami.profile"]), profile}},
      page);
}

// Keeps `login` as `name` and takes it in use.
absl::Status Keep(const Session& session, const std::string& name, const Login& login) {
  auto logins = LoadLogins(session.environment().config_folder);
  if (!logins.ok()) {
    return logins.status();
  }
  logins->by_name[name] = login;
  logins->current = name;
  return SaveLogins(session.environment().config_folder, *logins);
}

// Where a new login is for; without a token yet.
Login ServerOf(const Session& session, const Arguments& arguments) {
  Login login;
  login.server = arguments.Has("server") ? arguments.Get("server") : session.environment().server;
  login.server = login.server.empty() ? kDefaultServer : login.server;
  if (arguments.Has("ca")) {  // Kept, and read from wherever the program is started.
    login.ca_file = std::filesystem::absolute(arguments.Get("ca"));
  }
  login.plaintext = arguments.Has("plaintext");
  return login;
}

// The name of a new profile: as told, else the person's id without what ids begin with.
std::string ProfileName(const Arguments& arguments, const v1::Identity& identity) {
  if (arguments.Has("as")) {
    return arguments.Get("as");
  }
  const std::string& person = identity.person();
  return person.rfind("p-", 0) == 0 ? person.substr(2) : person;
}

int RunLogin(Session& session, const Arguments& arguments) {
  const Texts& texts = session.texts();
  if (arguments.Has("as") && !IsLoginName(arguments.Get("as"))) {
    return session.Usage(texts.Say("usage.login-name", arguments.Get("as")));
  }
  Login login = ServerOf(session, arguments);
  login.token = arguments.Has("token") ? arguments.Get("token") : session.environment().token;
  if (login.token.empty() || login.token == "-") {  // Out of the shell's history.
    if (session.environment().interactive) {
      session.Tell(texts["login.give-token"]);
    }
    std::getline(session.in(), login.token);
  }
  if (login.token.empty()) {
    return session.Usage(std::string(texts["login.no-token"]));
  }
  const auto identity = IdentifyBy(login);
  if (!identity.ok()) {
    session.UseServer(login.server);
    return session.Fail(identity.status());
  }
  const std::string name = ProfileName(arguments, *identity);
  if (absl::Status status = Keep(session, name, login); !status.ok()) {
    return session.Fail(status);
  }
  session.Tell(texts.Say("login.done", identity->person_name(), identity->huvudman_name(), name));
  return kDone;
}

int RunLogout(Session& session, const Arguments& arguments) {
  auto logins = LoadLogins(session.environment().config_folder);
  const auto chosen = session.ChosenProfile();
  if (!logins.ok() || !chosen.ok()) {
    return session.Fail(logins.ok() ? chosen.status() : logins.status());
  }
  const std::string name = arguments.Operand(0).empty() ? *chosen : arguments.Operand(0);
  if (logins->by_name.erase(name) == 0) {
    session.Usage(session.texts().Say("login.unknown", name));
    return kRefused;
  }
  logins->current = logins->current == name ? "" : logins->current;
  if (absl::Status status = SaveLogins(session.environment().config_folder, *logins);
      !status.ok()) {
    return session.Fail(status);
  }
  session.Tell(session.texts().Say("login.removed", name));
  return kDone;
}

int RunUse(Session& session, const Arguments& arguments) {
  auto logins = LoadLogins(session.environment().config_folder);
  if (!logins.ok()) {
    return session.Fail(logins.status());
  }
  const std::string name = arguments.Operand(0);
  if (name.empty()) {
    for (const auto& [known, login] : logins->by_name) {
      session.out() << fmt::format("{} {}  {}\n", known == logins->current ? "*" : " ", known,
                                   login.server);
    }
    return kDone;
  }
  if (!logins->by_name.contains(name)) {
    std::vector<std::string> names;
    for (const auto& [known, login] : logins->by_name) {
      names.push_back(known);
    }
    session.Usage(session.texts().Say("login.no-profile", name, Join(names, ", ")));
    return kRefused;
  }
  logins->current = name;
  if (absl::Status status = SaveLogins(session.environment().config_folder, *logins);
      !status.ok()) {
    return session.Fail(status);
  }
  session.Tell(session.texts().Say("login.used", name));
  return kDone;
}

int RunWhoami(Session& session, const Arguments&) {
  const auto identity = Identify(session);
  if (!identity.ok()) {
    return session.Fail(identity.status());
  }
  const auto profile = session.ChosenProfile();
  return session.ShowOne(*identity, [&] {
    return PrintIdentity(*identity, profile.ok() ? *profile : "", session.texts(), session.page());
  });
}

int RunClaim(Session& session, const Arguments& arguments) {
  Login login = ServerOf(session, arguments);
  v1::ClaimServerRequest request;
  request.set_code(arguments.Get("code"));
  request.set_huvudman(arguments.Get("huvudman"));
  request.set_huvudman_name(arguments.Get("huvudman-name"));
  request.set_person(arguments.Get("person"));
  request.set_person_name(arguments.Get("name"));
  request.set_email(arguments.Get("email"));
  constexpr int kTimeoutSeconds = 30;
  auto connection = Connection::Open(login, kTimeoutSeconds);
  if (!connection.ok()) {
    return session.Fail(connection.status());
  }
  v1::ClaimServerResponse response;
  if (absl::Status status = (*connection)->Call(request, &response); !status.ok()) {
    session.UseServer(login.server);
    return session.Fail(status);
  }
  login.token = response.secret();
  const std::string name = arguments.Has("as") ? arguments.Get("as") : request.person();
  if (absl::Status status = Keep(session, name, login); !status.ok()) {
    session.out() << response.secret() << "\n";  // Shown once; it must not be lost.
    return session.Fail(status);
  }
  session.Tell(session.texts().Say("claim.done", request.huvudman_name(), name));
  return kDone;
}

}  // namespace

void AddLoginCommands(std::vector<Command>* table) {
  const Flag ca{.name = "ca", .value = "file"};
  const Flag plaintext{.name = "plaintext"};
  table->push_back({.noun = "login",
                    .flags = {{.name = "token", .value = "token"}, ca, plaintext},
                    .run = RunLogin});
  table->push_back(
      {.noun = "logout", .operands = {{.name = "profile", .optional = true}}, .run = RunLogout});
  table->push_back(
      {.noun = "use", .operands = {{.name = "profile", .optional = true}}, .run = RunUse});
  table->push_back({.noun = "whoami", .documents = true, .run = RunWhoami});
  table->push_back({.noun = "claim",
                    .flags = {{.name = "code", .value = "code", .required = true},
                              {.name = "huvudman", .value = "id", .required = true},
                              {.name = "huvudman-name", .value = "text", .required = true},
                              {.name = "person", .value = "id", .required = true},
                              {.name = "name", .value = "text", .required = true},
                              {.name = "email", .value = "email", .required = true},
                              ca,
                              plaintext},
                    .run = RunClaim});
}

}  // namespace hjul::cli
