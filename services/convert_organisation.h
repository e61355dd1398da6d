// Units, persons and posts, in both directions.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "hjul/v1/organisation.pb.h"
#include "scheduler/core/organisation.h"
#include "services/convert.h"

namespace hjul::services {

void ToApi(const core::Unit& unit, v1::Unit* to);
void ToApi(const core::Person& person, v1::Person* to);
void ToApi(const core::Post& post, v1::Post* to);

// Errors: kInvalidArgument. Whether ids exist is the engine's question.
absl::StatusOr<core::Unit> ReadUnit(const v1::Unit& unit);
absl::StatusOr<core::Person> ReadPerson(const v1::Person& person);
absl::StatusOr<core::Post> ReadPost(const v1::Post& post);

// What changes with every change of the content.
std::string EtagOf(const core::Unit& unit);
std::string EtagOf(const core::Person& person);
std::string EtagOf(const core::Post& post);

}  // namespace hjul::services
