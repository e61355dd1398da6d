#include "tests/bench/postgres.h"

#include <fcntl.h>
#include <pwd.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>
#include <utility>

#include "fmt/format.h"

extern char** environ;

namespace hjul::bench {
namespace {

constexpr char kUser[] = "postgres";
constexpr char kSettings[] =
    "listen_addresses = ''\n"
    "max_connections = 100\n"
    "shared_buffers = 2GB\n"
    "max_wal_size = 4GB\n";

absl::Status Spawn(std::vector<std::string> words, const std::string& log) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&actions, stream, log.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                     0644);
  }
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t pid = 0;
  const int failed =
      posix_spawnp(&pid, words.front().c_str(), &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = -1;
  if (failed == 0) waitpid(pid, &status, 0);
  if (failed == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0) return absl::OkStatus();
  std::ostringstream said;
  said << std::ifstream(log).rdbuf();
  return absl::UnavailableError(fmt::format("{} failed: {}", words.front(), said.str()));
}

}  // namespace

absl::StatusOr<std::unique_ptr<Cluster>> Cluster::Start() {
  auto cluster = std::unique_ptr<Cluster>(new Cluster());
  const std::filesystem::path home = cluster->directory_.path() / "cluster";
  std::filesystem::create_directory(home);
  if (geteuid() == 0) {
    const passwd* user = getpwnam(kUser);
    if (user == nullptr) return absl::UnavailableError("there is no user postgres to run it as");
    if (chown(home.c_str(), user->pw_uid, user->pw_gid) != 0) {
      return absl::UnavailableError("cannot give the directory to the user postgres");
    }
    std::filesystem::permissions(
        cluster->directory_.path(),
        std::filesystem::perms::others_exec | std::filesystem::perms::group_exec,
        std::filesystem::perm_options::add);
  }
  const std::string data = (home / "data").string();
  absl::Status status = cluster->Run(
      "initdb", {"-D", data, "-A", "trust", "-U", "bench", "-E", "UTF8", "--locale=C"});
  if (!status.ok()) return status;
  std::ofstream(data + "/postgresql.conf", std::ios::app)
      << kSettings << "unix_socket_directories = '" << home.string() << "'\n";
  if (status = cluster->StartAgain(); !status.ok()) return status;
  return cluster;
}

absl::Status Cluster::Run(const std::string& program,
                          const std::vector<std::string>& arguments) const {
  std::vector<std::string> words;
  if (geteuid() == 0) words = {"runuser", "-u", kUser, "--"};
  words.push_back(fmt::format("{}/{}", HJUL_POSTGRES_BIN, program));
  words.insert(words.end(), arguments.begin(), arguments.end());
  return Spawn(std::move(words), (directory_.path() / "said").string());
}

absl::Status Cluster::StartAgain() {
  const std::filesystem::path home = directory_.path() / "cluster";
  absl::Status status = Run("pg_ctl", {"-D", (home / "data").string(), "-l",
                                       (home / "log").string(), "-w", "-t", "300", "start"});
  running_ = running_ || status.ok();
  return status;
}

absl::Status Cluster::KillAll() {
  int postmaster = 0;
  std::ifstream(directory_.path() / "cluster/data/postmaster.pid") >> postmaster;
  if (postmaster <= 1) return absl::UnavailableError("PostgreSQL does not run");
  // Its processes lead sessions of their own: they are found by their parent, and the parent goes
  // first, so that it makes no new ones.
  std::vector<pid_t> family{postmaster};
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream stat(entry.path() / "stat");
    pid_t pid = 0;
    pid_t parent = 0;
    std::string name;
    std::string state;
    if (stat >> pid >> name >> state >> parent && parent == postmaster) family.push_back(pid);
  }
  for (const pid_t pid : family) kill(pid, SIGKILL);
  running_ = false;
  return absl::OkStatus();
}

Cluster::~Cluster() {
  if (running_) {
    (void)Run("pg_ctl",
              {"-D", (directory_.path() / "cluster/data").string(), "-m", "fast", "-w", "stop"});
  }
}

std::string Cluster::connection() const {
  return fmt::format("host={} user=bench dbname=postgres",
                     (directory_.path() / "cluster").string());
}

absl::StatusOr<Session> Session::Open(const std::string& connection) {
  Session session(PQconnectdb(connection.c_str()));
  if (PQstatus(session.connection_.get()) != CONNECTION_OK) return session.Failed("connect");
  return session;
}

absl::Status Session::Failed(const char* doing) const {
  return absl::UnavailableError(
      fmt::format("PostgreSQL cannot {}: {}", doing, PQerrorMessage(connection_.get())));
}

absl::Status Session::Do(const std::string& sql) {
  PGresult* result = PQexec(connection_.get(), sql.c_str());
  const ExecStatusType status = PQresultStatus(result);
  PQclear(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? absl::OkStatus()
                                                                 : Failed(sql.c_str());
}

absl::Status Session::Prepare(const std::string& name, const std::string& sql) {
  PGresult* result = PQprepare(connection_.get(), name.c_str(), sql.c_str(), 0, nullptr);
  const ExecStatusType status = PQresultStatus(result);
  PQclear(result);
  return status == PGRES_COMMAND_OK ? absl::OkStatus() : Failed(sql.c_str());
}

absl::StatusOr<int> Session::Run(const std::vector<Statement>& statements) {
  PGconn* connection = connection_.get();
  if (PQenterPipelineMode(connection) != 1) return Failed("pipeline");
  for (const Statement& statement : statements) {
    std::vector<const char*> values;
    for (const std::string& parameter : statement.parameters) values.push_back(parameter.c_str());
    if (PQsendQueryPrepared(connection, statement.name, static_cast<int>(values.size()),
                            values.data(), nullptr, nullptr, 0) != 1) {
      return Failed(statement.name);
    }
  }
  if (PQpipelineSync(connection) != 1) return Failed("sync");
  int rows = 0;
  bool failed = false;
  std::string what;
  for (bool synced = false; !synced;) {
    PGresult* result = PQgetResult(connection);
    if (result == nullptr) continue;  // The end of one statement's answer.
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_TUPLES_OK) rows = PQntuples(result);
    if (status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED) {
      if (!failed) what = PQresultErrorMessage(result);
      failed = true;
    }
    synced = status == PGRES_PIPELINE_SYNC;
    PQclear(result);
    if (PQstatus(connection) != CONNECTION_OK) return Failed("answer");
  }
  PQexitPipelineMode(connection);
  if (failed) return absl::UnavailableError(fmt::format("PostgreSQL refused: {}", what));
  return rows;
}

absl::Status Session::Copy(const std::string& into, const std::string& lines) {
  PGconn* connection = connection_.get();
  PGresult* begun = PQexec(connection, fmt::format("COPY {} FROM STDIN", into).c_str());
  const bool ready = PQresultStatus(begun) == PGRES_COPY_IN;
  PQclear(begun);
  if (!ready || PQputCopyData(connection, lines.data(), static_cast<int>(lines.size())) != 1 ||
      PQputCopyEnd(connection, nullptr) != 1) {
    return Failed("copy");
  }
  bool copied = true;
  while (PGresult* result = PQgetResult(connection)) {
    copied = copied && PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
  }
  return copied ? absl::OkStatus() : Failed("copy");
}

}  // namespace hjul::bench
