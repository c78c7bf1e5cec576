#include "analysis/attribution.h"

#include <doctest/doctest.h>

using namespace thema::analysis;
using namespace thema::model;
using thema::RowId;
using thema::Span;

namespace {

using Indices = std::vector<std::uint32_t>;
using Names = std::vector<std::string>;

constexpr RowId kNobody = 0;
enum Person : RowId { kInterviewer = 1, kAnna, kBen, kCarla, kGuard };

/// One source of 60 code points with five cases, and a turn every ten points: its label in the
/// first two, its words in the eight behind it.
struct Interview {
  Corpus corpus;
  std::vector<Turn> turns;

  Interview() {
    for (std::uint32_t i = 0; i < 5; ++i) {
      Case c;
      c.id = 100 + i;
      corpus.case_index[c.id] = i;
      corpus.cases.push_back(c);
    }
    Source source;
    source.id = 50;
    source.length = 60;
    corpus.sources.push_back(source);
    corpus.source_index[50] = 0;
    person(kInterviewer, "I", SpeakerRole::interviewer);
    person(kAnna, "A", SpeakerRole::participant);
    person(kBen, "B", SpeakerRole::participant);
    person(kCarla, "C", SpeakerRole::participant);
    person(kGuard, "G", SpeakerRole::other);
  }

  void person(Person id, const char* label, SpeakerRole role) {
    Speaker s;
    s.id = id;
    s.source = 50;
    s.label = label;
    s.role = role;
    corpus.speakers[id] = s;
  }
  Interview& speaks(RowId who) {
    Turn t;
    const auto begin = static_cast<std::uint32_t>(turns.size()) * 10;
    t.id = 1000 + begin;
    t.number = static_cast<std::uint32_t>(turns.size()) + 1;
    t.speaker = who;
    t.label = {begin, begin + 2};
    t.span = {begin + 2, begin + 10};
    turns.push_back(t);
    return *this;
  }
  Interview& is_case(Person who, std::uint32_t index) {
    corpus.speakers[who].case_id = 100 + index;
    return *this;
  }
  Interview& source_cases(const Indices& indices) {
    for (const std::uint32_t i : indices) corpus.sources[0].cases.push_back(100 + i);
    return *this;
  }

  Indices said_by(Span passage) const { return Attribution(corpus).cases_of(0, turns, passage); }
  bool only_interviewer(Span passage) const {
    return Attribution(corpus).interviewer_only(turns, passage);
  }
  std::string speakers(Span passage) const {
    std::string labels;
    for (const Speaker* s : Attribution(corpus).speakers_of(turns, passage)) labels += s->label;
    return labels;
  }
};

/// "2-4": the turns, counted from 1, whose words a passage shares.
std::string shared(const Interview& of, Span passage) {
  const TurnRange range = turns_of(of.turns, passage);
  if (range.empty()) return "none";
  return std::to_string(range.first + 1) + "-" + std::to_string(range.last);
}

}  // namespace

TEST_CASE("a passage shares the turns with which it has a letter in common") {
  Interview study;
  study.speaks(kInterviewer).speaks(kAnna).speaks(kInterviewer);  // words 2-10, 12-20, 22-30
  CHECK(shared(study, {2, 10}) == "1-1");
  CHECK(shared(study, {0, 60}) == "1-3");
  CHECK(shared(study, {9, 13}) == "1-2");
  CHECK(shared(study, {9, 12}) == "1-1");    // up to the label's end
  CHECK(shared(study, {10, 13}) == "2-2");   // from the label's beginning
  CHECK(shared(study, {10, 12}) == "none");  // the label alone
  CHECK(shared(study, {19, 23}) == "2-3");
  CHECK(shared(study, {30, 60}) == "none");
  CHECK(shared(study, {0, 2}) == "none");
  CHECK(shared(Interview(), {0, 60}) == "none");
}

TEST_CASE("a passage counts for the case of the participant whose turn it lies in") {
  Interview study;
  study.speaks(kInterviewer).speaks(kAnna).speaks(kBen);
  study.is_case(kAnna, 1).is_case(kBen, 2);
  CHECK(study.said_by({12, 20}) == Indices{1});
  CHECK(study.said_by({15, 16}) == Indices{1});
  CHECK(study.said_by({25, 28}) == Indices{2});
}

TEST_CASE("a passage over several speakers counts for each of their cases, once") {
  Interview study;
  study.speaks(kCarla).speaks(kAnna).speaks(kBen).speaks(kAnna).speaks(kCarla);
  study.is_case(kCarla, 0).is_case(kAnna, 3).is_case(kBen, 2);
  CHECK(study.said_by({15, 45}) == Indices{0, 2, 3});
  CHECK(study.said_by({15, 35}) == Indices{2, 3});
  CHECK(study.speakers({15, 35}) == "AB");
  CHECK(study.speakers({0, 60}) == "CAB");
  study.is_case(kBen, 3);  // two labels of one person
  CHECK(study.said_by({15, 35}) == Indices{3});
}

TEST_CASE("an interviewer's part of a passage is nobody's, the rest still counts") {
  Interview study;
  study.speaks(kInterviewer).speaks(kAnna).speaks(kInterviewer);
  study.is_case(kAnna, 1).is_case(kInterviewer, 4).source_cases({0});
  CHECK(study.said_by({5, 15}) == Indices{1});
  CHECK(study.said_by({0, 60}) == Indices{1});
  CHECK_FALSE(study.only_interviewer({5, 15}));
}

