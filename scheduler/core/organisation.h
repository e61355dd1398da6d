// Who is there: one huvudman's units, persons, and posts with their holders over time.
//
// An immutable snapshot for decisions; the engine builds a new one when something changes.
// Pure; safe to share between threads.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/calendar/date.h"
#include "scheduler/core/ids.h"

namespace hjul::core {

using calendar::Date;
using calendar::DateSpan;
using calendar::Instant;

struct Unit {
  UnitId id;
  std::string name;              // "Björkskolan".
  std::string school_unit_code;  // Skolenhetskod: natural key in imports; may be empty.
  std::vector<std::string>
      school_forms;                 // "förskola", "grundskola", "gymnasieskola", "fritidshem".
  std::vector<std::string> grades;  // "F", "1".."9", "gy1".."gy3".
  std::map<std::string, std::string> attributes;
  std::optional<Date> opened;  // First day; nullopt: always.
  std::optional<Date> closed;  // Last day; nullopt: still open.
  bool OpenOn(Date date) const {
    return (!opened || *opened <= date) && (!closed || date <= *closed);
  }
  bool operator==(const Unit&) const = default;
};

struct Person {
  PersonId id;
  std::string name;
  std::string email;
  bool active = true;
  bool operator==(const Person&) const = default;
};

// A person holds a post during an interval; a deputy sees and acts beside the holder.
struct Holding {
  PersonId person;
  Date from;
  std::optional<Date> until;  // Inclusive; nullopt: until further notice.
  bool deputy = false;
  bool Covers(Date date) const { return from <= date && (!until || date <= *until); }
  bool operator==(const Holding&) const = default;
};

struct Post {
  PostId id;
  std::vector<Holding> holdings;
  bool operator==(const Post&) const = default;
};

class Organisation {
 public:
  struct Content {
    HuvudmanId huvudman;
    std::string name;  // "Vinterviks kommun".
    std::vector<Unit> units;
    std::vector<Person> persons;
    std::vector<Post> posts;
  };

  Organisation() = default;
  explicit Organisation(Content content);  // Sorts each list by id.

  const Content& content() const { return content_; }
  const HuvudmanId& huvudman() const { return content_.huvudman; }

  const Unit* FindUnit(const UnitId& id) const;
  const Person* FindPerson(const PersonId& id) const;
  const Post* FindPost(const PostId& id) const;

  // The post that carries `role` for `unit`: the unit's own, else the huvudman's, else nullptr.
  const Post* PostFor(const RoleId& role, const UnitId& unit) const;

  // Holders first, then deputies, of `post` on `date`.
  std::vector<PersonId> HoldersOn(const PostId& post, Date date) const;
  // Every post `person` holds (or deputises for) on `date`.
  std::vector<PostId> PostsOf(const PersonId& person, Date date) const;
  bool RoleExists(const RoleId& role) const;

 private:
  Content content_;
  std::map<PersonId, std::vector<std::size_t>> posts_by_person_;  // Indexes into content_.posts.
};

}  // namespace hjul::core
