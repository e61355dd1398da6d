// Names of things. Each kind of id is its own type, so that swapped arguments do not compile.
//
// Ids are what people type: lower-case words with hyphens ("bjorkskolan", "kvalitetsredovisning",
// letters å ä ö allowed in wheel texts). They are chosen once and never reused. Value types.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hjul::core {

template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string value) : value_(std::move(value)) {}
  const std::string& str() const { return value_; }
  bool empty() const { return value_.empty(); }
  bool operator==(const Id&) const = default;
  std::strong_ordering operator<=>(const Id& other) const {
    return value_.compare(other.value_) <=> 0;
  }

 private:
  std::string value_;
};

using HuvudmanId = Id<struct HuvudmanTag>;
using UnitId = Id<struct UnitTag>;
using PersonId = Id<struct PersonTag>;
using RoleId = Id<struct RoleTag>;  // "rektor", "skolchef"; the wheel's own words.
using WheelId = Id<struct WheelTag>;
using TurnId = Id<struct TurnTag>;  // "2026-27" (läsår), "2027" (calendar year).
using ActivityId = Id<struct ActivityTag>;
using StateId = Id<struct StateTag>;
using ActionId = Id<struct ActionTag>;
using OrdinalId = Id<struct OrdinalTag>;  // "ht", "t2", "m10", or a name; empty when only one.
using RevisionHash = Id<struct RevisionHashTag>;  // Hex of the content hash.

// A post is a role at a unit or, without a unit, at the huvudman: "rektor@bjorkskolan",
// "skolchef@huvudman". Duties follow the post; who holds it is looked up late.
struct PostId {
  RoleId role;
  UnitId unit;  // Empty: the huvudman's own post.
  bool operator==(const PostId&) const = default;
  auto operator<=>(const PostId&) const = default;
};
std::string ToString(const PostId& id);
std::optional<PostId> ParsePostId(std::string_view text);

// Identity of an occurrence: never derived from a date, so moving a deadline moves nothing else.
struct OccurrenceId {
  WheelId wheel;
  TurnId turn;
  ActivityId activity;
  UnitId unit;        // Empty: the huvudman.
  OrdinalId ordinal;  // Empty: the activity occurs once in the turn.
  bool operator==(const OccurrenceId&) const = default;
  auto operator<=>(const OccurrenceId&) const = default;
};
// "kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht"; the huvudman's own has "huvudman" as
// unit.
std::string ToString(const OccurrenceId& id);
std::optional<OccurrenceId> ParseOccurrenceId(std::string_view text);

// One party's duty in one visit to a state: "<occurrence>:2:rektor".
struct TaskId {
  OccurrenceId occurrence;
  int visit = 1;  // Counts state entries of the occurrence from 1.
  RoleId party;
  bool operator==(const TaskId&) const = default;
  auto operator<=>(const TaskId&) const = default;
};
std::string ToString(const TaskId& id);
std::optional<TaskId> ParseTaskId(std::string_view text);

// True for 1..64 bytes of lower-case letters (å ä ö included), digits and inner hyphens.
bool IsValidId(std::string_view text);
// The same, but not "huvudman", which stands for no unit in the texts above.
bool IsValidUnitId(std::string_view text);

}  // namespace hjul::core

template <class Tag>
struct std::hash<hjul::core::Id<Tag>> {
  std::size_t operator()(const hjul::core::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.str());
  }
};
