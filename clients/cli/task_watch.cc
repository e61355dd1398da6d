#include "clients/cli/task_watch.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <ctime>
#include <mutex>
#include <ostream>
#include <thread>

#include "clients/cli/connection.h"
#include "clients/cli/failure.h"
#include "clients/cli/files.h"
#include "clients/cli/letters.h"
#include "clients/cli/reference.h"
#include "clients/cli/session.h"
#include "fmt/format.h"
#include "hjul/v1/task.pb.h"
#include "hjul/v1/watch_service.pb.h"
#include "sodium.h"

namespace hjul::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstPause{250};
constexpr milliseconds kLongestPause{10'000};

std::string Hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    text += fmt::format("{:02x}", static_cast<unsigned>(static_cast<unsigned char>(byte)));
  }
  return text;
}

std::string TaskName(const v1::Task& task) {
  std::string name = TitleWithOrdinal(task.title(), task.id()) + ": " + task.step();
  return task.unit_name().empty() ? name : name + " (" + task.unit_name() + ")";
}

std::string DeliveryLines(const Texts& texts, const v1::Delivery& delivery) {
  std::string out;
  if (delivery.state() != v1::Delivery::STATE_SENT) {
    return out;
  }
  const std::string time = MomentText(delivery.send_time());
  for (const v1::DeliveryLine& line : delivery.lines()) {
    if (line.dropped()) {
      continue;
    }
    std::string text = fmt::format("{}  {:<12}  {}", time, texts[v1::NoticeKind_Name(line.kind())],
                                   TitleWithOrdinal(line.title(), line.task()));
    text += line.step().empty() ? "" : ": " + line.step();
    text += line.unit_name().empty() ? "" : " (" + line.unit_name() + ")";
    text += line.has_due() ? texts.Say("watch.due", LongDate(texts, ToDay(line.due()),
                                                             DayOf(delivery.send_time())))
                           : "";
    out += text + "\n";
  }
  return out;
}

// Waits for Ctrl-C (or TERM) on a thread of its own, ends the stream and wakes who pauses.
class Interrupt {
 public:
  explicit Interrupt(Connection& connection) : connection_(connection) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    thread_ = std::jthread([this](const std::stop_token& stop) { Listen(stop); });
  }
  bool raised() {
    const std::lock_guard lock(mutex_);
    return raised_;
  }
  // Pauses for at most `time`; an interrupt ends it.
  void Pause(milliseconds time) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, time, [this] { return raised_; });
  }

 private:
  void Listen(const std::stop_token& stop) {
    constexpr timespec kLook{.tv_sec = 0, .tv_nsec = 200'000'000};
    while (!stop.stop_requested()) {
      if (sigtimedwait(&signals_, nullptr, &kLook) > 0) {
        {
          const std::lock_guard lock(mutex_);
          raised_ = true;
        }
        woken_.notify_all();
        connection_.Cancel();
        return;
      }
    }
  }

  Connection& connection_;
  sigset_t signals_{};
  std::mutex mutex_;  // Guards raised_.
  bool raised_ = false;
  std::condition_variable woken_;
  std::jthread thread_;  // Last: it uses the others.
};

v1::WatchChangesRequest RequestOf(const Arguments& arguments) {
  v1::WatchChangesRequest request;
  for (const auto topic : {v1::WATCH_TOPIC_DELIVERIES, v1::WATCH_TOPIC_TASKS}) {
    // Messages keep to working days; tasks change whenever they do, also on a Sunday night.
    if (topic == v1::WATCH_TOPIC_TASKS && !arguments.Has("tasks")) {
      continue;
    }
    v1::Subscription* subscription = request.add_subscriptions();
    subscription->set_topic(topic);
    subscription->set_mine(!arguments.Has("all") && !arguments.Has("post"));
    if (arguments.Has("post")) {
      subscription->add_posts(arguments.Get("post"));
    }
    if (arguments.Has("unit")) {
      subscription->add_units(arguments.Get("unit"));
    }
  }
  return request;
}

// One file per person, server and what is watched.
absl::StatusOr<std::string> PlacePath(const Session& session, const Arguments& arguments) {
  const auto login = session.ChosenLogin();
  if (!login.ok()) {
    return login.status();
  }
  const std::string watched =
      login->server + "\n" + login->token + "\n" + RequestOf(arguments).SerializeAsString();
  unsigned char digest[16];
  crypto_generichash(digest, sizeof digest, reinterpret_cast<const unsigned char*>(watched.data()),
                     watched.size(), nullptr, 0);
  const std::string name = Hex({reinterpret_cast<const char*>(digest), sizeof digest});
  return session.environment().state_folder + "/watch-" + name;
}

WatchPlace LoadPlace(const std::string& path) {
  const auto text = ReadFile(path);
  const auto place = text.ok() ? ParseWatchPlace(*text) : text.status();
  return place.ok() ? *place : WatchPlace();
}

// One watch over however many streams it takes.
class Watcher {
 public:
  Watcher(Session& session, const Arguments& arguments, Connection& connection, std::string path)
      : session_(session),
        arguments_(arguments),
        connection_(connection),
        path_(std::move(path)),
        lines_(session.texts(), arguments.Has("since-now") ? WatchPlace() : LoadPlace(path_)),
        interrupt_(connection) {}

  int Run() {
    milliseconds pause = kFirstPause;
    while (true) {
      const absl::Status status =
          connection_.Watch(Request(), [&](const v1::WatchChangesResponse& message) {
            pause = kFirstPause;
            return Take(message);
          });
      if (status.ok() && enough_) {
        return kDone;
      }
      if (interrupt_.raised()) {
        session_.Tell(session_.texts()["watch.ended"]);
        return kDone;
      }
      if (!MayGoOn(status)) {
        return session_.Fail(status);
      }
      interrupt_.Pause(Jittered(pause));
      pause = std::min(pause * 2, kLongestPause);
    }
  }

