#include "report/document/document.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "report/document/page.h"

using namespace thema::report;
using Texts = std::vector<std::string>;

namespace {

/// "first-last: commands" of every block.
Texts blocks(std::string_view text) {
  Texts found;
  for (const CommandBlock& b : parse_document(text).blocks) {
    found.push_back(fmt::format("{}-{}: {}", b.first_line, b.last_line, b.commands));
  }
  return found;
}

/// "line: text" of every inline, values with "=" before them.
Texts inlines(std::string_view text) {
  Texts found;
  for (const Inline& i : parse_document(text).inlines) {
    found.push_back(
        fmt::format("{}: {}{}", i.line, i.kind == Inline::Kind::value ? "=" : "", i.text));
  }
  return found;
}

/// "line: message", or "nothing".
std::string wrong(std::string_view text) {
  try {
    parse_document(text);
  } catch (const thema::Error& e) {
    return fmt::format("{}: {}", e.line(), e.what());
  }
  return "nothing";
}

/// "line: kind label" of every doubtful footnote.
Texts doubts(std::string_view text) {
  using Kind = FootnoteDoubt::Kind;
  Texts found;
  for (const FootnoteDoubt& d : parse_document(text).footnotes) {
    found.push_back(fmt::format("{}: {} {}", d.line,
                                d.kind == Kind::undefined ? "undefined"
                                : d.kind == Kind::uncited ? "uncited"
                                                          : "twice",
                                d.label));
  }
  return found;
}

std::string markdown(std::string_view text, const Filling& filling) {
  return document_markdown(parse_document(text), filling);
}

std::string html(std::string_view text, const Filling& filling) {
  return document_html(parse_document(text), filling, {}).html;
}

}  // namespace

TEST_CASE("a fenced block whose first word is thema holds commands") {
  CHECK(blocks("Text\n\n```thema\ncount A\nthemes\n```\n") == Texts{"3-6: count A\nthemes\n"});
  CHECK(blocks("``` thema echo\ninfo\n```") == Texts{"1-3: info\n"});
  CHECK(parse_document("```thema caption='A b'\ninfo\n```").blocks.at(0).options ==
        "caption='A b'");
}

TEST_CASE("other blocks of code are the author's") {
  CHECK(blocks("```\nthema info\n```\n\n```themas\nx\n```\n\n    ```thema\n    x\n    ```\n")
            .empty());
  CHECK(blocks("````text\n```thema\ninfo\n```\n````\n").empty());
}

TEST_CASE("fences are of any length and of tildes, in lists and in quotations") {
  CHECK(blocks("~~~~thema\ninfo\n~~~\n~~~~\n") == Texts{"1-4: info\n~~~\n"});
  CHECK(blocks("- item\n\n  ```thema\n  info\n  ```\n- next\n") == Texts{"3-5: info\n"});
  CHECK(blocks("> ```thema\n> info\n> ```\n") == Texts{"1-3: info\n"});
  CHECK(blocks("1. ```thema\n   info\n   ```\n") == Texts{"1-3: info\n"});
}

TEST_CASE("line ends and a byte order mark do not matter, lines are those of the file") {
  CHECK(blocks("\xEF\xBB\xBF---\r\ntitle: T\r\n---\r\n\r\n```thema\r\ninfo\r\n```\r\n") ==
        Texts{"5-7: info\n"});
  CHECK(blocks("a\r\r```thema\rinfo\r```") == Texts{"3-5: info\n"});
}

TEST_CASE("a block that is never closed is an error at its first line") {
  const std::string message =
      "the block that begins here is never closed: a line of ``` is missing";
  CHECK(wrong("Text\n\n```thema\ninfo\n\nMore text\n") == "3: " + message);
  CHECK(wrong("- ```thema\n  info\n\nMore text\n") == "1: " + message);
  CHECK(wrong("- ```thema\n  info\n```\ntext\n```\n") == "1: " + message);
  CHECK(wrong("```thema") == "1: " + message);
}

TEST_CASE("a block knows the heading above it") {
  const Document d = parse_document("```thema\na\n```\n\n## B\n\n```thema\nb\n```\n");
  CHECK(d.blocks.at(0).heading_level == 0);
  CHECK(d.blocks.at(1).heading_level == 2);
}

