#include "fmt/format.h"
#include "scheduler/store/check.h"
#include "scheduler/store/rocks_store.h"
#include "services/check_report.h"
#include "services/control_socket.h"
#include "services/program_parts.h"

namespace hjul::services {

int CheckStore(const ServeArguments& arguments, Report report) {
  const auto config = Configure(arguments);
  if (!config) {
    return kWrongUsage;
  }
  if (Knock(config->control_socket).ok()) {
    return Complain(
        absl::FailedPreconditionError(fmt::format("a server runs on {}; stop it first, or look at "
                                                  "a backup: hjuld backup create, hjuld backup "
                                                  "verify",
                                                  config->data.string())));
  }
  const auto store = store::OpenRocksStoreReadOnly({.directory = config->data / "store"});
  if (!store.ok()) {
    return Complain(store.status());
  }
  const auto found = store::CheckStore(*(*store)->Read(), {.progress = TellProgress()});
  if (!found.ok()) {
    return Complain(found.status());
  }
  const std::string subject = config->data.string();
  fmt::print("{}", report == Report::kJson ? JsonOf(*found, subject) : TextOf(*found, subject));
  return found->whole() ? kDone : kFailed;
}

}  // namespace hjul::services
