// Units, persons, and posts with their holders over time.
#include <array>
#include <sstream>
#include <utility>

#include "fmt/format.h"
#include "hjul/v1/organisation_service.grpc.pb.h"
#include "services/convert_organisation.h"
#include "services/organisation_import.h"
#include "services/paging.h"
#include "services/services.h"
#include "services/status.h"

namespace hjul::services {
namespace {

using Body = absl::StatusOr<std::optional<engine::CommandBody>>;

// Errors: kAborted unless `etag` is empty or that of what there is.
template <class Record>
absl::Status CheckEtag(const Record* present, const std::string& etag, const std::string& name) {
  if (etag.empty() || (present != nullptr && etag == EtagOf(*present))) {
    return absl::OkStatus();
  }
  return WithReason(
      absl::AbortedError(fmt::format("{} has changed since it was read; read it again", name)),
      "ETAG_MISMATCH", {{"etag", present == nullptr ? std::string() : EtagOf(*present)}});
}

// Errors: kFailedPrecondition when `present` is none and there are `max` of its kind.
template <class Record>
absl::Status CheckRoom(const Record* present, const std::vector<Record>& all, std::size_t max,
                       std::string_view kind) {
  if (present != nullptr || all.size() < max) {
    return absl::OkStatus();
  }
  return WithReason(absl::FailedPreconditionError(
                        fmt::format("there are {} {} already, which is the most", max, kind)),
                    "TOO_MANY");
}

absl::Status ListUnits(const Caller& caller, const v1::ListUnitsRequest& request,
                       v1::ListUnitsResponse* response) {
  std::vector<core::Unit> units = caller.organisation().content().units;
  std::erase_if(units, [&](const core::Unit& unit) {
    return !request.show_closed() && unit.closed && *unit.closed < caller.today;
  });
  return PageOf(
      request, units, [&](const core::Unit& unit) { ToApi(unit, response->add_units()); },
      response);
}

absl::Status ListPosts(const Caller& caller, const v1::ListPostsRequest& request,
                       v1::ListPostsResponse* response) {
  std::vector<core::Post> posts = caller.organisation().content().posts;
  std::erase_if(posts, [&](const core::Post& post) {
    return (!request.unit().empty() && ReadUnit(request.unit()) != post.id.unit) ||
           (!request.role().empty() && request.role() != post.id.role.str());
  });
  return PageOf(
      request, posts, [&](const core::Post& post) { ToApi(post, response->add_posts()); },
      response);
}

absl::Status FillUnit(const Caller& caller, const std::string& id, v1::Unit* to) {
  const core::Unit* unit = caller.organisation().FindUnit(core::UnitId(id));
  if (unit == nullptr) {
    return absl::NotFoundError(fmt::format("there is no unit {}", id));
  }
  ToApi(*unit, to);
  return absl::OkStatus();
}

// What an import did, in the form that is kept with its request: a repetition has it, too.
std::string CountsOf(const ImportPlan& plan) {
  return fmt::format("{} {} {} {}", plan.created, plan.updated, plan.unchanged, plan.ended);
}
void FillCounts(const std::string& counts, v1::ImportOrganisationResponse* response) {
  std::array<int, 4> numbers{};
  std::istringstream words(counts);
  for (int& number : numbers) {
    words >> number;
  }
  response->set_created(numbers[0]);
  response->set_updated(numbers[1]);
  response->set_unchanged(numbers[2]);
  response->set_ended(numbers[3]);
}

Body MakeImport(const Caller& caller, const v1::ImportOrganisationRequest& request,
                v1::ImportOrganisationResponse* response) {
  if (request.kind() == v1::IMPORT_KIND_UNSPECIFIED || !v1::ImportKind_IsValid(request.kind())) {
    return FieldError("kind", "is required: units, persons or posts");
  }
  text::Diagnostics diagnostics;
  ImportPlan plan = ReadImport(request.kind(), request.csv(), request.complete(),
                               caller.organisation(), caller.today, diagnostics);
  ToApi(diagnostics, response);
  const std::string counts = CountsOf(plan);
  FillCounts(counts, response);
  if (diagnostics.HasErrors()) {
    return std::nullopt;
  }
  if (NeedsSafetyStop(plan) && !request.allow_many_ended()) {
    return WithReason(
        absl::FailedPreconditionError(
            fmt::format("the file would end {} of {}; is it complete? allow_many_ended goes on",
                        plan.ended, plan.open_before)),
        "IMPORT_SAFETY_STOP",
        {{"ended", std::to_string(plan.ended)}, {"open", std::to_string(plan.open_before)}});
  }
  plan.command.reason = request.reason();
  plan.command.answer = counts;
  return std::move(plan.command);
}

class OrganisationService final : public v1::OrganisationService::CallbackService {
 public:
  explicit OrganisationService(Gate& gate) : gate_(gate) {}

