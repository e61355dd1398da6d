// hjul journal and hjul message: what has happened, and what posts have been told.
#include <charconv>

#include "clients/cli/letters.h"
#include "clients/cli/occurrence_print.h"
#include "clients/cli/reference.h"
#include "clients/cli/session.h"
#include "fmt/format.h"
#include "hjul/v1/common.pb.h"
#include "hjul/v1/journal_service.pb.h"

namespace hjul::cli {
namespace {

constexpr int kLimit = 50;

// --limit, else kLimit; 0: all. Nullopt: no number.
std::optional<int> Limit(const Arguments& arguments) {
  if (!arguments.Has("limit")) {
    return kLimit;
  }
  const std::string text = arguments.Get("limit");
  int limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  return error == std::errc() && end == text.data() + text.size() && limit >= 0
             ? std::optional<int>(limit)
             : std::nullopt;
}

// "Enheten granskas → fastställd: lämna-in; 2027-06-24; ordet".
std::string What(const v1::JournalEntry& entry, const Texts& texts) {
  std::vector<std::string> parts{texts.Code("journal", entry.kind())};
  if (!entry.from_state().empty() || !entry.to_state().empty()) {
    parts.push_back(entry.from_state() == entry.to_state() || entry.from_state().empty()
                        ? entry.to_state()
                    : entry.to_state().empty() ? entry.from_state()
                                               : entry.from_state() + " → " + entry.to_state());
  }
  for (const std::string& part : {entry.action(), entry.detail()}) {
    if (!part.empty()) {
      parts.push_back(part);
    }
  }
  std::string text = Join(parts, "; ");
  return entry.note().empty() ? text : fmt::format("{}: \"{}\"", text, entry.note());
}

std::string PrintJournal(const std::vector<v1::JournalEntry>& entries, const Texts& texts,
                         const Page& page) {
  if (entries.empty()) {
    return std::string(texts["journal.none"]) + "\n";
  }
  constexpr int kIndent = 18;
  std::string out;
  for (const v1::JournalEntry& entry : entries) {
    std::string time = MomentText(entry.time()) + "  ";
    const std::string text = fmt::format("{}  {}  ({})", entry.subject(), What(entry, texts),
                                         ActorText(entry.actor(), texts));
    for (const std::string& line : Wrap(text, std::max(40, page.width - kIndent))) {
      out += time + line + "\n";
      time = std::string(kIndent, ' ');
    }
  }
  return out;
}

int RunJournal(Session& session, const Arguments& arguments) {
  const auto limit = Limit(arguments);
  if (!limit) {
    return session.Usage(session.texts().Say("usage.no-number", "limit", arguments.Get("limit")));
  }
  v1::ListJournalRequest request;
  request.set_subject(arguments.Operand(0));
  const auto from = session.ReadDay(arguments, "from");
  const auto to = session.ReadDay(arguments, "to");
  if (!from.ok() || !to.ok()) {
    return session.Fail(from.ok() ? to.status() : from.status());
  }
  if (*from) {
    SetDate(**from, request.mutable_from());
  }
  if (*to) {
    SetDate(**to, request.mutable_to());
  }
  std::vector<v1::JournalEntry> entries;
  const absl::Status status = session.List<v1::ListJournalResponse>(
      request, &v1::ListJournalResponse::mutable_entries, &entries, *limit);
  if (!status.ok()) {
    return session.Fail(status);
  }
  return session.Show(Pointers(entries),
                      [&] { return PrintJournal(entries, session.texts(), session.page()); });
}

std::string PrintMessages(const std::vector<v1::Delivery>& deliveries, const Texts& texts,
                          const Page& page) {
  if (deliveries.empty()) {
    return std::string(texts["message.none"]) + "\n";
  }
  std::string out;
  for (const v1::Delivery& delivery : deliveries) {
    const std::string state(texts["delivery." + v1::Delivery::State_Name(delivery.state())]);
    out += page.Strong(
               fmt::format("{}  {}  {}", MomentText(delivery.time()), delivery.post(), state)) +
           fmt::format("  [{}]\n", delivery.id());
    for (const v1::DeliveryLine& line : delivery.lines()) {
      std::string text = fmt::format("{}: {}", texts[v1::NoticeKind_Name(line.kind())],
                                     TitleWithOrdinal(line.title(), line.task()));
      text += line.step().empty() ? "" : ", " + line.step();
      text += line.unit_name().empty() ? "" : " (" + line.unit_name() + ")";
      text += line.has_due() ? texts.Say("watch.due",
                                         LongDate(texts, ToDay(line.due()), DayOf(delivery.time())))
                             : "";
      text += line.dropped() ? std::string(texts["message.dropped"]) : "";
      out += Indented(text, 4, page);
    }
  }
  return out;
}

int RunMessages(Session& session, const Arguments& arguments) {
  const auto limit = Limit(arguments);
  if (!limit) {
    return session.Usage(session.texts().Say("usage.no-number", "limit", arguments.Get("limit")));
  }
  v1::ListDeliveriesRequest request;
  request.set_post(arguments.Get("post"));
  std::vector<v1::Delivery> deliveries;
  const absl::Status status = session.List<v1::ListDeliveriesResponse>(
      request, &v1::ListDeliveriesResponse::mutable_deliveries, &deliveries, *limit);
  if (!status.ok()) {
    return session.Fail(status);
  }
  return session.Show(Pointers(deliveries),
                      [&] { return PrintMessages(deliveries, session.texts(), session.page()); });
}

int RunSeen(Session& session, const Arguments& arguments) {
  v1::MarkDeliverySeenRequest request;
  request.set_id(arguments.Operand(0));
  v1::MarkDeliverySeenResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  session.Tell(session.texts()["message.seen"]);
  return kDone;
}

}  // namespace

void AddJournalCommands(std::vector<Command>* table) {
  table->push_back(
      {.noun = "message",
       .verb = "list",
       .flags = {{.name = "post", .value = "post"}, {.name = "limit", .value = "number"}},
       .documents = true,
       .run = RunMessages});
  table->push_back(
      {.noun = "message", .verb = "seen", .operands = {{.name = "message"}}, .run = RunSeen});
  table->push_back({.noun = "journal",
                    .operands = {{.name = "subject", .optional = true}},
                    .flags = {{.name = "from", .value = "day"},
                              {.name = "to", .value = "day"},
                              {.name = "limit", .value = "number"}},
                    .documents = true,
                    .run = RunJournal});
}

}  // namespace hjul::cli
