#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/segment.h"

namespace thema::store {

class Database;
class SearchIndex;

/// Searches texts that are given, in a table of the connection's own: for parts of turns, which the
/// project's index does not know. Words are found as in the index.
class PieceSearch {
 public:
  /// `index` has the tokenizer; it must outlive this. `expression` is FTS5's (see word_query).
  PieceSearch(Database& db, SearchIndex& index, std::string expression);
  ~PieceSearch();
  PieceSearch(const PieceSearch&) = delete;
  PieceSearch& operator=(const PieceSearch&) = delete;

  /// A piece that matches, by its index, and the bytes of its words and phrases that do, in order.
  struct Hit {
    std::size_t piece = 0;
    std::vector<text::ByteRange> places;
  };
  /// In the order of the pieces. REQUIRES: valid UTF-8.
  std::vector<Hit> find(const std::vector<std::string_view>& pieces);

 private:
  Database& db_;
  std::string expression_;
};

}  // namespace thema::store
