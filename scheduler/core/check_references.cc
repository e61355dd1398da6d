// What an activity reads of others: states, results, moments; and dates from tables.
#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "fmt/format.h"
#include "scheduler/core/check_report.h"
#include "scheduler/core/variants.h"
#include "scheduler/core/wheel_words.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

template <class T>
bool Contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

constexpr std::size_t kKeysShown = 6;

bool IsNumber(const std::string& text) {
  double value = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc() && stop == text.data() + text.size();
}

class ReferenceCheck {
 public:
  explicit ReferenceCheck(CheckReport& report) : report_(report) {}

  void Run() {
    const std::vector<Activity>& activities = report_.wheel().activities;
    for (std::size_t i = 0; i < activities.size(); ++i) {
      const Activity& activity = activities[i];
      int index = 0;
      for (const ActivityRef& ref : activity.after) {
        const Position at = PlaceOf(activity.places, "after", activity.at, index);
        const std::string path = fmt::format("activities[{}].after[{}]", i, index++);
        Find(ref, at, path);
      }
      for (const GuardUse& use : GuardsOf(activity, i)) {
        for (const Guard* leaf : Leaves(*use.guard)) Leaf(*leaf, activity, use.path);
      }
      for (const RuleUse& use : RulesOf(activity, i)) {
        for (const calendar::AnchorRef& anchor : use.rule->Anchors()) {
          Anchor(anchor, activity, use);
        }
        TableKeys(use);
        if (use.rule->UsesPeriod()) Period(activity, use);
      }
    }
    KeysToCome();
  }

 private:
  // The activity that `ref` means; null when it is not known here, which has then been told.
  const Activity* Find(const ActivityRef& ref, Position at, const std::string& path) {
    const Wheel* const wheel = FindWheel(ref.wheel, at, path);
    if (wheel == nullptr) return nullptr;
    const Activity* const activity = wheel->FindActivity(ref.activity);
    if (activity == nullptr) {
      if (wheel != &report_.wheel() || report_.complete()) {
        report_.Unknown("activity", ref.activity.str(), NamesOf(wheel->activities), at, path);
      }
      return nullptr;
    }
    if (!ref.ordinal.empty()) Ordinal(*activity, *wheel, ref.ordinal, at, path);
    return activity;
  }

  const Wheel* FindWheel(const WheelId& id, Position at, const std::string& path) {
    if (id.empty() || id == report_.wheel().id) return &report_.wheel();
    std::vector<std::string> known = {report_.wheel().id.str()};
    for (const Wheel* other : report_.surroundings().other_wheels) {
      if (other->id == id) return other;
      known.push_back(other->id.str());
    }
    if (wheels_told_.insert(id).second) {
      const std::string nearest = text::Nearest(id.str(), known);
      report_.Warning("unknown-wheel", at, path,
                      fmt::format("the wheel '{}' is not known here", id.str()),
                      nearest.empty() ? "apply that wheel, too; until then what leans on it waits"
                                      : fmt::format("did you mean '{}'?", nearest));
    }
    return nullptr;
  }

  void Ordinal(const Activity& activity, const Wheel& wheel, const OrdinalId& ordinal, Position at,
               const std::string& path) {
    const std::vector<OrdinalId> known = OrdinalsOf(activity.recurrence);
    if (Contains(known, ordinal)) return;
    // In turns longer than a year the second "ht" is "ht-2".
    const std::string& text = ordinal.str();
    if (wheel.turn.length_months > 12 &&
        Contains(known, OrdinalId(text.substr(0, text.rfind('-'))))) {
      return;
    }
    if (known.empty()) {
      report_.Error("unknown-ordinal", at, path,
                    fmt::format("'{}' occurs once in a turn and has no '{}'", activity.id.str(),
                                ordinal.str()),
                    fmt::format("write '{}' alone", activity.id.str()));
      return;
    }
    report_.Unknown("ordinal", ordinal.str(), TextsOf(known), at, path);
  }

  void StateOf(const Activity& activity, const StateId& state, Position at,
               const std::string& path) {
    if (state.empty() || activity.FindState(state) != nullptr || IsPartial(activity)) return;
    if (activity.optional && state.str() == kDeclinedState) return;  // An end it has by itself.
    report_.Error("unknown-state", at, path,
                  fmt::format("unknown state '{}' of '{}'", state.str(), activity.id.str()),
                  NearestHint(state.str(), NamesOf(activity.states)));
  }

  // Whether what is missing in `activity` may only have been lost in reading.
  bool IsPartial(const Activity& activity) const {
    return report_.wheel().FindActivity(activity.id) == &activity && report_.IsDamaged(activity);
  }

  void Leaf(const Guard& leaf, const Activity& own, const std::string& path) {
    const Activity* activity = &own;
    if (!leaf.ref.activity.empty()) activity = Find(leaf.ref, leaf.at, path);
    if (activity == nullptr) return;
    if (leaf.kind == Guard::Kind::kState) {
      if (leaf.test != Guard::Test::kIn) return;
      StateOf(*activity, leaf.state, leaf.at, path);
      ReplacementsHave(*activity, leaf, path);
      return;
    }
    Result(*activity, leaf, path);
  }

  // Where another activity stands in, it is asked for the same state.
  void ReplacementsHave(const Activity& activity, const Guard& leaf, const std::string& path) {
    if (activity.FindState(leaf.state) == nullptr) return;
    for (const Activity& other : report_.wheel().activities) {
      if (other.replaces != activity.id || other.FindState(leaf.state) != nullptr) continue;
      if (IsPartial(other)) continue;
      report_.Error("replacement-lacks-state", leaf.at, path,
                    fmt::format("'{}', which stands in for '{}', has no state '{}'", other.id.str(),
                                activity.id.str(), leaf.state.str()),
                    "give it that state, or write 'done' instead of 'in'");
    }
  }

