#include "model/code_tree.h"

#include <doctest/doctest.h>

#include <optional>
#include <random>
#include <type_traits>

#include "change_helpers.h"
#include "model/check.h"
#include "model/codings.h"
#include "model/passages.h"

using namespace thema::model;
using thema::RowId;
using Names = std::vector<std::string>;
using Where = CodePlace::Where;

namespace {

Names paths(Project& project) {
  Names out;
  for (const Code& c : Codebook(project).list()) out.push_back(c.path);
  return out;
}

void add(Project& project, std::initializer_list<const char*> codes) {
  changing(project, [&] {
    for (const char* path : codes) Codebook(project).add(path, {});
  });
}

template <class F>
auto shape(Project& project, F&& work) {
  thema::Sink sink;
  std::optional<std::invoke_result_t<F, CodeTree&>> result;
  changing(project, [&] {
    CodeTree tree(project, sink);
    result.emplace(work(tree));
  });
  return *result;
}

CodeTree::Moved move(Project& project, const char* path, const CodePlace& place) {
  return shape(project, [&](CodeTree& tree) { return tree.move(path, place); });
}

RowId coding(Project& project, RowId source, thema::text::Span span, const char* code,
             const char* memo = "", bool exemplar = false) {
  thema::Sink sink;
  changing(project, [&] {
    std::vector<NewCoding> codings(1);
    codings[0].source = source;
    codings[0].span = span;
    codings[0].code = Codebook(project).require(code).id;
    codings[0].coder = project.coder_id(sink);
    codings[0].exemplar = exemplar;
    codings[0].extra = std::make_unique<CodingExtra>();
    codings[0].extra->memo = memo;
    codings[0].extra->tags = {{"from", Codebook(project).require(code).name}};
    codings[0].quote_hash = SourceText(project, Sources(project).require("P1")).hash_of(span);
    Codings(project).add(codings);
  });
  return Codings(project).on_passage(source, span, Codebook(project).require(code).id, 0).front();
}

std::vector<Names> tags_of_codings(Project& project) {
  std::vector<Names> out;
  auto q = project.db().query_once(
      "SELECT k.memo, k.exemplar, (SELECT group_concat(tag) FROM (SELECT key || '=' || value AS "
      "tag "
      "FROM coding_tag t WHERE t.coding_id = k.id ORDER BY t.id)) FROM coding k "
      "ORDER BY k.start_cp, k.id");
  while (q.step()) out.push_back({q.string(0), q.string(1), q.string(2)});
  return out;
}

}  // namespace

TEST_CASE("a code moves with its sub-codes, and stands where it was put") {
  auto p = Project::in_memory();
  add(p, {"A/B/X", "A/C", "D"});
  CHECK(move(p, "C", {Where::before, "B"}).to == "A/C");
  CHECK(paths(p) == Names{"A", "A/C", "A/B", "A/B/X", "D"});
  CHECK(move(p, "B", {Where::top, ""}).to == "B");
  CHECK(paths(p) == Names{"A", "A/C", "D", "B", "B/X"});
  CHECK(move(p, "B", {Where::under, "D"}).to == "D/B");
  CHECK(move(p, "A", {Where::after, "D"}).to == "A");
  CHECK(paths(p) == Names{"D", "D/B", "D/B/X", "A", "A/C"});
  CHECK_FALSE(move(p, "A", {Where::after, "D"}).changed);
  CHECK_FALSE(move(p, "B", {Where::under, "D"}).changed);
  const auto refused = [&](const char* path, const CodePlace& place) {
    return error_of([&] { move(p, path, place); });
  };
  CHECK(refused("D", {Where::under, "X"}) == "usage: 'D' cannot stand below itself");
  CHECK(refused("D", {Where::after, "X"}).starts_with("usage"));
  add(p, {"A/B"});
  CHECK(refused("A/B", {Where::under, "D"}) ==
        "exists: code 'D/B' is there already: rename one, or make one of both with 'thema code "
        "merge'");
}

TEST_CASE("merging: codings, tags, memos and sub-codes go along, one name below is one code") {
  auto p = Project::in_memory();
  add(p, {"A/Sub", "A/Only here", "B/Sub", "C"});
  changing(p, [&] {
    CodeFields fields;
    fields.description = "What A means";
    fields.tags = {{"k", "v"}};
    Codebook(p).set("A", fields);
  });
  RowId source = 0;
  changing(p, [&] { source = add_transcript(p, "P1", {{"P1", "I walk every day."}}); });
  coding(p, source, {4, 10}, "A", "first", true);
  coding(p, source, {4, 10}, "B", "second");
  coding(p, source, {0, 6}, "A/Sub");
  const std::string before = state_of(p);
  const CodesMerged merged = shape(p, [](CodeTree& tree) { return tree.merge({"A", "C"}, "B"); });
  CHECK(merged.merged == Names{"A/Sub", "A", "C"});
  CHECK(merged.codings.codings == 2);
  CHECK(merged.codings.joined == 1);
  CHECK(paths(p) == Names{"B", "B/Sub", "B/Only here"});
  CHECK(tags_of_codings(p) ==
        std::vector<Names>{{"", "0", "from=Sub"}, {"second\nfirst", "1", "from=B,from=A"}});
  Codebook book(p);
  CHECK(book.require("B").tags == std::vector<Tag>{{"k", "v"}});
  CHECK(book.require("B").description.empty());
  const auto memos = book.memos(book.require("B").id);
  REQUIRE(memos.size() == 1);
  CHECK(memos[0].title == "A");
  CHECK(memos[0].text == "Description: What A means");
  p.undo("undo", "");
  CHECK(state_of(p) == before);
}

