// hjul post: the posts, and who holds them when.
#include "clients/cli/import.h"
#include "clients/cli/letters.h"
#include "clients/cli/session.h"
#include "hjul/v1/organisation_service.pb.h"

namespace hjul::cli {
namespace {

std::string PrintPosts(const std::vector<v1::Post>& posts, const Texts& texts, const Page& page) {
  if (posts.empty()) {
    return std::string(texts["post.none"]) + "\n";
  }
  Table table({{.title = std::string(texts["column.post"])},
               {.title = std::string(texts["column.person"])},
               {.title = std::string(texts["column.from"])},
               {.title = std::string(texts["column.until"])},
               {.title = std::string(texts["column.deputy"])}});
  for (const v1::Post& post : posts) {
    if (post.holdings().empty()) {
      table.Row({post.id(), std::string(texts["post.vacant"]), "", "", ""});
    }
    for (const v1::Holding& holding : post.holdings()) {
      table.Row({post.id(), holding.person(), holding.has_from() ? IsoDate(holding.from()) : "",
                 holding.has_until() ? IsoDate(holding.until()) : "",
                 holding.deputy() ? std::string(texts["word.yes"]) : ""});
    }
  }
  return table.Print(page);
}

absl::StatusOr<std::vector<v1::Post>> Fetch(Session& session, const std::string& unit,
                                            const std::string& role) {
  v1::ListPostsRequest request;
  request.set_unit(unit);
  request.set_role(role);
  std::vector<v1::Post> posts;
  const absl::Status status =
      session.List<v1::ListPostsResponse>(request, &v1::ListPostsResponse::mutable_posts, &posts);
  if (!status.ok()) {
    return status;
  }
  return posts;
}

int RunList(Session& session, const Arguments& arguments) {
  const auto posts = Fetch(session, arguments.Get("unit"), arguments.Get("role"));
  if (!posts.ok()) {
    return session.Fail(posts.status());
  }
  return session.Show(Pointers(*posts),
                      [&] { return PrintPosts(*posts, session.texts(), session.page()); });
}

// "PERSON", "PERSON:FROM" or "PERSON:FROM:UNTIL". False: a day that is none.
bool AddHolding(const std::string& text, bool deputy, Day today, v1::Post* post) {
  const std::vector<std::string> parts = Split(text, ':');
  if (parts.empty() || parts.size() > 3 || parts[0].empty()) {
    return false;
  }
  v1::Holding* holding = post->add_holdings();
  holding->set_person(parts[0]);
  holding->set_deputy(deputy);
  const auto from = parts.size() > 1 ? ParseDay(parts[1], today) : today;
  const auto until = parts.size() > 2 ? ParseDay(parts[2], today) : std::nullopt;
  if (!from || (parts.size() > 2 && !until)) {
    return false;
  }
  SetDate(*from, holding->mutable_from());
  if (until) {
    SetDate(*until, holding->mutable_until());
  }
  return true;
}

// Who holds it now holds it until the day before; `person` from then on. Deputies stay.
void HandOver(const std::string& person, Day from, v1::Post* post) {
  for (v1::Holding& holding : *post->mutable_holdings()) {
    const bool runs = !holding.has_until() || ToDay(holding.until()) >= from;
    if (!holding.deputy() && runs) {
      SetDate(from - std::chrono::days(1), holding.mutable_until());
    }
  }
  v1::Holding* next = post->add_holdings();
  next->set_person(person);
  SetDate(from, next->mutable_from());
}

int RunPut(Session& session, const Arguments& arguments) {
  const Texts& texts = session.texts();
  const std::string id = arguments.Operand(0);
  const std::size_t at = id.find('@');
  const std::string role = id.substr(0, at);
  std::string unit = at == std::string::npos ? "huvudman" : id.substr(at + 1);
  const auto posts = Fetch(session, unit == "huvudman" ? "" : unit, role);
  const auto today = session.Today();
  if (!posts.ok() || !today.ok()) {
    return session.Fail(posts.ok() ? today.status() : posts.status());
  }
  unit = unit == "huvudman" ? "" : unit;
  v1::PutPostRequest request;
  v1::Post& post = *request.mutable_post();
  for (const v1::Post& present : *posts) {
    if (present.role() == role && present.unit() == unit) {
      post = present;
    }
  }
  post.set_role(role);
  post.set_unit(unit);
  request.set_validate_only(arguments.Has("dry-run"));
  if (arguments.Has("hand-over")) {
    const auto from = session.ReadDay(arguments, "from");
    if (!from.ok()) {
      return session.Fail(from.status());
    }
    HandOver(arguments.Get("hand-over"), from->value_or(*today), &post);
  } else {
    post.clear_holdings();
  }
  for (const bool deputy : {false, true}) {
    for (const std::string& text : arguments.All(deputy ? "deputy" : "holder")) {
      if (!AddHolding(text, deputy, *today, &post)) {
        return session.Usage(texts.Say("usage.holding", text));
      }
    }
  }
  v1::PutPostResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  return session.ShowOne(response.post(),
                         [&] { return PrintPosts({response.post()}, texts, session.page()); });
}

}  // namespace

void AddPostCommands(std::vector<Command>* table) {
  table->push_back({.noun = "post",
                    .verb = "list",
                    .flags = {{.name = "unit", .value = "unit"}, {.name = "role", .value = "role"}},
                    .documents = true,
                    .run = RunList});
  table->push_back({.noun = "post",
                    .verb = "put",
                    .operands = {{.name = "post"}},
                    .flags = {{.name = "holder", .value = "holding", .repeated = true},
                              {.name = "deputy", .value = "holding", .repeated = true},
                              {.name = "hand-over", .value = "person"},
                              {.name = "from", .value = "day"},
                              {.name = "dry-run"}},
                    .documents = true,
                    .run = RunPut});
  table->push_back(ImportCommand("post", [](Session& session, const Arguments& arguments) {
    return RunImport(session, arguments, v1::IMPORT_KIND_POSTS);
  }));
}

}  // namespace hjul::cli
