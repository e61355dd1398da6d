#include "scheduler/engine/world.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/calendar/calendar_text.h"
#include "scheduler/core/variants.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/engine/digest.h"
#include "scheduler/engine/reading.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"

namespace hjul::engine {
namespace {

// Decodes every value of `range` into `into`, and lets `digest` see the bytes.
template <class T>
absl::Status ReadAll(const store::Snapshot& snapshot, const store::KeyRange& range,
                     absl::StatusOr<T> (*decode)(std::string_view), Digest& digest,
                     std::vector<T>& into) {
  absl::Status failed = absl::OkStatus();
  const absl::Status scan = snapshot.Scan(range, kNoLimit, [&](std::string_view, auto value) {
    auto decoded = decode(value);
    if (!decoded.ok()) {
      failed = decoded.status();
      return false;
    }
    digest.Add(value);
    into.push_back(*std::move(decoded));
    return true;
  });
  return scan.ok() ? failed : scan;
}

template <class T>
void AppendAll(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// `from` over `to`: an element with the same key replaces the earlier one.
template <class T, class Key>
void Replace(std::vector<T>& to, const std::vector<T>& from, Key key) {
  for (const T& item : from) {
    const auto same = [&](const T& other) {
      return std::invoke(key, other) == std::invoke(key, item);
    };
    const auto found = std::find_if(to.begin(), to.end(), same);
    if (found != to.end()) {
      *found = item;
    } else {
      to.push_back(item);
    }
  }
}

void Join(calendar::UnitException& to, const calendar::UnitException& from) {
  AppendAll(to.closed, from.closed);
  AppendAll(to.staff_days, from.staff_days);
  AppendAll(to.days_off, from.days_off);
  AppendAll(to.half_days, from.half_days);
}

}  // namespace

calendar::Calendar MergeCalendars(const std::vector<calendar::Calendar::Content>& documents) {
  calendar::Calendar::Content all;
  const std::vector<unsigned> usual = all.quiet_months;
  for (const calendar::Calendar::Content& one : documents) {
    Replace(all.school_years, one.school_years, &calendar::SchoolYear::start_year);
    AppendAll(all.closed_days, one.closed_days);
    AppendAll(all.half_days, one.half_days);
    Replace(all.tables, one.tables, &calendar::DateTable::name);
    for (const calendar::UnitException& exception : one.unit_exceptions) {
      const auto found = std::find_if(
          all.unit_exceptions.begin(), all.unit_exceptions.end(),
          [&](const calendar::UnitException& other) { return other.unit == exception.unit; });
      if (found == all.unit_exceptions.end()) {
        all.unit_exceptions.push_back(exception);
      } else {
        Join(*found, exception);
      }
    }
    if (one.quiet_months != usual) {
      all.quiet_months = one.quiet_months;
    }
  }
  return calendar::Calendar(std::move(all));
}

absl::StatusOr<std::shared_ptr<const core::Wheel>> CompileRevision(
    const store::WheelRevision& revision) {
  const auto refuse = [&](std::string_view what) {
    return absl::DataLossError(fmt::format("revision {} of wheel {}: its stored {} does not parse",
                                           revision.number, revision.wheel.str(), what));
  };
  text::Diagnostics diagnostics;
  const std::optional<core::Wheel> wheel = core::ParseWheel(revision.text, diagnostics);
  if (!wheel) {
    return refuse("text");
  }
  std::vector<core::Overlay> overlays;
  for (const std::string& text : revision.overlays) {
    std::optional<core::Overlay> overlay = core::ParseOverlay(text, diagnostics);
    if (!overlay) {
      return refuse("overlay");
    }
    overlays.push_back(*std::move(overlay));
  }
  std::optional<core::Wheel> whole = core::WithOverlays(*wheel, overlays, diagnostics);
  if (!whole) {
    return refuse("overlay");
  }
  return std::make_shared<const core::Wheel>(*std::move(whole));
}

// Fills a World step by step; each step reads one part of the store.
class WorldBuilder {
 public:
  WorldBuilder(const store::Snapshot& snapshot, const core::HuvudmanId& huvudman,
               ParsedTexts& parsed)
      : snapshot_(snapshot),
        huvudman_(huvudman),
        parsed_(parsed),
        world_(std::make_shared<World>()) {}

