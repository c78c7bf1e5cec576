#include "realist_team.h"

#include <algorithm>

#include "model/cmo_exchange.h"
#include "model/cmo_shape.h"

using namespace thema::model;
using thema::Sink;

namespace {

using Lines = std::vector<std::string>;

Lines contexts(Project& p, const std::string& label) {
  Lines out;
  for (const CmoVersion& v : Configurations(p).versions(Configurations(p).require(label).id)) {
    out.push_back(std::to_string(v.number) + " " + v.elements.front().statement);
  }
  return out;
}

}  // namespace

TEST_CASE("a configuration that both reworded is a conflict, and no wording is lost") {
  for (const std::string wanted : {"is able and willing", "is able at last"}) {
    CAPTURE(wanted);
    RealistTeam s;
    s.reword(s.lead, "CMOC1", "is able and willing");
    s.reword(s.anna, "CMOC1", "is able at last");
    const Merged asked = s.merge(s.lead, s.anna);
    REQUIRE(listed(asked) == Lines{"changed: configuration CMOC1: wording"});
    CHECK(asked.open == 1);
    CHECK(asked.conflicts[0].mine.find("C1: is able and willing") != std::string::npos);
    CHECK(asked.conflicts[0].theirs.find("C1: is able at last") != std::string::npos);
    CHECK(asked.conflicts[0].choices == "mine|theirs");
    CHECK(contexts(s.lead, "CMOC1") == Lines{"1 is able", "2 is able and willing"});

    s.merge_for(s.lead, s.anna, wanted);
    const std::string other =
        wanted == "is able at last" ? "is able and willing" : "is able at last";
    CHECK(contexts(s.lead, "CMOC1") == Lines{"1 is able", "2 " + other, "3 " + wanted});
    CHECK(problems_of(s.lead).empty());

    // Settled: neither again here, nor in the copy that takes it over.
    CHECK(s.merge(s.lead, s.anna).conflicts.empty());
    CHECK(s.merge(s.anna, s.lead).conflicts.empty());
    CHECK(contexts(s.anna, "CMOC1") == contexts(s.lead, "CMOC1"));
    CHECK(export_realist(s.anna) == export_realist(s.lead));
  }
}

TEST_CASE("a configuration that one reworded, or both in the same words, is no conflict") {
  RealistTeam s;
  s.reword(s.anna, "CMOC1", "is able at last");
  s.reword(s.anna, "CMOC1", "is able and glad");
  s.reword(s.anna, "CMOC2", "lives alone");
  s.reword(s.lead, "CMOC2", "lives alone");
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(contexts(s.lead, "CMOC1") == Lines{"1 is able", "2 is able at last", "3 is able and glad"});
  CHECK(contexts(s.lead, "CMOC2") == Lines{"1 is alone", "2 lives alone", "3 lives alone"});
}

TEST_CASE("whoever goes on from another's wording has the newest one") {
  RealistTeam s;
  s.reword(s.anna, "CMOC1", "is able at last");
  CHECK(s.merge(s.ben, s.anna).conflicts.empty());
  s.reword(s.ben, "CMOC1", "is able and glad");
  CHECK(s.merge(s.lead, s.ben).conflicts.empty());
  CHECK(s.merge(s.lead, s.anna).conflicts.empty());
  CHECK(contexts(s.lead, "CMOC1") == Lines{"1 is able", "2 is able at last", "3 is able and glad"});
  CHECK(problems_of(s.lead).empty());
}

TEST_CASE("work of three comes together as the same analysis in whatever order") {
  RealistTeam s;
  s.reword(s.anna, "CMOC1", "is able at last");
  s.judge(s.anna, "CMOC1", "The walk eases it.", "supports");
  s.link(s.anna, "ripple", "the same, later");
  s.waive(s.anna, "K05", "one of us walked");
  s.decide(s.anna, "they differ by company");
  s.reword(s.ben, "CMOC1", "is able and willing");
  s.reword(s.ben, "CMOC1", "is able, willing and glad");
  s.judge(s.ben, "CMOC1", "The walk eases it.", "challenges");
  s.judge(s.ben, "CMOC2", "I know it does.", "refines");
  s.link(s.ben, "ripple", "the same, later");  // both say so: one link
  s.waive(s.ben, "K05", "one of us walked");
  s.waive(s.ben, "K07", "asked nobody");
  s.judge(s.lead, "CMOC1", "I know it does.", "supports");
  changing(s.lead, [&] {
    CmoRecords(s.lead).add_search(Configurations(s.lead).require("CMOC1").id, "negative-case",
                                  "none", s.me(s.lead));
  });

  Project other = s.twin(s.lead, "other"), third = s.twin(s.lead, "third");
  const std::string wanted = "willing and glad";
  s.merge_for(s.lead, s.anna, wanted);
  s.merge_for(s.lead, s.ben, wanted);
  s.merge_for(other, s.ben, wanted);
  s.merge_for(other, s.anna, wanted);
  s.merge_for(s.anna, s.ben, wanted);
  s.merge_for(third, s.anna, wanted);

  for (Project* p : {&s.lead, &other, &third}) {
    CHECK(problems_of(*p).empty());
    CHECK(Configurations(*p).require("CMOC1").version.elements[0].statement ==
          "is able, willing and glad");
    CHECK(Configurations(*p).versions(Configurations(*p).require("CMOC1").id).size() == 4);
    CHECK(EvidenceBook(*p).list().size() == 4);
    CHECK(CmoLinks(*p).list().size() == 1);
    CHECK(CmoRecords(*p).waivers().size() == 2);
    CHECK(CmoRecords(*p).searches().size() == 1);
    CHECK(Decisions(*p).list().size() == 1);
    CHECK(export_realist(*p) == export_realist(s.lead));
  }
}

