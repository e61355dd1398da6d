// Actions: who may take which, what must come with them, and when a state is left.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/present.h"
#include "scheduler/core/step_draft.h"
#include "scheduler/core/words.h"

namespace hjul::core {
namespace {

constexpr std::size_t kNumberBytesMax = 40;

template <class T>
bool Contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// A decimal comma counts as a point.
absl::StatusOr<std::string> NumberOf(const ResultSpec& spec, std::string text) {
  std::replace(text.begin(), text.end(), ',', '.');
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || !std::isfinite(value) ||
      text.size() > kNumberBytesMax) {
    return absl::InvalidArgumentError(fmt::format("result {} must be a number", spec.id));
  }
  const bool percent = spec.kind == ResultSpec::Kind::kPercent;
  const auto min = spec.min ? spec.min : percent ? std::optional(0.0) : std::nullopt;
  const auto max = spec.max ? spec.max : percent ? std::optional(100.0) : std::nullopt;
  if (min && value < *min) {
    return absl::InvalidArgumentError(fmt::format("result {} must be at least {}", spec.id, *min));
  }
  if (max && value > *max) {
    return absl::InvalidArgumentError(fmt::format("result {} must be at most {}", spec.id, *max));
  }
  return text;
}

absl::StatusOr<std::string> ValueOf(const ResultSpec& spec, const std::string& text) {
  switch (spec.kind) {
    case ResultSpec::Kind::kNumber:
    case ResultSpec::Kind::kPercent:
      return NumberOf(spec, text);
    case ResultSpec::Kind::kChoice:
      if (!Contains(spec.choices, text)) {
        return absl::InvalidArgumentError(
            fmt::format("result {} must be one of: {}", spec.id, fmt::join(spec.choices, ", ")));
      }
      break;
    case ResultSpec::Kind::kText:
      if (IsLongerThan(text, kNoteMax)) {
        return absl::InvalidArgumentError(
            fmt::format("result {} is longer than {} characters", spec.id, kNoteMax));
      }
      break;
  }
  return text;
}

// What the action records. A result that has been given before need not be given again.
absl::StatusOr<std::map<std::string, std::string>> ResultsOf(
    const Action& action, const TakeAction& event,
    const std::map<std::string, std::string>& known) {
  std::map<std::string, std::string> results;
  for (const ResultSpec& spec : action.results) {
    const auto given = event.results.find(spec.id);
    if (given == event.results.end() || given->second.empty()) {
      if (!spec.required || known.contains(spec.id)) continue;
      return absl::InvalidArgumentError(
          fmt::format("action {} needs result {}", action.id.str(), spec.id));
    }
    absl::StatusOr<std::string> value = ValueOf(spec, given->second);
    if (!value.ok()) return value.status();
    results[spec.id] = *std::move(value);
  }
  for (const auto& [id, value] : event.results) {
    if (std::none_of(action.results.begin(), action.results.end(),
                     [&id = id](const ResultSpec& spec) { return spec.id == id; })) {
      return absl::InvalidArgumentError(
          fmt::format("action {} has no result {}", action.id.str(), id));
    }
  }
  return results;
}

absl::Status CheckParticipants(const TakeAction& event, const Occurrence& occurrence) {
  if (event.participants.size() > kParticipantsOfActionMax) {
    return absl::InvalidArgumentError(fmt::format("{} participants of one action; at most {}",
                                                  event.participants.size(),
                                                  kParticipantsOfActionMax));
  }
  std::set<std::string> all(occurrence.participants.begin(), occurrence.participants.end());
  for (const std::string& name : event.participants) {
    if (name.empty() || IsLongerThan(name, kParticipantNameMax)) {
      return absl::InvalidArgumentError(
          fmt::format("a participant's name has 1 to {} characters", kParticipantNameMax));
    }
    all.insert(name);
  }
  if (all.size() > kParticipantsKeptMax) {
    return absl::FailedPreconditionError(fmt::format(
        "{} would have {} participants, of at most {}; name those who have not been named only",
        ToString(occurrence.id), all.size(), kParticipantsKeptMax));
  }
  return absl::OkStatus();
}

absl::Status CheckWords(const Action& action, const TakeAction& event,
                        const Occurrence& occurrence) {
  if (action.note_required && event.note.empty()) {
    return absl::InvalidArgumentError(fmt::format("action {} needs a note", action.id.str()));
  }
  if (IsLongerThan(event.note, kNoteMax)) {
    return absl::InvalidArgumentError(
        fmt::format("the note is longer than {} characters", kNoteMax));
  }
  if (action.participants_required && event.participants.empty()) {
    return absl::InvalidArgumentError(
        fmt::format("action {} needs who took part", action.id.str()));
  }
  return CheckParticipants(event, occurrence);
}

// The action, if the party may take it now.
absl::StatusOr<const Action*> OpenAction(Draft& draft, const TakeAction& event) {
  const Occurrence& it = draft.occurrence();
  const std::string name = ToString(it.id);
  const State* state = draft.state();
  if (draft.IsFinal()) {
    return absl::FailedPreconditionError(fmt::format("{} has ended", name));
  }
  const auto action =
      std::find_if(state->actions.begin(), state->actions.end(),
                   [&](const Action& candidate) { return candidate.id == event.action; });
  if (action == state->actions.end()) {
    return absl::NotFoundError(
        fmt::format("{} has no action {} in state {}", name, event.action.str(), it.state.str()));
  }
  if (!Contains(state->by, event.party)) {
    return absl::NotFoundError(
        fmt::format("{} is no party of {} in state {}", event.party.str(), name, it.state.str()));
  }
  if (!action->by.empty() && !Contains(action->by, event.party)) {
    return absl::PermissionDeniedError(
        fmt::format("{} may not take action {}", event.party.str(), event.action.str()));
  }
  if (it.status == OccurrenceStatus::kPlanned) {
    const PlannedState* planned = it.PlanOf(it.state);
    return absl::FailedPreconditionError(
        planned != nullptr && planned->opens
            ? fmt::format("{} opens {}", name, calendar::ToString(planned->opens->effective))
            : fmt::format("{} has not opened", name));
  }
  if (!draft.Holds(state->waits_for)) {
    return absl::FailedPreconditionError(
        fmt::format("{} waits for {}", name, draft.WaitsFor(*state->waits_for)));
  }
  if (!draft.Holds(action->when)) {
    return absl::FailedPreconditionError(
        fmt::format("action {} is offered only when {}", action->id.str(),
                    Print(*action->when, calendar::Language::kEnglish)));
  }
  return &*action;
}

void AddParticipants(const std::vector<std::string>& participants, Occurrence& occurrence) {
  for (const std::string& name : participants) {
    if (!Contains(occurrence.participants, name)) occurrence.participants.push_back(name);
  }
}

void Leave(Draft& draft, const Action& action, const Actor& actor, const RoleId& party,
           const std::string& note) {
  draft.Write({.kind = "passed",
               .actor = actor,
               .from = draft.occurrence().state,
               .to = action.to,
               .action = action.id,
               .detail = party.str(),
               .note = note});
  draft.Enter(action.to, action.id);
}

}  // namespace

