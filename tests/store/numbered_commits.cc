#include "tests/store/numbered_commits.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "scheduler/store/codec.h"

namespace hjul::store {
namespace {

constexpr std::size_t kAll = 1'000'000;

// `bytes` that do not pack, the same for the same `seed`.
std::string Padding(std::uint64_t seed, std::size_t bytes) {
  std::string padding;
  padding.reserve(bytes + sizeof(seed));
  while (padding.size() < bytes) {
    seed = seed * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
    for (int shift = 16; shift < 64; shift += 8) {
      padding.push_back(static_cast<char>((seed >> shift) & 0xff));
    }
  }
  padding.resize(bytes);
  return padding;
}

}  // namespace

absl::StatusOr<Revision> CommitNumbered(Store& store, std::size_t padding) {
  const Revision next = store.revision() + 1;
  Batch batch{.expected_revision = next - 1};
  for (const char* half : {"Zfirst", "Zsecond"}) {
    batch.puts.push_back(
        {half + EncodeNumber(next), std::to_string(next) + ' ' + Padding(next, padding)});
  }
  return store.Commit(batch);
}

void ExpectNoHole(const Store& store) {
  const auto snapshot = store.Read();
  ASSERT_EQ(snapshot->revision(), store.revision());
  for (const char* half : {"Zfirst", "Zsecond"}) {
    Revision expected = 0;
    const KeyRange range{.first = half, .last = half + std::string("\xff")};
    const absl::Status status =
        snapshot->Scan(range, kAll, [&](std::string_view, std::string_view value) {
          EXPECT_EQ(value.substr(0, value.find(' ')), std::to_string(++expected));
          return true;
        });
    ASSERT_TRUE(status.ok()) << status;
    EXPECT_EQ(expected, store.revision());
  }
}

}  // namespace hjul::store
