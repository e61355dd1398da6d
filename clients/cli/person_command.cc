// hjul person: those who log in.
#include "clients/cli/import.h"
#include "clients/cli/session.h"
#include "hjul/v1/organisation_service.pb.h"

namespace hjul::cli {
namespace {

std::string PrintPersons(const std::vector<v1::Person>& persons, const Texts& texts,
                         const Page& page) {
  if (persons.empty()) {
    return std::string(texts["person.none"]) + "\n";
  }
  Table table({{.title = std::string(texts["column.id"])},
               {.title = std::string(texts["column.name"]), .flexible = true},
               {.title = std::string(texts["column.email"]), .flexible = true},
               {.title = std::string(texts["column.active"])}});
  for (const v1::Person& person : persons) {
    table.Row({person.id(), person.name(), person.email(),
               std::string(texts[person.active() ? "word.yes" : "word.no"])});
  }
  return table.Print(page);
}

absl::StatusOr<std::vector<v1::Person>> Fetch(Session& session) {
  std::vector<v1::Person> persons;
  const absl::Status status = session.List<v1::ListPersonsResponse>(
      v1::ListPersonsRequest(), &v1::ListPersonsResponse::mutable_persons, &persons);
  if (!status.ok()) {
    return status;
  }
  return persons;
}

int RunList(Session& session, const Arguments&) {
  const auto persons = Fetch(session);
  if (!persons.ok()) {
    return session.Fail(persons.status());
  }
  return session.Show(Pointers(*persons),
                      [&] { return PrintPersons(*persons, session.texts(), session.page()); });
}

int RunPut(Session& session, const Arguments& arguments) {
  const auto persons = Fetch(session);
  if (!persons.ok()) {
    return session.Fail(persons.status());
  }
  v1::PutPersonRequest request;
  v1::Person& person = *request.mutable_person();
  person.set_active(true);
  for (const v1::Person& present : *persons) {
    if (present.id() == arguments.Operand(0)) {
      person = present;
    }
  }
  person.set_id(arguments.Operand(0));
  if (arguments.Has("name")) {
    person.set_name(arguments.Get("name"));
  }
  if (arguments.Has("email")) {
    person.set_email(arguments.Get("email"));
  }
  person.set_active((person.active() || arguments.Has("active")) && !arguments.Has("inactive"));
  request.set_validate_only(arguments.Has("dry-run"));
  v1::PutPersonResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  return session.ShowOne(response.person(), [&] {
    return PrintPersons({response.person()}, session.texts(), session.page());
  });
}

}  // namespace

void AddPersonCommands(std::vector<Command>* table) {
  table->push_back({.noun = "person", .verb = "list", .documents = true, .run = RunList});
  table->push_back({.noun = "person",
                    .verb = "put",
                    .operands = {{.name = "person"}},
                    .flags = {{.name = "name", .value = "text"},
                              {.name = "email", .value = "email"},
                              {.name = "active"},
                              {.name = "inactive"},
                              {.name = "dry-run"}},
                    .documents = true,
                    .run = RunPut});
  table->push_back(ImportCommand("person", [](Session& session, const Arguments& arguments) {
    return RunImport(session, arguments, v1::IMPORT_KIND_PERSONS);
  }));
}

}  // namespace hjul::cli
