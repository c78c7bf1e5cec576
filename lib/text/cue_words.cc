#include "text/cue_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/strings.h"
#include "text/cue_words/de.h"
#include "text/cue_words/en.h"
#include "text/cue_words/es.h"
#include "text/cue_words/fr.h"
#include "text/cue_words/it.h"
#include "text/cue_words/nl.h"
#include "text/cue_words/pt.h"
#include "text/fold.h"
#include "text/quote_fold.h"
#include "text/stop_words.h"
#include "text/utf8.h"

namespace thema::text {

namespace {

struct List {
  std::string_view language, words;
};

// By language. Written for thema.
constexpr std::array kLists{List{"de", kGermanCueWords},    List{"en", kEnglishCueWords},
                            List{"es", kSpanishCueWords},   List{"fr", kFrenchCueWords},
                            List{"it", kItalianCueWords},   List{"nl", kDutchCueWords},
                            List{"pt", kPortugueseCueWords}};

/// The words of a folded text: letters, digits and marks of any script, and apostrophes.
std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
  };
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t here = at;
    const char32_t c = next_code_point(folded, at);
    if (c == '\'' || is_word_character(c)) continue;
    close(here);
    begin = at;
  }
  close(folded.size());
  return words;
}

/// A word without the apostrophes around it, which may be quotation marks.
std::string_view bare(std::string_view word) {
  while (word.starts_with('\'')) word.remove_prefix(1);
  while (word.ends_with('\'')) word.remove_suffix(1);
  return word;
}

}  // namespace

std::optional<CueWords> cue_words(std::string_view language) {
  const std::string_view base = language.substr(0, language.find_first_of("-_"));
  for (const List& list : kLists) {
    if (list.language == base) return parse_cue_words(list.words);
  }
  return std::nullopt;
}

const std::vector<std::string>& cue_word_languages() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const List& list : kLists) names.emplace_back(list.language);
    return names;
  }();
  return kNames;
}

CueWords parse_cue_words(std::string_view list) {
  CueWords cues;
  for (const std::string_view line : split(list, '\n')) {
    const std::string_view cue = trim(line.substr(0, line.find('#')));
    if (!cue.empty()) cues.emplace_back(cue);
  }
  return cues;
}

struct CueFinder::State {
  Folder folder;
  CueWords cues;
  std::vector<std::vector<std::string>> words;                      ///< by cue: folded
  std::unordered_map<std::string, std::vector<std::size_t>> first;  ///< cues by first word
};

CueFinder::CueFinder(const CueWords& cues) : state_(std::make_unique<State>()) {
  state_->cues = cues;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    std::string folded = state_->folder.fold(cues[i]);
    auto& words = state_->words.emplace_back();
    for (const std::string_view word : words_of(folded)) words.emplace_back(word);
    if (!words.empty()) state_->first[words.front()].push_back(i);
  }
}

CueFinder::~CueFinder() = default;

std::vector<std::string> CueFinder::find(std::string_view utf8) {
  std::string folded = state_->folder.fold(utf8);
  const std::vector<std::string_view> words = words_of(folded);
  std::vector<bool> found(state_->cues.size(), false);
  const auto says = [](const std::string& wanted, std::string_view word) {
    return wanted == word || wanted == bare(word);
  };
  const auto look = [&](std::size_t w, std::string_view first) {
    const auto cues = state_->first.find(std::string(first));
    if (cues == state_->first.end()) return;
    for (const std::size_t cue : cues->second) {
      const auto& wanted = state_->words[cue];
      if (found[cue] || wanted.size() > words.size() - w) continue;
      found[cue] = std::equal(wanted.begin(), wanted.end(),
                              words.begin() + static_cast<std::ptrdiff_t>(w), says);
    }
  };
  for (std::size_t w = 0; w < words.size(); ++w) {
    look(w, words[w]);
    if (const std::string_view word = bare(words[w]); word != words[w]) look(w, word);
  }
  std::vector<std::string> out;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i]) out.push_back(state_->cues[i]);
  }
  return out;
}

}  // namespace thema::text
