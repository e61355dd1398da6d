#include "scheduler/calendar/holidays.h"

#include <algorithm>
#include <array>

namespace hjul::calendar {
namespace {

using enum HolidayName;
using enum HolidayClass;

// The year in which National Day became a holiday and Whit Monday an ordinary day (SFS 2004:1320).
constexpr int kNationalDayReform = 2005;

// How a day finds its date in a year.
struct Placement {
  enum class Kind : std::uint8_t {
    kFixed,        // `month`, `day`.
    kEaster,       // `offset` days from Easter Sunday.
    kWeekdayFrom,  // The first `on` on or after `month`, `day`.
  };
  Kind kind;
  unsigned month = 0;
  unsigned day = 0;
  int offset = 0;
  unsigned on = 0;  // ISO weekday.
};

constexpr Placement Fixed(unsigned month, unsigned day) {
  return {Placement::Kind::kFixed, month, day};
}
constexpr Placement Easter(int offset) { return {Placement::Kind::kEaster, 0, 0, offset}; }
constexpr Placement FridayFrom(unsigned month, unsigned day) {
  return {Placement::Kind::kWeekdayFrom, month, day, 0, 5};
}
constexpr Placement SaturdayFrom(unsigned month, unsigned day) {
  return {Placement::Kind::kWeekdayFrom, month, day, 0, 6};
}

struct Named {
  HolidayName name;
  HolidayClass in_class;
  std::string_view code;
  Placement placement;
  int first_year = 0;
  int last_year = 9999;
};

// One day per line, in enum order: its name, what it is in law, where it falls, since when.
constexpr std::array kDays{
    Named{kNyarsdagen, kPublicHoliday, "nyarsdagen", Fixed(1, 1)},
    Named{kTrettondedagJul, kPublicHoliday, "trettondedag_jul", Fixed(1, 6)},
    Named{kLangfredagen, kPublicHoliday, "langfredagen", Easter(-2)},
    Named{kPaskdagen, kPublicHoliday, "paskdagen", Easter(0)},
    Named{kAnnandagPask, kPublicHoliday, "annandag_pask", Easter(1)},
    Named{kForstaMaj, kPublicHoliday, "forsta_maj", Fixed(5, 1)},
    Named{kKristiHimmelsfardsdag, kPublicHoliday, "kristi_himmelsfardsdag", Easter(39)},
    Named{kPingstdagen, kPublicHoliday, "pingstdagen", Easter(49)},
    Named{kAnnandagPingst, kPublicHoliday, "annandag_pingst", Easter(50), 0,
          kNationalDayReform - 1},
    Named{kNationaldagen, kPublicHoliday, "nationaldagen", Fixed(6, 6), kNationalDayReform},
    Named{kMidsommardagen, kPublicHoliday, "midsommardagen", SaturdayFrom(6, 20)},
    Named{kAllaHelgonsDag, kPublicHoliday, "alla_helgons_dag", SaturdayFrom(10, 31)},
    Named{kJuldagen, kPublicHoliday, "juldagen", Fixed(12, 25)},
    Named{kAnnandagJul, kPublicHoliday, "annandag_jul", Fixed(12, 26)},
    Named{kMidsommarafton, kTreatedAsSunday, "midsommarafton", FridayFrom(6, 19)},
    Named{kJulafton, kTreatedAsSunday, "julafton", Fixed(12, 24)},
    Named{kNyarsafton, kTreatedAsSunday, "nyarsafton", Fixed(12, 31)},
    Named{kTrettondagsafton, kEve, "trettondagsafton", Fixed(1, 5)},
    Named{kSkartorsdag, kEve, "skartorsdag", Easter(-3)},
    Named{kPaskafton, kEve, "paskafton", Easter(-1)},
    Named{kValborgsmassoafton, kEve, "valborgsmassoafton", Fixed(4, 30)},
    Named{kDagForeKristiHimmelsfardsdag, kEve, "dag_fore_kristi_himmelsfardsdag", Easter(38)},
    Named{kPingstafton, kEve, "pingstafton", Easter(48)},
    Named{kDagForeNationaldagen, kEve, "dag_fore_nationaldagen", Fixed(6, 5), kNationalDayReform},
    Named{kAllhelgonaafton, kEve, "allhelgonaafton", FridayFrom(10, 30)},
};

constexpr bool InEnumOrder() {
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    if (static_cast<std::size_t>(kDays[i].name) != i + 1) return false;
  }
  return true;
}
static_assert(InEnumOrder());

const Named& RowOf(HolidayName name) { return kDays[static_cast<std::size_t>(name) - 1]; }

// A date taken apart once, so that a question about it costs one conversion.
struct Parts {
  explicit Parts(Date at)
      : date(at),
        ymd(Ymd(at)),
        year(static_cast<int>(ymd.year())),
        month(static_cast<unsigned>(ymd.month())),
        day(static_cast<unsigned>(ymd.day())),
        iso_weekday(WeekdayOf(at).iso_encoding()),
        // Easter falls 22 March - 25 April: nothing that moves with it leaves March..June.
        from_easter(month < 3 || month > 6 ? -1000
                                           : static_cast<int>((at - EasterSunday(year)).count())) {}

