#include "scheduler/core/dialogue/explain.h"

#include <array>

#include "fmt/format.h"
#include "scheduler/calendar/iso_week.h"

namespace hjul::dialogue {
namespace {

constexpr std::array kWeekdays{"måndag", "tisdag", "onsdag", "torsdag",
                               "fredag", "lördag", "söndag"};
constexpr std::array kMonths{"januari", "februari", "mars",      "april",   "maj",      "juni",
                             "juli",    "augusti",  "september", "oktober", "november", "december"};

std::string Clock(TimeOfDay time) {
  std::string text = calendar::ToString(time);
  text.replace(2, 1, ".");
  return text;
}

// The first letter is ASCII in everything a sentence here begins with.
std::string Sentence(std::string text) {
  if (!text.empty() && 'a' <= text[0] && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text + ".";
}

std::string WeekText(calendar::IsoWeek week, int year) {
  if (week.year.value == year) return fmt::format("v. {}", week.week);
  return fmt::format("v. {} {}", week.week, week.year.value);
}

std::string PlaceName(const std::string& id, const Campaign& campaign) {
  const Place* const place = campaign.FindPlace(PlaceId(id));
  return place == nullptr || place->name.empty() ? id : place->name;
}

std::string On(const std::optional<Date>& date) { return date ? DayText(*date) : "okänd dag"; }

std::string InBrackets(const std::string& text) {
  return text.empty() ? std::string() : fmt::format(" ({})", text);
}

std::string UnitName(const UnitId& id, const core::Organisation& organisation) {
  const core::Unit* const unit = organisation.FindUnit(id);
  return unit == nullptr || unit->name.empty() ? id.str() : unit->name;
}

std::string Dialogues(int count) {
  return count == 1 ? "1 dialog" : fmt::format("{} dialoger", count);
}
std::string Units(int count) { return count == 1 ? "1 enhet" : fmt::format("{} enheter", count); }

std::string BookingPeriod(const Hindrance& hindrance, const Campaign& campaign) {
  if (campaign.status == CampaignStatus::kCancelled) return "dialogerna är inställda";
  if (hindrance.kind == HindranceKind::kNotOpen) {
    return fmt::format("enheterna bokar själva från och med {}", On(hindrance.date));
  }
  if (campaign.status == CampaignStatus::kClosed) return "bokningen är stängd";
  return fmt::format("bokningen stängde {}; be den som planerar dialogerna", On(hindrance.date));
}

}  // namespace

std::string DayText(Date date) {
  return fmt::format("{} {} {} {} ({})", kWeekdays.at(calendar::WeekdayOf(date).iso_encoding() - 1),
                     calendar::DayOf(date), kMonths.at(calendar::MonthOf(date) - 1),
                     calendar::YearOf(date),
                     WeekText(calendar::IsoWeekOf(date), calendar::YearOf(date)));
}

std::string TimeText(TimeOfDay from, TimeOfDay to) {
  return fmt::format("kl. {}–{}", Clock(from), Clock(to));
}

std::string SlotText(const Slot& slot) {
  return fmt::format("{} {}", DayText(slot.id.date), TimeText(slot.id.start, slot.end));
}

std::string Explain(const Offer& offer, const Campaign& campaign) {
  const std::string when = SlotText(offer.slot);
  if (offer.IsFree()) return Sentence(when + " är ledig");
  std::string why;
  for (const Hindrance& hindrance : offer.hindrances) {
    why += (why.empty() ? "" : "; ") + Explain(hindrance, campaign);
  }
  return Sentence(fmt::format("{} går inte att boka: {}", when, why));
}

std::string Explain(const Hindrance& hindrance, const Campaign& campaign) {
  const int count = hindrance.count;
  const std::string& subject = hindrance.subject;
  switch (hindrance.kind) {
    case HindranceKind::kWindowWithdrawn:
      return "tiden är indragen" + InBrackets(subject);
    case HindranceKind::kDoesNotFit:
      return fmt::format("dialogen ryms inte: värden är tillgänglig till kl. {}",
                         Clock(hindrance.time.value_or(calendar::kEndOfDay)));
    case HindranceKind::kLunch:
      return "dialogen skulle gå in i lunchen";
    case HindranceKind::kClockChange:
      return "klockan ställs om under tiden";
    case HindranceKind::kOutsideCampaign:
      return fmt::format("dialogerna hålls från {} till {}", DayText(campaign.held.first),
                         DayText(campaign.held.last));
    case HindranceKind::kDayOff:
      return "dagen är ledig" + InBrackets(subject);
    case HindranceKind::kHalfDay:
      return fmt::format("arbetsdagen slutar kl. {}",
                         Clock(hindrance.time.value_or(calendar::kEndOfDay)));
    case HindranceKind::kAvoidedDay:
      return fmt::format("dagen ska hållas fri: {}", subject);
    case HindranceKind::kNotForUnit:
      return "tiden är avsedd för andra enheter";
    case HindranceKind::kUnitClosed:
      return "enheten finns inte den dagen";
    case HindranceKind::kNotOpen:
    case HindranceKind::kBookingClosed:
      return BookingPeriod(hindrance, campaign);
    case HindranceKind::kHasBooking:
      return "enheten har redan en bokad dialog; flytta den i stället";
    case HindranceKind::kAlreadyHeld:
      return "enhetens dialog är redan hållen";
    case HindranceKind::kSameSlot:
      return "dialogen är redan bokad just då";
    case HindranceKind::kPassed:
      return "tiden har passerat";
    case HindranceKind::kLeadTime:
      return fmt::format("den skulle ha bokats senast {}", On(hindrance.date));
    case HindranceKind::kTooLateForMaterial:
      return fmt::format("underlaget skulle ha lämnats senast {}", On(hindrance.date));
    case HindranceKind::kTaken:
      return "tiden är redan bokad";
    case HindranceKind::kPartyTaken:
      return "någon som ska vara med är bokad då" + InBrackets(subject);
    case HindranceKind::kBuffer:
      return fmt::format("det behövs {} minuters paus till en annan dialog", count);
    case HindranceKind::kTravel:
      return fmt::format("det tar {} minuter att ta sig mellan dialogen och {}", count,
                         PlaceName(subject, campaign));
    case HindranceKind::kBusy:
      return "värden är upptagen" + InBrackets(subject);
    case HindranceKind::kPartyBusy:
      return "någon som ska vara med är upptagen" + InBrackets(subject);
    case HindranceKind::kBusyUnknown:
      return fmt::format("kalendern {} gick inte att läsa, så ingen tid erbjuds", subject);
    case HindranceKind::kDayCap:
      return fmt::format("det är högst {} om dagen", Dialogues(count));
    case HindranceKind::kWeekCap:
      return fmt::format("det är högst {} i veckan", Dialogues(count));
  }
  return "okänt hinder";
}

std::string Explain(const Shortfall& shortfall, const core::Organisation& organisation) {
  std::string names;
  for (const UnitId& unit : shortfall.units) {
    names += (names.empty() ? "" : ", ") + UnitName(unit, organisation);
  }
  const auto units = static_cast<int>(shortfall.units.size());
  if (shortfall.places == 0) {
    return Sentence(fmt::format("{} har inga tider alls: {}",
                                units == 1 ? "en enhet" : fmt::format("{} enheter", units), names));
  }
  std::string where;
  const auto add = [&](const std::string& part) { where += (where.empty() ? "" : ", ") + part; };
  // Groups are in order of day; a day's times are said together.
  const auto groups = static_cast<int>(shortfall.slots.size());
  if (groups > 0 && (!shortfall.days.empty() || !shortfall.weeks.empty())) {
    add(groups == 1 ? "1 enskild tid" : fmt::format("{} enskilda tider", groups));
  }
  for (const Shortfall::DayLimit& limit : shortfall.days) {
    add(fmt::format("{} kvar {}", limit.left, DayText(limit.date)));
  }
  for (const Shortfall::WeekLimit& limit : shortfall.weeks) {
    add(fmt::format("{} kvar i {}", limit.left,
                    WeekText(limit.week, calendar::YearOf(calendar::MondayOf(limit.week)))));
  }
  return Sentence(fmt::format("dessa {} delar på {} {}{}: {}", Units(units), shortfall.places,
                              shortfall.places == 1 ? "tid" : "tider", InBrackets(where), names));
}

std::string Explain(const Relaxation& relaxation, const core::Organisation& organisation) {
  const auto what = [&]() -> std::string {
    switch (relaxation.kind) {
      case Relaxation::Kind::kRaiseDayCap:
        return fmt::format("höj taket till {} om dagen", Dialogues(relaxation.to));
      case Relaxation::Kind::kRaiseWeekCap:
        return fmt::format("höj taket till {} i veckan", Dialogues(relaxation.to));
      case Relaxation::Kind::kAllowDay:
        return fmt::format("tillåt {} ({})", DayText(relaxation.date), relaxation.subject);
      case Relaxation::Kind::kUnlock:
        return fmt::format("lås upp {}", UnitName(relaxation.unit, organisation));
      case Relaxation::Kind::kAddSlots:
        break;
    }
    return relaxation.to == 1 ? std::string("lägg till 1 tid som passar")
                              : fmt::format("lägg till {} tider som passar", relaxation.to);
  };
  return Sentence(fmt::format("{}: {} till får en tid", what(), Units(relaxation.gain)));
}

}  // namespace hjul::dialogue