  absl::StatusOr<std::shared_ptr<const World>> Build() {
    for (const auto step : {&WorldBuilder::ReadOrganisation, &WorldBuilder::ReadCalendar,
                            &WorldBuilder::ReadTurns, &WorldBuilder::ReadWheels}) {
      if (absl::Status status = (this->*step)(); !status.ok()) {
        return status;
      }
    }
    std::vector<const core::Wheel*> revisions;
    for (const auto& [hash, wheel] : world_->revisions_) {
      revisions.push_back(wheel.get());
    }
    world_->dependents_ = Dependents(revisions);
    world_->digest_ = digest_.Hex();
    return world_;
  }

 private:
  // Which number is in force for each name; `name_of` parses a key of `kind`.
  template <class Name, class NameOf>
  absl::Status ReadHeads(store::KeyKind kind, const NameOf& name_of,
                         std::vector<std::pair<Name, std::uint32_t>>& heads) {
    absl::Status failed = absl::OkStatus();
    const absl::Status scan = snapshot_.Scan(
        store::AllOf(kind, huvudman_), kNoLimit, [&](std::string_view key, std::string_view value) {
          const std::optional<Name> name = name_of(key);
          const auto head = store::DecodeHead(value);
          if (!name || !head.ok()) {
            failed = name ? head.status() : absl::DataLossError("a key of a head does not parse");
            return false;
          }
          heads.emplace_back(*name, head->number);
          return true;
        });
    return scan.ok() ? failed : scan;
  }

  absl::Status ReadOrganisation() {
    const auto bytes = snapshot_.Get(store::Encode(store::HuvudmanKey{huvudman_}));
    if (!bytes.ok()) {
      return bytes.status();
    }
    if (!*bytes) {
      return absl::NotFoundError(fmt::format("there is no huvudman {}", huvudman_.str()));
    }
    const auto record = store::DecodeHuvudman(**bytes);
    if (!record.ok()) {
      return record.status();
    }
    core::Organisation::Content content{.huvudman = huvudman_, .name = record->name};
    if (auto status = ReadAll(snapshot_, store::AllOf(store::KeyKind::kUnit, huvudman_),
                              &store::DecodeUnit, digest_, content.units);
        !status.ok()) {
      return status;
    }
    if (auto status = ReadAll(snapshot_, store::AllOf(store::KeyKind::kPerson, huvudman_),
                              &store::DecodePerson, digest_, content.persons);
        !status.ok()) {
      return status;
    }
    if (auto status = ReadAll(snapshot_, store::AllOf(store::KeyKind::kPost, huvudman_),
                              &store::DecodePost, digest_, content.posts);
        !status.ok()) {
      return status;
    }
    world_->organisation_ = core::Organisation(std::move(content));
    return absl::OkStatus();
  }

  absl::Status ReadCalendar() {
    std::vector<std::pair<std::string, std::uint32_t>> heads;
    const absl::Status read = ReadHeads(
        store::KeyKind::kCalendarHead,
        [](std::string_view key) {
          const auto parsed = store::ParseCalendarHeadKey(key);
          return parsed ? std::optional(parsed->name) : std::nullopt;
        },
        heads);
    if (!read.ok()) {
      return read;
    }
    std::vector<calendar::Calendar::Content> contents;
    for (const auto& [name, version] : heads) {
      const auto bytes = Joined(snapshot_, store::CalendarPiecesOf(huvudman_, name, version));
      if (!bytes.ok()) {
        return bytes.status();
      }
      auto record = store::DecodeCalendar(*bytes);
      if (!record.ok()) {
        return record.status();
      }
      auto content = parsed_.calendars.Find(record->text);
      if (content == nullptr) {
        text::Diagnostics diagnostics;
        auto parsed = calendar::ParseCalendar(record->text, diagnostics);
        if (!parsed) {
          return absl::DataLossError(fmt::format(
              "version {} of calendar {}: its stored text does not parse", version, name));
        }
        content = std::make_shared<const calendar::Calendar::Content>(std::move(parsed->content));
        parsed_.calendars.Keep(record->text, content);
      }
      digest_.Add(record->text);
      contents.push_back(*content);
      world_->contents_.push_back(std::move(content));
      world_->documents_.emplace(name, *std::move(record));
    }
    world_->calendar_ = MergeCalendars(contents);
    for (const calendar::UnitException& exception : world_->calendar_.content().unit_exceptions) {
      world_->unit_calendars_.emplace(core::UnitId(exception.unit),
                                      world_->calendar_.ForUnit(exception.unit));
    }
    return absl::OkStatus();
  }

