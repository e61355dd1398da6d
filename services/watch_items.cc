#include "services/watch_items.h"

#include "scheduler/engine/deliveries.h"
#include "scheduler/store/codec.h"
#include "services/convert_work.h"
#include "services/turn_counts.h"

namespace hjul::services {
namespace {

template <class Record, class Convert>
v1::WatchItem Decoded(const absl::StatusOr<Record>& record, const store::Change& change,
                      const Convert& convert) {
  if (record.ok()) {
    return convert(*record);
  }
  v1::WatchItem item;
  item.set_id(change.id);
  return item;
}

}  // namespace

v1::WatchItem ConfigurationItem(const std::string& name) {
  v1::WatchItem item;
  item.set_id(name);
  item.set_configuration(name);
  return item;
}

v1::WatchItem ItemOf(const core::Task& task, const engine::View& view, core::Date today) {
  v1::WatchItem item;
  item.set_id(core::ToString(task.id));
  ToApi(task, view.world().organisation(), today, item.mutable_task());
  return item;
}

v1::WatchItem ItemOf(const core::Occurrence& occurrence, const engine::View& view) {
  v1::WatchItem item;
  item.set_id(core::ToString(occurrence.id));
  ToApi(occurrence, view, item.mutable_occurrence());
  return item;
}

v1::WatchItem ItemOf(const core::Turn& turn, const engine::View& view) {
  v1::WatchItem item;
  item.set_id(turn.wheel.str() + "/" + turn.id.str());
  ToApi(turn, view, item.mutable_turn());
  if (auto counts = CountTurn(view, turn); counts.ok()) {
    *item.mutable_turn()->mutable_counts() = std::move(counts->whole);
  }
  return item;
}

v1::WatchItem ItemOf(const store::Delivery& delivery) {
  v1::WatchItem item;
  item.set_id(engine::DeliveryName(delivery.post, delivery.at));
  ToApi(delivery, item.mutable_delivery());
  return item;
}

v1::WatchItem RemovedItem(const std::string& id) {
  v1::WatchItem item;
  item.set_id(id);
  item.set_removed(true);
  return item;
}

v1::WatchItem ItemOf(const store::Change& change, const engine::View& view, core::Date today) {
  if (change.removed) {
    return RemovedItem(change.id);
  }
  switch (change.kind) {
    case store::Change::Kind::kTask:
      return Decoded(store::DecodeTask(change.value), change,
                     [&](const core::Task& task) { return ItemOf(task, view, today); });
    case store::Change::Kind::kOccurrence:
      return Decoded(store::DecodeOccurrence(change.value), change,
                     [&](const core::Occurrence& one) { return ItemOf(one, view); });
    case store::Change::Kind::kTurn:
      return Decoded(store::DecodeTurn(change.value), change,
                     [&](const core::Turn& turn) { return ItemOf(turn, view); });
    case store::Change::Kind::kDelivery:
      return Decoded(store::DecodeDelivery(change.value), change,
                     [](const store::Delivery& one) { return ItemOf(one); });
    case store::Change::Kind::kWheel:
      return ConfigurationItem("wheel/" + change.id);
    case store::Change::Kind::kCalendar:
      return ConfigurationItem("calendar/" + change.id);
    case store::Change::Kind::kOrganisation:
      return ConfigurationItem(change.id);
  }
  return {};
}

}  // namespace hjul::services
