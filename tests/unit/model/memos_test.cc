#include "model/memos.h"

#include <doctest/doctest.h>

#include "base/hash.h"

#include "model/check.h"
#include "model/code_tree.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/corpus.h"
#include "unit/model/change_helpers.h"

namespace thema::model {

namespace {

/// An invented interview with a code, a coding and a memo on each.
struct Study {
  Project project = Project::in_memory();
  RowId source = 0, code = 0, coder = 0, coding = 0;

  Study() {
    changing(project, [&] {
      source = add_transcript(project, "P1", {{"INT", "How?"}, {"P1", "I gave it up."}});
      Sink sink;
      coder = project.coder_id(sink);
      code = Codebook(project).add("Barriers/Login", {}).id;
      std::vector<NewCoding> codings;
      codings.push_back({.source = source,
                         .span = span(),
                         .quote_hash = quote_hash(words()),
                         .code = code,
                         .coder = coder});
      Codings(project).add(codings);
    });
    coding = Codings(project).on_passage(source, span(), code, 0).front();
  }

  static text::Span span() { return {14, 21}; }
  static std::string words() { return "I gave "; }

  MemoTarget passage() const { return {MemoOn::passage, source, span(), quote_hash(words())}; }
  RowId add(const MemoTarget& on, const std::string& text) {
    RowId id = 0;
    changing(project, [&] { id = *Memos(project).add({on, "", "", text, coder}); });
    return id;
  }
};

}  // namespace

TEST_CASE("memos on all kinds of things are listed by what they are on") {
  Study s;
  s.add({MemoOn::coding, s.coding}, "coding");
  s.add({MemoOn::code, s.code}, "code");
  s.add(s.passage(), "passage");
  s.add({MemoOn::source, s.source}, "source");
  s.add({}, "project");
  std::vector<std::string> texts;
  for (const Memo& m : Memos(s.project).list()) texts.push_back(m.text);
  CHECK(texts == std::vector<std::string>{"project", "source", "passage", "code", "coding"});
  const Memo on_coding = Memos(s.project).list().back();
  CHECK(on_coding.name == "Barriers/Login");
  CHECK(on_coding.place == Study::span());
}

TEST_CASE("the same memo twice is one, by another coder it is another") {
  Study s;
  s.add({}, "once");
  CHECK_FALSE(changing(s.project, [&] {
    CHECK_FALSE(Memos(s.project).add({{}, "", "", "once\n", s.coder}));
  }));
  changing(s.project, [&] {
    s.project.work_as("ben");
    Sink sink;
    CHECK(Memos(s.project).add({{}, "", "", "once", s.project.coder_id(sink)}));
  });
  CHECK(Memos(s.project).list().size() == 2);
}

TEST_CASE("undo brings a memo back as it was") {
  Study s;
  const RowId id = s.add(s.passage(), "first words");
  const std::string before = state_of(s.project);
  changing(s.project, [&] {
    MemoFields fields;
    fields.text = "other words";
    fields.on = MemoTarget{};
    CHECK(Memos(s.project).set(id, fields));
  });
  changing(s.project, [&] { Memos(s.project).remove(id); });
  CHECK(Memos(s.project).list().empty());
  s.project.undo("thema undo", "");
  CHECK(Memos(s.project).list().front().text == "other words");
  s.project.undo("thema undo", "");
  CHECK(state_of(s.project) == before);
}

TEST_CASE("a coding that is removed or joined takes its memos along") {
  Study s;
  s.add({MemoOn::coding, s.coding}, "on the coding");
  SUBCASE("removed") {
    changing(s.project, [&] { CHECK(Codings(s.project).remove({s.coding}) == 1); });
    CHECK(Memos(s.project).list().empty());
  }
  SUBCASE("joined with its twin under another code") {
    changing(s.project, [&] {
      const RowId other = Codebook(s.project).add("Access", {}).id;
      std::vector<NewCoding> codings;
      codings.push_back({.source = s.source,
                         .span = Study::span(),
                         .quote_hash = quote_hash(Study::words()),
                         .code = other,
                         .coder = s.coder});
      Codings(s.project).add(codings);
      CodingFields fields;
      fields.code = other;
      Codings(s.project).set(s.coding, fields);
    });
    REQUIRE(Memos(s.project).list().size() == 1);
    CHECK(Memos(s.project).list().front().name == "Access");
  }
}

TEST_CASE("check sees a memo whose quoted words are not those of the text") {
  Study s;
  s.add({MemoOn::passage, s.source, Study::span(), quote_hash("other")}, "wrong");
  std::vector<std::string> ids;
  Sink sink;
  for (const Problem& p : check(s.project, sink)) ids.push_back(p.id);
  CHECK(ids == std::vector<std::string>{"quote-changed"});
}

TEST_CASE("texts that cannot be kept are refused") {
  Study s;
  const auto add = [&](const NewMemo& memo) {
    return error_of([&] { changing(s.project, [&] { Memos(s.project).add(memo); }); });
  };
  CHECK(add({{}, "", "", " \n", s.coder}) == "usage: the memo is empty");
  CHECK(add({{}, "", "", "\xFF", s.coder}).starts_with("usage: a memo is not valid UTF-8"));
  CHECK(add({{}, "a\nb", "", "x", s.coder}).find("line ends") != std::string::npos);
  CHECK(add({{}, "", "", std::string(kLongestMemo + 1, 'x'), s.coder}).find("at most") !=
        std::string::npos);
}

}  // namespace thema::model
