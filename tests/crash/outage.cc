#include "outage.h"

#include <algorithm>

#include "fmt/format.h"
#include "hjul/v1/organisation_service.pb.h"
#include "hjul/v1/task_service.pb.h"
#include "watcher.h"

namespace hjul::crash {
namespace {

constexpr milliseconds kAnswerMax{30'000};
constexpr milliseconds kLookAgain{50};

}  // namespace

absl::Status Outage::Write() {
  v1::PutPersonRequest request;
  request.mutable_person()->set_id("crash-disk");
  const std::string id = fmt::format("disk-{}-{}", round_.tally().cycles, ++writes_);
  request.mutable_person()->set_name(id);
  request.set_request_id(id);
  return round_.Carry(connection_, request, id).status;
}

void Outage::ExpectRefusal(std::string_view when, std::initializer_list<absl::StatusCode> codes) {
  const absl::Status refused = Write();
  if (std::find(codes.begin(), codes.end(), refused.code()) == codes.end()) {
    findings_.Add(fmt::format("{} a write is answered {}", when, refused.ToString()));
  }
}

void Outage::ExpectTrouble(std::string_view when) {
  const auto until = std::chrono::steady_clock::now() + kAnswerMax;
  while (Write().ok()) {
    if (std::chrono::steady_clock::now() > until) {
      findings_.Add(fmt::format("{} writes go on", when));
      return;
    }
  }
}

void Outage::ExpectReading(std::string_view when) {
  const Member& reader = round_.roster().skolchef;
  const auto tasks = connection_.Ask<v1::ListTasksResponse>(v1::ListTasksRequest(), reader.token);
  if (!tasks.ok()) {
    findings_.Add(fmt::format("{} reading is answered {}", when, tasks.status().ToString()));
  }
  Watcher watcher(reader, false, findings_);
  watcher.Follow(round_.server().address());
  if (!watcher.WaitFor(1, kAnswerMax)) {
    findings_.Add(fmt::format("{} a new watch is given nothing", when));
  }
}

void Outage::ExpectWriting(std::string_view when) {
  const auto until = std::chrono::steady_clock::now() + kAnswerMax;
  absl::Status status = Write();
  while (!status.ok() && std::chrono::steady_clock::now() < until && round_.Wait(kLookAgain)) {
    status = Write();
  }
  if (!status.ok()) {
    findings_.Add(fmt::format("{} nothing can be written: {}", when, status.ToString()));
  }
}

}  // namespace hjul::crash
