// Guards: whether they are true, and who keeps them from it.
#include <cctype>
#include <charconv>
#include <cstdint>

#include "scheduler/core/planner_moments.h"
#include "scheduler/core/task.h"

namespace hjul::core {
namespace {

using Results = std::map<std::string, std::string>;

std::optional<double> AsNumber(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

template <class T>
bool Compares(const T& left, Guard::Compare compare, const T& right) {
  switch (compare) {
    case Guard::Compare::kLess:
      return left < right;
    case Guard::Compare::kLessEqual:
      return left <= right;
    case Guard::Compare::kEqual:
      return left == right;
    case Guard::Compare::kNotEqual:
      return left != right;
    case Guard::Compare::kGreaterEqual:
      return left >= right;
    case Guard::Compare::kGreater:
      return left > right;
  }
  return false;
}

// Numbers compare as numbers; anything else is only equal or not.
bool ResultPasses(const Guard& leaf, const Results& results) {
  const auto found = results.find(leaf.result);
  if (found == results.end()) return false;
  const auto left = AsNumber(found->second);
  const auto right = AsNumber(leaf.operand);
  if (left && right) return Compares(*left, leaf.compare, *right);
  if (leaf.compare != Guard::Compare::kEqual && leaf.compare != Guard::Compare::kNotEqual) {
    return false;
  }
  return Compares(found->second, leaf.compare, leaf.operand);
}

bool Passes(const Guard& leaf, const Occurrence& occurrence) {
  if (leaf.kind == Guard::Kind::kResult) return ResultPasses(leaf, occurrence.results);
  switch (leaf.test) {
    case Guard::Test::kIn:
      return occurrence.state == leaf.state;
    case Guard::Test::kDone:
      return occurrence.status == OccurrenceStatus::kDone;
    case Guard::Test::kEnded:
      return IsFinal(occurrence.status);
    case Guard::Test::kStarted:
      return occurrence.status != OccurrenceStatus::kPlanned || !occurrence.visits.empty();
  }
  return false;
}

// Does one that fails the test count, or has it been taken out of the question?
bool Counts(const Guard& leaf, const Occurrence& occurrence) {
  switch (occurrence.status) {
    case OccurrenceStatus::kNotNeeded:
    case OccurrenceStatus::kCancelled:
    case OccurrenceStatus::kReplaced:
      return false;
    case OccurrenceStatus::kDeclined:
      return leaf.reach != Guard::Reach::kAll && leaf.reach != Guard::Reach::kShare;
    default:
      return true;
  }
}

struct Tally {
  std::int64_t counted = 0;
  std::int64_t passing = 0;
};

Tally Count(const Guard& leaf, const OccurrenceId& from, const Facts& facts) {
  Tally tally;
  VisitMeant(leaf.ref, from, leaf.reach != Guard::Reach::kSame, facts,
             [&](const Occurrence& occurrence) {
               const bool passes = Passes(leaf, occurrence);
               if (!passes && !Counts(leaf, occurrence)) return;
               ++tally.counted;
               if (passes) ++tally.passing;
             });
  return tally;
}

bool LeafHolds(const Guard& leaf, const OccurrenceId& from, const Results& own_results,
               const Facts& facts) {
  const bool is_result = leaf.kind == Guard::Kind::kResult;
  if (is_result && leaf.ref.activity.empty()) return ResultPasses(leaf, own_results);
  const Tally tally = Count(leaf, from, facts);
  if (tally.counted == 0) return !is_result && leaf.reach != Guard::Reach::kAny;
  switch (leaf.reach) {
    case Guard::Reach::kAny:
      return tally.passing > 0;
    case Guard::Reach::kShare:
      return tally.passing * 100 >= leaf.share_percent * tally.counted;
    case Guard::Reach::kSame:
    case Guard::Reach::kAll:
      break;
  }
  return tally.passing == tally.counted;
}

bool IsLeaf(const Guard& guard) {
  return guard.kind == Guard::Kind::kState || guard.kind == Guard::Kind::kResult;
}

}  // namespace

bool Holds(const Guard& guard, const OccurrenceId& from, const Results& own_results,
           bool election_year, const Facts& facts) {
  const auto holds = [&](const Guard& part) {
    return Holds(part, from, own_results, election_year, facts);
  };
  switch (guard.kind) {
    case Guard::Kind::kAnd:
      for (const Guard& part : guard.parts) {
        if (!holds(part)) return false;
      }
      return true;
    case Guard::Kind::kOr:
      for (const Guard& part : guard.parts) {
        if (holds(part)) return true;
      }
      return false;
    case Guard::Kind::kNot:
      return guard.parts.empty() || !holds(guard.parts.front());
    case Guard::Kind::kElectionYear:
      return election_year;
    case Guard::Kind::kState:
    case Guard::Kind::kResult:
      break;
  }
  return LeafHolds(guard, from, own_results, facts);
}

std::vector<const Guard*> Unmet(const Guard& guard, const OccurrenceId& from,
                                const Results& own_results, bool election_year,
                                const Facts& facts) {
  if (Holds(guard, from, own_results, election_year, facts)) return {};
  if (guard.kind != Guard::Kind::kAnd && guard.kind != Guard::Kind::kOr) return {&guard};
  std::vector<const Guard*> unmet;
  for (const Guard& part : guard.parts) {
    for (const Guard* leaf : Unmet(part, from, own_results, election_year, facts)) {
      unmet.push_back(leaf);
    }
  }
  return unmet;
}

void ForEachHolding(const Guard& unmet, const OccurrenceId& from, const Facts& facts,
                    const std::function<void(const Occurrence&)>& visit) {
  const bool negated = unmet.kind == Guard::Kind::kNot && !unmet.parts.empty();
  const Guard& leaf = negated ? unmet.parts.front() : unmet;
  if (!IsLeaf(leaf) || leaf.ref.activity.empty()) return;
  VisitMeant(leaf.ref, from, leaf.reach != Guard::Reach::kSame, facts,
             [&](const Occurrence& occurrence) {
               const bool passes = Passes(leaf, occurrence);
               if (negated ? passes : !passes && Counts(leaf, occurrence)) visit(occurrence);
             });
}

}  // namespace hjul::core
