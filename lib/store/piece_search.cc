#include "store/piece_search.h"

#include <algorithm>

#include "store/database.h"
#include "store/search_index.h"

namespace thema::store {

namespace {

// FTS5 puts these around what matched; they are taken out of the pieces before.
constexpr char kBegin = '\x01';
constexpr char kEnd = '\x02';

std::vector<text::ByteRange> marked(std::string_view text) {
  std::vector<text::ByteRange> places;
  std::uint32_t at = 0, begin = 0;
  for (const char c : text) {
    if (c == kBegin) {
      begin = at;
    } else if (c == kEnd) {
      places.push_back({begin, at});
    } else {
      ++at;
    }
  }
  return places;
}

}  // namespace

PieceSearch::PieceSearch(Database& db, SearchIndex& index, std::string expression)
    : db_(db), expression_(std::move(expression)) {
  index.elisions();  // so that words are those of the index
  db_.exec("CREATE VIRTUAL TABLE temp.piece_search USING fts5(words, tokenize='thema_icu')");
}

PieceSearch::~PieceSearch() {
  try {
    db_.exec("DROP TABLE temp.piece_search");
  } catch (...) {  // it goes with the connection
  }
}

std::vector<PieceSearch::Hit> PieceSearch::find(const std::vector<std::string_view>& pieces) {
  db_.exec("DELETE FROM temp.piece_search");
  {
    auto insert = db_.query("INSERT INTO temp.piece_search (rowid, words) VALUES (?1, ?2)");
    std::string piece;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      piece = pieces[i];
      std::replace(piece.begin(), piece.end(), kBegin, ' ');
      std::replace(piece.begin(), piece.end(), kEnd, ' ');
      insert.bind_all(static_cast<std::int64_t>(i) + 1, piece).run();
    }
  }
  std::vector<Hit> hits;
  auto q = db_.query_once(
      "SELECT rowid, highlight(piece_search, 0, char(1), char(2)) FROM temp.piece_search "
      "WHERE piece_search MATCH ?1 ORDER BY rowid");
  q.bind_all(expression_);
  while (q.step()) {
    hits.push_back({static_cast<std::size_t>(q.integer(0) - 1), marked(q.text(1))});
  }
  return hits;
}

}  // namespace thema::store
