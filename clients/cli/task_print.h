// Tasks as a rektor reads them: what, by when, why, what waits for whom, and what to type. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/dates.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"

namespace hjul::v1 {
class Link;
class Occurrence;
class Task;
}  // namespace hjul::v1

namespace hjul::cli {

// Grouped by urgency: late, this week, the two weeks after it, later, waiting for others.
// `tasks` are not empty.
std::string PrintTasks(const std::vector<v1::Task>& tasks, Day today, const Texts& texts,
                       const Page& page);

// Nothing to do; `next` is what comes first, when something is known to come.
std::string PrintNoTasks(const v1::Task* next, Day today, const Texts& texts, const Page& page);

// One task in full, with its occurrence's history.
std::string PrintTask(const v1::Task& task, const v1::Occurrence& occurrence,
                      const std::string& reference, Day today, const Texts& texts,
                      const Page& page);

// "Kvalitetsredovisning, Björkskolan: Redovisningen skrivs (rektor@bjorkskolan)".
std::string LinkText(const v1::Link& link, Day today, const Texts& texts);

// "- kvalitetsdialog@bjorkskolan/ht  Kvalitetsdialog: Dialogen bokas" for every task.
std::string PrintCandidates(const std::vector<const v1::Task*>& tasks,
                            const std::vector<std::string>& ids, const Texts& texts);

}  // namespace hjul::cli
