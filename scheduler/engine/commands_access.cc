// Tokens, the claim of a new server, and the list of all commands.
#include <utility>
#include <variant>

#include "fmt/format.h"
#include "scheduler/engine/commands.h"
#include "scheduler/engine/constant_time.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"

namespace hjul::engine {
namespace {

void WriteToken(const store::TokenRecord& token, const HuvudmanId& huvudman, Commit& commit) {
  commit.draft().Put(store::Encode(store::TokenKey{huvudman, token.id}), store::Encode(token));
  const std::string by_hash = store::Encode(store::TokenHashKey{token.hash});
  if (token.revoked_at) {
    commit.draft().Delete(by_hash);
  } else {
    commit.draft().Put(by_hash, store::Encode(store::TokenPlace{huvudman, token.id}));
  }
}

}  // namespace

absl::StatusOr<CommandResult> CarryOut(const Command& command, Commit& commit) {
  return std::visit([&](const auto& body) { return Do(body, command, commit); }, command.body);
}

absl::StatusOr<CommandResult> Do(const PutToken& body, const Command& command, Commit& commit) {
  const auto world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  const core::Person* person = (*world)->organisation().FindPerson(body.token.person);
  if (person == nullptr) {
    return absl::NotFoundError(
        fmt::format("token.person: there is no person {}", body.token.person.str()));
  }
  if (body.token.expires_at <= commit.now()) {
    return absl::InvalidArgumentError("token.expire_time: lies in the past");
  }
  store::TokenRecord token = body.token;
  token.created_at = commit.now();
  WriteToken(token, command.huvudman, commit);
  commit.Journal(command.huvudman, {.actor = command.actor,
                                    .kind = "token-created",
                                    .subject = "token/" + token.id,
                                    .detail = token.person.str(),
                                    .note = token.label});
  return CommandResult{.id = token.id};
}

absl::StatusOr<CommandResult> Do(const RevokeToken& body, const Command& command, Commit& commit) {
  auto found = Load(commit.draft(), store::Encode(store::TokenKey{command.huvudman, body.id}),
                    &store::DecodeToken);
  if (!found.ok()) {
    return found.status();
  }
  if (!*found) {
    return absl::NotFoundError(fmt::format("there is no token {}", body.id));
  }
  store::TokenRecord token = **std::move(found);
  if (!token.revoked_at) {
    token.revoked_at = commit.now();
    WriteToken(token, command.huvudman, commit);
    commit.Journal(command.huvudman, {.actor = command.actor,
                                      .kind = "token-revoked",
                                      .subject = "token/" + token.id,
                                      .detail = token.person.str()});
  }
  return CommandResult{.id = body.id};
}

absl::StatusOr<CommandResult> Do(const ClaimAdministrator& body, const Command& command,
                                 Commit& commit) {
  const std::string key = store::Encode(store::MetaKey{store::MetaName::kClaimCodeHash});
  const auto expected = commit.draft().Get(key);
  if (!expected.ok()) {
    return expected.status();
  }
  if (!*expected) {
    return absl::FailedPreconditionError("this server has been claimed already");
  }
  if (!EqualInConstantTime(**expected, body.code_hash)) {
    return absl::PermissionDeniedError("the claim code is wrong");
  }
  const auto created = Do(CreateHuvudman{body.huvudman_name}, command, commit);
  if (!created.ok()) {
    return created.status();
  }
  const auto person = Do(PutPerson{body.person}, command, commit);
  if (!person.ok()) {
    return person.status();
  }
  const core::Post post{.id = {.role = core::RoleId("administratör"), .unit = {}},
                        .holdings = {{.person = body.person.id, .from = commit.today()}}};
  const auto held = Do(PutPost{post}, command, commit);
  if (!held.ok()) {
    return held.status();
  }
  commit.draft().Delete(key);
  return Do(PutToken{body.token}, command, commit);
}

absl::StatusOr<CommandResult> Do(const ReleaseClock& /*body*/, const Command& command,
                                 Commit& commit) {
  // The writer sees the new mark and lets its timers go.
  commit.draft().Put(store::Encode(store::MetaKey{store::MetaName::kClockHighWater}),
                     store::EncodeInstant(commit.now()));
  commit.Journal(command.huvudman,
                 {.actor = command.actor, .kind = "clock-released", .subject = "clock"});
  return CommandResult{.id = "clock"};
}

}  // namespace hjul::engine
