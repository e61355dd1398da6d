// Random but well-formed requests to every rpc of a whole server in this process. No call hangs,
// none is answered as a fault of ours, repetitions are answered as before, and afterwards the store
// is in order.
#include <array>
#include <memory>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/util/message_differencer.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "hjul/v1/access_service.pb.h"
#include "hjul/v1/watch_service.pb.h"
#include "services/limits.h"
#include "services/methods.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/town.h"

namespace hjul::fuzz {
namespace {

using google::protobuf::Message;
using services::Method;

constexpr int kCallsMax = 60;

std::unique_ptr<Message> NewMessage(const std::string& type) {
  const auto* descriptor =
      google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(type);
  return std::unique_ptr<Message>(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor)->New());
}

// "hjul.v1.GetTaskResponse" of "hjul.v1.GetTaskRequest".
std::string ResponseType(const Method& method) {
  constexpr std::size_t kRequest = 7;
  return method.request_type.substr(0, method.request_type.size() - kRequest) + "Response";
}

// Codes that say "our bug", or come of one.
bool IsFault(grpc::StatusCode code) {
  constexpr std::array faults{grpc::UNKNOWN,          grpc::INTERNAL,      grpc::DATA_LOSS,
                              grpc::UNAVAILABLE,      grpc::UNIMPLEMENTED, grpc::CANCELLED,
                              grpc::DEADLINE_EXCEEDED};
  return std::find(faults.begin(), faults.end(), code) != faults.end();
}

void ExpectWellAnswered(const Method& method, const Message& request, const Reply& reply) {
  if (reply.status.ok()) {
    return;
  }
  const auto seen = [&] {
    return fmt::format("{}: {} {}\n{}", method.name, static_cast<int>(reply.status.error_code()),
                       reply.status.error_message(), request.ShortDebugString().substr(0, 4000));
  };
  if (IsFault(reply.status.error_code())) {
    Expect(false, "no request makes a fault of ours", seen());
  }
  google::rpc::Status details;
  const bool ours =
      details.ParseFromString(reply.status.error_details()) && details.details_size() > 0;
  if (!ours && request.ByteSizeLong() <= services::kMessageBytesMax) {
    Expect(false, "every error says its reason", seen());
  }
}

// The one part of an answer that a repetition does not have.
void RemoveSecret(Message* response) {
  if (auto* token = dynamic_cast<v1::CreateTokenResponse*>(response)) {
    token->clear_secret();
  }
}

class Session {
 public:
  explicit Session(const Town& town, std::string_view bytes)
      : town_(town), choices_(bytes), nouns_(town.nouns), maker_(choices_, nouns_), server_(town) {}

  void Run() {
    for (int i = 0; i < kCallsMax && !choices_.done(); ++i) {
      if (choices_.OneIn(24)) {
        server_.Advance(1 + static_cast<int>(choices_.Below(21)));
      } else {
        CallOne(choices_.Of(services::Methods()));
      }
    }
    const std::vector<std::string> faults = server_.Faults();
    Expect(faults.empty(), "the store is in order", fmt::format("{}", fmt::join(faults, "\n")));
  }

 private:
  void CallOne(const Method& method) {
    const std::unique_ptr<Message> request = NewMessage(method.request_type);
    // Mostly as the administrator, who gets furthest.
    const std::string token = choices_.OneIn(16)  ? std::string("wrong")
                              : choices_.OneIn(2) ? town_.tokens.front()
                                                  : choices_.Of(town_.tokens);
    maker_.Fill(request.get());
    if (method.server_streaming) {
      const Reply reply = server_.Watch(
          token, dynamic_cast<const v1::WatchChangesRequest&>(*request), 1 + choices_.Byte() % 8);
      ExpectWellAnswered(method, *request, reply);
      LearnFrom(ResponseTypeOfWatch(), reply);
      return;
    }
    const std::string bytes = request->SerializeAsString();
    const Reply reply = server_.Call(method.name, token, bytes);
    ExpectWellAnswered(method, *request, reply);
    if (reply.status.ok()) {
      LearnFrom(ResponseType(method), reply);
      nouns_.Learn(*request);
      if (method.needs_request_id && choices_.OneIn(2)) {
        Repeat(method, token, *request, bytes, reply);
      }
    }
  }

  static std::string ResponseTypeOfWatch() {
    return v1::WatchChangesResponse::descriptor()->full_name();
  }

  void LearnFrom(const std::string& type, const Reply& reply) {
    const std::unique_ptr<Message> response = NewMessage(type);
    Expect(response->ParseFromString(reply.bytes), "answers parse", type);
    nouns_.Learn(*response);
  }

  void Repeat(const Method& method, const std::string& token, const Message& request,
              const std::string& bytes, const Reply& first) {
    const Reply again = server_.Call(method.name, token, bytes);
    const auto seen = [&] {
      return fmt::format("{}: {} then {} {}, revision {} then {}\n{}", method.name,
                         static_cast<int>(first.status.error_code()),
                         static_cast<int>(again.status.error_code()), again.status.error_message(),
                         first.revision, again.revision,
                         request.ShortDebugString().substr(0, 4000));
    };
    // The very token may be what was revoked, or the very person what was deactivated.
    if (again.status.error_code() == grpc::UNAUTHENTICATED ||
        again.status.error_code() == grpc::PERMISSION_DENIED) {
      return;
    }
    Expect(again.status.ok(), "a repetition is answered as before", seen());
    const auto before = NewMessage(ResponseType(method));
    const auto after = NewMessage(ResponseType(method));
    Expect(before->ParseFromString(first.bytes) && after->ParseFromString(again.bytes),
           "answers parse", method.name);
    RemoveSecret(before.get());
    const bool moves_on = before->GetDescriptor()->FindFieldByName("occurrence") != nullptr ||
                          before->GetDescriptor()->FindFieldByName("result") != nullptr;
    if (!moves_on && !google::protobuf::util::MessageDifferencer::Equals(*before, *after)) {
      Expect(false, "a repetition has the answer of before",
             seen() + "\n" + before->ShortDebugString().substr(0, 2000) + "\n" +
                 after->ShortDebugString().substr(0, 2000));
    }
  }

  const Town& town_;
  Choices choices_;
  Nouns nouns_;
  RequestMaker maker_;
  Server server_;
};

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hjul::fuzz;
  static const Town town;
  Session(town, TextOf(data, size)).Run();
  return 0;
}
