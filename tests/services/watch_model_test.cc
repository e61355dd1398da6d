// Model-checked watching. Ordered, unique, reliable, atomic, resumable, bookmarkable: every message
// of every watcher is held against the model, from seeds; a failure names its seed. Hundreds of
// seeds drive what decides (feed, index, sources); a few a server over its socket.
//
// HJUL_WATCH_SEEDS=5000 runs more of the first kind.
#include <cstdlib>
#include <memory>
#include <optional>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "scheduler/calendar/zone.h"
#include "services/cursor.h"
#include "services/secrets.h"
#include "services/watch_index.h"
#include "services/watch_limits.h"
#include "services/watch_source.h"
#include "tests/services/watch_village.h"
#include "tests/services/watcher.h"

namespace hjul::services {
namespace {

// A watcher without a stream: what gRPC and a dispatcher would do is done here, step by step.
struct Guest {
  const Wish* wish = nullptr;
  Viewer viewer;
  WatchClient client;
  std::unique_ptr<WatchSource> source;                // Null: it has vanished.
  std::optional<v1::WatchChangesResponse> in_flight;  // Written, and not read yet.
  std::vector<WatchClient::Bookmark> bookmarks;       // Kept from earlier.
  bool fresh = false;                                 // Must begin from a snapshot.
};

class Hall {
 public:
  explicit Hall(unsigned seed)
      : village_(seed, limits_),
        workers_(1),
        gate_(village_.stage().engine(), workers_),
        routed_(village_.stage().engine().feed().latest() + 1) {
    for (unsigned i = 0; i < kGuests; ++i) {
      Guest guest;
      guest.wish = &Wishes()[Number(static_cast<unsigned>(Wishes().size()))];
      guests_.push_back(std::move(guest));
    }
  }

  void Play(int steps) {
    for (int step = 0; step < steps && !testing::Test::HasFailure(); ++step) {
      now_ += std::chrono::seconds(1);
      const unsigned what = Number(20);
      Guest& guest = guests_[Number(kGuests)];
      if (what < 6) {
        village_.Live();
      } else if (what < 9) {
        Route(Number(4) + 1);
      } else if (what == 9 && Number(4) == 0) {
        village_.CutLog();
      } else if (what == 10) {
        Vanish(guest);
      } else if (guest.source == nullptr) {
        Enter(guest);
      } else {
        Read(guest);
      }
    }
    for (Guest& guest : guests_) {
      Converge(guest);
    }
  }

 private:
  static constexpr unsigned kGuests = 5;

  unsigned Number(unsigned below) { return village_.Number(below); }
  engine::Feed& feed() { return village_.stage().engine().feed(); }
  WatchRound Round() { return WatchRound(village_.stage().engine(), events_, now_); }
  std::uint64_t IdOf(const Guest& guest) const {
    return static_cast<std::uint64_t>(&guest - guests_.data());
  }

  void Enter(Guest& guest) {
    auto caller = gate_.Identify(HashSecret(village_.stage().token(guest.wish->login)));
    ASSERT_TRUE(caller.ok()) << caller.status();
    guest.viewer = {.request = RequestOf(*guest.wish), .rights = caller->rights};
    WatchClient::Bookmark from;
    if (!guest.fresh && !guest.bookmarks.empty() && Number(5) != 0) {
      from = guest.bookmarks[Number(3) == 0 ? Number(static_cast<unsigned>(guest.bookmarks.size()))
                                            : static_cast<unsigned>(guest.bookmarks.size()) - 1];
    }
    const bool mangled = !from.cursor.empty() && Number(8) == 0;
    guest.viewer.request.set_cursor(mangled ? Mangle(from.cursor) : from.cursor);
    auto source = WatchSource::Open(guest.viewer.request, *std::move(caller),
                                    HashSecret(village_.stage().token(guest.wish->login)),
                                    v1::PERMISSION_READ_WORK, gate_, limits_, now_);
    if (!source.ok()) {
      Refused(guest, source.status(), from, mangled);
      return;
    }
    ASSERT_FALSE(mangled) << "a mangled cursor is accepted";
    guest.fresh = false;
    guest.source = *std::move(source);
    guest.client.Begin(guest.viewer, from);
    index_.Add(IdOf(guest), guest.source->huvudman(), guest.source->keys());
    Pump(guest);
  }