TEST_CASE("a passage wholly inside interviewer turns counts for none, whatever is linked") {
  Interview study;
  study.speaks(kInterviewer).speaks(kInterviewer).speaks(kAnna);
  study.is_case(kAnna, 1).is_case(kInterviewer, 4).source_cases({0, 2});
  CHECK(study.said_by({3, 8}).empty());
  CHECK(study.said_by({3, 18}).empty());  // two turns
  CHECK(study.said_by({3, 22}).empty());  // and Anna's label, but not her words
  CHECK(study.only_interviewer({3, 22}));
  CHECK(study.said_by({3, 23}) == Indices{1});
  CHECK_FALSE(study.only_interviewer({3, 23}));
}

TEST_CASE("the words of who is not linked count for the cases of the source") {
  Interview study;
  study.speaks(kInterviewer).speaks(kAnna).speaks(kBen);
  study.source_cases({3, 1});
  CHECK(study.said_by({15, 18}) == Indices{1, 3});
  CHECK(study.said_by({5, 25}) == Indices{1, 3});
  study.is_case(kBen, 0);
  CHECK(study.said_by({15, 18}) == Indices{1, 3});  // Anna alone is not linked
  CHECK(study.said_by({15, 25}) == Indices{0, 1, 3});
  CHECK(study.said_by({25, 28}) == Indices{0});
}

TEST_CASE("a case whose own words are known is not credited with those of others") {
  Interview study;
  study.speaks(kInterviewer).speaks(kAnna).speaks(kBen).speaks(kGuard).speaks(kNobody);
  study.source_cases({0, 1}).is_case(kAnna, 0);
  CHECK(study.said_by({15, 18}) == Indices{0});
  CHECK(study.said_by({25, 28}) == Indices{1});
  CHECK(study.said_by({15, 28}) == Indices{0, 1});
  CHECK(study.said_by({35, 38}) == Indices{1});     // nor with another's
  CHECK(study.said_by({45, 48}) == Indices{0, 1});  // but a text of nobody is of all
  study.is_case(kBen, 1);
  CHECK(study.said_by({15, 28}) == Indices{0, 1});
  CHECK(study.said_by({35, 38}).empty());
  // An interviewer with a case says nothing for it: it is a case of the source as before.
  study.is_case(kBen, 0).is_case(kInterviewer, 1);
  CHECK(study.said_by({35, 38}) == Indices{1});
}

TEST_CASE("a speaker that is linked to a case of his own goes before the case of the source") {
  Interview study;
  study.speaks(kAnna);
  study.is_case(kAnna, 2).source_cases({0});
  CHECK(study.said_by({2, 10}) == Indices{2});
}

TEST_CASE("others who speak are no participants: their words are the source's") {
  Interview study;
  study.speaks(kGuard).speaks(kInterviewer).speaks(kAnna);
  study.is_case(kGuard, 4).is_case(kAnna, 1).source_cases({0});
  CHECK(study.said_by({3, 8}) == Indices{0});
  CHECK(study.said_by({3, 18}) == Indices{0});
  CHECK_FALSE(study.only_interviewer({3, 18}));
  CHECK(study.said_by({3, 28}) == Indices{1});
  CHECK(study.speakers({0, 60}) == "GIA");
}

TEST_CASE("words of nobody, and of no turn, are the source's") {
  Interview study;
  study.speaks(kNobody).speaks(kInterviewer).speaks(kAnna);
  study.is_case(kAnna, 1).source_cases({0});
  CHECK(study.said_by({3, 8}) == Indices{0});
  CHECK(study.said_by({3, 18}) == Indices{0});   // nobody and the interviewer
  CHECK(study.said_by({10, 12}) == Indices{0});  // the label of the interviewer
  CHECK(study.said_by({40, 60}) == Indices{0});  // behind the last turn
  CHECK(study.speakers({3, 18}) == "I");
  CHECK_FALSE(study.only_interviewer({10, 12}));
  Interview document;  // without turns
  document.source_cases({2});
  CHECK(document.said_by({0, 60}) == Indices{2});
}

TEST_CASE("without any link a passage counts for no case") {
  Interview study;
  study.speaks(kInterviewer).speaks(kAnna).speaks(kGuard);
  CHECK(study.said_by({12, 20}).empty());
  CHECK(study.said_by({0, 60}).empty());
  CHECK(study.said_by({22, 30}).empty());
}

TEST_CASE("a turn counts for whom a passage inside it counts for") {
  Interview study;
  study.speaks(kInterviewer).speaks(kAnna).speaks(kBen).speaks(kGuard);
  study.is_case(kAnna, 1).is_case(kInterviewer, 4).is_case(kGuard, 4).source_cases({3, 0});
  const Attribution who(study.corpus);
  for (const Turn& turn : study.turns) {
    CAPTURE(turn.number);
    CHECK(who.cases_of(0, &study.corpus.speakers[turn.speaker]) == study.said_by(turn.span));
  }
}

TEST_CASE("the speakers of a passage are told apart by the case that they speak for") {
  Interview study;
  study.speaks(kInterviewer).speaks(kAnna).speaks(kBen).speaks(kGuard);
  study.is_case(kAnna, 1).source_cases({0});
  const Attribution who(study.corpus);
  const auto speaking_for = [&](std::uint32_t case_index, Span passage) {
    std::string labels;
    const auto in = who.speakers_of(study.turns, passage);
    for (const Speaker* s : who.speakers_for(0, case_index, in)) labels += s->label;
    return labels;
  };
  CHECK(speaking_for(1, {0, 60}) == "A");
  CHECK(speaking_for(0, {0, 60}) == "B");  // not the guard where participants speak
  CHECK(speaking_for(0, {35, 38}) == "G");
  CHECK(speaking_for(0, {0, 20}).empty());
}
