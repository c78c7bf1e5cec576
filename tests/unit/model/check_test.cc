#include "model/check.h"

#include <doctest/doctest.h>

#include "change_helpers.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/corpus.h"
#include "model/passages.h"

using namespace thema::model;
using thema::RowId;
using Names = std::vector<std::string>;

namespace {

Project study() {
  auto p = Project::in_memory();
  changing(p, [&] {
    add_transcript(p, "P1",
                   {{"INT", "What helps?"}, {"P1", "The walk, I know it does. Café ist zu."}});
    add_transcript(p, "P2", {{"INT", "And you?"}, {"P2", "Nothing."}});
    const RowId code = Codebook(p).add("Relief", {}).id;
    thema::Sink sink;
    SourceText text(p, Sources(p).require("P1"));
    for (const char* turn : {"2", "1-2"}) {
      PassageSelector where;
      where.turns = turn;
      for (const auto span : text.resolve(where)) {
        NewCoding c;
        c.source = text.source().id;
        c.span = span;
        c.quote_hash = text.hash_of(span);
        c.code = code;
        c.coder = p.coder_id(sink);
        std::vector<NewCoding> made;
        made.push_back(std::move(c));
        Codings(p).add(made);
      }
    }
  });
  return p;
}

Names ids(Project& project) {
  Names found;
  thema::Sink sink;
  for (const Problem& problem : check(project, sink)) found.push_back(problem.id);
  return found;
}

Names after(const char* damage) {
  Project p = study();
  p.db().exec("PRAGMA foreign_keys = OFF");
  p.db().exec(damage);
  return ids(p);
}

}  // namespace

TEST_CASE("a project as the program leaves it has no problems, also after undo and redo") {
  Project p = study();
  CHECK(ids(p).empty());
  p.undo("thema undo", "");
  CHECK(ids(p).empty());
  p.redo("thema redo", "");
  CHECK(ids(p).empty());
}

TEST_CASE("each kind of damage is found") {
  CHECK(after("UPDATE content SET text = replace(text, 'walk', 'talk') WHERE text LIKE '%walk%'") ==
        Names{"content-changed", "quote-changed", "quote-changed", "index-turn"});
  CHECK(
      after(
          "UPDATE coding SET end_cp = 9999 WHERE start_cp = (SELECT max(start_cp) FROM coding)") ==
      Names{"passage-outside"});
  CHECK(
      after(
          "UPDATE coding SET quote_hash = 7 WHERE start_cp = (SELECT max(start_cp) FROM coding)") ==
      Names{"quote-changed"});
  CHECK(after("DELETE FROM code") == Names{"foreign-key"});
  CHECK(after("UPDATE source_version SET length = 3 WHERE file_name = 'P2.txt'") ==
        Names{"text-length"});
  CHECK(after("UPDATE turn SET number = 7 WHERE number = 2 AND version_id = "
              "(SELECT version_id FROM source WHERE name = 'P2')") == Names{"turn-order"});
  CHECK(after("UPDATE history SET command = 'thema nothing' WHERE number = 1") == Names{"history"});
  CHECK(after("UPDATE code SET parent_id = id") == Names{"orphan-code"});
  CHECK(after("UPDATE turn SET end_cp = end_cp - 2 WHERE id = (SELECT max(id) FROM turn)") ==
        Names{"index-turn"});
}

TEST_CASE("a search index with too much in it is found") {
  Project p = study();
  p.db().exec("INSERT INTO turn_search (rowid, words) VALUES (5, 'something else')");
  CHECK(ids(p) == Names{"index-extra"});
}

TEST_CASE("a coding of nothing but an interviewer's words is a warning") {
  Project p = study();
  changing(p, [&] {
    SourceText text(p, Sources(p).require("P2"));
    PassageSelector where;
    where.quote = "And you?";
    NewCoding c;
    c.source = text.source().id;
    c.span = text.resolve(where).front();
    c.quote_hash = text.hash_of(c.span);
    c.code = Codebook(p).require("Relief").id;
    thema::Sink sink;
    c.coder = p.coder_id(sink);
    std::vector<NewCoding> made;
    made.push_back(std::move(c));
    Codings(p).add(made);
  });
  thema::Sink sink;
  const auto problems = check(p, sink);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].id == "interviewer-only");
  CHECK(problems[0].level == thema::Level::warning);
  CHECK(problems[0].message ==
        "1 coding of 'P2' holds nothing but an interviewer's words: 'Relief' at turn 1");
}
