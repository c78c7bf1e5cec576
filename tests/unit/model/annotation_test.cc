#include "model/annotation.h"

#include <algorithm>
#include <random>
#include <set>

#include "model/codebook.h"
#include "model/coders.h"
#include "model/codings.h"
#include "transcripts.h"

using namespace thema::model;
using thema::RowId;
using thema::text::Span;
using Names = std::vector<std::string>;

namespace {

/// An invented source of 400 letters, four codes, and the coders anna (at work) and ben.
struct Study {
  Project project = Project::in_memory();
  RowId anna = 0, ben = 0;
  std::vector<RowId> codes;

  Study() {
    project.work_as("anna");
    changing(project, [&] {
      std::string words;
      for (int i = 0; i < 100; ++i) words += "aé \U0001F600";
      add_document(project, "P1", transcript({{"P", words}}));
      thema::Sink quiet;
      anna = project.coder_id(quiet);
      ben = Coders(project).ensure("ben");
      for (const char* path : {"Trust", "Barriers/Login", "Help/Login", "Odd; <<} #name"}) {
        codes.push_back(Codebook(project).add(path, {}).id);
      }
    });
  }

  Source source() { return Sources(project).require("P1"); }

  void add(Span span, RowId code, RowId coder, const CodingFields& fields = {}) {
    SourceText text(project, source());
    std::vector<NewCoding> one(1);
    one[0] = {.source = text.source().id,
              .span = span,
              .quote_hash = text.hash_of(span),
              .code = code,
              .coder = coder};
    Codings(project).add(one);
    Codings(project).set(id_of(span, code, coder), fields);
  }
  RowId id_of(Span span, RowId code, RowId coder) {
    const auto ids = Codings(project).on_passage(source().id, span, code, coder);
    return ids.empty() ? 0 : ids.front();
  }

  /// "coder [begin,end) label" of every coding, in order.
  Names codings() {
    Names out;
    for (const ShownCoding& c : codings_to_annotate(project, source(), anna, true)) {
      out.push_back(fmt::format("{} [{},{}) {}", c.coding.coder, c.coding.span.begin,
                                c.coding.span.end, to_string(c.coding.label)));
    }
    std::sort(out.begin(), out.end());
    return out;
  }
};

/// What was handed out: marks and base.
struct HandedOut {
  std::vector<AnnotatedCoding> marks;
  Names base;
};

HandedOut hand_out(Study& study, bool all = false) {
  HandedOut out;
  for (const ShownCoding& c : codings_to_annotate(study.project, study.source(), study.anna, all)) {
    out.marks.push_back(c.coding);
    out.base.push_back(base_word(c));
  }
  return out;
}

AnnotationApplied take_back(Study& study, const HandedOut& file, AnnotationOptions options = {}) {
  ChangeScope change(study.project, "thema annotate apply");
  SourceText text(study.project, study.source());
  options.coder = study.anna;
  AnnotationApplied applied = apply_annotation(study.project, text, file.marks, file.base, options);
  if (applied.problems.empty() && applied.conflicts.empty()) change.commit();
  return applied;
}

AnnotatedCoding mark(Span span, const std::string& label, std::string coder = "anna") {
  return {span, span, parse_labels(label).front(), std::move(coder), 7};
}

CodingFields odd_fields(std::mt19937& random) {
  CodingFields fields;
  if (random() % 2 == 0) fields.memo = random() % 2 == 0 ? "a; @b=c\n" : "note";
  if (random() % 3 == 0) fields.exemplar = true;
  if (random() % 3 == 0) fields.tags = {{"week", std::to_string(random() % 3)}, {"a b", "é"}};
  return fields;
}

Span odd_span(std::mt19937& random) {
  const auto begin = static_cast<std::uint32_t>(3 + random() % 380);
  return {begin, begin + 1 + static_cast<std::uint32_t>(random() % 15)};
}

/// The same random codings for the same seed.
void code_at_random(Study& study, unsigned seed) {
  std::mt19937 random(seed);
  changing(study.project, [&] {
    for (int i = 0; i < 25; ++i) {
      const Span span = odd_span(random);
      const RowId code = study.codes[random() % study.codes.size()];
      study.add(span, code, random() % 3 == 0 ? study.ben : study.anna, odd_fields(random));
    }
  });
}

}  // namespace

TEST_CASE("codes are written as the shortest name that no other code has") {
  Study study;
  changing(study.project, [&] {
    for (const RowId code : study.codes) study.add({3, 5}, code, study.anna);
  });
  CHECK(study.codings() == Names{"anna [3,5) Barriers/Login", "anna [3,5) Help/Login",
                                 "anna [3,5) Odd\\; <<\\} \\#name", "anna [3,5) Trust"});
}

