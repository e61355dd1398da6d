// How people name a task or an occurrence: by its id, or by as much of it as tells it apart.
//
//   kvalitetsredovisning          kvalitetsredovisning@bjorkskolan
//   kvalitetsdialog/ht            kvalitetsdialog@bjorkskolan/ht
//   kvalitetshjul/2026-27/kvalitetsredovisning/bjorkskolan[:1:rektor]
//
// Letters may be typed without their dots and rings. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hjul::cli {

// The parts of "wheel/turn/activity/unit[/ordinal][:visit:party]"; missing ones are empty.
struct IdParts {
  std::string wheel;
  std::string turn;
  std::string activity;
  std::string unit;
  std::string ordinal;
  std::string party;
};
IdParts PartsOf(std::string_view id);

// The `ids` that `reference` can mean, as indexes. An exact id means itself alone.
std::vector<std::size_t> Matching(std::string_view reference, const std::vector<std::string>& ids);

// The shortest reference that means `id` and none of the other `ids`.
std::string ShortReference(std::string_view id, const std::vector<std::string>& ids);

// "Nulägesbeskrivning (första)": an activity that recurs in the turn, with what tells it apart.
std::string TitleWithOrdinal(std::string_view title, std::string_view id);

// What stands after "hjul task do": quoted when a shell needs it.
std::string ShellWord(std::string_view text);

}  // namespace hjul::cli
