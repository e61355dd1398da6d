#include "services/metrics.h"

#include <array>
#include <atomic>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "prometheus/collectable.h"
#include "prometheus/counter.h"
#include "prometheus/gauge.h"
#include "prometheus/histogram.h"
#include "prometheus/registry.h"
#include "scheduler/store/codec.h"
#include "services/status.h"
#include "services/version.h"

namespace hjul::services {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;

using Buckets = Histogram::BucketBoundaries;
const Buckets kBatchBuckets{1, 2, 4, 8, 16, 32, 64, 128, 256};
const Buckets kSecondsBuckets{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01,
                              0.025,  0.05,    0.1,    0.25,  0.5,    1,     5};
const Buckets kLatenessBuckets{0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 3600, 86'400, 604'800};

constexpr std::size_t kCodes = 17;  // OK to UNAUTHENTICATED.
constexpr std::array<std::string_view, 16> kCommandNames{
    "create_huvudman", "put_unit",     "close_unit",
    "put_person",      "put_post",     "import_organisation",
    "plan_change",     "apply_plan",   "act_on_task",
    "reassign_task",   "override",     "mark_seen",
    "put_token",       "revoke_token", "claim_administrator",
    "release_clock"};
static_assert(kCommandNames.size() == std::variant_size_v<engine::CommandBody>);

std::size_t CodeOf(const absl::Status& status) {
  const auto code = static_cast<std::size_t>(status.raw_code());
  return code < kCodes ? code : static_cast<std::size_t>(absl::StatusCode::kUnknown);
}

std::string CodeName(std::size_t code) {
  return absl::StatusCodeToString(static_cast<absl::StatusCode>(code));
}

double Seconds(std::chrono::duration<double> duration) { return duration.count(); }
double Number(std::uint64_t number) { return static_cast<double>(number); }

// So often deliveries are counted, however often somebody scrapes.
constexpr std::chrono::seconds kCountEvery{60};

}  // namespace

std::string_view NameOf(const engine::CommandBody& body) { return kCommandNames.at(body.index()); }

struct Metrics::Parts {
  Parts();

  Family<Counter>& Count(const std::string& name, const std::string& help) {
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
  }
  Family<Histogram>& Spread(const std::string& name, const std::string& help) {
    return prometheus::BuildHistogram().Name(name).Help(help).Register(registry);
  }
  Gauge& Measure(const std::string& name, const std::string& help,
                 const prometheus::Labels& labels = {}) {
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add(labels);
  }
  Counter& RequestsOf(std::size_t method, std::size_t code);
  void Refresh(const Sources& sources);

  prometheus::Registry registry;

  // The engine's thread.
  Family<Counter>& commands;
  Histogram& batch;
  Family<Counter>& commits;
  Histogram& commit_seconds;
  Histogram& lateness;
  Counter& sent;
  Counter& seen;
  Counter& dropped;
  std::chrono::steady_clock::time_point committing;
  std::array<std::array<Counter*, kCodes>, kCommandNames.size()> command_counters{};
  std::array<Counter*, kCodes> commit_counters{};

  // Any thread.
  Family<Counter>& requests;
  Family<Counter>& refused;
  Histogram& read_seconds;
  Histogram& write_seconds;
  std::vector<std::atomic<Counter*>> request_counters;  // By method and code, when first needed.

  Gauge& overdue;
  Gauge& held_behind;
  Gauge& held_ahead;
  Gauge& queue;
  Gauge& watchers;
  Gauge& watcher_lag;
  Gauge& waiting;
  Gauge& free_bytes;
  Gauge& guard_bytes;
  Gauge& storage_up;
  Gauge& revision;
  Gauge& backup_at;
  Gauge& memory;
  Gauge& open_files;
  Gauge& open_files_max;

  std::mutex mutex;
  std::optional<std::chrono::steady_clock::time_point> counted_at;  // Guarded by mutex.
};

