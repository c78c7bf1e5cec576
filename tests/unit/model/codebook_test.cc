#include "model/codebook.h"

#include <doctest/doctest.h>

#include <ctime>
#include <random>

#include "change_helpers.h"

using namespace thema::model;
using thema::Errc;
using Names = std::vector<std::string>;

namespace {

Names paths(Project& project) {
  Names out;
  for (const Code& c : Codebook(project).list()) out.push_back(c.path);
  return out;
}

void add(Project& project, std::string_view path, const CodeFields& fields = {}) {
  changing(project, [&] { Codebook(project).add(path, fields); });
}

}  // namespace

TEST_CASE("a path is split at slashes, and an escaped slash belongs to a name") {
  CHECK(split_path("Fear") == Names{"Fear"});
  CHECK(split_path("Barriers/IT usability/Logging in") ==
        Names{"Barriers", "IT usability", "Logging in"});
  CHECK(split_path("either\\/or/x") == Names{"either/or", "x"});
  CHECK(split_path(" A / B ") == Names{"A", "B"});
  CHECK(split_path("\u00a0A\u3000/B") == Names{"A", "B"});
  CHECK(split_path("back\\slash") == Names{"back\\slash"});
  CHECK(join_path({"either/or", "x"}) == "either\\/or/x");
  for (const char* name : {"a", "a/b", "/", "//", "a\\/b", "\\/a", "ü\"'=-", "#$%"}) {
    CAPTURE(name);
    CHECK(split_path(escape_name(name)) == Names{name});
  }
}

TEST_CASE("names that cannot be are refused") {
  for (const char* path : {"", " ", "/", "/A", "A/", "A//B", "A/ /B", "A\\", "A\\/B\\", "a\nb",
                           "a\tb", "a\x1b[31mb", "\x7f", "\xc2\x85x y\xc2\x85z", "\xff"}) {
    CAPTURE(path);
    CHECK(error_of([&] { split_path(path); }).starts_with("usage"));
  }
  CHECK(
      error_of([] { split_path("A//B"); }) ==
      "usage: 'A//B' has an empty name in it: between two '/' stands a code's name; a '/' inside a "
      "name is written '\\/'");
}

TEST_CASE("codes stand in the order in which they came, below their parents") {
  auto p = Project::in_memory();
  add(p, "Beliefs/Trust");
  add(p, "Access");
  add(p, "Beliefs/Fear");
  add(p, "Beliefs/Trust/By a clinician");
  CHECK(paths(p) == Names{"Beliefs", "Beliefs/Trust", "Beliefs/Trust/By a clinician",
                          "Beliefs/Fear", "Access"});
  const auto codes = Codebook(p).list();
  CHECK(codes[0].depth == 1);
  CHECK(codes[2].depth == 3);
  CHECK(codes[2].parent == codes[1].id);
}

TEST_CASE("adding makes missing parents and says which") {
  auto p = Project::in_memory();
  changing(p, [&] {
    const auto added = Codebook(p).add("A/B/C", {});
    CHECK(added.created);
    CHECK(added.parents == Names{"A", "A/B"});
    const auto more = Codebook(p).add("A/B/D", {});
    CHECK(more.parents.empty());
  });
}

TEST_CASE("adding what is there already is no change unless it differs") {
  auto p = Project::in_memory();
  CodeFields fields;
  fields.description = "Afraid of harm";
  fields.tags = {{"valence", "barrier"}};
  add(p, "Fear", fields);
  CHECK_FALSE(changing(p, [&] { CHECK_FALSE(Codebook(p).add("Fear", {}).created); }));
  CHECK_FALSE(changing(p, [&] { CHECK_FALSE(Codebook(p).add(" Fear ", fields).created); }));
  fields.description = "Something else";
  CHECK(
      error_of([&] { add(p, "Fear", fields); }) ==
      "exists: code 'Fear' is there already and differs in its description: change it with 'thema "
      "code set'");
  CodeFields tag;
  tag.tags = {{"valence", "facilitator"}};
  CHECK(error_of([&] { add(p, "Fear", tag); }).starts_with("exists"));
}

TEST_CASE("a unique name or end of a path stands for the whole, a whole path goes first") {
  auto p = Project::in_memory();
  add(p, "Barriers/Time");
  add(p, "Barriers/IT/Logging in");
  add(p, "Facilitators/Time");
  add(p, "Facilitators/Support");
  add(p, "Support");
  Codebook book(p);
  CHECK(book.require("Logging in").path == "Barriers/IT/Logging in");
  CHECK(book.require("IT/Logging in").path == "Barriers/IT/Logging in");
  CHECK(book.require("Support").path == "Support");
  CHECK(book.require("Barriers / Time").path == "Barriers/Time");
  CHECK(error_of([&] { book.require("Time"); }) ==
        "ambiguous: 'Time' may mean 'Barriers/Time', 'Facilitators/Time': give more of the path");
  CHECK(error_of([&] { book.find("Time"); }).starts_with("ambiguous"));
  CHECK(error_of([&] { book.require("Loging in"); }) ==
        "not-found: no code 'Loging in'; did you mean 'Barriers/IT/Logging in'?");
  CHECK_FALSE(book.find("in").has_value());  // an end of a name is no name
  CHECK(error_of([&] { book.require("/Time"); }).starts_with("usage"));
}

