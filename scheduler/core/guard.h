// Guards: what one activity may demand of others before it goes on.
//
// A small total expression without loops or clock: states of other activities at the same unit, at
// all units or at the huvudman, and named results. Text both ways, in English and Swedish:
//   "all kvalitetsredovisning in fastställd"      "alla kvalitetsredovisning i fastställd"
//   "kvalitetsdialog[ht] done and budget done"    "minst 80 % av enkät avslutad"
//   "result svarsfrekvens of enkät < 45"          "previous utvärdering done"
// Pure value type.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/calendar/rule.h"
#include "scheduler/core/ids.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::core {

// Another activity as a wheel text names it.
struct ActivityRef {
  WheelId wheel;        // Empty: the same wheel.
  ActivityId activity;  // Empty (results only): the occurrence itself.
  OrdinalId ordinal;    // Empty: the same ordinal if both have it, else every ordinal.
  bool previous_turn = false;
  bool operator==(const ActivityRef&) const = default;
};

struct Guard {
  enum class Kind : std::uint8_t { kAnd = 1, kOr, kNot, kState, kResult, kElectionYear };
  enum class Reach : std::uint8_t {
    kSame = 1,
    kAll,
    kAny,
    kShare
  };  // kSame: this unit, else huvudman.
  enum class Test : std::uint8_t { kIn = 1, kDone, kEnded, kStarted };  // kEnded: any final state.
  enum class Compare : std::uint8_t {
    kLess = 1,
    kLessEqual,
    kEqual,
    kNotEqual,
    kGreaterEqual,
    kGreater
  };

  Kind kind = Kind::kAnd;
  std::vector<Guard> parts;  // kAnd, kOr: two or more; kNot: one.

  // kState and kResult.
  ActivityRef ref;
  Reach reach = Reach::kSame;
  int share_percent = 100;  // kShare: at least this share of the occurrences.
  Test test = Test::kDone;
  StateId state;  // kIn.

  // kResult: `result` of `ref` compared with `operand`; a missing result makes the guard false.
  std::string result;
  Compare compare = Compare::kLess;
  std::string operand;  // A number as written, or a choice.

  text::Position at;  // Where it stands in its wheel text; not part of equality.
  bool operator==(const Guard& other) const;
};

// The most a guard may hold; more is a fault, not a crash.
inline constexpr int kGuardDepthMax = 10;   // Parentheses and "not" inside each other.
inline constexpr int kGuardLeavesMax = 50;  // Conditions in one guard.
inline constexpr std::size_t kGuardBytesMax = 2'000;

// Faults go to `diagnostics` ("guard-syntax"). Returns nullopt when there was an error.
// An "and" directly inside an "and" (or "or" in "or") is drawn together.
std::optional<Guard> ParseGuard(std::string_view text, text::Position at, std::string_view path,
                                text::Diagnostics& diagnostics);
std::string Print(const Guard& guard, calendar::Language language);

// A reference alone, as in `after`: "budget", "andra-hjulet/bokslut", "dialog[ht]", "previous
// plan".
std::optional<ActivityRef> ParseActivityRef(std::string_view text, text::Position at,
                                            std::string_view path, text::Diagnostics& diagnostics);
std::string Print(const ActivityRef& ref, calendar::Language language);

// Words with a meaning in guards ("not", "alla"), which are therefore no names of activities.
bool IsGuardWord(std::string_view word);

// Every activity that `guard` reads, in order of appearance, duplicates kept.
std::vector<const Guard*> Leaves(const Guard& guard);

}  // namespace hjul::core
