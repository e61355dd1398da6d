// Who may do what: permissions from the posts a person holds or deputises for today.
//
// The table is in README.md and, as data, in access.cc. Pure; thread-safe.
#pragma once

#include <set>
#include <vector>

#include "hjul/v1/access.pb.h"
#include "scheduler/core/occurrence.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/wheel.h"

namespace hjul::services {

namespace v1 = ::hjul::v1;

// How far a permission to read reaches: everywhere, or certain units.
struct Reach {
  bool everywhere = false;
  std::set<core::UnitId> units;
  bool Covers(const core::UnitId& unit) const { return everywhere || units.contains(unit); }
};

struct Rights {
  std::set<v1::Permission> permissions;
  Reach work;  // Tasks and occurrences, beside those of one's own posts.
  Reach journal;
  std::vector<core::PostId> posts;         // Held today.
  std::vector<core::PostId> deputy_posts;  // Deputised for today.

  bool Has(v1::Permission permission) const { return permissions.contains(permission); }
  bool Owns(const core::PostId& post) const;
  std::vector<core::PostId> OwnPosts() const;  // Held and deputised for.
  bool MayReadTask(const core::PostId& post, const core::UnitId& unit) const;
};

// What `person` may do on `date`. Nothing at all for somebody unknown or inactive.
Rights RightsOf(const core::Organisation& organisation, const core::PersonId& person,
                core::Date date);

// May somebody with `rights` read `occurrence`? Within the reach, or a post of one's own has a part
// in one of its steps. `activity` (of the pinned revision) may be null.
bool MayRead(const Rights& rights, const core::Occurrence& occurrence,
             const core::Activity* activity, const core::Organisation& organisation);

}  // namespace hjul::services
