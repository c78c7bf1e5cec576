#include "text/stop_words.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/stop_words/de.h"
#include "text/stop_words/en.h"
#include "text/stop_words/es.h"
#include "text/stop_words/fr.h"
#include "text/stop_words/it.h"
#include "text/stop_words/nl.h"
#include "text/stop_words/pt.h"

namespace thema::text {

namespace {

struct List {
  std::string_view language, words;
};

// By language; ICU has none. Written for thema.
constexpr std::array kLists{List{"de", kGermanStopWords},    List{"en", kEnglishStopWords},
                            List{"es", kSpanishStopWords},   List{"fr", kFrenchStopWords},
                            List{"it", kItalianStopWords},   List{"nl", kDutchStopWords},
                            List{"pt", kPortugueseStopWords}};

bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

}  // namespace

struct WordKeys::State {
  Folder folder;
};

WordKeys::WordKeys() : state_(std::make_unique<State>()) {}
WordKeys::~WordKeys() = default;

std::string WordKeys::key(std::string_view word) {
  std::string folded;
  state_->folder.fold(word, folded);
  // An elided word is known without its apostrophe, as in texts.
  while (folded.size() > 1 && folded.back() == '\'') folded.pop_back();
  return folded;
}

std::optional<StopWords> stop_words(std::string_view language) {
  const std::string_view base = language.substr(0, language.find_first_of("-_"));
  for (const List& list : kLists) {
    if (list.language == base) return parse_stop_words(list.words);
  }
  return std::nullopt;
}

const std::vector<std::string>& stop_word_languages() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const List& list : kLists) names.emplace_back(list.language);
    return names;
  }();
  return kNames;
}

StopWords parse_stop_words(std::string_view list) {
  StopWords words;
  WordKeys keys;
  for (std::size_t at = 0; at < list.size();) {
    if (list[at] == '#') {
      at = std::min(list.find('\n', at), list.size());
    } else if (is_space(list[at])) {
      ++at;
    } else {
      std::size_t end = at;
      while (end < list.size() && !is_space(list[end])) ++end;
      words.insert(keys.key(list.substr(at, end - at)));
      at = end;
    }
  }
  return words;
}

}  // namespace thema::text
