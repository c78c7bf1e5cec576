// Quotes from the real transcripts that may stand beside the repository (../shared, or
// $THEMA_SHARED), damaged as Word, a PDF or a keyboard damages them.
#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <random>

#include "base/strings.h"
#include "helpers.h"
#include "text/quote_match.h"
#include "text/utf8.h"

namespace {

namespace fs = std::filesystem;
using thema::Span;
using thema::text::QuoteMatcher;
using thema::text::TextIndex;
using Random = std::mt19937_64;

/// A transcript ready for quotes.
struct Transcript {
  Transcript(std::string file, thema::model::DocumentDraft read)
      : name(std::move(file)),
        draft(std::move(read)),
        index(std::string_view(draft.text)),
        matcher(std::string_view(draft.text)) {}
  std::string name;
  thema::model::DocumentDraft draft;
  TextIndex index;
  QuoteMatcher matcher;
};

std::vector<std::unique_ptr<Transcript>> transcripts() {
  const char* shared = std::getenv("THEMA_SHARED");
  const fs::path root =
      (shared != nullptr ? fs::path(shared) : fs::path(THEMA_SOURCE_DIR) / "../shared") /
      "data/transcripts";
  std::vector<std::unique_ptr<Transcript>> out;
  if (!fs::is_directory(root)) {
    MESSAGE("skipped: there are no real transcripts in " << root.string());
    return out;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    const bool text = extension == ".txt" || extension == ".md" || extension == ".vtt" ||
                      extension == ".srt" || extension == ".docx";
    if (entry.is_regular_file() && text && entry.file_size() > 2000) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    thema::Sink sink;
    try {
      out.push_back(std::make_unique<Transcript>(
          fs::relative(file, root).string(),
          thema::formats::read_document(thema::read_file(file),
                                        formats_test::named(file.filename().string()), sink)));
    } catch (const thema::Error&) {  // made to be refused; other tests are about these
    }
  }
  return out;
}

/// Words of the text that a person might copy: whole ones, of one turn.
struct Copied {
  const Transcript* from = nullptr;
  Span span;
  std::vector<Span> words;
};

std::vector<Span> words_of(const Transcript& t, Span turn) {
  std::vector<Span> words;
  std::uint32_t at = turn.begin;
  std::optional<std::uint32_t> begin;
  const std::string_view slice = t.index.slice(turn);
  for (std::size_t i = 0; i < slice.size(); ++at) {
    const char32_t c = thema::text::next_code_point(slice, i);
    const bool space = c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0x2028;
    if (space && begin) words.push_back({*begin, at});
    if (space) begin.reset();
    if (!space && !begin) begin = at;
  }
  if (begin) words.push_back({*begin, at});
  return words;
}

std::optional<Copied> copied(const std::vector<std::unique_ptr<Transcript>>& all, Random& random) {
  const Transcript& t = *all[random() % all.size()];
  if (t.draft.turns.empty()) return std::nullopt;
  const auto& turn = t.draft.turns[random() % t.draft.turns.size()];
  std::vector<Span> words = words_of(t, turn.span);
  constexpr std::size_t kFewest = 8;
  if (words.size() < kFewest) return std::nullopt;
  const std::size_t n = std::min<std::size_t>(words.size(), kFewest + random() % 20);
  const std::size_t first = random() % (words.size() - n + 1);
  words = {words.begin() + static_cast<std::ptrdiff_t>(first),
           words.begin() + static_cast<std::ptrdiff_t>(first + n)};
  const Span span{words.front().begin, words.back().end};
  const std::string_view quote = t.index.slice(span);
  // Marks that stand for left-out text would be two things at once.
  if (quote.find("..") != std::string_view::npos || quote.find("\u2026") != std::string_view::npos)
    return std::nullopt;
  return Copied{&t, span, std::move(words)};
}

/// `inside`: a letter follows.
std::string damaged_character(char32_t c, std::string_view as_is, bool inside, Random& random) {
  const auto one_of = [&](std::initializer_list<const char*> marks) {
    return std::string(marks.begin()[random() % marks.size()]);
  };
  if (c == '\'' || c == U'\u2019' || c == U'\u2018') return one_of({"'", "\u2019", "\u2018", "`"});
  if (c == '"' || c == U'\u201C' || c == U'\u201D') {
    return one_of({"\"", "\u201C", "\u201D", "\u201E", "\u00AB"});
  }
  if (c == '-' || c == U'\u2013' || c == U'\u2014')
    return one_of({"-", "\u2013", "\u2014", "\u2010"});
  if (c < 0x80 && std::isalpha(static_cast<int>(c)) != 0 && random() % 15 == 0) {
    return std::string(1, static_cast<char>(as_is[0] ^ 0x20));  // the other letter case
  }
  // Soft hyphens stand between letters: at a line end behind a whole word they would join two.
  if (inside && c < 0x80 && std::isalpha(static_cast<int>(c)) != 0 && random() % 25 == 0) {
    return std::string(as_is) + "\u00AD";
  }
  return std::string(as_is);
}

std::string damaged(const Copied& c, bool leave_out, Random& random) {
  std::string out;
  const std::size_t n = c.words.size();
  const std::size_t gap_begin = 3 + random() % (n - 6), gap_end = gap_begin + 1 + random() % 2;
  for (std::size_t w = 0; w < n; ++w) {
    if (w > 0) {
      constexpr const char* kSpaces[] = {" ", " ", " ", "  ", "\n", "\r\n", "\u00A0", "\t"};
      out += kSpaces[random() % std::size(kSpaces)];
    }
    if (leave_out && w == gap_begin) {
      constexpr const char* kMarks[] = {"...", "\u2026", "[...]", "(...)", "[\u2026]"};
      out += kMarks[random() % std::size(kMarks)];
    }
    if (leave_out && w >= gap_begin && w < gap_end) continue;
    const std::string_view word = c.from->index.slice(c.words[w]);
    for (std::size_t i = 0; i < word.size();) {
      const std::size_t begin = i;
      const char32_t point = thema::text::next_code_point(word, i);
      const bool inside = i < word.size() && std::isalpha(static_cast<unsigned char>(word[i])) != 0;
      out += damaged_character(point, word.substr(begin, i - begin), inside, random);
    }
  }
  return out;
}

/// Letters and digits alone, so that nothing that a quote may be written like otherwise is left.
std::string squeezed(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) != 0) {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

/// Words that were said, in an order or with a word in which they were not.
std::string altered(const Copied& c, Random& random) {
  std::vector<std::string> words;
  for (const Span word : c.words) words.emplace_back(c.from->index.slice(word));
  if (random() % 2 == 0) {
    std::shuffle(words.begin(), words.end(), random);
  } else {
    words[random() % words.size()] = random() % 2 == 0 ? "seldom" : "perhaps";
  }
  return thema::join(words, " ");
}

}  // namespace

