#include "services/demo.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <string_view>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/organisation_text.h"
#include "scheduler/store/key_ranges.h"
#include "services/config.h"
#include "services/private_file.h"
#include "services/secrets.h"

namespace hjul::services {
namespace {

namespace fs = std::filesystem;

// Roles that are shown first, and the unit whose posts stand for those that every unit has.
constexpr std::array<std::string_view, 5> kLeadingRoles{"administratör", "skolchef", "rektor",
                                                        "lärarrepresentant", "nämnd"};
constexpr std::string_view kLeadingUnit = "bjorkskolan";
constexpr calendar::days kLoginDays{20 * 366};

absl::Status Faulty(const fs::path& file, const text::Diagnostics& diagnostics) {
  std::string message = "the demonstration's texts have errors";
  for (const text::Diagnostic& diagnostic : diagnostics.Sorted()) {
    message += "\n" + text::Format(file.string(), diagnostic);
  }
  return absl::InvalidArgumentError(message);
}

// `path` itself if it is a file, else the files of the folder that end in .yaml, by name.
std::vector<fs::path> YamlFiles(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_directory(path, failed)) {
    return {path};
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path, failed)) {
    if (entry.path().extension() == ".yaml") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Whether a demonstration is there as a whole: the tokens of its logins come last.
absl::StatusOr<bool> IsLoaded(const engine::Engine& engine) {
  for (const core::HuvudmanId& huvudman : engine.Huvudmen()) {
    const auto view = engine.Read(huvudman);
    if (!view.ok()) {
      return view.status();
    }
    const auto tokens = view->ListTokens();
    if (!tokens.ok()) {
      return tokens.status();
    }
    if (!tokens->empty()) {
      return true;
    }
  }
  return false;
}

// An earlier start may have been killed at any step: each finds out what of it is done.
class Loader {
 public:
  Loader(engine::Engine& engine, fs::path files) : engine_(engine), files_(std::move(files)) {}

  absl::Status Load() {
    if (const absl::Status status = LoadOrganisation(); !status.ok()) {
      return status;
    }
    const std::array<std::pair<fs::path, engine::PlanChange::Subject>, 3> texts{
        {{fs::path("demo") / "calendar.yaml", engine::PlanChange::Subject::kCalendar},
         {fs::path("wheels") / "templates", engine::PlanChange::Subject::kWheel},
         {fs::path("demo") / "overlays", engine::PlanChange::Subject::kOverlay}}};
    for (const auto& [path, subject] : texts) {
      for (const fs::path& file : YamlFiles(files_ / path)) {
        if (const absl::Status status = Apply(file, subject); !status.ok()) {
          return status;
        }
      }
    }
    return absl::OkStatus();
  }

 private:
  absl::Status LoadOrganisation() {
    const fs::path file = files_ / "demo" / "organisation.yaml";
    const auto text = ReadFile(file);
    if (!text.ok()) {
      return text.status();
    }
    text::Diagnostics diagnostics;
    auto content = core::ParseOrganisation(*text, diagnostics);
    if (!content) {
      return Faulty(file, diagnostics);
    }
    huvudman_ = content->huvudman;
    for (const core::Post& post : content->posts) {
      if (post.id == core::PostId{core::RoleId("administratör"), {}} && !post.holdings.empty()) {
        actor_.person = post.holdings.front().person;
      }
    }
    const auto created = Run(engine::CreateHuvudman{content->name});
    if (!created.ok() && !absl::IsAlreadyExists(created.status())) {
      return created.status();
    }
    return Run(engine::ImportOrganisation{.units = std::move(content->units),
                                          .persons = std::move(content->persons),
                                          .posts = std::move(content->posts),
                                          .reason = "demonstration"})
        .status();
  }

  absl::Status Apply(const fs::path& file, engine::PlanChange::Subject subject) {
    constexpr int kTries = 3;
    const auto text = ReadFile(file);
    if (!text.ok()) {
      return text.status();
    }
    absl::Status status = absl::AbortedError("");
    // A turn that opens meanwhile outdates a plan; applying finishes the opening first.
    for (int i = 0; i < kTries && absl::IsAborted(status); ++i) {
      status = PlanAndApply({.subject = subject, .text = *text, .reason = "demonstration"});
    }
    return status.ok() ? status
                       : absl::Status(status.code(),
                                      fmt::format("{}: {}", file.string(), status.ToString()));
  }

  absl::Status PlanAndApply(const engine::PlanChange& change) {
    const auto planned = Run(change);
    if (!planned.ok()) {
      return planned.status();
    }
    const auto view = engine_.Read(huvudman_);
    if (!view.ok()) {
      return view.status();
    }
    const auto plan = view->GetPlan(planned->id);
    if (!plan.ok() || plan->no_op) {
      return plan.status();
    }
    return Run(engine::ApplyPlan{planned->id}).status();
  }

  absl::StatusOr<engine::CommandResult> Run(engine::CommandBody body) {
    return engine_.Run({.huvudman = huvudman_, .actor = actor_, .body = std::move(body)});
  }

  engine::Engine& engine_;
  const fs::path files_;
  core::HuvudmanId huvudman_;
  core::Actor actor_;
};

std::string LoginName(const core::PostId& post) {
  return post.unit.empty() ? post.role.str() : post.role.str() + "-" + post.unit.str();
}

// One post per role, with somebody in it today: the huvudman's, else the leading unit's, else any.
std::vector<core::PostId> PostsToShow(const core::Organisation& organisation, core::Date today) {
  std::map<core::RoleId, core::PostId> chosen;
  const auto rank = [](const core::PostId& post) {
    return post.unit.empty() ? 0 : post.unit.str() == kLeadingUnit ? 1 : 2;
  };
  for (const core::Post& post : organisation.content().posts) {
    if (organisation.HoldersOn(post.id, today).empty()) {
      continue;
    }
    const auto [place, added] = chosen.emplace(post.id.role, post.id);
    if (!added && rank(post.id) < rank(place->second)) {
      place->second = post.id;
    }
  }
  std::vector<core::PostId> posts;
  for (const std::string_view role : kLeadingRoles) {
    if (const auto found = chosen.find(core::RoleId(std::string(role))); found != chosen.end()) {
      posts.push_back(found->second);
      chosen.erase(found);
    }
  }
  for (const auto& [role, post] : chosen) {
    posts.push_back(post);
  }
  return posts;
}

std::vector<Login> ReadLogins(const fs::path& file) {
  std::vector<Login> logins;
  const auto text = ReadFile(file);
  if (!text.ok()) {
    return logins;
  }
  std::istringstream lines(*text);
  Login login;
  while (lines >> login.name >> login.post >> login.token) {
    logins.push_back(login);
  }
  return logins;
}

}  // namespace

fs::path DemoFiles() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  const fs::path installed = program.parent_path().parent_path() / "share" / "hjul";
  return fs::exists(installed / "demo", failed) ? installed : fs::path(HJUL_DEMO_FILES);
}