absl::Status TakeActionIn(Draft& draft, const TakeAction& event) {
  const absl::StatusOr<const Action*> open = OpenAction(draft, event);
  if (!open.ok()) return open.status();
  const Action& action = **open;
  if (const absl::Status words = CheckWords(action, event, draft.occurrence()); !words.ok())
    return words;
  const auto results = ResultsOf(action, event, draft.occurrence().results);
  if (!results.ok()) return results.status();

  Occurrence& it = draft.occurrence();
  const bool together =
      draft.state()->sign_off == SignOff::kAllOf && !action.alone && draft.state()->by.size() > 1;
  const Signature signature{.party = event.party,
                            .action = event.action,
                            .by = event.actor,
                            .at = draft.at().now,
                            .note = event.note};
  const auto before = std::find_if(it.signatures.begin(), it.signatures.end(),
                                   [&](const Signature& old) { return old.party == event.party; });
  if (before == it.signatures.end()) {
    it.signatures.push_back(signature);
  } else if (together && before->action == event.action && before->note == event.note &&
             results->empty()) {
    return absl::FailedPreconditionError(
        fmt::format("{} has already signed {}", event.party.str(), event.action.str()));
  } else {
    *before = signature;
  }
  if (!event.note.empty()) it.note = event.note;
  AddParticipants(event.participants, it);
  for (const auto& [id, value] : *results) {
    it.results[id] = value;
    draft.Write({.kind = "result",
                 .actor = event.actor,
                 .from = it.state,
                 .to = it.state,
                 .action = event.action,
                 .detail = fmt::format("{}={}", id, value)});
  }
  if (!together) {
    Leave(draft, action, event.actor, event.party, event.note);
    return absl::OkStatus();
  }
  draft.Write({.kind = "signed",
               .actor = event.actor,
               .from = it.state,
               .to = it.state,
               .action = event.action,
               .detail = event.party.str(),
               .note = event.note});
  PassIfAllSigned(draft, event.actor);
  return absl::OkStatus();
}

