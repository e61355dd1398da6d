// Stored records: any bytes decode to an error or to a record that survives its own bytes. The
// first byte says which record.
#include <vector>

#include "google/protobuf/stubs/logging.h"
#include "scheduler/store/codec.h"
#include "tests/fuzz/fuzz.h"

namespace hjul::fuzz {
namespace {

template <class Record>
void Try(std::string_view bytes, absl::StatusOr<Record> (*decode)(std::string_view)) {
  const auto record = decode(bytes);
  if (!record.ok()) {
    Expect(absl::IsDataLoss(record.status()), "wrong bytes are data loss",
           record.status().ToString());
    return;
  }
  const std::string written = store::Encode(*record);
  const auto again = decode(written);
  Expect(again.ok(), "what was encoded decodes", again.status().ToString());
  Expect(store::Encode(*again) == written, "a record encodes one way");
  if constexpr (requires(const Record& one) { one == one; }) {
    Expect(*again == *record, "a record survives its bytes");
  }
}

void TryChanges(std::string_view bytes) {
  auto changes = store::DecodeChanges(bytes);
  if (!changes.ok()) {
    return;
  }
  store::PlanRecord plan;
  plan.changes = *std::move(changes);
  for (std::size_t first = 0; first < plan.changes.size(); first += store::kPlanChunkMax) {
    Expect(store::DecodeChanges(store::EncodeChanges(plan, first)).ok(),
           "what was encoded decodes");
  }
}

void TryNumbers(std::string_view bytes) {
  if (const auto number = store::DecodeNumber(bytes); number.ok()) {
    Expect(store::EncodeNumber(*number) == bytes, "a number has one form");
  }
  if (const auto instant = store::DecodeInstant(bytes); instant.ok()) {
    Expect(store::EncodeInstant(*instant) == bytes, "an instant has one form");
  }
}

using Target = void (*)(std::string_view);
const std::vector<Target>& Targets() {
  static const std::vector<Target> targets{
      [](std::string_view b) { Try(b, &store::DecodeHuvudman); },
      [](std::string_view b) { Try(b, &store::DecodeUnit); },
      [](std::string_view b) { Try(b, &store::DecodePerson); },
      [](std::string_view b) { Try(b, &store::DecodePost); },
      [](std::string_view b) { Try(b, &store::DecodeToken); },
      [](std::string_view b) { Try(b, &store::DecodeTokenPlace); },
      [](std::string_view b) { Try(b, &store::DecodeRequest); },
      [](std::string_view b) { Try(b, &store::DecodeResult); },
      [](std::string_view b) { Try(b, &store::DecodeHead); },
      [](std::string_view b) { Try(b, &store::DecodeWheelRevision); },
      [](std::string_view b) { Try(b, &store::DecodeRevisionPlace); },
      [](std::string_view b) { Try(b, &store::DecodeCalendar); },
      [](std::string_view b) { Try(b, &store::DecodeTurn); },
      [](std::string_view b) { Try(b, &store::DecodePlan); },
      [](std::string_view b) { Try(b, &store::DecodeOccurrence); },
      [](std::string_view b) { Try(b, &store::DecodeOccurrenceRecord); },
      [](std::string_view b) { Try(b, &store::DecodeTask); },
      [](std::string_view b) { Try(b, &store::DecodeTaskPlace); },
      [](std::string_view b) { Try(b, &store::DecodeDelivery); },
      [](std::string_view b) { Try(b, &store::DecodeJournalEntry); },
      [](std::string_view b) { Try(b, &store::DecodeLogEntry); },
      &TryChanges,
      &TryNumbers,
  };
  return targets;
}

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hjul::fuzz;
  static auto* const quiet = google::protobuf::SetLogHandler(nullptr);  // It tells of every fault.
  (void)quiet;
  if (size > 0) {
    Targets()[data[0] % Targets().size()](TextOf(data + 1, size - 1));
  }
  return 0;
}
