// Texts compared with files under golden/. HJUL_REWRITE=1 writes them anew; the diff is the review.
#pragma once

#include <string>

namespace hjul::cli {

void ExpectGolden(const std::string& name, const std::string& text);

}  // namespace hjul::cli
