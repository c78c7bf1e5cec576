#include "formats/odt_tables.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>

namespace thema::formats {
namespace {

std::string paragraph(const std::string& words, const std::string& style = "Text_20_body") {
  return fmt::format("<text:p text:style-name=\"{}\">{}</text:p>\n", style, words);
}

/// A table of pandoc's: one row, in each cell these words.
std::string table(int number, int columns, const std::string& words) {
  std::string grid, cells;
  for (int i = 0; i < columns; ++i) {
    grid += "<table:table-column />";
    cells += "<table:table-cell table:style-name=\"TableRowCell\">" +
             paragraph(words, i == 0 ? "P1" : "Table_20_Contents") + "</table:table-cell>";
  }
  return fmt::format(
      "<table:table table:name=\"Table{0}\" table:style-name=\"Table{0}\">{1}<table:table-row>{2}"
      "</table:table-row></table:table>\n",
      number, grid, cells);
}

std::string content(const std::string& body) {
  return "<office:document-content><office:automatic-styles>"
         "<style:style style:name=\"P1\" style:family=\"paragraph\" "
         "style:parent-style-name=\"Table_20_Contents\"><style:paragraph-properties "
         "fo:text-align=\"end\" /></style:style>"
         "<style:style style:name=\"Table1\" style:family=\"table\"><style:table-properties "
         "style:rel-width=\"100%\" /></style:style>"
         "<style:style style:name=\"TableRowCell\" style:family=\"table-cell\">"
         "<style:table-cell-properties fo:border=\"none\" /></style:style>"
         "</office:automatic-styles><office:body><office:text>\n" +
         body + "</office:text></office:body></office:document-content>";
}

const std::string kStyles =
    "<office:document-styles><office:automatic-styles><style:page-layout style:name=\"M1\">"
    "<style:page-layout-properties fo:page-width=\"8in\" fo:page-height=\"11in\" "
    "style:print-orientation=\"portrait\" fo:margin-left=\"1in\" /></style:page-layout>"
    "</office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\" "
    "style:page-layout-name=\"M1\"><style:footer>7</style:footer></style:master-page>"
    "</office:master-styles></office:document-styles>";

const std::string kLong = "words that say much about what was found";

OdtParts made(const std::string& body, bool styled = false, const std::string& styles = kStyles) {
  return parts_with_tables({content(body), styles}, styled);
}

/// "across upright": the pages that paragraphs and tables begin, in the order of the text.
std::string pages(const std::string& xml) {
  std::string found;
  const std::size_t body = xml.find("<office:body>");
  for (std::size_t at = body; (at = xml.find("style-name=\"Thema", at)) != std::string::npos;
       ++at) {
    const std::size_t begin = at + 12, end = xml.find('"', begin);
    const std::string name = xml.substr(begin, end - begin);
    const std::size_t style = xml.find("style:name=\"" + name + "\"");
    REQUIRE(style < body);
    const std::string head =
        xml.substr(xml.rfind('<', style), xml.find('>', style) - xml.rfind('<', style));
    if (head.find("Thema_20_across") != std::string::npos) found += "across ";
    if (head.find("\"Standard\"") != std::string::npos) found += "upright ";
  }
  return found;
}

std::size_t times(const std::string& text, const std::string& words) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; ++at) ++n;
  return n;
}

TEST_CASE("an odt without wide tables keeps its pages") {
  const OdtParts odt = made(paragraph("A") + table(1, 2, kLong) + table(2, 8, "few"));
  CHECK(pages(odt.content).empty());
  CHECK(odt.styles == kStyles);
  CHECK(times(odt.content, "fo:border-bottom") == 1);
  CHECK(times(made(table(1, 2, kLong), true).content, "fo:border-bottom") == 0);
}

TEST_CASE("a wide table of an odt lies across, with its heading, its caption and its notes") {
  const OdtParts odt =
      made(paragraph("Before") + "<text:h text:style-name=\"Heading_20_2\">H</text:h>" +
           paragraph("Caption", "TableCaption") + table(1, 8, kLong) +
           paragraph("A note", "Table Notes") + paragraph("Behind") + paragraph("End"));
  CHECK(pages(odt.content) == "across upright ");
  CHECK(times(odt.content, "<text:h text:style-name=\"Thema") == 1);
  CHECK(odt.content.find("\">Behind") > odt.content.find("A note"));
  CHECK(times(odt.content, "<text:p text:style-name=\"Text_20_body\">Behind") == 0);
  // Eleven wide and eight high, with the footer of the others.
  const std::size_t across = odt.styles.find("ThemaAcross");
  REQUIRE(across != std::string::npos);
  const std::string layout =
      odt.styles.substr(across, odt.styles.find("</style:page-layout>", across) - across);
  CHECK(layout.find("fo:page-width=\"11in\" fo:page-height=\"8in\"") != std::string::npos);
  CHECK(layout.find("landscape") != std::string::npos);
  CHECK(times(odt.styles, "<style:footer>7</style:footer>") == 2);
}

TEST_CASE("small type keeps what else a paragraph of a cell is") {
  const OdtParts odt = made(table(1, 8, kLong));
  CHECK(times(odt.content, "fo:font-size=\"7.5pt\"") == 2);
  CHECK(times(odt.content, "fo:text-align=\"end\"") == 2);
  CHECK(times(odt.content, "style:parent-style-name=\"Table_20_Contents\"") == 3);
}

TEST_CASE("wide tables that follow each other share their pages") {
  CHECK(pages(made(table(1, 8, kLong) + paragraph("N", "Table Notes") + table(2, 8, kLong))
                  .content) == "across ");
  CHECK(pages(made(table(1, 8, kLong) + paragraph("Words") + table(2, 8, kLong) + paragraph("End"))
                  .content) == "across upright across upright ");
  CHECK(pages(made(table(1, 8, kLong) + table(2, 2, kLong)).content) == "across upright ");
  CHECK(pages(made(table(1, 8, kLong) + "<text:list><text:list-item>" + paragraph("x") +
                   "</text:list-item></text:list>")
                  .content) == "across upright ");
}

TEST_CASE("styles that say nothing of pages leave tables upright") {
  const std::string none =
      "<office:document-styles><office:master-styles /></office:document-styles>";
  const OdtParts odt = made(paragraph("A") + table(1, 8, kLong), false, none);
  CHECK(pages(odt.content).empty());
  CHECK(odt.styles == none);
}

}  // namespace
}  // namespace thema::formats
