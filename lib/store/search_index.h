#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "text/tokens.h"

namespace thema::store {

class Database;

/// The full-text index of turns (FTS5, table turn_search): words by ICU, folded for case and
/// diacritics. It holds no text of its own: whoever adds or removes a turn gives its words, and
/// must give the same words when removing as when adding.
class SearchIndex {
 public:
  /// Registers the tokenizer on this connection; the table is made by `create`.
  explicit SearchIndex(Database& db);
  ~SearchIndex();
  SearchIndex(const SearchIndex&) = delete;
  SearchIndex& operator=(const SearchIndex&) = delete;

  /// Makes the empty index of a new project and records what makes its words.
  void create();
  /// False when the index was made by other rules for words and has to be rebuilt.
  bool current();
  /// The elided words that are apart in it.
  text::Elisions elisions();
  /// From here on words are made by these and the present rules. REQUIRES: an empty index.
  void begin(text::Elisions elisions);
  /// What it was made by is read anew: a change was rolled back.
  void forget() noexcept;

  void add(RowId turn, std::string_view words);
  /// The same with the words' tokens made before, perhaps on another thread.
  void add(RowId turn, std::string_view words, const text::Tokens& tokens);
  void remove(RowId turn, std::string_view words);
  /// Empties the index, so that every turn can be added again.
  void clear();
  /// Merges its pieces and drops deleted words from the file.
  void optimize();

  /// Calls `hit` with the turn ids that match an FTS5 expression, in order of id.
  void match(std::string_view fts5_expression, const std::function<void(RowId)>& hit);
  /// True when FTS5 finds its own structure sound.
  bool sound();

 private:
  struct Feed;
  void know();
  Database& db_;
  std::unique_ptr<Feed> feed_;
};

/// What a person types, as an FTS5 expression: "phrases", prefix*, NEAR(a b, 5), AND OR NOT and
/// parentheses are kept; every other word is quoted, so that don't and follow-up are words too.
/// Throws Errc::usage with a caret under the place.
struct WordQuery {
  std::string expression;          ///< empty when the query has no words
  std::vector<std::string> signs;  ///< what has no words (emoji, marks): to be found as it stands
};
WordQuery word_query(std::string_view query);

}  // namespace thema::store
