// What it costs to give everybody a time: a municipality's 24 dialogues, and 300 units on 2,000
// slots; with wishes, after a drop-out, with overlapping slots, and where it cannot be done.
//
//   hjul_dialogue_bench
#include <algorithm>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/dialogue/schedule.h"
#include "tests/bench/measure.h"

namespace hjul::bench {
namespace {

using calendar::MakeDate;
using core::PersonId;
using core::PostId;
using core::RoleId;
using core::UnitId;
namespace dialogue = hjul::dialogue;

constexpr double kSmallSecondsMax = 0.5;  // "Well under a second".
constexpr double kBigSecondsMax = 5;

struct Size {
  int units = 24;
  int hosts = 1;
  int weeks = 4;
  int slots_a_day = 5;
};

// One campaign with its people.
struct Town {
  dialogue::Board board;
  core::Organisation::Content people;
  dialogue::ScheduleRequest request;
};

PostId Host(int index) {
  return {.role = RoleId(fmt::format("chef-{}", index + 1)), .unit = UnitId()};
}

void AddPost(Town& town, const PostId& post) {
  PersonId person("p-" + post.role.str() + "-" + post.unit.str());
  town.people.persons.push_back({.id = person});
  town.people.posts.push_back(
      {.id = post, .holdings = {{.person = person, .from = MakeDate(2020, 1, 1)}}});
}

Town Make(const Size& size) {
  Town town;
  dialogue::Campaign& campaign = town.board.campaign;
  campaign.id = dialogue::CampaignId("dialog-2026");
  campaign.parties = {{.role = RoleId("rektor"), .books = true}, {.role = RoleId("larare")}};
  campaign.organisers = {RoleId("chef-1")};
  campaign.held = {MakeDate(2026, 9, 7), MakeDate(2027, 6, 11)};
  campaign.booked = campaign.held;
  campaign.material = dialogue::MaterialRule{};
  for (int host = 0; host < size.hosts; ++host) {
    AddPost(town, Host(host));
    for (int day = 0; day < 5; ++day) {
      const calendar::Date first = MakeDate(2026, 9, 14) + std::chrono::days{day};
      town.board.windows.push_back(
          {.id = dialogue::WindowId(fmt::format("f{:02}-{}", host, day)),
           .campaign = campaign.id,
           .host = Host(host),
           .date = first,
           .repeat = dialogue::Repeat{.until = first + std::chrono::days{7 * (size.weeks - 1)}},
           .time = {{480}, {static_cast<std::int16_t>(480 + 75 * size.slots_a_day - 15)}}});
    }
  }
  for (int unit = 0; unit < size.units; ++unit) {
    const UnitId id(fmt::format("enhet-{:03}", unit + 1));
    campaign.units.push_back(id);
    town.people.units.push_back({.id = id});
    AddPost(town, {.role = RoleId("rektor"), .unit = id});
    AddPost(town, {.role = RoleId("larare"), .unit = id});
  }
  return town;
}

// Everybody wishes for times in the same few weeks, in an order of their own.
void AddWishes(Town& town) {
  int unit = 0;
  for (const UnitId& id : town.board.campaign.units) {
    dialogue::Preference preference{.unit = id};
    for (int rank = 0; rank < 3; ++rank) {
      const calendar::Date monday =
          MakeDate(2026, 9, 14) + std::chrono::days{7 * ((unit + rank) % 3)};
      preference.ranked.push_back({.days = {monday, monday + std::chrono::days{(unit + rank) % 5}},
                                   .time = {{480}, {720}}});
    }
    town.request.preferences.push_back(std::move(preference));
    ++unit;
  }
}

dialogue::Schedule Measure(const std::string& what, const Town& town, double limit) {
  const calendar::Calendar calendar;
  const core::Organisation organisation(town.people);
  const std::vector<dialogue::Busy> busy;
  const dialogue::Ground ground{
      calendar, organisation, busy,
      calendar::Zone::Stockholm().At(MakeDate(2026, 8, 20), calendar::TimeOfDay{480})};
  const auto start = Steady::now();
  const double cpu = CpuSeconds();
  absl::StatusOr<dialogue::Schedule> schedule = Propose(town.board, town.request, ground);
  const double seconds = SecondsSince(start);
  if (!schedule.ok()) {
    PrintFact(fmt::format("{}: {}", what, schedule.status().ToString()));
    return {};
  }
  PrintFigure(what, seconds, "s", AtMost(limit));
  PrintFact(fmt::format("  {:.3f} s of processor; {} placed, {} left out, {} changed, {} days, {}",
                        CpuSeconds() - cpu, schedule->placements.size(), schedule->left_out.size(),
                        schedule->changed, schedule->days,
                        schedule->proved ? "proved best" : "cut off"));
  for (const dialogue::Shortfall& one : schedule->shortfalls) {
    PrintFact(fmt::format("  {} units share {} places", one.units.size(), one.places));
  }
  return *std::move(schedule);
}

void Row(const std::string& name, const Size& size, double limit) {
  Town town = Make(size);
  PrintTitle(fmt::format("{}: {} units, {} slots, {} hosts", name, size.units,
                         size.hosts * size.weeks * 5 * size.slots_a_day, size.hosts));
  const dialogue::Schedule first = Measure("everybody anywhere", town, limit);
  town.board.campaign.day_cap = 3;
  town.board.campaign.week_cap = 8;
  AddWishes(town);
  const dialogue::Schedule wished = Measure("wishes, three a day, eight a week", town, limit);
  town.request.last = wished.placements;
  if (!town.request.last.empty()) {  // Its time is withdrawn.
    const dialogue::WindowId gone = town.request.last.front().slot.window;
    for (dialogue::Window& window : town.board.windows) {
      if (window.id == gone) window.withdrawn = true;
    }
  }
  Measure("the same after a withdrawn window", town, limit);

  town = Make(size);
  town.board.campaign.raster = std::chrono::minutes{30};
  for (dialogue::Window& window : town.board.windows) {
    // As many starts as there were slots, of which fewer than half can be used.
    window.time.to.minutes =
        static_cast<std::int16_t>(window.time.from.minutes + 60 + 30 * (size.slots_a_day - 1));
  }
  Measure("slots that overlap", town, limit);

  town = Make(size);
  town.board.campaign.week_cap = size.units / (size.hosts * size.weeks) - 1;
  Measure("too few places a week", town, limit);
}

}  // namespace
}  // namespace hjul::bench

int main(int argc, char** argv) {
  using namespace hjul::bench;
  PrintMachine();
  Row("a municipality", {}, kSmallSecondsMax);
  const bool tiny = argc > 1 && std::string(argv[1]) == "--tiny";
  if (!tiny) {
    Row("a large one", {.units = 300, .hosts = 5, .weeks = 16, .slots_a_day = 5}, kBigSecondsMax);
  }
  return 0;
}
