#include "tests/services/stage.h"

#include <stdlib.h>

#include <array>
#include <utility>

#include "google/rpc/status.pb.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "gtest/gtest.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "services/demo.h"
#include "services/secrets.h"
#include "services/speed.h"

namespace hjul::services {

const char* const kStageWheel = R"(wheel: plan
title: Planer
kind: quality
turn: school_year
rings: [planer]
activities:
  - id: arbetsplan
    title: Arbetsplan
    ring: planer
    why: Skolan planerar sitt år.
    for: {each: unit}
    states:
      - id: skrivs
        title: Planen skrivs
        by: rektor
        opens: måndag v. 35
        due: fredag v. 37
        estimate: 4 h
        remind: [vid start, 5 arbetsdagar före]
        actions: {lämna in: granskas}
      - id: granskas
        title: Planen granskas
        by: skolchef
        due: entered + 10 working days
        actions: {godkänn: klar, begär komplettering: {to: skrivs, note: required}}
      - {id: klar, title: Planen är klar, final: true}
  - id: samtal
    title: Samtal med lärarna
    ring: planer
    for: {each: unit}
    states:
      - id: förs
        title: Samtalen förs
        by: lärarrepresentant
        opens: måndag v. 35
        due: fredag v. 40
        actions: {samtalen är förda: klart}
      - {id: klart, title: Samtalen är förda, final: true}
  - id: sammanställning
    title: Sammanställning
    ring: planer
    for: {each: huvudman}
    states:
      - id: görs
        title: Planerna sammanställs
        by: skolchef
        opens: måndag v. 35
        due: fredag v. 42
        waits for: all arbetsplan in klar
        actions: {sammanställ: gjord}
      - {id: gjord, title: Sammanställd, final: true}
)";

const char* const kStageCalendar = R"(calendar: läsår
school_years:
  - year: 2026/27
    autumn: 2026-08-18..2026-12-18
    spring: 2027-01-11..2027-06-15
    breaks:
      - {name: höstlov, days: v. 44}
)";

namespace {

constexpr std::chrono::seconds kDeadline{20};
const core::HuvudmanId kHuvudman("vik");

struct Holder {
  const char* login;
  const char* post;  // Empty: no post.
  bool deputy = false;
  bool active = true;
};
constexpr std::array kHolders{Holder{"administratör", "administratör@huvudman"},
                              Holder{"skolchef", "skolchef@huvudman"},
                              Holder{"biträdande-skolchef", "biträdande-skolchef@huvudman"},
                              Holder{"rektor-alm", "rektor@alm"},
                              Holder{"biträdande-rektor-alm", "biträdande-rektor@alm"},
                              Holder{"ställföreträdare-alm", "rektor@alm", true},
                              Holder{"rektor-bok", "rektor@bok"},
                              Holder{"nämnd", "nämnd@huvudman"},
                              Holder{"nämndsekreterare", "nämndsekreterare@huvudman"},
                              Holder{"kontaktpolitiker", "kontaktpolitiker@alm"},
                              Holder{"lärarrepresentant-alm", "lärarrepresentant@alm"},
                              Holder{"lärarrepresentant-bok", "lärarrepresentant@bok"},
                              Holder{"skoladministratör", "administratör@alm"},
                              Holder{"utan-befattning", ""},
                              Holder{"slutat", "rektor@bok", false, false}};

template <class Detail>
Detail DetailOf(const grpc::Status& status) {
  google::rpc::Status details;
  details.ParseFromString(status.error_details());
  Detail detail;
  for (const auto& any : details.details()) {
    if (any.UnpackTo(&detail)) {
      break;
    }
  }
  return detail;
}

}  // namespace

Stage::Stage(StageOptions options)
    : store_(options.store ? std::move(options.store) : store::OpenMemoryStore()) {
  std::string folder = (std::filesystem::temp_directory_path() / "hjul-XXXXXX").string();
  EXPECT_NE(mkdtemp(folder.data()), nullptr);
  folder_ = folder;
  clock_ = std::make_unique<engine::ManualClock>(*ParseClock(options.start));
  auto engine = engine::Engine::Start(*store_, *clock_, options.engine);
  EXPECT_TRUE(engine.ok()) << engine.status();
  engine_ = *std::move(engine);
  Populate();
  auto server = Server::Start(*engine_, {.address = address(),
                                         .watch = options.watch,
                                         .keepalive = options.keepalive,
                                         .calls = options.calls});
  EXPECT_TRUE(server.ok()) << server.status();
  server_ = *std::move(server);
  channel_ = grpc::CreateChannel(address(), grpc::InsecureChannelCredentials());
}