TEST_CASE("merging a sub-code into its parent, and never a parent into its sub-code") {
  auto p = Project::in_memory();
  add(p, {"A/B/B/X", "A/C"});
  CHECK(error_of([&] {
          shape(p, [](CodeTree& tree) { return tree.merge({"A"}, "A/C"); });
        }).starts_with("usage: 'A/C' lies below 'A'"));
  shape(p, [](CodeTree& tree) { return tree.merge({"A/B"}, "A"); });
  CHECK(paths(p) == Names{"A", "A/C", "A/B", "A/B/X"});
}

TEST_CASE("a code on which something hangs is removed only when that is meant") {
  auto p = Project::in_memory();
  add(p, {"A/B", "C"});
  RowId source = 0;
  changing(p, [&] { source = add_transcript(p, "P1", {{"P1", "I walk every day."}}); });
  coding(p, source, {4, 10}, "B");
  const auto remove = [&](const char* path, bool recursive, bool all) {
    return error_of(
        [&] { shape(p, [&](CodeTree& tree) { return tree.remove(path, recursive, all); }); });
  };
  CHECK(remove("A", false, true).starts_with("exists: code 'A' has 1 sub-code: --recursive"));
  CHECK(remove("A", true, false)
            .starts_with("exists: on code 'A' and its sub-codes hang: 1 coding;"));
  CHECK(remove("C", false, false) == "none");
  CHECK(remove("A", true, true) == "none");
  CHECK(paths(p).empty());
  CHECK(Codings(p).count() == 0);
  p.undo("undo", "");
  CHECK(Codings(p).count() == 1);
}

TEST_CASE("the whole tree at once: names are swapped, codes merged, added and removed") {
  auto p = Project::in_memory();
  add(p, {"A/X", "B", "C"});
  std::vector<RowId> id;
  for (const Code& c : Codebook(p).list()) id.push_back(c.id);  // A, A/X, B, C
  const std::vector<ArrangedCode> lines{{{id[2]}, "A", ArrangedCode::kTop, 1},
                                        {{id[0]}, "B", ArrangedCode::kTop, 2},
                                        {{}, "New", 1, 3},
                                        {{id[3], id[1]}, "C", 0, 4}};
  const auto arranged = shape(p, [&](CodeTree& tree) { return tree.arrange(lines, false); });
  CHECK(paths(p) == Names{"A", "A/C", "B", "B/New"});
  CHECK(arranged.renamed == 2);
  CHECK(arranged.added == 1);
  CHECK(arranged.merged == 1);
  CHECK(arranged.moved == 1);
  CHECK(Codebook(p).require("A").id == id[2]);
  CHECK(error_of([&] {
          shape(p, [&](CodeTree& tree) {
            return tree.arrange(
                {{{id[0]}, "A", ArrangedCode::kTop, 7}, {{id[2]}, "A", ArrangedCode::kTop, 9}},
                false);
          });
        }).starts_with("bad-input: 'A' stands in line 7 too"));
}

TEST_CASE("whatever is done to a codebook, it stays whole, and undo gives the first state") {
  std::mt19937 random(20260503);
  const auto any = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  auto p = Project::in_memory();
  add(p, {"A/a/x", "A/b", "B/a/y", "B/b/x", "C/a", "D"});
  RowId source = 0;
  changing(p, [&] { source = add_transcript(p, "P1", {{"P1", "I walk every day, and more."}}); });
  for (const Code& code : Codebook(p).list()) {
    coding(p, source, {4, 10}, code.path.c_str(), "memo");
    coding(p, source, {static_cast<std::uint32_t>(any(5)), 12}, code.path.c_str());
  }
  const std::string first = state_of(p);
  std::size_t changes = 0, done = 0;
  for (int round = 0; round < 200; ++round) {
    const Names codes = paths(p);
    const std::string code = codes[any(codes.size())], other = codes[any(codes.size())];
    const auto work = [&] {
      thema::Sink sink;
      return changing(p, [&] {
        CodeTree tree(p, sink);
        switch (any(6)) {
          case 0:
          case 1:
            tree.move(code, {static_cast<Where>(any(4)), other});
            break;
          case 2:
            if (codes.size() > 5) tree.merge({code}, other);
            break;
          case 3:
            Codebook(p).add(other + "/" + std::string(1, static_cast<char>('a' + any(4))), {});
            break;
          case 4:
            if (codes.size() > 8) tree.remove(code, any(2) == 0, any(2) == 0);
            break;
          default: {
            std::vector<ArrangedCode> lines;
            const auto list = Codebook(p).list();
            for (std::size_t i = list.size(); i-- > 0;)  // all at the top, the last first
              lines.push_back({{list[i].id},
                               list[i].name + std::to_string(any(3)) + std::to_string(i),
                               ArrangedCode::kTop,
                               i});
            if (any(4) == 0) tree.arrange(lines, false);
          }
        }
      });
    };
    try {
      if (work()) ++changes;
      ++done;
    } catch (const thema::Error&) {
    }
    thema::Sink sink;
    if (round % 20 == 19) CHECK(check(p, sink).empty());
  }
  CHECK(done > 60);
  const std::string last = state_of(p);
  for (std::size_t i = 0; i < changes; ++i) REQUIRE(p.undo("undo", ""));
  CHECK(state_of(p) == first);
  for (std::size_t i = 0; i < changes; ++i) REQUIRE(p.redo("redo", ""));
  CHECK(state_of(p) == last);
}
