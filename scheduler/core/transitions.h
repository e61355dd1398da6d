// Reading the constexpr tables of the built-in lifecycles: rows of {from, on, to}.
#pragma once

#include <optional>

namespace hjul::core {

// Where `on` leads from `from`; nullopt if `table` has no such row. Pure.
template <class Table, class State, class Event>
constexpr std::optional<State> TargetOf(const Table& table, State from, Event on) {
  for (const auto& row : table) {
    if (row.from == from && row.on == on) return row.to;
  }
  return std::nullopt;
}

}  // namespace hjul::core
