// Codes that were merged on one side and changed on the other. The transcripts are invented.
#include <algorithm>

#include "model/cases.h"
#include "model/cmo.h"
#include "model/code_tree.h"
#include "model/memos.h"
#include "model/merge.h"
#include "model/summaries.h"
#include "team.h"

using namespace thema::model;
using thema::RowId;
using thema::Sink;
using Lines = std::vector<std::string>;

namespace {

/// Three codes with a coding each; ben merges Fear into Worry, anna has a copy as well.
struct Fears : Team {
  Project lead = begun();
  Project anna = copy(lead, "anna");
  Project ben = copy(lead, "ben");

  void merge_fear(Project& project, const char* into = "Worry") {
    changing(project, [&] { CodeTree(project, sink).merge({"Fear"}, into); });
  }
  void describe_fear(Project& project, const std::string& description) {
    changing(project, [&] {
      CodeFields fields;
      fields.description = description;
      Codebook(project).set("Fear", fields);
    });
  }

 private:
  Project begun() {
    Project project = make("lead");
    changing(project, [&] {
      add_transcript(project, "P1",
                     {{"INT", "What helps?"},
                      {"P1", "The walk eases it. On the days I walk I am looser by tea."}});
      code_quote(project, "Fear", "P1", {21, 38}, "of what?");
      code_quote(project, "Worry", "P1", {21, 38});
      code_quote(project, "Fear", "P1", {40, 50});
      code_quote(project, "Fear/Of falling", "P1", {52, 60});
    });
    return project;
  }
};

std::string code_lines(Project& project) {
  std::string out;
  for (const Code& code : Codebook(project).list()) {
    out += code.path + (code.description.empty() ? "" : ": " + code.description) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a code renamed or described anew here and merged away there is asked about, both ways") {
  for (const bool renamed : {true, false}) {
    for (const bool becomes_part : {true, false}) {
      CAPTURE(renamed);
      CAPTURE(becomes_part);
      Fears s;
      if (renamed) {
        changing(s.anna, [&] { Codebook(s.anna).rename("Fear", "Terror"); });
      } else {
        s.describe_fear(s.anna, "of being hurt");
      }
      changing(s.anna, [&] {
        code_quote(s.anna, renamed ? "Terror" : "Fear", "P1", {62, 70});
        Codings(s.anna).remove(
            {s.anna.db().integer("SELECT max(id) FROM coding WHERE end_cp = 50")});
      });
      s.merge_fear(s.ben);
      std::string dumps[2];
      for (const bool anna_first : {true, false}) {
        CAPTURE(anna_first);
        Project mine = s.twin(anna_first ? s.anna : s.ben, anna_first ? "one" : "two");
        Project& theirs = anna_first ? s.ben : s.anna;
        const Merged asked = s.merge(mine, theirs);
        CHECK(listed(asked) == Lines{std::string("merged: code ") +
                                     (renamed ? "Terror: name" : "Fear: description")});
        REQUIRE(asked.conflicts.size() == 1);
        const MergeConflict& c = asked.conflicts[0];
        CHECK((anna_first ? c.theirs : c.mine) == "part of code Worry");
        CHECK((anna_first ? c.mine : c.theirs) == (renamed ? "Terror" : "of being hurt"));
        const std::string choice = becomes_part == anna_first ? "theirs" : "mine";
        CHECK(s.merge(mine, theirs, {{c.id, choice}}).open == 0);
        CHECK(problems_of(mine).empty());
        const std::string code = becomes_part ? "Worry" : renamed ? "Terror" : "Fear";
        // The coding that Worry had there as well took the memo over, which it keeps.
        Lines expected{"P1 21:38 Worry lead of what?", "P1 52:60 " + code + "/Of falling lead",
                       "P1 62:70 " + code + " anna"};
        if (!becomes_part) {
          expected.insert(expected.begin(), "P1 21:38 " + code + " lead of what?");
        }
        CHECK(codings_of(mine) == expected);
        dumps[anna_first ? 0 : 1] = code_lines(mine);
        // It is decided: neither asks again, and the other one follows.
        CHECK(s.merge(mine, theirs).conflicts.empty());
        CHECK_FALSE(s.changed);
        Project other = s.twin(theirs, anna_first ? "other_one" : "other_two");
        CHECK(s.merge(other, mine).conflicts.empty());
        CHECK(codings_of(other) == codings_of(mine));
        CHECK(code_lines(other) == code_lines(mine));
        CHECK(problems_of(other).empty());
      }
      CHECK(dumps[0] == dumps[1]);
    }
  }
}

TEST_CASE("a code that was changed and merged into a new one is asked about as well") {
  for (const bool becomes_part : {true, false}) {
    Fears s;
    changing(s.ben, [&] { Codebook(s.ben).add("Unease", {}); });
    s.merge_fear(s.ben, "Unease");
    s.describe_fear(s.anna, "of being hurt");
    for (const bool anna_first : {true, false}) {
      Project mine = s.twin(anna_first ? s.anna : s.ben, anna_first ? "one" : "two");
      Project& theirs = anna_first ? s.ben : s.anna;
      const Merged asked = s.merge(mine, theirs);
      CHECK(listed(asked) == Lines{"merged: code Fear: description"});
      REQUIRE(asked.conflicts.size() == 1);
      s.merge(mine, theirs,
              {{asked.conflicts[0].id, becomes_part == anna_first ? "theirs" : "mine"}});
      CHECK(problems_of(mine).empty());
      CHECK(code_lines(mine) == (becomes_part
                                     ? "Worry\nUnease\nUnease/Of falling\n"
                                     : "Fear: of being hurt\nFear/Of falling\nWorry\nUnease\n"));
    }
  }
}

TEST_CASE("a code that was only moved and is merged away there is not asked about") {
  Fears s;
  changing(s.anna, [&] {
    CodeTree(s.anna, s.sink).move("Fear", {.where = CodePlace::Where::under, .code = "Worry"});
  });
  s.merge_fear(s.ben);
  CHECK(s.merge(s.anna, s.ben).conflicts.empty());
  CHECK(code_lines(s.anna) == "Worry\nWorry/Of falling\n");
  CHECK(problems_of(s.anna).empty());
}

TEST_CASE("a merge of codes that was taken over is known to whoever comes later") {
  Fears s;
  Project carl = s.copy(s.lead, "carl");
  s.merge_fear(s.ben);
  changing(carl, [&] { code_quote(carl, "Fear", "P1", {62, 70}); });
  CHECK(s.merge(s.lead, s.ben).conflicts.empty());
  CHECK(s.merge(s.lead, carl).conflicts.empty());
  CHECK(codings_of(s.lead).back() == "P1 62:70 Worry carl");
  CHECK(problems_of(s.lead).empty());
}

namespace {

/// "P1 Worry: a; b [2]": case, code, text and how many references, of every framework summary.
Lines summary_lines(Project& project) {
  const Corpus corpus = load_corpus(project);
  Lines out;
  for (const Summary& s : Summaries(project).list()) {
    std::string text = s.text;
    std::replace(text.begin(), text.end(), '\n', ';');
    out.push_back(fmt::format("{} {}: {} [{}]", corpus.cases[corpus.case_index.at(s.case_id)].name,
                              corpus.codes[corpus.code_index.at(s.code)].path, text,
                              s.references.size()));
  }
  return out;
}

void chart(Project& project, const char* code, const std::string& text, thema::text::Span place) {
  Sink sink;
  changing(project, [&] {
    const thema::RowId of = Cases(project).ensure("P1");
    const Source source = Sources(project).require("P1");
    SourceText words(project, source);
    Summaries(project).set({.case_id = of,
                            .code = Codebook(project).require(code).id,
                            .coder = project.coder_id(sink),
                            .said = true,
                            .text = text,
                            .keep = {},
                            .add = {{source.id, place, words.hash_of(place)}}});
  });
}

}  // namespace

TEST_CASE("summaries of a code that the other has merged away become those of the one that stays") {
  for (const bool comes_back : {true, false}) {
    CAPTURE(comes_back);
    Fears s;
    s.merge_fear(s.ben);
    chart(s.anna, "Fear", "of falling", {21, 38});
    chart(s.anna, "Worry", "of pain", {40, 50});
    Project& into = comes_back ? s.ben : s.anna;
    const Merged merged = s.merge(into, comes_back ? s.anna : s.ben);
    CHECK(listed(merged) == Lines{});
    CHECK(summary_lines(into) == Lines{"P1 Worry: of pain;of falling [2]"});
    CHECK(problems_of(into) == "");
  }
}

TEST_CASE("of a memo that one took away and the other changed, both is what is there") {
  for (const bool comes_back : {true, false}) {
    CAPTURE(comes_back);
    Fears s;
    const auto set_memo = [](Project& project, const std::string& memo) {
      changing(project, [&] {
        auto q = project.db().query("SELECT id FROM coding WHERE memo IS NOT NULL");
        REQUIRE(q.step());
        CodingFields fields;
        fields.memo = memo;
        Codings(project).set(q.integer(0), fields);
      });
    };
    set_memo(s.anna, "");
    set_memo(s.ben, "of falling");
    Project& into = comes_back ? s.ben : s.anna;
    Project& from = comes_back ? s.anna : s.ben;
    const Merged asked = s.merge(into, from);
    CHECK(listed(asked) == Lines{"changed: coding Fear of P1 at 21:38 by lead: memo"});
    CHECK(s.merge(into, from, all_of(asked, "both")).open == 0);
    auto q = into.db().query("SELECT memo FROM coding WHERE memo IS NOT NULL");
    REQUIRE(q.step());
    CHECK(q.text(0) == "of falling");
  }
}

namespace {

RowId id_of(Project& project, const char* code) { return Codebook(project).require(code).id; }

void tag_code(Project& project, const char* code, const std::vector<Tag>& tags) {
  CodeFields fields;
  fields.tags = tags;
  Codebook(project).set(code, fields);
}

/// Lines of a question, sorted.
Lines told(Project& project, const char* sql) {
  Lines lines;
  auto q = project.db().query_once(sql);
  while (q.step()) lines.push_back(q.string(0));
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// What anna does with Fear and Worry while ben merges Fear into Worry, and what it is afterwards,
/// in either direction: `sql` lists it.
template <class F>
void follows(F&& anna_does, const char* sql, const Lines& expected) {
  for (const bool comes_back : {true, false}) {
    CAPTURE(comes_back);
    Fears s;
    s.merge_fear(s.ben);
    changing(s.anna, [&] { anna_does(s.anna); });
    Project& into = comes_back ? s.ben : s.anna;
    CHECK(listed(s.merge(into, comes_back ? s.anna : s.ben)) == Lines{});
    CHECK(told(into, sql) == expected);
    CHECK(problems_of(into) == "");
    CHECK_FALSE(Codebook(into).find("Fear"));
  }
}

}  // namespace

TEST_CASE("tags of a code that is merged away there are tags of the one that stays, each once") {
  follows(
      [](Project& anna) {
        tag_code(anna, "Fear", {{"stage", "early"}, {"stage", "late"}});
        tag_code(anna, "Worry", {{"stage", "late"}});
      },
      "SELECT c.name || ': ' || t.key || '=' || t.value FROM code_tag t JOIN code c "
      "ON c.id = t.code_id",
      {"Worry: stage=early", "Worry: stage=late"});
}

TEST_CASE("elements tied to a code that is merged away there are tied to the one that stays") {
  follows(
      [](Project& anna) {
        CmoFields f;
        f.elements["context"] = {{.text = "is afraid", .codes = {id_of(anna, "Fear")}}};
        f.elements["outcome"] = {
            {.text = "rests", .codes = {id_of(anna, "Fear"), id_of(anna, "Worry")}}};
        f.theme = id_of(anna, "Fear");
        Sink sink;
        Configurations(anna).add("CMOC1", f, anna.coder_id(sink));
      },
      "SELECT e.role || ': ' || c.name FROM element_code t JOIN element e ON e.id = t.element_id "
      "JOIN code c ON c.id = t.code_id UNION ALL SELECT 'theme: ' || c.name FROM cmoc m "
      "JOIN code c ON c.id = m.theme_id",
      {"context: Worry", "outcome: Worry", "theme: Worry"});
}

TEST_CASE("memos and joint rows of a code that is merged away there are of the one that stays") {
  follows(
      [](Project& anna) {
        anna.db()
            .query_once(
                "INSERT INTO memo (id, type, text, coder_id, created_at, code_id) SELECT "
                "?1, '', 'of falling', min(id), '2026-01-01T00:00:00Z', ?2 FROM coder")
            .bind_all(anna.new_id(), id_of(anna, "Fear"))
            .run();
        anna.db()
            .query_once(
                "INSERT INTO joint_row (id, position, domain, theme_id) VALUES (?1, 1, "
                "'Pain', ?2)")
            .bind_all(anna.new_id(), id_of(anna, "Fear"))
            .run();
      },
      "SELECT m.text || ': ' || c.name FROM memo m JOIN code c ON c.id = m.code_id UNION ALL "
      "SELECT j.domain || ': ' || c.name FROM joint_row j JOIN code c ON c.id = j.theme_id",
      {"Pain: Worry", "of falling: Worry"});
}

TEST_CASE(
    "links of a code that is merged away there lead to the one that stays, but not to itself") {
  follows(
      [](Project& anna) {
        for (const auto& [from, to] :
             {std::pair{"Fear", "Worry"}, std::pair{"Fear/Of falling", "Fear"},
              std::pair{"Fear/Of falling", "Worry"}}) {
          anna.db()
              .query_once(
                  "INSERT INTO code_link (id, from_id, to_id, kind) VALUES (?1, ?2, ?3, "
                  "'see also')")
              .bind_all(anna.new_id(), id_of(anna, from), id_of(anna, to))
              .run();
        }
      },
      "SELECT f.name || ' ' || l.kind || ' ' || t.name FROM code_link l JOIN code f "
      "ON f.id = l.from_id JOIN code t ON t.id = l.to_id",
      {"Of falling see also Worry"});
}

TEST_CASE("codings and sub-codes of a code that is merged away there are of the one that stays") {
  follows(
      [](Project& anna) {
        // Both mark these words; only Fear the next; a sub-code of each has the same name.
        code_quote(anna, "Worry", "P1", {40, 50});
        code_quote(anna, "Fear", "P1", {62, 70});
        code_quote(anna, "Worry/Of falling", "P1", {21, 30});
      },
      "SELECT c.name || ' ' || k.start_cp || ':' || k.end_cp || ' ' || u.name FROM coding k "
      "JOIN code c ON c.id = k.code_id JOIN coder u ON u.id = k.coder_id",
      {"Of falling 21:30 anna", "Of falling 52:60 lead", "Worry 21:38 lead", "Worry 40:50 anna",
       "Worry 40:50 lead", "Worry 62:70 anna"});
}

TEST_CASE("every table that refers to a code has a rule for codes that are merged away") {
  Fears s;
  // Who adds one says in merge_joined.cc what becomes of it, and has a test above.
  CHECK(told(s.lead,
             "SELECT DISTINCT t.name FROM pragma_table_list t, pragma_foreign_key_list(t.name) f "
             "WHERE t.schema = 'main' AND f.\"table\" = 'code'") ==
        Lines{"cmoc", "code", "code_link", "code_tag", "coding", "element_code", "joint_row",
              "memo", "summary"});
}
