#include "model/source_replace.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "change_helpers.h"
#include "model/cases.h"
#include "model/check.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/corpus.h"
#include "model/passages.h"
#include "transcripts.h"

using namespace thema::model;
using thema::RowId;
using thema::Span;
using thema::text::Carried;
using Talk = std::vector<std::pair<std::string, std::string>>;

namespace {

const Talk kTalk{{"INT", "What helps?"},
                 {"P1", "The walk eases it. On the days I walk I am looser by tea."},
                 {"INT", "And what else?"},
                 {"P1", "I set ten minutes. It said that was a good place to begin."}};

PreparedSource read(const Talk& talk) { return read_transcript(talk, "P1_checked.txt"); }

struct Study {
  Project p = Project::in_memory();
  Study() {
    changing(p, [&] { add_transcript(p, "P1", kTalk); });
  }
  Source source() { return Sources(p).require("P1"); }
  RowId coder() {
    thema::Sink quiet;
    return p.coder_id(quiet);
  }

  void code(const std::string& words) {
    changing(p, [&] {
      SourceText text(p, source());
      PassageSelector selector;
      selector.quote = words;
      NewCoding coding;
      coding.source = text.source().id;
      coding.span = text.resolve(selector).front();
      coding.code = Codebook(p).add("Theme", {}).id;
      coding.coder = coder();
      coding.quote_hash = text.hash_of(coding.span);
      std::vector<NewCoding> codings;
      codings.push_back(std::move(coding));
      Codings(p).add(codings);
    });
  }

  Replacement replace(const Talk& talk) {
    Replacement replaced;
    changing(p, [&] { replaced = replace_source(p, source(), read(talk), coder()); });
    return replaced;
  }

  std::string problems() {
    thema::Sink quiet;
    std::string out;
    for (const Problem& problem : check(p, quiet)) {
      if (problem.level != thema::Level::error) continue;
      out += problem.id + ": " + problem.message + ";";
    }
    return out;
  }
  std::vector<std::string> words() {
    const Corpus corpus = load_corpus(p);
    SourceText text(p, source());
    std::vector<std::string> out;
    for (const Coding& c : load_codings(p, corpus, {})) {
      out.push_back((c.changed ? "changed: " : "") + std::string(text.slice(c.span)));
    }
    return out;
  }
};

std::string counts(const Replacement& r) {
  return std::to_string(r.count(Carried::kept)) + " kept, " +
         std::to_string(r.count(Carried::moved)) + " moved, " +
         std::to_string(r.count(Carried::changed)) + " changed, " +
         std::to_string(r.count(Carried::lost)) + " lost";
}

}  // namespace

TEST_CASE("codings go with their words to the corrected text, and back with undo") {
  Study study;
  study.code("The walk eases it.");
  study.code("looser by tea");
  study.code("I set ten minutes.");
  const std::string before = state_of(study.p);
  const Replacement replaced =
      study.replace({kTalk[0],
                     {"P1", "My walk eases it. On the days I walk I am looser by tea."},
                     kTalk[2],
                     {"P1", "It said that was a good place to begin."}});
  CHECK(counts(replaced) == "0 kept, 1 moved, 1 changed, 1 lost");
  CHECK(study.words() == std::vector<std::string>{"changed: My walk eases it.", "looser by tea"});
  CHECK(study.problems() == "");
  const auto lost = Codings(study.p).lost();
  REQUIRE(lost.size() == 1);
  CHECK(lost.front().words == "I set ten minutes.");
  study.p.undo("thema undo", "");
  CHECK(state_of(study.p) == before);
  CHECK(study.problems() == "");
  study.p.redo("thema redo", "");
  CHECK(study.problems() == "");
  CHECK(study.words().size() == 2);
}

TEST_CASE("a changed coding waits to be confirmed") {
  Study study;
  study.code("looser by tea");
  study.replace({kTalk[0], {"P1", "I am looser by supper."}, kTalk[2], kTalk[3]});
  CHECK(study.words() == std::vector<std::string>{"changed: looser by supper"});
  const RowId id = load_codings(study.p, load_corpus(study.p), {}).front().id;
  std::size_t confirmed = 0;
  changing(study.p, [&] { confirmed = Codings(study.p).confirm({id}); });
  CHECK(confirmed == 1);
  CHECK(study.words() == std::vector<std::string>{"looser by supper"});
  changing(study.p, [&] { confirmed = Codings(study.p).confirm({id}); });
  CHECK(confirmed == 0);
}

