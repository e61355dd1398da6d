// Which slots cannot both be used, and which units cannot be in two rooms at once.
#include <algorithm>
#include <map>
#include <set>

#include "scheduler/core/dialogue/schedule_case.h"

namespace hjul::dialogue {
namespace {

class Clashes {
 public:
  Clashes(const Board& board, const Ground& ground, Case& made)
      : board_(board), ground_(ground), made_(made) {}

  void Add() {
    AddOfHosts();
    AddOfParties();
  }

 private:
  static int Index(std::size_t index) { return static_cast<int>(index); }

  PersonId HolderOn(const PostId& post, Date date) const {
    const std::vector<PersonId> holders = ground_.organisation.HoldersOn(post, date);
    return holders.empty() ? PersonId() : holders.front();
  }

  std::vector<std::string> HostsOf(const Slot& slot) const {
    std::vector<PostId> posts{slot.host};
    posts.insert(posts.end(), slot.co_hosts.begin(), slot.co_hosts.end());
    std::vector<std::string> hosts;
    for (const PostId& post : posts) {
      hosts.push_back(ToString(post));
      const PersonId person = HolderOn(post, slot.id.date);
      if (!person.empty()) hosts.push_back("person " + person.str());
    }
    return hosts;
  }

  static bool Meet(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    return std::any_of(one.begin(), one.end(), [&](const std::string& name) {
      return std::find(other.begin(), other.end(), name) != other.end();
    });
  }

  // Pairs of slots of one day that are closer than `gap` allows.
  template <class Gap, class Visit>
  void ForEachNear(const Gap& gap, const Visit& visit) const {
    std::vector<std::pair<Instant, Instant>> times;
    for (const Slot& slot : made_.slots) times.emplace_back(StartsAt(slot), EndsAt(slot));
    for (std::size_t one = 0; one < made_.slots.size(); ++one) {
      for (std::size_t other = one + 1; other < made_.slots.size(); ++other) {
        if (made_.slots[other].id.date != made_.slots[one].id.date) break;  // In order of day.
        const auto between = times[other].first - times[one].second;
        if (between < minutes{0} || between < gap(made_.slots[one], made_.slots[other])) {
          visit(Index(one), Index(other));
        }
      }
    }
  }

  void AddOfHosts() {
    const Campaign& campaign = board_.campaign;
    std::vector<std::vector<std::string>> hosts;
    for (const Slot& slot : made_.slots) hosts.push_back(HostsOf(slot));
    ForEachNear(
        [&](const Slot& one, const Slot& other) {
          return std::max(campaign.buffer, campaign.TravelBetween(one.place, other.place));
        },
        [&](int one, int other) {
          if (Meet(hosts[static_cast<std::size_t>(one)], hosts[static_cast<std::size_t>(other)])) {
            made_.problem.clashes.emplace_back(one, other);
          }
        });
  }

  // Parties that have somebody in common cannot be in two rooms; only parallel hosts make that
  // possible.
  void AddOfParties() {
    const std::set<std::pair<int, int>> clashes(made_.problem.clashes.begin(),
                                                made_.problem.clashes.end());
    std::vector<std::pair<int, int>> apart;
    ForEachNear(
        [&](const Slot& one, const Slot& other) {
          return board_.campaign.TravelBetween(one.place, other.place);
        },
        [&](int one, int other) {
          if (!clashes.contains({one, other})) apart.emplace_back(one, other);
        });
    if (apart.empty()) return;
    std::map<std::string, std::vector<int>> attends;
    for (std::size_t unit = 0; unit < made_.units.size(); ++unit) {
      std::set<std::string> names;
      for (const PostId& post :
           PartiesOf(board_.campaign, made_.units[unit], ground_.organisation)) {
        names.insert(ToString(post));
        for (const Date date : {board_.campaign.held.first, board_.campaign.held.last}) {
          const PersonId person = HolderOn(post, date);
          if (!person.empty()) names.insert("person " + person.str());
        }
      }
      for (const std::string& name : names) attends[name].push_back(Index(unit));
    }
    std::set<std::pair<int, int>> pairs;
    for (const auto& [name, units] : attends) {
      if (units.size() == made_.units.size() && units.size() > 1) {
        // Somebody is at every dialogue: then no two can be at one time at all.
        auto& all = made_.problem.clashes;
        all.insert(all.end(), apart.begin(), apart.end());
        return;
      }
      for (std::size_t i = 0; i < units.size(); ++i) {
        for (std::size_t j = i + 1; j < units.size(); ++j) pairs.emplace(units[i], units[j]);
      }
    }
    if (pairs.empty()) return;
    made_.problem.companions.assign(pairs.begin(), pairs.end());
    made_.problem.apart = std::move(apart);
  }

  const Board& board_;
  const Ground& ground_;
  Case& made_;
};

}  // namespace

void AddClashes(const Board& board, const Ground& ground, Case& made) {
  Clashes(board, ground, made).Add();
}

}  // namespace hjul::dialogue
