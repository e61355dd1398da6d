#include "words.h"

namespace hjul::engine {

std::string_view Word(core::TaskState state) {
  switch (state) {
    case core::TaskState::kPlanned:
      return "planerad";
    case core::TaskState::kOpen:
      return "öppen";
    case core::TaskState::kBlocked:
      return "väntar";
    case core::TaskState::kOverdue:
      return "försenad";
    case core::TaskState::kSigned:
      return "undertecknad";
    case core::TaskState::kDone:
      return "klar";
    case core::TaskState::kWithdrawn:
      return "borttagen";
  }
  return "?";
}

std::string_view Word(core::OccurrenceStatus status) {
  switch (status) {
    case core::OccurrenceStatus::kPlanned:
      return "planerad";
    case core::OccurrenceStatus::kOpen:
      return "öppen";
    case core::OccurrenceStatus::kWaiting:
      return "väntar";
    case core::OccurrenceStatus::kOverdue:
      return "försenad";
    case core::OccurrenceStatus::kDone:
      return "klar";
    case core::OccurrenceStatus::kDeclined:
      return "avböjd";
    case core::OccurrenceStatus::kNotNeeded:
      return "behövs inte";
    case core::OccurrenceStatus::kCancelled:
      return "inställd";
    case core::OccurrenceStatus::kReplaced:
      return "ersatt";
  }
  return "?";
}

std::string_view Word(core::TurnState state) {
  switch (state) {
    case core::TurnState::kPlanned:
      return "planerat";
    case core::TurnState::kOpen:
      return "öppet";
    case core::TurnState::kEnded:
      return "slut";
    case core::TurnState::kClosed:
      return "avslutat";
    case core::TurnState::kWithdrawn:
      return "tillbakadraget";
  }
  return "?";
}

std::string_view Word(core::NoticeKind kind) {
  switch (kind) {
    case core::NoticeKind::kOpened:
      return "ny uppgift";
    case core::NoticeKind::kReminder:
      return "påminnelse";
    case core::NoticeKind::kOverdue:
      return "försenad";
    case core::NoticeKind::kEscalation:
      return "eskalering";
    case core::NoticeKind::kMoved:
      return "flyttad";
    case core::NoticeKind::kWithdrawn:
      return "borttagen";
    case core::NoticeKind::kReturned:
      return "åter till dig";
    case core::NoticeKind::kReleased:
      return "väntan över";
  }
  return "?";
}

}  // namespace hjul::engine
