// Why a time cannot be had, and why not everybody got one, in Swedish sentences.
//
// Here so that the command line, the browser and letters say the same. Days stand with weekday and
// ISO week, times with a point. Pure; this is the only file of the folder with Swedish sentences.
#pragma once

#include <string>
#include <vector>

#include "scheduler/core/dialogue/schedule.h"

namespace hjul::dialogue {

// "tisdag 27 oktober 2026 (v. 44)"; the week's own year is added when it is another.
std::string DayText(Date date);
// "kl. 09.00–10.00".
std::string TimeText(TimeOfDay from, TimeOfDay to);
// "tisdag 27 oktober 2026 (v. 44) kl. 09.00–10.00".
std::string SlotText(const Slot& slot);

// "Tisdag 27 oktober 2026 (v. 44) kl. 09.00–10.00 går inte att boka: tiden är redan bokad." Without
// hindrances: "… är ledig."
std::string Explain(const Offer& offer, const Campaign& campaign);
// The reason alone: "tiden är redan bokad".
std::string Explain(const Hindrance& hindrance, const Campaign& campaign);

// "Dessa 7 enheter delar på 5 tider: A, B, … ." `names`: what units are called.
std::string Explain(const Shortfall& shortfall, const core::Organisation& organisation);
// "Höj taket till 4 dialoger om dagen: 2 enheter till får en tid."
std::string Explain(const Relaxation& relaxation, const core::Organisation& organisation);

}  // namespace hjul::dialogue
