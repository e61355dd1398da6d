#include "scheduler/text/yaml_node.h"

#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hjul::text {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Listing(const Diagnostics& diagnostics) {
  std::string listing;
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    listing += Format("f", diagnostic) + "\n";
  }
  return listing;
}

YamlNode ParseWell(std::string_view text) {
  Diagnostics diagnostics;
  YamlNode node = ParseYaml(text, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << Listing(diagnostics);
  return node;
}

TEST(YamlNode, KnowsKindsPathsAndPlaces) {
  const YamlNode root = ParseWell(
      "wheel: kvalitetshjul\n"
      "activities:\n"
      "  - id: analys\n"
      "    states: [{id: skrivs, due: v. 44}, {id: klar}]\n"
      "note:\n");
  EXPECT_TRUE(root.IsMap());
  EXPECT_EQ(root.path(), "");
  EXPECT_EQ(root["wheel"].Scalar(), "kvalitetshjul");
  EXPECT_EQ(root["wheel"].at(), (Position{1, 8}));
  EXPECT_EQ(root["note"].kind(), YamlNode::Kind::kNull);
  EXPECT_FALSE(root["absent"].exists());
  EXPECT_EQ(root["absent"].at(), (Position{0, 0}));
  EXPECT_FALSE(root["absent"]["deeper"].exists());

  const YamlNode due = root["activities"].Items()[0]["states"].Items()[0]["due"];
  EXPECT_EQ(due.path(), "activities[0].states[0].due");
  EXPECT_EQ(due.Scalar(), "v. 44");
  EXPECT_EQ(due.at(), (Position{4, 32}));
}

TEST(YamlNode, CountsColumnsInLettersNotBytes) {
  const YamlNode root = ParseWell("åäö: {höst: ja, vår: nej}\n");
  EXPECT_EQ(root["åäö"].at(), (Position{1, 6}));
  EXPECT_EQ(root["åäö"]["höst"].at(), (Position{1, 13}));
  EXPECT_EQ(root["åäö"].Entries()[1].key_at, (Position{1, 17}));
  EXPECT_EQ(root["åäö"]["vår"].at(), (Position{1, 22}));
}

TEST(YamlNode, ReadsWindowsFilesAndByteOrderMarks) {
  const YamlNode root = ParseWell("\xEF\xBB\xBFvecka: 44\r\ndag: fredag\r\n");
  EXPECT_EQ(root["vecka"].at(), (Position{1, 8}));
  EXPECT_EQ(root["dag"].Scalar(), "fredag");
  EXPECT_EQ(root["dag"].at(), (Position{2, 6}));
}

TEST(YamlNode, AScalarOrAMapIsAListOfOne) {
  const YamlNode root = ParseWell("roles: rektor\nfor: {each: unit}\nnone:\nempty: []\n");
  ASSERT_EQ(root["roles"].Items().size(), 1u);
  EXPECT_EQ(root["roles"].Items()[0].Scalar(), "rektor");
  ASSERT_EQ(root["for"].Items().size(), 1u);
  EXPECT_TRUE(root["for"].Items()[0].IsMap());
  EXPECT_THAT(root["none"].Items(), IsEmpty());
  EXPECT_THAT(root["empty"].Items(), IsEmpty());
  EXPECT_THAT(root["absent"].Items(), IsEmpty());
}

TEST(YamlNode, EntriesKeepTheOrderWritten) {
  std::vector<std::string> keys;
  for (const YamlNode::Entry& entry : ParseWell("z: 1\na: 2\nm: 3\n").Entries()) {
    keys.push_back(entry.key + entry.value.Scalar());
  }
  EXPECT_THAT(keys, ElementsAre("z1", "a2", "m3"));
  EXPECT_THAT(ParseWell("[1, 2]").Entries(), IsEmpty());
}

TEST(YamlNode, OutlivesTheTextItWasReadFrom) {
  YamlNode due;
  {
    const std::string text = "states: [{due: last friday of june}]";
    due = ParseWell(text)["states"].Items()[0]["due"];
  }
  EXPECT_EQ(due.Scalar(), "last friday of june");
  EXPECT_EQ(due.path(), "states[0].due");
}

TEST(YamlNode, SuggestsTheKeyThatWasMeant) {
  Diagnostics diagnostics;
  ParseWell("opns: v. 44\ndue: v. 45\nlärare: ja\n")
      .ExpectKeys({"opens", "due", "shift"}, diagnostics);
  EXPECT_EQ(Listing(diagnostics),
            "f:1:1: error: unknown key 'opns' [unknown-key]\n"
            "  hint: did you mean 'opens'?\n"
            "f:3:1: error: unknown key 'lärare' [unknown-key]\n"
            "  hint: known keys: opens, due, shift\n");
}

TEST(YamlNode, ExpectsAMapWhereItExpectsKeys) {
  Diagnostics diagnostics;
  const YamlNode root = ParseWell("states: skrivs\n");
  root["absent"].ExpectKeys({"id"}, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  root["states"].ExpectKeys({"id"}, diagnostics);
  EXPECT_EQ(Listing(diagnostics),
            "f:1:9: error: expected a map, found 'skrivs' [wrong-kind]\n"
            "  hint: write 'key: value' with the keys id\n");
}

TEST(YamlTypedValue, AbsentIsSilent) {
  Diagnostics diagnostics;
  const YamlNode absent = ParseWell("a: 1")["b"];
  EXPECT_EQ(absent.String(diagnostics), std::nullopt);
  EXPECT_EQ(absent.Integer(0, 9, diagnostics), std::nullopt);
  EXPECT_EQ(absent.Number(diagnostics), std::nullopt);
  EXPECT_EQ(absent.Boolean(diagnostics), std::nullopt);
  EXPECT_THAT(absent.Strings(diagnostics), IsEmpty());
  EXPECT_TRUE(diagnostics.empty());
}

TEST(YamlTypedValue, ReadsWhatItIsAskedFor) {
  Diagnostics diagnostics;
  const YamlNode root = ParseWell(
      "text: fredag v. 44\nquoted: \"12:00\"\nyear: 2026\nhours: 2.5\nminus: -3\non: true\n"
      "off: false\nlist: [a, 7, 'true']\none: a\nempty: ''\n");
  EXPECT_EQ(root["text"].String(diagnostics), "fredag v. 44");
  EXPECT_EQ(root["quoted"].String(diagnostics), "12:00");
  EXPECT_EQ(root["year"].String(diagnostics), "2026");
  EXPECT_EQ(root["year"].Integer(1990, 2100, diagnostics), 2026);
  EXPECT_EQ(root["minus"].Integer(-5, 5, diagnostics), -3);
  EXPECT_EQ(root["hours"].Number(diagnostics), 2.5);
  EXPECT_EQ(root["minus"].Number(diagnostics), -3);
  EXPECT_EQ(root["on"].Boolean(diagnostics), true);
  EXPECT_EQ(root["off"].Boolean(diagnostics), false);
  EXPECT_THAT(root["list"].Strings(diagnostics), ElementsAre("a", "7", "true"));
  EXPECT_THAT(root["one"].Strings(diagnostics), ElementsAre("a"));
  EXPECT_EQ(root["empty"].String(diagnostics), "");
  EXPECT_TRUE(diagnostics.empty()) << Listing(diagnostics);
}

enum class Ask { kString, kInteger, kNumber, kBoolean, kStrings };

struct WrongKindCase {
  std::string name;
  std::string value;
  Ask ask;
  std::string expected;  // The whole first line after "f:1:4: error: ".
};

class YamlWrongKind : public testing::TestWithParam<WrongKindCase> {};

TEST_P(YamlWrongKind, IsNamedWithItsPlace) {
  Diagnostics diagnostics;
  const YamlNode node = ParseWell("a: " + GetParam().value)["a"];
  switch (GetParam().ask) {
    case Ask::kString:
      EXPECT_EQ(node.String(diagnostics), std::nullopt);
      break;
    case Ask::kInteger:
      EXPECT_EQ(node.Integer(1, 12, diagnostics), std::nullopt);
      break;
    case Ask::kNumber:
      EXPECT_EQ(node.Number(diagnostics), std::nullopt);
      break;
    case Ask::kBoolean:
      EXPECT_EQ(node.Boolean(diagnostics), std::nullopt);
      break;
    case Ask::kStrings:
      EXPECT_THAT(node.Strings(diagnostics), IsEmpty());
      break;
  }
  ASSERT_EQ(diagnostics.items().size(), 1u) << Listing(diagnostics);
  const std::string listing = Listing(diagnostics);
  EXPECT_THAT(listing, HasSubstr(" error: " + GetParam().expected + "\n"));
  EXPECT_EQ(diagnostics.items()[0].path.substr(0, 1), "a");
}

INSTANTIATE_TEST_SUITE_P(
    Values, YamlWrongKind,
    testing::ValuesIn(std::vector<WrongKindCase>{
        {"ListForText", "[b]", Ask::kString, "expected text, found a list [wrong-kind]"},
        {"MapForText", "{b: c}", Ask::kString, "expected text, found a map [wrong-kind]"},
        {"EmptyForText", "~", Ask::kString, "expected text, found an empty value [wrong-kind]"},
        {"WordForInteger", "tolv", Ask::kInteger,
         "expected a whole number, found 'tolv' [wrong-kind]"},
        {"QuotedForInteger", "'7'", Ask::kInteger,
         "expected a whole number, found '7' [wrong-kind]"},
        {"FractionForInteger", "7.5", Ask::kInteger,
         "expected a whole number, found '7.5' [wrong-kind]"},
        {"OctalForInteger", "0x7", Ask::kInteger,
         "expected a whole number, found '0x7' [wrong-kind]"},
        {"TooSmall", "0", Ask::kInteger, "0 is outside 1..12 [out-of-range]"},
        {"TooLarge", "13", Ask::kInteger, "13 is outside 1..12 [out-of-range]"},
        {"BeyondMachine", "99999999999999999999", Ask::kInteger,
         "99999999999999999999 is outside 1..12 [out-of-range]"},
        {"InfiniteForNumber", ".inf", Ask::kNumber, "expected a number, found '.inf' [wrong-kind]"},
        {"CommaForNumber", "2,5", Ask::kNumber, "expected a number, found '2,5' [wrong-kind]"},
        {"QuotedBoolean", "\"true\"", Ask::kBoolean,
         "expected true or false, found 'true' [wrong-kind]"},
        {"YesForBoolean", "yes", Ask::kBoolean, "expected true or false, found 'yes' [wrong-kind]"},
        {"NestedListForTexts", "[[b]]", Ask::kStrings, "expected text, found a list [wrong-kind]"},
        {"MapForTexts", "{b: c}", Ask::kStrings, "expected text, found a map [wrong-kind]"},
    }),
    [](const testing::TestParamInfo<WrongKindCase>& test) { return test.param.name; });

struct RefusedCase {
  std::string name;
  std::string text;
  std::string code;
  Position at;
};

class YamlRefused : public testing::TestWithParam<RefusedCase> {};

TEST_P(YamlRefused, SaysWhyAndWhere) {
  Diagnostics diagnostics;
  ParseYaml(GetParam().text, diagnostics);
  EXPECT_TRUE(diagnostics.HasErrors());
  EXPECT_THAT(diagnostics.items(), ElementsAre(AllOf(Field(&Diagnostic::code, GetParam().code),
                                                     Field(&Diagnostic::at, GetParam().at))))
      << Listing(diagnostics);
}

std::string Nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

INSTANTIATE_TEST_SUITE_P(
    Texts, YamlRefused,
    testing::ValuesIn(std::vector<RefusedCase>{
        {"Nothing", "", "empty-text", {}},
        {"OnlyComments", "# rien\n\n", "empty-text", {}},
        {"OnlyNull", "~\n", "empty-text", {}},
        {"DuplicateKey", "a: 1\nb: 2\na: 3\n", "duplicate-key", {3, 1}},
        {"DuplicateKeyOtherQuotes", "a: 1\n\"a\": 3\n", "duplicate-key", {2, 1}},
        {"Anchor", "a: &x 1\n", "anchor-not-allowed", {1, 4}},
        {"AnchorOnMap", "å: &x {b: 1}\n", "anchor-not-allowed", {1, 4}},
        {"AnchorAndAlias", "a: &x 1\nb: *x\n", "anchor-not-allowed", {1, 4}},
        {"Tag", "a: !!python/object:os.system x\n", "tag-not-allowed", {1, 4}},
        {"TagOnList", "a: !set [b]\n", "tag-not-allowed", {1, 4}},
        {"TwoDocuments", "a: 1\n---\nb: 2\n", "several-documents", {2, 1}},
        {"ListAsKey", "[a, b]: 1\n", "wrong-kind", {1, 1}},
        {"NullAsKey", "~: 1\n", "wrong-kind", {1, 1}},
        {"LongKey", std::string(201, 'k') + ": 1\n", "key-too-long", {1, 1}},
        {"BadIndent", "a:\n  b: 1\n c: 2\n", "yaml-syntax", {3, 2}},
        {"OpenBracket", "a: [1, 2\nb: 3\n", "yaml-syntax", {2, 2}},
        {"TabIndent", "a:\n\tb: 1\n", "yaml-syntax", {2, 3}},
        {"Latin1", "a: 1\nhöst: h\xF6st\n", "not-utf8", {2, 8}},
        {"NulByte", std::string("a: 1\0b: 2", 9), "control-character", {1, 5}},
        {"EndOfFileByte", "a: 1\n\x04", "control-character", {2, 1}},
        {"Escape", "a: \x1B[31m", "control-character", {1, 4}},
        {"TooLarge", "a: " + std::string(kYamlBytesMax, 'x'), "too-large", {}},
        {"TooDeep", Nested(kYamlDepthMax + 1), "too-deep", {1, kYamlDepthMax + 1}},
    }),
    [](const testing::TestParamInfo<RefusedCase>& test) { return test.param.name; });

TEST(YamlSyntax, PointsAtTabs) {
  Diagnostics diagnostics;
  ParseYaml("a:\n\tb: 1\n", diagnostics);
  EXPECT_THAT(Listing(diagnostics), HasSubstr("hint: indent with spaces, not with a tab"));
}

TEST(YamlLimits, AllowsTheDeepestStructure) {
  EXPECT_TRUE(ParseWell(Nested(kYamlDepthMax)).IsSequence());
}

TEST(YamlLimits, CountsValues) {
  std::string list = "[";
  for (std::size_t i = 0; i < kYamlNodesMax - 1; ++i) list += "1,";
  EXPECT_EQ(ParseWell(list + "]").Items().size(), kYamlNodesMax - 1);
  Diagnostics diagnostics;
  EXPECT_FALSE(ParseYaml(list + "1]", diagnostics).exists());
  EXPECT_THAT(diagnostics.items(), ElementsAre(Field(&Diagnostic::code, "too-many-values")));
}

TEST(YamlLimits, KeepsReadingAfterADuplicateKey) {
  Diagnostics diagnostics;
  const YamlNode root = ParseYaml("a: 1\na: 2\nb: 3\nb: 4\n", diagnostics);
  EXPECT_EQ(diagnostics.items().size(), 2u);
  EXPECT_EQ(root["a"].Scalar(), "1");
}

// Texts that have troubled YAML readers elsewhere. Each must end, soon and without a fault of ours;
// under the sanitizers this also shows that memory is in order.
TEST(YamlLimits, HostileTextsEnd) {
  const auto repeated = [](std::string_view unit, std::size_t bytes) {
    std::string text;
    while (text.size() + unit.size() <= bytes) text += unit;
    return text;
  };
  std::string laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c <= 'i'; ++c) {
    laughs += fmt::format("{0}: &{0} [*{1},*{1},*{1},*{1},*{1},*{1},*{1},*{1}]\n", c,
                          static_cast<char>(c - 1));
  }
  const std::vector<std::string> texts = {
      laughs,
      repeated("[", kYamlBytesMax),
      repeated("{", kYamlBytesMax),
      repeated("- ", kYamlBytesMax),
      repeated("? ", kYamlBytesMax),
      repeated("a: ", kYamlBytesMax),
      repeated("[{", kYamlBytesMax),
      repeated("!", kYamlBytesMax),
      repeated("&a ", kYamlBytesMax),
      repeated("*", kYamlBytesMax),
      repeated("---\n", kYamlBytesMax),
      repeated("%YAML 1.2\n", kYamlBytesMax),
      repeated("|\n", kYamlBytesMax),
      repeated("\"\\x", kYamlBytesMax),
      repeated("'", kYamlBytesMax),
      repeated("#", kYamlBytesMax),
      repeated("\n", kYamlBytesMax),
      repeated("  -\n", kYamlBytesMax),
      repeated("a,", kYamlBytesMax),
      repeated("}", kYamlBytesMax),
      repeated("&a : ", kYamlBytesMax),
      repeated("<<: ", kYamlBytesMax),
  };
  for (const std::string& text : texts) {
    Diagnostics diagnostics;
    ParseYaml(text, diagnostics);
    EXPECT_LE(diagnostics.items().size(), kDiagnosticsMax + 1) << text.substr(0, 20);
  }
}

}  // namespace
}  // namespace hjul::text
