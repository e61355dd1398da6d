#include "scheduler/store/rocks_log_scan.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "scheduler/store/rocks_parts.h"

namespace hjul::store::rocks {
namespace {

constexpr std::size_t kBlock = 32'768;
constexpr std::size_t kHeader = 7;

constexpr std::array<std::uint32_t, 256> MakeTable() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0x82f63b78U : 0U);
    table[byte] = crc;
  }
  return table;
}

// CRC-32C, masked as RocksDB stores it.
std::uint32_t MaskedCrc(std::string_view bytes) {
  static constexpr std::array<std::uint32_t, 256> kTable = MakeTable();
  std::uint32_t crc = ~0U;
  for (const char byte : bytes) {
    crc = (crc >> 8) ^ kTable[(crc ^ static_cast<unsigned char>(byte)) & 0xff];
  }
  crc = ~crc;
  return ((crc >> 15) | (crc << 17)) + 0xa282ead8U;
}

std::uint32_t Number(std::string_view block, std::size_t at, std::size_t bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = bytes; i-- > 0;) {
    number = (number << 8) | static_cast<unsigned char>(block[at + i]);
  }
  return number;
}

// The record at `at`: how many bytes it takes, header included; nothing if it cannot be read.
std::optional<std::size_t> RecordAt(std::string_view block, std::size_t at) {
  const std::size_t length = Number(block, at + 4, 2);
  const std::uint32_t type = Number(block, at + 6, 1);
  if (type < 1 || type > 4 || at + kHeader + length > block.size()) return std::nullopt;
  if (Number(block, at, 4) != MaskedCrc(block.substr(at + 6, 1 + length))) return std::nullopt;
  return kHeader + length;
}

bool Begins(std::uint32_t type) { return type == 1 || type == 2; }
bool Ends(std::uint32_t type) { return type == 1 || type == 4; }
std::uint32_t TypeAt(std::string_view block, std::size_t at) { return Number(block, at + 6, 1); }

bool IsZero(std::string_view bytes) {
  return bytes.find_first_not_of('\0') == std::string_view::npos;
}

// What cannot be read at `at`, in the last block: only an end?
bool IsEnd(std::string_view block, std::size_t at) {
  const bool runs_out = at + kHeader + Number(block, at + 4, 2) > block.size();
  return runs_out || IsZero(block.substr(at));
}

void Unread(ScannedLog& log, bool cut_short) {
  log.cut_short = (!log.unread || log.cut_short) && cut_short;
  log.unread = true;
  log.inside = false;
}

// A record, or a part of one, that can be read.
void Take(ScannedLog& log, std::uint32_t type) {
  if (Begins(type) == log.inside) Unread(log, false);  // The rest of one is missing, or its start.
  if (Begins(type)) {
    log.any = true;
    log.behind = log.behind || log.unread;
  }
  log.inside = (Begins(type) || log.inside) && !Ends(type);
}

void ScanBlock(std::string_view block, bool last, ScannedLog& log) {
  std::size_t at = 0;
  while (at + kHeader <= block.size()) {
    if (const auto size = RecordAt(block, at)) {
      Take(log, TypeAt(block, at));
      at += *size;
      continue;
    }
    Unread(log, IsZero(block.substr(at)) || (last && IsEnd(block, at)));
    // Lengths are not to be trusted from here on: where does the next one begin?
    do {
      ++at;
    } while (at + kHeader <= block.size() && !(RecordAt(block, at) && Begins(TypeAt(block, at))));
  }
  if (last && (log.inside || (at < block.size() && !log.unread))) Unread(log, true);
}

}  // namespace

absl::StatusOr<ScannedLog> ScanLog(rocksdb::Env& env, const std::string& file) {
  std::unique_ptr<rocksdb::SequentialFile> reader;
  rocksdb::Status status = env.NewSequentialFile(file, &reader, rocksdb::EnvOptions());
  ScannedLog log;
  std::string scratch(kBlock, '\0');
  std::string block;
  std::string next;
  const auto read = [&](std::string& into) {
    into.clear();
    while (status.ok() && into.size() < kBlock) {
      rocksdb::Slice slice;
      status = reader->Read(kBlock - into.size(), &slice, scratch.data());
      if (slice.empty()) return;
      into.append(slice.data(), slice.size());
    }
  };
  for (read(block); status.ok() && !block.empty(); block.swap(next)) {
    read(next);
    ScanBlock(block, next.empty(), log);
  }
  if (!status.ok()) return FromRocks(status, fmt::format("read {}", file));
  log.cut_short = log.cut_short && !log.behind;
  return log;
}

}  // namespace hjul::store::rocks
