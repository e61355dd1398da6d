// What is read from people: CSV, configuration, speeds; and what is kept from them: cursors,
// tokens.
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/config.h"
#include "services/csv.h"
#include "services/cursor.h"
#include "services/secrets.h"
#include "services/speed.h"
#include "services/status.h"

namespace hjul::services {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Texts(const std::vector<CsvField>& fields) {
  std::vector<std::string> texts;
  for (const CsvField& field : fields) {
    texts.push_back(field.text);
  }
  return texts;
}

TEST(Csv, ReadsWhatSpreadsheetsWrite) {
  text::Diagnostics diagnostics;
  const CsvTable table = ParseCsv(
      "\xEF\xBB\xBFid;Name;ÖVRIGT\r\nalm;\"Alm; och \"\"Björk\"\"\";två\r\n\r\n"
      "bok; Bokskolan ;\"rad ett\nrad två\"\r\n",
      diagnostics);
  EXPECT_THAT(diagnostics.items(), IsEmpty());
  EXPECT_THAT(Texts(table.header), ElementsAre("id", "name", "övrigt"));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_THAT(Texts(table.rows[0]), ElementsAre("alm", "Alm; och \"Björk\"", "två"));
  EXPECT_THAT(Texts(table.rows[1]), ElementsAre("bok", "Bokskolan", "rad ett\nrad två"));
  EXPECT_EQ(table.rows[1][0].at, (text::Position{4, 1}));
  EXPECT_EQ(table.rows[1][2].at, (text::Position{4, 17}));
}

struct CsvFault {
  std::string name;
  std::string csv;
  std::string code;
  text::Position at;
};
class CsvFaults : public testing::TestWithParam<CsvFault> {};
TEST_P(CsvFaults, AreNamedWithTheirPlace) {
  text::Diagnostics diagnostics;
  ParseCsv(GetParam().csv, diagnostics);
  ASSERT_EQ(diagnostics.items().size(), 1U);
  EXPECT_EQ(diagnostics.items()[0].code, GetParam().code);
  EXPECT_EQ(diagnostics.items()[0].at, GetParam().at);
  EXPECT_FALSE(diagnostics.items()[0].suggestion.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Csv, CsvFaults,
    testing::ValuesIn(std::vector<CsvFault>{
        {.name = "Empty", .csv = "", .code = "no-header", .at = {1, 1}},
        {.name = "OpenQuote", .csv = "a,b\n1,\"x\n", .code = "open-quote", .at = {2, 3}},
        {.name = "InnerQuote", .csv = "a,b\n1,x\"y\n", .code = "bad-quote", .at = {2, 3}},
        {.name = "BehindQuote", .csv = "a,b\n\"å\"z,1\n", .code = "bad-quote", .at = {2, 4}},
        {.name = "TooFew", .csv = "a,b\n1\n", .code = "wrong-columns", .at = {2, 1}},
        {.name = "TooMany", .csv = "a,b\n1,2,3\n", .code = "wrong-columns", .at = {2, 1}},
        {.name = "Twice", .csv = "a,b,A\n1,2,3\n", .code = "duplicate-column", .at = {1, 5}},
        {.name = "NoName", .csv = "a,,c\n1,2,3\n", .code = "no-column-name", .at = {1, 3}},
        {.name = "ControlCharacter",
         .csv = "a,b\n1,\x1b[2J\n",
         .code = "control-character",
         .at = {2, 3}},
        {.name = "Latin1", .csv = "a\n\xE5\n", .code = "not-utf8", .at = {}},
    }),
    [](const auto& each) { return each.param.name; });

TEST(Csv, AnyBytesAreRead) {
  const std::string letters = ",;\"\n\r \tåab1";
  std::uint32_t state = 7;
  for (int round = 0; round < 2000; ++round) {
    std::string csv;
    for (int i = 0; i < 30; ++i) {
      state = state * 1664525U + 1013904223U;
      csv += letters[(state >> 16U) % letters.size()];
    }
    text::Diagnostics diagnostics;
    const CsvTable table = ParseCsv(csv, diagnostics);
    for (const auto& row : table.rows) {
      EXPECT_EQ(row.size(), table.header.size()) << csv;
    }
  }
}

// --- Configuration
// --------------------------------------------------------------------------------

const Setting& SettingOf(const Config& config, const std::string& key) {
  for (const Setting& setting : config.settings) {
    if (setting.key == key) {
      return setting;
    }
  }
  ADD_FAILURE() << "no setting " << key;
  return config.settings.front();
}

TEST(ConfigFile, GoesBelowTheEnvironmentWhichGoesBelowFlags) {
  text::Diagnostics diagnostics;
  const auto config = ReadConfig("hjuld.conf", "data: /a\nlisten: 127.0.0.1:1\nlog_level: debug\n",
                                 {{"listen", "127.0.0.1:2"}, {"log_level", "error"}},
                                 {{"log_level", "warning"}}, diagnostics);
  ASSERT_TRUE(config) << text::Format("", diagnostics.items().front());
  EXPECT_EQ(config->data, "/a");
  EXPECT_EQ(SettingOf(*config, "data").origin, "hjuld.conf:1");
  EXPECT_EQ(config->listen, "127.0.0.1:2");
  EXPECT_EQ(SettingOf(*config, "listen").origin, "HJUL_LISTEN");
  EXPECT_EQ(config->log_level, "warning");
  EXPECT_EQ(SettingOf(*config, "log_level").origin, "--log-level");
  EXPECT_EQ(SettingOf(*config, "behind_proxy").origin, "default");
}

TEST(ConfigFile, ReadsNestedKeys) {
  text::Diagnostics diagnostics;
  const auto config = ReadConfig("f", "listen: 0.0.0.0:7420\ntls:\n  certificate: /c\n  key: /k\n",
                                 {}, {}, diagnostics);
  ASSERT_TRUE(config);
  EXPECT_EQ(config->tls_certificate, "/c");
  EXPECT_EQ(SettingOf(*config, "tls.key").origin, "f:4");
}

struct ConfigFault {
  std::string name;
  std::string yaml;
  std::string code;
  std::string path;
  text::Position at;
};
class ConfigFaults : public testing::TestWithParam<ConfigFault> {};
TEST_P(ConfigFaults, AreNamedWithTheirPlace) {
  text::Diagnostics diagnostics;
  EXPECT_FALSE(ReadConfig("f", GetParam().yaml, {}, {}, diagnostics));
  ASSERT_FALSE(diagnostics.items().empty());
  const text::Diagnostic first = diagnostics.Sorted().front();
  EXPECT_EQ(first.code, GetParam().code);
  EXPECT_EQ(first.at, GetParam().at);
  EXPECT_FALSE(first.suggestion.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Config, ConfigFaults,
    testing::ValuesIn(std::vector<ConfigFault>{
        {.name = "UnknownKey",
         .yaml = "data: /a\nlissen: x\n",
         .code = "unknown-key",
         .at = {2, 1}},
        {.name = "UnknownNestedKey",
         .yaml = "tls:\n  certficate: /c\n",
         .code = "unknown-key",
         .at = {2, 3}},
        {.name = "OpenToTheNetwork",
         .yaml = "listen: 0.0.0.0:7420\n",
         .code = "bad-setting",
         .at = {1, 1}},
        {.name = "HalfOfTls", .yaml = "tls: {key: /k}\n", .code = "bad-setting", .at = {}},
        {.name = "TlsTwice",
         .yaml = "behind_proxy: true\ntls: {key: /k, certificate: /c}\n",
         .code = "bad-setting",
         .at = {1, 1}},
        {.name = "NoPort", .yaml = "listen: localhost\n", .code = "bad-setting", .at = {1, 1}},
        {.name = "NoLevel", .yaml = "log_level: loud\n", .code = "bad-setting", .at = {1, 1}},
        {.name = "NoFlag", .yaml = "behind_proxy: maybe\n", .code = "bad-setting", .at = {1, 1}},
        {.name = "Scalar", .yaml = "hjul\n", .code = "wrong-kind", .at = {1, 1}},
    }),
    [](const auto& each) { return each.param.name; });

TEST(ConfigFile, BehindAProxyPlainTextMayListenToTheNetwork) {
  text::Diagnostics diagnostics;
  EXPECT_TRUE(ReadConfig("f", "listen: 0.0.0.0:7420\nbehind_proxy: true\n", {}, {}, diagnostics));
}

// --- The demonstration's clock
// ----------------------------------------------------------------------

TEST(Speed, IsReadInEveryForm) {
  EXPECT_EQ(ParseSpeed("1d/s"), 86'400);
  EXPECT_EQ(ParseSpeed("6h/s"), 21'600);
  EXPECT_EQ(ParseSpeed("30min/s"), 1'800);
  EXPECT_EQ(ParseSpeed("60x"), 60);
  EXPECT_EQ(ParseSpeed("0.5x"), 0.5);
  EXPECT_EQ(ParseSpeed("0"), 0);
  for (const char* wrong : {"", "d/s", "-1x", "fast", "1d/h", "400d/s", "1e99x", "nan"}) {
    EXPECT_EQ(ParseSpeed(wrong), std::nullopt) << wrong;
  }
}

TEST(Speed, TheClockIsSwedishTime) {
  ASSERT_TRUE(ParseClock("2026-08-01T08:00"));
  EXPECT_EQ(ParseClock("2026-08-01"), ParseClock("2026-08-01T08:00"));
  EXPECT_EQ(std::chrono::floor<std::chrono::seconds>(*ParseClock("2026-08-01T08:00"))
                .time_since_epoch()
                .count(),
            1'785'564'000);
  for (const char* wrong : {"", "T08:00", "2026-02-30", "2026-08-01T25:00", "i dag"}) {
    EXPECT_EQ(ParseClock(wrong), std::nullopt) << wrong;
  }
}

// --- Opaque things
// ------------------------------------------------------------------------------------

TEST(Cursor, SurvivesItsBytes) {
  const Cursor cursor{.epoch = 7, .revision = 1ULL << 40U, .filter = 3, .scope = ~0ULL};
  const auto decoded = DecodeCursor(Encode(cursor));
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(*decoded, cursor);
}

TEST(Cursor, RefusesOtherBytes) {
  const std::string whole = Encode(Cursor{.epoch = 1});
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_FALSE(DecodeCursor(whole.substr(0, length)).ok());
  }
  EXPECT_FALSE(DecodeCursor(whole + "x").ok());
  EXPECT_FALSE(DecodeCursor("\x02" + whole.substr(1)).ok());
}

TEST(Secrets, AreHashedTheSameWayEverywhere) {
  EXPECT_EQ(HashSecret("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_NE(MakeSecret(), MakeSecret());
  EXPECT_GE(MakeSecret().size(), 40U);
}

TEST(Status, AMessageThatNamesAFieldBecomesAViolation) {
  const grpc::Status status = ToGrpc(absl::InvalidArgumentError("unit.name: a unit needs a name"));
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_THAT(status.error_details(), testing::HasSubstr("BadRequest"));
  EXPECT_THAT(status.error_details(), testing::HasSubstr("unit.name"));
  EXPECT_THAT(ToGrpc(absl::UnavailableError("x")).error_details(), testing::HasSubstr("RetryInfo"));
  EXPECT_THAT(ToGrpc(absl::NotFoundError("x")).error_details(), testing::HasSubstr("NOT_FOUND"));
}

}  // namespace
}  // namespace hjul::services
