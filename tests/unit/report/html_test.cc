#include <doctest/doctest.h>

#include "unit/report/rendered.h"

namespace thema::report {
namespace {

using testing::column;
using testing::integer;
using testing::rendered;
using testing::table;
using testing::text;
using testing::wrapping;
using Kind = Column::Kind;

/// What stands between <main> and </main>.
std::string body(const std::string& page) {
  constexpr std::string_view kBegin = "<main>\n";
  const std::size_t begin = page.find(kBegin) + kBegin.size();
  return page.substr(begin, page.find("</main>") - begin);
}

std::string noted(const std::string& words) {
  return body(rendered(Format::html, [&](Renderer& to) { to.note({words, false}); }));
}

/// The elements that are open where `html` ends wrongly; empty when every tag has its partner.
std::vector<std::string> unbalanced(std::string_view html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool closes = html.substr(at + 1, 1) == "/";
    const std::size_t begin = at + (closes ? 2 : 1);
    const std::string name(html.substr(begin, html.find_first_of(" >\n", begin) - begin));
    if (name == "!DOCTYPE" || name == "meta" || name == "br") continue;
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      open.push_back("/" + name);
      return open;
    } else {
      open.pop_back();
    }
  }
  return open;
}

TEST_CASE("a page is whole, says its language and takes its title from the options") {
  RenderOptions options;
  options.title = "Themes & \"more\"";
  options.language = "de";
  const std::string page = rendered(Format::html, testing::give_everything, options);
  CHECK(
      page.starts_with("<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n"));
  CHECK(page.find("name=\"viewport\"") != std::string::npos);
  CHECK(page.find("<title>Themes &amp; &quot;more&quot;</title>") != std::string::npos);
  CHECK(page.find("prefers-color-scheme: dark") != std::string::npos);
  CHECK(page.find("@media print") != std::string::npos);
  CHECK(page.ends_with("</main>\n</body>\n</html>\n"));
  CHECK(unbalanced(page).empty());
}

TEST_CASE("a page without a title takes the first heading or caption") {
  const auto heading = [](Renderer& to) {
    to.note({"Before.", false});
    to.heading({1, "First\nheading"});
    to.heading({1, "Second"});
  };
  const std::string page = rendered(Format::html, heading);
  CHECK(page.find("<title>First heading</title>") != std::string::npos);
  CHECK(page.find("<title>", page.find("<title>") + 1) == std::string::npos);
  CHECK(body(page) == "<p>Before.</p>\n<h1>First heading</h1>\n<h1>Second</h1>\n");
  Table captioned = table("t", {column("a")});
  captioned.caption = "Table 1";
  CHECK(rendered(Format::html, captioned, {}).find("<title>Table 1</title>") != std::string::npos);
}

TEST_CASE("a table has a caption, scopes and a region that scrolls") {
  Table rows = table("rows", {column("code"), column("n", Kind::integer), wrapping("text")});
  rows.caption = "Codes <1>";
  rows.notes = {"A note."};
  CHECK(body(rendered(
            Format::html, rows,
            {{text("Fear"), integer(7), text("a\nb")}, {text("Joy"), Value(), text("")}})) ==
        "<div class=\"table\">\n"
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-1\">\n"
        "<table>\n"
        "<caption id=\"table-1\"><span>Codes &lt;1&gt;</span></caption>\n"
        "<thead>\n"
        "<tr><th scope=\"col\">code</th><th scope=\"col\" class=\"n\">n</th>"
        "<th scope=\"col\" class=\"w\">text</th></tr>\n"
        "</thead>\n"
        "<tbody>\n"
        "<tr><th scope=\"row\">Fear</th><td class=\"n\">7</td><td class=\"w\">a<br>b</td></tr>\n"
        "<tr><th scope=\"row\">Joy</th><td class=\"n\"></td><td class=\"w\"></td></tr>\n"
        "</tbody>\n"
        "</table>\n"
        "</div>\n"
        "<div class=\"notes\">\n"
        "<p>A note.</p>\n"
        "</div>\n"
        "</div>\n");
}

