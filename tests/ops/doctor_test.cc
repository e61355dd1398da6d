// The doctor at setups that are broken in one way each: it names the fault and the next step.
#include <sys/socket.h>
#include <sys/un.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/certificate.h"
#include "services/control_server.h"
#include "services/doctor.h"
#include "tests/ops/folder.h"

namespace hjul::services {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using Grade = Finding::Grade;

class DoctorTest : public testing::Test {
 protected:
  // The findings for a configuration of these settings, by subject; several of one are joined.
  std::map<std::string, Finding> Look(Values settings) {
    settings.emplace("data", data_.string());
    text::Diagnostics faults;
    const Config config = ReadSettings("", "", {}, settings, faults);
    std::map<std::string, Finding> findings;
    for (const Finding& finding : Examine(config, faults, clock_)) {
      EXPECT_EQ(finding.next_step.empty(), finding.grade == Grade::kOk) << finding.text;
      EXPECT_TRUE(findings.emplace(finding.subject, finding).second) << finding.subject;
    }
    return findings;
  }
  void Expect(const Finding& finding, Grade grade, const std::string& text,
              const std::string& next_step) {
    EXPECT_EQ(static_cast<int>(finding.grade), static_cast<int>(grade)) << finding.text;
    EXPECT_THAT(finding.text, HasSubstr(text));
    EXPECT_THAT(finding.next_step, HasSubstr(next_step));
  }
  // A certificate of `days`, and its key.
  void MakeCertificate(const std::string& name, int days) const {
    const std::string stem = (folder_.path() / name).string();
    const std::string command =
        "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days " +
        std::to_string(days) + " -keyout " + stem + ".key -out " + stem + ".crt 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
  }
  std::string File(const std::string& name) const { return (folder_.path() / name).string(); }

