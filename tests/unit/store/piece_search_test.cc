#include "store/piece_search.h"

#include <string>
#include <vector>

#include "scratch.h"
#include "store/search_index.h"

using store_test::Memory;
using thema::store::PieceSearch;
using thema::store::word_query;

namespace {

/// What a query finds in pieces: "0:walk,eases" is the first with two places.
std::vector<std::string> found(PieceSearch& search, const std::vector<std::string_view>& pieces) {
  std::vector<std::string> out;
  for (const PieceSearch::Hit& hit : search.find(pieces)) {
    std::string line = std::to_string(hit.piece) + ":";
    for (const auto& place : hit.places) {
      if (line.back() != ':') line += ",";
      line += pieces[hit.piece].substr(place.begin, place.end - place.begin);
    }
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("pieces are asked by themselves, and the words that matched are told") {
  Memory m;
  PieceSearch search(m.db, m.index, word_query("walk* AND ease*").expression);
  CHECK(found(search, {"The Walk eases it.", "I walk.", "It eases; walking, walks."}) ==
        Lines{"0:Walk,eases", "2:eases,walking,walks"});
  CHECK(found(search, {"nothing of it"}).empty());
}

TEST_CASE("a phrase is one place, and accents do not matter") {
  Memory m;
  PieceSearch search(m.db, m.index, word_query("\"cafe noir\"").expression);
  CHECK(found(search, {"Caf\xc3\xa9 noir, caf\xc3\xa9 blanc"}) == Lines{"0:Caf\xc3\xa9 noir"});
}

TEST_CASE("control characters in a text do not move the places") {
  Memory m;
  PieceSearch search(m.db, m.index, word_query("walk").expression);
  CHECK(found(search, {"\x01\x02 a \x02walk\x01"}) == Lines{"0:walk"});
}
