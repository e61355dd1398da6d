// Commits to a store until it is told to stop or killed, and says each revision once it is
// acknowledged. Never closes the store. For rocks_store_test.cc.
//
//   hjul_store_crash_child DIRECTORY COUNT [BACKUPS]
//     COUNT     0: until killed
//     BACKUPS   a directory to make one backup after another in, meanwhile
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <thread>

#include "scheduler/store/backup.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/rocks_store.h"

namespace {

// Straight to the descriptor: nothing is left in a buffer when the process dies.
bool Say(const std::string& line) {
  return write(STDOUT_FILENO, line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

}  // namespace

int main(int argc, char** argv) {
  using namespace hjul::store;
  if (argc < 3) return 2;
  const auto store = OpenRocksStore({.directory = argv[1]});
  if (!store.ok()) return 3;
  if (argc > 3) {
    std::thread([&store = **store, backups = std::string(argv[3])] {
      while (CreateBackup(store, backups, 3).ok()) {
      }
    }).detach();  // Dies with the process.
  }
  const Revision begin = (*store)->revision();
  const Revision count = std::strtoull(argv[2], nullptr, 10);
  while (count == 0 || (*store)->revision() < begin + count) {
    const Revision next = (*store)->revision() + 1;
    Batch batch{.expected_revision = next - 1};
    for (const char* half : {"Zfirst", "Zsecond"}) {
      batch.puts.push_back({half + EncodeNumber(next), std::to_string(next)});
    }
    if (!(*store)->Commit(batch).ok()) return 4;
    if (!Say(std::to_string(next) + "\n")) return 5;
  }
  _exit(0);
}
