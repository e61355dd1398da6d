// hjuld's configuration file, and what stands in its values.
#include <algorithm>

#include "services/config.h"
#include "services/speed.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hjul;
  using namespace hjul::fuzz;
  const std::string text(TextOf(data, size));
  text::Diagnostics diagnostics;
  const auto config = services::ReadConfig("f", text, {}, {}, diagnostics);
  Expect(config.has_value() != diagnostics.HasErrors(), "a configuration with errors is none");
  if (config) {
    Expect(config->settings.size() == services::KnownSettings().size(), "every setting has a value",
           text);
    for (const services::Setting& setting : config->settings) {
      Expect(!setting.origin.empty(), "every value says where it is from", setting.key);
    }
    // What was read, given as flags, is the same configuration.
    services::Values flags;
    for (const services::Setting& setting : config->settings) {
      flags.emplace(setting.key, setting.value);
    }
    text::Diagnostics of_flags;
    const auto again = services::ReadConfig("", "", {}, flags, of_flags);
    Expect(again.has_value() && again->listen == config->listen && again->data == config->data,
           "values given as flags mean the same", text);
  }
  services::IsLocal(text);
  services::ParseSpeed(text);
  services::ParseClock(text);
  return 0;
}
