#include "formats/codebook_file.h"

#include <doctest/doctest.h>

#include <random>

#include "base/error.h"
#include "model/codebook.h"
#include "model/project.h"

using namespace thema;
using model::Code;
using model::Codebook;

namespace {

std::string written(const std::vector<Code>& codes, std::string_view format) {
  std::string out;
  const auto take = [&](std::string_view piece) { out += piece; };
  if (format == "md") {
    formats::write_codebook_md(codes, take);
  } else {
    formats::write_codebook_yaml(codes, take);
  }
  return out;
}

std::vector<Code> imported(const std::string& bytes, const std::string& file) {
  Sink sink;
  auto p = model::Project::in_memory();
  model::ChangeScope change(p, "thema test");
  Codebook(p).import(formats::read_codebook(bytes, file, sink), file);
  change.commit();
  return Codebook(p).list();
}

std::string refused(const std::string& bytes, const std::string& file) {
  Sink sink;
  try {
    formats::read_codebook(bytes, file, sink);
  } catch (const Error& e) {
    return std::to_string(e.line()) + ": " + e.what();
  }
  return "read";
}

/// Words that are hard to write: marks of Markdown and YAML, spaces at ends, lines, scripts.
class Words {
 public:
  explicit Words(unsigned seed) : random_(seed) {}
  std::size_t any(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  std::string text() {
    static const std::vector<std::string> pieces{"word",
                                                 " ",
                                                 "\n",
                                                 "\t",
                                                 "# ",
                                                 "- ",
                                                 "* ",
                                                 "1. ",
                                                 "2) ",
                                                 "\\",
                                                 "\"",
                                                 "'",
                                                 "`",
                                                 "_",
                                                 "**",
                                                 "> ",
                                                 "| ",
                                                 "===",
                                                 "---",
                                                 "&#10;",
                                                 "&amp;",
                                                 "<b>",
                                                 "[x](y)",
                                                 "\r",
                                                 "ü",
                                                 "日本",
                                                 "🙂",
                                                 "\u00a0",
                                                 "\u2028",
                                                 "\u0085",
                                                 "\x1b",
                                                 "~",
                                                 "null",
                                                 "yes",
                                                 "%YAML",
                                                 ": ",
                                                 "!tag",
                                                 "@",
                                                 "{",
                                                 "}",
                                                 "$",
                                                 "**Include:** ",
                                                 "- Role: theme",
                                                 "  ",
                                                 "\n\n",
                                                 "\ufeff",
                                                 "+ ",
                                                 "= ",
                                                 "a\\",
                                                 "...",
                                                 "a: b",
                                                 "\u0301",
                                                 "\n  x",
                                                 "x  \n"};
    std::string out;
    for (std::size_t n = any(8); n > 0; --n) out += pieces[any(pieces.size())];
    return out;
  }
  /// A list of tags is separated by ';'.
  std::string name(bool tag = false) {
    static const std::vector<std::string> pieces{
        "name", "/",  "#",     "[3]", "a b", "*",    "_",   "\\x",  "\"", "'",
        ": ",   "- ", "&#65;", "ü",   "日",  "🙂", "1.",  "null", "~",  "{",
        "}",    "|",  ">",     "%",   "=",   "`",    "<i>", "$x$"};
    std::string out = "n";
    for (std::size_t n = any(4); n > 0; --n) out += pieces[any(pieces.size())];
    if (tag) std::erase(out, ';');
    return out + std::to_string(any(1000));
  }

 private:
  std::mt19937 random_;
};

std::vector<Code> random_book(unsigned seed) {
  Words words(seed);
  auto p = model::Project::in_memory();
  model::ChangeScope change(p, "thema test");
  Codebook book(p);
  std::vector<std::string> paths;
  for (std::size_t n = 1 + words.any(20); n > 0; --n) {
    const bool top = paths.empty() || words.any(3) == 0;
    const std::string path =
        (top ? "" : paths[words.any(paths.size())] + "/") + model::escape_name(words.name());
    model::CodeFields fields;
    fields.role = model::code_roles()[words.any(model::code_roles().size())];
    fields.description = words.text();
    fields.include = words.text();
    fields.exclude = words.text();
    fields.example = words.text();
    if (words.any(3) == 0) fields.color = "#1b7837";
    for (std::size_t tags = words.any(4); tags > 0; --tags)
      fields.tags.push_back({"k" + std::to_string(words.any(2)), words.name(true)});
    if (book.find(path)) continue;
    book.add(path, fields);
    paths.push_back(path);
  }
  change.commit();
  return book.list();
}

}  // namespace

TEST_CASE("Markdown and YAML read back to the same codebook and the same bytes") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const std::vector<Code> codes = random_book(seed);
    for (const char* format : {"md", "yaml"}) {
      CAPTURE(seed);
      CAPTURE(format);
      const std::string bytes = written(codes, format);
      CAPTURE(bytes);
      const std::vector<Code> again = imported(bytes, std::string("book.") + format);
      REQUIRE(again.size() == codes.size());
      for (std::size_t i = 0; i < codes.size(); ++i) {
        CHECK(again[i].path == codes[i].path);
        CHECK(again[i].role == codes[i].role);
        CHECK(again[i].description == codes[i].description);
        CHECK(again[i].include == codes[i].include);
        CHECK(again[i].exclude == codes[i].exclude);
        CHECK(again[i].example == codes[i].example);
        CHECK(again[i].color == codes[i].color);
      }
      CHECK(written(again, format) == bytes);
    }
  }
}

