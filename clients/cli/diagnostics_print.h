// Faults of a text that somebody wrote, at their place: file:line:column, the line, a caret. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/texts.h"

namespace google::protobuf {
template <typename Element>
class RepeatedPtrField;
}
namespace hjul::v1 {
class Diagnostic;
}

namespace hjul::cli {

using Diagnostics = google::protobuf::RepeatedPtrField<hjul::v1::Diagnostic>;

// kurs.yaml:12:9: fel: unknown key 'du' [unknown-key]
//     du: last friday of june
//     ^
//   did you mean 'due'?
std::string PrintDiagnostics(const Diagnostics& diagnostics, std::string_view file,
                             std::string_view text, const Texts& texts);

bool HasErrors(const Diagnostics& diagnostics);

// "2 fel, 1 varning".
std::string CountDiagnostics(const Diagnostics& diagnostics, const Texts& texts);

}  // namespace hjul::cli
