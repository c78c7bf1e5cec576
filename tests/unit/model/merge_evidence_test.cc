#include <algorithm>

#include "base/strings.h"
#include "model/cmo_shape.h"
#include "realist_team.h"

using namespace thema::model;

namespace {

using Lines = std::vector<std::string>;

const std::string kWalk = "The walk eases it.";

/// "CMOC1 1 C1,O1 supports: The walk eases it.": what there is, with the version judged.
Lines judged(Project& p) {
  Lines out;
  SourceText text(p, Sources(p).require("P1"));
  for (const Configuration& c : Configurations(p).list()) {
    for (const Evidence& e : EvidenceBook(p).list(c.id)) {
      out.push_back(c.label + " " + std::to_string(e.version_number) + " " +
                    thema::join(e.speaks_to, ",") + " " + e.stance + ": " +
                    std::string(text.slice(e.span)));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// A study in which all three have one piece of evidence that supports all of CMOC1.
struct EvidenceTeam : RealistTeam {
  EvidenceTeam() {
    judge(lead, "CMOC1", kWalk, "supports");
    speaks_to(lead, "C1,R1,O1");
    for (Project* p : {&anna, &ben}) merge(*p, lead);
  }
  static void speaks_to(Project& p, const std::string& labels) {
    changing(p, [&] {
      EvidenceBook book(p);
      for (const Evidence& e : book.list(Configurations(p).require("CMOC1").id)) {
        NewEvidence now{.cmoc = e.cmoc, .speaks_to = labels};
        now.stance = e.stance;
        now.note = e.note;
        book.rejudge(e, now);
      }
    });
  }
  static void merge_both(Project& p) {
    changing(p, [&] {
      CmoMerge m{.labels = {"CMOC1", "CMOC2"}, .into = "Z"};
      m.decision.reason = "one story";
      CmoShape(p).merge(m, me(p));
    });
  }
  static void reread(Project& p) {
    changing(p, [&] {
      const Configuration c = Configurations(p).require("CMOC1");
      CmoShape shape(p);
      for (const Reread& r : shape.to_reread(c)) shape.confirm(c, r, {}, {});
    });
  }
  /// What lead has after it took over both, in either order, with a choice for what is asked.
  Lines after(bool anna_first, const std::string& choice) {
    Project into = twin(lead, anna_first ? "first" : "second");
    merge(into, anna_first ? anna : ben);
    Project& second = anna_first ? ben : anna;
    const Merged asked = merge(into, second);
    if (asked.open > 0) merge(into, second, all_of(asked, choice));
    CHECK(problems_of(into) == "");
    CHECK(merge(into, second).counts.empty());
    return judged(into);
  }
};

const std::string kSaid = " supports: The walk eases it.";

}  // namespace

TEST_CASE("what evidence speaks to, said differently by two, is asked in whatever order") {
  for (const bool anna_first : {true, false}) {
    EvidenceTeam t;
    t.speaks_to(t.anna, "C1,R1");
    t.speaks_to(t.ben, "R1,O1");
    t.merge(t.lead, anna_first ? t.anna : t.ben);
    Project& second = anna_first ? t.ben : t.anna;
    const Lines before = judged(t.lead);
    const Merged asked = t.merge(t.lead, second);
    REQUIRE(asked.conflicts.size() == 1);
    CHECK(asked.open == 1);
    CHECK(asked.conflicts[0].kind == "changed");
    CHECK(asked.conflicts[0].field == "speaks to");
    CHECK(asked.conflicts[0].mine == (anna_first ? "C1,R1" : "O1,R1"));
    CHECK(asked.conflicts[0].theirs == (anna_first ? "O1,R1" : "C1,R1"));
    CHECK(asked.conflicts[0].choices == "mine|theirs|both");
    CHECK(judged(t.lead) == before);
  }
  for (const bool anna_first : {true, false}) {
    EvidenceTeam t;
    t.speaks_to(t.anna, "C1,R1");
    t.speaks_to(t.ben, "R1,O1");
    CHECK(t.after(anna_first, "both") == Lines{"CMOC1 1 C1,R1,O1" + kSaid});
  }
  for (const bool anna_first : {true, false}) {
    EvidenceTeam t;
    t.speaks_to(t.anna, "C1,R1");
    t.speaks_to(t.ben, "R1,O1");
    CHECK(t.after(anna_first, anna_first ? "mine" : "theirs") == Lines{"CMOC1 1 C1,R1" + kSaid});
  }
}

TEST_CASE("what one alone said of evidence is taken over, and so is what both said alike") {
  EvidenceTeam t;
  t.speaks_to(t.anna, "C1");
  CHECK(t.after(true, "") == Lines{"CMOC1 1 C1" + kSaid});
  CHECK(t.after(false, "") == Lines{"CMOC1 1 C1" + kSaid});
  EvidenceTeam u;
  u.speaks_to(u.anna, "C1,O1");
  u.speaks_to(u.ben, "C1,O1");
  CHECK(u.merge(u.anna, u.ben).conflicts.empty());
  CHECK(u.after(true, "") == Lines{"CMOC1 1 C1,O1" + kSaid});
}

TEST_CASE("whoever goes on from what another said of evidence is not asked") {
  EvidenceTeam t;
  t.speaks_to(t.anna, "C1,R1");
  CHECK(t.merge(t.ben, t.anna).open == 0);
  t.speaks_to(t.ben, "O1");
  CHECK(t.merge(t.lead, t.anna).open == 0);
  CHECK(t.merge(t.lead, t.ben).open == 0);
  CHECK(judged(t.lead) == Lines{"CMOC1 1 O1" + kSaid});
  CHECK(t.merge(t.anna, t.lead).open == 0);
  CHECK(judged(t.anna) == Lines{"CMOC1 1 O1" + kSaid});
}

TEST_CASE("evidence that one moved with its configuration and the other read again is one choice") {
  for (const bool anna_first : {true, false}) {
    for (const bool moved : {true, false}) {
      CAPTURE(anna_first);
      CAPTURE(moved);
      EvidenceTeam t;
      t.merge_both(t.anna);
      t.reword(t.ben, "CMOC1", "is able at last");
      t.reread(t.ben);
      CHECK(t.after(anna_first, anna_first == moved ? "mine" : "theirs") ==
            Lines{(moved ? "Z 1 C1,R1,O1" : "CMOC1 2 C1,R1,O1") + kSaid});
    }
  }
}

TEST_CASE("evidence that one moved and the other gave other elements is moved with these") {
  EvidenceTeam t;
  t.merge_both(t.anna);
  t.speaks_to(t.ben, "C1,R1");
  CHECK(t.after(true, "") == Lines{"Z 1 C1,R1" + kSaid});
  CHECK(t.after(false, "") == Lines{"Z 1 C1,R1" + kSaid});
}
