#include <algorithm>

#include "base/strings.h"
#include "model/cmo_exchange.h"
#include "model/cmo_left_behind.h"
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
  thema::CollectingSink collected;
  Merged bring(Project& into, Project& from, const MergeChoices& choices = {}) {
    ChangeScope change(into, "thema merge");
    Merged merged = merge_project(into, from.path(), choices, collected);
    if (merged.open == 0) change.commit();
    return merged;
  }
  /// What merging told under this id.
  Lines told(const std::string& id) const {
    Lines out;
    for (const thema::Diagnostic& d : collected.diagnostics) {
      if (d.id == id) out.push_back(d.message);
    }
    return out;
  }
  /// What lead has after it took over both, in either order, with a choice for what is asked.
  Lines after(bool anna_first, const std::string& choice) {
    Project into = twin(lead, anna_first ? "first" : "second");
    bring(into, anna_first ? anna : ben);
    Project& second = anna_first ? ben : anna;
    const Merged asked = bring(into, second);
    if (asked.open > 0) bring(into, second, all_of(asked, choice));
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

TEST_CASE("evidence that came to a configuration which another merged goes on with it") {
  for (const bool anna_first : {true, false}) {
    CAPTURE(anna_first);
    EvidenceTeam t;
    t.merge_both(t.anna);
    t.judge(t.ben, "CMOC1", "I know it does.", "negative-case");
    t.waive(t.ben, "K05", "one of us walked");
    const Lines after = t.after(anna_first, "");
    CHECK(after == Lines{"Z 1 C1 negative-case: I know it does.", "Z 1 C1,R1,O1" + kSaid});
    CHECK(t.told("followed-merge") ==
          Lines{"1 piece of evidence of CMOC1 went to Z: CMOC1 was merged into Z"});
    CHECK(t.told("left-behind") ==
          Lines{"the waiver of K05 for configuration CMOC1 stays: CMOC1 was merged; say it anew of "
                "what it became if it holds there"});
  }
}

TEST_CASE("in whatever order they come, evidence that follows makes the same project") {
  EvidenceTeam t;
  t.merge_both(t.anna);
  t.judge(t.ben, "CMOC1", "I know it does.", "negative-case");
  t.judge(t.ben, "CMOC2", "The walk eases it.", "refines");
  Project first = t.twin(t.lead, "one"), second = t.twin(t.lead, "other");
  t.merge(first, t.anna);
  t.merge(first, t.ben);
  t.merge(second, t.ben);
  t.merge(second, t.anna);
  CHECK(judged(first).size() == 3);
  CHECK(export_realist(first) == export_realist(second));
  // One takes over the other: nothing is asked, and nothing is twice.
  CHECK(t.merge(first, second).conflicts.empty());
  CHECK(export_realist(first) == export_realist(second));
  CHECK(t.merge(t.ben, first).conflicts.empty());
  CHECK(judged(t.ben) == judged(first));
}

TEST_CASE("a link to a configuration that another merged goes on with it, and none is doubled") {
  for (const bool anna_first : {true, false}) {
    EvidenceTeam t;
    changing(t.lead, [&] { t.add(t.lead, "CMOC3", "is driven"); });
    t.merge(t.anna, t.lead);
    t.merge(t.ben, t.lead);
    const auto link = [&](Project& p, const std::string& from) {
      changing(p, [&] {
        CmoLinks links(p);
        links.add({.kind = "ripple",
                   .from = links.end_named(from),
                   .to = links.end_named("CMOC3.C1"),
                   .note = "later"});
      });
    };
    t.merge_both(t.anna);
    link(t.anna, "Z.O1");
    link(t.ben, "CMOC1.O1");
    t.merge(t.lead, anna_first ? t.anna : t.ben);
    t.merge(t.lead, anna_first ? t.ben : t.anna);
    Lines found;
    for (const CmoLink& l : CmoLinks(t.lead).list()) {
      if (l.kind == "ripple") found.push_back(l.from.name() + " " + l.to.name());
    }
    CHECK(found == Lines{"Z.O1 CMOC3.C1"});
    CHECK(left_behind(t.lead).empty());
  }
}

TEST_CASE("evidence on words that a merged configuration has not stays where it is and is named") {
  for (const bool anna_first : {true, false}) {
    EvidenceTeam t;
    t.merge_both(t.anna);
    t.reword(t.ben, "CMOC1", "is able at last");
    t.judge(t.ben, "CMOC1", "I know it does.", "challenges");
    CHECK(t.after(anna_first, "") ==
          Lines{"CMOC1 2 C1 challenges: I know it does.", "Z 1 C1,R1,O1" + kSaid});
    CHECK(t.told("left-behind").size() == 1);
  }
}

TEST_CASE("an element that was told to be another's leads its evidence there") {
  for (const bool anna_first : {true, false}) {
    EvidenceTeam t;
    changing(t.anna, [&] {
      CmoMerge m{.labels = {"CMOC2", "CMOC1"}, .into = "Z"};
      m.same = {{"CMOC1.C1", "CMOC2.C1"}};
      m.decision.reason = "one story";
      CmoShape(t.anna).merge(m, t.me(t.anna));
    });
    t.judge(t.ben, "CMOC1", "I know it does.", "challenges");
    const Lines after = t.after(anna_first, "");
    CHECK(after == Lines{"Z 1 C1 challenges: I know it does.", "Z 1 C1,R1,O1" + kSaid});
  }
}

TEST_CASE("evidence that came to a configuration which another split stays and is named") {
  for (const bool anna_first : {true, false}) {
    EvidenceTeam t;
    changing(t.anna, [&] {
      CmoSplit s{.label = "CMOC1", .parts = {{"A", {}}, {"B", {}}}};
      s.decision.reason = "two stories";
      CmoShape(t.anna).split(s, t.me(t.anna));
    });
    CHECK(left_behind(t.anna).empty());
    t.judge(t.ben, "CMOC1", "I know it does.", "challenges");
    const Lines after = t.after(anna_first, "");
    CHECK(after == Lines{"A 1 C1,R1,O1" + kSaid, "B 1 C1,R1,O1" + kSaid,
                         "CMOC1 1 C1 challenges: I know it does.", "CMOC1 1 C1,R1,O1" + kSaid});
    CHECK(t.told("left-behind").size() == 1);
  }
}

TEST_CASE("what is judged anew is refused on a configuration that was merged") {
  EvidenceTeam t;
  t.merge_both(t.anna);
  CHECK_THROWS_WITH(t.judge(t.anna, "CMOC1", "I know it does.", "challenges"),
                    doctest::Contains("CMOC1 was merged into Z"));
}
