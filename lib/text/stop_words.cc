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

void WordKeys::finish(std::string& folded) {
  // As typesetters write it, and the one that is a letter.
  constexpr std::string_view kCurly = "\xE2\x80\x99", kLetter = "\xCA\xBC";
  if (folded.find(kCurly) == std::string::npos && folded.find(kLetter) == std::string::npos) return;
  std::string plain;
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view rest = std::string_view(folded).substr(at);
    const std::size_t size = rest.starts_with(kCurly)    ? kCurly.size()
                             : rest.starts_with(kLetter) ? kLetter.size()
                                                         : 0;
    plain += size > 0 ? '\'' : folded[at];
    at += std::max<std::size_t>(size, 1);
  }
  folded = std::move(plain);
}

std::string WordKeys::key(std::string_view word) {
  std::string folded;
  state_->folder.fold(word, folded);
  finish(folded);
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
