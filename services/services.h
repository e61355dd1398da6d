// The services of hjul.v1, each in its own file. What they are made from outlives them.
#pragma once

#include <memory>

#include "grpcpp/impl/codegen/service_type.h"
#include "services/gate.h"

namespace hjul::engine {
class AcceleratedClock;
}

namespace hjul::services {

class WatchHub;

using Service = std::unique_ptr<grpc::Service>;

Service MakeAccessService(Gate& gate);
Service MakeCalendarService(Gate& gate);
Service MakeChangeService(Gate& gate);
Service MakeJournalService(Gate& gate);
Service MakeOccurrenceService(Gate& gate);
// `clock`: what SetClock sets; null on a production server.
Service MakeOperationService(Gate& gate, engine::AcceleratedClock* clock);
Service MakeOrganisationService(Gate& gate);
Service MakeTaskService(Gate& gate);
Service MakeWatchService(WatchHub& hub);
Service MakeWheelService(Gate& gate);

}  // namespace hjul::services
