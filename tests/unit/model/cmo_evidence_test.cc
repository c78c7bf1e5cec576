#include "model/cmo_evidence.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "model/cmo_shape.h"
#include "store/history.h"
#include "unit/model/realist_study.h"

using namespace thema::model;
using thema::CollectingSink;
using thema::Errc;
using thema::Error;
using thema::RowId;

namespace {

using Texts = std::vector<std::string>;

Errc code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& e) {
    return e.code();
  }
  FAIL("nothing was thrown");
  return Errc::usage;
}

void add_walks(RealistStudy& study) {
  study.configuration("CMOC1", {{"context", "is able"},
                                {"resource", "weekly goals"},
                                {"reasoning", "links walks with relief"},
                                {"outcome", "keeps walking"}});
}

/// Rows as a csv file would give them.
EvidenceImport import(RealistStudy& study, std::vector<EvidenceCells> rows, thema::Sink& sink) {
  std::size_t next = 0;
  return import_evidence(
      study.project,
      [&](EvidenceCells& c) {
        if (next == rows.size()) return false;
        c = rows[next++];
        c.line = next + 1;
        return true;
      },
      "evidence.csv", study.me, false, sink);
}

EvidenceCells row(std::string_view speaks_to, std::string_view source, std::string_view quote,
                  std::string_view stance) {
  EvidenceCells c;
  c.cmoc = "CMOC1";
  c.speaks_to = speaks_to;
  c.source = source;
  c.quote = quote;
  c.stance = stance;
  return c;
}

}  // namespace

TEST_CASE(
    "evidence keeps its passage, the elements it speaks to and the version it was judged on") {
  RealistStudy study;
  add_walks(study);
  NewEvidence e = study.evidence("CMOC1", "outcome,R1", "supports", "P1", "The walk eases it");
  e.directness = "stated";
  e.note = "says so";
  CHECK(study.add(e).created == 1);

  const auto found = EvidenceBook(study.project).list();
  REQUIRE(found.size() == 1);
  CHECK(found[0].stance == "supports");
  CHECK(found[0].directness == "stated");
  CHECK(found[0].note == "says so");
  CHECK(found[0].coder == "tester");
  CHECK(found[0].speaks_to == Texts{"R1", "O1"});
  CHECK(found[0].completeness == "MO");
  CHECK(found[0].version_number == 1);
  CHECK(found[0].span == e.span);
  CHECK(found[0].quote_hash == e.quote_hash);
  CHECK(found[0].case_id == 0);
}

TEST_CASE("the same evidence again is no change; a note that it lacks is filled in") {
  RealistStudy study;
  add_walks(study);
  NewEvidence e = study.evidence("CMOC1", "R1", "supports", "P1", "The walk eases it");
  study.add(e);
  CHECK(study.add(e).unchanged == 1);
  e.speaks_to = "reasoning";
  CHECK(study.add(e).unchanged == 1);
  e.note = "noted";
  CHECK(study.add(e).updated == 1);
  e.note = "";
  CHECK(study.add(e).unchanged == 1);
  CHECK(EvidenceBook(study.project).list()[0].note == "noted");
  e.stance = "refines";
  CHECK(study.add(e).created == 1);
  CHECK(EvidenceBook(study.project).list().size() == 2);
}

TEST_CASE("evidence with another note is refused, unless it is to replace the one that is there") {
  RealistStudy study;
  add_walks(study);
  NewEvidence e = study.evidence("CMOC1", "R1", "supports", "P1", "The walk eases it");
  e.note = "first";
  study.add(e);
  e.note = "second";
  const auto refused = study.add(e);
  CHECK(refused.updated == 0);
  REQUIRE(refused.refused.size() == 1);
  CHECK(refused.refused[0].says == "the note 'first'");
  CHECK(EvidenceBook(study.project).list()[0].note == "first");
  NewEvidence third = e;
  third.note = "third";
  const auto replaced = EvidenceBook(study.project).add({e, third}, true);
  CHECK(replaced.updated == 1);
  REQUIRE(replaced.refused.size() == 1);  // two of one call that differ
  CHECK(replaced.refused[0].first == 0);
  CHECK(EvidenceBook(study.project).list()[0].note == "second");
}