Metrics::Parts::Parts()
    : commands(Count("hjul_commands_total", "Commands by kind and outcome.")),
      batch(Spread("hjul_batch_commands", "Commands that were carried out together.")
                .Add({}, kBatchBuckets)),
      commits(Count("hjul_commits_total", "Commits handed to the store, by outcome.")),
      commit_seconds(Spread("hjul_commit_seconds", "From a commit's start until it is synced.")
                         .Add({}, kSecondsBuckets)),
      lateness(Spread("hjul_timer_lateness_seconds", "How late timers were when they fired.")
                   .Add({}, kLatenessBuckets)),
      sent(Count("hjul_deliveries_total", "Messages to posts, by what became of them.")
               .Add({{"state", "sent"}})),
      seen(Count("hjul_deliveries_total", "").Add({{"state", "seen"}})),
      dropped(Count("hjul_deliveries_total", "").Add({{"state", "dropped"}})),
      requests(Count("hjul_requests_total", "Unary calls by rpc and status code.")),
      refused(Count("hjul_requests_refused_total", "Calls that failed, by the error's reason.")),
      read_seconds(Spread("hjul_request_seconds", "From a call's arrival to its answer.")
                       .Add({{"kind", "read"}}, kSecondsBuckets)),
      write_seconds(Spread("hjul_request_seconds", "").Add({{"kind", "write"}}, kSecondsBuckets)),
      request_counters(Methods().size() * kCodes),
      overdue(Measure("hjul_timer_oldest_overdue_seconds",
                      "How long the oldest pending timer has been due; 0: none is.")),
      held_behind(Measure("hjul_clock_hold", "1 while the clock holds the timers.",
                          {{"reason", "behind"}})),
      held_ahead(Measure("hjul_clock_hold", "", {{"reason", "jumped_ahead"}})),
      queue(Measure("hjul_queue_commands", "Commands that wait for the engine.")),
      watchers(Measure("hjul_watchers", "Open streams of watchers.")),
      watcher_lag(Measure("hjul_watcher_lag_revisions",
                          "Revisions that the furthest-behind watcher lacks.")),
      waiting(Measure("hjul_deliveries_waiting", "Messages that wait for their time.")),
      free_bytes(Measure("hjul_disk_free_bytes", "Free on the data directory's file system.")),
      guard_bytes(Measure("hjul_disk_guard_bytes", "Writes are refused below this.")),
      storage_up(Measure("hjul_storage_up", "1 while commits succeed.")),
      revision(Measure("hjul_revision", "The latest commit.")),
      backup_at(Measure("hjul_backup_timestamp_seconds",
                        "When the newest backup was made; 0: there is none.")),
      memory(Measure("process_resident_memory_bytes", "Resident memory.")),
      open_files(Measure("process_open_fds", "Open files and connections.")),
      open_files_max(Measure("process_max_fds", "How many may be open.")) {
  Measure("hjul_build_info", "1; the label says which release runs.",
          {{"version", std::string(kVersion)}})
      .Set(1);
}

Metrics::Metrics() : parts_(std::make_unique<Parts>()) {}
Metrics::~Metrics() = default;

void Metrics::Answered(std::span<const engine::Command> commands,
                       std::span<const absl::StatusOr<engine::CommandResult>> answers) {
  parts_->batch.Observe(Number(commands.size()));
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const std::size_t kind = commands[i].body.index();
    const std::size_t code = CodeOf(answers[i].status());
    Counter*& counter = parts_->command_counters.at(kind).at(code);
    if (counter == nullptr) {
      counter = &parts_->commands.Add(
          {{"command", std::string(NameOf(commands[i].body))}, {"outcome", CodeName(code)}});
    }
    counter->Increment();
  }
}

void Metrics::Committing() { parts_->committing = std::chrono::steady_clock::now(); }

