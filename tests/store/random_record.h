// Records with random content from a seed, for properties that must hold for all of them.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "scheduler/store/keys.h"
#include "scheduler/store/records.h"

namespace hjul::store {

class RandomRecords {
 public:
  explicit RandomRecords(std::uint64_t seed) : random_(seed) {}

  std::uint64_t Number(std::uint64_t below) { return random_() % below; }
  bool Coin() { return Number(2) == 0; }
  // Any bytes, at most `size_max`.
  std::string Bytes(std::size_t size_max);
  // UTF-8 with letters, åäö, quotes, control characters; often empty.
  std::string Text();
  // As people choose ids; sometimes empty.
  std::string Word();

  Instant At();
  core::Date Day();
  core::PostId PostId();
  core::OccurrenceId OccurrenceId();
  core::TaskId TaskId();
  TimerTarget Target();

  HuvudmanRecord Huvudman();
  core::Unit Unit();
  core::Person Person();
  core::Post Post();
  TokenRecord Token();
  RequestRecord Request();
  ResultRecord Result();
  WheelRevision Revision();
  CalendarRecord Calendar();
  core::Turn Turn();
  PlanRecord Plan();
  core::Occurrence Occurrence();
  OccurrenceRecord OccurrenceAndTasks();
  core::Task Task();
  TaskPlace Place();
  store::Delivery Delivery();
  JournalEntry Journal();
  LogEntry Log();

  template <class T>
  std::optional<T> Maybe(T value) {
    return Coin() ? std::optional<T>(std::move(value)) : std::nullopt;
  }
  template <class Enum>
  Enum Any(Enum last) {
    return static_cast<Enum>(1 + Number(static_cast<std::uint64_t>(last)));
  }

 private:
  // Up to three of what `make` makes.
  template <class Make>
  auto Some(const Make& make) {
    std::vector<decltype(make())> made(Number(4));
    for (auto& one : made) one = make();
    return made;
  }
  std::map<std::string, std::string> Entries();
  Actor Who();
  core::PlannedDate Date();
  core::PlannedState State();
  core::Signature Sign();
  core::Visit Left();
  core::Link LinkTo();
  core::OfferedAction Offer();

  std::mt19937_64 random_;
};

}  // namespace hjul::store
