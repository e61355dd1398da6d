#include "services/watch_filter.h"

#include <algorithm>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "services/convert.h"
#include "services/convert_work.h"
#include "services/cursor.h"
#include "services/serialize.h"
#include "services/status.h"

namespace hjul::services {
namespace {

template <class T>
bool AllowsOneOf(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

std::string Describe(const Rights& rights) {
  std::string text;
  for (const v1::Permission permission : rights.permissions) {
    text += fmt::format("{} ", static_cast<int>(permission));
  }
  text += rights.work.everywhere ? "*" : "-";
  for (const core::UnitId& unit : rights.work.units) {
    text += " " + unit.str();
  }
  for (const core::PostId& post : rights.OwnPosts()) {
    text += " " + core::ToString(post);
  }
  return text;
}

}  // namespace

absl::StatusOr<WatchFilter> WatchFilter::Make(const v1::WatchChangesRequest& request,
                                              const Rights& rights) {
  if (request.subscriptions().empty()) {
    return FieldError("subscriptions", "is required: say what to watch");
  }
  WatchFilter filter;
  v1::WatchChangesRequest asked;
  for (int i = 0; i < request.subscriptions_size(); ++i) {
    const v1::Subscription& subscription = request.subscriptions(i);
    *asked.add_subscriptions() = subscription;
    if (subscription.topic() == v1::WATCH_TOPIC_UNSPECIFIED ||
        !v1::WatchTopic_IsValid(subscription.topic())) {
      return FieldError(fmt::format("subscriptions[{}].topic", i), "is required");
    }
    if (subscription.topic() == v1::WATCH_TOPIC_TURNS && !rights.Has(v1::PERMISSION_READ_SUMMARY)) {
      return WithReason(absl::PermissionDeniedError("watching turns needs PERMISSION_READ_SUMMARY"),
                        "PERMISSION_DENIED");
    }
    Part part{.topic = subscription.topic(), .mine = subscription.mine()};
    for (int p = 0; p < subscription.posts_size(); ++p) {
      const auto post =
          ReadPost(subscription.posts(p), fmt::format("subscriptions[{}].posts[{}]", i, p));
      if (!post.ok()) {
        return post.status();
      }
      part.posts.push_back(*post);
    }
    for (const std::string& unit : subscription.units()) {
      part.units.push_back(ReadUnit(unit));
    }
    filter.parts_.push_back(std::move(part));
  }
  filter.rights_ = rights;
  filter.asked_ = Fingerprint(SerializeInOrder(asked));
  filter.scope_ = ScopeOf(rights);
  return filter;
}

std::uint64_t WatchFilter::ScopeOf(const Rights& rights) { return Fingerprint(Describe(rights)); }

bool WatchFilter::Allows(const Part& part, const std::optional<core::PostId>& post,
                         const core::UnitId& unit) const {
  if (post && ((part.mine && !rights_.Owns(*post)) || !AllowsOneOf(part.posts, *post))) {
    return false;
  }
  return AllowsOneOf(part.units, unit);
}

bool WatchFilter::Wants(v1::WatchTopic topic) const {
  return std::any_of(parts_.begin(), parts_.end(),
                     [&](const Part& part) { return part.topic == topic; });
}

bool WatchFilter::WantsTask(const core::PostId& post, const core::UnitId& unit) const {
  return rights_.MayReadTask(post, unit) &&
         std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
           return part.topic == v1::WATCH_TOPIC_TASKS && Allows(part, post, unit);
         });
}

bool WatchFilter::WantsOccurrence(const core::Occurrence& occurrence,
                                  const engine::World& world) const {
  return std::any_of(parts_.begin(), parts_.end(),
                     [&](const Part& part) {
                       return part.topic == v1::WATCH_TOPIC_OCCURRENCES &&
                              Allows(part, std::nullopt, occurrence.id.unit);
                     }) &&
         MayRead(rights_, occurrence, ActivityOf(occurrence, world), world.organisation());
}

bool WatchFilter::WantsDelivery(const core::PostId& post) const {
  return rights_.MayReadTask(post, post.unit) &&
         std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
           return part.topic == v1::WATCH_TOPIC_DELIVERIES && Allows(part, post, post.unit);
         });
}

bool WatchFilter::WatchesUnit(const core::UnitId& unit) const {
  return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
    return part.topic == v1::WATCH_TOPIC_OCCURRENCES && Allows(part, std::nullopt, unit);
  });
}

WatchFilter::Verdict WatchFilter::JudgeOccurrence(const store::Change& change,
                                                  const core::Occurrence* occurrence,
                                                  const std::vector<core::PostId>& lost_by,
                                                  const engine::World& world) const {
  if (occurrence != nullptr && WantsOccurrence(*occurrence, world)) {
    return Verdict::kGive;
  }
  // One that went on to another post may have been readable only through the one it left.
  const bool was_readable =
      (change.removed && rights_.work.Covers(change.unit)) ||
      std::any_of(lost_by.begin(), lost_by.end(),
                  [this](const core::PostId& post) { return rights_.Owns(post); });
  return was_readable && WatchesUnit(change.unit) ? Verdict::kTakeAway : Verdict::kNothing;
}