  std::string Mangle(std::string cursor) {
    switch (Number(3)) {
      case 0:
        return cursor.substr(0, Number(static_cast<unsigned>(cursor.size())) + 1) + "x";
      case 1: {  // Of before a restore.
        Cursor other = *DecodeCursor(cursor);
        other.epoch += 1;
        return Encode(other);
      }
      default: {  // Of the future.
        Cursor other = *DecodeCursor(cursor);
        other.revision += 1'000'000;
        return Encode(other);
      }
    }
  }

  void Refused(Guest& guest, const absl::Status& status, const WatchClient::Bookmark& from,
               bool mangled) {
    if (mangled) {
      EXPECT_TRUE(absl::IsInvalidArgument(status) || absl::IsOutOfRange(status)) << status;
      return;
    }
    ASSERT_TRUE(absl::IsOutOfRange(status)) << status;
    // Only what has been cut, or what another person may see, is refused; a snapshot heals.
    EXPECT_TRUE(from.position + 1 < feed().oldest() ||
                DecodeCursor(from.cursor)->scope != WatchFilter::ScopeOf(guest.viewer.rights))
        << status;
    guest.fresh = true;
  }

  void Vanish(Guest& guest) {
    if (guest.source != nullptr) {
      index_.Remove(IdOf(guest));
    }
    guest.source.reset();
    guest.in_flight.reset();
  }

  // The stream of `guest` has ended by itself.
  void Ended(Guest& guest, const absl::Status& status) {
    EXPECT_TRUE(absl::IsOutOfRange(status)) << status;
    Vanish(guest);
    guest.fresh = true;
  }

  void Written(Guest& guest, const absl::StatusOr<WatchSource::Given>& given,
               grpc::ByteBuffer& bytes) {
    if (!given.ok()) {
      Ended(guest, given.status());
    } else if (*given == WatchSource::Given::kMessage) {
      guest.in_flight.emplace();
      ASSERT_TRUE((grpc::GenericDeserialize<grpc::ProtoBufferReader, v1::WatchChangesResponse>(
                       &bytes, &*guest.in_flight))
                      .ok());
    }
  }

  void Pump(Guest& guest) {
    if (guest.source == nullptr || guest.in_flight) {
      return;
    }
    grpc::ByteBuffer bytes;
    absl::StatusOr<WatchSource::Given> given = WatchSource::Given::kMore;
    while (given.ok() && *given == WatchSource::Given::kMore) {
      WatchRound round = Round();
      given = guest.source->Next(round, routed_, &bytes);
    }
    Written(guest, given, bytes);
  }

  void Read(Guest& guest) {
    if (guest.in_flight) {
      const std::string fault = guest.client.Take(*guest.in_flight, village_.model());
      EXPECT_EQ(fault, "") << guest.wish->login;
      guest.in_flight.reset();
      if (guest.client.synced() && Number(2) == 0) {
        guest.bookmarks.push_back(guest.client.bookmark());
      }
    }
    Pump(guest);
  }

  void Route(std::size_t limit) {
    const auto tail = feed().ReadTail(routed_, limit);
    if (!tail) {
      for (Guest& guest : guests_) {
        if (guest.source != nullptr) {
          guest.source->FallBehind(routed_);
        }
      }
      routed_ = feed().latest() + 1;
      return;
    }
    WatchRound round = Round();
    for (const auto& published : tail->entries) {
      RouteEntry(round, published);
    }
    routed_ = tail->next;
  }

  void RouteEntry(WatchRound& round, const engine::Feed::Published& published) {
    const auto event = events_.Of(published.huvudman, published.entry);
    if (event->changes_organisation()) {
      for (const auto id : index_.AllOf(published.huvudman)) {
        if (const absl::Status status = guests_[id].source->Recheck(); !status.ok()) {
          Ended(guests_[id], status);
        }
      }
    }
    const auto hits = index_.Find(published.huvudman, *event);
    for (Guest& guest : guests_) {
      std::vector<std::uint32_t> indices;
      for (const auto& [id, index] : hits) {
        if (id == IdOf(guest)) {
          indices.push_back(index);
        }
      }
      if (!indices.empty()) {
        grpc::ByteBuffer bytes;
        const auto given =
            guest.source->Offer(round, event, indices, guest.in_flight.has_value(), &bytes);
        Written(guest, given, bytes);
      }
    }
  }

