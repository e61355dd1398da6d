#include "services/convert_organisation.h"

#include "fmt/format.h"
#include "scheduler/engine/digest.h"
#include "scheduler/store/codec.h"
#include "services/status.h"

namespace hjul::services {
namespace {

constexpr std::size_t kEtagDigits = 16;

template <class Record>
std::string Etag(const Record& record) {
  engine::Digest digest;
  digest.Add(store::Encode(record));
  return digest.Hex().substr(0, kEtagDigits);
}

absl::Status CheckId(const std::string& id, std::string_view field) {
  return core::IsValidId(id)
             ? absl::OkStatus()
             : FieldError(field, fmt::format("'{}' is no id; use lower-case letters, digits and "
                                             "hyphens",
                                             id));
}

}  // namespace

void ToApi(const core::Unit& unit, v1::Unit* to) {
  to->set_id(unit.id.str());
  to->set_name(unit.name);
  to->set_school_unit_code(unit.school_unit_code);
  to->mutable_school_forms()->Add(unit.school_forms.begin(), unit.school_forms.end());
  to->mutable_grades()->Add(unit.grades.begin(), unit.grades.end());
  to->mutable_attributes()->insert(unit.attributes.begin(), unit.attributes.end());
  if (unit.opened) {
    ToApi(*unit.opened, to->mutable_opened());
  }
  if (unit.closed) {
    ToApi(*unit.closed, to->mutable_closed());
  }
  to->set_etag(EtagOf(unit));
}

void ToApi(const core::Person& person, v1::Person* to) {
  to->set_id(person.id.str());
  to->set_name(person.name);
  to->set_email(person.email);
  to->set_active(person.active);
  to->set_etag(EtagOf(person));
}

void ToApi(const core::Post& post, v1::Post* to) {
  to->set_id(core::ToString(post.id));
  to->set_role(post.id.role.str());
  to->set_unit(post.id.unit.str());
  for (const core::Holding& holding : post.holdings) {
    v1::Holding* held = to->add_holdings();
    held->set_person(holding.person.str());
    ToApi(holding.from, held->mutable_from());
    if (holding.until) {
      ToApi(*holding.until, held->mutable_until());
    }
    held->set_deputy(holding.deputy);
  }
  to->set_etag(EtagOf(post));
}

absl::StatusOr<core::Unit> ReadUnit(const v1::Unit& unit) {
  if (const absl::Status status = CheckId(unit.id(), "unit.id"); !status.ok()) {
    return status;
  }
  if (!core::IsValidUnitId(unit.id())) {
    return FieldError("unit.id", "'huvudman' stands for no unit; choose another id");
  }
  if (const absl::Status missing = Required(unit.name(), "unit.name"); !missing.ok()) {
    return missing;
  }
  const auto opened = ReadDateIf(unit.has_opened(), unit.opened(), "unit.opened");
  const auto closed = ReadDateIf(unit.has_closed(), unit.closed(), "unit.closed");
  if (!opened.ok() || !closed.ok()) {
    return opened.ok() ? closed.status() : opened.status();
  }
  if (*opened && *closed && **closed < **opened) {
    return FieldError("unit.closed", "lies before unit.opened");
  }
  return core::Unit{.id = core::UnitId(unit.id()),
                    .name = unit.name(),
                    .school_unit_code = unit.school_unit_code(),
                    .school_forms = {unit.school_forms().begin(), unit.school_forms().end()},
                    .grades = {unit.grades().begin(), unit.grades().end()},
                    .attributes = {unit.attributes().begin(), unit.attributes().end()},
                    .opened = *opened,
                    .closed = *closed};
}

absl::StatusOr<core::Person> ReadPerson(const v1::Person& person) {
  if (const absl::Status status = CheckId(person.id(), "person.id"); !status.ok()) {
    return status;
  }
  if (const absl::Status missing = Required(person.name(), "person.name"); !missing.ok()) {
    return missing;
  }
  return core::Person{.id = core::PersonId(person.id()),
                      .name = person.name(),
                      .email = person.email(),
                      .active = person.active()};
}

absl::StatusOr<core::Post> ReadPost(const v1::Post& post) {
  if (const absl::Status status = CheckId(post.role(), "post.role"); !status.ok()) {
    return status;
  }
  core::Post read{.id = {core::RoleId(post.role()), ReadUnit(post.unit())}};
  for (int i = 0; i < post.holdings_size(); ++i) {
    const v1::Holding& holding = post.holdings(i);
    const std::string path = fmt::format("post.holdings[{}]", i);
    const auto from = ReadDate(holding.from(), path + ".from");
    const auto until = ReadDateIf(holding.has_until(), holding.until(), path + ".until");
    if (!from.ok() || !until.ok()) {
      return from.ok() ? until.status() : from.status();
    }
    read.holdings.push_back({.person = core::PersonId(holding.person()),
                             .from = *from,
                             .until = *until,
                             .deputy = holding.deputy()});
  }
  return read;
}

std::string EtagOf(const core::Unit& unit) { return Etag(unit); }
std::string EtagOf(const core::Person& person) { return Etag(person); }
std::string EtagOf(const core::Post& post) { return Etag(post); }

}  // namespace hjul::services
