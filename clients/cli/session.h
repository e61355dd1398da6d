// One run of the program: whom it speaks to, how it speaks, and the calls it makes. Not
// thread-safe.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/arguments.h"
#include "clients/cli/command.h"
#include "clients/cli/config.h"
#include "clients/cli/connection.h"
#include "clients/cli/dates.h"
#include "clients/cli/document.h"
#include "clients/cli/logins.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"

namespace google::protobuf {
class Message;
class Timestamp;
template <typename Element>
class RepeatedPtrField;
}  // namespace google::protobuf
namespace hjul::v1 {
class Diagnostic;
}

namespace hjul::cli {

// Where `hjuld dev` listens.
inline constexpr char kDefaultServer[] = "127.0.0.1:7420";

// Data goes to `out`, talk to `err`.
struct Streams {
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
};

class Session {
 public:
  Session(Environment environment, Texts texts, Streams streams, const Arguments& arguments);

  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const Environment& environment() const { return environment_; }
  const Texts& texts() const { return texts_; }
  const Page& page() const { return page_; }
  Format format() const { return format_; }
  std::ostream& out() { return streams_.out; }
  std::istream& in() { return streams_.in; }

  // The login that this run uses: --server, HJUL_SERVER and HJUL_TOKEN go before the profile's.
  // Errors: kNotFound: no such profile; kUnauthenticated: none is in use.
  absl::StatusOr<Login> ChosenLogin() const;
  // The name of the profile in use; may be empty.
  absl::StatusOr<std::string> ChosenProfile() const;

  // Errors: see Connection::Call; and those of ChosenLogin.
  absl::Status Call(const google::protobuf::Message& request, google::protobuf::Message* response);
  absl::StatusOr<Connection*> Connect();

  // Every page of a list, to at most `limit` items (0: all).
  template <class Response, class Request, class Item>
  absl::Status List(Request request, google::protobuf::RepeatedPtrField<Item>* (Response::*items)(),
                    std::vector<Item>* all, int limit = 0) {
    constexpr int kPage = 500;
    do {
      const int left = limit - static_cast<int>(all->size());
      request.set_page_size(limit > 0 && left < kPage ? left : kPage);
      Response response;
      if (absl::Status status = Call(request, &response); !status.ok()) {
        return status;
      }
      for (Item& item : *(response.*items)()) {
        all->push_back(std::move(item));
      }
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty() &&
             (limit == 0 || static_cast<int>(all->size()) < limit));
    return absl::OkStatus();
  }

  // The server's day and time; asked for once.
  absl::StatusOr<google::protobuf::Timestamp> Now();
  absl::StatusOr<Day> Today();
  // A day typed for `flag`, relative ones from the server's today. Nullopt: not given.
  // Errors: kInvalidArgument.
  absl::StatusOr<std::optional<Day>> ReadDay(const Arguments& arguments, std::string_view flag);

  // Prints a list in the format asked for; `people` makes the table.
  int Show(const Messages& messages, const std::function<std::string()>& people);
  int ShowOne(const google::protobuf::Message& message, const std::function<std::string()>& people);

  // Says something to the person, on stderr.
  void Tell(std::string_view line);
  // A question answered yes: by --yes, or by the person at a terminal. Without a terminal: false.
  bool Confirm(const Arguments& arguments, const std::string& question);

  // Names the server in what is told when it is not the chosen login's.
  void UseServer(const std::string& server) { server_ = server; }

  // Tells why, and gives the exit code.
  int Fail(const absl::Status& status);
  // Tells what is wrong with what was typed.
  int Usage(const std::string& message);

 private:
  Environment environment_;
  Texts texts_;
  Streams streams_;
  std::string profile_;
  std::string server_;
  int timeout_seconds_;
  Page page_;
  Format format_ = Format::kTable;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<google::protobuf::Timestamp> now_;
};

}  // namespace hjul::cli
