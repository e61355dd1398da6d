// Hundreds of seeds a build; any seed that ever failed stays here. Thousands: hjul_simulation.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "built_from.h"
#include "fmt/format.h"
#include "simulator.h"

namespace hjul::simulation {
namespace {

// A third of a year each, somewhere in the läsår; whole years are fewer.
constexpr int kShortDays = 120;
constexpr int kShortPerTest = 25;
constexpr int kYearsPerTest = 2;
constexpr int kTests = 8;

void ExpectNoFaults(const Plot& plot) {
  for (const std::string& fault : Simulator(plot).Run().faults) {
    ADD_FAILURE() << fmt::format("{}, built from {}: {}", CommandOf(plot), HJUL_BUILT_FROM, fault);
  }
}

class Seeds : public testing::TestWithParam<int> {};

TEST_P(Seeds, HoldWhatMustHold) {
  for (int i = 0; i < kShortPerTest; ++i) {
    const int seed = GetParam() * kShortPerTest + i + 1;
    ExpectNoFaults(
        {.seed = static_cast<std::uint64_t>(seed), .days = kShortDays, .units = 1 + seed % 3});
  }
  for (int i = 0; i < kYearsPerTest; ++i) {
    const int seed = GetParam() * kYearsPerTest + i + 1;
    ExpectNoFaults({.seed = static_cast<std::uint64_t>(seed), .units = 1 + seed % 3});
  }
}
INSTANTIATE_TEST_SUITE_P(Simulation, Seeds, testing::Range(0, kTests));

struct OnceFailed {
  std::uint64_t seed;
  int units;
  const char* why;
};

class SeedThatFailedOnce : public testing::TestWithParam<OnceFailed> {};

TEST_P(SeedThatFailedOnce, HoldsNow) {
  ExpectNoFaults({.seed = GetParam().seed, .units = GetParam().units});
}
INSTANTIATE_TEST_SUITE_P(Simulation, SeedThatFailedOnce,
                         testing::Values(OnceFailed{2, 3, "AMessageOfAPostThatIsGone"},
                                         OnceFailed{3, 1, "AMessageOfAPostThatIsGone"},
                                         OnceFailed{91, 3, "AListingFromBeforeAPostWasEntered"},
                                         OnceFailed{139, 3, "AListingFromBeforeAPostWasEntered"}),
                         [](const auto& row) {
                           return fmt::format("{}{}", row.param.why, row.param.seed);
                         });

class Wheel : public testing::TestWithParam<const char*> {};

TEST_P(Wheel, OfTheTemplatesHoldsWhatMustHold) {
  std::ifstream file(fmt::format("{}/wheels/templates/{}.yaml", HJUL_DEPLOY, GetParam()));
  std::ostringstream text;
  text << file.rdbuf();
  ASSERT_FALSE(text.str().empty());
  ExpectNoFaults({.seed = 100, .units = 2, .wheels = {text.str()}});
}
INSTANTIATE_TEST_SUITE_P(Simulation, Wheel,
                         testing::Values("verksamhetshjul", "kvalitetsprocess", "undersokningar"));

TEST(Simulation, OfOneSeedIsTheSameEveryTime) {
  const Plot plot{.seed = 7, .days = 200, .units = 2};
  const Ending once = Simulator(plot).Run();
  const Ending again = Simulator(plot).Run();
  EXPECT_EQ(once.digest, again.digest);
  EXPECT_EQ(once.done, again.done);
}

}  // namespace
}  // namespace hjul::simulation
