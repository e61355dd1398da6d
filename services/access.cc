#include "services/access.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace hjul::services {
namespace {

enum class Span { kNothing, kOwnUnits, kEverywhere };

// One row: what a role brings to those who hold it. Every post brings what `kEverybody` says.
struct Grant {
  std::string_view role;
  bool at_huvudman;  // The role counts at the huvudman, else at units.
  std::initializer_list<v1::Permission> permissions;
  Span work;
  Span journal;
};

constexpr std::initializer_list<v1::Permission> kEverybody = {
    v1::PERMISSION_SELF, v1::PERMISSION_READ_CONFIGURATION, v1::PERMISSION_READ_WORK,
    v1::PERMISSION_ACT};
constexpr std::initializer_list<v1::Permission> kPolitician = {v1::PERMISSION_READ_SUMMARY};
constexpr std::initializer_list<v1::Permission> kUnitLeader = {v1::PERMISSION_READ_SUMMARY,
                                                               v1::PERMISSION_READ_JOURNAL};
constexpr std::initializer_list<v1::Permission> kLeader = {
    v1::PERMISSION_READ_SUMMARY, v1::PERMISSION_READ_JOURNAL, v1::PERMISSION_OVERRIDE};
constexpr std::initializer_list<v1::Permission> kAdministrator = {
    v1::PERMISSION_READ_SUMMARY, v1::PERMISSION_READ_JOURNAL, v1::PERMISSION_OVERRIDE,
    v1::PERMISSION_CONFIGURE, v1::PERMISSION_ADMINISTER};

constexpr std::array kGrants{
    Grant{"administratör", true, kAdministrator, Span::kEverywhere, Span::kEverywhere},
    Grant{"skolchef", true, kLeader, Span::kEverywhere, Span::kEverywhere},
    Grant{"biträdande-skolchef", true, kLeader, Span::kEverywhere, Span::kEverywhere},
    Grant{"rektor", false, kUnitLeader, Span::kOwnUnits, Span::kOwnUnits},
    Grant{"biträdande-rektor", false, kUnitLeader, Span::kOwnUnits, Span::kOwnUnits},
    Grant{"nämnd", true, kPolitician, Span::kNothing, Span::kNothing},
    Grant{"nämndsekreterare", true, kPolitician, Span::kNothing, Span::kNothing},
    Grant{"kontaktpolitiker", true, kPolitician, Span::kNothing, Span::kNothing},
    Grant{"kontaktpolitiker", false, kPolitician, Span::kNothing, Span::kNothing},
};

void Extend(Reach& reach, Span span, const core::UnitId& unit) {
  if (span == Span::kEverywhere) {
    reach.everywhere = true;
  } else if (span == Span::kOwnUnits) {
    reach.units.insert(unit);
  }
}

void Grow(Rights& rights, const core::PostId& post) {
  for (const Grant& grant : kGrants) {
    if (grant.role != post.role.str() || grant.at_huvudman != post.unit.empty()) {
      continue;
    }
    rights.permissions.insert(grant.permissions.begin(), grant.permissions.end());
    Extend(rights.work, grant.work, post.unit);
    Extend(rights.journal, grant.journal, post.unit);
  }
}

}  // namespace

bool Rights::Owns(const core::PostId& post) const {
  return std::find(posts.begin(), posts.end(), post) != posts.end() ||
         std::find(deputy_posts.begin(), deputy_posts.end(), post) != deputy_posts.end();
}

std::vector<core::PostId> Rights::OwnPosts() const {
  std::vector<core::PostId> own = posts;
  own.insert(own.end(), deputy_posts.begin(), deputy_posts.end());
  return own;
}

bool Rights::MayReadTask(const core::PostId& post, const core::UnitId& unit) const {
  return work.Covers(unit) || Owns(post);
}

Rights RightsOf(const core::Organisation& organisation, const core::PersonId& person,
                core::Date date) {
  Rights rights;
  const core::Person* known = organisation.FindPerson(person);
  if (known == nullptr || !known->active) {
    return rights;
  }
  rights.permissions = kEverybody;
  for (const core::PostId& id : organisation.PostsOf(person, date)) {
    const core::Post* post = organisation.FindPost(id);
    const bool held = post != nullptr && std::any_of(post->holdings.begin(), post->holdings.end(),
                                                     [&](const core::Holding& holding) {
                                                       return holding.person == person &&
                                                              !holding.deputy &&
                                                              holding.Covers(date);
                                                     });
    (held ? rights.posts : rights.deputy_posts).push_back(id);
    Grow(rights, id);
  }
  return rights;
}

bool MayRead(const Rights& rights, const core::Occurrence& occurrence,
             const core::Activity* activity, const core::Organisation& organisation) {
  if (rights.work.Covers(occurrence.id.unit)) {
    return true;
  }
  const auto handed_over = [&](const core::Reassignment& one) { return rights.Owns(one.to); };
  if (std::any_of(occurrence.reassignments.begin(), occurrence.reassignments.end(), handed_over)) {
    return true;
  }
  if (activity == nullptr) {
    return false;
  }
  for (const core::State& state : activity->states) {
    for (const core::RoleId& role : state.by) {
      const core::Post* post = organisation.PostFor(role, occurrence.id.unit);
      if (post != nullptr && rights.Owns(post->id)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace hjul::services
