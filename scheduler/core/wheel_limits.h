// The most a wheel text may hold. Reached by no real wheel; they bound memory, time and messages.
#pragma once

#include <cstddef>

namespace hjul::core {

inline constexpr std::size_t kActivitiesMax = 200;       // Of a wheel or an overlay.
inline constexpr std::size_t kStatesMax = 40;            // Of an activity.
inline constexpr std::size_t kActionsMax = 20;           // Of a state.
inline constexpr std::size_t kResultsMax = 20;           // Of an action.
inline constexpr std::size_t kRungsMax = 20;             // Of a ladder.
inline constexpr std::size_t kVariantsMax = 50;          // Of an activity.
inline constexpr std::size_t kMovesMax = 500;            // Of an overlay.
inline constexpr std::size_t kListMax = 200;             // Of any other list.
inline constexpr std::size_t kTitleCodePointsMax = 200;  // Titles, labels, choices.
inline constexpr std::size_t kTextCodePointsMax = 2000;  // Descriptions, purposes, laws.

}  // namespace hjul::core
