// Date rules: what an administrator types for "when", as a value.
//
// One grammar, two vocabularies: "10 arbetsdagar före vårterminens slut" and
// "10 working days before spring term end" parse to the same DateRule. A rule names a day or a
// period of days; `opens` takes its first day and `due` its last. See README.md for the grammar.
// Value type; pure; thread-compatible.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/calendar/calendar.h"
#include "scheduler/calendar/date.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::calendar {

enum class Language { kSwedish, kEnglish };

// A moment in another activity (or, with an empty activity, in the one the rule stands in).
struct AnchorRef {
  enum class Moment : std::uint8_t {
    kOpens = 1,  // "analys opens": the state's opening day.
    kDue,        // "analys due": its effective due date.
    kEntered,    // "entered": when the present (or named) state was entered.
    kCompleted,  // "analys completed": when the activity reached a final state.
  };
  std::string wheel;     // Empty: the same wheel.
  std::string activity;  // Empty: the same occurrence.
  std::string ordinal;   // "höst" of one that recurs within the turn; empty: the same or only.
  std::string state;     // Empty: the activity's first state for opens, its last dated one for due.
  Moment moment = Moment::kDue;
  bool operator==(const AnchorRef&) const = default;
};

struct RuleNode;  // The syntax tree; rule_node.h, for this folder only.

class DateRule {
 public:
  DateRule() = default;  // No date at all: only order.
  explicit DateRule(std::shared_ptr<const RuleNode> node) : node_(std::move(node)) {}

  bool empty() const { return node_ == nullptr; }
  const RuleNode& node() const { return *node_; }
  bool operator==(const DateRule& other) const;  // Same canonical text.

  // What the rule leans on; for static checks and for re-resolving when data changes.
  std::vector<AnchorRef> Anchors() const;
  std::vector<std::string> TableKeys() const;  // Tables and entry keys, as written.
  bool UsesSchoolYear() const;                 // Terms, breaks or school days.
  bool UsesPeriod() const;  // "period start", "term end": needs an activity that repeats.

 private:
  std::shared_ptr<const RuleNode> node_;  // Shared: immutable, copied often with its wheel.
};

// Parses `text` in either vocabulary (words may not be mixed within one rule).
// `at` is where the text stands in its file: faults carry file positions. Faults go to
// `diagnostics` with codes "rule-syntax", "impossible-date", "unknown-word" and a suggestion.
// Returns: nullopt when there was an error.
std::optional<DateRule> ParseRule(std::string_view text, text::Position at, std::string_view path,
                                  text::Diagnostics& diagnostics);

// The canonical text: ParseRule(Print(r, l)) == r for both languages.
std::string Print(const DateRule& rule, Language language);

// A plain sentence part for people: "tionde arbetsdagen före vårterminens sista dag".
std::string Explain(const DateRule& rule, Language language);

// One rule of every kind, for help texts. Each parses, and Explain says what it means.
std::vector<std::string> RuleExamples(Language language);

// What a rule is resolved in.
class AnchorSource {
 public:
  virtual ~AnchorSource() = default;
  // The day of `anchor`, or nullopt when it has none yet.
  virtual std::optional<Date> Find(const AnchorRef& anchor) const = 0;
};

struct RuleContext {
  const Calendar* calendar;
  DateSpan turn;                          // The turn's days, both inclusive.
  int turn_year;                          // The calendar year in which the turn starts.
  std::optional<DateSpan> period;         // The term, tertial or month of an activity that repeats.
  std::optional<TermKind> term;           // Which term `period` is, when it is one.
  const AnchorSource* anchors = nullptr;  // Null: no anchor has a date.
};

struct ResolvedRule {
  DateSpan days;
  std::optional<TimeOfDay> time;  // The clock time stated by the rule or by a table entry.
};

// Why a rule has no date here. `kAnchorOpen` and `kSkipped` are ordinary: the date comes later, or
// the rule says that this turn has none ("monday w. 53 or skip").
struct RuleGap {
  enum class Kind : std::uint8_t {
    kAnchorOpen = 1,
    kSkipped,
    kNoSuchWeek,
    kNoSuchDay,
    kNoSchoolYear,
    kNoTable,
    kNoEntry,
    kNoPeriod,
    kOutsideYears,
  };
  Kind kind;
  // The table, entry or läsår that is missing; else the part of the rule, in English ("w. 53").
  std::string subject;
};

// Total: any rule in any context has an answer. The empty rule is kSkipped.
using Resolution = std::variant<ResolvedRule, RuleGap>;
Resolution Resolve(const DateRule& rule, const RuleContext& context);

// What happens to a deadline that falls on a day off.
enum class Shift : std::uint8_t {
  kNone = 1,            // Stays, even on a Sunday.
  kNextWorkingDay,      // Forward, over local closed days too.
  kPreviousWorkingDay,  // Back, over local closed days too.
  kStatutory,           // Lag 1930:173 2 §: forward over statutory days off only.
};

struct ShiftedDate {
  Date nominal;
  Date effective;
  // The labels of the nominal date when it moved ("sunday", "midsommarafton", "closed").
  std::vector<std::string> reasons;
};
ShiftedDate ApplyShift(Date nominal, Shift shift, const Calendar& calendar);

// "flyttas till närmast föregående arbetsdag" / "moved to the next working day".
std::string Explain(Shift shift, Language language);

}  // namespace hjul::calendar
