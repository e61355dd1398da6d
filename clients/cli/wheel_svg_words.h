// The words on the wheel picture, in Swedish or English: nothing else of it knows a language. Pure.
#pragma once

#include <string>
#include <string_view>

#include "clients/cli/wheel_svg_dates.h"

namespace hjul::cli::wheel_svg {

// How an activity stands, as the picture shows it.
enum class Look { kPlanned, kOpen, kWaiting, kOverdue, kDone };

class Words {
 public:
  explicit Words(bool english) : english_(english) {}

  std::string_view Tag() const { return Pick("sv", "en"); }
  std::string_view Month(unsigned month) const;                // "augusti"; month is 1..12.
  std::string_view ShortMonth(unsigned month) const;           // "aug".
  std::string DayText(Day day, bool with_year = false) const;  // "fre 30 okt v. 44".
  std::string LongDay(Day day) const;                          // "1 augusti 2026".
  // "mån 31 aug v. 36 – fre 18 sep v. 38"; a later year is named.
  std::string SpanText(const Span& span) const;
  std::string BareSpan(const Span& span) const;  // "26 okt – 30 okt".
  std::string MonthHeading(Day day) const;       // "Augusti 2026".
  std::string_view StateName(Look look) const;
  // "7 av 24 klara, 2 försenade"; empty when it stands for one occurrence.
  std::string Shares(int units, int done, int overdue, int waiting) const;
  std::string Late(int overdue) const;  // "2 försenade".
  std::string Activities(std::size_t count, std::size_t done) const;

  std::string_view WheelWord() const { return Pick("Årshjul", "Annual wheel"); }
  std::string_view Today() const { return Pick("i dag", "today"); }
  std::string_view ListHeading() const {
    return Pick("Aktiviteter i datumordning", "Activities by date");
  }
  std::string_view KeyHeading() const {
    return Pick("Så läser du hjulet", "How to read the wheel");
  }
  std::string_view BreakHeading() const { return Pick("Terminer och lov", "Terms and breaks"); }
  std::string_view Mark() const { return Pick("en enda dag", "a single day"); }
  std::string_view ShareKey() const {
    return Pick("7 av 24 enheter är klara", "7 of 24 units are done");
  }
  std::string_view BreakKey() const { return Pick("lov", "break"); }
  std::string_view QuietKey() const { return Pick("utan påminnelser", "no reminders"); }
  std::string_view Before() const { return Pick("före varvet", "before the turn"); }
  std::string_view After() const { return Pick("efter varvets slut", "after the turn's end"); }
  std::string_view NoActivities() const {
    return Pick("Inga aktiviteter i detta varv.", "No activities in this turn.");
  }
  std::string_view NoDays() const {
    return Pick("Varvet har inga dagar.", "The turn has no days.");
  }
  std::string_view Elsewhere() const { return Pick("utanför bilden", "outside the picture"); }
  std::string More(std::size_t count) const;  // "… och 12 till".

 private:
  std::string_view Pick(std::string_view swedish, std::string_view english) const {
    return english_ ? english : swedish;
  }
  std::string ShortDay(Day day) const;  // "30 okt".

  bool english_;
};

}  // namespace hjul::cli::wheel_svg