TEST_CASE("commands and values stand in paragraphs, headings, lists and tables") {
  CHECK(inlines("Of {{thema count A}} and {{= site }}.\n\n# {{=a}}\n\n- {{=b}}\n\n> {{=c}}\n\n"
                "| h | {{=d}} |\n|---|---|\n| {{=e}} | x |\n") ==
        Texts{"1: count A", "1: =site", "3: =a", "5: =b", "7: =c", "9: =d", "11: =e"});
  CHECK(inlines("{{thema count 'a}}b' \"c}}d\"}}") == Texts{"1: count 'a}}b' \"c}}d\""});
}

TEST_CASE("in code, in raw HTML, after a backslash and with other words, braces are braces") {
  CHECK(inlines("`{{=a}}` ``{{=b}} ` x`` \\{{=c}} {{ d }} {{theman e}}\n\n    {{=f}}\n\n"
                "```\n{{=g}}\n```\n\n<div>\n{{=h}}\n</div>\n")
            .empty());
  CHECK(inlines("`not closed {{=a}}\nand `` {{=b}}") == Texts{"1: =a", "2: =b"});
  CHECK(inlines("`code over\nlines {{=a}}` {{=b}}") == Texts{"2: =b"});
}

TEST_CASE("braces that are not closed on their line are an error") {
  CHECK(wrong("a\n\nb {{thema count A\n}}").starts_with("3: '{{' is not closed by '}}'"));
  CHECK(wrong("{{=}}").starts_with("1: '{{=}}' names no value"));
  CHECK(wrong("{{thema}}").starts_with("1: '{{thema}}' has no command"));
}

TEST_CASE("text that is not UTF-8 is an error with its line") {
  CHECK(wrong("a\nb\xff") == "2: not UTF-8: save the document in this encoding");
}

TEST_CASE("front matter has a title, authors, a date, a language and an abstract") {
  const Document d = parse_document(
      "---\ntitle: 'It''s {{=site}}'\nauthor:\n  - A. One\n  - \"B, Two\"\ndate: 2026\n"
      "lang: de\nabstract: |\n  First.\n\n  Second\n  line.\nkeywords: [x]\n---\nText {{=site}}\n");
  const FrontMatter front = front_matter_of(d, {"Leeds", "Leeds"});
  CHECK(front.title == "It's Leeds");
  CHECK(front.authors == Texts{"A. One", "B, Two"});
  CHECK(front.date == "2026");
  CHECK(front.language == "de");
  CHECK(front.abstract == "First.\n\nSecond\nline.");
  CHECK(front_matter_of(parse_document("---\nauthor: [A, 'B, C']\n---\n"), {}).authors ==
        Texts{"A", "B, C"});
}

TEST_CASE("front matter without an end, or of another form, is an error") {
  CHECK(wrong("---\ntitle: x\n").starts_with("1: front matter begins here and never ends"));
  try {
    front_matter_of(parse_document("---\ntitle: x\nnonsense\n---\n"), {});
    CHECK(false);
  } catch (const thema::Error& e) {
    CHECK(e.line() == 3);
  }
}

TEST_CASE("in Markdown a block is replaced where it stands, and the rest stays") {
  CHECK(markdown("A *b*  \n\n```thema\nx\n```\nC", {.blocks = {"| T |\n|---|\n"}}) ==
        "A *b*  \n\n| T |\n|---|\nC\n");
  CHECK(markdown("- a\n\n  ```thema\n  x\n  ```\n", {.blocks = {"One\n\nTwo\n"}}) ==
        "- a\n\n  One\n\n  Two\n");
  CHECK(markdown("> 1. ```thema\n>    x\n>    ```\n", {.blocks = {"One\nTwo"}}) ==
        "> 1. One\n>    Two\n");
}

TEST_CASE("what stands in running text is escaped for Markdown") {
  CHECK(markdown("Of {{=a}}, {{=b}}.", {.inlines = {"12 of 23", "*x* | <b>[y](z)"}}) ==
        "Of 12 of 23, \\*x\\* \\| \\<b\\>\\[y\\](z).\n");
  CHECK(markdown("{{=a}}", {.inlines = {"# no heading"}}) == "\\# no heading\n");
  CHECK(markdown("{{=a}}", {.inlines = {"3. no list"}}) == "3\\. no list\n");
  const std::string page = html("| a |\n|---|\n| {{=a}} |\n", {.inlines = {"<b>|*x*"}});
  CHECK(page.find("<td>&lt;b&gt;|*x*</td>") != std::string::npos);
}

