// hjul unit: preschools, schools and the rest.
#include "clients/cli/import.h"
#include "clients/cli/letters.h"
#include "clients/cli/session.h"
#include "hjul/v1/organisation_service.pb.h"

namespace hjul::cli {
namespace {

std::string PrintUnits(const std::vector<v1::Unit>& units, const Texts& texts, const Page& page) {
  if (units.empty()) {
    return std::string(texts["unit.none"]) + "\n";
  }
  Table table({{.title = std::string(texts["column.id"])},
               {.title = std::string(texts["column.name"])},
               {.title = std::string(texts["column.code"])},
               {.title = std::string(texts["column.forms"]), .flexible = true},
               {.title = std::string(texts["column.grades"]), .flexible = true},
               {.title = std::string(texts["column.closed"])}});
  for (const v1::Unit& unit : units) {
    table.Row({unit.id(), unit.name(), unit.school_unit_code(),
               Join({unit.school_forms().begin(), unit.school_forms().end()}, ", "),
               Join({unit.grades().begin(), unit.grades().end()}, " "),
               unit.has_closed() ? IsoDate(unit.closed()) : ""});
  }
  return table.Print(page);
}

int RunList(Session& session, const Arguments& arguments) {
  v1::ListUnitsRequest request;
  request.set_show_closed(arguments.Has("closed"));
  std::vector<v1::Unit> units;
  const absl::Status status =
      session.List<v1::ListUnitsResponse>(request, &v1::ListUnitsResponse::mutable_units, &units);
  if (!status.ok()) {
    return session.Fail(status);
  }
  return session.Show(Pointers(units),
                      [&] { return PrintUnits(units, session.texts(), session.page()); });
}

// The flags given change what is there; a unit that is not there begins empty.
absl::Status Change(Session& session, const Arguments& arguments, v1::Unit* unit) {
  if (arguments.Has("name")) {
    unit->set_name(arguments.Get("name"));
  }
  if (arguments.Has("code")) {
    unit->set_school_unit_code(arguments.Get("code"));
  }
  if (arguments.Has("forms")) {
    unit->clear_school_forms();
    for (const std::string& form : Split(arguments.Get("forms"), ',')) {
      unit->add_school_forms(form);
    }
  }
  if (arguments.Has("grades")) {
    unit->clear_grades();
    for (const std::string& grade : Split(arguments.Get("grades"), ',')) {
      unit->add_grades(grade);
    }
  }
  for (const std::string& pair : arguments.All("attribute")) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      return absl::InvalidArgumentError(session.texts().Say("usage.pair", "attribute", pair));
    }
    (*unit->mutable_attributes())[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  const auto opened = session.ReadDay(arguments, "opened");
  if (opened.ok() && *opened) {
    SetDate(**opened, unit->mutable_opened());
  }
  return opened.status();
}

int RunPut(Session& session, const Arguments& arguments) {
  v1::GetUnitRequest get;
  get.set_id(arguments.Operand(0));
  v1::GetUnitResponse present;
  const absl::Status found = session.Call(get, &present);
  if (!found.ok() && !absl::IsNotFound(found)) {
    return session.Fail(found);
  }
  v1::PutUnitRequest request;
  *request.mutable_unit() = present.unit();
  request.mutable_unit()->set_id(get.id());
  request.set_validate_only(arguments.Has("dry-run"));
  if (absl::Status status = Change(session, arguments, request.mutable_unit()); !status.ok()) {
    return session.Fail(status);
  }
  v1::PutUnitResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  return session.ShowOne(response.unit(), [&] {
    return PrintUnits({response.unit()}, session.texts(), session.page());
  });
}

int RunClose(Session& session, const Arguments& arguments) {
  const auto day = session.ReadDay(arguments, "last-day");
  if (!day.ok()) {
    return session.Fail(day.status());
  }
  v1::CloseUnitRequest request;
  request.set_id(arguments.Operand(0));
  SetDate(**day, request.mutable_last_day());
  request.set_reason(arguments.Get("reason"));
  if (!session.Confirm(arguments, session.texts().Say("unit.ask-close", request.id()))) {
    return session.Usage(std::string(session.texts()["confirm.needed"]));
  }
  v1::CloseUnitResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  session.Tell(session.texts().Say("unit.closed", response.unit().name(), IsoDate(**day)));
  return kDone;
}

}  // namespace

void AddUnitCommands(std::vector<Command>* table) {
  table->push_back({.noun = "unit",
                    .verb = "list",
                    .flags = {{.name = "closed"}},
                    .documents = true,
                    .run = RunList});
  table->push_back({.noun = "unit",
                    .verb = "put",
                    .operands = {{.name = "unit"}},
                    .flags = {{.name = "name", .value = "text"},
                              {.name = "code", .value = "number"},
                              {.name = "forms", .value = "words"},
                              {.name = "grades", .value = "words"},
                              {.name = "attribute", .value = "id=value", .repeated = true},
                              {.name = "opened", .value = "day"},
                              {.name = "dry-run"}},
                    .documents = true,
                    .run = RunPut});
  table->push_back({.noun = "unit",
                    .verb = "close",
                    .operands = {{.name = "unit"}},
                    .flags = {{.name = "last-day", .value = "day", .required = true},
                              {.name = "reason", .value = "text", .required = true},
                              {.name = "yes"}},
                    .run = RunClose});
  table->push_back(ImportCommand("unit", [](Session& session, const Arguments& arguments) {
    return RunImport(session, arguments, v1::IMPORT_KIND_UNITS);
  }));
}

}  // namespace hjul::cli
