// Twenty seeds a build; any seed that ever failed stays here.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "fmt/format.h"
#include "simulator.h"

namespace hjul::simulation {
namespace {

std::string Template(const char* name) {
  std::ifstream file(fmt::format("{}/wheels/templates/{}.yaml", HJUL_DEPLOY, name));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void ExpectNoFaults(const Ending& ending) {
  for (const std::string& fault : ending.faults) {
    ADD_FAILURE() << fault;
  }
}

class Seed : public testing::TestWithParam<int> {};

TEST_P(Seed, HoldsWhatMustHold) {
  const auto seed = static_cast<std::uint64_t>(GetParam());
  ExpectNoFaults(Simulator({.seed = seed, .years = 1, .units = 1 + GetParam() % 4}).Run());
}
INSTANTIATE_TEST_SUITE_P(Simulation, Seed, testing::Range(1, 17));

class Wheel : public testing::TestWithParam<const char*> {};

TEST_P(Wheel, OfTheTemplatesHoldsWhatMustHold) {
  const std::string text = Template(GetParam());
  ASSERT_FALSE(text.empty());
  ExpectNoFaults(Simulator({.seed = 100, .years = 1, .units = 2, .wheel = text}).Run());
}
INSTANTIATE_TEST_SUITE_P(Simulation, Wheel,
                         testing::Values("verksamhetshjul", "kvalitetsprocess", "undersokningar"));

// Found a task that lay in two lists: a party was taken out of a state, and put back.
TEST(Simulation, OfAPartyThatLeftAndCameBackHasOneTask) {
  ExpectNoFaults(Simulator({.seed = 8, .years = 1, .units = 3}).Run());
}

TEST(Simulation, OfOneSeedIsTheSameEveryTime) {
  const Plot plot{.seed = 7, .years = 1, .units = 2};
  const Ending once = Simulator(plot).Run();
  const Ending again = Simulator(plot).Run();
  EXPECT_EQ(once.digest, again.digest);
  EXPECT_EQ(once.done, again.done);
}

}  // namespace
}  // namespace hjul::simulation
