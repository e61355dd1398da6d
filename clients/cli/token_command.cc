// hjul token: keys to the server.
#include <charconv>
#include <ostream>

#include "clients/cli/session.h"
#include "google/protobuf/timestamp.pb.h"
#include "hjul/v1/access_service.pb.h"

namespace hjul::cli {
namespace {

constexpr int kDays = 365;
constexpr std::int64_t kSecondsPerDay = 86'400;

int RunList(Session& session, const Arguments& arguments) {
  v1::ListTokensRequest request;
  request.set_person(arguments.Has("all") ? "-" : arguments.Get("person"));
  std::vector<v1::Token> tokens;
  const absl::Status status = session.List<v1::ListTokensResponse>(
      request, &v1::ListTokensResponse::mutable_tokens, &tokens);
  if (!status.ok()) {
    return session.Fail(status);
  }
  return session.Show(Pointers(tokens), [&] {
    const Texts& texts = session.texts();
    Table table({{.title = std::string(texts["column.id"])},
                 {.title = std::string(texts["column.person"]), .flexible = true},
                 {.title = std::string(texts["column.scope"])},
                 {.title = std::string(texts["column.label"]), .flexible = true},
                 {.title = std::string(texts["column.created"])},
                 {.title = std::string(texts["column.expires"])},
                 {.title = std::string(texts["column.revoked"])}});
    for (const v1::Token& token : tokens) {
      table.Row({token.id(), token.person(), std::string(texts[v1::TokenScope_Name(token.scope())]),
                 token.label(), IsoDate(DayOf(token.create_time())),
                 token.has_expire_time() ? IsoDate(DayOf(token.expire_time())) : "",
                 token.has_revoke_time() ? IsoDate(DayOf(token.revoke_time())) : ""});
    }
    return table.empty() ? std::string(texts["token.none"]) + "\n" : table.Print(session.page());
  });
}

int RunCreate(Session& session, const Arguments& arguments) {
  const Texts& texts = session.texts();
  int days = kDays;
  if (arguments.Has("days")) {
    const std::string text = arguments.Get("days");
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (error != std::errc() || end != text.data() + text.size() || days < 1) {
      return session.Usage(texts.Say("usage.no-number", "days", text));
    }
  }
  const auto now = session.Now();
  if (!now.ok()) {
    return session.Fail(now.status());
  }
  v1::CreateTokenRequest request;
  v1::Token& token = *request.mutable_token();
  token.set_person(arguments.Get("person"));
  token.set_scope(arguments.Has("read-only") ? v1::TOKEN_SCOPE_READ_ONLY : v1::TOKEN_SCOPE_PERSON);
  token.set_label(arguments.Get("label"));
  token.mutable_expire_time()->set_seconds(now->seconds() + days * kSecondsPerDay);
  v1::CreateTokenResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  if (session.format() != Format::kTable) {
    return session.ShowOne(response, nullptr);
  }
  session.Tell(texts.Say("token.created", response.token().id(), response.token().person(),
                         IsoDate(DayOf(response.token().expire_time()))));
  session.out() << response.secret() << "\n";
  return kDone;
}

int RunRevoke(Session& session, const Arguments& arguments) {
  v1::RevokeTokenRequest request;
  request.set_id(arguments.Operand(0));
  v1::RevokeTokenResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  session.Tell(session.texts().Say("token.revoked", request.id()));
  return kDone;
}

}  // namespace

void AddTokenCommands(std::vector<Command>* table) {
  table->push_back({.noun = "token",
                    .verb = "list",
                    .flags = {{.name = "person", .value = "person"}, {.name = "all"}},
                    .documents = true,
                    .run = RunList});
  table->push_back({.noun = "token",
                    .verb = "create",
                    .flags = {{.name = "person", .value = "person"},
                              {.name = "label", .value = "text", .required = true},
                              {.name = "days", .value = "number"},
                              {.name = "read-only"}},
                    .documents = true,
                    .run = RunCreate});
  table->push_back(
      {.noun = "token", .verb = "revoke", .operands = {{.name = "token"}}, .run = RunRevoke});
}

}  // namespace hjul::cli
