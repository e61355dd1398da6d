#include "scheduler/core/guard.h"

#include <tuple>

namespace hjul::core {
namespace {

void Collect(const Guard& guard, std::vector<const Guard*>& leaves) {
  switch (guard.kind) {
    case Guard::Kind::kAnd:
    case Guard::Kind::kOr:
    case Guard::Kind::kNot:
      for (const Guard& part : guard.parts) Collect(part, leaves);
      return;
    case Guard::Kind::kState:
    case Guard::Kind::kResult:
      leaves.push_back(&guard);
      return;
    case Guard::Kind::kElectionYear:
      return;  // Reads no activity.
  }
}

}  // namespace

bool Guard::operator==(const Guard& other) const {
  const auto meaning = [](const Guard& guard) {
    return std::tie(guard.kind, guard.parts, guard.ref, guard.reach, guard.share_percent,
                    guard.test, guard.state, guard.result, guard.compare, guard.operand);
  };
  return meaning(*this) == meaning(other);
}

std::vector<const Guard*> Leaves(const Guard& guard) {
  std::vector<const Guard*> leaves;
  Collect(guard, leaves);
  return leaves;
}

}  // namespace hjul::core