TEST_CASE("what comes back as it was handed out changes nothing") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    Study study;
    code_at_random(study, seed);
    const std::string before = state_of(study.project);
    for (const bool all : {false, true}) {
      const AnnotationApplied applied = take_back(study, hand_out(study, all));
      CHECK_FALSE(applied.any());
      CHECK(applied.others == 0);
      CHECK((state_of(study.project) == before));
    }
  }
}

TEST_CASE(
    "edits of marks do what apply and unapply do, whatever happens in the project meanwhile") {
  for (unsigned seed = 0; seed < 120; ++seed) {
    CAPTURE(seed);
    Study study, other;
    code_at_random(study, seed);
    code_at_random(other, seed);
    HandedOut file = hand_out(study);
    std::mt19937 random(seed + 1000);
    std::vector<AnnotatedCoding> kept;
    ChangeScope by_hand(other.project, "by hand"), meanwhile(study.project, "meanwhile");
    std::set<std::pair<Span, RowId>> touched;
    for (const AnnotatedCoding& m : file.marks) {
      const RowId code = Codebook(study.project).require(m.label.code).id;
      touched.insert({m.span, code});
      const auto what = random() % 5;
      if (what == 0) {  // taken out of the file
        Codings(other.project).remove({other.id_of(m.span, code, other.anna)});
        continue;
      }
      kept.push_back(m);
      if (what == 1) {  // another memo
        kept.back().label.memo = "changed";
        CodingFields fields;
        fields.memo = "changed";
        Codings(other.project).set(other.id_of(m.span, code, other.anna), fields);
      } else if (what == 2) {  // removed in the project meanwhile
        for (Study* s : {&study, &other}) {
          Codings(s->project).remove({s->id_of(m.span, code, s->anna)});
        }
      }
    }
    for (int i = 0; i < 6; ++i) {
      const Span span = odd_span(random);
      const RowId code = study.codes[random() % study.codes.size()];
      if (!touched.insert({span, code}).second) continue;
      if (i < 3) {  // added in the file
        kept.push_back({span, span, {}, "anna", 1});
        kept.back().label.code = Codebook(study.project).list()[0].path;
        for (const Code& c : Codebook(study.project).list()) {
          if (c.id == code) kept.back().label.code = c.path;
        }
        other.add(span, code, other.anna);
      } else {  // added in the project meanwhile
        for (Study* s : {&study, &other}) s->add(span, code, s->anna);
      }
    }
    by_hand.commit();
    meanwhile.commit();
    file.marks = kept;
    std::shuffle(file.marks.begin(), file.marks.end(), random);
    const AnnotationApplied applied = take_back(study, file);
    CHECK(applied.problems.empty());
    CHECK(applied.conflicts.empty());
    CHECK(study.codings() == other.codings());
    // The same file once more changes nothing.
    CHECK_FALSE(take_back(study, file).any());
  }
}

TEST_CASE("a code that was renamed meanwhile is no difference") {
  Study study;
  changing(study.project, [&] { study.add({3, 9}, study.codes[0], study.anna); });
  const HandedOut file = hand_out(study);
  changing(study.project, [&] {
    Codebook(study.project).rename("Trust", "Confidence");
    study.add({20, 25}, study.codes[0], study.anna);
  });
  CHECK_FALSE(take_back(study, file).any());
  CHECK(study.codings() == Names{"anna [20,25) Confidence", "anna [3,9) Confidence"});
}

TEST_CASE("another code for a passage keeps the coding, and what hangs on it") {
  Study study;
  changing(study.project, [&] { study.add({3, 9}, study.codes[0], study.anna); });
  const RowId id = study.id_of({3, 9}, study.codes[0], study.anna);
  HandedOut file = hand_out(study);
  file.marks[0] = mark({3, 9}, "Help/Login #why");
  CHECK(take_back(study, file).changed == 1);
  CHECK(study.codings() == Names{"anna [3,9) Help/Login #why"});
  CHECK(study.id_of({3, 9}, study.codes[2], study.anna) == id);
}

