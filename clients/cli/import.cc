#include "clients/cli/import.h"

#include "clients/cli/diagnostics_print.h"
#include "clients/cli/files.h"
#include "clients/cli/session.h"
#include "hjul/v1/organisation_service.pb.h"

namespace hjul::cli {

Command ImportCommand(const std::string& noun, int (*run)(Session&, const Arguments&)) {
  return {.noun = noun,
          .verb = "import",
          .operands = {{.name = "file"}},
          .flags = {{.name = "complete"},
                    {.name = "allow-many-ended"},
                    {.name = "dry-run"},
                    {.name = "reason", .value = "text"}},
          .documents = true,
          .run = run};
}

int RunImport(Session& session, const Arguments& arguments, int kind) {
  const std::string file = arguments.Operand(0);
  const auto csv = ReadFile(file);
  if (!csv.ok()) {
    return session.Usage(std::string(csv.status().message()));
  }
  v1::ImportOrganisationRequest request;
  request.set_kind(static_cast<v1::ImportKind>(kind));
  request.set_csv(*csv);
  request.set_complete(arguments.Has("complete"));
  request.set_allow_many_ended(arguments.Has("allow-many-ended"));
  request.set_validate_only(arguments.Has("dry-run"));
  request.set_reason(arguments.Get("reason"));
  v1::ImportOrganisationResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  const Texts& texts = session.texts();
  if (!response.diagnostics().empty()) {
    std::string told = PrintDiagnostics(response.diagnostics(), file, *csv, texts);
    told += CountDiagnostics(response.diagnostics(), texts);
    session.Tell(told);
  }
  if (HasErrors(response.diagnostics())) {
    return kTextHasErrors;
  }
  if (session.format() != Format::kTable) {
    return session.ShowOne(response, nullptr);
  }
  session.Tell(texts.Say(arguments.Has("dry-run") ? "import.would" : "import.did",
                         response.created(), response.updated(), response.unchanged(),
                         response.ended()));
  return kDone;
}

}  // namespace hjul::cli
