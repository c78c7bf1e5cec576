#include "analysis/identifying.h"

#include <algorithm>
#include <array>

#include "text/letter_case.h"
#include "text/segment.h"
#include "text/stop_words.h"
#include "text/text_index.h"

namespace thema::analysis {

namespace {

using Kind = Identifying::Kind;

constexpr std::string_view kMonths =
    "(?:jan(?:uary|uar|vier|eiro|uari)?|feb(?:ruary|ruar|ruari)?|f[ée]vrier|mar(?:ch|s)?|m[äa]rz|"
    "maart|marzo|mar[çc]o|apr(?:il|ile)?|avril|abril|may|mai|mei|mayo|maggio|maio|maj|jun[ei]?|"
    "juin|"
    "junio|giugno|junho|juni|jul[iy]?|juillet|julio|luglio|julho|juli|aug(?:ust)?|ao[uû]t|agosto|"
    "augustus|sept?(?:ember|embre|iembre|embro|tember)?|settembre|septembre|set(?:embro)?|"
    "oct(?:ober|obre|ubre)?|okt(?:ober)?|ottobre|outubro|nov(?:ember|embre|iembre|embro)?|"
    "dec(?:ember)?|dez(?:ember|embro)?|d[ée]cembre|diciembre|dicembre|desember)";

// "born in 1962", "year of birth: 1962", in the languages of the months.
constexpr std::string_view kBirth =
    R"(\b(?:(?:born|birth|birthday)(?: (?:was|is|year))?(?: (?:back )?(?:in|on))?)"
    R"(|geboren(?: (?:im jahre?|in|anno))?|jahrgang|geburtsjahr|geboortejaar|bouwjaar)"
    R"(|n[ée]e?(?:\(e\))?s?(?: en)?|ann[ée]e de naissance|naissance(?: en)?)"
    R"(|nac[ií](?:da|do|[óo])?(?:s)?(?: en(?: el)?(?: a[ñn]o)?)?|a[ñn]o de nacimiento)"
    R"(|nat[aio](?: nel(?:l'anno)?)?|anno di nascita|nasc(?:ida|ido|i|eu)(?: (?:em|no ano de))?)"
    R"(|ano de nascimento|f[øo]dt(?: i)?|f[öo]dd(?: [åa]r)?(?: i)?|f[øo]dsels[åa]r|f[öo]delse[åa]r))"
    R"((?: |: ?|, ?))";

// Words that are written large everywhere and name nobody: weekdays, months, I.
constexpr std::array<std::string_view, 60> kOrdinary{
    "i",         "i'm",      "i'd",      "i'll",     "i've",      "monday",   "tuesday",
    "wednesday", "thursday", "friday",   "saturday", "sunday",    "january",  "february",
    "march",     "april",    "may",      "june",     "july",      "august",   "september",
    "october",   "november", "december", "monday's", "tuesday's", "friday's", "sunday's",
    "mondays",   "tuesdays", "fridays",  "sundays",  "christmas", "easter",   "god",
    "english",   "ok",       "okay",     "mr",       "mrs",       "ms",       "dr",
    "miss",      "mister",   "doctor",   "prof",     "professor", "sir",      "lady",
    "herr",      "frau",     "doktor",   "monsieur", "madame",    "mme",      "señor",
    "señora",    "don",      "doña",     "internet"};

constexpr std::array<std::string_view, 24> kTitles{
    "mr",     "mrs",  "ms",    "dr",     "miss",   "mister",  "doctor", "prof",
    "sir",    "lady", "herr",  "frau",   "doktor", "sister",  "nurse",  "monsieur",
    "madame", "mme",  "señor", "señora", "signor", "signora", "father", "professor"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Ends a sentence, or opens something in which a sentence begins.
bool begins_sentence(std::string_view between) {
  return between.find_first_of(".!?:\n\"([{") != std::string_view::npos ||
         between.find("…") != std::string_view::npos ||
         between.find("“") != std::string_view::npos || between.find("‘") != std::string_view::npos;
}

/// "the doctor I'd seen": no name, whatever stands before.
bool is_i(std::string_view small) { return small == "i" || small.starts_with("i'"); }

/// Only blanks or a hyphen between two words of one name.
bool joins(std::string_view between) {
  return !between.empty() && between.size() <= 2 &&
         between.find_first_not_of(" -") == std::string_view::npos;
}

}  // namespace

struct IdentifyingScan::Word {
  text::ByteRange where;
  std::string small;  ///< as it is written small
  bool large = false, first = false;
  bool title_before = false, joined = false;  ///< joined: to the word before
};

std::string_view to_string(Kind kind) {
  constexpr std::array<std::string_view, 8> names{"name", "e-mail", "phone",  "postcode",
                                                  "date", "link",   "handle", "birth year"};
  return names[static_cast<std::size_t>(kind)];
}

IdentifyingScan::IdentifyingScan() {
  const auto add = [&](Kind kind, const std::string& pattern,
                       text::Regex::Case c = text::Regex::Case::insensitive) {
    patterns_.emplace_back(kind, text::Regex(pattern, c));
  };
  add(Kind::email, R"([\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6})");
  add(Kind::link, R"((?:https?://|www\.)[^\s<>"')\]]{2,300})");
  add(Kind::handle,
      R"((?<![\p{L}\p{N}._%+/@-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,62}[\p{L}\p{N}_])?)");
  add(Kind::birth_year, std::string(kBirth) + R"((?:19|20)\d\d\b)");
  const std::string months(kMonths);
  add(Kind::date, R"(\b(?:(?:19|20)\d\d-\d\d?-\d\d?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d)\b)"
                  "|\\b\\d{1,2}(?:st|nd|rd|th|\\.)? (?:of |de |d')?" +
                      months + "\\b\\.?(?:,? (?:de )?(?:19|20)\\d\\d)?|\\b" + months +
                      "\\.? \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? (?:19|20)\\d\\d)?");
  // Britain, Canada, the Netherlands, the United States with a state; Germany and others with a
  // place behind it.
  add(Kind::postcode,
      R"(\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[1-9]\d{3} ?[A-Z]{2}\b)"
      R"(|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\b(?:[A-Z]{1,2}-)?\d{5}(?= \p{Lu}\p{Ll}))",
      text::Regex::Case::sensitive);
  // Seven digits or more, grouped as people write them.
  add(Kind::phone,
      R"((?<![\d\p{L}.,/-])(?!\d{1,3}\.\d{5,})(?:\+|00)?(?:\(0?\d{1,5}\)|\d)(?:[ \u00A0./-]{0,2}(?:\(0\)|\d)){6,14}(?![\d\p{L}]))");
}

std::vector<IdentifyingScan::Word> IdentifyingScan::words_of(std::string_view utf8) {
  std::vector<Word> words;
  text::WordSegmenter segmenter;
  std::uint32_t end = 0;
  segmenter.each(utf8, [&](text::ByteRange where) {
    const std::string_view word = utf8.substr(where.begin, where.end - where.begin);
    const std::string_view between = utf8.substr(end, where.begin - end);
    Word w;
    w.where = where;
    w.small = text::lower_case(word);
    text::WordKeys::finish(w.small);  // "I’d" is "i'd"
    w.large = text::is_capitalised(word);
    if (!words.empty()) {
      w.title_before = among(kTitles, words.back().small) && !is_i(w.small) &&
                       (joins(between) || (between == ". " && words.back().small.size() < 5));
      w.joined = joins(between);
    }
    w.first = words.empty() || (begins_sentence(between) && !w.title_before);
    words.push_back(std::move(w));
    end = where.end;
  });
  return words;
}

void IdentifyingScan::learn(std::string_view utf8) {
  for (const Word& w : words_of(utf8)) {
    std::string word(utf8.substr(w.where.begin, w.where.end - w.where.begin));
    text::WordKeys::finish(word);
    if (word == w.small && !w.small.empty()) small_.insert(w.small);
  }
}

bool IdentifyingScan::may_be_name(const Word& w) const {
  return w.large && !small_.contains(w.small) && !among(kOrdinary, w.small);
}

void IdentifyingScan::find_names(std::string_view utf8, bool nouns_large,
                                 std::vector<Identifying>& out) const {
  const std::vector<Word> words = words_of(utf8);
  const text::TextIndex index(utf8);
  for (std::size_t i = 0; i < words.size();) {
    if (!may_be_name(words[i]) && !(words[i].large && words[i].title_before)) {
      ++i;
      continue;
    }
    std::size_t last = i;
    while (last + 1 < words.size() && words[last + 1].joined && may_be_name(words[last + 1]))
      ++last;
    const bool several = last > i;
    // What only begins a sentence may be any word.
    const bool told = words[i].title_before || several || (!nouns_large && !words[i].first);
    if (told) {
      out.push_back(
          {Kind::name,
           {index.point_of(words[i].where.begin), index.point_of(words[last].where.end)}});
    }
    i = last + 1;
  }
}

namespace {

/// Adds those that share no text with what was found before: the digits of a date or a link are no
/// phone number. Both are in order of place, and none of one overlap.
void add_free(std::vector<Identifying>& found, std::vector<Identifying> more) {
  std::erase_if(more, [&](const Identifying& m) {
    const auto at = std::partition_point(found.begin(), found.end(), [&](const Identifying& f) {
      return f.span.end <= m.span.begin;
    });
    return at != found.end() && at->span.begin < m.span.end;
  });
  const auto middle = static_cast<std::ptrdiff_t>(found.size());
  found.insert(found.end(), more.begin(), more.end());
  std::inplace_merge(found.begin(), found.begin() + middle, found.end(),
                     [](const Identifying& a, const Identifying& b) { return a.span < b.span; });
}

}  // namespace

std::vector<Identifying> IdentifyingScan::find(std::string_view utf8,
                                               std::string_view language) const {
  std::vector<Identifying> found, more;
  for (const auto& [kind, pattern] : patterns_) {
    more.clear();
    for (const text::Span span : pattern.all(utf8)) more.push_back({kind, span});
    add_free(found, more);
  }
  more.clear();
  const std::string_view base = language.substr(0, language.find('-'));
  find_names(utf8, base == "de" || base == "lb", more);
  add_free(found, std::move(more));
  return found;
}

std::vector<std::string> written_small(std::string_view utf8, const std::set<std::string>& words) {
  const auto in_word = [&](std::size_t at) {
    const auto c = static_cast<unsigned char>(utf8[at]);
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  std::vector<std::string> found;
  for (const std::string& word : words) {
    std::size_t at = word.empty() ? std::string_view::npos : utf8.find(word);
    for (; at != std::string_view::npos; at = utf8.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if ((at > 0 && in_word(at - 1)) || (end < utf8.size() && in_word(end))) continue;
      found.push_back(word);
      break;
    }
  }
  return found;
}

}  // namespace thema::analysis