TEST_CASE("Markdown that a person wrote is read: wrapped lines, several paragraphs") {
  Sink sink;
  const auto rows = formats::read_codebook(
      "# Our codes\n\nMade in May.\n\n## Barriers\nWhat stands\nin the way.\n\nOf all kinds.\n\n"
      "- Role: theme\n- Tags: a=b; a=c\n\n**Include:** Both ways\n",
      "book.md", sink);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].path == "Barriers");
  CHECK(*rows[0].fields.description == "What stands in the way.\n\nOf all kinds.");
  CHECK(*rows[0].fields.role == "theme");
  CHECK(rows[0].fields.tags.size() == 2);
  CHECK(*rows[0].fields.include == "Both ways");
}

TEST_CASE("files that are no codebook are refused with the line") {
  CHECK(refused("just words\n", "a.md").starts_with("0: holds no codebook: expected a heading"));
  CHECK(refused("codes: {a: 1}\n", "a.yaml").find("holds no codebook") != std::string::npos);
  CHECK(refused("codes:\n  - role: theme\n", "a.yaml") ==
        "2: code 1 has no 'code', the path of a code");
  CHECK(refused("codes:\n  - code: A\n    description: [1]\n", "a.yaml") ==
        "3: 'description' of code 1 is no text");
  CHECK(refused("codes:\n  - code: A\n    description: \"cut\n", "a.yaml") ==
        "3: is cut short: a quoted text never ends");
  CHECK(refused("codes:\n  - code: [A\n", "a.yaml").find("is no valid YAML") != std::string::npos);
  CHECK(refused("codes:\n  - &a {code: A}\n  - *a\n", "a.yaml").find("no aliases") !=
        std::string::npos);
  CHECK(refused("codes: " + std::string(100000, '['), "a.yaml") != "read");
  CHECK(refused("codes:\n  - - - - - - - - - - a\n", "a.yaml").find("nested deeper") !=
        std::string::npos);
  CHECK(refused("{\"codes\": [{\"code\": \"A\"", "a.json") == "1: the JSON is cut short");
  CHECK(refused("{\"codes\": 1}", "a.json").find("holds no codebook") != std::string::npos);
  CHECK(refused("## A\n\n- Tags: x\n", "a.md").starts_with("3: "));
  CHECK(refused("", "a.yaml").find("holds no codebook") != std::string::npos);
}
