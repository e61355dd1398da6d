// The words themselves: one meaning per row, both languages side by side.
#include <array>
#include <map>
#include <string>

#include "scheduler/calendar/rule_words.h"

namespace hjul::calendar {
namespace {

// Spellings stand between bars; the first is the ordinary one. Genitives are Swedish only: an
// English possessive is recognised by its apostrophe.
struct Row {
  Word word;
  int value;
  std::string_view swedish;
  std::string_view swedish_genitive;
  std::string_view english;
};

constexpr int Value(Unit unit) { return static_cast<int>(unit); }
constexpr int Value(HolidayName name) { return static_cast<int>(name); }
constexpr int Value(EdgeNode::Part part) { return static_cast<int>(part); }
constexpr int Value(AnchorRef::Moment moment) { return static_cast<int>(moment); }
constexpr int Value(TermKind term) { return static_cast<int>(term); }
constexpr int Value(Shorthand shorthand) { return static_cast<int>(shorthand); }

using enum HolidayName;

constexpr std::array kRows{
    Row{Word::kArticle, 0, "den|det", "", "the"},

    Row{Word::kMonth, 1, "januari|jan", "januaris", "january|jan"},
    Row{Word::kMonth, 2, "februari|feb|febr", "februaris", "february|feb"},
    Row{Word::kMonth, 3, "mars|mar", "", "march|mar"},
    Row{Word::kMonth, 4, "april|apr", "aprils", "april|apr"},
    Row{Word::kMonth, 5, "maj", "majs", "may"},
    Row{Word::kMonth, 6, "juni|jun", "junis", "june|jun"},
    Row{Word::kMonth, 7, "juli", "julis", "july|jul"},
    Row{Word::kMonth, 8, "augusti|aug", "augustis", "august|aug"},
    Row{Word::kMonth, 9, "september|sep|sept", "septembers", "september|sep|sept"},
    Row{Word::kMonth, 10, "oktober|okt", "oktobers", "october|oct"},
    Row{Word::kMonth, 11, "november|nov", "novembers", "november|nov"},
    Row{Word::kMonth, 12, "december|dec", "decembers", "december|dec"},

    Row{Word::kWeekday, 1, "måndag|måndagen|mån", "", "monday|mon"},
    Row{Word::kWeekday, 2, "tisdag|tisdagen|tis", "", "tuesday|tue|tues"},
    Row{Word::kWeekday, 3, "onsdag|onsdagen|ons", "", "wednesday|wed"},
    Row{Word::kWeekday, 4, "torsdag|torsdagen|tors|tor", "", "thursday|thu|thur|thurs"},
    Row{Word::kWeekday, 5, "fredag|fredagen|fre", "", "friday|fri"},
    Row{Word::kWeekday, 6, "lördag|lördagen|lör", "", "saturday|sat"},
    Row{Word::kWeekday, 7, "söndag|söndagen|sön", "", "sunday|sun"},

    Row{Word::kOrdinal, 1, "första|förste", "", "first"},
    Row{Word::kOrdinal, 2, "andra|andre", "", "second"},
    Row{Word::kOrdinal, 3, "tredje", "", "third"},
    Row{Word::kOrdinal, 4, "fjärde", "", "fourth"},
    Row{Word::kOrdinal, 5, "femte", "", "fifth"},
    Row{Word::kOrdinal, 6, "sjätte", "", "sixth"},
    Row{Word::kOrdinal, 7, "sjunde", "", "seventh"},
    Row{Word::kOrdinal, 8, "åttonde", "", "eighth"},
    Row{Word::kOrdinal, 9, "nionde", "", "ninth"},
    Row{Word::kOrdinal, 10, "tionde", "", "tenth"},
    Row{Word::kOrdinal, 11, "elfte", "", "eleventh"},
    Row{Word::kOrdinal, 12, "tolfte", "", "twelfth"},
    Row{Word::kOrdinal, -1, "sista|senaste|föregående", "", "last|final|previous"},
    Row{Word::kOrdinal, -2, "näst sista|nästsista", "",
        "second last|last but one|second to last|next to last"},
    Row{Word::kNext, 0, "nästa|närmaste|närmast följande|nästkommande|följande", "",
        "next|following"},

    Row{Word::kNumber, 1, "en|ett", "", "one|a|an"},
    Row{Word::kNumber, 2, "två", "", "two"},
    Row{Word::kNumber, 3, "tre", "", "three"},
    Row{Word::kNumber, 4, "fyra", "", "four"},
    Row{Word::kNumber, 5, "fem", "", "five"},
    Row{Word::kNumber, 6, "sex", "", "six"},
    Row{Word::kNumber, 7, "sju", "", "seven"},
    Row{Word::kNumber, 8, "åtta", "", "eight"},
    Row{Word::kNumber, 9, "nio", "", "nine"},
    Row{Word::kNumber, 10, "tio", "", "ten"},
    Row{Word::kNumber, 11, "elva", "", "eleven"},
    Row{Word::kNumber, 12, "tolv", "", "twelve"},

    Row{Word::kUnit, Value(Unit::kDay), "dagar|dag|dagen|kalenderdagar|kalenderdag|dygn", "",
        "days|day|calendar days|calendar day"},
    Row{Word::kUnit, Value(Unit::kWorkingDay), "arbetsdagar|arbetsdag|arbetsdagen", "",
        "working days|working day|workdays|workday|business days|business day"},
    Row{Word::kUnit, Value(Unit::kSchoolDay), "skoldagar|skoldag|skoldagen", "",
        "school days|school day|schooldays|schoolday"},
    Row{Word::kUnit, Value(Unit::kStaffDay), "studiedagar|studiedag|studiedagen", "",
        "staff days|staff day|study days|study day"},
    Row{Word::kUnit, Value(Unit::kWeek), "v|vecka|veckan|veckor|veckorna", "veckans",
        "w|week|weeks"},
    Row{Word::kUnit, Value(Unit::kMonth), "månaden|månad|månader", "månadens", "month|months"},
    Row{Word::kUnit, Value(Unit::kQuarter), "kvartalet|kvartal", "kvartalets", "quarter|quarters"},
    Row{Word::kUnit, Value(Unit::kYear), "år|året", "årets", "year|years"},
    Row{Word::kUnit, Value(Unit::kTertial), "tertialet|tertial", "tertialets", "tertial"},
    Row{Word::kUnit, Value(Unit::kHalfYear), "halvåret|halvår", "halvårets", "half-year|half year"},
    Row{Word::kUnit, Value(Unit::kTerm), "terminen|termin", "terminens", "term"},
    Row{Word::kUnit, Value(Unit::kPeriod), "perioden|period", "periodens", "period"},

    Row{Word::kTerm, Value(TermKind::kAutumn), "höstterminen|hösttermin|ht", "höstterminens",
        "autumn term|fall term"},
    Row{Word::kTerm, Value(TermKind::kSpring), "vårterminen|vårtermin|vt", "vårterminens",
        "spring term"},
    Row{Word::kSchoolYear, 0, "läsåret|läsår", "läsårets", "school year|academic year"},
    Row{Word::kBreak, 0, "höstlovet|höstlov", "höstlovets", "autumn break|fall break|höstlov"},
    Row{Word::kBreak, 1, "jullovet|jullov", "jullovets", "christmas break|jullov"},
    Row{Word::kBreak, 2, "sportlovet|sportlov", "sportlovets",
        "sports break|winter break|sportlov"},
    Row{Word::kBreak, 3, "påsklovet|påsklov", "påsklovets", "easter break|påsklov"},
    Row{Word::kBreak, 4, "sommarlovet|sommarlov", "sommarlovets", "summer break|sommarlov"},
    Row{Word::kBreak, kAnyBreak, "lov|lovet", "lovets", "break"},
    Row{Word::kTurn, 0, "varvet|varv", "varvets", "turn"},

    Row{Word::kHoliday, Value(kNyarsdagen), "nyårsdagen", "",
        "new year's day|new years day|nyårsdagen"},
    Row{Word::kHoliday, Value(kTrettondedagJul), "trettondedag jul|trettondedagen|trettondagen", "",
        "epiphany|trettondedag jul|trettondedagen|trettondagen"},
    Row{Word::kHoliday, Value(kLangfredagen), "långfredagen|långfredag", "",
        "good friday|långfredagen|långfredag"},
    Row{Word::kHoliday, Value(kPaskdagen), "påskdagen|påsk|påsken", "",
        "easter sunday|easter|easter day|påskdagen"},
    Row{Word::kHoliday, Value(kAnnandagPask), "annandag påsk|annandagen påsk", "",
        "easter monday|annandag påsk"},
    Row{Word::kHoliday, Value(kForstaMaj), "första maj", "", "may day|första maj"},
    Row{Word::kHoliday, Value(kKristiHimmelsfardsdag), "kristi himmelsfärdsdag|kristi himmelsfärd",
        "", "ascension day|ascension|kristi himmelsfärdsdag"},
    Row{Word::kHoliday, Value(kPingstdagen), "pingstdagen|pingst", "",
        "whit sunday|pentecost|pingstdagen"},
    Row{Word::kHoliday, Value(kAnnandagPingst), "annandag pingst", "",
        "whit monday|annandag pingst"},
    Row{Word::kHoliday, Value(kNationaldagen), "nationaldagen", "", "national day|nationaldagen"},
    Row{Word::kHoliday, Value(kMidsommardagen), "midsommardagen", "",
        "midsummer day|midsommardagen"},
    Row{Word::kHoliday, Value(kAllaHelgonsDag), "alla helgons dag", "",
        "all saints' day|all saints day|alla helgons dag"},
    Row{Word::kHoliday, Value(kJuldagen), "juldagen", "", "christmas day|juldagen"},
    Row{Word::kHoliday, Value(kAnnandagJul), "annandag jul|annandagen", "",
        "boxing day|annandag jul"},
    Row{Word::kHoliday, Value(kMidsommarafton), "midsommarafton|midsommaraftonen", "",
        "midsummer eve|midsommarafton"},
    Row{Word::kHoliday, Value(kJulafton), "julafton|julaftonen", "", "christmas eve|julafton"},
    Row{Word::kHoliday, Value(kNyarsafton), "nyårsafton|nyårsaftonen", "",
        "new year's eve|new years eve|nyårsafton"},
    Row{Word::kHoliday, Value(kTrettondagsafton), "trettondagsafton|trettondagsaftonen", "",
        "epiphany eve|trettondagsafton"},
    Row{Word::kHoliday, Value(kSkartorsdag), "skärtorsdagen|skärtorsdag", "",
        "maundy thursday|skärtorsdagen|skärtorsdag"},
    Row{Word::kHoliday, Value(kPaskafton), "påskafton|påskaftonen", "", "easter eve|påskafton"},
    Row{Word::kHoliday, Value(kValborgsmassoafton), "valborgsmässoafton|valborg", "",
        "walpurgis eve|walpurgis night|valborgsmässoafton|valborg"},
    Row{Word::kHoliday, Value(kPingstafton), "pingstafton", "",
        "whitsun eve|pentecost eve|pingstafton"},
    Row{Word::kHoliday, Value(kAllhelgonaafton), "allhelgonaafton", "",
        "all saints' eve|all saints eve|allhelgonaafton"},
    Row{Word::kElection, 0, "valdagen|valdag", "", "election day"},

    Row{Word::kDate, 0, "datum|datumet", "", "date"},
    Row{Word::kMeeting, 0, "sammanträde|sammanträdet|möte|mötet|nämndsammanträde|nämndmöte", "",
        "meeting|meetings"},

    Row{Word::kBefore, 0, "före|innan", "", "before|prior to"},
    Row{Word::kAfter, 0, "efter", "", "after"},
    Row{Word::kOnOrAfter, 0, "på eller efter|tidigast", "",
        "on or after|no earlier than|not before"},
    Row{Word::kOnOrBefore, 0, "på eller före", "", "on or before"},
    Row{Word::kBy, 0, "senast", "", "by|no later than|not later than"},
    Row{Word::kOf, 0, "i|av|under|för|på|som innehåller", "", "of|in|on|during|for|containing"},
    Row{Word::kFrom, 0, "från|från och med|fr o m|from", "", "from"},
    Row{Word::kTo, 0, "till|till och med|t o m|tom", "", "to|till|until|through"},
    Row{Word::kBetween, 0, "mellan", "", "between"},
    Row{Word::kAnd, 0, "och", "", "and"},
    Row{Word::kOr, 0, "annars|eller|eller annars", "", "or|or else|otherwise|else"},
    Row{Word::kSkip, 0, "hoppa över|inget datum", "", "skip|no date"},
    Row{Word::kAt, 0, "kl|klockan", "", "at"},

    Row{Word::kEdge, Value(EdgeNode::Part::kStart), "början|start|starten|inledningen", "",
        "start|beginning"},
    Row{Word::kEdge, Value(EdgeNode::Part::kEnd), "slut|slutet", "", "end"},
    Row{Word::kEdge, Value(EdgeNode::Part::kMiddle), "mitten|mitt", "", "middle|mid"},
    Row{Word::kHalf, 0, "halvan|halva|hälften", "", "half"},
    Row{Word::kEarlier, 0, "tidigast av|tidigaste av|först av", "", "earlier of|earliest of"},
    Row{Word::kLater, 0, "senast av|senaste av|senare av|sist av", "", "later of|latest of"},
    Row{Word::kMoment, Value(AnchorRef::Moment::kOpens),
        "öppnar|öppnandet|öppnas|öppning|öppningen", "", "opens|opening|opened"},
    Row{Word::kMoment, Value(AnchorRef::Moment::kDue), "frist|fristen|förfaller", "",
        "due|deadline"},
    Row{Word::kMoment, Value(AnchorRef::Moment::kEntered),
        "inträder|inträdet|inträdd|inträtt|påbörjad|påbörjat", "", "entered|enters"},
    Row{Word::kMoment, Value(AnchorRef::Moment::kCompleted),
        "klar|slutförandet|klart|klara|slutförd|slutfört|färdig", "",
        "completed|completes|done|finished"},
    Row{Word::kThis, 0, "denna|detta|egen|eget", "", "this|own"},
    Row{Word::kWhole, 0, "hela", "", "whole|entire"},
    Row{Word::kOtherYear, YearNode::kBefore, "föregående år|förra året", "",
        "previous year|preceding year|last year"},
    Row{Word::kOtherYear, YearNode::kAfter, "nästa år|följande år|nästkommande år", "",
        "next year|following year"},
    Row{Word::kShorthand, Value(Shorthand::kSchoolStart), "skolstart|skolstarten", "",
        "school start"},
    Row{Word::kShorthand, Value(Shorthand::kSchoolEnd), "skolavslutning|skolavslutningen", "",
        "school end"},
    Row{Word::kShorthand, Value(Shorthand::kSchoolYearStart), "läsårsstart|läsårsstarten", "", ""},
    Row{Word::kShorthand, Value(Shorthand::kSchoolYearEnd), "läsårsslut|läsårsslutet", "", ""},
    Row{Word::kShorthand, Value(Shorthand::kTermStart), "terminsstart|terminsstarten", "", ""},
    Row{Word::kShorthand, Value(Shorthand::kTermEnd), "terminsslut|terminsslutet", "", ""},
};

template <class Visit>
void ForEachSpelling(std::string_view spellings, const Visit& visit) {
  while (!spellings.empty()) {
    const std::size_t bar = spellings.find('|');
    visit(spellings.substr(0, bar));
    spellings = bar == std::string_view::npos ? std::string_view() : spellings.substr(bar + 1);
  }
}

// "fre" is nobody's misspelling of "före".
bool IsAbbreviation(const Row& row, std::string_view spelling) {
  if (row.word == Word::kArticle) return true;
  const bool of_calendar = row.word == Word::kMonth || row.word == Word::kWeekday;
  const auto is_first = [&](std::string_view spellings) {
    return spellings.substr(0, spellings.find('|')) == spelling;
  };
  return of_calendar && spelling.size() <= 5 && !is_first(row.swedish) && !is_first(row.english);
}

struct Vocabulary {
  std::map<std::string, Meaning, std::less<>> meanings;
  std::vector<std::string> spellings;
};

Vocabulary Read(Language language) {
  Vocabulary vocabulary;
  for (const Row& row : kRows) {
    const auto add = [&](bool genitive) {
      return [&vocabulary, &row, genitive](std::string_view spelling) {
        vocabulary.meanings.emplace(spelling, Meaning{row.word, row.value, genitive});
        if (!IsAbbreviation(row, spelling)) vocabulary.spellings.emplace_back(spelling);
      };
    };
    ForEachSpelling(language == Language::kSwedish ? row.swedish : row.english, add(false));
    if (language == Language::kSwedish) ForEachSpelling(row.swedish_genitive, add(true));
  }
  return vocabulary;
}

const Vocabulary& VocabularyOf(Language language) {
  static const Vocabulary swedish = Read(Language::kSwedish);
  static const Vocabulary english = Read(Language::kEnglish);
  return language == Language::kSwedish ? swedish : english;
}

// "later" starts "later of", so an activity of that name must be quoted.
bool Starts(std::string_view word, const Vocabulary& vocabulary) {
  const auto found = vocabulary.meanings.lower_bound(word);
  if (found == vocabulary.meanings.end()) return false;
  if (found->first == word) return true;
  const auto phrase = vocabulary.meanings.lower_bound(std::string(word) + " ");
  return phrase != vocabulary.meanings.end() && phrase->first.starts_with(std::string(word) + " ");
}

}  // namespace

std::optional<Meaning> FindWord(std::string_view phrase, Language language) {
  const Vocabulary& vocabulary = VocabularyOf(language);
  const auto found = vocabulary.meanings.find(phrase);
  if (found == vocabulary.meanings.end()) return std::nullopt;
  return found->second;
}

bool IsReserved(std::string_view word) {
  return Starts(word, VocabularyOf(Language::kSwedish)) ||
         Starts(word, VocabularyOf(Language::kEnglish));
}

std::string_view SpellingOf(const Meaning& meaning, Language language) {
  for (const Row& row : kRows) {
    if (row.word != meaning.word || row.value != meaning.value) continue;
    std::string_view spellings = language == Language::kEnglish ? row.english
                                 : meaning.genitive             ? row.swedish_genitive
                                                                : row.swedish;
    return spellings.substr(0, spellings.find('|'));
  }
  return {};
}

const std::vector<std::string>& Spellings(Language language) {
  return VocabularyOf(language).spellings;
}

}  // namespace hjul::calendar
