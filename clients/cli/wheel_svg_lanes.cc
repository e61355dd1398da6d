// Lanes: the fewest in which no arc or number meets another, then more while that lets titles in.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "clients/cli/wheel_svg_labels.h"
#include "clients/cli/wheel_svg_plan.h"

namespace hjul::cli::wheel_svg {
namespace {

constexpr double kStripHighest = 36;
constexpr double kStripLowest = 25;
constexpr double kLaneHighest = 84;
constexpr double kLaneComfortable = 37;   // Titles are added only while lanes stay this high.
constexpr double kPointHalf = 0.36;       // Of a lane's height.
constexpr std::size_t kRoomierMost = 24;  // Attempts to add a lane.
constexpr std::size_t kRoomierItems = 250;

struct Need {  // Angles that an item takes in its lane.
  std::size_t item = 0;
  double from = 0;
  double to = 0;
  double wished = 0;  // Where it would end with its title beside it.
};

void SetRadii(Plan& plan) {
  const auto count = static_cast<double>(std::max<std::size_t>(1, plan.rings.size()));
  const double room = kRingsOuter - kHubLeast;
  std::size_t lanes = 0;
  for (const Ring& ring : plan.rings) lanes += ring.lanes;
  const auto rows = static_cast<double>(std::max<std::size_t>(1, lanes));
  // A strip is about as high as a lane, so that names are no smaller than what they head.
  const double strip =
      std::min(std::clamp(room / (rows + count), kStripLowest, kStripHighest), 0.4 * room / count);
  const double height = std::min(kLaneHighest, (room - strip * count) / rows);
  double outer = kRingsOuter;
  for (Ring& ring : plan.rings) {
    ring.outer = outer;
    ring.strip = strip;
    ring.height = height;
    outer = ring.inner();
  }
  plan.hub = outer;
}

void SetAngles(const Dial& dial, double radius, double height, Item& item) {
  item.from = dial.Begin(item.days.first);
  item.to = dial.End(item.days.last);
  if (!item.point) return;
  const double middle = (item.from + item.to) / 2;
  const double half = std::min({kPointHalf * height / radius, middle, kFullTurn - middle});
  item.from = middle - half;
  item.to = middle + half;
}

Need NeedOf(const Item& item, std::size_t index, double radius, double size) {
  Need need{.item = index, .from = item.from, .to = item.to, .wished = item.to};
  if (size <= 0) return need;
  const double gap = kLabelGap / radius;
  const auto inside = [&](double width) {
    return !item.point && width + 2 * gap <= item.to - item.from;
  };
  const double number = LabelWidth(item, Wording::kNumber, size) / radius;
  if (!inside(number)) {
    const bool before = item.to + number + 2 * gap > kFullTurn;
    (before ? need.from : need.to) += before ? -number - gap : number + gap;
  }
  double full = LabelWidth(item, Wording::kFull, size) / radius;
  if (full > kLabelLongest) full = LabelWidth(item, Wording::kBrief, size) / radius;
  need.wished = inside(full) ? need.to : std::max(need.to, item.to + gap + full);
  return need;
}

// Gives each item a lane, adding lanes when they do not suffice. Returns: titles without room.
std::size_t Assign(Plan& plan, Ring& ring) {
  const double radius = std::max(1.0, ring.inner());
  const double size = plan.LabelSize(ring);
  const double gap = kLabelGap / radius;
  std::vector<Need> needs;
  for (const std::size_t index : ring.items) {
    SetAngles(plan.dial, radius, ring.height, plan.items[index]);
    needs.push_back(NeedOf(plan.items[index], index, radius, size));
  }
  std::stable_sort(needs.begin(), needs.end(),
                   [](const Need& a, const Need& b) { return a.from < b.from; });
  struct End {
    double sure = -kFullTurn;
    double wished = -kFullTurn;
  };
  std::vector<End> ends(ring.lanes);
  std::size_t cramped = 0;
  for (const Need& need : needs) {
    const End* best = nullptr;  // The lane whose wish is hurt least.
    for (const End& end : ends) {
      if (end.sure + gap > need.from) continue;
      if (best == nullptr || end.wished < best->wished) best = &end;
    }
    if (best == nullptr) best = &ends.emplace_back();
    const auto lane = static_cast<std::size_t>(best - ends.data());
    if (best->wished + gap > need.from) ++cramped;
    if (need.wished > kFullTurn) ++cramped;
    ends[lane] = {.sure = need.to, .wished = need.wished};
    plan.items[need.item].lane = lane;
  }
  ring.lanes = ends.size();
  return cramped;
}

// Radii and lanes lean on each other; lanes only grow, so this ends. Returns: cramped per ring.
std::vector<std::size_t> Settle(Plan& plan) {
  std::vector<std::size_t> cramped(plan.rings.size());
  for (bool grown = true; grown;) {
    grown = false;
    SetRadii(plan);
    for (std::size_t i = 0; i < plan.rings.size(); ++i) {
      const std::size_t before = plan.rings[i].lanes;
      cramped[i] = Assign(plan, plan.rings[i]);
      grown = grown || plan.rings[i].lanes != before;
    }
  }
  return cramped;
}

}  // namespace

double Plan::LabelSize(const Ring& ring) const {
  constexpr double kLeast = 14;
  constexpr double kMost = 34;
  const double size = 0.7 * ring.height;
  return size < kLeast ? 0 : std::min(size, kMost);
}

void FitLanes(Plan& plan) {
  std::vector<std::size_t> cramped = Settle(plan);
  if (plan.items.size() > kRoomierItems) return;
  std::vector<bool> given_up(plan.rings.size());
  for (std::size_t attempt = 0; attempt < kRoomierMost; ++attempt) {
    std::size_t worst = plan.rings.size();
    for (std::size_t i = 0; i < plan.rings.size(); ++i) {
      if (given_up[i] || cramped[i] == 0) continue;
      if (worst == plan.rings.size() || cramped[i] > cramped[worst]) worst = i;
    }
    if (worst == plan.rings.size()) return;
    Plan roomier = plan;
    ++roomier.rings[worst].lanes;
    std::vector<std::size_t> now = Settle(roomier);
    const auto sum = [](const std::vector<std::size_t>& all) {
      return std::accumulate(all.begin(), all.end(), std::size_t{0});
    };
    if (roomier.rings[worst].height < kLaneComfortable || sum(now) >= sum(cramped)) {
      given_up[worst] = true;
      continue;
    }
    plan = std::move(roomier);
    cramped = std::move(now);
  }
}

}  // namespace hjul::cli::wheel_svg
