#include "clients/cli/texts.h"

#include <algorithm>
#include <map>
#include <set>

#include "clients/cli/command.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "hjul/v1/access.pb.h"
#include "hjul/v1/calendar.pb.h"
#include "hjul/v1/change_service.pb.h"
#include "hjul/v1/journal.pb.h"
#include "hjul/v1/occurrence.pb.h"
#include "hjul/v1/task.pb.h"
#include "hjul/v1/wheel.pb.h"

namespace hjul::cli {
namespace {

std::map<std::string, std::string> Keyed(std::span<const TextEntry> entries) {
  std::map<std::string, std::string> keyed;
  for (const TextEntry& entry : entries) {
    EXPECT_TRUE(keyed.emplace(entry.key, entry.text).second) << entry.key << " stands twice";
  }
  return keyed;
}

long Blanks(const std::string& text) {
  long count = 0;
  for (std::size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + 2)) {
    ++count;
  }
  // Anything else in braces would be read by fmt.
  EXPECT_EQ(std::count(text.begin(), text.end(), '{'), count) << text;
  return count;
}

TEST(Texts, SayTheSameInBothLanguages) {
  const auto swedish = Keyed(SwedishTexts());
  const auto english = Keyed(EnglishTexts());
  for (const auto& [key, text] : swedish) {
    const auto found = english.find(key);
    ASSERT_NE(found, english.end()) << key;
    EXPECT_EQ(Blanks(text), Blanks(found->second)) << key;
  }
  EXPECT_EQ(swedish.size(), english.size());
}

TEST(Texts, TellOfEveryCommandFlagAndWord) {
  const Texts texts(Language::kSwedish);
  const auto check_flag = [&](const Command* command, const Flag& flag) {
    const bool own = command != nullptr && (texts.Has("flag." + command->Key() + "." + flag.name) ||
                                            texts.Has("flag." + command->noun + "." + flag.name));
    EXPECT_TRUE(own || texts.Has("flag." + flag.name))
        << (command == nullptr ? "" : command->Name()) << " --" << flag.name;
  };
  for (const Flag& flag : GlobalFlags()) {
    check_flag(nullptr, flag);
  }
  for (const Command& command : CommandTable()) {
    EXPECT_TRUE(texts.Has("help." + command.Key())) << command.Name();
    EXPECT_TRUE(texts.Has("noun." + command.noun)) << command.noun;
    EXPECT_NE(command.run, nullptr) << command.Name();
    for (const Flag& flag : command.flags) {
      check_flag(&command, flag);
    }
    for (const Operand& operand : command.operands) {
      EXPECT_TRUE(texts.Has("operand." + operand.name)) << operand.name;
    }
  }
}

TEST(Texts, KnowEveryCodeOfTheServer) {
  const Texts texts(Language::kSwedish);
  for (const auto* type :
       {v1::TaskState_descriptor(), v1::OccurrenceStatus_descriptor(), v1::TurnState_descriptor(),
        v1::WheelKind_descriptor(), v1::NoticeKind_descriptor(), v1::ChangeKind_descriptor(),
        v1::DayKind_descriptor(), v1::Permission_descriptor()}) {
    for (int i = 1; i < type->value_count(); ++i) {
      EXPECT_TRUE(texts.Has(type->value(i)->name())) << type->value(i)->name();
    }
  }
}

TEST(Texts, ShowACodeTheyDoNotKnow) {
  const Texts texts(Language::kEnglish);
  EXPECT_EQ(texts.Code("gap", "something-new"), "something-new");
  EXPECT_EQ(texts["TASK_STATE_OF_TOMORROW"], "TASK_STATE_OF_TOMORROW");
}

}  // namespace
}  // namespace hjul::cli
