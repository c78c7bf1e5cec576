#include "analysis/autocode.h"

#include <doctest/doctest.h>

#include "analysis/review.h"

using namespace thema::analysis;
using namespace thema::model;
using thema::text::Span;

namespace {

/// An invented turn of two paragraphs behind a label of four code points.
const std::string kText = "P1: Oh no. I gave it up.\n\nThen it worked. Fine.";

Turn turn() {
  Turn t;
  t.span = {4, 47};
  t.label = {0, 4};
  return t;
}

std::vector<std::string> around(PassageUnit unit, std::vector<Span> places) {
  const thema::text::TextIndex index{std::string_view(kText)};
  std::vector<std::string> words;
  for (const Span& s :
       PassageCutter(index, "en", unit, thema::text::paragraph_end(kText)).around(turn(), places)) {
    words.emplace_back(index.slice(s));
  }
  return words;
}

using Words = std::vector<std::string>;
// "gave", "it" before the blank line, "it" behind it, "Fine".
const std::vector<Span> kPlaces{{13, 17}, {18, 20}, {31, 33}, {42, 46}};

}  // namespace

TEST_CASE("a place becomes itself, its sentence, its paragraph or its turn, each once") {
  CHECK(around(PassageUnit::match, kPlaces) == Words{"gave", "it", "it", "Fine"});
  CHECK(around(PassageUnit::sentence, kPlaces) ==
        Words{"I gave it up.", "Then it worked.", "Fine."});
  CHECK(around(PassageUnit::paragraph, kPlaces) ==
        Words{"Oh no. I gave it up.", "Then it worked. Fine."});
  CHECK(around(PassageUnit::turn, kPlaces) == Words{kText.substr(4)});
  CHECK(around(PassageUnit::turn, {}).empty());
}

TEST_CASE("a place over two sentences takes both as one passage") {
  CHECK(around(PassageUnit::sentence, {{8, 17}}) == Words{"Oh no. I gave it up."});
}

TEST_CASE("answers stand between a question that is asked and the interviewer's next turn") {
  Corpus corpus;
  corpus.speakers[1] = {.id = 1, .source = 9, .label = "I", .role = SpeakerRole::interviewer};
  corpus.speakers[2] = {.id = 2, .source = 9, .label = "P", .role = SpeakerRole::participant};
  corpus.speakers[3] = {.id = 3, .source = 9, .label = "N", .role = SpeakerRole::other};
  std::vector<Turn> turns;
  for (const thema::RowId speaker : {2, 1, 2, 3, 1, 2, 0, 1, 1, 2}) {
    Turn t;
    t.number = static_cast<std::uint32_t>(turns.size() + 1);
    t.speaker = speaker;
    turns.push_back(t);
  }
  const auto found = answers(turns, corpus, [](const Turn& t) { return t.number != 5; });
  CHECK(found ==
        std::vector<bool>{false, false, true, true, false, false, false, false, false, true});
}

TEST_CASE("tags say when a coder was not sure") {
  CHECK(says_uncertain({"certainty", "Low"}));
  CHECK(says_uncertain({"certainty", "0.3"}));
  CHECK(says_uncertain({"doubt", "two readings"}));
  CHECK_FALSE(says_uncertain({"certainty", "0.5"}));
  CHECK_FALSE(says_uncertain({"certainty", "high"}));
  CHECK_FALSE(says_uncertain({"doubt", "no"}));
  CHECK_FALSE(says_uncertain({"valence", "low"}));
}
