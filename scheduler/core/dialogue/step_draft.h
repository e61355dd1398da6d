// A decision in the making: the board as it becomes, and what is said of it. For step*.cc only.
#pragma once

#include <string>
#include <vector>

#include "scheduler/core/dialogue/step.h"

namespace hjul::dialogue {

class Draft {
 public:
  Draft(const Board& before, const Ground& ground)
      : before_(before), ground_(ground), board_(before) {}

  Board& board() { return board_; }
  const Campaign& campaign() const { return board_.campaign; }
  const Ground& ground() const { return ground_; }

  // Members of the draft's board; errors: kNotFound.
  absl::StatusOr<Booking*> FindBooking(const BookingId& id);
  absl::StatusOr<Wish*> FindWish(const WishId& id);
  absl::StatusOr<SwapOffer*> FindSwap(const SwapId& id);

  // Errors: kPermissionDenied.
  absl::Status MayBook(const Actor& actor, const UnitId& unit) const;
  absl::Status MayOrganise(const Actor& actor) const;
  bool IsOrganiser(const Actor& actor) const;
  // Who hosts `booking`, or organises.
  absl::Status MayRecord(const Actor& actor, const Booking& booking) const;

  // A new booking in a slot that has been judged free. Errors: kResourceExhausted.
  absl::StatusOr<Booking*> Place(const Cut& cut, const UnitId& unit, const Actor& actor,
                                 std::string note);
  // Moves a booking to a slot that has been judged free. Errors: kFailedPrecondition.
  absl::Status MoveTo(Booking& booking, const Slot& slot, const Actor& actor, std::string_view kind,
                      std::string note);
  absl::Status CancelBooking(Booking& booking, const Actor& actor, std::string reason);
  // A booking whose slot goes, as `stranded` says. Errors: kFailedPrecondition.
  absl::Status Strand(Booking& booking, Stranded stranded, const Actor& actor,
                      const std::string& reason);

  void Write(Record record) { effects_.emplace_back(std::move(record)); }
  // To everybody who takes part in `booking`.
  void Tell(const Booking& booking, NoticeKind kind);
  void TellPost(const PostId& post, const Booking& booking, NoticeKind kind);
  void TellPerson(const PostId& post, const PersonId& person, const Booking& booking,
                  NoticeKind kind);
  void Refuse(Refusal refusal) { refusal_ = std::move(refusal); }
  bool Refused() const { return refusal_.has_value(); }

  // Grants wishes, lets swaps lapse, and says what has changed.
  absl::StatusOr<Decision> Finish();

 private:
  absl::Status GrantWishes();
  bool GrantOne(Availability& available, Wish& wish);
  void LapseSwaps();

  const Board& before_;
  const Ground& ground_;
  Board board_;
  std::vector<Effect> effects_;
  std::optional<Refusal> refusal_;
};

// What an event does; a draft that is refused is thrown away. step_book.cc, step_swap.cc,
// step_window.cc, step_people.cc.
absl::Status Do(Draft& draft, const Book& event);
absl::Status Do(Draft& draft, const Move& event);
absl::Status Do(Draft& draft, const Cancel& event);
absl::Status Do(Draft& draft, const RecordOutcome& event);
absl::Status Do(Draft& draft, const Publish& event);
absl::Status Do(Draft& draft, const OfferSwap& event);
absl::Status Do(Draft& draft, const AnswerSwap& event);
absl::Status Do(Draft& draft, const WithdrawSwap& event);
absl::Status Do(Draft& draft, const MakeWish& event);
absl::Status Do(Draft& draft, const WithdrawWish& event);
absl::Status Do(Draft& draft, const SetWindow& event);
absl::Status Do(Draft& draft, const WithdrawWindow& event);
absl::Status Do(Draft& draft, const SetCampaign& event);
absl::Status Do(Draft& draft, const SetStatus& event);
absl::Status Do(Draft& draft, const HolderChanged& event);
absl::Status Do(Draft& draft, const ReplaceHost& event);
absl::Status Do(Draft& draft, const CloseUnit& event);
absl::Status Do(Draft& draft, const TimeReached& event);

// kTaken when somebody has the slot, else kHindered; with alternatives.
Refusal RefusalFor(Availability& available, const Seeker& seeker, const SlotId& wanted,
                   std::vector<Hindrance> hindrances);

}  // namespace hjul::dialogue
