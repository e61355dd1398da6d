#include "clients/cli/logins.h"

#include <algorithm>

#include "clients/cli/files.h"
#include "clients/cli/letters.h"
#include "fmt/format.h"

namespace hjul::cli {
namespace {

std::string PathOf(const std::string& config_folder) { return config_folder + "/logins"; }

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// Puts `value` where `key` belongs. False: no such key.
bool Assign(std::string_view key, std::string_view value, Logins* logins, Login* login) {
  if (login == nullptr) {
    if (key == "current") {
      logins->current = value;
    }
    return key == "current";
  }
  if (key == "server") {
    login->server = value;
  } else if (key == "token") {
    login->token = value;
  } else if (key == "ca") {
    login->ca_file = value;
  } else if (key == "plaintext") {
    login->plaintext = value == "true";
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool IsLoginName(std::string_view name) {
  return !name.empty() && name.size() <= 100 &&
         std::none_of(name.begin(), name.end(), [](char letter) {
           return letter == '[' || letter == ']' || letter == '=' || letter == '#' ||
                  letter == ' ' || static_cast<unsigned char>(letter) < 0x20;
         });
}

std::string PrintLogins(const Logins& logins) {
  std::string text = "# Written by hjul login. Whoever reads this file can act as you.\n";
  text += logins.current.empty() ? "" : fmt::format("current = {}\n", logins.current);
  for (const auto& [name, login] : logins.by_name) {
    text += fmt::format("\n[{}]\nserver = {}\ntoken = {}\n", name, login.server, login.token);
    text += login.ca_file.empty() ? "" : fmt::format("ca = {}\n", login.ca_file);
    text += login.plaintext ? "plaintext = true\n" : "";
  }
  return text;
}

absl::StatusOr<Logins> ParseLogins(std::string_view text) {
  Logins logins;
  Login* login = nullptr;
  int number = 0;
  for (const std::string& raw : Split(text, '\n')) {
    ++number;
    const std::string_view line = Trim(raw);
    if (line.empty() || line[0] == '#') {
      continue;
    }
    if (line.front() == '[' && line.back() == ']' && IsLoginName(line.substr(1, line.size() - 2))) {
      login = &logins.by_name[std::string(line.substr(1, line.size() - 2))];
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos ||
        !Assign(Trim(line.substr(0, equals)), Trim(line.substr(equals + 1)), &logins, login)) {
      return absl::InvalidArgumentError(fmt::format("line {}: '{}'", number, line));
    }
  }
  return logins;
}

absl::StatusOr<Logins> LoadLogins(const std::string& config_folder) {
  const auto text = ReadFile(PathOf(config_folder));
  if (absl::IsNotFound(text.status())) {
    return Logins();
  }
  if (!text.ok()) {
    return text.status();
  }
  auto logins = ParseLogins(*text);
  if (!logins.ok()) {
    return absl::InvalidArgumentError(
        fmt::format("{}: {}", PathOf(config_folder), std::string(logins.status().message())));
  }
  return logins;
}

absl::Status SaveLogins(const std::string& config_folder, const Logins& logins) {
  return WriteFile(PathOf(config_folder), PrintLogins(logins));
}

}  // namespace hjul::cli
