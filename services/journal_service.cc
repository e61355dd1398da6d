// The audit, and messages to posts.
#include <utility>

#include "fmt/format.h"
#include "hjul/v1/journal_service.grpc.pb.h"
#include "services/convert_work.h"
#include "services/paging.h"
#include "services/services.h"
#include "services/status.h"

namespace hjul::services {
namespace {

// The unit that an entry is about; nullopt: the huvudman's configuration.
std::optional<core::UnitId> UnitOf(const std::string& subject) {
  const std::size_t slash = subject.find('/');
  if (slash == std::string::npos) {
    return std::nullopt;
  }
  const std::string kind = subject.substr(0, slash);
  const std::string id = subject.substr(slash + 1);
  if (kind == "unit") {
    return core::UnitId(id);
  }
  if (kind == "post") {
    const auto post = core::ParsePostId(id);
    return post ? std::optional(post->unit) : std::nullopt;
  }
  if (kind == "occurrence") {
    const auto occurrence = core::ParseOccurrenceId(id);
    return occurrence ? std::optional(occurrence->unit) : std::nullopt;
  }
  return std::nullopt;
}

bool MayRead(const Caller& caller, const store::JournalEntry& entry) {
  if (caller.rights.journal.everywhere) {
    return true;
  }
  const auto unit = UnitOf(entry.subject);
  return unit && caller.rights.journal.Covers(*unit);
}

absl::Status ListJournal(const Caller& caller, const v1::ListJournalRequest& request,
                         v1::ListJournalResponse* response) {
  const auto from = ReadDateIf(request.has_from(), request.from(), "from");
  const auto to = ReadDateIf(request.has_to(), request.to(), "to");
  if (!from.ok() || !to.ok()) {
    return from.ok() ? to.status() : from.status();
  }
  const engine::JournalFilter filter{.subject = request.subject(), .from = *from, .to = *to};
  return ListVisible(
      request,
      [&](std::size_t size, const std::string& position) {
        return caller.view.ListJournal(filter, size, position);
      },
      [&](const store::JournalEntry& entry) { return MayRead(caller, entry); },
      [&](const store::JournalEntry& entry) { ToApi(entry, response->add_entries()); }, response);
}

absl::Status NotYourPost(const Caller& caller, const core::PostId& post) {
  if (caller.rights.MayReadTask(post, post.unit)) {
    return absl::OkStatus();
  }
  return absl::NotFoundError(
      fmt::format("there are no messages to {} that the caller may read", core::ToString(post)));
}

absl::Status ListDeliveries(const Caller& caller, const v1::ListDeliveriesRequest& request,
                            v1::ListDeliveriesResponse* response) {
  std::vector<core::PostId> posts = caller.rights.OwnPosts();
  if (!request.post().empty()) {
    const auto post = ReadPost(request.post(), "post");
    if (!post.ok()) {
      return post.status();
    }
    if (const absl::Status denied = NotYourPost(caller, *post); !denied.ok()) {
      return denied;
    }
    posts = {*post};
  }
  const auto position = OpenToken(request);
  if (!position.ok()) {
    return position.status();
  }
  const auto page = caller.view.ListDeliveries(posts, PageSizeOf(request), *position);
  if (!page.ok()) {
    return page.status();
  }
  for (const store::Delivery& delivery : page->items) {
    ToApi(delivery, response->add_deliveries());
  }
  response->set_next_page_token(SealToken(request, page->next));
  return absl::OkStatus();
}

class JournalService final : public v1::JournalService::CallbackService {
 public:
  explicit JournalService(Gate& gate) : gate_(gate) {}

  Reactor* ListJournal(Context* context, const v1::ListJournalRequest* request,
                       v1::ListJournalResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller& caller) {
      return services::ListJournal(caller, *request, response);
    });
  }

  Reactor* ListDeliveries(Context* context, const v1::ListDeliveriesRequest* request,
                          v1::ListDeliveriesResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      return services::ListDeliveries(caller, *request, response);
    });
  }

  Reactor* MarkDeliverySeen(Context* context, const v1::MarkDeliverySeenRequest* request,
                            v1::MarkDeliverySeenResponse* /*response*/) override {
    const auto make =
        [=](const Caller& caller) -> absl::StatusOr<std::optional<engine::CommandBody>> {
      const auto id = ReadDeliveryId(request->id(), "id");
      if (!id.ok()) {
        return id.status();
      }
      if (const absl::Status denied = NotYourPost(caller, id->first); !denied.ok()) {
        return denied;
      }
      if (!caller.rights.Owns(id->first)) {
        return WithReason(absl::PermissionDeniedError(
                              fmt::format("only who holds {} can say that a message to it was read",
                                          core::ToString(id->first))),
                          "NOT_YOUR_POST");
      }
      return engine::MarkSeen{.post = id->first, .at = id->second};
    };
    const auto answer = [](const auto&, const auto&) { return absl::OkStatus(); };
    return gate_.Write(context, *request, {.make = make, .answer = answer});
  }

 private:
  Gate& gate_;
};

}  // namespace

Service MakeJournalService(Gate& gate) { return std::make_unique<JournalService>(gate); }

}  // namespace hjul::services