  // Every watcher who reads on ends with what a fresh listing gives.
  void Converge(Guest& guest) {
    while (feed().latest() + 1 > routed_) {
      Route(100);
    }
    for (int tries = 0; tries < 3 && guest.source == nullptr; ++tries) {
      guest.fresh |= guest.bookmarks.empty();
      Enter(guest);
    }
    if (guest.source == nullptr || testing::Test::HasFailure()) {
      return;
    }
    while (guest.source != nullptr && guest.client.bookmark().position + 1 < routed_ &&
           !testing::Test::HasFailure()) {
      now_ += limits_.progress_every;
      Read(guest);
    }
    if (guest.source == nullptr) {
      return;
    }
    const auto things = guest.client.bookmark().things;
    Vanish(guest);
    guest.fresh = true;
    Enter(guest);
    while (!guest.client.synced() && !testing::Test::HasFailure()) {
      Read(guest);
    }
    EXPECT_EQ(things, guest.client.bookmark().things) << guest.wish->login;
  }

  const WatchLimits limits_{.snapshot_max = std::chrono::hours(24)};
  Village village_;
  Workers workers_;
  Gate gate_;
  WatchEvents events_;
  WatchIndex index_;
  store::Revision routed_;
  std::vector<Guest> guests_;
  std::chrono::steady_clock::time_point now_;
};

TEST(WatchModel, EveryMessageIsWhatTheLogSays) {
  const char* wanted = std::getenv("HJUL_WATCH_SEEDS");
  const unsigned seeds = wanted == nullptr ? 200 : static_cast<unsigned>(std::atoi(wanted));
  for (unsigned seed = 1; seed <= seeds && !HasFailure(); ++seed) {
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Hall(seed).Play(150);
  }
}

// Watchers of a real server: some read to the end, some stop in the middle, and come back.
void PlayOnAServer(unsigned seed) {
  Village village(seed, {.progress_every = std::chrono::milliseconds(20)});
  constexpr unsigned kWatchers = 6;
  std::vector<WatchClient> clients(kWatchers);
  std::vector<bool> fresh(kWatchers, true);
  for (int round = 0; round < 8; ++round) {
    for (unsigned i = 0; i < 5; ++i) {
      village.Live();
    }
    const auto until = village.stage().engine().status().revision;
    for (unsigned i = 0; i < kWatchers; ++i) {
      const Wish& wish = Wishes()[(seed + i) % Wishes().size()];
      Viewer viewer{.request = RequestOf(wish)};
      const core::PersonId person(std::string("p-") + wish.login);
      const auto view = village.stage().engine().Read(core::HuvudmanId("vik"));
      viewer.rights =
          RightsOf(view->world().organisation(), person,
                   calendar::Zone::Stockholm().DateAt(village.stage().engine().clock().Now()));
      const WatchClient::Bookmark from = fresh[i] ? WatchClient::Bookmark{} : clients[i].bookmark();
      viewer.request.set_cursor(from.cursor);
      clients[i].Begin(viewer, from);
      Watcher watcher(village.stage(), wish.login, viewer.request);
      const bool to_the_end = village.Number(4) != 0;
      std::string fault;
      const auto last = watcher.Until([&](const v1::WatchChangesResponse& message) {
        fault = clients[i].Take(message, village.model());
        return !fault.empty() || clients[i].bookmark().position >= until ||
               (!to_the_end && village.Number(3) == 0);
      });
      ASSERT_EQ(fault, "") << wish.login;
      fresh[i] = !clients[i].synced();
      if (!last) {
        const auto status = watcher.End();
        ASSERT_EQ(ReasonOf(status), "CURSOR_TOO_OLD") << status.error_message();
        fresh[i] = true;
      }
    }
  }
}

TEST(WatchModel, EveryMessageOfAServerIsWhatTheLogSays) {
  for (unsigned seed = 1; seed <= 6 && !HasFatalFailure(); ++seed) {
    SCOPED_TRACE(fmt::format("seed {}", seed));
    PlayOnAServer(seed);
  }
}

}  // namespace
}  // namespace hjul::services