absl::Status PrepareDemo(const fs::path& data, bool fresh) {
  const fs::path gone = data / "store.old";
  std::error_code failed;
  fs::remove_all(gone, failed);
  if (fresh && !failed) {
    fs::remove(data / "logins", failed);  // First: they must not outlive their store.
    if (!failed && fs::exists(data / "store", failed)) {
      fs::rename(data / "store", gone, failed);
    }
    if (!failed) {
      fs::remove_all(gone, failed);
    }
  }
  return failed ? absl::UnavailableError(fmt::format("cannot take away what is in {}: {}",
                                                     data.string(), failed.message()))
                : absl::OkStatus();
}

absl::Status LoadDemo(engine::Engine& engine, const fs::path& files) {
  const auto loaded = IsLoaded(engine);
  if (!loaded.ok() || *loaded) {
    return loaded.status();
  }
  return Loader(engine, files).Load();
}

void WaitUntilSettled(engine::Engine& engine, const store::Store& store) {
  // Shared with the listener, which may still be ringing when it has been removed.
  struct Bell {
    std::mutex mutex;
    std::condition_variable rings;
  };
  const auto bell = std::make_shared<Bell>();
  const auto listener = engine.feed().AddListener([bell] {
    const std::lock_guard lock(bell->mutex);
    bell->rings.notify_all();
  });
  constexpr std::chrono::milliseconds kLookAgain{50};
  const auto settled = [&] {
    bool due = false;
    const absl::Status scan = store.Read()->Scan(store::TimersUntil("", engine.clock().Now()), 1,
                                                 [&](std::string_view, std::string_view) {
                                                   due = true;
                                                   return false;
                                                 });
    return !scan.ok() || !due || engine.status().hold != engine::ClockHold::kNone;
  };
  std::unique_lock lock(bell->mutex);
  while (!settled()) {
    bell->rings.wait_for(lock, kLookAgain);
  }
  lock.unlock();
  engine.feed().RemoveListener(listener);
}

absl::StatusOr<std::vector<Login>> MakeLogins(engine::Engine& engine, const fs::path& file) {
  std::vector<Login> logins = ReadLogins(file);
  if (!logins.empty()) {
    return logins;
  }
  const core::HuvudmanId huvudman = engine.Huvudmen().front();
  const auto view = engine.Read(huvudman);
  if (!view.ok()) {
    return view.status();
  }
  const core::Organisation& organisation = view->world().organisation();
  const engine::Instant now = engine.clock().Now();
  const core::Date today = calendar::Zone::Stockholm().DateAt(now);
  std::string text;
  for (const core::PostId& post : PostsToShow(organisation, today)) {
    Login login{.name = LoginName(post), .post = core::ToString(post), .token = MakeSecret()};
    const auto made =
        engine.Run({.huvudman = huvudman,
                    .actor = {},
                    .body = engine::PutToken{{.id = MakeHandle(),
                                              .hash = HashSecret(login.token),
                                              .person = organisation.HoldersOn(post, today).front(),
                                              .label = "demonstration",
                                              .created_at = now,
                                              .expires_at = now + kLoginDays}}});
    if (!made.ok()) {
      return made.status();
    }
    text += fmt::format("{} {} {}\n", login.name, login.post, login.token);
    logins.push_back(std::move(login));
  }
  if (const absl::Status status = WritePrivateFile(file, text); !status.ok()) {
    return status;
  }
  return logins;
}

}  // namespace hjul::services