TEST_CASE("a name may look like another code's path") {
  auto p = Project::in_memory();
  add(p, "A/B");
  add(p, "A\\/B");
  CHECK(paths(p) == Names{"A", "A/B", "A\\/B"});
  Codebook book(p);
  CHECK(book.require("A/B").name == "B");
  CHECK(book.require("A\\/B").name == "A/B");
  CHECK(book.require("B").path == "A/B");
}

TEST_CASE("fields are set, changed only where they differ") {
  auto p = Project::in_memory();
  add(p, "A/Fear");
  CodeFields fields;
  fields.role = "mechanism";
  fields.color = "#1B7837";
  CHECK(changing(p, [&] { CHECK(Codebook(p).set("Fear", fields)); }));
  CHECK_FALSE(changing(p, [&] { CHECK_FALSE(Codebook(p).set("Fear", fields)); }));
  const Code code = Codebook(p).require("Fear");
  CHECK(code.role == "mechanism");
  CHECK(code.color == "#1b7837");
  const auto refused = [&](auto change) {
    CodeFields wrong;
    change(wrong);
    return error_of([&] { changing(p, [&] { Codebook(p).set("Fear", wrong); }); });
  };
  CHECK(refused([](CodeFields& f) { f.role = "mechanisms"; }).find("did you mean 'mechanism'?") !=
        std::string::npos);
  CHECK(refused([](CodeFields& f) { f.color = "red"; }).starts_with("usage"));
  CHECK(refused([](CodeFields& f) { f.color = "#12345g"; }).starts_with("usage"));
  CHECK(
      refused([](CodeFields& f) { f.description = std::string("a\0b", 3); }).starts_with("usage"));
  CHECK(refused([](CodeFields& f) { f.description = "\xc3("; }).starts_with("usage"));
  CHECK(refused([](CodeFields& f) { f.tags = {{"k", "a;b"}}; }).starts_with("usage"));
  CHECK(refused([](CodeFields& f) { f.tags = {{"k;", "a"}}; }).starts_with("usage"));
}

TEST_CASE("tags are added, taken off by key and replaced; a key may repeat") {
  auto p = Project::in_memory();
  CodeFields fields;
  fields.tags = {{"npt", "coherence"}, {"npt", "action"}, {"npt", "coherence"}, {"x", ""}};
  add(p, "Fear", fields);
  const auto tags = [&] { return to_string(Codebook(p).require("Fear").tags); };
  CHECK(tags() == "npt=coherence; npt=action; x=");
  CodeFields off;
  off.remove_tags = {"npt"};
  off.tags = {{"valence", "barrier"}};
  changing(p, [&] { Codebook(p).set("Fear", off); });
  CHECK(tags() == "x=; valence=barrier");
  CodeFields all;
  all.replace_tags = true;
  all.tags = {{"valence", "barrier"}};
  changing(p, [&] { Codebook(p).set("Fear", all); });
  CHECK(tags() == "valence=barrier");
}

TEST_CASE("a declared tag accepts only its values") {
  auto p = Project::in_memory();
  p.db().exec(
      "INSERT INTO tag_key (id, key, position) VALUES (1, 'valence', 1);"
      "INSERT INTO tag_value (id, tag_key_id, value, position) VALUES (2, 1, 'barrier', 1),"
      "(3, 1, 'facilitator', 2)");
  CodeFields good, bad;
  good.tags = {{"valence", "barrier"}, {"free", "whatever"}};
  bad.tags = {{"valence", "barier"}};
  add(p, "Fear", good);
  const std::string error = error_of([&] { add(p, "Trust", bad); });
  CHECK(error.starts_with("bad-input"));
  CHECK(error.find("did you mean 'barrier'?") != std::string::npos);
}

TEST_CASE("renaming keeps place and sub-codes, and refuses a sibling's name") {
  auto p = Project::in_memory();
  add(p, "A/Fear/Of loss");
  add(p, "A/Trust");
  changing(p, [&] {
    CHECK(Codebook(p).rename("Fear", "Worry") == "A/Worry");
    CHECK(Codebook(p).rename("A/Worry", "A/Dread") == "A/Dread");
    CHECK(Codebook(p).rename("Dread", "yes\\/no") == "A/yes\\/no");
  });
  CHECK(paths(p) == Names{"A", "A/yes\\/no", "A/yes\\/no/Of loss", "A/Trust"});
  const auto error = [&](const char* from, const char* to) {
    return error_of([&] { changing(p, [&] { Codebook(p).rename(from, to); }); });
  };
  CHECK(error("Of loss", "B/Of loss").starts_with("usage"));
  CHECK(error("Trust", "yes\\/no").starts_with("exists"));
  CHECK(error("Trust", "").starts_with("usage"));
  CHECK_FALSE(changing(p, [&] { CHECK(Codebook(p).rename("Trust", "Trust") == "A/Trust"); }));
}

