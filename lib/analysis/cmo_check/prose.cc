// Numbers that are claimed in words: K22. "12 of 23", and words for them in the project's language.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "analysis/cmo_check/claim_words.h"
#include "analysis/cmo_check/rules.h"
#include "base/strings.h"
#include "text/letter_case.h"
#include "text/number_words.h"

namespace thema::analysis::cmo_rules {

namespace {

struct Claim {
  std::string words;
  bool holds = true;
};

/// Thresholds are told with the finding.
bool holds(Quantity quantity, std::size_t k, std::size_t n) {
  switch (quantity) {
    case Quantity::all:
      return k == n;
    case Quantity::most:
      return 2 * k > n;
    case Quantity::half:
      return 2 * k >= n;
    case Quantity::few:
      return 2 * k < n && k > 0;
    case Quantity::none:
      return k == 0;
  }
  return true;
}

template <class Words>
bool among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  const std::string all = text + " ";
  const auto digit = [&](std::size_t i) {
    return i < all.size() && all[i] >= '0' && all[i] <= '9';
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const char c = all[i];
    if (c == '%' && !word.empty()) words.push_back(std::exchange(word, {}));
    // "66.7": one number, which is no share of whole people.
    const bool decimal = (c == '.' || c == ',') && i > 0 && digit(i - 1) && digit(i + 1);
    const bool letter = (c >= 'a' && c <= 'z') || digit(i) || c == '-' || c == '/' || c == '%' ||
                        decimal || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

/// How many words a phrase has that stands at `at`; 0: it does not.
std::size_t phrase_at(const std::vector<std::string>& words, std::size_t at,
                      std::string_view phrase) {
  std::size_t n = 0;
  for (const std::string_view word : split(phrase, ' ')) {
    if (at + n >= words.size() || words[at + n] != word) return 0;
    ++n;
  }
  return n;
}

/// Reads claims in one language.
class Reader {
 public:
  explicit Reader(std::string_view language)
      : language_(claim_words(language)), numbers_(language) {
    // In other languages only what is written as in English can be read.
    if (language_ == nullptr) language_ = claim_words("en");
    shares_ = share_words(language);
    if (shares_ == nullptr) shares_ = share_words("en");
  }

  /// "12 of 23 participants", "three of four", "3/4", "most of the participants", "everybody".
  std::vector<Claim> claims(const std::string& text, std::size_t k, std::size_t n) const {
    std::vector<Claim> found;
    const std::vector<std::string> words = words_of(text::lower_case(text));
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (const ClaimWords::Quantifier& q : language_->quantifiers) {
        const std::size_t length = phrase_at(words, i, q.word);
        if (length == 0) continue;
        const bool about_people = q.whole || people_in(words, i + length, q.beside ? 1 : 4);
        if (about_people) found.push_back({std::string(q.word), holds(q.quantity, k, n)});
      }
      if (const auto share = share_at(words, i, n)) {
        found.push_back({share->words, share->k == k && share->n == n});
      } else if (auto part = part_at(words, i, k, n)) {
        found.push_back(*std::move(part));
      }
    }
    return found;
  }

 private:
  struct Share {
    std::string words;
    std::size_t k = 0, n = 0;
  };

  bool people_in(const std::vector<std::string>& words, std::size_t from, std::size_t reach) const {
    for (std::size_t i = from; i < std::min(words.size(), from + reach); ++i) {
      if (among(language_->people, words[i])) return true;
    }
    return false;
  }

  std::optional<std::size_t> number(std::string_view word, bool& spelled) const {
    if (const auto n = parse_integer(word); n && *n >= 0) return static_cast<std::size_t>(*n);
    const auto n = numbers_.number(word);
    spelled = spelled || n;
    return n ? std::optional<std::size_t>(*n) : std::nullopt;
  }

  /// The number behind "of", which ends before `end`.
  std::optional<std::size_t> total_at(const std::vector<std::string>& words, std::size_t at,
                                      bool& spelled, std::size_t& end) const {
    for (const std::string_view between : language_->between) {
      const std::size_t length = phrase_at(words, at, between);
      if (length == 0 || at + length >= words.size()) continue;
      const auto of = number(words[at + length], spelled);
      if (!of) continue;
      end = at + length + 1;
      return of;
    }
    return std::nullopt;
  }

  std::optional<Share> share_at(const std::vector<std::string>& words, std::size_t i,
                                std::size_t n) const {
    bool people = false;
    bool unsure = false;  // "one of two ways", "3/4 of an hour": of people only if they are named
    std::optional<std::size_t> a, b;
    Share share;
    std::size_t end = i + 1;
    if (const std::size_t slash = words[i].find('/'); slash != std::string::npos) {
      a = number(std::string_view(words[i]).substr(0, slash), unsure);
      b = number(std::string_view(words[i]).substr(slash + 1), unsure);
      share.words = words[i];
      unsure = true;
    } else {
      a = number(words[i], unsure);
      if (!a) return std::nullopt;
      // "trois participants sur quatre": the people may stand between, with a word before them.
      for (std::size_t behind = i + 1; behind <= i + 3 && !b; ++behind) {
        people = behind > i + 1 && people_in(words, behind - 1, 1);
        if (people || behind == i + 1) b = total_at(words, behind, unsure, end);
      }
      for (std::size_t w = i; b && w < end; ++w) {
        share.words += (w == i ? "" : " ") + words[w];
      }
    }
    if (!a || !b || *a > *b) return std::nullopt;
    if (unsure && *b != n && !people && !people_in(words, end, 4)) return std::nullopt;
    share.k = *a;
    share.n = *b;
    return share;
  }

  /// "two thirds of the participants", "75% of them": to the nearest twentieth, or whole percent.
  std::optional<Claim> part_at(const std::vector<std::string>& words, std::size_t i, std::size_t k,
                               std::size_t n) const {
    bool spelled = false;
    auto a = number(words[i], spelled);
    if (!a && among(shares_->one, words[i])) a = 1;
    if (!a || i + 1 >= words.size()) return std::nullopt;
    std::size_t end = i + 2, of = 0;
    for (const auto& [word, parts] : shares_->parts) {
      if (words[i + 1] == word) of = parts;
    }
    const bool percent = of == 0;
    if (percent) {
      std::size_t length = words[i + 1] == "%" ? 1 : 0;
      for (const std::string_view word : shares_->percent) {
        length = std::max(length, phrase_at(words, i + 1, word));
      }
      if (length == 0) return std::nullopt;
      end = i + 1 + length;
      of = 100;
    }
    const bool of_people =
        std::any_of(language_->between.begin(), language_->between.end(),
                    [&](std::string_view word) { return phrase_at(words, end, word) > 0; }) &&
        people_in(words, end, 4);
    if (*a > of || !of_people) return std::nullopt;
    // k/n and a/of, both as hundredths of one person of n.
    const std::size_t there = 100 * k * of, said = 100 * *a * n;
    const std::size_t apart = there > said ? there - said : said - there;
    Claim claim{.words = words[i], .holds = percent ? apart < of * n : apart <= 5 * of * n};
    for (std::size_t w = i + 1; w < end; ++w) {
      claim.words += (words[w] == "%" ? "" : " ") + words[w];
    }
    return claim;
  }

  const ClaimWords* language_;
  const ShareWords* shares_ = nullptr;
  text::NumberWords numbers_;
};

/// Whose words a text is about.
struct Speakers {
  const Facts* facts = nullptr;
  std::set<std::uint32_t> cases;
};

/// The people behind a configuration, or behind any of those that belong to a theory.
Speakers speakers_of(const Study& study, const Prose& p) {
  Speakers out;
  const auto theory = std::find_if(study.input.theories.begin(), study.input.theories.end(),
                                   [&](const model::Theory& t) { return t.id == p.theory; });
  for (const Facts& f : study.all) {
    const bool its_own = p.theory == 0 && f.cmoc->id == p.cmoc;
    const bool belongs = p.theory != 0 && theory != study.input.theories.end() &&
                         among(theory->configurations, f.cmoc->label);
    if (!its_own && !belongs) continue;
    out.facts = &f;
    out.cases.insert(f.cases.begin(), f.cases.end());
  }
  return out;
}

}  // namespace

void check_prose(Study& study) {
  // n as in the table of configurations: participants who have a source.
  std::set<RowId> speaking;
  for (const model::Source& s : study.corpus.sources) {
    speaking.insert(s.cases.begin(), s.cases.end());
  }
  for (const auto& [id, speaker] : study.corpus.speakers) speaking.insert(speaker.case_id);
  const auto counts = [&](std::uint32_t c) {
    return study.corpus.cases[c].kind == "participant" &&
           speaking.contains(study.corpus.cases[c].id) && study.consents(c);
  };
  std::size_t n = 0;
  for (std::uint32_t c = 0; c < study.corpus.cases.size(); ++c) n += counts(c) ? 1 : 0;
  if (n == 0) return;
  const Reader reader(study.corpus.language);
  for (const Prose& p : study.input.prose) {
    const Speakers who = speakers_of(study, p);
    if (who.facts == nullptr) continue;
    const auto k =
        static_cast<std::size_t>(std::count_if(who.cases.begin(), who.cases.end(), counts));
    for (const Claim& claim : reader.claims(p.text, k, n)) {
      if (claim.holds) continue;
      const std::string message = fmt::format(
          "the {} says '{}', the evidence {} of {} participants (most: "
          "more than half; half: at least; few: fewer than half; a fraction: within 5 in 100)",
          p.what, claim.words, k, n);
      if (p.theory != 0) {
        study.add("K22", p.object, p.theory, message);
      } else {
        study.add("K22", *who.facts, message);
      }
    }
  }
}

}  // namespace thema::analysis::cmo_rules