TEST_CASE("evidence on an older wording stays with it and is not added again") {
  RealistStudy study;
  add_walks(study);
  const NewEvidence e = study.evidence("CMOC1", "C1,R1", "supports", "P1", "The walk eases it");
  study.add(e);
  CmoFields f;
  f.elements["context"].push_back({"is able and willing", {}});
  Configurations(study.project).set("CMOC1", f, {}, study.me);
  const auto again = study.add(e);
  CHECK(again.unchanged == 1);
  CHECK(again.older == 1);
  const auto found = EvidenceBook(study.project).list();
  REQUIRE(found.size() == 1);
  CHECK(found[0].version_number == 1);

  const NewEvidence fresh = study.evidence("CMOC1", "C1", "supports", "P1", "I know it does");
  study.add(fresh);
  CHECK(EvidenceBook(study.project).list()[1].version_number == 2);
}

TEST_CASE("silence needs a case and no passage; every other stance needs a passage and elements") {
  RealistStudy study;
  add_walks(study);
  CHECK(study.add(study.silence("CMOC1", "R1", "P3")).created == 1);
  CHECK(study.add(study.silence("CMOC1", "R1", "P3")).unchanged == 1);
  CHECK(study.add(study.silence("CMOC1", "", "P2")).created == 1);

  NewEvidence e = study.silence("CMOC1", "R1", "P3");
  e.stance = "supports";
  CHECK(code_of([&] { study.add(e); }) == Errc::usage);
  CHECK(code_of([&] { study.add(study.evidence("CMOC1", "R1", "silent", "", "")); }) ==
        Errc::usage);
  CHECK(code_of([&] {
          study.add(study.evidence("CMOC1", "", "supports", "P1", "The walk eases it"));
        }) == Errc::usage);
  CHECK(code_of([&] {
          study.add(study.evidence("CMOC1", "R1", "negative_case", "P1", "The walk eases it"));
        }) == Errc::usage);
  e = study.evidence("CMOC1", "R7", "supports", "P1", "The walk eases it");
  CHECK(code_of([&] { study.add(e); }) == Errc::bad_input);
  e = study.evidence("CMOC1", "R1", "supports", "P1", "The walk eases it");
  e.directness = "guessed";
  CHECK(code_of([&] { study.add(e); }) == Errc::usage);
}

TEST_CASE("a coding lends its passage, and an exemplar on it is known") {
  RealistStudy study;
  add_walks(study);
  const NewEvidence e = study.evidence("CMOC1", "R1", "supports", "P1", "The walk eases it");
  NewCoding coding;
  coding.source = e.source;
  coding.span = e.span;
  coding.quote_hash = e.quote_hash;
  coding.code = study.code("Relief");
  coding.coder = study.me;
  coding.exemplar = true;
  coding.extra = std::make_unique<CodingExtra>();
  coding.extra->print = "The walk ... it";
  std::vector<NewCoding> one;
  one.push_back(std::move(coding));
  Codings codings(study.project);
  codings.add(one);
  const RowId id = codings.on_passage(e.source, e.span, 0, 0).front();
  EvidenceBook book(study.project);
  const CodedPassage passage = book.passage_of(thema::short_id('c', id));
  CHECK(passage.source == e.source);
  CHECK(passage.span == e.span);
  CHECK(passage.quote_hash == e.quote_hash);
  CHECK(code_of([&] { book.passage_of("c00000"); }) == Errc::not_found);

  CHECK(book.exemplars().empty());
  study.add(e);
  REQUIRE(book.exemplars().size() == 1);
  CHECK(book.exemplars()[0].coding == id);
  CHECK(book.exemplars()[0].print == "The walk ... it");
}

TEST_CASE("an import takes quotes, turns, offsets and silence, and again is no change") {
  RealistStudy study;
  add_walks(study);
  EvidenceCells turns = row("C1,O1", "P2.txt", "", "Negative-Case");
  turns.turns = "2.2";
  EvidenceCells offsets = row("reasoning", "PT1", "", "supports");
  offsets.start = "18";
  offsets.end = "22";
  EvidenceCells silent = row("R1", "", "", "silent");
  silent.case_name = "P3";
  const std::vector<EvidenceCells> rows{
      row("context,resource", "P1", "the WALK eases it", "supports"), turns, offsets, silent};
  CollectingSink sink;
  EvidenceImport result = import(study, rows, sink);
  CHECK(result.rows == 4);
  CHECK(result.added.created == 4);
  CHECK(result.rejected.empty());
  CHECK(import(study, rows, sink).added.unchanged == 4);

  const auto found = EvidenceBook(study.project).list();
  REQUIRE(found.size() == 4);
  SourceText p2(study.project, Sources(study.project).require("P2"));
  CHECK(p2.slice(found[1].span) == "I fear each step.");
  CHECK(found[1].stance == "negative-case");
  CHECK(found[2].span == thema::Span{18, 22});
  CHECK(found[3].source == 0);
  CHECK(sink.diagnostics.empty());
}

