// Safe change in a commit: computing a plan, storing it, and applying exactly what it said.
//
// A plan is bound to a base: the digest of the configuration and of every running occurrence that
// it looked at. Applying computes the plan again and refuses when the base has moved.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/core/change_plan.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/engine/command.h"
#include "scheduler/engine/commit.h"
#include "scheduler/engine/occurrences.h"

namespace hjul::engine {

class Changes {
 public:
  Changes(Commit& commit, const HuvudmanId& huvudman) : commit_(commit), huvudman_(huvudman) {}

  // Computes and stores a plan; returns its id. Errors: kInvalidArgument (the text has errors).
  absl::StatusOr<std::string> Plan(const PlanChange& change, const core::Actor& actor);
  // Errors: kNotFound, kAborted (outdated), kFailedPrecondition (undecided or applied before).
  // Returns the occurrences touched.
  absl::StatusOr<std::vector<core::OccurrenceId>> Apply(const std::string& plan_id,
                                                        const core::Actor& actor);

 private:
  // What a text would put in force, and what that does to each running turn.
  struct TurnChange {
    core::Turn turn;
    std::shared_ptr<const core::Wheel> wheel;  // What it would follow.
    core::RevisionHash revision;
    core::TurnPlan fresh;
    std::vector<core::OccurrenceChange> changes;
  };
  struct Proposal {
    std::shared_ptr<const World> world;        // As it is.
    std::shared_ptr<const core::Wheel> wheel;  // Wheels and overlays: as it would be.
    core::RevisionHash hash;
    std::string text;                   // Canonical: the wheel's core, or the calendar document.
    std::vector<std::string> overlays;  // Canonical, by unit.
    std::string name;                   // Wheel id or document name.
    std::string previous;               // The text in force; empty when new.
    bool same_text = false;             // It is in force already.
    calendar::Calendar calendar;        // To plan with.
    core::UnitId only_unit;             // Overlays: nobody else is concerned.
    std::vector<TurnChange> turns;
    std::string base;
  };

  absl::StatusOr<Proposal> Propose(const store::PlanRecord& plan);
  absl::Status ProposeWheel(const store::PlanRecord& plan, Proposal& proposal) const;
  absl::Status ProposeOverlay(const store::PlanRecord& plan, Proposal& proposal) const;
  absl::Status ProposeCalendar(const store::PlanRecord& plan, Proposal& proposal) const;
  absl::Status Compose(const core::Wheel& wheel, const std::vector<core::Overlay>& overlays,
                       Proposal& proposal) const;
  absl::Status CompareTurns(const store::PlanRecord& plan, Proposal& proposal);
  absl::StatusOr<TurnChange> CompareTurn(const core::Turn& turn,
                                         std::shared_ptr<const core::Wheel> wheel,
                                         const core::RevisionHash& revision,
                                         const store::PlanRecord& plan,
                                         const Proposal& proposal) const;
  absl::StatusOr<std::vector<core::Occurrence>> OccurrencesIn(const core::Turn& turn) const;

  void Write(const store::PlanRecord& plan);
  absl::StatusOr<store::PlanRecord> Read(const std::string& id) const;
  absl::Status PutRevision(const store::PlanRecord& plan, const Proposal& proposal,
                           const core::Actor& actor);
  void PutCalendar(const store::PlanRecord& plan, const Proposal& proposal,
                   const core::Actor& actor);
  absl::Status Carry(const store::PlanRecord& plan, const Proposal& proposal,
                     const core::Actor& actor, std::vector<core::OccurrenceId>& touched);
  absl::Status LetIn(const std::vector<core::OccurrenceId>& added, const core::Turn& turn,
                     Occurrences& occurrences);
  absl::Status CarryOne(const core::OccurrenceChange& change, const TurnChange& turn,
                        const store::PlanRecord& plan, const core::Actor& actor,
                        Occurrences& occurrences);

  Commit& commit_;
  const HuvudmanId& huvudman_;
};

}  // namespace hjul::engine