  Reactor* ListUnits(Context* context, const v1::ListUnitsRequest* request,
                     v1::ListUnitsResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      return services::ListUnits(caller, *request, response);
    });
  }
  Reactor* GetUnit(Context* context, const v1::GetUnitRequest* request,
                   v1::GetUnitResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      return FillUnit(caller, request->id(), response->mutable_unit());
    });
  }
  Reactor* ListPersons(Context* context, const v1::ListPersonsRequest* request,
                       v1::ListPersonsResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      return PageOf(
          *request, caller.organisation().content().persons,
          [&](const core::Person& person) { ToApi(person, response->add_persons()); }, response);
    });
  }
  Reactor* ListPosts(Context* context, const v1::ListPostsRequest* request,
                     v1::ListPostsResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      return services::ListPosts(caller, *request, response);
    });
  }

  Reactor* PutUnit(Context* context, const v1::PutUnitRequest* request,
                   v1::PutUnitResponse* response) override {
    const auto make = [=](const Caller& caller) -> Body {
      auto unit = ReadUnit(request->unit());
      if (!unit.ok()) {
        return unit.status();
      }
      const core::Unit* present = caller.organisation().FindUnit(unit->id);
      absl::Status fresh = CheckEtag(present, request->unit().etag(), "unit " + unit->id.str());
      fresh.Update(CheckRoom(present, caller.organisation().content().units, kUnitsMax, "units"));
      return fresh.ok() ? Body(engine::PutUnit{*std::move(unit)}) : fresh;
    };
    const auto answer = [=](const Caller& caller, const engine::CommandResult&) {
      return Stored(request->validate_only(),
                    caller.organisation().FindUnit(core::UnitId(request->unit().id())),
                    *ReadUnit(request->unit()), response->mutable_unit());
    };
    return gate_.Write(context, *request,
                       {.make = make, .answer = answer, .dry_run = request->validate_only()});
  }

  Reactor* CloseUnit(Context* context, const v1::CloseUnitRequest* request,
                     v1::CloseUnitResponse* response) override {
    const auto make = [=](const Caller&) -> Body {
      const auto last_day = ReadDate(request->last_day(), "last_day");
      if (!last_day.ok()) {
        return last_day.status();
      }
      if (const absl::Status missing = Required(request->reason(), "reason"); !missing.ok()) {
        return missing;
      }
      return engine::CloseUnit{
          .unit = core::UnitId(request->id()), .last_day = *last_day, .reason = request->reason()};
    };
    const auto answer = [=](const Caller& caller, const engine::CommandResult&) {
      return FillUnit(caller, request->id(), response->mutable_unit());
    };
    return gate_.Write(context, *request, {.make = make, .answer = answer});
  }

  Reactor* PutPerson(Context* context, const v1::PutPersonRequest* request,
                     v1::PutPersonResponse* response) override {
    const auto make = [=](const Caller& caller) -> Body {
      auto person = ReadPerson(request->person());
      if (!person.ok()) {
        return person.status();
      }
      const core::Person* present = caller.organisation().FindPerson(person->id);
      absl::Status fresh =
          CheckEtag(present, request->person().etag(), "person " + person->id.str());
      fresh.Update(
          CheckRoom(present, caller.organisation().content().persons, kPersonsMax, "persons"));
      return fresh.ok() ? Body(engine::PutPerson{*std::move(person)}) : fresh;
    };
    const auto answer = [=](const Caller& caller, const engine::CommandResult&) {
      return Stored(request->validate_only(),
                    caller.organisation().FindPerson(core::PersonId(request->person().id())),
                    *ReadPerson(request->person()), response->mutable_person());
    };
    return gate_.Write(context, *request,
                       {.make = make, .answer = answer, .dry_run = request->validate_only()});
  }

  Reactor* PutPost(Context* context, const v1::PutPostRequest* request,
                   v1::PutPostResponse* response) override {
    const auto make = [=](const Caller& caller) -> Body {
      auto post = ReadPost(request->post());
      if (!post.ok()) {
        return post.status();
      }
      const core::Post* present = caller.organisation().FindPost(post->id);
      absl::Status fresh =
          CheckEtag(present, request->post().etag(), "post " + core::ToString(post->id));
      fresh.Update(CheckRoom(present, caller.organisation().content().posts, kPostsMax, "posts"));
      return fresh.ok() ? Body(engine::PutPost{*std::move(post)}) : fresh;
    };
    const auto answer = [=](const Caller& caller, const engine::CommandResult&) {
      const auto post = ReadPost(request->post());
      return Stored(request->validate_only(), caller.organisation().FindPost(post->id), *post,
                    response->mutable_post());
    };
    return gate_.Write(context, *request,
                       {.make = make, .answer = answer, .dry_run = request->validate_only()});
  }

  Reactor* ImportOrganisation(Context* context, const v1::ImportOrganisationRequest* request,
                              v1::ImportOrganisationResponse* response) override {
    const auto make = [=](const Caller& caller) { return MakeImport(caller, *request, response); };
    const auto answer = [=](const Caller&, const engine::CommandResult& result) {
      FillCounts(result.id, response);
      return absl::OkStatus();
    };
    return gate_.Write(
        context, *request,
        {.make = make, .answer = answer, .computes = true, .dry_run = request->validate_only()});
  }

 private:
  // What is stored now; in a dry run, what would be.
  template <class Record, class Api>
  static absl::Status Stored(bool dry_run, const Record* stored, const Record& asked, Api* to) {
    ToApi(dry_run || stored == nullptr ? asked : *stored, to);
    return absl::OkStatus();
  }

  Gate& gate_;
};

}  // namespace

Service MakeOrganisationService(Gate& gate) { return std::make_unique<OrganisationService>(gate); }

}  // namespace hjul::services
