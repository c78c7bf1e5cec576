#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/hash.h"
#include "model/check_parts.h"
#include "model/corpus.h"
#include "model/project.h"
#include "model/sources.h"
#include "store/database.h"
#include "store/search_index.h"
#include "text/text_index.h"
#include "text/tokens.h"

namespace thema::model {

namespace {

constexpr std::size_t kLongestWord = 32768;  // FTS5 cuts longer ones

/// A number for a word at its place in a turn. Their sum stands for all words of a turn, in
/// whatever order they come.
std::uint64_t mark(std::string_view word, std::int64_t place) {
  auto x = static_cast<std::uint64_t>(quote_hash(word)) ^
           (static_cast<std::uint64_t>(place) * 0x9e3779b97f4a7c15ULL);
  x ^= x >> 31;
  x *= 0xbf58476d1ce4e5b9ULL;
  return x ^ (x >> 29);
}

struct Indexed {
  std::uint64_t sum = 0;
  std::size_t words = 0;
};

/// What the index holds of each turn, read through a temporary table that shows its words. The
/// index keeps no text, so this is the only way to see whether it is right.
std::unordered_map<RowId, Indexed> indexed_words(store::Database& db) {
  struct View {
    store::Database& db;
    explicit View(store::Database& database) : db(database) {
      db.exec("PRAGMA query_only = OFF");
      db.exec(
          "CREATE VIRTUAL TABLE temp.indexed_word USING fts5vocab(main, turn_search, instance)");
    }
    ~View() {
      db.try_exec("DROP TABLE temp.indexed_word");
      if (!db.writable()) db.try_exec("PRAGMA query_only = ON");
    }
  } view(db);
  std::unordered_map<RowId, Indexed> turns;
  auto q = db.query_once("SELECT doc, term, offset FROM temp.indexed_word");
  while (q.step()) {
    Indexed& turn = turns[q.integer(0)];
    turn.sum += mark(q.text(1), q.integer(2));
    ++turn.words;
  }
  return turns;
}

}  // namespace

void check_index(Project& project, const Found& found) {
  store::Database& db = project.db();
  if (!project.index().current()) {
    found({"index-old",
           Level::warning,
           {},
           "the search index was made by another version of thema or ICU; the next change makes it "
           "anew"});
    return;
  }
  std::unordered_map<RowId, Indexed> indexed = indexed_words(db);
  text::Tokenizer tokenizer(project.index().elisions());
  text::Tokens tokens;
  for (const Source& source : Sources(project).list()) {
    const std::string text = load_text(project, source);
    const text::TextIndex index{std::string_view(text)};
    std::size_t wrong = 0;
    std::uint32_t first = 0;
    for (const Turn& turn : load_turns(project, source)) {
      Indexed expected;
      if (turn.span.begin < turn.span.end && turn.span.end <= index.length()) {
        tokenizer.tokenize(index.slice(turn.span), tokens);
        for (const auto& t : tokens.tokens) {
          const auto word = tokens.folded_word(t).substr(0, kLongestWord);
          expected.sum += mark(word, static_cast<std::int64_t>(expected.words));
          ++expected.words;
        }
      }
      const auto have = indexed.find(turn.id);
      const Indexed is = have == indexed.end() ? Indexed{} : have->second;
      if (have != indexed.end()) indexed.erase(have);
      if (is.sum == expected.sum && is.words == expected.words) continue;
      if (wrong++ == 0) first = turn.number;
    }
    if (wrong > 0) {
      found({"index-turn", Level::error, source.name,
             fmt::format("the search index does not hold the words of {} (the first is turn {})",
                         wrong == 1 ? "1 turn" : fmt::format("{} turns", wrong), first)});
    }
  }
  if (!indexed.empty()) {
    found({"index-extra",
           Level::error,
           {},
           fmt::format("the search index holds words of turns that are not there ({})",
                       indexed.size())});
  }
}

}  // namespace thema::model
