#include "scheduler/engine/scene.h"

#include <algorithm>
#include <optional>

#include "absl/status/status.h"
#include "fmt/format.h"

namespace hjul::engine {

absl::StatusOr<std::unique_ptr<Scene>> Scene::Of(const World& world, OccurrenceRecords& records,
                                                 const core::OccurrenceId& id,
                                                 const core::RevisionHash& hash,
                                                 core::Instant now) {
  const auto missing = [&](std::string_view what) {
    return absl::NotFoundError(fmt::format("{}: there is no such {}", core::ToString(id), what));
  };
  const core::Turn* turn = world.FindTurn(id.wheel, id.turn);
  if (turn == nullptr) {
    return missing("turn");
  }
  std::unique_ptr<Scene> scene(new Scene(world, records));
  scene->wheel_ = world.Revision(hash);
  if (scene->wheel_ == nullptr) {
    return missing("revision");
  }
  const core::Activity* activity = scene->wheel_->FindActivity(id.activity);
  if (activity == nullptr) {
    return missing("activity");
  }
  const calendar::Calendar& calendar = world.CalendarFor(id.unit);
  if (!id.ordinal.empty()) {  // What comes once in a turn has no period of its own.
    scene->repetition_.ordinal = id.ordinal;
    for (core::Repetition& repetition : core::RepetitionsOf(*activity, *turn, calendar)) {
      if (repetition.ordinal == id.ordinal) {
        scene->repetition_ = std::move(repetition);
        break;
      }
    }
  }
  scene->circumstances_.emplace(core::Circumstances{
      *scene->wheel_, world.ActivityFor(*activity, id.unit, id.ordinal, core::HasElection(*turn)),
      *turn, scene->repetition_, calendar, world.organisation(), scene->facts_, now});
  return scene;
}

}  // namespace hjul::engine
