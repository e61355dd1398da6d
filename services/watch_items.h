// Changes as watchers are given them, each converted once however many watch. Not thread-safe: one
// per dispatcher.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

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

class WatchItems {
 public:
  // The change at `index` of `entry`. Shared with every stream that sends it.
  std::shared_ptr<const v1::WatchItem> Of(const store::LogEntry& entry, std::size_t index,
                                          const engine::View& view, core::Date today);

 private:
  static constexpr std::size_t kRevisionsMax = 256;
  using Key = std::pair<core::HuvudmanId, store::Revision>;
  std::map<Key, std::vector<std::shared_ptr<const v1::WatchItem>>> known_;
};

}  // namespace hjul::services
