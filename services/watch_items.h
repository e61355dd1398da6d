// Things as watchers are given them. Pure; thread-safe.
#pragma once

#include <string>

#include "hjul/v1/watch_service.pb.h"
#include "scheduler/engine/view.h"
#include "scheduler/store/records.h"

namespace hjul::services {

namespace v1 = ::hjul::v1;

// "wheel/kvalitetshjul", "calendar/np", "unit/bjorkskolan".
v1::WatchItem ConfigurationItem(const std::string& name);
v1::WatchItem ItemOf(const core::Task& task, const engine::View& view, core::Date today);
v1::WatchItem ItemOf(const core::Occurrence& occurrence, const engine::View& view);
v1::WatchItem ItemOf(const core::Turn& turn, const engine::View& view);
v1::WatchItem ItemOf(const store::Delivery& delivery);

// What `change` is to those who may see it; without a value when the record does not decode, which
// a later release has written: the client reads it again by id.
v1::WatchItem ItemOf(const store::Change& change, const engine::View& view, core::Date today);
v1::WatchItem RemovedItem(const std::string& id);

}  // namespace hjul::services