TEST_CASE("damaged quotes from real transcripts are found at their place") {
  const auto all = transcripts();
  if (all.empty()) return;
  Random random(1405);
  std::size_t tried = 0, unique = 0, left_out = 0;
  while (tried < 1000) {
    const auto quote = copied(all, random);
    if (!quote) continue;
    const bool leave_out = random() % 4 == 0;
    const std::string copy = damaged(*quote, leave_out, random);
    ++tried;
    left_out += leave_out ? 1 : 0;
    CAPTURE(quote->from->name);
    CAPTURE(std::string(quote->from->index.slice(quote->span)));
    CAPTURE(copy);
    const std::vector<Span> places = quote->from->matcher.find(copy);
    unique += places.size() == 1 ? 1 : 0;
    // Of left-out text the shortest is taken: it may begin or end where words stand again.
    const bool there = std::any_of(places.begin(), places.end(), [&](Span s) {
      return s == quote->span || (leave_out && quote->span.contains(s) &&
                                  (s.begin == quote->span.begin || s.end == quote->span.end));
    });
    CHECK(there);
  }
  CHECK(unique > 900);
  CHECK(left_out > 200);
}

TEST_CASE("quotes that occur nowhere in real transcripts are refused") {
  const auto all = transcripts();
  if (all.empty()) return;
  Random random(1406);
  std::size_t tried = 0;
  while (tried < 200) {
    const auto quote = copied(all, random);
    if (!quote) continue;
    const std::string copy = altered(*quote, random);
    const std::string letters = squeezed(copy);
    // Of other scripts this does not tell, and a shuffle may give back what was said.
    if (letters.size() < 20) continue;
    if (squeezed(quote->from->draft.text).find(letters) != std::string::npos) continue;
    ++tried;
    CAPTURE(quote->from->name);
    CAPTURE(copy);
    CHECK(quote->from->matcher.find(copy).empty());
  }
}
