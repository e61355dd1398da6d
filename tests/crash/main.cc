// Mistreats a server and looks whether it kept its promises. Exit status 0: it did; 1: it did not,
// and the folder with its data, its log and the requests is left; 77: not possible here.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "modes.h"

namespace {

using hjul::crash::Findings;
using hjul::crash::Plan;
using hjul::crash::Tally;

constexpr int kFound = 1;
constexpr int kImpossible = 77;

std::filesystem::path OwnDirectory(const std::filesystem::path& in) {
  std::string name = (in / "hjul-crash-XXXXXX").string();
  return mkdtemp(name.data()) == nullptr ? std::filesystem::path() : std::filesystem::path(name);
}

void Print(const Tally& tally, double seconds) {
  fmt::print(
      "{} cycles, {} kills, {} requests carried out in {} revisions; {} unanswered, of these {} "
      "carried out; {} stores looked at; {:.1f} s\n",
      tally.cycles, tally.ends, tally.requests, tally.revisions, tally.unanswered, tally.applied,
      tally.looks, seconds);
}

}  // namespace

int main(int argc, char** argv) {
  const std::map<std::string, Tally (*)(const Plan&, Findings&)> modes{
      {"kill", &hjul::crash::RunKill},
      {"lossy", &hjul::crash::RunKill},  // What is killed is hjul_lossy_server.
      {"stop", &hjul::crash::RunStop},
      {"start", &hjul::crash::RunStart},
      {"disk", &hjul::crash::RunDisk},
      {"full", &hjul::crash::RunFull},
  };
  CLI::App app("Mistreats a server and looks whether it kept its promises.", "hjul_crash");
  Plan plan;
  std::string mode = "kill";
  std::filesystem::path in = std::filesystem::temp_directory_path();
  app.add_option("--server", plan.program, "hjuld, or what takes its arguments.")->required();
  app.add_option("--mode", mode, "How.")->check(CLI::IsMember(modes))->capture_default_str();
  app.add_option("--cycles", plan.cycles, "How often.")->capture_default_str();
  app.add_option("--seed", plan.seed, "What is drawn; moments also follow the machine.")
      ->capture_default_str();
  app.add_option("--in", in, "Folder in which it makes one of its own.")->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  plan.directory = OwnDirectory(in);
  const auto begun = std::chrono::steady_clock::now();
  Findings findings;
  const Tally tally = modes.at(mode)(plan, findings);
  if (!tally.impossible.empty()) {
    fmt::print("skipped: {}\n", tally.impossible);
    std::filesystem::remove_all(plan.directory);
    return kImpossible;
  }
  fmt::print("{} seed {}: ", mode, plan.seed);
  Print(tally, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
  if (!findings.any()) {
    std::filesystem::remove_all(plan.directory);
    return 0;
  }
  for (const std::string& finding : findings.all()) {
    fmt::print("FOUND {}\n", finding);
  }
  fmt::print("hjul_crash --mode {} --seed {} --cycles {}; all that is left of it: {}\n", mode,
             plan.seed, plan.cycles, plan.directory.string());
  return kFound;
}
