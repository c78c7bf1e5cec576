#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace thema::analysis::cmo_rules {

/// What a word in prose says of k of n people.
enum class Quantity { all, most, half, few, none };

/// How a language claims numbers of people: "most of the participants", "12 von 23".
struct ClaimWords {
  struct Quantifier {
    std::string_view word;  ///< or words
    Quantity quantity;
    bool whole = false;   ///< names people itself: everybody
    bool beside = false;  ///< the people must be the next word: "no participants"
  };
  std::vector<Quantifier> quantifiers;
  std::vector<std::string_view> people;   ///< must follow within a few words
  std::vector<std::string_view> between;  ///< between k and n; may be several words
};

/// How a language tells a share: "two thirds of", "75 percent of".
struct ShareWords {
  std::vector<std::pair<std::string_view, std::size_t>> parts;  ///< thirds: 3
  std::vector<std::string_view> one;                            ///< "a third": a
  std::vector<std::string_view> percent;                        ///< beside "%"; may be two words
};

/// Null for a language without a list.
const ShareWords* share_words(std::string_view language);

/// By BCP 47 language, in small letters; null for a language without a list.
const ClaimWords* claim_words(std::string_view language);

}  // namespace thema::analysis::cmo_rules
