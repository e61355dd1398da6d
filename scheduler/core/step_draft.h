// A decision in the making: the occurrence as it changes, and what is to be said about it. For the
// step*.cc of this folder only. Not thread-safe; lives through one step.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/core/step.h"

namespace hjul::core {

// The facts as they will be: the occurrence in the making instead of the stored one.
class FactsWithDraft final : public Facts {
 public:
  // Both outlive this.
  FactsWithDraft(const Facts& facts, const Occurrence& draft) : facts_(facts), draft_(draft) {}
  void ForEach(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
               const std::function<void(const Occurrence&)>& visit) const override;

 private:
  const Facts& facts_;
  const Occurrence& draft_;
};

class Draft {
 public:
  // Both outlive this.
  Draft(const Occurrence& before, const Circumstances& circumstances);
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  Occurrence& occurrence() { return occurrence_; }
  const Circumstances& at() const { return at_; }
  // Of the present state; null when the revision has no such state.
  const State* state() const { return at_.activity.FindState(occurrence_.state); }
  bool IsFinal() const { return core::IsFinal(occurrence_.status); }
  bool Holds(const std::optional<Guard>& guard) const;
  // What an unmet guard waits for, in words: "budget done and all enkät ended".
  std::string WaitsFor(const Guard& guard) const;

  void Write(Record record) { effects_.push_back(std::move(record)); }
  // Tells `parties` of the present state. What is told now needs no reminder in the same step.
  void Tell(NoticeKind kind, const std::vector<RoleId>& parties);
  void Tell(NoticeKind kind, const RoleId& party, const PostId& to);
  // Tells the parties, if they had been told of their task, that it is gone.
  void TellWithdrawn();

  // Leaves the present visit and enters `to`, planned until Settle says more.
  void Enter(const StateId& to, const ActionId& action, std::vector<std::string> missing = {});
  // Records that the rungs left in this visit are not needed.
  void CloseLadder();
  // Ends where it stands, without a final state: cancelled, replaced, declined.
  void EndHere(OccurrenceStatus status);
  // The next look at `only if` counts it as asked: somebody has overruled it.
  void OverruleCondition() { condition_overruled_ = true; }

  // Plans anew what leans on anchors (`everything`: all that is not overridden).
  void PlanAnew(bool everything);

  // Goes on as far as time and guards allow.
  // Errors: kInternal when states pass by themselves in a circle or lead to a state that is
  // missing; kFailedPrecondition when the revision lacks the present state.
  absl::Status Settle();

  // Settles, rings the ladder, and says what has changed. Errors: as Settle.
  absl::StatusOr<Decision> Finish();

 private:
  bool MayOpen(const State& state, bool held) const;
  void Open(const State& state);
  bool TakeWayOut(const State& state, bool held);
  void Pass(const State& state, Record record, std::vector<std::string> missing = {});
  void JudgeStatus(const State& state, bool held);
  void End(const State& state);
  std::vector<std::string> Missing(const Guard& until) const;
  void TellMoved();
  void Ring();
  void SendRung(const State& state, int rung, int repetition);

  const Occurrence& before_;
  Occurrence occurrence_;
  FactsWithDraft facts_;
  Circumstances at_;
  std::vector<Effect> effects_;
  bool parties_told_ = false;
  bool condition_overruled_ = false;
};

absl::Status TakeActionIn(Draft& draft, const TakeAction& event);
absl::Status ReassignIn(Draft& draft, const Reassign& event);
absl::Status OverrideIn(Draft& draft, const Override& event);
absl::Status ReplanIn(Draft& draft, const Replan& event);
// Leaves an all-sign state in which every party has taken the same action.
void PassIfAllSigned(Draft& draft, const Actor& actor);

}  // namespace hjul::core
