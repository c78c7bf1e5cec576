#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/regex.h"
#include "text/span.h"

namespace thema::analysis {

/// Something in a text that may tell who a person is.
struct Identifying {
  enum class Kind { name, email, phone, postcode, date, link, handle, birth_year };
  Kind kind = Kind::name;
  text::Span span;  ///< code points of the text
};

std::string_view to_string(Identifying::Kind kind);

/// Looks for what tells who people are: e-mail addresses, links, phone numbers, postcodes (of
/// several countries), dates, years of birth, handles (@name), and names. A name is a capitalised
/// word in the middle of a sentence that the texts never write small, with its neighbours of that
/// kind; or one after a title (Mr, Dr, Frau ...). In German, which writes all nouns large, only two
/// such words in a row or one after a title. A help for a person who reads on, no proof: it misses
/// names that are words as well. First `learn` every text, then `find` in each.
class IdentifyingScan {
 public:
  IdentifyingScan();
  void learn(std::string_view utf8);
  /// In order of place. `language`: BCP 47.
  std::vector<Identifying> find(std::string_view utf8, std::string_view language) const;

 private:
  struct Word;
  static std::vector<Word> words_of(std::string_view utf8);
  bool may_be_name(const Word& word) const;
  void find_names(std::string_view utf8, bool nouns_large, std::vector<Identifying>& out) const;

  std::set<std::string> small_;  ///< words that some text writes small
  std::vector<std::pair<Identifying::Kind, text::Regex>> patterns_;
};

/// Which of these words, in small letters, a text writes small; quicker than to learn all of it.
std::vector<std::string> written_small(std::string_view utf8, const std::set<std::string>& words);

}  // namespace thema::analysis
