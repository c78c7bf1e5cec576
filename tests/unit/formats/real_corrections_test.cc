// Passages of real transcripts are carried over to texts that were edited at random: every passage
// whose words are all still there has to be found at them. Skipped where the transcripts are not.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "base/sink.h"
#include "formats/format.h"
#include "text/reanchor.h"
#include "text/segment.h"
#include "text/text_index.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

namespace fs = std::filesystem;
using text::Carried;
using text::Span;

/// A text as lines of words, each word with a number of its own (below 0: inserted).
struct Word {
  std::string word;
  int number;
};
using Talk = std::vector<std::vector<Word>>;

Talk talk_of(const std::string& text, int& count) {
  Talk talk(1);
  std::string word;
  for (const char c : text + "\n") {
    if (c != ' ' && c != '\n') {
      word += c;
      continue;
    }
    if (!word.empty()) talk.back().push_back({word, count++});
    word.clear();
    if (c == '\n' && !talk.back().empty()) talk.emplace_back();
  }
  if (talk.back().empty()) talk.pop_back();
  return talk;
}

std::string told(const Talk& talk, std::size_t count, std::vector<Span>& places) {
  std::string text;
  places.assign(count, {});
  std::uint32_t at = 0;
  for (const auto& line : talk) {
    for (const Word& w : line) {
      const std::uint32_t length = text::count_code_points(w.word);
      if (w.number >= 0) places[static_cast<std::size_t>(w.number)] = {at, at + length};
      text += w.word + " ";
      at += length + 1;
    }
    text += "\n";
    ++at;
  }
  return text;
}

/// What people do to a transcript: a word in, a word out, a line in, a line out, a line elsewhere.
void edit(Talk& talk, std::mt19937& random) {
  const std::size_t at = random() % talk.size();
  auto& line = talk[at];
  const auto place = static_cast<std::ptrdiff_t>(random() % line.size());
  switch (random() % 5) {
    case 0:
      line.insert(line.begin() + place, {"actually", -1});
      return;
    case 1:
      if (line.size() > 1) line.erase(line.begin() + place);
      return;
    case 2:
      talk.insert(talk.begin() + static_cast<std::ptrdiff_t>(at),
                  {{"Something", -1}, {"else", -1}, {"altogether.", -1}});
      return;
    case 3:
      if (talk.size() > 3) talk.erase(talk.begin() + static_cast<std::ptrdiff_t>(at));
      return;
    default:
      std::swap(talk[at], talk[random() % talk.size()]);
  }
}

struct Counts {
  std::size_t passages = 0, whole = 0, found = 0, to_confirm = 0, elsewhere = 0, likely = 0,
              missed = 0, changed = 0, lost = 0;
};

void carry_forty(const Talk& before, const Talk& after, std::size_t count, std::mt19937& random,
                 Counts& counts) {
  std::vector<Span> old_places, new_places;
  const std::string old_text = told(before, count, old_places);
  const std::string new_text = told(after, count, new_places);
  const text::Reanchor reanchor(old_text, new_text);
  for (int i = 0; i < 40; ++i) {
    const auto& line = before[random() % before.size()];
    const std::size_t first = random() % line.size();
    const std::size_t last = std::min(line.size() - 1, first + random() % 25);
    std::string words;
    for (std::size_t w = first; w <= last; ++w) words += line[w].word + " ";
    if (text::count_words(words) == 0) continue;
    const auto a = static_cast<std::size_t>(line[first].number);
    const auto b = static_cast<std::size_t>(line[last].number);
    const text::CarriedSpan to = reanchor.carry({old_places[a].begin, old_places[b].end});
    ++counts.passages;
    counts.changed += to.how == Carried::changed ? 1 : 0;
    counts.lost += to.how == Carried::lost ? 1 : 0;
    bool whole = !new_places[a].empty();
    for (std::size_t n = a + 1; n <= b && whole; ++n) {
      whole = !new_places[n].empty() && new_places[n].begin == new_places[n - 1].end + 1;
    }
    if (!whole) continue;
    ++counts.whole;
    const bool same = to.how == Carried::kept || to.how == Carried::moved;
    if (to.span == Span{new_places[a].begin, new_places[b].end}) {
      ++(same ? counts.found : counts.to_confirm);
    } else if (same) {
      ++counts.elsewhere;
    } else {
      const Span was{old_places[a].begin, old_places[b].end};
      const bool equal = to.how == Carried::changed && text::TextIndex(new_text).slice(to.span) ==
                                                           text::TextIndex(old_text).slice(was);
      ++(equal ? counts.likely : counts.missed);
    }
  }
}

TEST_CASE("passages of real transcripts are found again after random corrections") {
  const char* shared = std::getenv("THEMA_SHARED");
  const fs::path folder =
      (shared != nullptr ? fs::path(shared) : fs::path(THEMA_SOURCE_DIR) / "../shared") / "data" /
      "transcripts";
  if (!fs::is_directory(folder)) {
    MESSAGE("skipped: no folder ", folder.string());
    return;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".txt" || extension == ".md" || extension == ".vtt") files.push_back(entry);
  }
  std::sort(files.begin(), files.end());
  const char* seed = std::getenv("THEMA_TEST_SEED");
  std::mt19937 random(seed != nullptr ? static_cast<unsigned>(std::atoi(seed)) : 20260106U);
  Counts counts;
  const std::size_t step = std::max<std::size_t>(1, files.size() / 20);
  for (std::size_t f = 0; f < files.size(); f += step) {
    CAPTURE(files[f].string());
    Sink quiet;
    std::string words;
    try {
      words =
          read_document(read_file(files[f]), {files[f].filename().string(), {}, {}}, quiet).text;
    } catch (const Error&) {
      continue;
    }
    int count = 0;
    const Talk before = talk_of(words, count);
    if (before.size() < 5) continue;
    for (int round = 0; round < 10; ++round) {
      Talk after = before;
      for (std::size_t edits = 1 + random() % 20; edits > 0; --edits) edit(after, random);
      carry_forty(before, after, static_cast<std::size_t>(count), random, counts);
    }
  }
  MESSAGE("of " << counts.passages << " passages " << counts.whole << " have all their words: "
                << counts.found << " found there, " << counts.to_confirm
                << " more that wait to be confirmed, " << counts.elsewhere << " at equal words, "
                << counts.likely << " at equal words and waiting, " << counts.missed
                << " missed; changed " << counts.changed << ", lost " << counts.lost);
  CHECK(counts.whole > 1000);
  // What is left are words that several lines have, of which one is gone.
  CHECK(counts.missed * 2000 <= counts.whole);
  CHECK(counts.elsewhere * 1000 <= counts.whole);
}

}  // namespace
}  // namespace thema::formats
