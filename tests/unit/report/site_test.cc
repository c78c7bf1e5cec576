#include <doctest/doctest.h>

#include <string>

#include "report/site/search_index.h"
#include "report/site/transcript_page.h"
#include "report/site_links.h"

namespace site = thema::report::site;
using thema::report::FileNames;

namespace {

bool has(const std::string& page, std::string_view words) {
  return page.find(words) != std::string::npos;
}

std::size_t count(const std::string& page, std::string_view words) {
  std::size_t n = 0;
  for (std::size_t at = page.find(words); at != std::string::npos; at = page.find(words, at + 1))
    ++n;
  return n;
}

site::Source a_source() {
  site::Source s;
  s.name = "P1";
  s.address = "sources/p1.html";
  return s;
}

std::vector<site::Code> two_codes() {
  site::Code a, b;
  a.name = "Fear";
  a.address = "codes/fear.html";
  a.colour = "var(--k0)";
  b.name = "Hope";
  b.address = "codes/hope.html";
  b.colour = "#112233";
  return {a, b};
}

site::Passage passage(thema::text::Span span, std::uint32_t code) {
  return {span, span, {{code, {0}, false, false, {}}}, {}};
}

}  // namespace

TEST_CASE("names of files are safe, told apart by number and the same for equal names") {
  FileNames names;
  CHECK(names.add("P1 6m.txt", "source") == "p1-6m-txt");
  CHECK(names.add("p1_6M txt", "source") == "p1-6m-txt-2");
  CHECK(names.add("../../etc/passwd", "source") == "etc-passwd");
  CHECK(names.add("Ärger", "source") == "arger");
  CHECK(names.add("CON", "source") == "con-page");
  CHECK(names.add("index", "source") == "index-page");
  CHECK(names.add("対話", "source") == "source");
  CHECK(names.add("...", "source") == "source-2");
  CHECK(names.add(std::string(500, 'x'), "source").size() <= 60);
}

TEST_CASE("a transcript numbers passages, draws overlapping ones and escapes words") {
  site::TranscriptPage page;
  page.text = "<b>one two three</b>";
  page.coders = {"anna"};
  page.blocks = {{1, "P1", "", false, false, 0, {0, 20}}};
  page.passages = {passage({3, 10}, 0), passage({7, 16}, 1)};
  const std::string html = site::transcript_page({}, a_source(), page, two_codes());
  CHECK_FALSE(has(html, "<b>"));
  CHECK(has(html, "&lt;b&gt;"));
  CHECK(has(html, "id=\"t1\""));
  CHECK(has(html, "id=\"p3-10\""));
  CHECK(has(html, "id=\"p7-16\""));
  CHECK(has(html, "<mark data-p=\"0\" style=\"--u1:var(--k0);\">one </mark>"));
  CHECK(has(html, "<mark data-p=\"0 1\" style=\"--u1:var(--k0);--u2:#112233;\">two</mark>"));
  CHECK(has(html, "<mark data-p=\"1\" style=\"--u1:#112233;\"> three</mark>"));
}

TEST_CASE("a passage over several turns is numbered once and drawn in each") {
  site::TranscriptPage page;
  page.text = "one\ntwo";
  page.coders = {"anna"};
  page.blocks = {{1, "A", "", false, false, 0, {0, 3}}, {2, "B", "", false, false, 0, {4, 7}}};
  page.passages = {passage({1, 6}, 0)};
  const std::string html = site::transcript_page({}, a_source(), page, two_codes());
  CHECK(count(html, "id=\"p1-6\"") == 1);
  CHECK(count(html, "id=\"mp1-6\"") == 1);
  CHECK(count(html, "<mark ") == 2);
}

TEST_CASE("words that are withheld are not on the page, their codings are") {
  site::TranscriptPage page;
  page.text = "secret words";
  page.coders = {"anna"};
  page.blocks = {{1, "P1", "", false, true, 0, {0, 12}}};
  page.passages = {passage({0, 6}, 0)};
  page.withheld = 1;
  const std::string html = site::transcript_page({}, a_source(), page, two_codes());
  CHECK_FALSE(has(html, "secret"));
  CHECK(has(html, "[not quoted]"));
  CHECK(has(html, "no consent to quotation"));
  CHECK(has(html, "id=\"p0-6\""));
}

TEST_CASE("a passage outside of all turns keeps its place") {
  site::TranscriptPage page;
  page.text = "one two";
  page.coders = {"anna"};
  page.blocks = {{1, "P1", "", false, false, 0, {0, 3}}};
  page.passages = {passage({4, 7}, 0)};
  CHECK(has(site::transcript_page({}, a_source(), page, two_codes()), "id=\"p4-7\""));
}

TEST_CASE("the index of the search cannot end its script") {
  std::string out;
  site::append_script_text(out, "</script>\xE2\x80\xA8\"\\\n");
  CHECK(out == "\"\\u003c/script\\u003e\\u2028\\\"\\\\\\u000a\"");
  std::string file;
  site::SearchIndex index([&](const std::string& name, std::string_view bytes) {
    file = name + " " + std::string(bytes);
  });
  index.add("a.html", "A", "words");
  CHECK(index.finish() == 1);
  CHECK(file == "search/1.js thema_index(1, [\n[\"a.html\",\"A\",\"words\"]\n]);\n");
}
