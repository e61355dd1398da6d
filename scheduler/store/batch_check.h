// What both stores ask of a batch before they write anything, in the same words.
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "scheduler/store/store.h"

namespace hjul::store {

// Of keys and values (README.md). A store of another version is refused at open.
inline constexpr std::uint64_t kStoreFormat = 1;

// Errors: those of Store::Commit that can be told from the batch and the store's revision.
absl::Status CheckBatch(const Batch& batch, Revision revision);

// The log's keys lie apart from the others in the store on disk.
bool IsLogKey(std::string_view key);

}  // namespace hjul::store
