// Numbers that are claimed in words: K22. "12 of 23", and words for them in the project's language.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/cmo_check/claim_words.h"
#include "analysis/cmo_check/rules.h"
#include "base/strings.h"
#include "text/letter_case.h"

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
  for (const char c : text + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/' ||
                        static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

/// "12 of 23 participants", "most of the participants", "everybody".
std::vector<Claim> claims(const ClaimWords& language, const std::string& text, std::size_t k,
                          std::size_t n) {
  std::vector<Claim> found;
  const std::vector<std::string> words = words_of(text::lower_case(text));
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t person = i + 1;
    while (person < words.size() && person < i + 5 && !among(language.people, words[person])) {
      ++person;
    }
    const bool people = person < words.size() && person < i + 5;
    for (const ClaimWords::Quantifier& q : language.quantifiers) {
      if (words[i] != q.word || !(people || q.whole)) continue;
      found.push_back({words[i], holds(q.quantity, k, n)});
    }
    if (i + 2 >= words.size() || !among(language.between, words[i + 1])) continue;
    const auto a = parse_integer(words[i]), b = parse_integer(words[i + 2]);
    if (!a || !b || *a < 0 || *b < 0) continue;
    const bool right = static_cast<std::size_t>(*a) == k && static_cast<std::size_t>(*b) == n;
    found.push_back({fmt::format("{} {} {}", *a, words[i + 1], *b), right});
  }
  return found;
}

}  // namespace

void check_prose(Study& study) {
  const ClaimWords* language = claim_words(study.corpus.language);
  // In other languages only what is written as in English can be read.
  if (language == nullptr) language = claim_words("en");
  // n as in the table of configurations: participants who have a source.
  std::set<RowId> speaking;
  for (const model::Source& s : study.corpus.sources) {
    speaking.insert(s.cases.begin(), s.cases.end());
  }
  for (const auto& [id, speaker] : study.corpus.speakers) speaking.insert(speaker.case_id);
  const auto counts = [&](std::uint32_t c) {
    return study.corpus.cases[c].kind == "participant" &&
           speaking.contains(study.corpus.cases[c].id);
  };
  std::size_t n = 0;
  for (std::uint32_t c = 0; c < study.corpus.cases.size(); ++c) n += counts(c) ? 1 : 0;
  if (n == 0) return;
  for (const Prose& p : study.input.prose) {
    const auto f = std::find_if(study.all.begin(), study.all.end(),
                                [&](const Facts& x) { return x.cmoc->id == p.cmoc; });
    if (f == study.all.end()) continue;
    const auto k =
        static_cast<std::size_t>(std::count_if(f->cases.begin(), f->cases.end(), counts));
    for (const Claim& claim : claims(*language, p.text, k, n)) {
      if (claim.holds) continue;
      study.add("K22", *f,
                fmt::format("the {} says '{}', the evidence {} of {} participants (most: "
                            "more than half; half: at least; few: fewer than half)",
                            p.what, claim.words, k, n));
    }
  }
}

}  // namespace thema::analysis::cmo_rules
