#include "scheduler/engine/requests.h"

#include <string>
#include <utility>

#include "fmt/format.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {

absl::StatusOr<std::optional<CommandResult>> EarlierAnswer(const store::Snapshot& snapshot,
                                                           const Command& command) {
  const auto earlier =
      Load(snapshot, store::Encode(store::RequestKey{command.huvudman, command.request_id}),
           &store::DecodeRequest);
  if (!earlier.ok()) {
    return earlier.status();
  }
  if (!*earlier) {
    return std::nullopt;
  }
  if ((*earlier)->payload_hash != command.payload_hash) {
    return absl::InvalidArgumentError(fmt::format(
        "request_id {} was used for another request; choose a new one", command.request_id));
  }
  auto result = store::DecodeResult((*earlier)->result);
  if (!result.ok()) {
    return result.status();
  }
  return CommandResult{.revision = result->revision,
                       .id = std::move(result->id),
                       .touched = std::move(result->touched),
                       .repeated = true};
}

void Remember(const Command& command, const CommandResult& result, Instant until, Commit& commit) {
  commit.draft().Put(
      store::Encode(store::RequestKey{command.huvudman, command.request_id}),
      store::Encode(store::RequestRecord{
          .payload_hash = command.payload_hash,
          .result = store::Encode(store::ResultRecord{
              .revision = result.revision, .id = result.id, .touched = result.touched}),
          .at = commit.now()}));
  commit.draft().Put(
      store::Encode(store::RequestExpiryKey{until, command.huvudman, command.request_id}), {});
}

absl::StatusOr<std::size_t> ForgetExpired(std::size_t limit, Commit& commit) {
  std::size_t gone = 0;
  const absl::Status scan = commit.draft().base().Scan(
      store::RequestsExpiredBy(commit.now()), limit, [&](std::string_view key, std::string_view) {
        if (const auto expiry = store::ParseRequestExpiryKey(key)) {
          commit.draft().Delete(
              store::Encode(store::RequestKey{expiry->huvudman, expiry->request_id}));
        }
        commit.draft().Delete(std::string(key));
        ++gone;
        return true;
      });
  if (!scan.ok()) {
    return scan;
  }
  return gone;
}

}  // namespace hjul::engine