  Date date;
  std::chrono::year_month_day ymd;
  int year;
  unsigned month;
  unsigned day;
  unsigned iso_weekday;
  int from_easter;
};

bool Falls(const Named& named, const Parts& on) {
  if (on.year < named.first_year || on.year > named.last_year) return false;
  const Placement& placement = named.placement;
  switch (placement.kind) {
    case Placement::Kind::kFixed:
      return on.month == placement.month && on.day == placement.day;
    case Placement::Kind::kEaster:
      return on.from_easter == placement.offset;
    case Placement::Kind::kWeekdayFrom: {
      if (on.iso_weekday != placement.on) return false;
      const auto after = (on.date - MakeDate(on.year, placement.month, placement.day)).count();
      return after >= 0 && after < 7;
    }
  }
  return false;
}

// True if a day of class `worst` or more binding falls on `on`.
bool FallsWithin(const Parts& on, HolidayClass worst) {
  return std::any_of(kDays.begin(), kDays.end(), [&](const Named& named) {
    return named.in_class <= worst && Falls(named, on);
  });
}

constexpr Date kFirstDay = MakeDate(kYearMin, 1, 1);
constexpr Date kLastDay = MakeDate(kYearMax, 12, 31);

// What is asked of every day of every deadline.
enum Mark : std::uint8_t { kRed = 1, kStatutoryDayOff = 2, kNamed = 4 };

std::uint8_t ComputeMarks(Date date) {
  const Parts on(date);
  const bool red = on.iso_weekday == 7 || FallsWithin(on, kPublicHoliday);
  const bool day_off = red || on.iso_weekday == 6 || FallsWithin(on, kTreatedAsSunday);
  return static_cast<std::uint8_t>((red ? kRed : 0) | (day_off ? kStatutoryDayOff : 0) |
                                   (FallsWithin(on, kEve) ? kNamed : 0));
}

// The marks of `date`; computed once for the years of the product, from the rules for the others.
std::uint8_t MarksOf(Date date) {
  static const std::vector<std::uint8_t> kMarks = [] {
    std::vector<std::uint8_t> marks;
    marks.reserve(static_cast<std::size_t>((kLastDay - kFirstDay).count()) + 1);
    for (Date day = kFirstDay; day <= kLastDay; day += days{1}) marks.push_back(ComputeMarks(day));
    return marks;
  }();
  if (date < kFirstDay || date > kLastDay) return ComputeMarks(date);
  return kMarks[static_cast<std::size_t>((date - kFirstDay).count())];
}

}  // namespace

HolidayClass ClassOf(HolidayName name) { return RowOf(name).in_class; }

std::string_view CodeOf(HolidayName name) { return RowOf(name).code; }

Date EasterSunday(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int in_century = year % 100;
  const int skipped_leaps = century / 4;
  const int moon_correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - skipped_leaps - moon_correction + 15) % 30;
  const int to_sunday =
      (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * to_sunday) / 451;
  const int days_after_21_march = epact + to_sunday - 7 * late + 1;
  return MakeDate(year, 3, 21) + days{days_after_21_march};
}

std::vector<HolidayName> HolidaysOn(Date date) {
  std::vector<HolidayName> names;
  if ((MarksOf(date) & kNamed) == 0) return names;
  const Parts on(date);
  for (const Named& named : kDays) {
    if (Falls(named, on)) names.push_back(named.name);
  }
  return names;
}

std::optional<Date> DateOf(HolidayName name, int year) {
  const Named& named = RowOf(name);
  if (year < named.first_year || year > named.last_year) return std::nullopt;
  const Placement& placement = named.placement;
  if (placement.kind == Placement::Kind::kEaster) {
    return EasterSunday(year) + days{placement.offset};
  }
  const Date first = MakeDate(year, placement.month, placement.day);
  if (placement.kind == Placement::Kind::kFixed) return first;
  return first + (weekday{placement.on} - WeekdayOf(first));
}

bool IsRedDay(Date date) { return (MarksOf(date) & kRed) != 0; }

bool IsStatutoryDayOff(Date date) { return (MarksOf(date) & kStatutoryDayOff) != 0; }

std::optional<Date> ElectionDay(int year) {
  constexpr int kSecondSundayRule = 2014;  // Before it, the third.
  const bool election_year = year == 1991 || (year >= 1994 && (year - 1994) % 4 == 0);
  if (!election_year) return std::nullopt;
  const unsigned nth = year >= kSecondSundayRule ? 2 : 3;
  return Date{std::chrono::year{year} / std::chrono::September / std::chrono::Sunday[nth]};
}

}  // namespace hjul::calendar