TEST_CASE("a path may be deep, within bounds") {
  auto p = Project::in_memory();
  std::string path = "1";
  for (int i = 2; i <= 100; ++i) path += "/" + std::to_string(i);
  add(p, path);
  CHECK(Codebook(p).require("100").depth == 100);
  CHECK(
      error_of([&] { add(p, path + "/101"); }).starts_with("usage: a code's path has at most 100"));
}

TEST_CASE("two thousand codes are imported and listed quickly") {
  auto p = Project::in_memory();
  std::vector<CodeRow> rows;
  for (int i = 0; i < 2000; ++i) {
    CodeRow row;
    row.path = i % 2 == 0 ? "flat " + std::to_string(i)
                          : "group " + std::to_string(i % 20) + "/code " + std::to_string(i);
    rows.push_back(row);
  }
  const std::clock_t begin = std::clock();
  changing(p, [&] { CHECK(Codebook(p).import(rows, "book.csv").added == 2000); });
  changing(p, [&] { CHECK(Codebook(p).import(rows, "book.csv").unchanged == 2000); });
  CHECK(Codebook(p).list().size() == 2010);
  CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 3);
}

TEST_CASE("an import fills what is empty and refuses what contradicts, with its line") {
  auto p = Project::in_memory();
  add(p, "A/Fear");
  const auto row = [](std::string path, std::string description, std::size_t line) {
    CodeRow r;
    r.path = std::move(path);
    if (!description.empty()) r.fields.description = std::move(description);
    r.line = line;
    return r;
  };
  changing(p, [&] {
    const auto r = Codebook(p).import(
        {row("B/C", "", 2), row("B", "late", 3), row("A/Fear", "x", 4)}, "book.csv");
    CHECK(r.added == 2);
    CHECK(r.updated == 1);
    CHECK(r.parents.empty());
  });
  CHECK(Codebook(p).require("B").description == "late");
  const auto failing = [&](const std::vector<CodeRow>& rows) {
    const auto before = paths(p);
    std::string message;
    try {
      changing(p, [&] { Codebook(p).import(rows, "book.csv"); });
    } catch (const thema::Error& e) {
      message = e.file() + ":" + std::to_string(e.line()) + ": " + e.what();
    }
    CHECK(paths(p) == before);
    return message;
  };
  CHECK(failing({row("New", "", 2), row("A/Fear", "y", 3)}) ==
        "book.csv:3: code 'A/Fear' is there already, with a different description: change it with "
        "'thema code set'");
  CHECK(failing({row("N", "one", 2), row("N", "two", 5)}) ==
        "book.csv:5: code 'N' is in line 2 too, with a different description");
  CHECK(failing({row("A//B", "", 7)}).starts_with("book.csv:7: 'A//B' has an empty name"));
}

TEST_CASE("whatever is done to a codebook, undoing all of it gives the first state") {
  for (const unsigned seed : {1U, 2U, 3U, 4U, 5U}) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto any = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    auto p = Project::in_memory();
    add(p, "Root/First");
    const std::string first = state_of(p);
    std::size_t changes = 0;
    const Names names{"Fear", "Trust", "a/b", "Zeit", "時間", "x=y; z", "\"quoted\"", "Root"};
    for (int i = 0; i < 120; ++i) {
      const auto codes = Codebook(p).list();
      const std::string path = codes[any(codes.size())].path;
      const std::string name = escape_name(names[any(names.size())]);
      CodeFields fields;
      fields.description = names[any(names.size())];
      fields.tags = {{"k" + std::to_string(any(3)), "v" + std::to_string(any(3))}};
      if (any(2) == 0) fields.remove_tags = {"k" + std::to_string(any(3))};
      const std::size_t what = any(3);
      try {
        const bool changed = changing(p, [&] {
          Codebook book(p);
          if (what == 0) book.add(any(2) == 0 ? name : path + "/" + name, fields);
          if (what == 1) book.set(path, fields);
          if (what == 2) book.rename(path, name);
        });
        changes += changed ? 1 : 0;
      } catch (const thema::Error& e) {
        CHECK((e.code() == Errc::exists || e.code() == Errc::usage));
      }
    }
    REQUIRE(changes > 20);
    const std::string last = state_of(p);
    for (std::size_t i = 0; i < changes; ++i) REQUIRE(p.undo("thema undo", ""));
    CHECK(state_of(p) == first);
    for (std::size_t i = 0; i < changes; ++i) REQUIRE(p.redo("thema redo", ""));
    CHECK(state_of(p) == last);
  }
}
