#include "services/watch_filter.h"

#include <algorithm>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "scheduler/store/codec.h"
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
  filter.scope_ = Fingerprint(Describe(rights));
  return filter;
}

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

bool WatchFilter::Wants(const store::Change& change, const engine::World& world) const {
  switch (change.kind) {
    case store::Change::Kind::kTask:
      return change.post && WantsTask(*change.post, change.unit);
    case store::Change::Kind::kOccurrence: {
      if (!Wants(v1::WATCH_TOPIC_OCCURRENCES)) {
        return false;
      }
      if (change.removed) {
        return rights_.work.Covers(change.unit);
      }
      const auto occurrence = store::DecodeOccurrence(change.value);
      return occurrence.ok() && WantsOccurrence(*occurrence, world);
    }
    case store::Change::Kind::kTurn:
      return Wants(v1::WATCH_TOPIC_TURNS);
    case store::Change::Kind::kDelivery:
      return change.post && rights_.MayReadTask(*change.post, change.post->unit) &&
             std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
               return part.topic == v1::WATCH_TOPIC_DELIVERIES &&
                      Allows(part, change.post, change.unit);
             });
    case store::Change::Kind::kWheel:
    case store::Change::Kind::kCalendar:
    case store::Change::Kind::kOrganisation:
      return Wants(v1::WATCH_TOPIC_CONFIGURATION);
  }
  return false;
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
  auto posts = PostsOf(v1::WATCH_TOPIC_DELIVERIES);
  if (posts) {
    return *std::move(posts);
  }
  std::vector<core::PostId> all;
  for (const core::Post& post : organisation.content().posts) {
    if (rights_.MayReadTask(post.id, post.id.unit)) {
      all.push_back(post.id);
    }
  }
  return all;
}

}  // namespace hjul::services
