#include "clients/cli/wheel_svg_words.h"

#include <array>

#include "fmt/format.h"

namespace hjul::cli::wheel_svg {
namespace {

using Names = std::array<std::string_view, 12>;
constexpr Names kMonths{"januari", "februari", "mars",      "april",   "maj",      "juni",
                        "juli",    "augusti",  "september", "oktober", "november", "december"};
constexpr Names kEnglishMonths{"January",   "February", "March",    "April",
                               "May",       "June",     "July",     "August",
                               "September", "October",  "November", "December"};
constexpr Names kShort{"jan",  "feb", "mars", "apr", "maj", "juni",
                       "juli", "aug", "sep",  "okt", "nov", "dec"};
constexpr Names kEnglishShort{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> kWeekdays{"sön", "mån", "tis", "ons",
                                                    "tor", "fre", "lör"};
constexpr std::array<std::string_view, 7> kEnglishWeekdays{"Sun", "Mon", "Tue", "Wed",
                                                           "Thu", "Fri", "Sat"};

unsigned MonthOf(Day day) { return static_cast<unsigned>(CivilOf(day).month()); }
unsigned DayOfMonth(Day day) { return static_cast<unsigned>(CivilOf(day).day()); }
int YearOf(Day day) { return static_cast<int>(CivilOf(day).year()); }

}  // namespace

std::string_view Words::Month(unsigned month) const {
  return (english_ ? kEnglishMonths : kMonths)[(month + 11) % 12];
}

std::string_view Words::ShortMonth(unsigned month) const {
  return (english_ ? kEnglishShort : kShort)[(month + 11) % 12];
}

std::string Words::ShortDay(Day day) const {
  return fmt::format("{} {}", DayOfMonth(day), ShortMonth(MonthOf(day)));
}

std::string Words::DayText(Day day, bool with_year) const {
  const unsigned weekday = std::chrono::weekday{day}.c_encoding();
  return fmt::format("{} {}{} {}\u00A0{}", (english_ ? kEnglishWeekdays : kWeekdays)[weekday],
                     ShortDay(day), with_year ? fmt::format(" {}", YearOf(day)) : "",
                     Pick("v.", "wk"), IsoWeekOf(day).week);
}

std::string Words::LongDay(Day day) const {
  return fmt::format("{} {} {}", DayOfMonth(day), Month(MonthOf(day)), YearOf(day));
}

std::string Words::SpanText(const Span& span) const {
  if (span.first == span.last) return DayText(span.first);
  const bool same_year = YearOf(span.first) == YearOf(span.last);
  return fmt::format("{} – {}", DayText(span.first), DayText(span.last, !same_year));
}

std::string Words::BareSpan(const Span& span) const {
  if (span.first == span.last) return ShortDay(span.first);
  if (FirstOfMonth(span.first) == FirstOfMonth(span.last)) {
    return fmt::format("{}–{}", DayOfMonth(span.first), ShortDay(span.last));
  }
  return fmt::format("{} – {}", ShortDay(span.first), ShortDay(span.last));
}

std::string Words::MonthHeading(Day day) const {
  std::string heading = fmt::format("{} {}", Month(MonthOf(day)), YearOf(day));
  if (heading[0] >= 'a' && heading[0] <= 'z')
    heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
  return heading;
}

std::string_view Words::StateName(Look look) const {
  switch (look) {
    case Look::kPlanned:
      return Pick("planerad", "planned");
    case Look::kOpen:
      return Pick("pågår", "open");
    case Look::kWaiting:
      return Pick("väntar på andra", "waiting for others");
    case Look::kOverdue:
      return Pick("försenad", "overdue");
    case Look::kDone:
      return Pick("klar", "done");
  }
  return "";
}

std::string Words::Shares(int units, int done, int overdue, int waiting) const {
  if (units < 2) return "";
  std::string text =
      fmt::format(fmt::runtime(Pick("{} av {} klara", "{} of {} done")), done, units);
  if (overdue > 0) text += ", " + Late(overdue);
  if (waiting > 0) text += fmt::format(", {} {}", waiting, Pick("väntar", "waiting"));
  return text;
}

std::string Words::Late(int overdue) const {
  return fmt::format("{} {}", overdue,
                     overdue == 1 ? Pick("försenad", "overdue") : Pick("försenade", "overdue"));
}

std::string Words::Activities(std::size_t count, std::size_t done) const {
  return fmt::format("{} {}, {} {}", count,
                     count == 1 ? Pick("aktivitet", "activity") : Pick("aktiviteter", "activities"),
                     done, done == 1 ? Pick("klar", "done") : Pick("klara", "done"));
}

std::string Words::More(std::size_t count) const {
  return fmt::format("… {} {} {}", Pick("och", "and"), count, Pick("till", "more"));
}

}  // namespace hjul::cli::wheel_svg