Stage::~Stage() {
  server_.reset();
  engine_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Stage::Populate() {
  Run(engine::CreateHuvudman{"Vikens kommun"});
  engine::ImportOrganisation import{.reason = "stage"};
  import.units = {{.id = core::UnitId("alm"),
                   .name = "Almskolan",
                   .school_unit_code = "10000001",
                   .school_forms =
                   { "grundskola" }},
                  {.id = core::UnitId("bok"),
                   .name = "Bokskolan",
                   .school_unit_code = "10000002",
                   .school_forms = {
                     "grundskola"
                   } }};
  std::map<core::PostId, core::Post> posts;
  for (const Holder& holder : kHolders) {
    const core::PersonId person(std::string("p-") + holder.login);
    import.persons.push_back(
        {.id = person, .name = holder.login, .email = "x@example.se", .active = holder.active});
    if (*holder.post != '\0') {
      const core::PostId id = *core::ParsePostId(holder.post);
      posts[id].id = id;
      posts[id].holdings.push_back(
          {.person = person, .from = calendar::MakeDate(2024, 8, 1), .deputy = holder.deputy});
    }
  }
  for (auto& [id, post] : posts) {
    import.posts.push_back(std::move(post));
  }
  Run(std::move(import));
  for (const auto& [subject, text] :
       {std::pair{engine::PlanChange::Subject::kCalendar, kStageCalendar},
        std::pair{engine::PlanChange::Subject::kWheel, kStageWheel}}) {
    const auto plan = Run(engine::PlanChange{.subject = subject, .text = text, .reason = "stage"});
    Run(engine::ApplyPlan{plan.id});
  }
  WaitUntilSettled(*engine_, *store_);
  for (const Holder& holder : kHolders) {
    tokens_[holder.login] = MakeToken(std::string("p-") + holder.login, store::TokenScope::kPerson);
  }
  tokens_["läsare"] = MakeToken("p-administratör", store::TokenScope::kReadOnly);
}

std::string Stage::MakeToken(const std::string& person, store::TokenScope scope) {
  std::string secret = MakeSecret();
  Run(engine::PutToken{{.id = MakeHandle(),
                        .hash = HashSecret(secret),
                        .person = core::PersonId(person),
                        .scope = scope,
                        .label = "stage",
                        .expires_at = clock_->Now() + calendar::days{300}}});
  return secret;
}

std::unique_ptr<grpc::ClientContext> Stage::As(const std::string& role) const {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC),
                                     gpr_time_from_seconds(kDeadline.count(), GPR_TIMESPAN)));
  if (!role.empty()) {
    context->AddMetadata("authorization", "Bearer " + tokens_.at(role));
  }
  return context;
}

void Stage::Advance(const std::string& to) {
  clock_->Set(*ParseClock(to));
  WaitUntilSettled(*engine_, *store_);
}

engine::CommandResult Stage::Run(engine::CommandBody body) {
  auto result = engine_->Run({.huvudman = kHuvudman,
                              .actor = {.person = core::PersonId("p-administratör")},
                              .body = std::move(body)});
  EXPECT_TRUE(result.ok()) << result.status();
  return result.ok() ? *std::move(result) : engine::CommandResult{};
}

google::rpc::ErrorInfo ErrorInfoOf(const grpc::Status& status) {
  return DetailOf<google::rpc::ErrorInfo>(status);
}
google::rpc::BadRequest BadRequestOf(const grpc::Status& status) {
  return DetailOf<google::rpc::BadRequest>(status);
}
std::string ReasonOf(const grpc::Status& status) { return ErrorInfoOf(status).reason(); }
std::string FieldOf(const grpc::Status& status) {
  const auto request = BadRequestOf(status);
  return request.field_violations().empty() ? "" : request.field_violations(0).field();
}

}  // namespace hjul::services
