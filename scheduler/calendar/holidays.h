// The days off of Swedish law, computed for any year 1990-2100.
//
// Sources: lag (1989:253) om allmänna helgdagar; lag (1930:173) om beräkning av lagstadgad tid,
// 2 §. National Day became a holiday and Whit Monday an ordinary day in 2005. Pure and total.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "scheduler/calendar/date.h"

namespace hjul::calendar {

// Named days. Two can fall on one date (1 May 2008, 6 June 2049), hence always a set.
enum class HolidayName : std::uint8_t {
  kNyarsdagen = 1,
  kTrettondedagJul,
  kLangfredagen,
  kPaskdagen,
  kAnnandagPask,
  kForstaMaj,
  kKristiHimmelsfardsdag,
  kPingstdagen,
  kAnnandagPingst,  // To 2004.
  kNationaldagen,   // From 2005.
  kMidsommardagen,
  kAllaHelgonsDag,
  kJuldagen,
  kAnnandagJul,
  // Treated as Sunday by lag 1930:173 2 §.
  kMidsommarafton,
  kJulafton,
  kNyarsafton,
  // Ordinary working days that many agreements shorten; never days off by law.
  kTrettondagsafton,
  kSkartorsdag,
  kPaskafton,
  kValborgsmassoafton,
  kDagForeKristiHimmelsfardsdag,
  kPingstafton,
  kDagForeNationaldagen,
  kAllhelgonaafton,
};

enum class HolidayClass : std::uint8_t { kPublicHoliday, kTreatedAsSunday, kEve };

HolidayClass ClassOf(HolidayName name);

// "midsommarafton", the spelling of data/swedish-holidays.csv: ASCII, underscores.
std::string_view CodeOf(HolidayName name);

// Western Easter Sunday by the anonymous Gregorian computation.
Date EasterSunday(int year);

// Every named day on `date`, in enum order; empty for most dates.
std::vector<HolidayName> HolidaysOn(Date date);

// The named day in `year`. Returns nullopt in a year when the day did not exist (see the enum).
std::optional<Date> DateOf(HolidayName name, int year);

// R1: a Sunday or a public holiday.
bool IsRedDay(Date date);
// R2: red, Saturday, or treated as Sunday: no statutory deadline ends here.
bool IsStatutoryDayOff(Date date);

// Ordinary elections to riksdag, region and municipality: 1991, 1994 and every fourth year after it
// (2026, 2030 ...); the second Sunday of September since 2014, the third before.
// Source: vallagen (2005:837) 1 kap. 3 §; regeringsformen 3 kap. 3 § (every fourth year).
std::optional<Date> ElectionDay(int year);
inline bool IsElectionYear(int year) { return ElectionDay(year).has_value(); }

}  // namespace hjul::calendar