TEST_CASE("a bad row is told by file and line, and then nothing is stored") {
  RealistStudy study;
  add_walks(study);
  std::vector<EvidenceCells> rows{row("R1", "P1", "The walk eases it", "supports"),
                                  row("R1", "P1", "these words are nowhere", "supports"),
                                  row("R2", "P1", "The walk eases it", "supports"),
                                  row("R1", "P9", "The walk eases it", "supports"),
                                  row("R1", "P1", "The walk eases it", "agrees"),
                                  row("R1", "P1", "", "supports"),
                                  row("R1", "", "", "supports")};
  rows.push_back(row("R1", "P1", "The walk eases it", "supports"));
  rows.back().cmoc = "CMOC7";
  EvidenceCells outside = row("R1", "P1", "", "supports");
  outside.start = "5";
  outside.end = "5000";
  rows.push_back(outside);
  CollectingSink sink;
  const EvidenceImport result = import(study, rows, sink);
  CHECK(result.rows == 9);
  REQUIRE(result.rejected.size() == 8);
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK(result.rejected[i].line == i + 3);
    CHECK(sink.diagnostics[i].file == "evidence.csv");
    CHECK(sink.diagnostics[i].line == i + 3);
  }
  CHECK(result.rejected[1].reason.find("C1, MR1, R1, O1") != std::string::npos);
  CHECK(result.rejected[6].reason.find("did you mean 'CMOC1'") != std::string::npos);
  CHECK(EvidenceBook(study.project).list().empty());
}

TEST_CASE("a coder named in a row has the evidence, and a new one is told") {
  RealistStudy study;
  add_walks(study);
  EvidenceCells c = row("R1", "P1", "The walk eases it", "supports");
  c.coder = "ben";
  CollectingSink sink;
  CHECK(import(study, {c}, sink).new_coders == Texts{"ben"});
  CHECK(EvidenceBook(study.project).list()[0].coder == "ben");
}

TEST_CASE("undo takes evidence and a new version back, and redo brings them again") {
  Project project = [] {
    RealistStudy study;
    add_walks(study);
    study.change.commit();
    return std::move(study.project);
  }();
  thema::Sink sink;
  {
    ChangeScope change(project, "thema cmo evidence");
    NewEvidence e;
    e.cmoc = Configurations(project).require("CMOC1").id;
    e.speaks_to = "R1";
    e.stance = "silent";
    e.case_id = Cases(project).require("P3").id;
    e.coder = project.coder_id(sink);
    EvidenceBook(project).add({e});
    CmoFields f;
    f.elements["context"].push_back({"other words", {}});
    Configurations(project).set("CMOC1", f, {}, e.coder);
    change.commit();
  }
  project.undo("thema undo", "");
  CHECK(EvidenceBook(project).list().empty());
  CHECK(Configurations(project).require("CMOC1").version.number == 1);
  project.redo("thema redo", "");
  CHECK(EvidenceBook(project).list().size() == 1);
  CHECK(Configurations(project).require("CMOC1").version.number == 2);
}

TEST_CASE("of evidence that both have, a merge of configurations keeps what is noted of either") {
  RealistStudy study;
  add_walks(study);
  study.configuration("CMOC2", {{"context", "is able"}, {"outcome", "keeps walking"}});
  NewEvidence here = study.evidence("CMOC1", "C1", "supports", "P1", "The walk eases it");
  NewEvidence there = study.evidence("CMOC2", "C1", "supports", "P1", "The walk eases it");
  here.note = "said with a smile";
  there.note = "first thing he says";
  there.directness = "stated";
  study.add(here);
  study.add(there);
  const CmoMerged merged =
      CmoShape(study.project)
          .merge(
              {.labels = {"CMOC1", "CMOC2"}, .into = "CMOC1", .decision = {.reason = "one story"}},
              study.me);
  CHECK(merged.doubles == 1);
  const auto found = EvidenceBook(study.project).list(merged.now.id);
  REQUIRE(found.size() == 1);
  CHECK(found[0].note == "said with a smile\nfirst thing he says");
  CHECK(found[0].directness == "stated");
}