TEST_CASE("rows that share their first cell are a group with one heading") {
  Table rows = table("rows", {column("theme"), column("items", Kind::list)});
  rows.group_first_column = true;
  const std::string out = body(
      rendered(Format::html, rows,
               {{text("A"), List{{"x", "y"}}}, {text("A"), List{}}, {text("B"), List{{"z"}}}}));
  CHECK(out.find("<tbody>\n"
                 "<tr><th scope=\"rowgroup\" rowspan=\"2\">A</th>"
                 "<td class=\"w\"><ul><li>x</li><li>y</li></ul></td></tr>\n"
                 "<tr><td class=\"w\"></td></tr>\n"
                 "</tbody>\n"
                 "<tbody>\n"
                 "<tr><th scope=\"rowgroup\" rowspan=\"1\">B</th>"
                 "<td class=\"w\"><ul><li>z</li></ul></td></tr>\n"
                 "</tbody>\n"
                 "</table>\n") != std::string::npos);
  CHECK(out.find("aria-label=\"rows\"") != std::string::npos);
}

TEST_CASE("a group without a first cell is a group too") {
  Table rows = table("rows", {column("theme"), column("n", Kind::integer)});
  rows.group_first_column = true;
  const std::string out =
      rendered(Format::html, rows, {{Value(), integer(1)}, {Value(), integer(2)}});
  CHECK(out.find("rowspan=\"2\"") != std::string::npos);
  CHECK(unbalanced(out).empty());
}

TEST_CASE("a quote is a figure with its source below it") {
  CHECK(body(rendered(Format::html,
                      [](Renderer& to) {
                        to.quote({"I: Hard?\nP: Yes.",
                                  "P12, 55",
                                  {"I: So?"},
                                  {"I: Right."},
                                  "P12_6m, turn 3",
                                  "Compare P07",
                                  true});
                        to.quote({"Yes.", "", {}, {}, "", "", false});
                      })) ==
        "<figure class=\"quote\">\n"
        "<p class=\"context\">[I: So?]</p>\n"
        "<blockquote><p>‘I: Hard?<br>P: Yes.’</p></blockquote>\n"
        "<p class=\"context\">[I: Right.]</p>\n"
        "<figcaption><cite>(P12, 55)</cite> <span class=\"place\">P12_6m, turn 3; exemplar</span>"
        "<p class=\"memo\">Memo: Compare P07</p></figcaption>\n"
        "</figure>\n"
        "<figure class=\"quote\">\n"
        "<blockquote><p>‘Yes.’</p></blockquote>\n"
        "</figure>\n");
}

TEST_CASE("fields are a list of definitions") {
  CHECK(body(rendered(Format::html,
                      [](Renderer& to) {
                        to.field({"title", "Title", text("Back & pain")});
                        to.field({"coders", "", List{{"anna"}}});
                        to.note({"End.", true});
                      })) ==
        "<dl>\n"
        "<dt>Title</dt><dd>Back &amp; pain</dd>\n"
        "<dt>coders</dt><dd><ul><li>anna</li></ul></dd>\n"
        "</dl>\n"
        "<p><strong>End.</strong></p>\n");
}

TEST_CASE("hostile texts stay text") {
  CHECK(noted("<script>alert('1')</script>") ==
        "<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</p>\n");
  CHECK(noted("a & b &amp; \"c\"") == "<p>a &amp; b &amp;amp; &quot;c&quot;</p>\n");
  CHECK(noted("\x1b[31m\x01\x7f\xC2\x9B") == "<p>␛[31m␁&lt;U+007F&gt;&lt;U+009B&gt;</p>\n");
  CHECK(noted("a\r\nb\xE2\x80\xA8"
              "c\xE2\x80\x99") == "<p>a<br>b<br>c\xE2\x80\x99</p>\n");
  Table rows = table("\"><script>", {column("</th><script>"), column("b", Kind::quotations)});
  rows.notes = testing::hostile_texts();
  std::vector<Row> data;
  for (const auto& words : testing::hostile_texts()) {
    data.push_back({List{{words, words}}, std::vector<Quotation>{{words, words}}});
  }
  const std::string page = rendered(Format::html, rows, data);
  CHECK(unbalanced(page).empty());
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<img") == std::string::npos);
  CHECK(unbalanced(rendered(Format::html, testing::give_everything)).empty());
}

TEST_CASE("text that runs from right to left is laid out for itself") {
  CHECK(noted("שלום (1)") == "<p dir=\"auto\">שלום (1)</p>\n");
  CHECK(noted("مرحبا") == "<p dir=\"auto\">مرحبا</p>\n");
  CHECK(noted("\xE2\x80\xAEx") == "<p dir=\"auto\">&#x202E;x</p>\n");
  CHECK(noted("日本語 naïve – “q”") == "<p>日本語 naïve – “q”</p>\n");
}

}  // namespace
}  // namespace thema::report
