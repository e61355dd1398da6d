#include "tests/cli/wheel_svg_drawings.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "hjul/v1/common.pb.h"

namespace hjul::cli {
namespace {

using Day = std::chrono::sys_days;

Day ToDay(const hjul::v1::Date& date) {
  return Day{std::chrono::year{date.year()} /
             std::chrono::month{static_cast<unsigned>(date.month())} /
             std::chrono::day{static_cast<unsigned>(date.day())}};
}

void Set(hjul::v1::Date& date, Day day) {
  const std::chrono::year_month_day civil{day};
  date.set_year(static_cast<int>(civil.year()));
  date.set_month(static_cast<int>(static_cast<unsigned>(civil.month())));
  date.set_day(static_cast<int>(static_cast<unsigned>(civil.day())));
}

Day ToDay(DrawnDay day) {
  return Day{std::chrono::year{day.year} / std::chrono::month{static_cast<unsigned>(day.month)} /
             std::chrono::day{static_cast<unsigned>(day.day)}};
}

void AddBand(hjul::v1::Drawing& drawing, std::string kind, std::string name, DrawnDay first,
             DrawnDay last) {
  hjul::v1::DrawingBand& band = *drawing.add_bands();
  band.set_kind(std::move(kind));
  band.set_name(std::move(name));
  Set(*band.mutable_days()->mutable_first(), ToDay(first));
  Set(*band.mutable_days()->mutable_last(), ToDay(last));
}

}  // namespace

hjul::v1::Drawing TurnOf(std::string title, DrawnDay first, DrawnDay last,
                         std::vector<std::string> rings) {
  hjul::v1::Drawing drawing;
  drawing.set_title(std::move(title));
  Set(*drawing.mutable_days()->mutable_first(), ToDay(first));
  Set(*drawing.mutable_days()->mutable_last(), ToDay(last));
  for (std::string& ring : rings) drawing.add_rings(std::move(ring));
  return drawing;
}

hjul::v1::DrawingArc& AddArc(hjul::v1::Drawing& drawing, std::string ring, std::string title,
                             int offset, int days) {
  hjul::v1::DrawingArc& arc = *drawing.add_arcs();
  arc.set_ring(std::move(ring));
  arc.set_title(std::move(title));
  arc.set_units(1);
  const Day first = ToDay(drawing.days().first()) + std::chrono::days{offset};
  Set(*arc.mutable_days()->mutable_first(), first);
  Set(*arc.mutable_days()->mutable_last(), first + std::chrono::days{days - 1});
  return arc;
}

void Scatter(hjul::v1::Drawing& drawing, int count) {
  constexpr std::array<int, 8> kLengths{1, 5, 12, 19, 1, 26, 61, 120};
  constexpr std::array<const char*, 6> kTitles{
      "Skyddsrond",          "Kvalitetsdialog", "Budgetuppföljning för enheten",
      "Arbetsplan & analys", "Betyg",           "Översyn av åtgärder <studiero>"};
  const int turn =
      static_cast<int>((ToDay(drawing.days().last()) - ToDay(drawing.days().first())).count()) + 1;
  unsigned random = 12345;  // A linear congruential sequence: the same on every machine.
  const auto next = [&](int below) {
    random = random * 1664525u + 1013904223u;
    return static_cast<int>((random >> 10) % static_cast<unsigned>(below));
  };
  for (int i = 0; i < count; ++i) {
    const int offset = next(turn);
    const int length = std::min(kLengths[static_cast<std::size_t>(next(8))], turn - offset);
    hjul::v1::DrawingArc& arc = AddArc(drawing, drawing.rings(i % drawing.rings_size()),
                                       kTitles[static_cast<std::size_t>(next(6))], offset, length);
    arc.set_units(next(2) == 0 ? 1 : 24);
    const int state = next(5);
    if (state == 1) arc.set_done(arc.units());
    if (state == 2) arc.set_overdue(1);
    if (state == 3) arc.set_waiting(arc.units());
    arc.set_open(state >= 2);
  }
}

hjul::v1::Drawing SchoolYear() {
  hjul::v1::Drawing drawing =
      TurnOf("Kvalitetshjul 2026-27", {2026, 8, 1}, {2027, 7, 31}, {"mål", "dialog", "analys"});
  AddBand(drawing, "term", "ht 2026/27", {2026, 8, 17}, {2026, 12, 18});
  AddBand(drawing, "break", "höstlov", {2026, 10, 26}, {2026, 10, 30});
  AddBand(drawing, "break", "jullov", {2026, 12, 19}, {2027, 1, 10});
  AddBand(drawing, "term", "vt 2026/27", {2027, 1, 11}, {2027, 6, 11});
  AddBand(drawing, "quiet", "2027-07", {2027, 7, 1}, {2027, 7, 31});
  Set(*drawing.mutable_today(), ToDay({2026, 11, 21}));
  AddArc(drawing, "mål", "Egna prioriterade mål", 30, 19).set_done(1);
  AddArc(drawing, "mål", "Arbetsplanen revideras", 51, 47).set_overdue(1);
  hjul::v1::DrawingArc& dialog = AddArc(drawing, "dialog", "Kvalitetsdialog", 30, 98);
  dialog.set_units(24);
  dialog.set_done(7);
  dialog.set_open(true);
  hjul::v1::DrawingArc& waiting = AddArc(drawing, "dialog", "Skolplansdialog", 93, 33);
  waiting.set_waiting(1);
  waiting.set_open(true);
  AddArc(drawing, "analys", "Analysdag i maj", 300, 1);
  AddArc(drawing, "analys", "Huvudmannens redovisning", 395, 60);
  return drawing;
}

hjul::v1::Drawing YearOfWeek53() {
  hjul::v1::Drawing drawing =
      TurnOf("Verksamhetshjul 2026", {2026, 1, 1}, {2026, 12, 31}, {"planering", "personal"});
  Scatter(drawing, 18);
  return drawing;
}

hjul::v1::Drawing TwentySixMonths() {
  hjul::v1::Drawing drawing = TurnOf("Utvecklingsplan 2026–2028", {2026, 8, 1}, {2028, 9, 30},
                                     {"mål", "genomförande", "uppföljning"});
  Scatter(drawing, 24);
  return drawing;
}

}  // namespace hjul::cli
