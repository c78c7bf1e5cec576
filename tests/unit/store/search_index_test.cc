#include "store/search_index.h"

#include <string>
#include <vector>

#include "scratch.h"
#include "text/tokens.h"

using store_test::code_of;
using store_test::error_of;
using store_test::holds;
using store_test::Memory;
using thema::Errc;
using thema::RowId;
using thema::store::word_query;

namespace {

struct Index : Memory {
  Index() {
    index.add(1, "The walk eases it, I don't know why.");
    index.add(2, "A follow-up walk in the Caf\xc3\xa9, with na\xc3\xafve hopes.");
    index.add(3, "Walking hurts. It eases nothing; pain, pain, pain.");
    index.add(
        4, "\xe0\xb8\xa0\xe0\xb8\xb2\xe0\xb8\xa9\xe0\xb8\xb2\xe0\xb9\x84\xe0\xb8\x97\xe0\xb8\xa2");
  }
  std::vector<RowId> find(std::string_view query) {
    std::vector<RowId> ids;
    const std::string expression = word_query(query).expression;
    if (expression.empty()) return ids;
    index.match(expression, [&](RowId id) { ids.push_back(id); });
    return ids;
  }
};

using Ids = std::vector<RowId>;

}  // namespace

TEST_CASE("words are found whatever their case and accents") {
  Index i;
  CHECK(i.find("walk") == Ids{1, 2});
  CHECK(i.find("WALK") == Ids{1, 2});
  CHECK(i.find("cafe") == Ids{2});
  CHECK(i.find("Caf\xc3\xa9") == Ids{2});
  CHECK(i.find("naive") == Ids{2});
  CHECK(i.find("nowhere").empty());
}

TEST_CASE("a word as long as the index knows is found, a longer one is refused") {
  Index i;
  const std::string known(32767, 'q'), longer(32768, 'q');
  i.index.add(5, known);
  i.index.add(6, longer + "q");
  CHECK(i.find(known) == Ids{5});
  CHECK(i.find(known + "*") == Ids{5, 6});
  for (const std::string& query : {longer, "walk " + longer, "\"" + longer + " walk\"",
                                   "NEAR(walk " + longer + ", 3)", longer + "*"}) {
    const auto error = error_of([&] { word_query(query); });
    CHECK(error.code() == Errc::usage);
    CHECK(holds(error, "a word of 32768 bytes"));
  }
}

TEST_CASE("words with marks inside are words") {
  Index i;
  CHECK(i.find("don't") == Ids{1});
  CHECK(i.find("follow-up") == Ids{2});
}

TEST_CASE("words are found whatever form their apostrophe has") {
  Index i;
  i.index.add(5, "I don\u2019t, and she don\u02BCt.");
  CHECK(i.find("don't") == Ids{1, 5});
  CHECK(i.find("don\u2019t") == Ids{1, 5});
  CHECK(i.find("\"don\u02BCt know\"") == Ids{1});
}

TEST_CASE("an index of a French project has elided words apart, also when it is opened again") {
  Memory m;
  thema::text::Elisions french;
  french.add("fr");
  m.index.begin(french);
  m.index.add(1, "L\u2019été, c'est l'hiver.");
  const auto find = [](auto& index, std::string_view query) {
    Ids ids;
    index.match(word_query(query).expression, [&](RowId id) { ids.push_back(id); });
    return ids;
  };
  for (const char* query : {"ete", "l'été", "\"ete c est\"", "NEAR(ete hiver, 4)", "hiv*", "l'"}) {
    CAPTURE(std::string(query));
    CHECK(find(m.index, query) == Ids{1});
  }
  CHECK(m.index.current());
  m.index.forget();
  CHECK(m.index.elisions() == french);
  m.index.remove(1, "L\u2019été, c'est l'hiver.");
  CHECK(m.index.sound());
  CHECK(find(m.index, "ete").empty());
}

TEST_CASE("phrases, prefixes and nearness are what FTS5 makes of them") {
  Index i;
  CHECK(i.find("\"walk eases\"") == Ids{1});
  CHECK(i.find("\"eases walk\"").empty());
  CHECK(i.find("walk*") == Ids{1, 2, 3});
  CHECK(i.find("\"the wal\"*") == Ids{1});
  CHECK(i.find("NEAR(walk know, 5)") == Ids{1});
  CHECK(i.find("NEAR(walk know, 1)").empty());
  CHECK(i.find("NEAR(walk know)") == Ids{1});
}