TEST_CASE("in a page, blocks are HTML as they are given, and tables scroll by themselves") {
  const std::string page = html("# A & *b*\n\n```thema\nx\n```\n\n|a|\n|-|\n|1|\n\n```\n<i>\n```\n",
                                {.blocks = {"<table>&amp;</table>\n"}});
  CHECK(page.find("<h1><span id=\"section-1\"></span>A &amp; <em>b</em></h1>") !=
        std::string::npos);
  CHECK(page.find("<table>&amp;</table>") != std::string::npos);
  CHECK(page.find("aria-label=\"Table 1 of the text\">\n<table>") != std::string::npos);
  CHECK(page.find("aria-label=\"Code 1\"><code>&lt;i&gt;\n</code></pre>") != std::string::npos);
}

TEST_CASE("a page has its title, its language and the contents of two levels") {
  const Document d = parse_document("# One\n\n## Two <x>\n\n### Three\n\n# Four\n");
  PageOptions options;
  options.title = "study & co";
  options.language = "en";
  options.contents = true;
  const std::string page = document_page(document_html(d, {}, {}), options);
  CHECK(page.find("<html lang=\"en\">") != std::string::npos);
  CHECK(page.find("<title>study &amp; co</title>") != std::string::npos);
  CHECK(page.find("<ul>\n<li><a href=\"#section-1\">One</a>\n<ul>\n<li><a href=\"#section-2\">Two"
                  "</a></li>\n</ul>\n</li>\n<li><a href=\"#section-4\">Four</a></li>\n</ul>") !=
        std::string::npos);
}

TEST_CASE("text with a form of its own keeps it, whatever it holds") {
  CHECK(preformatted(DocumentFormat::md, "", "a\n```\nb\n") == "````\na\n```\nb\n````\n");
  CHECK(
      preformatted(DocumentFormat::html, "x<", "<b>") ==
      "<pre role=\"region\" tabindex=\"0\" aria-label=\"x&lt;\"><code>&lt;b&gt;\n</code></pre>\n");
  CHECK(preformatted(DocumentFormat::latex, "", "  a_b") ==
        "\\begin{flushleft}\\ttfamily\\small\n~~a\\_b\\\\\n\\end{flushleft}\n");
}

TEST_CASE("a footnote that nobody wrote, cites or writes twice is told with its line") {
  CHECK(doubts("One[^a], two[^zzz].\n\nThree[^B].\n\n[^a]: A.\n[^b]: B.\n") ==
        Texts{"1: undefined zzz"});
  CHECK(doubts("One[^a].\n\n[^b]: B.\n\n[^a]: A.\n") == Texts{"3: uncited b"});
  CHECK(doubts("---\ntitle: R\n---\nOne[^a].\n\n[^a]: A.\n[^a]: B.\n") == Texts{"7: twice a"});
}

TEST_CASE("a footnote that only a footnote of the text cites is cited") {
  CHECK(doubts("One[^a][^d].\n\n[^a]: A[^b].\n\n    Below[^c].\n\n[^b]: B.\n[^c]: C.\n[^d]: D.\n")
            .empty());
  CHECK(doubts("One.\n\n[^a]: A[^b].\n[^b]: B[^a].\n[^c]: C.\n") ==
        Texts{"3: uncited a", "4: uncited b", "5: uncited c"});
}

TEST_CASE("a footnote may be written inside an item of a list, however far in") {
  CHECK(doubts("A[^a] B[^b].\n\n- item\n\n  [^a]: A.\n\n10. ten\n\n    [^b]: B.\n").empty());
  CHECK(doubts("A[^a] B[^b].\n\n- x\n    - y\n\n      [^a]: A.\n- z\n\n\t[^b]: B.\n").empty());
  CHECK(doubts("A[^a] B[^b] C[^c].\n\n- [^a]: A.\n- 2) [^b]: B.\n> * [^c]: C.\n").empty());
  CHECK(doubts("- item\n\n    [^a]: A.\n\n1. [^b]: B.\n") == Texts{"3: uncited a", "5: uncited b"});
  CHECK(doubts("- item[^a]\n\n        [^a]: code\n") == Texts{"1: undefined a"});
  CHECK(doubts("text[^a]\n    [^a]: goes on\n") == Texts{"1: undefined a", "2: undefined a"});
}

TEST_CASE("what only looks like a footnote is none") {
  CHECK(doubts("In `[^a]` and \\[^b] and [^c](#c).\n\n```\n[^d]: D[^e]\n```\n\n    [^f]: F\n\n"
               "<!--\n[^g]: G\n-->\n\nA [^ b] here.\n")
            .empty());
}
