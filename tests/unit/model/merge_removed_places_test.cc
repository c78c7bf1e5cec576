#include "merge_study.h"
#include "model/cases.h"
#include "model/code_tree.h"
#include "model/summaries.h"

using namespace thema::model;
using Lines = std::vector<std::string>;
using thema::RowId;

namespace {

/// One that moves all passages by fifteen characters.
Talk corrected() {
  Talk talk = kTalk;
  talk[0].second = "What helps you most, then?";
  return talk;
}

/// One side corrects the transcript and removes what the other changes in the old one.
struct OneCorrects : MergeStudy {
  explicit OneCorrects(bool lead_corrects) : lead_corrects_(lead_corrects) {}
  Project& corrector() { return lead_corrects_ ? lead : anna; }
  Project& coder() { return lead_corrects_ ? anna : lead; }
  const char* coders_choice() const { return lead_corrects_ ? "theirs" : "mine"; }
  const char* removers_choice() const { return lead_corrects_ ? "mine" : "theirs"; }

 private:
  bool lead_corrects_;
};

RowId only_coding(Project& project) { return project.db().integer("SELECT id FROM coding"); }

void remove_coding(Project& project) {
  changing(project, [&] { Codings(project).remove({only_coding(project)}); });
}

void write_memo(Project& project) {
  CodingFields fields;
  fields.memo = "again";
  changing(project, [&] { Codings(project).set(only_coding(project), fields); });
}

void chart(Project& project, const std::string& text, bool with_passage) {
  thema::Sink sink;
  changing(project, [&] {
    const Source in = Sources(project).require("P1");
    NewSummary summary;
    summary.case_id = Cases(project).ensure("P1");
    summary.code = Codebook(project).id_at("Effort");
    summary.coder = project.coder_id(sink);
    summary.text = text;
    if (const auto before = Summaries(project).find(summary.case_id, summary.code)) {
      for (const SummaryReference& r : before->references) summary.keep.push_back(r.id);
    }
    if (with_passage) {
      summary.add.push_back({in.id, {21, 38}, SourceText(project, in).hash_of({21, 38})});
    }
    Summaries(project).set(summary);
  });
}

Lines references_of(Project& project) {
  Lines out;
  auto q = project.db().query("SELECT start_cp, end_cp, anchor FROM summary_reference");
  while (q.step()) out.push_back(q.string(0) + ":" + q.string(1) + q.string(2));
  return out;
}

}  // namespace

TEST_CASE("a coding that the corrector removed and the other keeps is carried") {
  for (const bool lead_corrects : {true, false}) {
    for (const bool removed_first : {true, false}) {
      OneCorrects s(lead_corrects);
      if (removed_first) remove_coding(s.corrector());
      correct(s.corrector(), corrected(), "P1_checked.txt");
      if (!removed_first) remove_coding(s.corrector());
      write_memo(s.coder());
      const Merged open = s.merge(s.lead, s.anna);
      REQUIRE(open.conflicts.size() == 1);
      const Merged merged = s.merge(s.lead, s.anna, all_of(open, s.coders_choice()));
      CHECK(codings_of(s.lead) == Lines{"P1 36:53 Ease/Walking lead again"});
      CHECK(merged.moved == 1);
      CHECK(problems_of(s.lead) == "");
      CHECK(s.merge(s.lead, s.anna).counts.empty());
    }
  }
}

TEST_CASE("a coding that stays removed is not counted among the carried") {
  for (const bool lead_corrects : {true, false}) {
    OneCorrects s(lead_corrects);
    remove_coding(s.corrector());
    correct(s.corrector(), corrected(), "P1_checked.txt");
    write_memo(s.coder());
    const Merged open = s.merge(s.lead, s.anna);
    const Merged merged = s.merge(s.lead, s.anna, all_of(open, s.removers_choice()));
    CHECK(codings_of(s.lead).empty());
    CHECK(merged.kept + merged.moved + merged.changed + merged.lost == 0);
  }
}