WatchFilter::Verdict WatchFilter::Judge(const store::Change& change,
                                        const core::Occurrence* occurrence,
                                        const std::vector<core::PostId>& lost_by,
                                        const engine::World& world) const {
  bool wanted = false;
  switch (change.kind) {
    case store::Change::Kind::kTask:
      wanted = change.post && WantsTask(*change.post, change.unit);
      break;
    case store::Change::Kind::kOccurrence:
      return JudgeOccurrence(change, occurrence, lost_by, world);
    case store::Change::Kind::kTurn:
      wanted = Wants(v1::WATCH_TOPIC_TURNS);
      break;
    case store::Change::Kind::kDelivery:
      wanted = change.post && WantsDelivery(*change.post);
      break;
    case store::Change::Kind::kWheel:
    case store::Change::Kind::kCalendar:
    case store::Change::Kind::kOrganisation:
      wanted = Wants(v1::WATCH_TOPIC_CONFIGURATION);
      break;
  }
  return !wanted ? Verdict::kNothing : change.removed ? Verdict::kTakeAway : Verdict::kGive;
}

std::vector<WatchKey> WatchFilter::Keys() const {
  using Kind = store::Change::Kind;
  std::vector<WatchKey> keys;
  for (const Part& part : parts_) {
    switch (part.topic) {
      case v1::WATCH_TOPIC_TASKS:
        AddPostKeys(part, Kind::kTask, keys);
        break;
      case v1::WATCH_TOPIC_OCCURRENCES:
        AddOccurrenceKeys(part, keys);
        break;
      case v1::WATCH_TOPIC_TURNS:
        keys.push_back({Kind::kTurn});
        break;
      case v1::WATCH_TOPIC_DELIVERIES:
        AddPostKeys(part, Kind::kDelivery, keys);
        break;
      default:
        for (const Kind kind : {Kind::kWheel, Kind::kCalendar, Kind::kOrganisation}) {
          keys.push_back({kind});
        }
        break;
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

// Tasks and messages: of posts when they are said or when nothing else may be read, of units when
// those are said or reached, else all.
void WatchFilter::AddPostKeys(const Part& part, store::Change::Kind kind,
                              std::vector<WatchKey>& keys) const {
  const auto add_units = [&](const auto& units) {
    for (const core::UnitId& unit : units) {
      keys.push_back({.kind = kind, .unit = unit});
    }
  };
  if (!part.posts.empty() || part.mine) {
    for (const core::PostId& post : part.posts.empty() ? rights_.OwnPosts() : part.posts) {
      keys.push_back({.kind = kind, .post = post});
    }
  } else if (!part.units.empty()) {
    add_units(part.units);
  } else if (rights_.work.everywhere) {
    keys.push_back({kind});
  } else {
    add_units(rights_.work.units);
    for (const core::PostId& post : rights_.OwnPosts()) {
      keys.push_back({.kind = kind, .post = post});
    }
  }
}

// Occurrences are readable by reach, by a part that a post of one's own has in them (its unit's,
// or anywhere for a post of the huvudman's), and when they have been handed over to one.
void WatchFilter::AddOccurrenceKeys(const Part& part, std::vector<WatchKey>& keys) const {
  constexpr auto kKind = store::Change::Kind::kOccurrence;
  const std::vector<core::PostId> own = rights_.OwnPosts();
  const bool anywhere = rights_.work.everywhere ||
                        std::any_of(own.begin(), own.end(),
                                    [](const core::PostId& post) { return post.unit.empty(); });
  if (!part.units.empty()) {
    for (const core::UnitId& unit : part.units) {
      keys.push_back({.kind = kKind, .unit = unit});
    }
  } else if (anywhere) {
    keys.push_back({kKind});
  } else {
    for (const core::UnitId& unit : rights_.work.units) {
      keys.push_back({.kind = kKind, .unit = unit});
    }
    for (const core::PostId& post : own) {
      keys.push_back({.kind = kKind, .unit = post.unit});
      keys.push_back({.kind = kKind, .post = post});
    }
  }
}

std::optional<std::vector<core::PostId>> WatchFilter::PostsOf(v1::WatchTopic topic) const {
  const bool reaches = rights_.work.everywhere || !rights_.work.units.empty();
  std::vector<core::PostId> posts;
  for (const Part& part : parts_) {
    if (part.topic != topic) {
      continue;
    }
    if (part.mine || (part.posts.empty() && !reaches)) {
      const std::vector<core::PostId> own = rights_.OwnPosts();
      posts.insert(posts.end(), own.begin(), own.end());
    } else if (part.posts.empty()) {
      return std::nullopt;
    } else {
      posts.insert(posts.end(), part.posts.begin(), part.posts.end());
    }
  }
  std::sort(posts.begin(), posts.end());
  posts.erase(std::unique(posts.begin(), posts.end()), posts.end());
  return posts;
}

std::vector<core::PostId> WatchFilter::DeliveryPosts(const core::Organisation& organisation) const {
  std::vector<core::PostId> posts;
  if (const auto said = PostsOf(v1::WATCH_TOPIC_DELIVERIES)) {
    posts = *said;
  } else {
    for (const core::Post& post : organisation.content().posts) {
      posts.push_back(post.id);
    }
  }
  std::erase_if(posts, [this](const core::PostId& post) { return !WantsDelivery(post); });
  return posts;
}

}  // namespace hjul::services
