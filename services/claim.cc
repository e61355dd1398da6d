#include "services/claim.h"

#include <string>
#include <string_view>

#include "scheduler/store/key_ranges.h"
#include "services/private_file.h"
#include "services/secrets.h"

namespace hjul::services {

absl::StatusOr<bool> PrepareClaim(store::Store& store, const std::filesystem::path& file) {
  bool claimed = false;
  const absl::Status scan = store.Read()->Scan(store::AllOf(store::KeyKind::kHuvudman), 1,
                                               [&](std::string_view, std::string_view) {
                                                 claimed = true;
                                                 return false;
                                               });
  if (!scan.ok()) {
    return scan;
  }
  if (claimed) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return false;
  }
  const std::string code = MakeSecret();
  const auto committed =
      store.Commit({.expected_revision = store.revision(),
                    .puts = {{store::Encode(store::MetaKey{store::MetaName::kClaimCodeHash}),
                              HashSecret(code)}}});
  if (!committed.ok()) {
    return committed.status();
  }
  if (const absl::Status status = WritePrivateFile(file, code + "\n"); !status.ok()) {
    return status;
  }
  return true;
}

}  // namespace hjul::services
