// Rules and shifts as people read them.
#include <string_view>

#include "gtest/gtest.h"
#include "scheduler/calendar/rule.h"
#include "tests/calendar/rule_world.h"

namespace hjul::calendar {
namespace {

struct Explained {
  std::string_view rule;
  std::string_view swedish;
  std::string_view english;
};

constexpr Explained kExplained[] = {
    {"2027-03-15", "15 mars 2027", "15 March 2027"},
    {"fredag 30 oktober v. 44", "fredagen den 30 oktober (vecka 44)",
     "Friday 30 October (week 44)"},
    {"29 february", "29 februari (28 februari om det inte är skottår)",
     "29 February (28 February unless it is a leap year)"},
    {"29 february or 1 march", "29 februari, annars 1 mars", "29 February, otherwise 1 March"},
    {"fredag v. 44", "fredagen i vecka 44", "Friday of week 44"},
    {"w. 45-49", "vecka 45 till 49", "weeks 45 to 49"},
    {"hela v. 44", "hela vecka 44", "the whole of week 44"},
    {"måndag v. 11 till fredag v. 20", "från måndagen i vecka 11 till fredagen i vecka 20",
     "from Monday of week 11 to Friday of week 20"},
    {"måndag v. 53 annars hoppa över", "måndagen i vecka 53, annars inget datum det varvet",
     "Monday of week 53, otherwise no date that turn"},
    {"sista fredagen i juni", "sista fredagen i juni", "the last Friday of June"},
    {"15th working day of january", "15:e arbetsdagen i januari",
     "the 15th working day of January"},
    {"april-juni", "april till juni", "April to June"},
    {"end of october", "sista dagen i oktober", "the last day of October"},
    {"tertial 2", "andra tertialet", "the second tertial"},
    {"10 arbetsdagar före vårterminens slut", "tionde arbetsdagen före vårterminens sista dag",
     "the tenth working day before the last day of the spring term"},
    {"3 weeks after school year start", "tre veckor efter läsårets första dag",
     "three weeks after the first day of the school year"},
    {"the day before midsummer eve", "dagen före midsommarafton", "the day before Midsummer Eve"},
    {"1 year after 1 may", "ett år efter 1 maj", "one year after 1 May"},
    {"one week before easter break", "en vecka före påsklovet", "one week before the Easter break"},
    {"vinterlovets start", "vinterlovets första dag", "the first day of the break vinterlov"},
    {"mid-april", "mitten av april", "the middle of April"},
    {"andra halvan av höstterminen", "andra halvan av höstterminen",
     "the second half of the autumn term"},
    {"måndag i veckan för midsommarafton", "måndagen i veckan för midsommarafton",
     "the Monday of the week of Midsummer Eve"},
    {"first working day on or after 1 february", "första arbetsdagen från och med 1 februari",
     "the first working day on or after 1 February"},
    {"last friday on or before 15 june", "sista fredagen till och med 15 juni",
     "the last Friday on or before 15 June"},
    {"next friday after easter", "nästa fredag efter påskdagen",
     "the next Friday after Easter Sunday"},
    {"date np/NP-SV-6-B", "datumet NP-SV-6-B i tabellen np", "the date NP-SV-6-B in the table np"},
    {"5 working days before next BUN meeting after 15 september",
     "femte arbetsdagen före nästa BUN-sammanträde efter 15 september",
     "the fifth working day before the next BUN meeting after 15 September"},
    {"kvalitetsanalys due", "fristen för kvalitetsanalys", "the due date of kvalitetsanalys"},
    {"10 working days after kvalitetsanalys completed",
     "tionde arbetsdagen efter dagen då kvalitetsanalys blev klar",
     "the tenth working day after the day kvalitetsanalys was completed"},
    {"hjul/analys[höst] granskas entered", "dagen då analys (höst) i hjul kom till granskas",
     "the day analys (höst) of hjul reached granskas"},
    {"analys skrivs opens", "öppningsdagen för skrivs i analys",
     "the opening day of skrivs in analys"},
    {"10 arbetsdagar efter inträdet", "tionde arbetsdagen efter dagen då steget började",
     "the tenth working day after the day the step began"},
    {"2 weeks before due", "två veckor före fristen", "two weeks before the due date"},
    {"earlier of 15 september and friday w. 37",
     "det som kommer först av 15 september och fredagen i vecka 37",
     "the earlier of 15 September and Friday of week 37"},
    {"15 september år 2", "15 september varvets andra år",
     "15 September in the turn's second year"},
    {"7 februari kl. 16.00", "7 februari klockan 16.00", "7 February at 16:00"},
};

TEST(RuleExplain, SpeaksPlainly) {
  for (const Explained& explained : kExplained) {
    const DateRule rule = Rule(explained.rule);
    EXPECT_EQ(Explain(rule, Language::kSwedish), explained.swedish);
    EXPECT_EQ(Explain(rule, Language::kEnglish), explained.english);
  }
  EXPECT_EQ(Explain(DateRule(), Language::kSwedish), "inget datum");
  EXPECT_EQ(Explain(DateRule(), Language::kEnglish), "no date");
}

TEST(ShiftExplain, SpeaksPlainly) {
  EXPECT_EQ(Explain(Shift::kNone, Language::kSwedish), "flyttas inte");
  EXPECT_EQ(Explain(Shift::kPreviousWorkingDay, Language::kSwedish),
            "flyttas till närmast föregående arbetsdag");
  EXPECT_EQ(Explain(Shift::kNextWorkingDay, Language::kSwedish),
            "flyttas till närmast följande arbetsdag");
  EXPECT_EQ(Explain(Shift::kStatutory, Language::kSwedish),
            "flyttas till nästa vardag enligt lag (1930:173)");
  EXPECT_EQ(Explain(Shift::kNone, Language::kEnglish), "not moved");
  EXPECT_EQ(Explain(Shift::kPreviousWorkingDay, Language::kEnglish),
            "moved to the previous working day");
  EXPECT_EQ(Explain(Shift::kNextWorkingDay, Language::kEnglish), "moved to the next working day");
  EXPECT_EQ(Explain(Shift::kStatutory, Language::kEnglish),
            "moved to the next working day by law (1930:173)");
}

}  // namespace
}  // namespace hjul::calendar
