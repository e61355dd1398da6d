#include "picture.h"

#include <algorithm>

#include "fmt/format.h"
#include "hjul/v1/journal_service.pb.h"
#include "hjul/v1/occurrence_service.pb.h"
#include "hjul/v1/task_service.pb.h"
#include "services/serialize.h"

namespace hjul::crash {
namespace {

constexpr std::size_t kDifferencesMax = 10;
constexpr int kPage = 1000;

bool IsOpen(const v1::Task& task) {
  return v1::TASK_STATE_OPEN <= task.state() && task.state() <= v1::TASK_STATE_SIGNED;
}

bool IsSent(const v1::Delivery& delivery) {
  return delivery.state() == v1::Delivery::STATE_SENT ||
         delivery.state() == v1::Delivery::STATE_SEEN;
}

void Add(v1::Task task, Picture& picture) {
  task.clear_holders();
  picture.tasks[task.id()] = std::move(task);
}

void Add(v1::Turn turn, Picture& picture) {
  turn.clear_counts();
  picture.turns[turn.wheel() + "/" + turn.id()] = std::move(turn);
}

template <class Message>
void Compare(const std::map<std::string, Message>& watched,
             const std::map<std::string, Message>& listed, std::vector<std::string>& differences) {
  for (const auto& [id, message] : listed) {
    const auto known = watched.find(id);
    if (known == watched.end()) {
      differences.push_back(fmt::format("{} is listed and not watched", id));
    } else if (services::SerializeInOrder(known->second) != services::SerializeInOrder(message)) {
      differences.push_back(fmt::format("{} is watched as {} and listed as {}", id,
                                        known->second.ShortDebugString(),
                                        message.ShortDebugString()));
    }
  }
  for (const auto& [id, message] : watched) {
    if (!listed.contains(id)) {
      differences.push_back(fmt::format("{} is watched and not listed", id));
    }
  }
}

// Every page of a list.
template <class Response, class Question, class Take>
absl::Status Pages(const Connection& connection, Question question, const std::string& token,
                   const Take& take) {
  question.set_page_size(kPage);
  do {
    const auto page = connection.Ask<Response>(question, token);
    if (!page.ok()) {
      return page.status();
    }
    take(*page);
    question.set_page_token(page->next_page_token());
  } while (!question.page_token().empty());
  return absl::OkStatus();
}

}  // namespace

void Picture::Apply(const v1::WatchItem& item) {
  if (item.removed()) {
    tasks.erase(item.id());
    occurrences.erase(item.id());
    turns.erase(item.id());
    deliveries.erase(item.id());
  } else if (item.has_task()) {
    if (IsOpen(item.task())) {
      Add(item.task(), *this);
    } else {
      tasks.erase(item.id());
    }
  } else if (item.has_occurrence()) {
    occurrences[item.id()] = item.occurrence();
  } else if (item.has_turn()) {
    Add(item.turn(), *this);
  } else if (item.has_delivery() && IsSent(item.delivery())) {
    deliveries[item.id()] = item.delivery();
  }
}

std::vector<std::string> Differences(const Picture& watched, const Picture& listed) {
  std::vector<std::string> all;
  Compare(watched.tasks, listed.tasks, all);
  Compare(watched.occurrences, listed.occurrences, all);
  Compare(watched.turns, listed.turns, all);
  Compare(watched.deliveries, listed.deliveries, all);
  if (all.size() > kDifferencesMax) {
    all.resize(kDifferencesMax);
  }
  return all;
}

absl::StatusOr<Picture> List(const Connection& connection, const Roster& roster,
                             const Member& member, bool everything) {
  Picture picture;
  v1::ListTasksRequest open;
  for (const v1::TaskState state : {v1::TASK_STATE_OPEN, v1::TASK_STATE_BLOCKED,
                                    v1::TASK_STATE_OVERDUE, v1::TASK_STATE_SIGNED}) {
    open.add_states(state);
  }
  absl::Status status = Pages<v1::ListTasksResponse>(connection, open, member.token,
                                                     [&](const v1::ListTasksResponse& page) {
                                                       for (const v1::Task& task : page.tasks()) {
                                                         Add(task, picture);
                                                       }
                                                     });
  status.Update(Pages<v1::ListOccurrencesResponse>(
      connection, v1::ListOccurrencesRequest(), member.token,
      [&](const v1::ListOccurrencesResponse& page) {
        for (const v1::Occurrence& occurrence : page.occurrences()) {
          picture.occurrences[occurrence.id()] = occurrence;
        }
      }));
  if (everything) {
    status.Update(Pages<v1::ListTurnsResponse>(connection, v1::ListTurnsRequest(), member.token,
                                               [&](const v1::ListTurnsResponse& page) {
                                                 for (const v1::Turn& turn : page.turns()) {
                                                   Add(turn, picture);
                                                 }
                                               }));
    for (const std::string& post : roster.posts) {
      v1::ListDeliveriesRequest messages;
      messages.set_post(post);
      status.Update(Pages<v1::ListDeliveriesResponse>(
          connection, messages, member.token, [&](const v1::ListDeliveriesResponse& page) {
            for (const v1::Delivery& delivery : page.deliveries()) {
              if (IsSent(delivery)) {
                picture.deliveries[delivery.id()] = delivery;
              }
            }
          }));
    }
  }
  return status.ok() ? absl::StatusOr<Picture>(std::move(picture)) : status;
}

}  // namespace hjul::crash
