// hjul occurrence: looking at a running year, and overriding it with a reason.
#include <algorithm>
#include <ostream>

#include "clients/cli/letters.h"
#include "clients/cli/occurrence_print.h"
#include "clients/cli/reference.h"
#include "clients/cli/session.h"
#include "fmt/format.h"
#include "hjul/v1/occurrence_service.pb.h"

namespace hjul::cli {
namespace {

using v1::Occurrence;

const std::vector<std::pair<std::string, v1::OccurrenceStatus>>& Statuses() {
  static const std::vector<std::pair<std::string, v1::OccurrenceStatus>> statuses{
      {"planned", v1::OCCURRENCE_STATUS_PLANNED},
      {"open", v1::OCCURRENCE_STATUS_OPEN},
      {"waiting", v1::OCCURRENCE_STATUS_WAITING},
      {"overdue", v1::OCCURRENCE_STATUS_OVERDUE},
      {"done", v1::OCCURRENCE_STATUS_DONE},
      {"declined", v1::OCCURRENCE_STATUS_DECLINED},
      {"not-needed", v1::OCCURRENCE_STATUS_NOT_NEEDED},
      {"cancelled", v1::OCCURRENCE_STATUS_CANCELLED},
      {"replaced", v1::OCCURRENCE_STATUS_REPLACED}};
  return statuses;
}

absl::StatusOr<std::vector<Occurrence>> Fetch(Session& session,
                                              const v1::ListOccurrencesRequest& request) {
  std::vector<Occurrence> occurrences;
  const absl::Status status = session.List<v1::ListOccurrencesResponse>(
      request, &v1::ListOccurrencesResponse::mutable_occurrences, &occurrences);
  if (!status.ok()) {
    return status;
  }
  return occurrences;
}

int RunList(Session& session, const Arguments& arguments) {
  v1::ListOccurrencesRequest request;
  request.set_wheel(arguments.Get("wheel"));
  request.set_turn(arguments.Get("turn"));
  request.set_activity(arguments.Get("activity"));
  request.set_unit(arguments.Get("unit"));
  for (const std::string& given : arguments.All("state")) {
    for (const std::string& name : Split(given, ',')) {
      const auto& statuses = Statuses();
      const auto found = std::find_if(statuses.begin(), statuses.end(),
                                      [&](const auto& status) { return status.first == name; });
      if (found == statuses.end()) {
        std::vector<std::string> names;
        for (const auto& [known, ignored] : statuses) {
          names.push_back(known);
        }
        return session.Usage(session.texts().Say("usage.no-state", name, Join(names, ", ")));
      }
      request.add_statuses(found->second);
    }
  }
  const auto occurrences = Fetch(session, request);
  const auto today = session.Today();
  if (!occurrences.ok() || !today.ok()) {
    return session.Fail(occurrences.ok() ? today.status() : occurrences.status());
  }
  return session.Show(Pointers(*occurrences), [&] {
    return PrintOccurrences(*occurrences, *today, session.texts(), session.page());
  });
}

// The id that `reference` means, among those under way; a full id is taken as it is.
// Errors: kInvalidArgument, kNotFound in the person's language.
absl::StatusOr<std::string> FindId(Session& session, const std::string& reference) {
  if (std::count(reference.begin(), reference.end(), '/') >= 3) {
    return reference;
  }
  const auto occurrences = Fetch(session, v1::ListOccurrencesRequest());
  if (!occurrences.ok()) {
    return occurrences.status();
  }
  // What runs is meant before what is to come, and that before what has ended.
  const auto nearness = [](const Occurrence& occurrence) {
    return occurrence.status() >= v1::OCCURRENCE_STATUS_DONE      ? 2
           : occurrence.status() == v1::OCCURRENCE_STATUS_PLANNED ? 1
                                                                  : 0;
  };
  std::vector<std::string> ids;
  for (int near = 0; near <= 2; ++near) {
    for (const Occurrence& occurrence : *occurrences) {
      if (nearness(occurrence) == near) {
        ids.push_back(occurrence.id());
      }
    }
    const std::vector<std::size_t> meant = Matching(reference, ids);
    if (meant.size() == 1) {
      return ids[meant[0]];
    }
    if (meant.size() > 1) {
      std::string list;
      for (const std::size_t index : meant) {
        list += "  " + ids[index] + "\n";
      }
      return absl::InvalidArgumentError(
          session.texts().Say("occurrence.ambiguous", reference, list));
    }
  }
  return absl::NotFoundError(session.texts().Say("occurrence.unknown", reference));
}

int RunShow(Session& session, const Arguments& arguments) {
  const auto id = FindId(session, arguments.Operand(0));
  if (!id.ok()) {
    return session.Fail(id.status());
  }
  v1::GetOccurrenceRequest request;
  request.set_id(*id);
  v1::GetOccurrenceResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  const auto today = session.Today();
  if (!today.ok()) {
    return session.Fail(today.status());
  }
  return session.ShowOne(response.occurrence(), [&] {
    return PrintOccurrence(response.occurrence(), *today, session.texts(), session.page());
  });
}

// Fills what every override says: what, whether everywhere, and why.
absl::Status FillTarget(Session& session, const Arguments& arguments, v1::OverrideTarget* target) {
  const auto id = FindId(session, arguments.Operand(0));
  if (!id.ok()) {
    return id.status();
  }
  target->set_id(*id);
  target->set_every_unit(arguments.Has("every-unit"));
  target->set_reason(arguments.Get("reason"));
  return absl::OkStatus();
}

// Sets the day typed for `flag`, when one was.
absl::Status FillDay(Session& session, const Arguments& arguments, std::string_view flag,
                     const std::function<v1::Date*()>& field) {
  const auto day = session.ReadDay(arguments, flag);
  if (!day.ok()) {
    return day.status();
  }
  if (*day) {
    SetDate(**day, field());
  }
  return absl::OkStatus();
}

template <class Request, class Response>
int Override(Session& session, Request& request, const absl::Status& filled, std::string_view key) {
  if (!filled.ok()) {
    return session.Fail(filled);
  }
  Response response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  const auto& changed = response.result().occurrences();
  session.Tell(session.texts().Count(key, changed.size()));
  const auto today = session.Today();
  const std::vector<Occurrence> occurrences(changed.begin(), changed.end());
  return session.Show(Pointers(changed), [&] {
    return occurrences.empty() ? std::string()
                               : PrintOccurrences(occurrences, today.ok() ? *today : Day(),
                                                  session.texts(), session.page());
  });
}

int RunMove(Session& session, const Arguments& arguments) {
  v1::MoveOccurrenceRequest request;
  absl::Status filled = FillTarget(session, arguments, request.mutable_target());
  request.set_state(arguments.Get("step"));
  filled.Update(FillDay(session, arguments, "opens", [&] { return request.mutable_opens(); }));
  filled.Update(FillDay(session, arguments, "due", [&] { return request.mutable_due(); }));
  if (arguments.Has("time")) {
    const auto minutes = ParseClockTime(arguments.Get("time"));
    if (!minutes) {
      return session.Usage(session.texts().Say("usage.no-time", "time", arguments.Get("time")));
    }
    request.mutable_due_time()->set_minutes(*minutes);
  }
  return Override<v1::MoveOccurrenceRequest, v1::MoveOccurrenceResponse>(session, request, filled,
                                                                         "override.moved");
}

int RunExtend(Session& session, const Arguments& arguments) {
  v1::ExtendOccurrenceRequest request;
  absl::Status filled = FillTarget(session, arguments, request.mutable_target());
  filled.Update(FillDay(session, arguments, "due", [&] { return request.mutable_due(); }));
  return Override<v1::ExtendOccurrenceRequest, v1::ExtendOccurrenceResponse>(
      session, request, filled, "override.extended");
}

int RunCancel(Session& session, const Arguments& arguments) {
  v1::CancelOccurrenceRequest request;
  const absl::Status filled = FillTarget(session, arguments, request.mutable_target());
  if (filled.ok() && !session.Confirm(arguments, session.texts().Say("override.ask-cancel",
                                                                     request.target().id()))) {
    return session.Usage(std::string(session.texts()["confirm.needed"]));
  }
  return Override<v1::CancelOccurrenceRequest, v1::CancelOccurrenceResponse>(
      session, request, filled, "override.cancelled");
}

int RunReopen(Session& session, const Arguments& arguments) {
  v1::ReopenOccurrenceRequest request;
  absl::Status filled = FillTarget(session, arguments, request.mutable_target());
  request.set_state(arguments.Get("step"));
  filled.Update(FillDay(session, arguments, "due", [&] { return request.mutable_due(); }));
  return Override<v1::ReopenOccurrenceRequest, v1::ReopenOccurrenceResponse>(
      session, request, filled, "override.reopened");
}

int RunDecline(Session& session, const Arguments& arguments) {
  v1::DeclineOccurrenceRequest request;
  const absl::Status filled = FillTarget(session, arguments, request.mutable_target());
  return Override<v1::DeclineOccurrenceRequest, v1::DeclineOccurrenceResponse>(
      session, request, filled, "override.declined");
}

int RunReplace(Session& session, const Arguments& arguments) {
  v1::ReplaceOccurrenceRequest request;
  const absl::Status filled = FillTarget(session, arguments, request.mutable_target());
  request.set_replaced_by(arguments.Get("by"));
  return Override<v1::ReplaceOccurrenceRequest, v1::ReplaceOccurrenceResponse>(
      session, request, filled, "override.replaced");
}

// An override's row: what it is given beside the reason.
Command Row(std::string verb, std::vector<Flag> flags, int (*run)(Session&, const Arguments&)) {
  flags.push_back({.name = "reason", .value = "text", .required = true});
  flags.push_back({.name = "every-unit"});
  return {.noun = "occurrence",
          .verb = std::move(verb),
          .operands = {{.name = "occurrence"}},
          .flags = std::move(flags),
          .documents = true,
          .run = run};
}

}  // namespace

void AddOccurrenceCommands(std::vector<Command>* table) {
  table->push_back({.noun = "occurrence",
                    .verb = "list",
                    .flags = {{.name = "wheel", .value = "wheel"},
                              {.name = "turn", .value = "turn"},
                              {.name = "activity", .value = "activity"},
                              {.name = "unit", .value = "unit"},
                              {.name = "state", .value = "states", .repeated = true}},
                    .documents = true,
                    .run = RunList});
  table->push_back({.noun = "occurrence",
                    .verb = "show",
                    .operands = {{.name = "occurrence"}},
                    .documents = true,
                    .run = RunShow});
  table->push_back(Row("move",
                       {{.name = "step", .value = "step"},
                        {.name = "opens", .value = "day"},
                        {.name = "due", .value = "day"},
                        {.name = "time", .value = "time"}},
                       RunMove));
  table->push_back(Row("extend", {{.name = "due", .value = "day", .required = true}}, RunExtend));
  table->push_back(Row("cancel", {{.name = "yes"}}, RunCancel));
  table->push_back(Row(
      "reopen", {{.name = "step", .value = "step"}, {.name = "due", .value = "day"}}, RunReopen));
  table->push_back(Row("decline", {}, RunDecline));
  table->push_back(Row("replace", {{.name = "by", .value = "text", .required = true}}, RunReplace));
}

}  // namespace hjul::cli
