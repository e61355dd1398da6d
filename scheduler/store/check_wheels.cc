// Looking at wheels, calendars, turns and plans, and at whatever is stored in pieces.
#include <fmt/format.h>

#include <utility>

#include "scheduler/store/check_walk.h"
#include "scheduler/store/codec.h"

namespace hjul::store {

void CheckWalk::LookAtWheelHead(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseWheelHeadKey);
  const auto head = Decoded(key, value, &DecodeHead);
  if (parsed && head) {
    Expect(key, Encode(WheelRevisionKey{parsed->huvudman, parsed->wheel, head->number, 0}));
  }
}

void CheckWalk::LookAtWheelRevision(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseWheelRevisionKey);
  if (!parsed) return;
  const auto before = pieces_ ? ParseWheelRevisionKey(pieces_->first_key) : std::nullopt;
  Gather(key, value, parsed->piece,
         before && before->huvudman == parsed->huvudman && before->wheel == parsed->wheel &&
             before->number == parsed->number);
  if (parsed->piece == 0) Expect(key, Encode(WheelHeadKey{parsed->huvudman, parsed->wheel}));
}

void CheckWalk::LookAtRevisionHash(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseRevisionHashKey);
  const auto place = Decoded(key, value, &DecodeRevisionPlace);
  if (parsed && place) {
    Expect(key, Encode(WheelRevisionKey{parsed->huvudman, place->wheel, place->number, 0}));
  }
}

void CheckWalk::LookAtCalendarHead(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseCalendarHeadKey);
  const auto head = Decoded(key, value, &DecodeHead);
  if (parsed && head) {
    Expect(key, Encode(CalendarVersionKey{parsed->huvudman, parsed->name, head->number, 0}));
  }
}

void CheckWalk::LookAtCalendarVersion(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseCalendarVersionKey);
  if (!parsed) return;
  const auto before = pieces_ ? ParseCalendarVersionKey(pieces_->first_key) : std::nullopt;
  Gather(key, value, parsed->piece,
         before && before->huvudman == parsed->huvudman && before->name == parsed->name &&
             before->version == parsed->version);
  if (parsed->piece == 0) Expect(key, Encode(CalendarHeadKey{parsed->huvudman, parsed->name}));
}

void CheckWalk::LookAtTurn(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseTurnKey);
  const auto turn = Decoded(key, value, &DecodeTurn);
  if (!parsed || !turn) return;
  if (turn->wheel != parsed->wheel || turn->id != parsed->turn) Fault(key, "names another turn");
  Expect(key, Encode(WheelHeadKey{parsed->huvudman, parsed->wheel}));
  if (turn->state == core::TurnState::kPlanned || turn->state == core::TurnState::kOpen) {
    turns_waiting_.insert(key);
  }
}

void CheckWalk::LookAtPlan(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParsePlanKey);
  if (!parsed) return;
  const bool same_plan =
      plan_part_ && plan_part_->huvudman == parsed->huvudman && plan_part_->plan == parsed->plan;
  const bool same_part = same_plan && plan_part_->part == parsed->part;
  if (parsed->part == PlanPart::kHead) {
    Gather(key, value, parsed->index, same_part);
  } else {
    FinishPieces();
    if (!same_plan) Fault(key, "changes of a plan whose head is missing");
    const std::uint32_t expected = same_part ? plan_part_->index + 1 : 0;
    if (parsed->index != expected) Fault(key, fmt::format("chunk {} is missing", expected));
    Decoded(key, value, &DecodeChanges);
  }
  plan_part_ = parsed;
}

void CheckWalk::LookAtLog(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseLogKey);
  if (!parsed) return;
  const auto before = pieces_ ? ParseLogKey(pieces_->first_key) : std::nullopt;
  Gather(key, value, parsed->piece,
         before && before->huvudman == parsed->huvudman && before->revision == parsed->revision);
}

void CheckWalk::FinishPieces() {
  if (!pieces_) return;
  const Pieces done = *std::exchange(pieces_, std::nullopt);
  if (!done.whole) return;
  const std::string& key = done.first_key;
  switch (*KindOf(key)) {
    case KeyKind::kWheelRevision: {
      const auto named = *ParseWheelRevisionKey(key);
      const auto revision = Decoded(key, done.bytes, &DecodeWheelRevision);
      if (!revision) return;
      if (revision->wheel != named.wheel || revision->number != named.number) {
        Fault(key, "names another revision");
      }
      Expect(key, Encode(RevisionHashKey{named.huvudman, revision->hash}));
      return;
    }
    case KeyKind::kCalendarVersion: {
      const auto named = *ParseCalendarVersionKey(key);
      const auto version = Decoded(key, done.bytes, &DecodeCalendar);
      if (version && (version->name != named.name || version->version != named.version)) {
        Fault(key, "names another version");
      }
      return;
    }
    case KeyKind::kPlan: {
      const auto named = *ParsePlanKey(key);
      const auto plan = Decoded(key, done.bytes, &DecodePlan);
      if (plan && plan->id != named.plan) Fault(key, "names another plan");
      return;
    }
    case KeyKind::kLog: {
      const auto named = *ParseLogKey(key);
      const auto entry = Decoded(key, done.bytes, &DecodeLogEntry);
      if (entry && entry->revision != named.revision) Fault(key, "names another revision");
      if (named.revision > report_.revision) {
        Fault(key, fmt::format("is later than the store's revision {}", report_.revision));
      }
      return;
    }
    default:
      return;
  }
}

}  // namespace hjul::store