  // Turns come and go by themselves, so they are no part of the digest that plans are bound to.
  absl::Status ReadTurns() {
    Digest unused;
    if (auto status = ReadAll(snapshot_, store::AllOf(store::KeyKind::kTurn, huvudman_),
                              &store::DecodeTurn, unused, world_->turns_);
        !status.ok()) {
      return status;
    }
    std::sort(world_->turns_.begin(), world_->turns_.end(),
              [](const core::Turn& a, const core::Turn& b) {
                return std::tie(a.wheel, a.span.first) < std::tie(b.wheel, b.span.first);
              });
    return absl::OkStatus();
  }

  // Every revision is kept compiled: an occurrence may pin any of them, and a wheel has few.
  absl::Status ReadWheels() {
    std::vector<std::pair<core::WheelId, std::uint32_t>> heads;
    const absl::Status read = ReadHeads(
        store::KeyKind::kWheelHead,
        [](std::string_view key) {
          const auto parsed = store::ParseWheelHeadKey(key);
          return parsed ? std::optional(parsed->wheel) : std::nullopt;
        },
        heads);
    if (!read.ok()) {
      return read;
    }
    for (const auto& [wheel, number] : heads) {
      for (std::uint32_t each = 1; each <= number; ++each) {
        if (auto status = ReadRevision(wheel, each, each == number); !status.ok()) {
          return status;
        }
      }
    }
    return absl::OkStatus();
  }

  absl::Status ReadRevision(const core::WheelId& wheel, std::uint32_t number, bool head) {
    const auto bytes = Joined(snapshot_, store::PiecesOf(huvudman_, wheel, number));
    if (!bytes.ok()) {
      return bytes.status();
    }
    auto revision = store::DecodeWheelRevision(*bytes);
    if (!revision.ok()) {
      return revision.status();
    }
    std::shared_ptr<const core::Wheel> compiled = parsed_.wheels.Find(revision->hash);
    if (compiled == nullptr) {
      auto made = CompileRevision(*revision);
      if (!made.ok()) {
        return made.status();
      }
      compiled = *std::move(made);
      parsed_.wheels.Keep(revision->hash, compiled);
    }
    world_->revisions_.emplace(revision->hash, compiled);
    if (head) {
      digest_.Add(revision->hash.str());
      world_->wheels_.emplace(wheel, WheelHead{*std::move(revision), std::move(compiled)});
    }
    return absl::OkStatus();
  }

  const store::Snapshot& snapshot_;
  const core::HuvudmanId& huvudman_;
  ParsedTexts& parsed_;
  std::shared_ptr<World> world_;
  Digest digest_;
};

absl::StatusOr<std::shared_ptr<const World>> LoadWorld(const store::Snapshot& snapshot,
                                                       const core::HuvudmanId& huvudman,
                                                       ParsedTexts& parsed) {
  return WorldBuilder(snapshot, huvudman, parsed).Build();
}

// Guarded by the mutex; what it has made stays where it is.
struct World::Views {
  explicit Views(const core::Organisation& organisation)
      : usual(organisation, false), with_election(organisation, true) {}
  std::mutex mutex;
  core::VariantCache usual;
  core::VariantCache with_election;
};

World::World() : views_(std::make_unique<Views>(organisation_)) {}
World::~World() = default;

const core::Activity& World::ActivityFor(const core::Activity& activity, const core::UnitId& unit,
                                         const core::OrdinalId& ordinal, bool election_year) const {
  const std::lock_guard lock(views_->mutex);
  return (election_year ? views_->with_election : views_->usual).For(activity, unit, ordinal);
}

const calendar::Calendar& World::CalendarFor(const core::UnitId& unit) const {
  const auto found = unit_calendars_.find(unit);
  return found == unit_calendars_.end() ? calendar_ : found->second;
}

std::shared_ptr<const core::Wheel> World::Revision(const core::RevisionHash& hash) const {
  const auto found = revisions_.find(hash);
  return found == revisions_.end() ? nullptr : found->second;
}

const core::Turn* World::FindTurn(const core::WheelId& wheel, const core::TurnId& id) const {
  const auto found = std::find_if(turns_.begin(), turns_.end(), [&](const core::Turn& turn) {
    return turn.wheel == wheel && turn.id == id;
  });
  return found == turns_.end() ? nullptr : &*found;
}

}  // namespace hjul::engine