void PassIfAllSigned(Draft& draft, const Actor& actor) {
  const State* state = draft.state();
  if (state == nullptr || state->by.empty() || draft.occurrence().signatures.empty()) return;
  const Action* agreed = nullptr;
  for (const RoleId& party : state->by) {
    const Signature* signature = SignatureOf(draft.occurrence(), party);
    if (signature == nullptr) return;
    const auto action =
        std::find_if(state->actions.begin(), state->actions.end(),
                     [&](const Action& candidate) { return candidate.id == signature->action; });
    if (action == state->actions.end()) return;
    if (agreed != nullptr && agreed->id != action->id) return;
    agreed = &*action;
  }
  Leave(draft, *agreed, actor, RoleId(), {});
}

absl::Status ReassignIn(Draft& draft, const Reassign& event) {
  Occurrence& it = draft.occurrence();
  if (draft.IsFinal()) {
    return absl::FailedPreconditionError(fmt::format("{} has ended", ToString(it.id)));
  }
  const Activity& activity = draft.at().activity;
  if (std::none_of(activity.states.begin(), activity.states.end(),
                   [&](const State& state) { return Contains(state.by, event.party); })) {
    return absl::NotFoundError(
        fmt::format("{} is no party of {}", event.party.str(), ToString(it.id)));
  }
  if (draft.at().organisation.FindPost(event.to) == nullptr) {
    return absl::NotFoundError(fmt::format("there is no post {}", ToString(event.to)));
  }
  if (IsLongerThan(event.reason, kNoteMax)) {
    return absl::InvalidArgumentError(
        fmt::format("the reason is longer than {} characters", kNoteMax));
  }
  const PostId from = PostOf(event.party, it, draft.at().organisation);
  if (from == event.to) return absl::OkStatus();
  std::erase_if(it.reassignments,
                [&](const Reassignment& old) { return old.party == event.party; });
  if (PostOf(event.party, it, draft.at().organisation) != event.to) {
    it.reassignments.push_back({.party = event.party, .to = event.to});
  }
  it.note = event.reason;
  draft.Write(
      {.kind = "reassigned",
       .actor = event.actor,
       .from = it.state,
       .to = it.state,
       .detail = fmt::format("{} {} {}", event.party.str(), ToString(from), ToString(event.to)),
       .note = event.reason});
  const State* state = draft.state();
  const bool concerned = state != nullptr && Contains(state->by, event.party) &&
                         SignatureOf(it, event.party) == nullptr && IsAnnounced(it, *state);
  if (concerned) {
    draft.Tell(NoticeKind::kWithdrawn, event.party, from);
    draft.Tell(NoticeKind::kOpened, event.party, event.to);
  }
  return absl::OkStatus();
}

}  // namespace hjul::core
