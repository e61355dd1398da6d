// Who one is, tokens, and the claim of a new server.
#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "hjul/v1/access_service.grpc.pb.h"
#include "scheduler/calendar/zone.h"
#include "services/convert.h"
#include "services/paging.h"
#include "services/secrets.h"
#include "services/services.h"
#include "services/status.h"

namespace hjul::services {
namespace {

static_assert(SameNumber<v1::TokenScope>(store::TokenScope::kPerson) == v1::TOKEN_SCOPE_PERSON);
static_assert(SameNumber<v1::TokenScope>(store::TokenScope::kReadOnly) ==
              v1::TOKEN_SCOPE_READ_ONLY);

constexpr calendar::days kTokenDaysDefault{90};
constexpr calendar::days kTokenDaysMax{400};
constexpr std::string_view kEverybody = "-";

void ToApi(const store::TokenRecord& token, v1::Token* to) {
  to->set_id(token.id);
  to->set_person(token.person.str());
  to->set_scope(SameNumber<v1::TokenScope>(token.scope));
  to->set_label(token.label);
  services::ToApi(token.created_at, to->mutable_create_time());
  services::ToApi(token.expires_at, to->mutable_expire_time());
  if (token.revoked_at) {
    services::ToApi(*token.revoked_at, to->mutable_revoke_time());
  }
}

absl::Status NotYours(const Caller& caller, std::string_view person) {
  if (person == caller.token.person.str() || caller.rights.Has(v1::PERMISSION_ADMINISTER)) {
    return absl::OkStatus();
  }
  return WithReason(absl::PermissionDeniedError("tokens of others are an administrator's business"),
                    "PERMISSION_DENIED");
}

void FillIdentity(const Caller& caller, v1::Identity* to) {
  const core::Organisation& organisation = caller.organisation();
  to->set_huvudman(caller.huvudman.str());
  to->set_huvudman_name(organisation.content().name);
  to->set_person(caller.token.person.str());
  if (const core::Person* person = organisation.FindPerson(caller.token.person)) {
    to->set_person_name(person->name);
  }
  for (const core::PostId& post : caller.rights.posts) {
    to->add_posts(core::ToString(post));
  }
  for (const core::PostId& post : caller.rights.deputy_posts) {
    to->add_deputy_posts(core::ToString(post));
  }
  for (const v1::Permission permission : caller.rights.permissions) {
    to->add_permissions(permission);
  }
}

absl::Status ListTokens(const Caller& caller, const v1::ListTokensRequest& request,
                        v1::ListTokensResponse* response) {
  const std::string person =
      request.person().empty() ? caller.token.person.str() : request.person();
  if (const absl::Status denied = NotYours(caller, person); !denied.ok()) {
    return denied;
  }
  auto tokens = caller.view.ListTokens();
  if (!tokens.ok()) {
    return tokens.status();
  }
  std::erase_if(*tokens, [&](const store::TokenRecord& token) {
    return person != kEverybody && token.person.str() != person;
  });
  std::sort(
      tokens->begin(), tokens->end(), [](const store::TokenRecord& a, const store::TokenRecord& b) {
        return std::tie(a.person, a.created_at, a.id) < std::tie(b.person, b.created_at, b.id);
      });
  return PageOf(
      request, *tokens,
      [&](const store::TokenRecord& token) { ToApi(token, response->add_tokens()); }, response);
}

absl::StatusOr<store::TokenRecord> ReadToken(const Caller& caller, const v1::Token& token,
                                             const std::string& secret) {
  if (!v1::TokenScope_IsValid(token.scope())) {
    return FieldError("token.scope", "is no scope of a token");
  }
  core::Instant expires = caller.now + kTokenDaysDefault;
  if (token.has_expire_time()) {
    const auto read = ReadInstant(token.expire_time(), "token.expire_time");
    if (!read.ok()) {
      return read.status();
    }
    if (*read > caller.now + kTokenDaysMax) {
      return FieldError("token.expire_time",
                        fmt::format("must be at most {} days ahead", kTokenDaysMax.count()));
    }
    expires = *read;
  }
  const bool read_only = token.scope() == v1::TOKEN_SCOPE_READ_ONLY;
  return store::TokenRecord{
      .id = MakeHandle(),
      .hash = HashSecret(secret),
      .person = token.person().empty() ? caller.token.person : core::PersonId(token.person()),
      .scope = read_only ? store::TokenScope::kReadOnly : store::TokenScope::kPerson,
      .label = token.label(),
      .created_at = caller.now,
      .expires_at = expires};
}

// Errors: kFailedPrecondition when the person has as many tokens that work as anybody needs.
absl::Status CheckRoom(const Caller& caller, const core::PersonId& person) {
  const auto tokens = caller.view.ListTokens();
  if (!tokens.ok()) {
    return tokens.status();
  }
  const auto works = [&](const store::TokenRecord& token) {
    return token.person == person && !token.revoked_at && caller.now < token.expires_at;
  };
  const auto working = std::count_if(tokens->begin(), tokens->end(), works);
  if (static_cast<std::size_t>(working) < kTokensMax) {
    return absl::OkStatus();
  }
  return WithReason(absl::FailedPreconditionError(fmt::format(
                        "{} has {} tokens that work; revoke one first", person.str(), working)),
                    "TOO_MANY");
}

absl::Status FillToken(const Caller& caller, const std::string& id, v1::Token* to) {
  const auto tokens = caller.view.ListTokens();
  if (!tokens.ok()) {
    return tokens.status();
  }
  for (const store::TokenRecord& token : *tokens) {
    if (token.id == id) {
      ToApi(token, to);
    }
  }
  return absl::OkStatus();
}

class AccessService final : public v1::AccessService::CallbackService {
 public:
  explicit AccessService(Gate& gate) : gate_(gate) {}