  void Result(const Activity& activity, const Guard& leaf, const std::string& path) {
    const ResultSpec* found = nullptr;
    std::vector<std::string> known;
    for (const State& state : activity.states) {
      for (const Action& action : state.actions) {
        for (const ResultSpec& result : action.results) {
          if (result.id == leaf.result) found = &result;
          if (!Contains(known, result.id)) known.push_back(result.id);
        }
      }
    }
    if (found == nullptr) {
      if (IsPartial(activity)) return;
      report_.Error(
          "unknown-result", leaf.at, path,
          fmt::format("no action of '{}' records a result '{}'", activity.id.str(), leaf.result),
          known.empty() ? "add 'results' to the action that ends the work"
                        : NearestHint(leaf.result, known));
      return;
    }
    const bool counted =
        found->kind == ResultSpec::Kind::kNumber || found->kind == ResultSpec::Kind::kPercent;
    const bool equality =
        leaf.compare == Guard::Compare::kEqual || leaf.compare == Guard::Compare::kNotEqual;
    if (counted && !IsNumber(leaf.operand)) {
      report_.Error("result-kind", leaf.at, path,
                    fmt::format("'{}' is a number and cannot be '{}'", leaf.result, leaf.operand),
                    "compare it with a number");
    } else if (!counted && !equality) {
      report_.Error("result-kind", leaf.at, path,
                    fmt::format("'{}' is no number and has no order", leaf.result),
                    "compare it with = or !=");
    } else if (found->kind == ResultSpec::Kind::kChoice &&
               !Contains(found->choices, leaf.operand)) {
      report_.Error("result-kind", leaf.at, path,
                    fmt::format("'{}' is no choice of '{}'", leaf.operand, leaf.result),
                    NearestHint(leaf.operand, found->choices));
    }
  }

  void Anchor(const calendar::AnchorRef& anchor, const Activity& own, const RuleUse& use) {
    const ActivityRef ref{.wheel = WheelId(anchor.wheel),
                          .activity = ActivityId(anchor.activity),
                          .ordinal = OrdinalId(anchor.ordinal)};
    const Activity* activity = &own;
    if (!anchor.activity.empty()) activity = Find(ref, use.at, use.path);
    if (activity != nullptr) StateOf(*activity, StateId(anchor.state), use.at, use.path);
  }

  // A key that is nearly one in the calendar is a slip; one like no other may come with the next
  // import.
  void TableKeys(const RuleUse& use) {
    const calendar::Calendar* const calendar = report_.surroundings().calendar;
    if (calendar == nullptr) return;
    const std::vector<std::string> known = TableNamesOf(*calendar);
    for (const std::string& key : use.rule->TableKeys()) {
      if (key.empty() || IsTableName(key, known)) continue;
      const std::string nearest = NearSlip(key, known);
      if (!nearest.empty()) {
        report_.Error("unknown-date", use.at, use.path,
                      fmt::format("no date table and no entry is called '{}'", key),
                      fmt::format("did you mean '{}'?", nearest));
      } else {
        if (keys_to_come_.empty()) first_to_come_ = use;
        keys_to_come_.insert(key);
      }
    }
  }

  // One warning for all: a calendar without the year's tables lacks many keys at once.
  void KeysToCome() {
    if (keys_to_come_.empty()) return;
    std::vector<std::string> shown;
    for (const std::string& key : keys_to_come_) {
      if (shown.size() < kKeysShown) shown.push_back(fmt::format("'{}'", key));
    }
    report_.Warning(
        "unknown-date", first_to_come_->at, first_to_come_->path,
        fmt::format("no date table and no entry is called {}{} yet", fmt::join(shown, ", "),
                    keys_to_come_.size() > kKeysShown ? " ..." : ""),
        "import them into the calendar; until then the dates stay open");
  }

  // Keys of one table often differ in one sign ("NP-SV-6-A", "NP-SV-6-B"), so a slip is a sign too
  // many, too few, or two swapped; never another digit.
  static std::string NearSlip(const std::string& key, const std::vector<std::string>& known) {
    const std::string nearest = text::Nearest(key, known);
    if (nearest.empty() || key.size() < 4) return {};
    std::string one = text::FoldCase(key);
    std::string other = text::FoldCase(nearest);
    const auto digits = [](std::string text) {
      std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
      return text;
    };
    if (digits(one) != digits(other)) return {};
    std::sort(one.begin(), one.end());
    std::sort(other.begin(), other.end());
    return one.size() != other.size() || one == other ? nearest : std::string();
  }

  void Period(const Activity& activity, const RuleUse& use) {
    const Recurrence::Within within = activity.recurrence.within;
    if (within != Recurrence::Within::kOnce && within != Recurrence::Within::kNamed) return;
    report_.Error("period-without-repeat", use.at, use.path,
                  fmt::format("'{}' has no period of its own", activity.id.str()),
                  "add 'repeat: each term', or name the term or month in the date");
  }

  CheckReport& report_;
  std::set<WheelId> wheels_told_;
  std::set<std::string> keys_to_come_;
  std::optional<RuleUse> first_to_come_;
};

}  // namespace

void CheckReferences(CheckReport& report) { ReferenceCheck(report).Run(); }

}  // namespace hjul::core
