#include "tests/bench/sweden.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <random>
#include <sstream>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/iso_week.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/organisation_text.h"
#include "scheduler/engine/writer.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"

namespace hjul::bench {
namespace {

using calendar::MakeDate;
using engine::Command;

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();
// Units in one command: a huvudman's import is cut as a client would cut it.
constexpr std::size_t kImportMax = 500;
const core::PersonId kAdministrator("admin");

core::PersonId HolderOf(const core::PostId& post) {
  return core::PersonId(post.unit.empty()
                            ? fmt::format("p-{}", post.role.str())
                            : fmt::format("p-{}-{}", post.role.str(), post.unit.str()));
}

core::Post PostHeldBy(core::PostId id, core::PersonId person) {
  return {.id = std::move(id),
          .holdings = {{.person = std::move(person), .from = MakeDate(2020, 8, 1)}}};
}

// One command at a time on a writer; the clock stands still.
class Founder {
 public:
  Founder(engine::Writer& writer, const Shape& shape) : writer_(writer), shape_(shape) {
    if (shape.every_role) {
      text::Diagnostics diagnostics;
      demo_ = *core::ParseOrganisation(ReadDeployFile("demo/organisation.yaml"), diagnostics);
    }
  }

  absl::Status Found(int number) {
    huvudman_ = HuvudmanOf(number);
    if (const absl::Status status =
            Run(engine::CreateHuvudman{fmt::format("Huvudman {}", number)}).status();
        !status.ok()) {
      return status;
    }
    if (const absl::Status status = Import(number); !status.ok()) return status;
    const std::string calendar = ReadDeployFile("demo/calendar.yaml");
    if (const absl::Status status = Put(engine::PlanChange::Subject::kCalendar, calendar);
        !status.ok() || shape_.due.empty()) {
      return status;
    }
    return Put(engine::PlanChange::Subject::kWheel, WheelText(shape_.due));
  }

  absl::Status Settle() {
    while (true) {
      const auto fired = writer_.FireDue();
      if (!fired.ok() || *fired == 0) return fired.status();
    }
  }

 private:
  absl::StatusOr<engine::CommandResult> Run(engine::CommandBody body) {
    const std::vector<Command> commands{{.huvudman = huvudman_,
                                         .actor = {.person = kAdministrator, .post = {}},
                                         .body = std::move(body)}};
    return std::move(writer_.Execute(commands).front());
  }

  absl::Status Put(engine::PlanChange::Subject subject, const std::string& text) {
    const auto plan = Run(engine::PlanChange{.subject = subject, .text = text});
    return plan.ok() ? Run(engine::ApplyPlan{plan->id}).status() : plan.status();
  }

  absl::Status Import(int number) {
    const int first = shape_.units * number / shape_.huvudmen;
    const int last = shape_.units * (number + 1) / shape_.huvudmen;
    engine::ImportOrganisation import;
    AddPosts(import, core::UnitId(), core::UnitId());
    for (int unit = first; unit < last; ++unit) {
      AddUnit(import, unit);
      if (import.units.size() < kImportMax && unit + 1 < last) continue;
      if (const absl::Status status = Run(std::move(import)).status(); !status.ok()) return status;
      import = {};
    }
    return import.posts.empty() ? absl::OkStatus() : Run(std::move(import)).status();
  }

  void AddUnit(engine::ImportOrganisation& import, int number) {
    core::UnitId demo_unit;
    core::Unit unit{.id = UnitOf(number),
                    .name = fmt::format("Skola {}", number),
                    .school_forms = {"grundskola"},
                    .grades = {"1", "2", "3", "4", "5", "6"}};
    if (shape_.every_role) {
      const core::Unit& like = demo_.units[static_cast<std::size_t>(number) % demo_.units.size()];
      demo_unit = like.id;
      unit.school_forms = like.school_forms;
      unit.grades = like.grades;
      unit.attributes = like.attributes;
    }
    AddPosts(import, unit.id, demo_unit);
    import.units.push_back(std::move(unit));
  }

  // The posts at `unit` (empty: at the huvudman), each with a holder of its own.
  void AddPosts(engine::ImportOrganisation& import, const core::UnitId& unit,
                const core::UnitId& demo_unit) {
    std::vector<core::RoleId> roles;
    for (const core::Post& post : demo_.posts) {
      if (post.id.unit == demo_unit) roles.push_back(post.id.role);
    }
    if (!shape_.every_role) {
      for (const char* role : {"administratör", "skolchef", "rektor"}) {
        if (unit.empty() != (std::string_view(role) == "rektor")) roles.emplace_back(role);
      }
    }
    for (const core::RoleId& role : roles) {
      const bool administrator = unit.empty() && role.str() == "administratör";
      const core::PersonId person =
          administrator ? kAdministrator : HolderOf(core::PostId{role, unit});
      import.persons.push_back({.id = person, .name = person.str(), .email = "p@example.se"});
      import.posts.push_back(PostHeldBy({role, unit}, person));
    }
  }

  engine::Writer& writer_;
  const Shape& shape_;
  core::Organisation::Content demo_;
  core::HuvudmanId huvudman_;
};

}  // namespace

engine::Instant StartOfSweden() {
  return calendar::Zone::Stockholm().At(MakeDate(2026, 8, 26), calendar::TimeOfDay{8 * 60});
}

engine::Instant MorningOfFriday(int week) {
  const auto iso = calendar::MakeIsoWeek(calendar::WeekYear{2026}, week);
  return calendar::Zone::Stockholm().At(calendar::DayIn(*iso, std::chrono::Friday),
                                        calendar::TimeOfDay{8 * 60});
}

std::string WheelText(const std::vector<DueWeek>& due) {
  std::string text = "wheel: land\ntitle: Landets hjul\nactivities:\n";
  for (const DueWeek& week : due) {
    for (int number = 1; number <= week.count; ++number) {
      text += fmt::format(
          "  - id: arbete-{0}-{1}\n"
          "    title: Arbete {1} till vecka {0}\n"
          "    why: Enhetens del av det som huvudmannen ska redovisa.\n"
          "    states:\n"
          "      - id: görs\n"
          "        title: Arbetet görs\n"
          "        by: rektor\n"
          "        opens: måndag v. 35\n"
          "        due: fredag v. {0}\n"
          "        remind: [on due]\n"
          "        actions: {{klart: klart}}\n"
          "      - {{id: klart, title: Arbetet är klart, final: true}}\n",
          week.week, number);
    }
  }
  return text;
}

std::string ReadDeployFile(std::string_view name) {
  const std::string path = fmt::format("{}/{}", HJUL_DEPLOY_DIR, name);
  std::ifstream file(path);
  if (!file) {
    fmt::print(stderr, "cannot read {}; the benchmarks need the source tree\n", path);
    std::exit(1);
  }
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

absl::Status MakeSweden(store::Store& store, const Shape& shape) {
  const engine::ManualClock clock(StartOfSweden());
  const auto writer = engine::Writer::Open(store, clock, {});
  if (!writer.ok()) return writer.status();
  Founder founder(**writer, shape);
  for (int number = 0; number < shape.huvudmen; ++number) {
    absl::Status status = founder.Found(number);
    if (status.ok()) status = founder.Settle();
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

core::HuvudmanId HuvudmanOf(int number) { return core::HuvudmanId(fmt::format("h-{}", number)); }

core::UnitId UnitOf(int number) { return core::UnitId(fmt::format("u-{}", number)); }

}  // namespace hjul::bench
