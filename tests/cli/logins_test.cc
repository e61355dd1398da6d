#include "clients/cli/logins.h"

#include <sys/stat.h>

#include <filesystem>

#include "gtest/gtest.h"

namespace hjul::cli {
namespace {

Logins Two() {
  Logins logins;
  logins.current = "rektor-bjorkskolan";
  logins.by_name["rektor-bjorkskolan"] = {.server = "127.0.0.1:7420", .token = "abc=="};
  logins.by_name["administratör"] = {
      .server = "hjul.example.se:443", .token = "def", .ca_file = "/etc/ca.pem", .plaintext = true};
  return logins;
}

TEST(Logins, AreReadAsTheyWereWritten) {
  const auto read = ParseLogins(PrintLogins(Two()));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(*read, Two());
}

TEST(Logins, SayWhichLineIsWrong) {
  const auto read = ParseLogins("current = a\n[a]\nserver 1\n");
  EXPECT_EQ(read.status().message(), "line 3: 'server 1'");
  EXPECT_FALSE(ParseLogins("[a b]\n").ok());
  EXPECT_FALSE(ParseLogins("token = x\n").ok());
}

TEST(Logins, LieInAFileThatOnlyTheirOwnerReads) {
  const std::string folder =
      std::filesystem::path(testing::TempDir()) / "hjul-logins-test" / "deeper";
  EXPECT_EQ(LoadLogins(folder)->by_name.size(), 0U);
  ASSERT_TRUE(SaveLogins(folder, Two()).ok());
  EXPECT_EQ(*LoadLogins(folder), Two());
  struct stat file {};
  ASSERT_EQ(stat((folder + "/logins").c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0777U, 0600U);
  std::filesystem::remove_all(std::filesystem::path(folder).parent_path());
}

}  // namespace
}  // namespace hjul::cli
