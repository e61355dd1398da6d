// What watchers must be given, said a second time and as simply as possible: from the stored log
// alone, without the index, the ring or the positions that the server works with.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hjul/v1/watch_service.pb.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"
#include "services/access.h"

namespace hjul::services {

// One who watches, with the rights that the stream began with.
struct Viewer {
  v1::WatchChangesRequest request;
  Rights rights;
};

// "plan/2026-27/samtal/alm", or with a minus in front when it is to be taken away.
using Told = std::vector<std::string>;

class WatchModel {
 public:
  // The log of `huvudman` in `store`, which outlives this.
  WatchModel(const store::Store& store, core::HuvudmanId huvudman)
      : store_(store), huvudman_(std::move(huvudman)) {}

  // Reads what has been committed since.
  void Update();
  // What `viewer` is to be told of `revision`, sorted; empty: nothing.
  Told Of(const Viewer& viewer, store::Revision revision) const;
  // The first revision in (after, until] of which `viewer` is to be told something; 0: none.
  store::Revision First(const Viewer& viewer, store::Revision after, store::Revision until) const;

 private:
  const store::Store& store_;
  const core::HuvudmanId huvudman_;
  store::Revision read_until_ = 0;
  std::map<store::Revision, store::LogEntry> log_;
};

// A client: holds what it was given and the cursor, and checks every message against the model.
class WatchClient {
 public:
  struct Bookmark {
    std::string cursor;
    // Open tasks and occurrences: id to what tells versions of it apart.
    std::map<std::string, std::string> things;
    store::Revision position = 0;
  };

  // A new stream, from what is remembered (the cursor is in the request), or from nothing.
  void Begin(const Viewer& viewer, const Bookmark& from);
  // Returns: what is wrong with `message`, naming the property; empty: nothing.
  std::string Take(const v1::WatchChangesResponse& message, const WatchModel& model);

  const Bookmark& bookmark() const { return bookmark_; }
  bool synced() const { return synced_; }

 private:
  std::string TakeSnapshot(const v1::WatchSnapshot& part);
  std::string TakeChange(const v1::WatchRevision& change, store::Revision cursor,
                         const WatchModel& model);
  std::string TakeProgress(store::Revision revision, store::Revision cursor,
                           const WatchModel& model);
  void Apply(const v1::WatchItem& item);

  Viewer viewer_;
  Bookmark bookmark_;
  bool synced_ = false;
  store::Revision snapshot_revision_ = 0;
  store::Revision half_ = 0;  // The revision that has come in part.
  Told half_told_;
};

}  // namespace hjul::services
