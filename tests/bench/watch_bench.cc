// Pushing: the burst to every watcher beside a bare gRPC fan-out, from commit to push, what streams
// cost in memory, and what laggards cost those who commit. Prints figures and targets.
//
//   hjul_watch_bench [--part burst|latency|memory|laggards] [--watchers N] [--connections N]
//                    [--huvudmen N] [--rounds N] [--history N] [--seconds N] [--folder DIR]
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <mutex>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "spdlog/spdlog.h"
#include "tests/bench/watch_bare.h"
#include "tests/bench/watch_crowd.h"
#include "tests/bench/watch_measure.h"
#include "tests/bench/watch_town.h"

namespace hjul::bench {
namespace {

namespace v1 = ::hjul::v1;
using engine::Feed;

struct Flags {
  std::string part;  // Empty: all.
  std::size_t watchers = 15'000;
  std::size_t connections = 30;
  std::size_t huvudmen = 290;
  int rounds = 5;
  std::size_t history = 500'000;
  int seconds = 8;
  std::string folder = std::filesystem::temp_directory_path();
};

constexpr int kBursts = 3;
constexpr std::size_t kSenders = 2;  // Threads that write: as many as the server's dispatchers.

v1::WatchChangesRequest Watching(v1::WatchTopic topic, bool mine) {
  v1::WatchChangesRequest request;
  request.add_subscriptions()->set_topic(topic);
  request.mutable_subscriptions(0)->set_mine(mine);
  request.set_skip_snapshot(true);
  return request;
}

// What was published from `from` on, published again as it was.
void PublishAgain(Feed& feed, const std::vector<Feed::Published>& entries) {
  std::vector<std::pair<core::HuvudmanId, store::LogEntry>> batch;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    batch.emplace_back(entries[i].huvudman, *entries[i].entry);
    if (i + 1 == entries.size() || entries[i + 1].entry->revision != entries[i].entry->revision) {
      const store::Revision revision = feed.latest() + 1;
      for (auto& [huvudman, entry] : batch) {
        entry.revision = revision;
      }
      feed.Publish(batch, revision);
      batch.clear();
    }
  }
}

void Burst(const Flags& flags) {
  fmt::print("\nburst: {} watchers, one event each, {} connections, {} huvudmän\n", flags.watchers,
             flags.connections, flags.huvudmen);
  Town town({.huvudmen = flags.huvudmen,
             .units = (flags.watchers + flags.huvudmen - 1) / flags.huvudmen,
             .bursts = kBursts},
            flags.folder);
  Feed& feed = town.engine().feed();
  Crowd crowd;
  const auto request = Watching(v1::WATCH_TOPIC_TASKS, true);
  const Opening ours{.address = town.address(),
                     .streams = flags.watchers,
                     .connections = flags.connections,
                     .tokens = town.rektor_tokens(),
                     .request = request};
  crowd.Open("ours", ours);
  std::vector<Feed::Published> entries;
  const std::uint64_t encoded = town.server().watching().encoded;
  std::size_t received = 0;
  for (int burst = 1; burst <= kBursts; ++burst) {
    const store::Revision from = feed.latest() + 1;
    PublishTimes times(feed);
    const std::int64_t begun = Nanoseconds();
    town.ReachBurst(burst);
    crowd.Await("ours", flags.watchers);
    town.Settle();
    const Crowd::Receipts receipts = crowd.Take("ours");
    received += receipts.size();
    const std::int64_t last = LastOf(receipts);
    fmt::print("  timers: due to last commit {:.0f} ms, to last receipt {:.0f} ms\n",
               Milliseconds(times.Last() - begun), Milliseconds(last - begun));
    entries = feed.ReadTail(from, 1'000'000)->entries;
  }
  fmt::print("  {} items encoded, {} messages received\n",
             town.server().watching().encoded - encoded, received);
  BareFanOut bare;
  Opening other = ours;
  other.address = bare.address();
  crowd.Open("bare", other);
  v1::WatchChangesResponse message;
  message.mutable_change()->set_revision(1);
  message.mutable_change()->add_items()->set_id(std::string(420, 'x'));
  message.set_cursor(std::string(33, 'x'));
  std::vector<double> of_ours;
  std::vector<double> of_bare;
  for (int round = 0; round < flags.rounds; ++round) {
    std::int64_t begun = Nanoseconds();
    PublishAgain(feed, entries);
    crowd.Await("ours", flags.watchers);
    of_ours.push_back(Milliseconds(LastOf(crowd.Take("ours")) - begun));
    begun = Nanoseconds();
    bare.Send(message, kSenders);
    crowd.Await("bare", flags.watchers);
    of_bare.push_back(Milliseconds(LastOf(crowd.Take("bare")) - begun));
    fmt::print("  push alone: {:.0f} ms; bare gRPC {:.0f} ms\n", of_ours.back(), of_bare.back());
  }
  const double ratio = Quantile(of_ours, 0.5) / Quantile(of_bare, 0.5);
  fmt::print("  last receipt, medians: {:.2f} x the bare fan-out (target <= 1.5)\n", ratio);
  crowd.Close("ours");
  bare.End();
  crowd.Close("bare");
}

void Latency(const Flags& flags) {
  constexpr std::size_t kWatchers = 1'000;
  constexpr int kCommits = 150;
  constexpr std::chrono::milliseconds kEvery{100};
  fmt::print("\nlatency: each commit to {} watchers of it on 10 connections\n", kWatchers);
  Town town({}, flags.folder);
  Crowd crowd;
  crowd.Open("all", {.address = town.address(),
                     .streams = kWatchers,
                     .connections = 10,
                     .tokens = town.skolchef_tokens(),
                     .request = Watching(v1::WATCH_TOPIC_OCCURRENCES, false)});
  PublishTimes times(town.engine().feed());
  const std::uint64_t encoded = town.server().watching().encoded;
  Pace pace(kEvery);
  for (int i = 0; i < kCommits; ++i) {
    pace.Wait();
    town.Change(0, 20, [](const auto& made) { Must(made.status()); });
  }
  crowd.Await("all", kWatchers, kWatchers * kCommits);
  std::vector<double> waits;
  for (const auto& [revision, at] : crowd.Take("all")) {
    waits.push_back(Milliseconds(at - times.At(revision)));
  }
  fmt::print("  commit to receipt: p50 {:.1f} ms, p99 {:.1f} ms (target <= 50), worst {:.1f} ms\n",
             Quantile(waits, 0.5), Quantile(waits, 0.99), Quantile(waits, 1));
  fmt::print("  {} items encoded for {} received\n", town.server().watching().encoded - encoded,
             waits.size());
  crowd.Close("all");
}

void Memory(const Flags& flags) {
  constexpr std::size_t kStreams = 10'000;
  Town town({}, flags.folder);
  for (const std::size_t connections : {std::size_t{100}, kStreams}) {
    Crowd crowd;
    const double before = MegabytesResident();
    crowd.Open("all", {.address = town.address(),
                       .streams = kStreams,
                       .connections = connections,
                       .tokens = town.rektor_tokens(),
                       .request = Watching(v1::WATCH_TOPIC_TASKS, true)});
    const double after = MegabytesResident();
    fmt::print(
        "\nmemory: {} streams on {} connections\n  {:.0f} MB resident, {:.1f} kB a stream "
        "(target: with a million timers <= 500 MB in all)\n",
        kStreams, connections, after, (after - before) * 1e6 / 1e3 / kStreams);
    crowd.Close("all");
  }
}

// Latencies of commits at a steady pace, for some seconds, in milliseconds.
std::vector<double> CommitAtAPace(Town& town, int seconds) {
  constexpr std::chrono::microseconds kEvery{4'000};
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<double> took;
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  std::size_t sent = 0;
  Pace pace(kEvery);
  while (std::chrono::steady_clock::now() < until) {
    pace.Wait();
    const std::int64_t begun = Nanoseconds();
    town.Change(sent++ % 2, 200, [&, begun](const auto& made) {
      Must(made.status());
      const std::int64_t now = Nanoseconds();
      const std::lock_guard lock(mutex);
      took.push_back(Milliseconds(now - begun));
      changed.notify_one();
    });
  }
  std::unique_lock lock(mutex);
  changed.wait(lock, [&] { return took.size() == sent; });
  return took;
}

void Laggards(const Flags& flags) {
  constexpr std::size_t kStalled = 1'000;
  constexpr std::size_t kNoteBytes = 1'900;
  constexpr int kFloods = 120;  // Of that size: more than a client takes that does not read.
  fmt::print("\nlaggards: {} stalled streams and one watcher {} revisions behind\n", kStalled,
             flags.history);
  Town town({.huvudmen = 2, .history = flags.history}, flags.folder);
  Crowd crowd;
  std::vector<double> quiet;
  std::vector<double> lagging;
  const auto everything = Watching(v1::WATCH_TOPIC_OCCURRENCES, false);
  auto old = everything;
  old.set_skip_snapshot(false);
  old.set_cursor(town.OldCursor(old));
  (void)CommitAtAPace(town, 1);
  for (int round = 0; round < flags.rounds; ++round) {
    std::vector<double> now = CommitAtAPace(town, flags.seconds);
    fmt::print("  quiet:    p50 {:.2f} ms, p99 {:.2f} ms\n", Quantile(now, 0.5),
               Quantile(now, 0.99));
    quiet.insert(quiet.end(), now.begin(), now.end());
    crowd.Open("stalled", {.address = town.address(),
                           .streams = kStalled,
                           .connections = 10,
                           .tokens = town.skolchef_tokens(),
                           .request = everything,
                           .reads_max = 1});
    for (int i = 0; i < kFloods; ++i) {
      town.Change(0, kNoteBytes, [](const auto& made) { Must(made.status()); });
    }
    crowd.Open("behind", {.address = town.address(),
                          .streams = 1,
                          .tokens = town.skolchef_tokens(),
                          .request = old});
    now = CommitAtAPace(town, flags.seconds);
    const services::WatchFigures figures = town.server().watching();
    fmt::print("  laggards: p50 {:.2f} ms, p99 {:.2f} ms; {} streams behind, the one has read {}\n",
               Quantile(now, 0.5), Quantile(now, 0.99), figures.behind,
               crowd.Take("behind").size());
    lagging.insert(lagging.end(), now.begin(), now.end());
    crowd.Close("stalled");
    crowd.Close("behind");
  }
  fmt::print("  commit p99: {:.2f} ms quiet, {:.2f} ms with laggards: {:+.0f} % (target +-20 %)\n",
             Quantile(quiet, 0.99), Quantile(lagging, 0.99),
             100 * (Quantile(lagging, 0.99) / Quantile(quiet, 0.99) - 1));
}

void AllowManyDescriptors() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

int Main(int argc, char** argv) {
  AllowManyDescriptors();
  if (argc > 1 && std::string_view(argv[1]) == "crowd") {
    return RunCrowd();
  }
  Flags flags;
  CLI::App app("What pushing costs.");
  app.add_option("--part", flags.part, "burst, latency, memory or laggards; all of them otherwise");
  app.add_option("--watchers", flags.watchers, "of the burst");
  app.add_option("--connections", flags.connections, "that those share");
  app.add_option("--huvudmen", flags.huvudmen, "that those belong to");
  app.add_option("--rounds", flags.rounds, "that are compared");
  app.add_option("--history", flags.history, "revisions that the laggard is behind");
  app.add_option("--seconds", flags.seconds, "of commits in each phase");
  app.add_option("--folder", flags.folder, "where the stores are made");
  CLI11_PARSE(app, argc, argv);
  spdlog::set_level(spdlog::level::err);
  setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
  const auto wanted = [&](std::string_view part) {
    return flags.part.empty() || flags.part == part;
  };
  if (wanted("burst")) {
    Burst(flags);
  }
  if (wanted("latency")) {
    Latency(flags);
  }
  if (wanted("memory")) {
    Memory(flags);
  }
  if (wanted("laggards")) {
    Laggards(flags);
  }
  return 0;
}

}  // namespace
}  // namespace hjul::bench

int main(int argc, char** argv) { return hjul::bench::Main(argc, argv); }
