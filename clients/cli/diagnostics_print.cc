#include "clients/cli/diagnostics_print.h"

#include <algorithm>

#include "clients/cli/letters.h"
#include "fmt/format.h"
#include "hjul/v1/common.pb.h"

namespace hjul::cli {
namespace {

constexpr int kLineWidthMax = 100;

std::string_view LineOf(std::string_view text, int number) {
  for (int line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      return {};
    }
    text.remove_prefix(end + 1);
  }
  std::string_view line = text.substr(0, text.find('\n'));
  if (!line.empty() && line.back() == '\r') {
    line.remove_suffix(1);
  }
  return line;
}

// What takes the first `letters` code points of `line` on a terminal, as blanks.
std::string Below(std::string_view line, int letters) {
  std::size_t at = 0;
  for (int i = 0; i < letters && at < line.size(); ++i) {
    ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) {
      ++at;
    }
  }
  return std::string(static_cast<std::size_t>(Width(line.substr(0, at))), ' ');
}

}  // namespace

std::string PrintDiagnostics(const Diagnostics& diagnostics, std::string_view file,
                             std::string_view text, const Texts& texts) {
  std::string out;
  for (const v1::Diagnostic& diagnostic : diagnostics) {
    const bool error = diagnostic.severity() == v1::Diagnostic::SEVERITY_ERROR;
    std::string place(file);
    if (diagnostic.line() > 0) {
      place += fmt::format(":{}:{}", diagnostic.line(), diagnostic.column());
    } else if (!diagnostic.path().empty()) {
      place += ": " + diagnostic.path();
    }
    out += fmt::format("{}: {}: {} [{}]\n", place,
                       texts[error ? "diagnostic.error" : "diagnostic.warning"],
                       diagnostic.message(), diagnostic.code());
    const std::string_view line =
        diagnostic.line() > 0 ? LineOf(text, diagnostic.line()) : std::string_view();
    if (!line.empty() && Width(line) <= kLineWidthMax) {
      out +=
          fmt::format("    {}\n    {}^\n", line, Below(line, std::max(0, diagnostic.column() - 1)));
    }
    if (!diagnostic.suggestion().empty()) {
      out += fmt::format("  {}\n", diagnostic.suggestion());
    }
  }
  return out;
}

bool HasErrors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const v1::Diagnostic& one) {
    return one.severity() == v1::Diagnostic::SEVERITY_ERROR;
  });
}

std::string CountDiagnostics(const Diagnostics& diagnostics, const Texts& texts) {
  const long errors = std::count_if(diagnostics.begin(), diagnostics.end(), [](const auto& one) {
    return one.severity() == v1::Diagnostic::SEVERITY_ERROR;
  });
  const long warnings = diagnostics.size() - errors;
  return texts.Count("diagnostic.errors", errors) + ", " +
         texts.Count("diagnostic.warnings", warnings);
}

}  // namespace hjul::cli
