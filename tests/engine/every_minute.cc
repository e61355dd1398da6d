// hjul_every_minute [--whole]
//
// For every minute of the day and every local date of 1990-2050: a timer set for that reading of
// the clock fires once, on that date, and never for the date before or after. Asked of the keys
// that the store keeps, in the order in which it keeps them, and compared with the rule of summer
// time written down apart from all zone data. Without --whole: the days around every change of the
// clock, and of all other days every 97th minute. Exits 1 on the first minute that does not hold.
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/store/keys.h"
#include "sweden.h"

namespace hjul::engine {
namespace {

using calendar::Date;
using calendar::days;

constexpr int kMinutesPerDay = 24 * 60;
constexpr int kSampledMinute = 97;

struct NominalDay {
  Date date;
  core::TurnId name;  // "2027-03-28": what the timer carries, so that it can be told apart.
};

std::vector<NominalDay> AllDays() {
  std::vector<NominalDay> all;
  for (Date date = calendar::MakeDate(1990, 1, 1); date <= calendar::MakeDate(2050, 12, 31);
       date += days{1}) {
    all.push_back({date, core::TurnId(calendar::ToString(date))});
  }
  return all;
}

std::vector<NominalDay> DaysAroundChanges(const std::vector<NominalDay>& all) {
  std::vector<NominalDay> some;
  for (const NominalDay& day : all) {
    const int year = calendar::YearOf(day.date);
    for (const Date change : {SummerBegins(year), SummerEnds(year)}) {
      if (change - days{2} <= day.date && day.date <= change + days{2}) {
        some.push_back(day);
      }
    }
  }
  return some;
}

// The stored keys of timers at `minute` of every day, in the order of a store that got them in
// another one.
std::vector<std::string> StoredKeys(const std::vector<NominalDay>& all, int minute) {
  const calendar::TimeOfDay time{static_cast<std::int16_t>(minute)};
  std::vector<std::string> keys;
  keys.reserve(all.size());
  for (auto day = all.rbegin(); day != all.rend(); ++day) {
    keys.push_back(store::Encode(store::TimerKey{
        calendar::Zone::Stockholm().At(day->date, time), core::HuvudmanId("kommunen"), std::nullopt,
        store::TurnTimer{core::WheelId("hjul"), day->name}}));
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

// Fires the timers of `minute` in the order of their keys; says what does not hold.
std::string Fire(const std::vector<NominalDay>& all, int minute) {
  const std::vector<std::string> keys = StoredKeys(all, minute);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto timer = store::ParseTimerKey(keys[i]);
    if (!timer) {
      return "a key does not parse";
    }
    const std::string& nominal = std::get<store::TurnTimer>(timer->target).turn.str();
    if (nominal != all[i].name.str()) {
      return fmt::format("{} fires in the place of {}", nominal, all[i].name.str());
    }
    if (timer->at != SwedishInstant(all[i].date, minute)) {
      return fmt::format("{} fires at {}", nominal,
                         calendar::Zone::Stockholm().Describe(timer->at));
    }
    if (calendar::Zone::Stockholm().DateAt(timer->at) != all[i].date) {
      return fmt::format("{} fires on another date", nominal);
    }
    if (i > 0 && keys[i] == keys[i - 1]) {
      return fmt::format("{} has the key of the day before", nominal);
    }
  }
  return {};
}

int Main(bool whole) {
  const std::vector<NominalDay> all = AllDays();
  const std::vector<NominalDay> around = DaysAroundChanges(all);
  std::uint64_t fired = 0;
  for (int minute = 0; minute < kMinutesPerDay; ++minute) {
    const auto& some = whole || minute % kSampledMinute == 0 ? all : around;
    if (const std::string wrong = Fire(some, minute); !wrong.empty()) {
      fmt::print("{:02}:{:02}: {}\n", minute / 60, minute % 60, wrong);
      return 1;
    }
    fired += some.size();
  }
  fmt::print("{} timers, one a local date and minute: each fired once, on its date\n", fired);
  return 0;
}

}  // namespace
}  // namespace hjul::engine

int main(int count, char** words) {
  const bool whole = count == 2 && std::string_view(words[1]) == "--whole";
  if (count > 1 && !whole) {
    fmt::print(stderr, "hjul_every_minute: {} is not understood; it takes --whole\n", words[1]);
    return 2;
  }
  return hjul::engine::Main(whole);
}
