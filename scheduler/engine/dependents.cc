#include "scheduler/engine/dependents.h"

#include "scheduler/core/reference.h"

namespace hjul::engine {
namespace {

using core::ActivityId;
using core::WheelId;

// Collects what one activity reads.
class Reading {
 public:
  explicit Reading(const WheelId& wheel) : wheel_(wheel) {}

  void Add(const WheelId& wheel, const ActivityId& activity) {
    if (!activity.empty()) {
      found_.insert({wheel.empty() ? wheel_ : wheel, activity});
    }
  }
  void Add(const core::DateRule& rule) {
    if (rule.empty()) {
      return;
    }
    for (const calendar::AnchorRef& anchor : rule.Anchors()) {
      Add(WheelId(anchor.wheel), ActivityId(anchor.activity));
    }
  }
  void Add(const std::optional<core::DateRule>& rule) {
    if (rule) {
      Add(*rule);
    }
  }
  void Add(const std::optional<core::Guard>& guard) {
    if (guard) {
      for (const core::Guard* leaf : core::Leaves(*guard)) {
        Add(leaf->ref.wheel, leaf->ref.activity);
        all_ = all_ || leaf->reach != core::Guard::Reach::kSame;
      }
    }
  }
  void Add(const core::State& state) {
    Add(state.opens);
    Add(state.due);
    Add(state.until_latest);
    Add(state.waits_for);
    Add(state.until);
    Add(state.only_if);
    for (const core::Action& action : state.actions) {
      Add(action.when);
    }
  }
  void Add(const core::Activity& activity) {
    for (const core::ActivityRef& ref : activity.after) {
      Add(ref.wheel, ref.activity);
    }
    for (const core::State& state : activity.states) {
      Add(state);
    }
    for (const core::Variant& variant : activity.variants) {
      for (const core::Variant::StateChange& change : variant.states) {
        Add(change.opens);
        Add(change.due);
      }
    }
  }
  const std::set<ActivityPlace>& found() const { return found_; }
  bool all() const { return all_; }

 private:
  const WheelId& wheel_;
  std::set<ActivityPlace> found_;
  bool all_ = false;
};

const std::set<ActivityPlace>& Find(const std::map<ActivityPlace, std::set<ActivityPlace>>& in,
                                    const ActivityPlace& of) {
  static const std::set<ActivityPlace> kNone;
  const auto found = in.find(of);
  return found == in.end() ? kNone : found->second;
}

}  // namespace

Dependents::Dependents(const std::vector<const core::Wheel*>& wheels) {
  std::map<WheelId, std::vector<const core::Wheel*>> by_id;
  for (const core::Wheel* wheel : wheels) {
    by_id[wheel->id].push_back(wheel);
  }
  for (const core::Wheel* wheel : wheels) {
    for (const core::Activity& activity : wheel->activities) {
      const ActivityPlace reader{wheel->id, activity.id};
      Reading reading(wheel->id);
      reading.Add(activity);
      if (reading.all()) {
        reads_all_.insert(reader);
      }
      for (const ActivityPlace& named : reading.found()) {
        readers_[named].insert(reader);
        read_[reader].insert(named);
        const auto revisions = by_id.find(named.wheel);
        if (revisions == by_id.end()) {
          continue;
        }
        for (const core::Wheel* revision : revisions->second) {
          for (const ActivityId& standing : core::StandingFor(*revision, named.activity)) {
            readers_[{named.wheel, standing}].insert(reader);
            read_[reader].insert({named.wheel, standing});
          }
        }
      }
    }
  }
}

const std::set<ActivityPlace>& Dependents::Readers(const ActivityPlace& of) const {
  return Find(readers_, of);
}

const std::set<ActivityPlace>& Dependents::Read(const ActivityPlace& of) const {
  return Find(read_, of);
}

}  // namespace hjul::engine
