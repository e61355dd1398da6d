// What became of every request of a run, as far as is known, held against the journal. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "findings.h"
#include "hjul/v1/journal.pb.h"
#include "ledger.h"

namespace hjul::crash {

namespace v1 = ::hjul::v1;

struct Carried {
  std::uint64_t revision = 0;
  std::int64_t at_ms = 0;  // By the server's clock, a little before.
};

class History {
 public:
  explicit History(Findings& findings) : findings_(findings) {}

  // What lies at or before `revision` is nobody's business.
  void BeginAt(std::uint64_t revision) { revision_ = revision; }

  // `entries`: what was asked since the last call, with what is known by now. `journal`: every line
  // written since the revision of the last call, newest first. `at_ms`: the server's clock when the
  // first of them was asked.
  void Add(const std::vector<Entry>& entries, const std::vector<v1::JournalEntry>& journal,
           std::int64_t at_ms);

  // Requests that were carried out, by id.
  const std::unordered_map<std::string, Carried>& carried() const { return carried_; }
  // The latest name of each contended person, as the journal has it.
  const std::map<std::string, std::string>& names() const { return names_; }
  std::uint64_t revision() const { return revision_; }

 private:
  void CheckLines(const std::vector<v1::JournalEntry>& journal);
  void CheckEntry(const Entry& entry, const std::set<std::uint64_t>& found);
  void CheckOrder(const std::vector<Entry>& entries);

  Findings& findings_;
  std::unordered_map<std::string, Carried> carried_;
  std::map<std::string, std::string> names_;
  std::uint64_t revision_ = 0;  // The journal is known up to here.
};

}  // namespace hjul::crash
