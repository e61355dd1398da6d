#include "tests/bench/postgres_rows.h"

#include <algorithm>
#include <atomic>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "tests/bench/measure.h"
#include "tests/bench/postgres.h"

namespace hjul::bench {
namespace {

// Bytes of hjul's own records in this measurement, so that both write about as much.
constexpr std::size_t kOccurrenceBytes = 700;
constexpr std::size_t kTaskBytes = 250;
constexpr std::size_t kJournalBytes = 120;
constexpr std::size_t kLogBytes = 700;
constexpr std::size_t kRequestBytes = 120;
constexpr int kClaimed = 1'000;  // Timers of one transaction.
constexpr int kUnitsOfCopy = 500;
constexpr int kPage = 50;

constexpr const char* kSchema = R"(
  create table occurrence(id text primary key, generation bigint not null, state text not null,
                          record text not null);
  create table task(post text not null, bucket smallint not null, due_at bigint not null,
                    id text not null, record text not null,
                    primary key (post, bucket, due_at, id));
  create table timer(at bigint not null, occurrence text not null, kind smallint not null,
                     primary key (at, occurrence, kind));
  create table delivery(post text not null, at bigint not null, record text not null,
                        primary key (post, at));
  create table journal(id bigserial primary key, subject text not null, record text not null);
  create index journal_of on journal(subject, id);
  create table change_log(revision bigserial primary key, record text not null);
  create table request(id text primary key, payload_hash text not null, result text not null);
)";

std::string OccurrenceOf(int unit, int activity) {
  return fmt::format("h-{}/land/2026-27/arbete-50-{}/u-{}", unit / 52, activity, unit);
}
std::string PostOf(int unit) { return fmt::format("h-{}/rektor@u-{}", unit / 52, unit); }

constexpr long kDueAt = 1'797'000'000'000;
constexpr long kRemindAt = 1'796'950'000'000;

// Open occurrences with their tasks and two timers each, copied as a planner would that has them in
// memory. Returns: seconds.
absl::StatusOr<double> Publish(Session& session, const PostgresSettings& settings) {
  const std::string record(kOccurrenceBytes, 'r');
  const std::string task(kTaskBytes, 't');
  const std::string journal(kJournalBytes, 'j');
  const std::string log(kLogBytes, 'l');
  const Steady::time_point start = Steady::now();
  for (int first = 0; first < settings.units; first += kUnitsOfCopy) {
    std::string occurrences;
    std::string tasks;
    std::string timers;
    std::string entries;
    std::string changes;
    for (int unit = first; unit < std::min(first + kUnitsOfCopy, settings.units); ++unit) {
      for (int activity = 0; activity < settings.activities; ++activity) {
        const std::string id = OccurrenceOf(unit, activity);
        occurrences += fmt::format("{}\t1\tgörs\t{}\n", id, record);
        tasks += fmt::format("{}\t1\t{}\t{}:1:rektor\t{}\n", PostOf(unit), kDueAt, id, task);
        timers += fmt::format("{}\t{}\t2\n{}\t{}\t4\n", kDueAt, id, kRemindAt, id);
        entries += fmt::format("{}\t{}\n", id, journal);
        changes += fmt::format("{}\n", log);
      }
    }
    absl::Status status = session.Do("begin");
    for (const auto& [into, lines] :
         {std::pair{"occurrence", &occurrences}, std::pair{"task", &tasks},
          std::pair{"timer", &timers}, std::pair{"journal(subject, record)", &entries},
          std::pair{"change_log(record)", &changes}}) {
      if (status.ok()) status = session.Copy(into, *lines);
    }
    if (status.ok()) status = session.Do("commit");
    if (!status.ok()) return status;
  }
  return SecondsSince(start);
}

struct Prepared {
  std::unique_ptr<Cluster> cluster;
  double publish_seconds = 0;
};

absl::StatusOr<Prepared> Prepare(const PostgresSettings& settings) {
  auto cluster = Cluster::Start();
  if (!cluster.ok()) return cluster.status();
  auto session = Session::Open((*cluster)->connection());
  if (!session.ok()) return session.status();
  if (absl::Status status = session->Do(kSchema); !status.ok()) return status;
  const auto seconds = Publish(*session, settings);
  if (!seconds.ok()) return seconds.status();
  if (absl::Status status = session->Do("analyze"); !status.ok()) return status;
  return Prepared{*std::move(cluster), *seconds};
}

absl::Status PrepareCompletion(Session& session) {
  const std::vector<std::pair<const char*, const char*>> statements{
      {"begin", "begin"},
      {"load", "select generation, state, record from occurrence where id = $1 for update"},
      {"asked", "select payload_hash, result from request where id = $1"},
      {"write",
       "update occurrence set generation = generation + 1, state = 'klart', record = $2 "
       "where id = $1"},
      {"unlist", "delete from task where post = $1 and bucket = 1 and due_at = $2 and id = $3"},
      {"list", "insert into task values ($1, 2, $2, $3, $4)"},
      {"disarm", "delete from timer where at = $1 and occurrence = $2 and kind = $3"},
      {"tell", "insert into journal(subject, record) values ($1, $2)"},
      {"log", "insert into change_log(record) values ($1)"},
      {"answer", "insert into request values ($1, $2, $3)"},
      {"commit", "commit"}};
  for (const auto& [name, sql] : statements) {
    if (absl::Status status = session.Prepare(name, sql); !status.ok()) return status;
  }
  return absl::OkStatus();
}

// What ActOnTask does to a plain occurrence: read it and the request id, then write it all.
absl::Status Complete(Session& session, int unit, int activity) {
  const std::string id = OccurrenceOf(unit, activity);
  const std::string request = "bench-" + id;
  const auto loaded = session.Run({{"begin", {}}, {"load", {id}}, {"asked", {request}}});
  if (!loaded.ok()) return loaded.status();
  const std::string task = id + ":1:rektor";
  const std::string post = PostOf(unit);
  const std::string due = std::to_string(kDueAt);
  return session
      .Run({{"write", {id, std::string(kOccurrenceBytes, 'w')}},
            {"unlist", {post, due, task}},
            {"list", {post, due, task, std::string(kTaskBytes, 'd')}},
            {"disarm", {due, id, "2"}},
            {"disarm", {std::to_string(kRemindAt), id, "4"}},
            {"tell", {id, std::string(kJournalBytes, 'j')}},
            {"log", {std::string(kLogBytes, 'l')}},
            {"answer", {request, std::string(64, 'a'), std::string(kRequestBytes, 'q')}},
            {"commit", {}}})
      .status();
}

}  // namespace

