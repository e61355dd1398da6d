// Killed during its very first start and during --fresh; two of them on one folder.
//
// Whatever was killed, the next start ends with a demonstration that is there as a whole: compared,
// line by line, with one that nobody disturbed.
#include <algorithm>
#include <memory>
#include <random>

#include "fmt/format.h"
#include "hjul/v1/organisation_service.pb.h"
#include "inventory.h"
#include "modes.h"

namespace hjul::crash {
namespace {

constexpr milliseconds kRefusalMax{60'000};
constexpr milliseconds kStartMax{10'000};  // What the machine did meanwhile does not count.
constexpr std::size_t kKillsMax = 4;       // Of one start.

class Starts {
 public:
  Starts(const Plan& plan, Findings& findings)
      : plan_(plan), findings_(findings), random_(plan.seed) {}

  // What an undisturbed start gives, and how long it takes.
  void Model() {
    const auto begun = std::chrono::steady_clock::now();
    const auto server = Start(plan_.directory / "model");
    took_ = std::min(kStartMax, std::chrono::duration_cast<milliseconds>(
                                    std::chrono::steady_clock::now() - begun));
    if (server != nullptr) {
      auto inventory = TakeInventory(*server);
      if (inventory.ok()) {
        model_ = *std::move(inventory);
      } else {
        findings_.Add("nothing to compare with: " + inventory.status().ToString());
      }
    }
  }

  void Cycle(int number) {
    const std::filesystem::path data = plan_.directory / fmt::format("data-{}", number);
    KillSome(data, false);
    auto server = StartWhole(data, "after kills during the first start");
    if (server == nullptr) {
      return;
    }
    LeaveMark(*server, number);
    Refuse(data, number % 2 == 0);
    server->process().Kill();
    server = Start(data);
    if (server == nullptr) {
      return;
    }
    FindMark(*server, number);
    server->process().Kill();
    // Begun anew, and killed while it did: what comes is the old or the new, never some of both.
    KillSome(data, true);
    server = Start(data, true);
    CheckWhole(server.get(), "begun anew after kills");
    server.reset();
    Both(plan_.directory / fmt::format("both-{}", number));
    ++tally_.cycles;
  }

  Tally tally() const { return tally_; }

 private:
  std::size_t Draw(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }

  std::unique_ptr<Server> Start(const std::filesystem::path& data, bool fresh = false) {
    auto server = Server::Start({.program = plan_.program, .data = data, .fresh = fresh});
    if (!server.ok()) {
      findings_.Add("no start: " + std::string(server.status().message()));
      return nullptr;
    }
    return *std::move(server);
  }

  void KillSome(const std::filesystem::path& data, bool fresh) {
    for (std::size_t left = Draw(kKillsMax); left > 0; --left) {
      const auto server = Server::Begin({.program = plan_.program, .data = data, .fresh = fresh});
      if (!server.ok()) {
        findings_.Add("no start: " + std::string(server.status().message()));
        return;
      }
      const auto span = static_cast<std::size_t>(took_.count());
      if (const auto end = (*server)->process().WaitForEnd(milliseconds{Draw(span + 1)})) {
        findings_.Add(fmt::format("a start that followed a killed one ended with {}:\n{}",
                                  Describe(*end), (*server)->LastWords()));
      }
      (*server)->process().Kill();
      ++tally_.ends;
    }
  }

  void CheckWhole(const Server* server, std::string_view when) {
    if (server == nullptr) {
      return;
    }
    const auto found = TakeInventory(*server);
    if (!found.ok()) {
      findings_.Add(fmt::format("{}: {}", when, found.status().ToString()));
      return;
    }
    for (const std::string& difference : Differences(model_, *found)) {
      findings_.Add(fmt::format("{}: {}", when, difference));
    }
  }

  std::unique_ptr<Server> StartWhole(const std::filesystem::path& data, std::string_view when) {
    auto server = Start(data);
    CheckWhole(server.get(), when);
    return server;
  }

  static v1::PutPersonRequest Mark(int number) {
    v1::PutPersonRequest request;
    request.mutable_person()->set_id("crash-mark");
    request.mutable_person()->set_name(fmt::format("cycle {}", number));
    request.set_request_id(fmt::format("mark-{}", number));
    return request;
  }

  void LeaveMark(const Server& server, int number) {
    const Reply reply =
        Connection(server.address()).Send(Keep(Mark(number)), server.Logins()["administratör"]);
    if (!reply.status.ok()) {
      findings_.Add("nothing can be written: " + reply.status.ToString());
    }
  }

  void FindMark(const Server& server, int number) {
    v1::ListPersonsRequest question;
    question.set_page_size(1000);
    const auto persons =
        Connection(server.address())
            .Ask<v1::ListPersonsResponse>(question, server.Logins()["administratör"]);
    if (!persons.ok()) {
      findings_.Add("persons cannot be read: " + persons.status().ToString());
      return;
    }
    for (const v1::Person& person : persons->persons()) {
      if (person.id() == "crash-mark" && person.name() == Mark(number).person().name()) {
        return;
      }
    }
    findings_.Add("what was acknowledged before a second server came to the folder is lost");
  }

  // A second server on a folder in use goes away and says why.
  void Refuse(const std::filesystem::path& data, bool fresh) {
    const auto second = Server::Begin({.program = plan_.program, .data = data, .fresh = fresh});
    if (second.ok()) {
      CheckRefused(**second, (*second)->process().WaitForEnd(kRefusalMax));
    }
  }

  void CheckRefused(Server& server, const std::optional<End>& end) {
    if (!end) {
      findings_.Add("two servers run on one folder");
    } else if (end->exit_status != 1 ||
               server.LastWords().find("another process") == std::string::npos) {
      findings_.Add(fmt::format("a second server on a folder ended with {} and said\n{}",
                                Describe(*end), server.LastWords()));
    }
  }

  // Two at once on a new folder: one serves, the other goes away.
  void Both(const std::filesystem::path& data) {
    auto one = Server::Begin({.program = plan_.program, .data = data});
    auto other = Server::Begin({.program = plan_.program, .data = data});
    if (!one.ok() || !other.ok()) {
      findings_.Add("no start");
      return;
    }
    auto end = (*other)->process().WaitForEnd(took_ / 4);
    if (!end) {  // Whoever comes second may still win.
      std::swap(*one, *other);
      end = (*other)->process().WaitForEnd(took_ / 4);
    }
    if (!end) {
      std::swap(*one, *other);
      end = (*other)->process().WaitForEnd(kRefusalMax);
    }
    CheckRefused(**other, end);
    if (const absl::Status status = (*one)->WaitUntilServing(kRefusalMax); !status.ok()) {
      findings_.Add("of two servers begun at once none serves: " + std::string(status.message()));
      return;
    }
    CheckWhole(one->get(), "of two begun at once the one that serves");
  }

  const Plan& plan_;
  Findings& findings_;
  std::mt19937_64 random_;
  Inventory model_;
  milliseconds took_{0};
  Tally tally_;
};

}  // namespace

Tally RunStart(const Plan& plan, Findings& findings) {
  Starts starts(plan, findings);
  starts.Model();
  for (int cycle = 0; cycle < plan.cycles && !findings.any(); ++cycle) {
    starts.Cycle(cycle);
    if (findings.any()) {
      findings.Add(fmt::format("that was cycle {}", cycle));
    }
  }
  return starts.tally();
}

}  // namespace hjul::crash