TEST_CASE("what was changed in the file and in the project is a conflict") {
  Study study;
  changing(study.project, [&] { study.add({3, 9}, study.codes[0], study.anna); });
  const HandedOut file = hand_out(study);
  changing(study.project, [&] {
    CodingFields fields;
    fields.memo = "in the project";
    Codings(study.project).set(study.id_of({3, 9}, study.codes[0], study.anna), fields);
  });
  HandedOut changed = file, removed = file, same = file;
  changed.marks[0].label.memo = "in the file";
  removed.marks.clear();
  same.marks[0].label.memo = "in the project";
  CHECK(take_back(study, changed).conflicts.size() == 1);
  CHECK(take_back(study, removed).conflicts.size() == 1);
  CHECK(take_back(study, same).conflicts.empty());
  CHECK_FALSE(take_back(study, file).any());
  CHECK(study.codings() == Names{"anna [3,9) Trust #in the project"});
}

TEST_CASE("marks of other coders are read only unless the file is everybody's") {
  Study study;
  changing(study.project, [&] { study.add({3, 9}, study.codes[0], study.ben); });
  HandedOut file = hand_out(study, true);
  file.marks[0] = mark({3, 9}, "Help/Login", "ben");
  file.marks.push_back(mark({4, 9}, "Trust", "cleo"));
  CHECK(take_back(study, file).others == 3);  // one is gone, two are new
  CHECK(study.codings() == Names{"ben [3,9) Trust"});
  const AnnotationApplied applied = take_back(study, file, {.of_everybody = true});
  CHECK(applied.changed == 1);
  CHECK(applied.added == 1);
  CHECK(applied.new_coders == Names{"cleo"});
  CHECK(study.codings() == Names{"ben [3,9) Help/Login", "cleo [4,9) Trust"});
}

TEST_CASE("unknown and ambiguous codes are problems with their line, unless they are made") {
  Study study;
  HandedOut file;
  file.marks = {mark({3, 9}, "Trusst"), mark({3, 9}, "Login"), mark({4, 9}, "New/Code")};
  AnnotationApplied applied = take_back(study, file);
  REQUIRE(applied.problems.size() == 3);
  CHECK(applied.unknown_codes == 2);
  CHECK(applied.problems[0].line == 7);
  CHECK(applied.problems[0].message == "no code 'Trusst'; did you mean 'Trust'?");
  CHECK(applied.problems[1].message.find("'Barriers/Login'") != std::string::npos);
  file.marks.erase(file.marks.begin() + 1);
  applied = take_back(study, file, {.make_codes = true});
  CHECK(applied.problems.empty());
  CHECK(applied.new_codes == Names{"Trusst", "New", "New/Code"});
}

TEST_CASE("a printed form that is not the passage, and a code that stands twice, are refused") {
  Study study;
  HandedOut file;
  file.marks = {mark({3, 9}, "Trust =other words")};
  CHECK(take_back(study, file).problems.size() == 1);
  file.marks = {mark({3, 9}, "Trust #one"), mark({3, 9}, "Trust #two")};
  REQUIRE(take_back(study, file).problems.size() == 1);
  CHECK(take_back(study, file).problems[0].message.starts_with("'Trust' stands twice"));
  CHECK(study.codings().empty());
}

TEST_CASE("a note without a code is a memo on the passage, once") {
  Study study;
  HandedOut file;
  file.marks = {mark({3, 9}, "#see P3")};
  CHECK(take_back(study, file).memos == 1);
  CHECK_FALSE(take_back(study, file).any());
  CHECK(study.codings() == Names{"anna [3,9) #see P3"});
}

TEST_CASE("memos on passages are handed out, changed and removed like codings") {
  Study study;
  HandedOut first;
  first.marks = {mark({3, 9}, "#one"), mark({3, 9}, "#two"), mark({20, 25}, "#three")};
  take_back(study, first);
  HandedOut file = hand_out(study);
  CHECK_FALSE(take_back(study, file).any());
  REQUIRE(file.marks.size() == 3);
  file.marks[1].label.memo = "two, later";
  file.marks.pop_back();
  const AnnotationApplied applied = take_back(study, file);
  CHECK(applied.changed == 1);
  CHECK(applied.removed == 1);
  CHECK(applied.memos == 0);
  CHECK(study.codings() == Names{"anna [3,9) #one", "anna [3,9) #two, later"});
  CHECK_FALSE(take_back(study, file).any());
  // Changed in the project, too.
  HandedOut other = hand_out(study);
  HandedOut again = other;
  again.marks[0].label.memo = "one, in the project";
  take_back(study, again);
  other.marks[0].label.memo = "one, in the file";
  CHECK(take_back(study, other).conflicts.size() == 1);
}

TEST_CASE("a base that is none is refused") {
  Study study;
  HandedOut file;
  file.base = {"c1:2:3"};
  CHECK(error_of([&] { take_back(study, file); }).starts_with("bad-input: 'c1:2:3'"));
}
