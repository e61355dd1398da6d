#include "services/methods.h"

#include <map>

#include "google/protobuf/descriptor.h"
#include "hjul/v1/access_service.grpc.pb.h"
#include "hjul/v1/calendar_service.grpc.pb.h"
#include "hjul/v1/change_service.grpc.pb.h"
#include "hjul/v1/journal_service.grpc.pb.h"
#include "hjul/v1/occurrence_service.grpc.pb.h"
#include "hjul/v1/operation_service.grpc.pb.h"
#include "hjul/v1/organisation_service.grpc.pb.h"
#include "hjul/v1/task_service.grpc.pb.h"
#include "hjul/v1/watch_service.grpc.pb.h"
#include "hjul/v1/wheel_service.grpc.pb.h"

namespace hjul::services {
namespace {

std::vector<Method> ReadMethods() {
  std::vector<Method> methods;
  for (const std::string& name : ServiceNames()) {
    const auto* service =
        google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name);
    for (int i = 0; i < service->method_count(); ++i) {
      const auto* method = service->method(i);
      const auto permission = method->options().GetExtension(v1::permission);
      const bool has_request_id = method->input_type()->FindFieldByName("request_id") != nullptr;
      methods.push_back({.name = name + "/" + method->name(),
                         .request_type = method->input_type()->full_name(),
                         .permission = permission,
                         .mutates = has_request_id || permission == v1::PERMISSION_ADMINISTER,
                         .needs_request_id = has_request_id,
                         .server_streaming = method->server_streaming()});
    }
  }
  return methods;
}

}  // namespace

const std::vector<std::string>& ServiceNames() {
  static const std::vector<std::string> names{
      v1::AccessService::service_full_name(),       v1::CalendarService::service_full_name(),
      v1::ChangeService::service_full_name(),       v1::JournalService::service_full_name(),
      v1::OccurrenceService::service_full_name(),   v1::OperationService::service_full_name(),
      v1::OrganisationService::service_full_name(), v1::TaskService::service_full_name(),
      v1::WatchService::service_full_name(),        v1::WheelService::service_full_name()};
  return names;
}

const std::vector<Method>& Methods() {
  static const std::vector<Method> methods = ReadMethods();
  return methods;
}

const Method* MethodOf(const google::protobuf::Message& request) {
  static const std::map<std::string, const Method*> by_request = [] {
    std::map<std::string, const Method*> map;
    for (const Method& method : Methods()) {
      map.emplace(method.request_type, &method);
    }
    return map;
  }();
  const auto found = by_request.find(request.GetDescriptor()->full_name());
  return found == by_request.end() ? nullptr : found->second;
}

}  // namespace hjul::services
