// hjul turn: the revolutions of the wheels, and how far each has come.
#include <algorithm>

#include "clients/cli/letters.h"
#include "clients/cli/session.h"
#include "fmt/format.h"
#include "hjul/v1/occurrence_service.pb.h"

namespace hjul::cli {
namespace {

std::string Days(const v1::DateSpan& days) {
  return IsoDate(days.first()) + "–" + IsoDate(days.last());
}

// The statuses that are counted, and their counts in the same order.
constexpr const char* kCounted[] = {"PLANNED", "OPEN",     "WAITING",  "OVERDUE",
                                    "DONE",    "DECLINED", "CANCELLED"};
std::vector<int> CountsOf(const v1::OccurrenceCounts& counts) {
  return {counts.planned(), counts.open(),     counts.waiting(),  counts.overdue(),
          counts.done(),    counts.declined(), counts.cancelled()};
}

// Rows of words with counts after them. A status that nothing has gets no column.
std::string PrintCounts(
    std::vector<Column> columns,
    const std::vector<std::pair<std::vector<std::string>, v1::OccurrenceCounts>>& rows,
    const Texts& texts, const Page& page) {
  std::vector<bool> used(std::size(kCounted), false);
  for (const auto& [words, counts] : rows) {
    const std::vector<int> numbers = CountsOf(counts);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      used[i] = used[i] || numbers[i] > 0;
    }
  }
  for (const char* status : kCounted) {
    columns.push_back(
        {.title = std::string(texts[fmt::format("OCCURRENCE_STATUS_{}", status)]), .right = true});
  }
  Table table(columns);
  for (const auto& [words, counts] : rows) {
    std::vector<std::string> row = words;
    const std::vector<int> numbers = CountsOf(counts);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      row.push_back(!used[i] ? "" : numbers[i] == 0 ? "·" : std::to_string(numbers[i]));
    }
    table.Row(std::move(row));
  }
  return table.Print(page);
}

std::string PrintTurns(const std::vector<v1::Turn>& turns, const Texts& texts, const Page& page) {
  if (turns.empty()) {
    return std::string(texts["turn.none"]) + "\n";
  }
  std::vector<std::pair<std::vector<std::string>, v1::OccurrenceCounts>> rows;
  for (const v1::Turn& turn : turns) {
    rows.push_back({{turn.wheel(), turn.id(), std::string(texts[v1::TurnState_Name(turn.state())])},
                    turn.counts()});
  }
  return PrintCounts({{.title = std::string(texts["column.wheel"])},
                      {.title = std::string(texts["column.turn"])},
                      {.title = std::string(texts["column.status"])}},
                     rows, texts, page);
}

std::string PrintTurn(const v1::GetTurnResponse& response, const Texts& texts, const Page& page) {
  const v1::Turn& turn = response.turn();
  std::string out = page.Strong(turn.wheel() + " " + turn.id()) + "\n";
  out += PrintFields(
      {{std::string(texts["column.days"]), Days(turn.days())},
       {std::string(texts["column.status"]), std::string(texts[v1::TurnState_Name(turn.state())])},
       {std::string(texts["column.revision"]),
        turn.revision() == 0 ? "" : std::to_string(turn.revision())}},
      page);
  std::vector<std::pair<std::vector<std::string>, v1::OccurrenceCounts>> rows;
  for (const v1::OccurrenceCounts& counts : response.activities()) {
    rows.push_back({{counts.title().empty() ? counts.activity() : counts.title()}, counts});
  }
  rows.push_back({{std::string(texts["column.sum"])}, turn.counts()});
  return out + "\n" +
         PrintCounts({{.title = std::string(texts["column.title"]), .flexible = true}}, rows, texts,
                     page);
}

int RunList(Session& session, const Arguments& arguments) {
  v1::ListTurnsRequest request;
  request.set_wheel(arguments.Get("wheel"));
  if (!arguments.Has("all")) {
    for (const auto state : {v1::TURN_STATE_PLANNED, v1::TURN_STATE_OPEN, v1::TURN_STATE_ENDED}) {
      request.add_states(state);
    }
  }
  std::vector<v1::Turn> turns;
  const absl::Status status =
      session.List<v1::ListTurnsResponse>(request, &v1::ListTurnsResponse::mutable_turns, &turns);
  if (!status.ok()) {
    return session.Fail(status);
  }
  return session.Show(Pointers(turns),
                      [&] { return PrintTurns(turns, session.texts(), session.page()); });
}

// `hjul turn show kvalitetshjul 2026-27`, or the same in one word with a slash.
int RunShow(Session& session, const Arguments& arguments) {
  std::string wheel = arguments.Operand(0);
  std::string turn = arguments.Operand(1);
  if (const std::size_t slash = wheel.find('/'); slash != std::string::npos && turn.empty()) {
    turn = wheel.substr(slash + 1);
    wheel.resize(slash);
  }
  if (turn.empty()) {
    return session.Usage(session.texts().Say("usage.lacks-word", session.texts()["operand.turn"]));
  }
  v1::GetTurnRequest request;
  request.set_wheel(wheel);
  request.set_turn(turn);
  v1::GetTurnResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  return session.ShowOne(response,
                         [&] { return PrintTurn(response, session.texts(), session.page()); });
}

}  // namespace

void AddTurnCommands(std::vector<Command>* table) {
  table->push_back({.noun = "turn",
                    .verb = "list",
                    .flags = {{.name = "wheel", .value = "wheel"}, {.name = "all"}},
                    .documents = true,
                    .run = RunList});
  table->push_back({.noun = "turn",
                    .verb = "show",
                    .operands = {{.name = "wheel"}, {.name = "turn", .optional = true}},
                    .documents = true,
                    .run = RunShow});
}

}  // namespace hjul::cli
