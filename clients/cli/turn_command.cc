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

std::vector<Column> CountColumns(const Texts& texts) {
  std::vector<Column> columns;
  for (const char* status :
       {"PLANNED", "OPEN", "WAITING", "OVERDUE", "DONE", "DECLINED", "CANCELLED"}) {
    columns.push_back(
        {.title = std::string(texts[fmt::format("OCCURRENCE_STATUS_{}", status)]), .right = true});
  }
  return columns;
}

void AddCounts(const v1::OccurrenceCounts& counts, std::vector<std::string>* row) {
  for (const int count : {counts.planned(), counts.open(), counts.waiting(), counts.overdue(),
                          counts.done(), counts.declined(), counts.cancelled()}) {
    row->push_back(count == 0 ? "·" : std::to_string(count));
  }
}

std::string PrintTurns(const std::vector<v1::Turn>& turns, const Texts& texts, const Page& page) {
  if (turns.empty()) {
    return std::string(texts["turn.none"]) + "\n";
  }
  std::vector<Column> columns{{.title = std::string(texts["column.wheel"]), .flexible = true},
                              {.title = std::string(texts["column.turn"])},
                              {.title = std::string(texts["column.days"])},
                              {.title = std::string(texts["column.status"])}};
  for (Column& column : CountColumns(texts)) {
    columns.push_back(std::move(column));
  }
  Table table(columns);
  for (const v1::Turn& turn : turns) {
    std::vector<std::string> row{turn.wheel(), turn.id(), Days(turn.days()),
                                 std::string(texts[v1::TurnState_Name(turn.state())])};
    AddCounts(turn.counts(), &row);
    table.Row(std::move(row));
  }
  return table.Print(page);
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
  std::vector<Column> columns{{.title = std::string(texts["column.title"]), .flexible = true}};
  for (Column& column : CountColumns(texts)) {
    columns.push_back(std::move(column));
  }
  Table table(columns);
  for (const v1::OccurrenceCounts& counts : response.activities()) {
    std::vector<std::string> row{counts.title().empty() ? counts.activity() : counts.title()};
    AddCounts(counts, &row);
    table.Row(std::move(row));
  }
  std::vector<std::string> sum{std::string(texts["column.sum"])};
  AddCounts(turn.counts(), &sum);
  table.Row(std::move(sum));
  return out + "\n" + table.Print(page);
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