  Reactor* GetIdentity(Context* context, const v1::GetIdentityRequest* request,
                       v1::GetIdentityResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      FillIdentity(caller, response->mutable_identity());
      return absl::OkStatus();
    });
  }

  Reactor* ListTokens(Context* context, const v1::ListTokensRequest* request,
                      v1::ListTokensResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      return services::ListTokens(caller, *request, response);
    });
  }

  Reactor* CreateToken(Context* context, const v1::CreateTokenRequest* request,
                       v1::CreateTokenResponse* response) override {
    const std::string secret = MakeSecret();
    const auto make =
        [=](const Caller& caller) -> absl::StatusOr<std::optional<engine::CommandBody>> {
      auto token = ReadToken(caller, request->token(), secret);
      if (!token.ok()) {
        return token.status();
      }
      if (const absl::Status denied = NotYours(caller, token->person.str()); !denied.ok()) {
        return denied;
      }
      if (const absl::Status full = CheckRoom(caller, token->person); !full.ok()) {
        return full;
      }
      return engine::PutToken{*std::move(token)};
    };
    const auto answer = [=](const Caller& caller, const engine::CommandResult& result) {
      if (!result.repeated) {
        response->set_secret(secret);
      }
      return FillToken(caller, result.id, response->mutable_token());
    };
    return gate_.Write(context, *request, {.make = make, .answer = answer});
  }

  Reactor* RevokeToken(Context* context, const v1::RevokeTokenRequest* request,
                       v1::RevokeTokenResponse* /*response*/) override {
    const auto make =
        [=](const Caller& caller) -> absl::StatusOr<std::optional<engine::CommandBody>> {
      const auto tokens = caller.view.ListTokens();
      if (!tokens.ok()) {
        return tokens.status();
      }
      for (const store::TokenRecord& token : *tokens) {
        if (token.id == request->id() && NotYours(caller, token.person.str()).ok()) {
          return engine::RevokeToken{token.id};
        }
      }
      return absl::NotFoundError(fmt::format("there is no token {}", request->id()));
    };
    return gate_.Write(context, *request, {.make = make, .answer = [](const auto&, const auto&) {
                                             return absl::OkStatus();
                                           }});
  }

  Reactor* ClaimServer(Context* context, const v1::ClaimServerRequest* request,
                       v1::ClaimServerResponse* response) override {
    return gate_.Public(context, *request, [this, request, response](Gate::Finish finish) {
      Claim(*request, response, std::move(finish));
    });
  }

 private:
  void Claim(const v1::ClaimServerRequest& request, v1::ClaimServerResponse* response,
             Gate::Finish finish) {
    const std::pair<const std::string&, const char*> needed[] = {
        {request.code(), "code"},
        {request.huvudman(), "huvudman"},
        {request.person(), "person"},
        {request.huvudman_name(), "huvudman_name"},
        {request.person_name(), "person_name"}};
    for (const auto& [value, field] : needed) {
      if (const absl::Status missing = Required(value, field); !missing.ok()) {
        finish(missing);
        return;
      }
    }
    const std::string secret = MakeSecret();
    const core::PersonId person(request.person());
    const engine::Instant now = gate_.clock().Now();
    engine::ClaimAdministrator claim{
        .code_hash = HashSecret(request.code()),
        .huvudman_name = request.huvudman_name(),
        .person = {.id = person, .name = request.person_name(), .email = request.email()},
        .token = {.id = MakeHandle(),
                  .hash = HashSecret(secret),
                  .person = person,
                  .label = "claim",
                  .created_at = now,
                  .expires_at = now + kTokenDaysDefault}};
    gate_.engine().Submit({.huvudman = core::HuvudmanId(request.huvudman()),
                           .actor = {.person = person},
                           .body = std::move(claim)},
                          [secret, response, finish = std::move(finish)](
                              const absl::StatusOr<engine::CommandResult>& result) {
                            if (result.ok()) {
                              response->set_secret(secret);
                            } else if (absl::IsFailedPrecondition(result.status())) {
                              finish(WithReason(result.status(), "ALREADY_CLAIMED"));
                              return;
                            } else if (absl::IsPermissionDenied(result.status())) {
                              finish(WithReason(result.status(), "WRONG_CLAIM_CODE"));
                              return;
                            }
                            finish(result.status());
                          });
  }

  Gate& gate_;
};

}  // namespace

Service MakeAccessService(Gate& gate) { return std::make_unique<AccessService>(gate); }

}  // namespace hjul::services
