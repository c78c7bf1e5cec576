#pragma once

#include <string>
#include <vector>

#include "model/cmo.h"
#include "model/cmo_evidence.h"
#include "model/cmo_links.h"
#include "model/cmo_records.h"
#include "model/decisions.h"
#include "model/realist_object.h"
#include "model/theory.h"
#include "team.h"

namespace thema::model {

/// Three who work on two configurations of one invented talk.
struct RealistTeam : Team {
  Project lead = make("lead");
  Project anna, ben;

  RealistTeam() : anna((begin(), copy(lead, "anna"))), ben(copy(lead, "ben")) {}

  void begin() {
    changing(lead, [&] {
      add_transcript(lead, "P1",
                     {{"INT", "What helps?"}, {"P1", "The walk eases it. I know it does."}});
      Theories(lead).add("T1", {.statement = "Walking eases"}, me(lead));
      add(lead, "CMOC1", "is able");
      add(lead, "CMOC2", "is alone");
    });
  }

  static RowId me(Project& p) {
    Sink sink;
    return p.coder_id(sink);
  }
  static CmoFields context(const std::string& words) {
    CmoFields f;
    f.elements["context"] = {{.text = words}};
    return f;
  }
  static void add(Project& p, const std::string& label, const std::string& words) {
    CmoFields f = context(words);
    f.elements["reasoning"] = {{.text = "sees the link"}};
    f.elements["outcome"] = {{.text = "walks on"}};
    Configurations(p).add(label, f, me(p));
  }
  static void reword(Project& p, const std::string& label, const std::string& words) {
    changing(p, [&] { Configurations(p).set(label, context(words), {}, me(p)); });
  }
  static void judge(Project& p, const std::string& label, const std::string& quote,
                    const std::string& stance) {
    changing(p, [&] {
      SourceText text(p, Sources(p).require("P1"));
      NewEvidence e{.cmoc = Configurations(p).require(label).id, .speaks_to = "C1"};
      e.stance = stance;
      e.coder = me(p);
      e.source = text.source().id;
      e.span = text.resolve({.quote = quote, .turns = {}, .lines = {}, .at = {}}).front();
      e.quote_hash = text.hash_of(e.span);
      EvidenceBook(p).add({e});
    });
  }
  static void link(Project& p, const std::string& kind, const std::string& note) {
    changing(p, [&] {
      CmoLinks links(p);
      links.add({.kind = kind,
                 .from = links.end_named("CMOC1.O1"),
                 .to = links.end_named("CMOC2.C1"),
                 .note = note});
    });
  }
  static void waive(Project& p, const std::string& rule, const std::string& reason) {
    changing(p, [&] { CmoRecords(p).waive(rule, require_realist(p, "CMOC1"), reason, me(p)); });
  }
  static void decide(Project& p, const std::string& reason) {
    changing(p, [&] {
      const Configuration c = Configurations(p).require("CMOC1");
      Decisions(p).record({.operation = "situate",
                           .reason = reason,
                           .coder = me(p),
                           .objects = {{.cmoc = c.id, .version = c.version.id}}});
    });
  }

  /// Merges; of each conflict the side is taken that says `wanted`.
  Merged merge_for(Project& into, Project& from, const std::string& wanted) {
    Merged merged = merge(into, from);
    if (merged.open == 0) return merged;
    MergeChoices choices;
    for (const MergeConflict& c : merged.conflicts) {
      choices[c.id] = c.mine.find(wanted) != std::string::npos ? "mine" : "theirs";
    }
    return merge(into, from, choices);
  }
};

}  // namespace thema::model
