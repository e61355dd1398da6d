#include "tests/bench/watch_town.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/rocks_store.h"
#include "services/cursor.h"
#include "services/demo.h"
#include "services/secrets.h"
#include "services/speed.h"
#include "services/watch_filter.h"

namespace hjul::bench {
namespace {

constexpr char kCalendar[] = R"(calendar: läsår
school_years:
  - year: 2026/27
    autumn: 2026-08-18..2026-12-18
    spring: 2027-01-11..2027-06-15
)";
constexpr char kWheelHead[] = R"(wheel: plan
title: Planer
kind: quality
turn: school_year
rings: [planer]
activities:
)";
constexpr char kActivity[] = R"(  - id: plan-{0}
    title: Arbetsplan {0}
    ring: planer
    why: Skolan planerar sitt år.
    for: {{each: unit}}
    states:
      - id: skrivs
        title: Planen skrivs
        by: rektor
        opens: måndag v. {1}
        due: fredag v. 50
        actions: {{lämna in: klar}}
      - {{id: klar, title: Planen är klar, final: true}}
)";
constexpr int kFirstWeek = 36;
constexpr std::size_t kCommandsAhead = 2000;

std::string PersonAt(const std::string& unit) { return "p-" + unit; }

}  // namespace

void Must(const absl::Status& status) {
  if (!status.ok()) {
    std::cerr << status << "\n";
    std::_Exit(1);
  }
}

// Built where synced commits cost nothing, then moved to where they cost what they do.
Town::Town(const TownPlan& plan, const std::filesystem::path& parent)
    : folder_(parent / fmt::format("hjul-town-{}", getpid())),
      clock_(*services::ParseClock("2026-08-24T08:00")) {
  std::filesystem::create_directories(folder_);
  const std::filesystem::path quick = "/dev/shm/" + folder_.filename().string();
  std::filesystem::create_directories(quick);
  Open(quick);
  Populate(plan);
  engine_.reset();
  AddHistory(plan.history);
  store_.reset();
  std::filesystem::copy(quick, folder_ / "store", std::filesystem::copy_options::recursive);
  std::filesystem::remove_all(quick);
  Open(folder_ / "store");
  services::WatchLimits watch{.streams_per_person_max = 1'000'000,
                              .streams_per_connection_max = 1'000'000,
                              .write_max = std::chrono::minutes(30)};
  server_ = Must(services::Server::Start(*engine_, {.address = "127.0.0.1:0", .watch = watch}));
}

Town::~Town() {
  server_.reset();
  engine_.reset();
  store_.reset();
  std::filesystem::remove_all(folder_);
}

void Town::Open(const std::filesystem::path& folder) {
  store_ = Must(store::OpenRocksStore({.directory = folder}));
  engine_ = Must(engine::Engine::Start(*store_, clock_, {}));
}

std::string Town::address() const { return fmt::format("127.0.0.1:{}", server_->port()); }

void Town::Run(const core::HuvudmanId& huvudman, engine::CommandBody body) {
  Must(engine_->Run({.huvudman = huvudman, .body = std::move(body)}).status());
}

std::string Town::MakeToken(const core::HuvudmanId& huvudman, const std::string& person) {
  std::string secret = services::MakeSecret();
  store::TokenRecord token{.id = services::MakeHandle(),
                           .hash = services::HashSecret(secret),
                           .person = core::PersonId(person),
                           .scope = store::TokenScope::kPerson,
                           .label = "watch",
                           .expires_at = clock_.Now() + calendar::days{300}};
  while (engine_->status().queued > kCommandsAhead) {
    Run(huvudman, engine::ReleaseClock{});
  }
  engine_->Submit({.huvudman = huvudman, .body = engine::PutToken{std::move(token)}},
                  [](const absl::StatusOr<engine::CommandResult>& made) { Must(made.status()); });
  return secret;
}

void Town::Populate(const TownPlan& plan) {
  for (std::size_t i = 0; i < plan.huvudmen; ++i) {
    Found(i, plan);
  }
  std::ofstream rektor(rektor_tokens());
  std::ofstream skolchef(skolchef_tokens());
  for (std::size_t unit = 0; unit < plan.units; ++unit) {
    for (const core::HuvudmanId& huvudman : huvudmen_) {
      rektor << MakeToken(huvudman, PersonAt(fmt::format("skola-{}", unit))) << "\n";
    }
  }
  skolchef << MakeToken(huvudmen_.front(), PersonAt("huvudman")) << "\n";
  Run(huvudmen_.front(), engine::ReleaseClock{});
}