absl::Status MeasurePostgresTransitions(const PostgresSettings& settings) {
  PrintTitle(
      fmt::format("row 1, PostgreSQL: tasks completed durably, {} clients", settings.clients));
  const auto prepared = Prepare(settings);
  if (!prepared.ok()) return prepared.status();
  std::vector<Session> sessions;
  for (int client = 0; client < settings.clients; ++client) {
    auto session = Session::Open(prepared->cluster->connection());
    if (!session.ok()) return session.status();
    if (absl::Status status = PrepareCompletion(*session); !status.ok()) return status;
    sessions.push_back(*std::move(session));
  }
  std::vector<int> order(static_cast<std::size_t>(settings.units * settings.activities));
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
  std::mt19937_64 random(1);
  std::shuffle(order.begin(), order.end(), random);
  Samples rate;
  Samples milliseconds;
  std::atomic<int> failed{0};
  for (int run = 0; run < settings.runs; ++run) {
    std::atomic<int> next{run * settings.calls};
    const int end = std::min((run + 1) * settings.calls, static_cast<int>(order.size()));
    std::vector<Samples> seen(sessions.size());
    std::vector<std::thread> threads;
    const Steady::time_point start = Steady::now();
    for (std::size_t client = 0; client < sessions.size(); ++client) {
      threads.emplace_back([&, client] {
        for (int i = next++; i < end; i = next++) {
          const int which = order[static_cast<std::size_t>(i)];
          const Steady::time_point asked = Steady::now();
          if (!Complete(sessions[client], which / settings.activities, which % settings.activities)
                   .ok()) {
            ++failed;
          }
          seen[client].Add(MillisecondsSince(asked));
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    const double seconds = SecondsSince(start);
    rate.Add((end - run * settings.calls) / seconds);
    for (const Samples& one : seen) milliseconds.Add(one);
  }
  if (failed.load() > 0) return absl::InternalError(fmt::format("{} failed", failed.load()));
  PrintFigure("PostgreSQL", rate.Median(), "/s");
  PrintFigure("answer, median", milliseconds.Median(), "ms");
  PrintFigure("answer, p99", milliseconds.Percentile(0.99), "ms");
  return absl::OkStatus();
}

absl::Status MeasurePostgresBurst(const PostgresSettings& settings) {
  PrintTitle("row 2, PostgreSQL: timers of one instant claimed");
  const auto prepared = Prepare(settings);
  if (!prepared.ok()) return prepared.status();
  auto session = Session::Open(prepared->cluster->connection());
  if (!session.ok()) return session.status();
  // What a reminder writes: the occurrence, the message, journal and log; in one statement.
  absl::Status status = session->Prepare(
      "claim", fmt::format("with due as (delete from timer where (at, occurrence, kind) in "
                           "(select at, occurrence, kind from timer where at <= $1 "
                           "order by at, occurrence, kind limit {0} for update skip locked) "
                           "returning occurrence), "
                           "told as (update occurrence o set generation = generation + 1, "
                           "record = repeat('w', {1}) from due where o.id = due.occurrence), "
                           "sent as (insert into delivery select occurrence, $1, "
                           "repeat('m', {2}) from due), "
                           "noted as (insert into journal(subject, record) select occurrence, "
                           "repeat('j', {3}) from due) "
                           "insert into change_log(record) select repeat('l', {4}) from due "
                           "returning revision",
                           kClaimed, kOccurrenceBytes, kTaskBytes, kJournalBytes, kLogBytes));
  if (!status.ok()) return status;
  const Steady::time_point start = Steady::now();
  int fired = 0;
  while (true) {
    const auto rows = session->Run({{"claim", {std::to_string(kRemindAt)}}});
    if (!rows.ok()) return rows.status();
    if (*rows == 0) break;
    fired += *rows;
  }
  const double seconds = SecondsSince(start);
  PrintFigure(fmt::format("{} reminders claimed and recorded", fired), seconds, "s");
  return absl::OkStatus();
}

absl::Status MeasurePostgresPublish(const PostgresSettings& settings) {
  PrintTitle("row 5, PostgreSQL: a planned turn written");
  const auto prepared = Prepare(settings);
  if (!prepared.ok()) return prepared.status();
  PrintFigure(fmt::format("{} occurrences copied", settings.units * settings.activities),
              prepared->publish_seconds, "s");
  return absl::OkStatus();
}

absl::Status MeasurePostgresRestart(const PostgresSettings& settings) {
  PrintTitle("row 6, PostgreSQL: restart after kill -9");
  const auto prepared = Prepare(settings);
  if (!prepared.ok()) return prepared.status();
  Samples seconds;
  for (int run = 0; run < settings.runs; ++run) {
    {
      auto session = Session::Open(prepared->cluster->connection());
      if (!session.ok()) return session.status();
      if (absl::Status status = PrepareCompletion(*session); !status.ok()) return status;
      for (int unit = 0; unit < std::min(settings.units, 1'000); ++unit) {
        if (absl::Status status = Complete(*session, unit, run % settings.activities);
            !status.ok()) {
          return status;
        }
      }
      if (absl::Status status = prepared->cluster->KillAll(); !status.ok()) return status;
    }
    const Steady::time_point start = Steady::now();
    if (absl::Status status = prepared->cluster->StartAgain(); !status.ok()) return status;
    auto session = Session::Open(prepared->cluster->connection());
    if (!session.ok()) return session.status();
    if (absl::Status status = session->Do("insert into change_log(record) values ('first')");
        !status.ok()) {
      return status;
    }
    seconds.Add(SecondsSince(start));
  }
  PrintFigure(
      fmt::format("{} occurrences: first write answered", settings.units * settings.activities),
      seconds.Median(), "s");
  return absl::OkStatus();
}

absl::Status MeasurePostgresList(const PostgresSettings& settings) {
  PrintTitle("row 7, PostgreSQL: \"my tasks\" of one rektor after another, one client");
  const auto prepared = Prepare(settings);
  if (!prepared.ok()) return prepared.status();
  auto session = Session::Open(prepared->cluster->connection());
  if (!session.ok()) return session.status();
  absl::Status status = session->Prepare(
      "mine", fmt::format("select id, record from task where post = $1 and bucket = 1 "
                          "order by due_at, id limit {}",
                          kPage));
  if (!status.ok()) return status;
  std::mt19937 random(1);
  std::uniform_int_distribution<int> unit(0, settings.units - 1);
  Samples microseconds;
  for (int i = 0; i < settings.calls; ++i) {
    const Steady::time_point start = Steady::now();
    const auto rows = session->Run({{"mine", {PostOf(unit(random))}}});
    if (!rows.ok()) return rows.status();
    microseconds.Add(1e6 * SecondsSince(start));
  }
  PrintFigure("a list, median", microseconds.Median(), "us");
  PrintFigure("a list, p99", microseconds.Percentile(0.99), "us");
  return absl::OkStatus();
}

}  // namespace hjul::bench