 private:
  v1::WatchChangesRequest Request() const {
    v1::WatchChangesRequest request = RequestOf(arguments_);
    request.set_cursor(lines_.place().cursor);
    request.set_skip_snapshot(request.cursor().empty() && arguments_.Has("since-now"));
    return request;
  }

  // False: that was enough.
  bool Take(const v1::WatchChangesResponse& message) {
    const Texts& texts = session_.texts();
    if (!connected_) {
      session_.Tell(
          texts.Say(was_connected_ ? "watch.again" : "watch.connected", connection_.server()));
      connected_ = was_connected_ = true;
    }
    const std::string lines = lines_.Lines(message);
    session_.out() << lines << std::flush;
    if (!message.cursor().empty()) {
      // Not being able to remember is no reason to stop telling; it is told once.
      if (!WriteFile(path_, PrintWatchPlace(lines_.place())).ok() && !told_unwritable_) {
        session_.Tell(texts.Say("watch.no-place", path_));
        told_unwritable_ = true;
      }
    }
    enough_ = arguments_.Has("once") && (!lines.empty() || message.has_synced());
    return !enough_;
  }

  bool MayGoOn(const absl::Status& status) {
    const Texts& texts = session_.texts();
    const std::string reason = ReadFailure(status).reason;
    if (absl::IsOutOfRange(status) || reason == "CURSOR_MISMATCH") {
      session_.Tell(texts["watch.starts-over"]);
      lines_.Forget();
      return true;
    }
    // A stream that the server ended in order is taken up again as one that broke.
    if (!status.ok() && !absl::IsUnavailable(status) && !absl::IsCancelled(status)) {
      return false;
    }
    if (connected_ || !told_waiting_) {
      session_.Tell(texts.Say("watch.lost", connection_.server()));
      told_waiting_ = true;
    }
    connected_ = false;
    return !arguments_.Has("once");
  }

  // Between half of the time and all of it: a thousand clients shall not come at once.
  static milliseconds Jittered(milliseconds time) {
    const auto half = static_cast<std::uint32_t>(time.count() / 2);
    return milliseconds(half + randombytes_uniform(half + 1));
  }

  Session& session_;
  const Arguments& arguments_;
  Connection& connection_;
  std::string path_;
  WatchLines lines_;
  bool connected_ = false;
  bool was_connected_ = false;
  bool told_waiting_ = false;
  bool told_unwritable_ = false;
  bool enough_ = false;
  Interrupt interrupt_;
};

}  // namespace

std::string PrintWatchPlace(const WatchPlace& place) {
  return fmt::format("revision {}\ncursor {}\n", place.revision, Hex(place.cursor));
}

absl::StatusOr<WatchPlace> ParseWatchPlace(std::string_view text) {
  WatchPlace place;
  for (const std::string& line : Split(text, '\n')) {
    const std::size_t blank = line.find(' ');
    const std::string key = line.substr(0, blank);
    const std::string value = blank == std::string::npos ? "" : line.substr(blank + 1);
    if (key == "revision") {
      std::from_chars(value.data(), value.data() + value.size(), place.revision);
    } else if (key == "cursor") {
      for (std::size_t i = 0; i + 1 < value.size(); i += 2) {
        unsigned byte = 0;
        const auto [end, error] = std::from_chars(&value[i], &value[i] + 2, byte, 16);
        if (error != std::errc() || end != &value[i] + 2) {
          return absl::InvalidArgumentError("the cursor is not hexadecimal");
        }
        place.cursor += static_cast<char>(byte);
      }
    }
  }
  if (place.cursor.empty()) {
    return absl::InvalidArgumentError("there is no cursor");
  }
  return place;
}

std::string WatchLines::Lines(const v1::WatchChangesResponse& message) {
  std::string out;
  if (message.has_snapshot()) {
    for (const v1::WatchItem& item : message.snapshot().items()) {
      if (item.has_task()) {
        states_[item.id()] = item.task().state();
      }
    }
  }
  if (message.has_change() && message.change().revision() > place_.revision) {
    const std::string time = MomentText(message.change().time());
    for (const v1::WatchItem& item : message.change().items()) {
      if (item.has_delivery()) {
        out += DeliveryLines(texts_, item.delivery());
      } else if (item.has_task()) {
        const int state = item.task().state();
        const auto before = states_.find(item.id());
        if (before == states_.end() || before->second != state) {
          out += fmt::format("{}  {:<12}  {}\n", time,
                             texts_["watch." + v1::TaskState_Name(item.task().state())],
                             TaskName(item.task()));
        }
        states_[item.id()] = state;
      } else if (item.removed()) {
        states_.erase(item.id());
      }
    }
    place_.revision = message.change().revision();
  }
  if (message.has_synced()) {
    place_.revision = std::max(place_.revision, message.synced().revision());
  }
  if (!message.cursor().empty()) {
    place_.cursor = message.cursor();
  }
  return out;
}

int RunTaskWatch(Session& session, const Arguments& arguments) {
  if (sodium_init() < 0) {
    return session.Fail(absl::InternalError("libsodium does not start"));
  }
  const auto path = PlacePath(session, arguments);
  if (!path.ok()) {
    return session.Fail(path.status());
  }
  // The signals are blocked before gRPC starts its threads, which inherit that.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const auto connection = session.Connect();
  if (!connection.ok()) {
    return session.Fail(connection.status());
  }
  return Watcher(session, arguments, **connection, *path).Run();
}

}  // namespace hjul::cli