TEST_CASE("another state on both sides is a conflict; another reason of a waiver is one too") {
  RealistTeam s;
  for (Project* p : {&s.lead, &s.anna}) {
    changing(*p, [&] {
      CmoFields f;
      f.state = p == &s.lead ? "developed" : "parked";
      Configurations(*p).set("CMOC1", f, {.reason = "seen"}, s.me(*p));
    });
    s.waive(*p, "K05", "says " + p->coder_name());
  }
  const Merged asked = s.merge(s.lead, s.anna);
  REQUIRE(asked.conflicts.size() == 2);
  CHECK(listed(asked)[0].find("CMOC1: state") != std::string::npos);
  CHECK(listed(asked)[1].find("reason") != std::string::npos);
  CHECK(s.merge(s.lead, s.anna, all_of(asked, "theirs")).open == 0);
  CHECK(Configurations(s.lead).require("CMOC1").state == "parked");
  CHECK(CmoRecords(s.lead).waivers().front().reason == "says anna");
  CHECK(Decisions(s.lead).list().size() == 2);
}

TEST_CASE("a configuration removed here and reworded there is asked for") {
  RealistTeam s;
  changing(s.lead, [&] { Configurations(s.lead).remove("CMOC2", true); });
  s.reword(s.anna, "CMOC2", "lives alone");
  const Merged asked = s.merge(s.lead, s.anna);
  REQUIRE_FALSE(asked.conflicts.empty());
  CHECK(listed(asked).front() == "removed: configuration CMOC2");
  CHECK(s.merge(s.lead, s.anna, all_of(asked, "theirs")).open == 0);
  CHECK(contexts(s.lead, "CMOC2") == Lines{"1 is alone", "2 lives alone"});
  CHECK(problems_of(s.lead).empty());
}

namespace {

/// What one passage says, under the next number.
void extract(Project& p, const std::string& quote, const std::string& words) {
  changing(p, [&] {
    SourceText text(p, Sources(p).require("P1"));
    NewEvidence e;
    e.stance = "supports";
    e.coder = RealistTeam::me(p);
    e.source = text.source().id;
    e.span = text.resolve({.quote = quote, .turns = {}, .lines = {}, .at = {}}).front();
    e.quote_hash = text.hash_of(e.span);
    CmoShape(p).extract("", RealistTeam::context(words), e);
  });
}

/// "is able: The walk eases it": the fragments, by their words.
Lines fragments(Project& p) {
  Lines out;
  for (const Configuration& c : Configurations(p).list()) {
    if (c.state != "fragment") continue;
    for (const Evidence& e : EvidenceBook(p).list(c.id)) {
      SourceText text(p, Sources(p).require("P1"));
      out.push_back(c.version.elements.front().statement + ": " + std::string(text.slice(e.span)) +
                    (e.speaks_to == Lines{"C1"} ? "" : " (misplaced)"));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("fragments that two extracted under one number stay two, in whichever order they come") {
  for (const bool anna_first : {true, false}) {
    RealistTeam team;
    extract(team.anna, "The walk eases it", "can walk");
    extract(team.ben, "I know it does", "is sure");
    const Lines both{"can walk: The walk eases it", "is sure: I know it does"};
    CHECK(team.merge(team.lead, anna_first ? team.anna : team.ben).open == 0);
    CHECK(team.merge(team.lead, anna_first ? team.ben : team.anna).open == 0);
    CHECK(fragments(team.lead) == both);
    CHECK(Configurations(team.lead).find("F1").has_value());
    CHECK(Configurations(team.lead).find("F2").has_value());
    // Once more, and back, and crosswise: nothing is asked, nothing comes twice.
    CHECK(team.merge(team.lead, team.ben).open == 0);
    CHECK(team.merge(team.ben, team.anna).open == 0);
    CHECK(team.merge(team.anna, team.lead).open == 0);
    CHECK(team.merge(team.anna, team.ben).open == 0);
    CHECK(fragments(team.lead) == both);
    CHECK(fragments(team.ben) == both);
    CHECK(fragments(team.anna) == both);
  }
}

TEST_CASE("a fragment that two extracted with the same words of the same passage is one") {
  RealistTeam team;
  extract(team.anna, "The walk eases it", "can walk");
  extract(team.ben, "The walk eases it", "can walk");
  team.merge(team.lead, team.anna);
  CHECK(team.merge(team.lead, team.ben).open == 0);
  CHECK(Configurations(team.lead).find("F1").has_value());
  CHECK_FALSE(Configurations(team.lead).find("F2").has_value());
}