TEST_CASE("what the corrector removed and nobody changed goes without a question") {
  for (const bool lead_corrects : {true, false}) {
    OneCorrects s(lead_corrects);
    remove_coding(s.corrector());
    correct(s.corrector(), corrected(), "P1_checked.txt");
    changing(s.coder(), [&] { code_quote(s.coder(), "Effort", "P1", {40, 50}); });
    const Merged merged = s.merge(s.lead, s.anna);
    CHECK(merged.conflicts.empty());
    CHECK(merged.moved == 1);
    CHECK(codings_of(s.lead) ==
          Lines{std::string("P1 55:65 Effort ") + (lead_corrects ? "anna" : "lead")});
    CHECK(problems_of(s.lead) == "");
  }
}

TEST_CASE("a passage whose words the corrected text has not is lost with its words") {
  OneCorrects s(true);
  remove_coding(s.lead);
  Talk talk = kTalk;
  talk[1].second = "Nothing.";
  correct(s.lead, talk, "P1_checked.txt");
  write_memo(s.anna);
  const Merged open = s.merge(s.lead, s.anna);
  const Merged merged = s.merge(s.lead, s.anna, all_of(open, "theirs"));
  CHECK(merged.lost == 1);
  CHECK(s.lead.db().integer("SELECT count(*) FROM coding WHERE lost_text IS NOT NULL") == 1);
  CHECK(problems_of(s.lead) == "");
}

TEST_CASE(
    "a code that the corrector removed comes back with codings and references on their words") {
  for (const bool lead_corrects : {true, false}) {
    OneCorrects s(lead_corrects);
    changing(s.lead, [&] { code_quote(s.lead, "Effort", "P1", {21, 38}); });
    chart(s.lead, "walks", true);
    Project anna = s.copy(s.lead, "anna2");
    Project& corrector = lead_corrects ? s.lead : anna;
    Project& coder = lead_corrects ? anna : s.lead;
    correct(corrector, corrected(), "P1_checked.txt");
    changing(corrector, [&] { CodeTree(corrector, s.sink).remove("Effort", true, true); });
    changing(coder, [&] { code_quote(coder, "Effort", "P1", {40, 50}); });
    const Merged open = s.merge(s.lead, anna);
    REQUIRE(open.conflicts.size() == 1);
    const Merged merged = s.merge(s.lead, anna, all_of(open, s.coders_choice()));
    CHECK(merged.moved == 3);
    CHECK(codings_of(s.lead) ==
          Lines{"P1 36:53 Ease/Walking lead said at once", "P1 36:53 Effort lead",
                std::string("P1 55:65 Effort ") + (lead_corrects ? "anna2" : "lead")});
    CHECK(references_of(s.lead) == Lines{"36:53"});
    CHECK(problems_of(s.lead) == "");
  }
}

TEST_CASE("a summary that the corrector removed keeps its passages") {
  for (const bool lead_corrects : {true, false}) {
    OneCorrects s(lead_corrects);
    chart(s.lead, "walks", true);
    Project anna = s.copy(s.lead, "anna2");
    Project& corrector = lead_corrects ? s.lead : anna;
    Project& coder = lead_corrects ? anna : s.lead;
    correct(corrector, corrected(), "P1_checked.txt");
    changing(corrector, [&] {
      Summaries(corrector).remove(Cases(corrector).ensure("P1"),
                                  Codebook(corrector).id_at("Effort"));
    });
    chart(coder, "walks a lot", false);
    const Merged open = s.merge(s.lead, anna);
    REQUIRE(open.conflicts.size() == 1);
    s.merge(s.lead, anna, all_of(open, s.coders_choice()));
    CHECK(references_of(s.lead) == Lines{"36:53"});
    CHECK(problems_of(s.lead) == "");
  }
}

TEST_CASE("a correction made in a copy without codings carries the codings of the other") {
  MergeStudy s;
  Project blind = s.copy(s.lead, "blind", true);
  correct(blind, corrected(), "P1_checked.txt");
  const Merged merged = s.merge(s.lead, blind);
  CHECK(merged.conflicts.empty());
  CHECK(merged.moved == 1);
  CHECK(codings_of(s.lead) == Lines{"P1 36:53 Ease/Walking lead said at once"});
  CHECK(problems_of(s.lead) == "");
}