  const Folder folder_;
  const fs::path data_ = folder_.path() / "data";
  const engine::SystemClock clock_;
};

TEST_F(DoctorTest, NamesEverySettingThatIsWrong) {
  text::Diagnostics faults;
  const Config config = ReadSettings("hjuld.conf", "log_level: loud\nlisten: everywhere\n", {},
                                     {{"metrics_address", "0.0.0.0:9464"}}, faults);
  std::vector<std::string> texts;
  for (const Finding& finding : Examine(config, faults, clock_)) {
    if (finding.subject == "configuration") {
      EXPECT_EQ(static_cast<int>(finding.grade), static_cast<int>(Grade::kError));
      texts.push_back(finding.text);
    }
  }
  EXPECT_THAT(texts, testing::Contains(HasSubstr("line 1: log_level: there is no level 'loud'")));
  EXPECT_THAT(texts, testing::Contains(HasSubstr("line 2: listen: 'everywhere' has no port")));
  EXPECT_THAT(texts, testing::Contains(HasSubstr("metrics_address: '0.0.0.0:9464'")));
}

TEST_F(DoctorTest, AFreshMachineHasWarningsButNoErrors) {
  const auto findings = Look({});
  for (const auto& [subject, finding] : findings) {
    EXPECT_NE(static_cast<int>(finding.grade), static_cast<int>(Grade::kError)) << finding.text;
  }
  Expect(findings.at("data directory"), Grade::kWarning, "there is no " + data_.string(),
         "hjuld serve makes it");
  Expect(findings.at("backups"), Grade::kWarning, "there is none", "hjuld backup create");
  Expect(findings.at("server"), Grade::kWarning, "no server runs", "systemctl start");
}

TEST_F(DoctorTest, AFolderThatOthersMayEnterIsAnError) {
  fs::create_directory(data_);
  fs::permissions(data_, fs::perms(0755));
  Expect(Look({}).at("data directory"), Grade::kError, "mode 0755", "chmod 700 ");
}

TEST_F(DoctorTest, AFileInsteadOfAFolderIsAnError) {
  std::ofstream(data_) << "x";
  Expect(Look({}).at("data directory"), Grade::kError, "not a folder", "set data");
}

TEST_F(DoctorTest, ASocketPathThatIsTooLongIsAnError) {
  Expect(Look({{"control_socket", "/" + std::string(120, 'x')}}).at("control socket"),
         Grade::kError, "121 bytes, the system takes 107", "control_socket");
}

TEST_F(DoctorTest, ASocketThatNobodyAnswersOnMeansThatNoServerRuns) {
  fs::create_directory(data_);
  fs::permissions(data_, fs::perms(0700));
  std::ofstream(data_ / "control") << "not a socket";
  Expect(Look({}).at("server"), Grade::kWarning, "no server runs", "systemctl start");
}

TEST_F(DoctorTest, ARunningServersTroublesAreErrors) {
  fs::create_directory(data_);
  fs::permissions(data_, fs::perms(0700));
  control::v1::GetStatusResponse status;
  status.set_version("0.0.1");
  status.set_storage_error("the disk does not answer");
  status.set_clock_hold(control::v1::GetStatusResponse::CLOCK_HOLD_JUMPED_AHEAD);
  status.set_open_files_max(1024);
  const auto server = ControlServer::Start(
      data_ / "control", {.create_backup = [] { return control::v1::CreateBackupResponse(); },
                          .status = [&] { return status; }});
  ASSERT_TRUE(server.ok()) << server.status();
  const auto findings = Look({});
  Expect(findings.at("version"), Grade::kWarning, "0.0.1", "systemctl restart");
  Expect(findings.at("storage"), Grade::kError, "the disk does not answer", "mend");
  Expect(findings.at("timers"), Grade::kError, "jumped far ahead", "hjul clock release");
  Expect(findings.at("file limit"), Grade::kWarning, "the server may have 1024", "LimitNOFILE");
}

TEST_F(DoctorTest, CertificatesAreReadAndDated) {
  MakeCertificate("long", 200);
  MakeCertificate("short", 10);
  const auto with = [&](const std::string& certificate, const std::string& key) {
    return Look({{"tls.certificate", File(certificate)}, {"tls.key", File(key)}});
  };
  Expect(with("long.crt", "long.key").at("certificate"), Grade::kOk, "long.crt, valid for ", "");
  Expect(with("short.crt", "short.key").at("certificate"), Grade::kWarning, "short.crt expires in ",
         "renew");
  Expect(with("long.crt", "short.key").at("certificate key"), Grade::kError, "is not that of",
         "tls.key");
  Expect(with("long.key", "long.key").at("certificate"), Grade::kError, "holds no certificate",
         "issuer");
  Expect(with("absent.crt", "long.key").at("certificate"), Grade::kError, "cannot read", "issuer");
  const auto left = CertificateLeft(File("long.crt"), clock_.Now() + std::chrono::days(201));
  ASSERT_TRUE(left.ok()) << left.status();
  EXPECT_LT(*left, std::chrono::seconds::zero());
  EXPECT_EQ(CertificateLeft(File("long.crt"), clock_.Now() - std::chrono::days(1)).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(Doctor, WarnsBeforeTheDiskIsFullAndSaysWhenItIs) {
  constexpr std::uint64_t kGuard = 256ULL << 20;
  const auto grade = [](std::uint64_t free) {
    return static_cast<int>(ExamineDisk(free, kGuard).grade);
  };
  EXPECT_EQ(grade(kGuard - 1), static_cast<int>(Grade::kError));
  EXPECT_EQ(grade(2 * kGuard), static_cast<int>(Grade::kWarning));
  EXPECT_EQ(grade(100 * kGuard), static_cast<int>(Grade::kOk));
}

TEST(Doctor, WarnsOfALowLimitOfOpenFiles) {
  EXPECT_EQ(static_cast<int>(ExamineFileLimit(1024, false).grade),
            static_cast<int>(Grade::kWarning));
  EXPECT_EQ(static_cast<int>(ExamineFileLimit(65'536, true).grade), static_cast<int>(Grade::kOk));
}

}  // namespace
}  // namespace hjul::services
