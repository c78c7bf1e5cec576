#include "formats/docx_tables.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>

namespace thema::formats {
namespace {

std::string paragraph(const std::string& words, const std::string& style = "") {
  const std::string properties =
      style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\" /></w:pPr>";
  return "<w:p>" + properties + "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r></w:p>";
}

/// A table of pandoc's: one row, in each cell these words.
std::string table(int columns, const std::string& words) {
  std::string grid, cells;
  for (int i = 0; i < columns; ++i) {
    grid += fmt::format("<w:gridCol w:w=\"{}\" />", 100 * (i + 1));
    cells += "<w:tc><w:tcPr />" + paragraph(words) + "</w:tc>";
  }
  return "<w:tbl><w:tblPr><w:tblW w:type=\"pct\" w:w=\"5000\" /></w:tblPr><w:tblGrid>" + grid +
         "</w:tblGrid><w:tr>" + cells + "</w:tr></w:tbl>";
}

std::string document(const std::string& body, const std::string& section = "<w:sectPr />") {
  return "<w:document><w:body>" + body + section + "</w:body></w:document>";
}

std::size_t times(const std::string& text, const std::string& words) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; ++at) ++n;
  return n;
}

const std::string kLong = "words that say much about what was found";

TEST_CASE("a table of few columns stands upright, across the width of the text") {
  const std::string made = document_with_tables(document(paragraph("A") + table(2, kLong)), false);
  CHECK(times(made, "landscape") == 0);
  CHECK(times(made, "<w:sectPr>") == 1);
  // A4 less its margins, shared one to two.
  CHECK(made.find("<w:gridCol w:w=\"3099\"/><w:gridCol w:w=\"6198\"/>") != std::string::npos);
  CHECK(made.find("<w:insideH") != std::string::npos);
}

TEST_CASE("a table that says much in many columns lies across, with its caption and its notes") {
  const std::string made = document_with_tables(
      document(paragraph("Before") + paragraph("Caption", "TableCaption") + table(8, kLong) +
               paragraph("A note", "TableNotes") + paragraph("Behind")),
      false);
  CHECK(times(made, "landscape") == 1);
  const std::size_t upright = made.find("<w:sectPr>"), across = made.find("landscape");
  CHECK(made.find("Before") < upright);
  CHECK(upright < made.find("Caption</w:t>"));
  CHECK(made.find("A note") < across);
  CHECK(across < made.find("Behind"));
  CHECK(times(made, "<w:sectPr>") == 3);
}

TEST_CASE("no page is left empty before, between or behind tables that lie across") {
  const std::string wide = table(8, kLong);
  CHECK(times(document_with_tables(document(wide + wide), false), "<w:sectPr>") == 1);
  CHECK(times(document_with_tables(document(paragraph("A") + wide + wide), false), "<w:sectPr>") ==
        2);
}

TEST_CASE("many columns that say little stay upright") {
  CHECK(times(document_with_tables(document(table(9, "S1")), false), "landscape") == 0);
}

TEST_CASE("the page and the rules of a person's own styles stay") {
  const std::string made = document_with_tables(
      document(table(2, kLong),
               "<w:sectPr><w:footerReference r:id=\"rId9\" /><w:pgSz w:w=\"12240\" w:h=\"15840\" />"
               "<w:pgMar w:left=\"1440\" w:right=\"1440\" /></w:sectPr>"),
      true);
  CHECK(made.find("<w:insideH") == std::string::npos);
  CHECK(made.find("<w:gridCol w:w=\"3120\"/><w:gridCol w:w=\"6240\"/>") != std::string::npos);
  CHECK(made.find("rId9") != std::string::npos);
}

TEST_CASE("what is no document stays as it is") {
  CHECK(document_with_tables("<x/>", false) == "<x/>");
}

}  // namespace
}  // namespace thema::formats