void Metrics::Committed(const absl::Status& outcome, const engine::LogEntries& changes) {
  parts_->commit_seconds.Observe(Seconds(std::chrono::steady_clock::now() - parts_->committing));
  const std::size_t code = CodeOf(outcome);
  Counter*& counter = parts_->commit_counters.at(code);
  if (counter == nullptr) {
    counter = &parts_->commits.Add({{"outcome", CodeName(code)}});
  }
  counter->Increment();
  if (!outcome.ok()) {
    return;
  }
  for (const auto& [huvudman, entry] : changes) {
    for (const store::Change& change : entry.changes) {
      if (change.kind != store::Change::Kind::kDelivery) {
        continue;
      }
      const auto delivery = store::DecodeDelivery(change.value);
      if (!delivery.ok()) {
        continue;
      }
      if (delivery->state == store::DeliveryState::kSent) {
        parts_->sent.Increment();
      } else if (delivery->state == store::DeliveryState::kSeen) {
        parts_->seen.Increment();
      } else if (delivery->state == store::DeliveryState::kDropped) {
        parts_->dropped.Increment();
      }
    }
  }
}

void Metrics::Fired(engine::Instant due, engine::Instant now) {
  parts_->lateness.Observe(Seconds(now - due));
}

Counter& Metrics::Parts::RequestsOf(std::size_t method, std::size_t code) {
  std::atomic<Counter*>& counter = request_counters.at(method * kCodes + code);
  if (Counter* known = counter.load(std::memory_order_acquire); known != nullptr) {
    return *known;
  }
  // Two threads may come here at once; both get the same counter.
  Counter& added = requests.Add({{"rpc", Methods().at(method).name}, {"code", CodeName(code)}});
  counter.store(&added, std::memory_order_release);
  return added;
}

void Metrics::Ended(const Method& method, const absl::Status& status,
                    std::chrono::microseconds took) {
  const auto index = static_cast<std::size_t>(&method - Methods().data());
  parts_->RequestsOf(index, CodeOf(status)).Increment();
  (method.mutates ? parts_->write_seconds : parts_->read_seconds).Observe(Seconds(took));
  if (!status.ok()) {
    parts_->refused.Add({{"reason", ReasonOf(status)}}).Increment();
  }
}

void Metrics::BackupMade(std::optional<engine::Instant> at) {
  parts_->backup_at.Set(at ? Seconds(at->time_since_epoch()) : 0);
}

void Metrics::Parts::Refresh(const Sources& sources) {
  const Readings now = sources.Read();
  overdue.Set(now.oldest_overdue ? Seconds(*now.oldest_overdue) : 0);
  held_behind.Set(now.engine.hold == engine::ClockHold::kBehind ? 1 : 0);
  held_ahead.Set(now.engine.hold == engine::ClockHold::kJumpedAhead ? 1 : 0);
  queue.Set(Number(now.engine.queued));
  watchers.Set(Number(now.watchers));
  watcher_lag.Set(Number(now.watcher_lag));
  free_bytes.Set(Number(now.free_bytes));
  guard_bytes.Set(Number(now.free_bytes_min));
  storage_up.Set(now.engine.storage.ok() ? 1 : 0);
  revision.Set(Number(now.engine.revision));
  memory.Set(Number(now.process.memory_bytes));
  open_files.Set(Number(now.process.open_files));
  open_files_max.Set(Number(now.process.open_files_max));

  const std::lock_guard lock(mutex);
  const auto at = std::chrono::steady_clock::now();
  if (!counted_at || at - *counted_at >= kCountEvery) {
    counted_at = at;
    waiting.Set(Number(sources.CountWaitingDeliveries()));
  }
}

std::shared_ptr<prometheus::Collectable> Metrics::From(const Sources& sources) {
  class Scrape final : public prometheus::Collectable {
   public:
    Scrape(Parts& parts, const Sources& sources) : parts_(parts), sources_(sources) {}
    std::vector<prometheus::MetricFamily> Collect() const override {
      parts_.Refresh(sources_);
      return parts_.registry.Collect();
    }

   private:
    Parts& parts_;
    const Sources& sources_;
  };
  return std::make_shared<Scrape>(*parts_, sources);
}

}  // namespace hjul::services