TEST_CASE("the same bytes are no change, and every version stays") {
  Study study;
  CHECK(study.replace(kTalk).same);
  study.replace({kTalk[0], kTalk[1]});
  study.replace({kTalk[0], kTalk[1], kTalk[2]});
  const auto versions = versions_of(study.p, study.source());
  REQUIRE(versions.size() == 3);
  CHECK(versions[2].current);
  CHECK_FALSE(versions[0].current);
  CHECK(versions[1].file_name == "P1_checked.txt");
  CHECK(load_turns(study.p, study.source()).size() == 3);
  CHECK(study.problems() == "");
}

TEST_CASE("what one correction lost the next brings back with its words, to be confirmed") {
  Study study;
  study.code("I set ten minutes.");
  study.code("looser by tea");
  Talk without = kTalk;
  without[3].second = "It said that was a good place to begin.";
  CHECK(counts(study.replace(without)) == "1 kept, 0 moved, 0 changed, 1 lost");
  without[0].second = "So what helps?";
  CHECK(counts(study.replace(without)) == "0 kept, 1 moved, 0 changed, 0 lost");
  CHECK(Codings(study.p).lost().size() == 1);
  Talk again = kTalk;
  again[0].second = "What helps you most?";
  const Replacement replaced = study.replace(again);
  CHECK(counts(replaced) == "0 kept, 1 moved, 1 changed, 0 lost");
  CHECK(study.words() == std::vector<std::string>{"looser by tea", "changed: I set ten minutes."});
  CHECK(replaced.passages.back().code == Codebook(study.p).id_at("Theme"));
  CHECK(Codings(study.p).lost().empty());
  CHECK(study.problems() == "");
}

TEST_CASE(
    "a lost passage stays lost where its words are not whole again, and undo loses it again") {
  Study study;
  study.code("I set ten minutes.");
  Talk without = kTalk;
  without[3].second = "It said that was a good place to begin.";
  study.replace(without);
  const std::string before = state_of(study.p);
  Talk other = kTalk;
  other[3].second = "I set twenty-five of them. It said that was a good place to begin.";
  study.replace(other);
  CHECK(Codings(study.p).lost().size() == 1);
  study.p.undo("thema undo", "");
  study.replace(kTalk);
  CHECK(Codings(study.p).lost().empty());
  study.p.undo("thema undo", "");
  CHECK(state_of(study.p) == before);
}

TEST_CASE("a speaker under a new label keeps role and case; one who is gone goes") {
  Study study;
  changing(study.p, [&] {
    Cases cases(study.p);
    Sources::SpeakerChange change;
    change.case_id = cases.ensure("Anna");
    change.role = SpeakerRole::participant;
    Sources(study.p).set_speaker(study.source(), "P1", change);
  });
  const Replacement replaced = study.replace({{"Dr Hill", kTalk[0].second},
                                              {"Iris", kTalk[1].second},
                                              {"Dr Hill", kTalk[2].second},
                                              {"Iris", kTalk[3].second}});
  CHECK(replaced.relabelled.size() == 2);
  std::string speakers;
  for (const Speaker& s : Sources(study.p).speakers(study.source())) {
    speakers +=
        s.label + " " + std::string(to_string(s.role)) + (s.case_id != 0 ? " case" : "") + "\n";
  }
  CHECK(speakers == "Dr Hill interviewer\nIris participant case\n");
}

TEST_CASE("after many corrections the project is sound and undone to where it began") {
  std::mt19937 random(20260105);
  Study study;
  for (const char* words : {"The walk", "eases it", "days I walk", "looser by tea", "ten minutes",
                            "a good place", "place to begin", "What helps?"}) {
    study.code(words);
  }
  const std::string before = state_of(study.p);
  Talk talk = kTalk;
  int changes = 0;
  for (int round = 0; round < 25; ++round) {
    CAPTURE(round);
    auto& words = talk[random() % talk.size()].second;
    const std::size_t at = random() % words.size();
    switch (random() % 4) {
      case 0:
        words.insert(at, " and so ");
        break;
      case 1:
        words.erase(at, 1 + random() % 5);
        if (words.empty()) words = "Well.";
        break;
      case 2:
        talk.insert(talk.begin() + static_cast<std::ptrdiff_t>(random() % talk.size()),
                    {"P1", "Something else."});
        break;
      default:
        std::swap(talk[random() % talk.size()], talk[random() % talk.size()]);
    }
    const Replacement replaced = study.replace(talk);
    changes += replaced.same ? 0 : 1;
    CHECK(study.problems() == "");
    CHECK(study.words().size() + Codings(study.p).lost().size() == 8);
  }
  for (int i = 0; i < changes; ++i) study.p.undo("thema undo", "");
  CHECK(state_of(study.p) == before);
  CHECK(study.problems() == "");
}
