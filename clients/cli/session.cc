#include "clients/cli/session.h"

#include <algorithm>
#include <charconv>
#include <istream>
#include <ostream>
#include <utility>

#include "clients/cli/failure.h"
#include "fmt/format.h"
#include "google/protobuf/timestamp.pb.h"
#include "hjul/v1/operation_service.pb.h"

namespace hjul::cli {
namespace {

constexpr int kTimeoutSeconds = 30;
constexpr int kTimeoutSecondsMax = 600;

Format FormatOf(const std::string& name) {
  return name == "json"   ? Format::kJson
         : name == "yaml" ? Format::kYaml
         : name == "csv"  ? Format::kCsv
         : name == "svg"  ? Format::kSvg
                          : Format::kTable;
}

int Seconds(const std::string& text) {
  int seconds = kTimeoutSeconds;
  std::from_chars(text.data(), text.data() + text.size(), seconds);
  return std::clamp(seconds, 1, kTimeoutSecondsMax);
}

std::string FirstOf(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (!text.empty()) {
      return text;
    }
  }
  return {};
}

}  // namespace

Session::Session(Environment environment, Texts texts, Streams streams, const Arguments& arguments)
    : environment_(std::move(environment)),
      texts_(std::move(texts)),
      streams_(streams),
      profile_(FirstOf({arguments.Get("as"), environment_.profile})),
      server_(FirstOf({arguments.Get("server"), environment_.server})),
      timeout_seconds_(Seconds(arguments.Get("timeout"))),
      page_{.width = environment_.columns, .emphasis = environment_.emphasis},
      format_(FormatOf(arguments.Get("output"))) {}

Session::~Session() = default;

absl::StatusOr<std::string> Session::ChosenProfile() const {
  if (!profile_.empty()) {
    return profile_;
  }
  auto logins = LoadLogins(environment_.config_folder);
  if (!logins.ok()) {
    return logins.status();
  }
  return logins->current;
}

absl::StatusOr<Login> Session::ChosenLogin() const {
  auto logins = LoadLogins(environment_.config_folder);
  if (!logins.ok()) {
    return logins.status();
  }
  const std::string name = profile_.empty() ? logins->current : profile_;
  Login login;
  const auto found = logins->by_name.find(name);
  if (found != logins->by_name.end()) {
    login = found->second;
  } else if (!profile_.empty() && environment_.token.empty()) {
    std::vector<std::string> names;
    for (const auto& [known, ignored] : logins->by_name) {
      names.push_back(known);
    }
    return absl::NotFoundError(texts_.Say("login.no-profile", profile_, fmt::join(names, ", ")));
  }
  login.server = FirstOf({server_, login.server, kDefaultServer});
  login.token = FirstOf({environment_.token, login.token});
  return login;
}

absl::StatusOr<Connection*> Session::Connect() {
  if (connection_ == nullptr) {
    const auto login = ChosenLogin();
    if (!login.ok()) {
      return login.status();
    }
    server_ = login->server;
    auto connection = Connection::Open(*login, timeout_seconds_);
    if (!connection.ok()) {
      return connection.status();
    }
    connection_ = *std::move(connection);
  }
  return connection_.get();
}

absl::Status Session::Call(const google::protobuf::Message& request,
                           google::protobuf::Message* response) {
  const auto connection = Connect();
  return connection.ok() ? (*connection)->Call(request, response) : connection.status();
}

absl::StatusOr<google::protobuf::Timestamp> Session::Now() {
  if (now_ == nullptr) {
    v1::GetServerStatusResponse response;
    if (absl::Status status = Call(v1::GetServerStatusRequest(), &response); !status.ok()) {
      return status;
    }
    now_ = std::make_unique<google::protobuf::Timestamp>(response.time());
  }
  return *now_;
}

absl::StatusOr<Day> Session::Today() {
  const auto now = Now();
  if (!now.ok()) {
    return now.status();
  }
  return DayOf(*now);
}

absl::StatusOr<std::optional<Day>> Session::ReadDay(const Arguments& arguments,
                                                    std::string_view flag) {
  if (!arguments.Has(flag)) {
    return std::optional<Day>();
  }
  const std::string text = arguments.Get(flag);
  if (const auto day = ParseIsoDate(text)) {
    return std::optional<Day>(*day);
  }
  const auto today = Today();
  if (!today.ok()) {
    return today.status();
  }
  const auto day = ParseDay(text, *today);
  if (!day) {
    return absl::InvalidArgumentError(texts_.Say("usage.no-day", flag, text));
  }
  return day;
}

int Session::Show(const Messages& messages, const std::function<std::string()>& people) {
  streams_.out << (format_ == Format::kTable ? people() : PrintList(messages, format_));
  return kDone;
}

int Session::ShowOne(const google::protobuf::Message& message,
                     const std::function<std::string()>& people) {
  streams_.out << (format_ == Format::kTable ? people() : PrintOne(message, format_));
  return kDone;
}

void Session::Tell(std::string_view line) { streams_.err << line << "\n"; }

bool Session::Confirm(const Arguments& arguments, const std::string& question) {
  if (arguments.Has("yes")) {
    return true;
  }
  if (!environment_.interactive) {
    return false;
  }
  streams_.err << question << " " << texts_["confirm.hint"] << " " << std::flush;
  std::string answer;
  std::getline(streams_.in, answer);
  return answer == "j" || answer == "ja" || answer == "y" || answer == "yes";
}

int Session::Fail(const absl::Status& status) {
  streams_.err << "hjul: "
               << PrintFailure(texts_, status, server_.empty() ? kDefaultServer : server_);
  return ExitCodeOf(status);
}

int Session::Usage(const std::string& message) {
  const bool ended = !message.empty() && message.back() == '\n';
  streams_.err << "hjul: " << message << (ended ? "" : "\n");
  return kUsage;
}

}  // namespace hjul::cli
