// The peer: a PostgreSQL of its own in a temporary directory, and connections to it. Durable as it
// comes (fsync and synchronous_commit on), with memory for this machine. Run as root it runs as the
// user "postgres".
#pragma once

#include <libpq-fe.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "tests/bench/temporary_directory.h"

namespace hjul::bench {

class Cluster {
 public:
  // Errors: kUnavailable with what initdb or pg_ctl said last.
  static absl::StatusOr<std::unique_ptr<Cluster>> Start();
  ~Cluster();  // Stops and removes it.

  std::string connection() const;  // For Session::Open.
  // Kill -9 of every process of it, and starting again. Returns when the server is said to run.
  absl::Status KillAll();
  absl::Status StartAgain();

 private:
  Cluster() = default;
  absl::Status Run(const std::string& program, const std::vector<std::string>& arguments) const;
  TemporaryDirectory directory_;
  bool running_ = false;
};

// One connection. Not thread-safe. A statement that fails is an error with PostgreSQL's words.
class Session {
 public:
  static absl::StatusOr<Session> Open(const std::string& connection);

  absl::Status Do(const std::string& sql);
  absl::Status Prepare(const std::string& name, const std::string& sql);
  // Runs prepared statements with text parameters in one round trip, as one transaction when
  // `statements` say so. Returns: rows of the last one that gave any.
  struct Statement {
    const char* name;
    std::vector<std::string> parameters;
  };
  absl::StatusOr<int> Run(const std::vector<Statement>& statements);
  // COPY in text format.
  absl::Status Copy(const std::string& into, const std::string& lines);

 private:
  struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  explicit Session(PGconn* connection) : connection_(connection) {}
  absl::Status Failed(const char* doing) const;
  std::unique_ptr<PGconn, Close> connection_;
};

}  // namespace hjul::bench