TEST_CASE("AND, OR, NOT and parentheses join words; words in a row are all wanted") {
  Index i;
  CHECK(i.find("walk eases") == Ids{1});
  CHECK(i.find("walk AND eases") == Ids{1});
  CHECK(i.find("walk OR walking") == Ids{1, 2, 3});
  CHECK(i.find("eases NOT walking") == Ids{1});
  CHECK(i.find("eases AND NOT walking") == Ids{1});
  CHECK(i.find("(walk OR walking) eases") == Ids{1, 3});
  CHECK(i.find("walk OR walking eases") == Ids{1, 2, 3});
  CHECK(i.find("and").empty());  // small letters: a word
  CHECK(i.find("((walk))") == Ids{1, 2});
}

TEST_CASE("signs that FTS5 would take for its own are just signs") {
  Index i;
  for (const char* query : {"walk:eases", "words:walk", "^walk", "{walk}", "+walk", "wa'lk",
                            "-walk", "walk -", "C++", "100%", "*", "a*b*"}) {
    CAPTURE(std::string(query));
    CHECK_NOTHROW(i.find(query));
  }
  CHECK(i.find("-walk") == Ids{1, 2});
}

TEST_CASE("a query that cannot be understood is a usage error with its place") {
  for (const char* query : {"",
                            "   ",
                            "\"open",
                            "(walk",
                            "walk)",
                            "()",
                            "walk AND",
                            "OR walk",
                            "NOT walk",
                            "walk OR",
                            "walk NOT",
                            "NEAR(walk",
                            "NEAR(walk)",
                            "NEAR(walk eases, x)",
                            "NEAR(walk eases, -3)",
                            "NEAR(walk eases, 5000000000)",
                            "NEAR((walk) eases)",
                            "NEAR(walk (eases))",
                            "NEAR(walk eases, )",
                            "\"\"",
                            "\" \""}) {
    CAPTURE(std::string(query));
    CHECK(code_of([&] { word_query(query); }) == Errc::usage);
  }
  const auto e = error_of([] { word_query("walk )"); });
  CHECK(holds(e, "\n  walk )\n       ^"));
  CHECK(code_of([] { word_query(std::string(5000, '(') + "walk"); }) == Errc::usage);
}

TEST_CASE("emoji are no words: they are looked for as they stand") {
  CHECK(word_query("\U0001F44D").expression.empty());
  CHECK(word_query("\U0001F44D").signs == std::vector<std::string>{"\U0001F44D"});
  CHECK(word_query("?!").signs == std::vector<std::string>{"?!"});
  const auto mixed = word_query("\U0001F44D walk \"\U0001F600 \U0001F600\" AND tea - milk");
  CHECK(mixed.expression == "(\"walk\" AND \"tea\" AND \"milk\")");
  CHECK(mixed.signs == std::vector<std::string>{"\U0001F44D", "\U0001F600 \U0001F600"});
  for (const auto query : {"walk OR \U0001F44D", "walk NOT \U0001F44D", "(walk \U0001F44D)",
                           "NEAR(walk \U0001F44D, 4)"}) {
    CAPTURE(std::string(query));
    CHECK(code_of([&] { word_query(query); }) == Errc::usage);
  }
}

TEST_CASE("a turn that is removed with its words is found no more") {
  Index i;
  i.index.remove(1, "The walk eases it, I don't know why.");
  CHECK(i.find("walk") == Ids{2});
  CHECK(i.find("know").empty());
  CHECK(i.index.sound());
  i.index.add(1, "Other words");
  CHECK(i.find("other") == Ids{1});
}

TEST_CASE("tokens that were made before give the same index") {
  Index i;
  thema::text::Tokenizer tokenizer;
  thema::text::Tokens tokens;
  const std::string words =
      "Ten minutes of Stra\xc3\x9f"
      "e and r\xc3\xa9sum\xc3\xa9.";
  tokenizer.tokenize(words, tokens);
  i.index.add(7, words, tokens);
  i.index.add(8, words);
  CHECK(i.find("resume") == Ids{7, 8});
  CHECK(i.find("\"of strasse\"") == i.find("\"of stra\xc3\x9f"
                                           "e\""));
  i.index.remove(7, words);
  CHECK(i.find("minutes") == Ids{8});
}

TEST_CASE("an index that is emptied finds nothing and can be filled again") {
  Index i;
  i.index.clear();
  CHECK(i.find("walk").empty());
  i.index.add(1, "walk");
  i.index.optimize();
  CHECK(i.find("walk") == Ids{1});
  CHECK(i.index.sound());
}

TEST_CASE("the index knows by which version it was made") {
  Index i;
  CHECK(i.index.current());
  i.db.exec("UPDATE meta SET value = 'ICU 1' WHERE key = 'index_version'");
  CHECK_FALSE(i.index.current());
  i.index.begin({});
  CHECK(i.index.current());
}

TEST_CASE("what is added in a transaction that is rolled back is not found") {
  Index i;
  {
    const thema::store::Transaction t(i.db);
    i.index.add(9, "unheard");
    CHECK(i.find("unheard") == Ids{9});
  }
  CHECK(i.find("unheard").empty());
}
