// hjul wheel: checking texts, looking at wheels, and looking ahead.
#include <algorithm>
#include <ostream>

#include "clients/cli/diagnostics_print.h"
#include "clients/cli/files.h"
#include "clients/cli/letters.h"
#include "clients/cli/session.h"
#include "clients/cli/wheel_print.h"
#include "clients/cli/wheel_svg.h"
#include "fmt/format.h"
#include "hjul/v1/common.pb.h"
#include "hjul/v1/wheel_service.pb.h"

namespace hjul::cli {
namespace {

constexpr int kPreviewPage = 5000;

// Prints faults to stderr. Returns: the exit code of a text with them; kDone without errors.
int TellFaults(Session& session, const Diagnostics& diagnostics, const std::string& file,
               const std::string& text) {
  if (!diagnostics.empty()) {
    std::string told = PrintDiagnostics(diagnostics, file, text, session.texts());
    told.pop_back();
    session.Tell(told);
  }
  return HasErrors(diagnostics) ? kTextHasErrors : kDone;
}

int RunCheck(Session& session, const Arguments& arguments) {
  std::vector<std::string> files = arguments.All("file");
  files.insert(files.end(), arguments.operands().begin(), arguments.operands().end());
  if (files.empty()) {
    return session.Usage(session.texts().Say("usage.lacks-flag", "file", "FIL"));
  }
  int code = kDone;
  v1::ValidateWheelResponse response;
  for (const std::string& file : files) {
    const auto text = ReadFile(file);
    if (!text.ok()) {
      return session.Usage(std::string(text.status().message()));
    }
    v1::ValidateWheelRequest request;
    request.set_text(*text);
    if (absl::Status status = session.Call(request, &response); !status.ok()) {
      return session.Fail(status);
    }
    const int faults = TellFaults(session, response.diagnostics(), file, *text);
    code = faults == kDone ? code : faults;
    if (session.format() != Format::kTable) {
      session.Show(Pointers(response.diagnostics()), nullptr);
      continue;
    }
    session.Tell(fmt::format("{}: {}", file,
                             response.diagnostics().empty()
                                 ? std::string(session.texts()["diagnostic.none"])
                                 : CountDiagnostics(response.diagnostics(), session.texts())));
    if (arguments.Has("canonical")) {
      session.out() << response.canonical();
    }
  }
  return code;
}

int RunList(Session& session, const Arguments&) {
  v1::ListWheelsResponse response;
  if (absl::Status status = session.Call(v1::ListWheelsRequest(), &response); !status.ok()) {
    return session.Fail(status);
  }
  const std::vector<v1::Wheel> wheels(response.wheels().begin(), response.wheels().end());
  return session.Show(Pointers(wheels),
                      [&] { return PrintWheels(wheels, session.texts(), session.page()); });
}

// Reads -f into the request, when given. Errors: the file's.
template <class Request>
absl::Status FillText(const Arguments& arguments, Request* request) {
  if (!arguments.Has("file")) {
    return absl::OkStatus();
  }
  const auto text = ReadFile(arguments.Get("file"));
  if (text.ok()) {
    request->set_text(*text);
  }
  return text.status();
}

int Draw(Session& session, const Arguments& arguments) {
  v1::DrawWheelRequest request;
  if (absl::Status status = FillText(arguments, &request); !status.ok()) {
    return session.Usage(std::string(status.message()));
  }
  request.set_wheel(arguments.Operand(0));
  request.set_turn(arguments.Get("turn"));
  request.set_unit(arguments.Get("unit"));
  v1::DrawWheelResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  const int faults =
      TellFaults(session, response.diagnostics(), arguments.Get("file"), request.text());
  if (faults == kDone) {
    constexpr double kA3Width = 420;
    constexpr double kA4Width = 297;
    SvgOptions options;
    options.english = session.texts().language() == Language::kEnglish;
    options.width_mm = arguments.Get("paper") == "a4" ? kA4Width : kA3Width;
    session.out() << RenderWheelSvg(response.drawing(), options);
  }
  return faults;
}

int RunShow(Session& session, const Arguments& arguments) {
  if (session.format() == Format::kSvg) {
    return Draw(session, arguments);
  }
  v1::GetWheelRequest request;
  request.set_id(arguments.Operand(0));
  v1::GetWheelResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  return session.ShowOne(response.wheel(), [&] {
    return PrintWheel(response.wheel(), session.texts(), session.page());
  });
}

// The days asked for; else a year from the server's today.
absl::Status FillSpan(Session& session, const Arguments& arguments, v1::DateSpan* span) {
  const auto from = session.ReadDay(arguments, "from");
  const auto to = session.ReadDay(arguments, "to");
  if (!from.ok() || !to.ok()) {
    return from.ok() ? to.status() : from.status();
  }
  Day first{};
  if (*from) {
    first = **from;
  } else {
    const auto today = session.Today();
    if (!today.ok()) {
      return today.status();
    }
    first = *today;
  }
  constexpr std::chrono::days kYear{365};
  SetDate(first, span->mutable_first());
  SetDate(to->value_or(first + kYear), span->mutable_last());
  return absl::OkStatus();
}

// A text or a saved wheel: one of them, said as -f or as a word. Empty: well.
std::string WhichWheel(const Session& session, const Arguments& arguments, bool needed) {
  const bool file = arguments.Has("file");
  const bool word = !arguments.Operand(0).empty();
  if (file && word) {
    return std::string(session.texts()["wheel.either"]);
  }
  return needed && !file && !word ? std::string(session.texts()["wheel.which"]) : std::string();
}

int RunPreview(Session& session, const Arguments& arguments) {
  if (const std::string wrong = WhichWheel(session, arguments, true); !wrong.empty()) {
    return session.Usage(wrong);
  }
  if (session.format() == Format::kSvg) {
    return Draw(session, arguments);
  }
  v1::PreviewWheelRequest request;
  if (absl::Status status = FillText(arguments, &request); !status.ok()) {
    return session.Usage(std::string(status.message()));
  }
  request.set_wheel(arguments.Operand(0));
  request.set_unit(arguments.Get("unit"));
  request.set_page_size(kPreviewPage);
  if (absl::Status status = FillSpan(session, arguments, request.mutable_days()); !status.ok()) {
    return session.Fail(status);
  }
  std::vector<v1::PreviewLine> lines;
  std::vector<v1::PushCount> pushes;
  do {
    v1::PreviewWheelResponse response;
    if (absl::Status status = session.Call(request, &response); !status.ok()) {
      return session.Fail(status);
    }
    if (request.page_token().empty() &&
        TellFaults(session, response.diagnostics(), arguments.Get("file"), request.text()) !=
            kDone) {
      return kTextHasErrors;
    }
    lines.insert(lines.end(), response.lines().begin(), response.lines().end());
    pushes.insert(pushes.end(), response.pushes().begin(), response.pushes().end());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  if (arguments.Has("pushes")) {
    return session.Show(Pointers(pushes),
                        [&] { return PrintPushes(pushes, session.texts(), session.page()); });
  }
  return session.Show(Pointers(lines), [&] {
    const Texts& texts = session.texts();
    std::string out = PrintPreview(lines, texts, session.page());
    if (!pushes.empty()) {
      out += "\n" + session.page().Strong(texts["preview.pushes"]) + "\n" +
             PrintPushes(pushes, texts, session.page());
    }
    return out + "\n" + texts.Count("preview.count", static_cast<long>(lines.size())) + "\n";
  });
}

int RunLoad(Session& session, const Arguments& arguments) {
  if (const std::string wrong = WhichWheel(session, arguments, false); !wrong.empty()) {
    return session.Usage(wrong);
  }
  v1::GetLoadRequest request;
  if (absl::Status status = FillText(arguments, &request); !status.ok()) {
    return session.Usage(std::string(status.message()));
  }
  request.set_wheel(arguments.Operand(0));
  request.set_post(arguments.Get("post"));
  request.set_only_over_limit(!arguments.Has("all"));
  if (absl::Status status = FillSpan(session, arguments, request.mutable_days()); !status.ok()) {
    return session.Fail(status);
  }
  v1::GetLoadResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  const int faults =
      TellFaults(session, response.diagnostics(), arguments.Get("file"), request.text());
  if (faults != kDone) {
    return faults;
  }
  const std::vector<v1::LoadWeek> weeks(response.weeks().begin(), response.weeks().end());
  return session.Show(Pointers(weeks),
                      [&] { return PrintLoad(weeks, session.texts(), session.page()); });
}

int RunExport(Session& session, const Arguments& arguments) {
  v1::ExportWheelRequest request;
  request.set_wheel(arguments.Operand(0));
  request.set_language(session.texts().language() == Language::kEnglish ? v1::LANGUAGE_ENGLISH
                                                                        : v1::LANGUAGE_SWEDISH);
  if (arguments.Has("revision")) {
    const std::string number = arguments.Get("revision");
    const bool digits = !number.empty() && number.size() < 9 &&
                        std::all_of(number.begin(), number.end(),
                                    [](char letter) { return letter >= '0' && letter <= '9'; });
    if (!digits) {
      return session.Usage(session.texts().Say("usage.no-number", "revision", number));
    }
    request.set_number(std::stoi(number));
  }
  v1::ExportWheelResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  if (!arguments.Has("overlays")) {
    session.out() << response.text();
    return kDone;
  }
  // YAML documents one after the other; each can be planned by itself.
  for (const std::string& overlay : response.overlays()) {
    session.out() << (&overlay == &*response.overlays().begin() ? "" : "---\n") << overlay;
  }
  return kDone;
}

int RunRevisions(Session& session, const Arguments& arguments) {
  v1::ListWheelRevisionsRequest request;
  request.set_wheel(arguments.Operand(0));
  std::vector<v1::WheelRevision> revisions;
  const absl::Status status = session.List<v1::ListWheelRevisionsResponse>(
      request, &v1::ListWheelRevisionsResponse::mutable_revisions, &revisions);
  if (!status.ok()) {
    return session.Fail(status);
  }
  return session.Show(Pointers(revisions),
                      [&] { return PrintRevisions(revisions, session.texts(), session.page()); });
}

}  // namespace

void AddWheelCommands(std::vector<Command>* table) {
  const Flag file{.name = "file", .value = "file", .letter = 'f'};
  table->push_back({.noun = "wheel", .verb = "list", .documents = true, .run = RunList});
  table->push_back({.noun = "wheel",
                    .verb = "show",
                    .operands = {{.name = "wheel"}},
                    .flags = {{.name = "turn", .value = "turn"},
                              {.name = "unit", .value = "unit"},
                              {.name = "paper", .value = "a3|a4"}},
                    .documents = true,
                    .drawing = true,
                    .run = RunShow});
  table->push_back({.noun = "wheel",
                    .verb = "check",
                    .operands = {{.name = "file", .optional = true, .repeated = true}},
                    .flags = {{.name = "file", .value = "file", .repeated = true, .letter = 'f'},
                              {.name = "canonical"}},
                    .documents = true,
                    .run = RunCheck});
  table->push_back({.noun = "wheel",
                    .verb = "preview",
                    .operands = {{.name = "wheel", .optional = true}},
                    .flags = {file,
                              {.name = "from", .value = "day"},
                              {.name = "to", .value = "day"},
                              {.name = "unit", .value = "unit"},
                              {.name = "turn", .value = "turn"},
                              {.name = "paper", .value = "a3|a4"},
                              {.name = "pushes"}},
                    .documents = true,
                    .drawing = true,
                    .run = RunPreview});
  table->push_back({.noun = "wheel",
                    .verb = "load",
                    .operands = {{.name = "wheel", .optional = true}},
                    .flags = {file,
                              {.name = "from", .value = "day"},
                              {.name = "to", .value = "day"},
                              {.name = "post", .value = "post"},
                              {.name = "all"}},
                    .documents = true,
                    .run = RunLoad});
  table->push_back({.noun = "wheel",
                    .verb = "export",
                    .operands = {{.name = "wheel"}},
                    .flags = {{.name = "revision", .value = "number"}, {.name = "overlays"}},
                    .run = RunExport});
  table->push_back({.noun = "wheel",
                    .verb = "revisions",
                    .operands = {{.name = "wheel"}},
                    .documents = true,
                    .run = RunRevisions});
}

}  // namespace hjul::cli
