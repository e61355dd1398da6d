// Bearer secrets and claim codes: made at random, kept as hashes, never logged.
#pragma once

#include <string>
#include <string_view>

namespace hjul::services {

// A new bearer secret: "hjul_" and 256 random bits in URL-safe letters.
std::string MakeSecret();
// A new public handle of a token, plan or server: 16 letters and digits.
std::string MakeHandle();
// SHA-256, lower-case hex: how the store knows a secret.
std::string HashSecret(std::string_view secret);

}  // namespace hjul::services
