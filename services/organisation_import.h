// Units, persons and posts out of CSV, compared with what there is. Pure.
#pragma once

#include <string>

#include "hjul/v1/organisation_service.pb.h"
#include "scheduler/core/organisation.h"
#include "scheduler/engine/command.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::services {

namespace v1 = ::hjul::v1;

// What an import does: only what changes stands in the command.
struct ImportPlan {
  engine::ImportOrganisation command;
  int created = 0;
  int updated = 0;
  int unchanged = 0;
  int ended = 0;
  int open_before = 0;  // Units or posts: what the safety stop counts against.
};

// More than a fifth ended at once is more likely a truncated file than a reform.
bool NeedsSafetyStop(const ImportPlan& plan);

// Reads every row; faults go to `diagnostics`, each with its line. `complete`: what the text does
// not name is ended on `today`.
ImportPlan ReadImport(v1::ImportKind kind, const std::string& csv, bool complete,
                      const core::Organisation& organisation, core::Date today,
                      text::Diagnostics& diagnostics);

}  // namespace hjul::services
