// The demonstration municipality behind a whole server, the same for every input: loaded once,
// remembered as the commits that made it, and replayed into a new store each time.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "grpcpp/channel.h"
#include "grpcpp/support/status.h"
#include "scheduler/engine/engine.h"
#include "scheduler/store/store.h"
#include "services/server.h"
#include "tests/fuzz/request_maker.h"

namespace hjul::fuzz {

// How the municipality came to be. One per process.
struct Town {
  std::vector<store::Batch> commits;
  std::vector<std::string> tokens;  // Of every role, the administrator's first.
  Nouns nouns;                      // Everything in it that has a name.
  std::filesystem::path folder;     // For sockets; removed at exit.
  Town();
  ~Town();
  Town(const Town&) = delete;
  Town& operator=(const Town&) = delete;
};

struct Reply {
  grpc::Status status;
  std::string bytes;
  std::string revision;  // The trailer x-hjul-revision.
};

// A server on a fresh copy of the town. Calls wait for their answer.
class Server {
 public:
  explicit Server(const Town& town);
  ~Server();

  // Any unary rpc of hjul.v1, by its full name. `token` empty: without one.
  Reply Call(const std::string& method, const std::string& token, const std::string& request);
  // A watch: reads at most `messages` of the stream, then leaves. The bytes are the last message's.
  Reply Watch(const std::string& token, const v1::WatchChangesRequest& request, int messages);

  // Days pass, and everything due is fired.
  void Advance(int days);
  // What the store's checkers find; empty: nothing.
  std::vector<std::string> Faults();

 private:
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<engine::ManualClock> clock_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<services::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace hjul::fuzz
