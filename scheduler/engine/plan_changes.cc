#include "scheduler/engine/plan_changes.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {

absl::Status VisitChanges(const View& view, const std::string& plan, std::size_t first,
                          const std::function<bool(const core::OccurrenceChange&)>& visit) {
  const HuvudmanId& huvudman = view.world().organisation().huvudman();
  const std::size_t chunk = std::min<std::size_t>(first / store::kPlanChunkMax,
                                                  std::numeric_limits<std::uint32_t>::max());
  store::KeyRange range = store::PlanPartsOf(huvudman, plan, store::PlanPart::kChanges);
  range.first = store::Encode(
      store::PlanKey{huvudman, plan, store::PlanPart::kChanges, static_cast<std::uint32_t>(chunk)});
  std::size_t skipped = first % store::kPlanChunkMax;
  absl::Status failed = absl::OkStatus();
  const auto visit_chunk = [&](std::string_view, std::string_view value) {
    const auto changes = store::DecodeChanges(value);
    if (!changes.ok()) {
      failed = changes.status();
      return false;
    }
    for (; skipped < changes->size(); ++skipped) {
      if (!visit((*changes)[skipped])) {
        return false;
      }
    }
    skipped = 0;
    return true;
  };
  const absl::Status scan =
      view.snapshot().Scan(range, std::numeric_limits<std::size_t>::max(), visit_chunk);
  return scan.ok() ? failed : scan;
}

}  // namespace hjul::engine
