#include <doctest/doctest.h>

#include "base/strings.h"
#include "unit/report/rendered.h"

namespace thema::report {
namespace {

using testing::column;
using testing::integer;
using testing::rendered;
using testing::table;
using testing::text;
using Kind = Column::Kind;

std::string noted(const std::string& words) {
  return rendered(Format::md, [&](Renderer& to) { to.note({words, false}); });
}

std::string in_cell(const std::string& words) {
  const std::string out = rendered(Format::md, table("t", {column("a")}), {{text(words)}});
  return out.substr(std::string("| a |\n| --- |\n").size());
}

TEST_CASE("a table is a pipe table with its caption above and its notes below") {
  Table themes =
      table("themes", {column("theme"), column("items", Kind::list), column("n", Kind::integer),
                       column("lines", Kind::range), column("quotes", Kind::quotations)});
  themes.columns[0].heading = "Theme";
  themes.caption = "Table 5. Themes";
  themes.notes = {"*Occupational physician perspective.", "Codings of all coders."};
  themes.group_first_column = true;
  CHECK(rendered(Format::md, themes,
                 {{text("Content"), List{{"Too much", "*Not trusted"}}, integer(12), Range{3, 5},
                   std::vector<Quotation>{{"I walk", "P12, 55"}, {"I run", "(P3)"}}},
                  {text("Content"), List{}, Value(), Range{7, 7}, std::vector<Quotation>{}}}) ==
        "**Table 5. Themes**\n"
        "\n"
        "| Theme | items | n | lines | quotes |\n"
        "| --- | --- | ---: | --- | --- |\n"
        "| Content | • Too much<br>• \\*Not trusted | 12 | 3-5 | "
        "‘I walk’ (P12, 55)<br>‘I run’ (P3) |\n"
        "| | | | 7 | |\n"
        "\n"
        "\\*Occupational physician perspective.\n"
        "\n"
        "Codings of all coders.\n");
}

TEST_CASE("a cell stays a cell whatever it holds") {
  CHECK(in_cell("| a | b |") == "| \\| a \\| b \\| |\n");
  CHECK(in_cell("\\|") == "| \\\\\\| |\n");
  CHECK(in_cell("one\r\ntwo\rthree\u2028four") == "| one<br>two<br>three<br>four |\n");
  CHECK(in_cell("<script>alert(1)</script>") == "| \\<script\\>alert(1)\\</script\\> |\n");
  CHECK(in_cell("\x1b[31m") == "| ␛\\[31m |\n");
  for (const auto& words : testing::hostile_texts()) {
    const std::string row = in_cell(words);
    CAPTURE(row);
    CHECK(split(row, '\n').size() == 2);
    std::size_t bars = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] == '\\') {
        ++i;
      } else if (row[i] == '|') {
        ++bars;
      }
    }
    CHECK(bars == 2);
  }
}

TEST_CASE("text forms no markup") {
  CHECK(noted("**b** _e_ `c` [l](u) ~~s~~ $m$") ==
        "\\*\\*b\\*\\* \\_e\\_ \\`c\\` \\[l\\](u) \\~\\~s\\~\\~ \\$m\\$\n");
  CHECK(noted("# head") == "\\# head\n");
  CHECK(noted("a &amp; b") == "a \\&amp; b\n");
  CHECK(noted("- item") == "\\- item\n");
  CHECK(noted("+ item") == "\\+ item\n");
  CHECK(noted("12. item") == "12\\. item\n");
  CHECK(noted("12) item") == "12\\) item\n");
  CHECK(noted("Title\n===\n---") == "Title\\\n\\===\\\n\\---\n");
  CHECK(noted("a\n:-:") == "a\\\n\\:-:\n");
  CHECK(noted("    code") == "code\n");
  CHECK(noted("> quote") == "\\> quote\n");
  CHECK(noted("see https://x.org and www.x.org") == "see https\\://x.org and www\\.x.org\n");
}

TEST_CASE("what is no markup stays readable") {
  CHECK(noted("P07_3m, turn 41: 3.5 - 4 (a+b) = c!") == "P07_3m, turn 41: 3.5 - 4 (a+b) = c!\n");
  CHECK(noted("_P07_ a_b__c _") == "\\_P07\\_ a_b__c \\_\n");
}

TEST_CASE("headings, notes and fields are Markdown's own") {
  const auto give = [](Renderer& to) {
    to.heading({2, "A\n# heading"});
    to.note({"Take *care*.", true});
    to.note({"One.\n\nTwo\nlines.", false});
    to.field({"title", "Title", text("Back pain")});
    to.field({"coders", "Coders", List{{"anna", "- ben"}}});
    to.field({"none", "", Value()});
    to.note({"End.", false});
  };
  CHECK(rendered(Format::md, give) ==
        "## A \\# heading\n"
        "\n"
        "**Take \\*care\\*.**\n"
        "\n"
        "One.\n"
        "\n"
        "Two\\\n"
        "lines.\n"
        "\n"
        "- **Title:** Back pain\n"
        "- **Coders:**\n"
        "  - anna\n"
        "  - \\- ben\n"
        "- **none:**\n"
        "\n"
        "End.\n");
}

TEST_CASE("a quote is a block quotation") {
  CHECK(rendered(Format::md,
                 [](Renderer& to) {
                   to.quote({"I: Hard?\n\nP: *Yes*.",
                             "P12, 55",
                             {"I: So?"},
                             {},
                             "P12_6m, turn 3",
                             "Memo",
                             true});
                 }) ==
        "> \\[I: So?\\]\n"
        ">\n"
        "> ‘I: Hard?\\\n"
        "> \\\n"
        "> P: \\*Yes\\*.’ (P12, 55)\n"
        ">\n"
        "> *P12_6m, turn 3; exemplar*\n"
        ">\n"
        "> Memo: Memo\n");
}

}  // namespace
}  // namespace thema::report