void Town::Found(std::size_t number, const TownPlan& plan) {
  const core::HuvudmanId huvudman(fmt::format("h-{}", number));
  huvudmen_.push_back(huvudman);
  Run(huvudman, engine::CreateHuvudman{fmt::format("Kommun {}", number)});
  engine::ImportOrganisation import{.reason = "town"};
  const auto add_post = [&](const std::string& post, const std::string& at) {
    const core::PersonId person(PersonAt(at));
    import.persons.push_back({.id = person, .name = at});
    import.posts.push_back({.id = *core::ParsePostId(post), .holdings = {
                              {.person = person,
                               .from = calendar::MakeDate(2024, 8, 1) }
                            }});
  };
  add_post("skolchef@huvudman", "huvudman");
  for (std::size_t i = 0; i < plan.units; ++i) {
    const std::string unit = fmt::format("skola-{}", i);
    import.units.push_back({.id = core::UnitId(unit), .name = unit, .school_forms = {
                              "grundskola"
                            }});
    add_post("rektor@" + unit, unit);
  }
  Run(huvudman, std::move(import));
  std::string wheel = kWheelHead;
  for (int burst = 1; burst <= plan.bursts; ++burst) {
    wheel += fmt::format(fmt::runtime(kActivity), burst, kFirstWeek + burst - 1);
  }
  for (const auto& [subject, text] :
       {std::pair{engine::PlanChange::Subject::kCalendar, std::string(kCalendar)},
        std::pair{engine::PlanChange::Subject::kWheel, wheel}}) {
    const auto planned = Must(engine_->Run(
        {.huvudman = huvudman,
         .body = engine::PlanChange{.subject = subject, .text = text, .reason = "town"}}));
    Run(huvudman, engine::ApplyPlan{planned.id});
  }
  services::WaitUntilSettled(*engine_, *store_);
  occurrences_.push_back(*core::ParseOccurrenceId("plan/2026-27/plan-1/skola-0"));
}

void Town::AddHistory(std::size_t revisions) {
  const core::HuvudmanId& huvudman = huvudmen_.front();
  const auto bytes = Must(
      store_->Read()->Get(store::Encode(store::OccurrenceKey{huvudman, occurrences_.front()})));
  const std::string occurrence =
      store::Encode(Must(store::DecodeOccurrenceRecord(*bytes)).occurrence);
  before_history_ = store_->revision();
  for (std::size_t i = 0; i < revisions; ++i) {
    const store::Revision before = store_->revision();
    store::LogEntry entry{.revision = before + 1, .at = clock_.Now()};
    entry.changes.push_back({.kind = store::Change::Kind::kOccurrence,
                             .id = core::ToString(occurrences_.front()),
                             .unit = occurrences_.front().unit,
                             .value = occurrence});
    Must(store_
             ->Commit({.expected_revision = before,
                       .puts = {{store::Encode(store::LogKey{before + 1, huvudman, 0}),
                                 store::SplitValue(store::Encode(entry)).front()}}})
             .status());
  }
}

void Town::ReachBurst(int number) {
  const auto monday = calendar::MakeDate(2026, 8, 31) + calendar::days{7 * (number - 1)};
  clock_.Set(calendar::Zone::Stockholm().At(monday, calendar::TimeOfDay{0}));
}

void Town::Settle() { services::WaitUntilSettled(*engine_, *store_); }

void Town::Change(std::size_t of, std::size_t note_bytes, engine::Engine::Answer answer) {
  ++changes_;
  engine_->Submit(
      {.huvudman = huvudmen_[of],
       .body = engine::OverrideOccurrence{.occurrence = occurrences_[of],
                                          .change = {.kind = core::Override::Kind::kMove,
                                                     .reason = std::string(note_bytes, 'x'),
                                                     .due = calendar::MakeDate(2026, 12, 1) +
                                                            calendar::days{changes_ % 200}}}},
      std::move(answer));
}

std::string Town::OldCursor(const hjul::v1::WatchChangesRequest& request) const {
  const auto view = Must(engine_->Read(huvudmen_.front()));
  const auto rights =
      services::RightsOf(view.world().organisation(), core::PersonId(PersonAt("huvudman")),
                         calendar::Zone::Stockholm().DateAt(clock_.Now()));
  const auto filter = Must(services::WatchFilter::Make(request, rights));
  return services::Encode(services::Cursor{.epoch = engine_->epoch(),
                                           .revision = before_history_,
                                           .filter = filter.asked(),
                                           .scope = filter.scope()});
}

}  // namespace hjul::bench
