#include "report/site/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace thema::report::site {
namespace {

std::string counted(std::size_t n, std::string_view noun) {
  return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
}

void begin_table(Page& page, std::string_view caption, std::string_view heads) {
  page.raw(
          "<div class=\"table\"><div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
      .text(caption)
      .raw("\">\n<table>\n<thead><tr>")
      .raw(heads)
      .raw("</tr></thead>\n<tbody>\n");
}

void end_table(Page& page) { page.raw("</tbody>\n</table>\n</div></div>\n"); }

/// A code with its colour before it.
std::string coloured(const Code& code) {
  return fmt::format(" class=\"code\" style=\"--k:{}\"", code.colour);
}

void cell_links(Page& page, const std::vector<Link>& links) {
  page.raw("<td>").links(links).raw("</td>");
}

void number(Page& page, std::size_t n) { page.raw(fmt::format("<td class=\"n\">{}</td>", n)); }

void source_rows(Page& page, const std::vector<Source>& sources, bool with_cases) {
  for (const Source& s : sources) {
    page.raw("<tr><th scope=\"row\">").link({s.name, s.address}).raw("</th>");
    if (with_cases) cell_links(page, s.cases);
    page.raw("<td>").text(s.kind).raw("</td>");
    number(page, s.turns);
    number(page, s.codings);
    page.raw("</tr>\n");
  }
}

void code_line(Page& page, const Code& code) {
  page.link({code.name, code.address}, coloured(code));
  page.raw(fmt::format(" <span class=\"by\">{}, {}</span>", counted(code.codings, "coding"),
                       counted(code.sources, "source")));
}

void code_tree(Page& page, const std::vector<Code>& codes, const std::vector<std::uint32_t>& some,
               int deepest) {
  if (some.empty()) return;
  page.raw("<ul class=\"tree\">\n");
  for (const std::uint32_t i : some) {
    page.raw("<li>");
    code_line(page, codes[i]);
    if (deepest > 1) code_tree(page, codes, codes[i].children, deepest - 1);
    page.raw("</li>\n");
  }
  page.raw("</ul>\n");
}

std::vector<std::uint32_t> topmost(const std::vector<Code>& codes) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < codes.size(); ++i) {
    if (codes[i].depth == 1) out.push_back(i);
  }
  return out;
}

constexpr std::size_t kOnFirstPage = 60;

void more(Page& page, std::size_t all, std::string_view noun, std::string_view address) {
  if (all <= kOnFirstPage) return;
  page.raw("<p>").link({fmt::format("All {} {}", all, noun), std::string(address)}).raw("</p>\n");
}

}  // namespace

std::string overview_page(const Frame& frame, const std::vector<Count>& counts,
                          const std::vector<Source>& sources, const std::vector<Code>& codes,
                          const std::vector<Case>& cases,
                          const std::vector<Configuration>& configurations) {
  Page page(frame, {"index.html", "Overview", frame.title});
  page.heading(1, frame.title);
  page.raw("<ul class=\"counts\">\n");
  for (const Count& c : counts) {
    page.raw("<li>").raw(c.address.empty() ? "<span class=\"count\">" : "");
    if (!c.address.empty())
      page.raw("<a class=\"count\" href=\"").text(page.to(c.address)).raw("\">");
    page.raw("<strong>").text(c.number).raw("</strong> ").text(c.noun);
    page.raw(c.address.empty() ? "</span></li>\n" : "</a></li>\n");
  }
  page.raw("</ul>\n");
  for (const std::string& note : frame.notes) page.element("p", " class=\"by\"", note);
  if (!configurations.empty()) {
    page.heading(2, "Configurations").raw("<ul class=\"plain\">\n");
    for (std::size_t i = 0; i < std::min(configurations.size(), kOnFirstPage); ++i) {
      const Configuration& c = configurations[i];
      page.raw("<li>").link({c.title.empty() ? c.label : c.label + " " + c.title, c.address});
      page.raw(" <span class=\"by\">").text(c.state).raw("</span></li>\n");
    }
    page.raw("</ul>\n");
    more(page, configurations.size(), "configurations", "configurations/index.html");
  }
  if (!codes.empty()) {
    page.heading(2, "Codes");
    code_tree(page, codes, topmost(codes), 2);
  }
  page.heading(2, "Sources");
  const bool with_cases = !cases.empty();
  begin_table(page, "Sources",
              with_cases ? "<th scope=\"col\">Source</th><th scope=\"col\">Cases</th>"
                           "<th scope=\"col\">Kind</th><th scope=\"col\" class=\"n\">Turns</th>"
                           "<th scope=\"col\" class=\"n\">Codings</th>"
                         : "<th scope=\"col\">Source</th><th scope=\"col\">Kind</th>"
                           "<th scope=\"col\" class=\"n\">Turns</th>"
                           "<th scope=\"col\" class=\"n\">Codings</th>");
  source_rows(page,
              {sources.begin(), sources.begin() + static_cast<std::ptrdiff_t>(
                                                      std::min(sources.size(), kOnFirstPage))},
              with_cases);
  end_table(page);
  more(page, sources.size(), "sources", "sources/index.html");
  return page.finish();
}

std::string sources_page(const Frame& frame, const std::vector<Source>& sources) {
  Page page(frame, {"sources/index.html", "Sources", "Sources"});
  page.heading(1, "Sources");
  begin_table(page, "Sources",
              "<th scope=\"col\">Source</th><th scope=\"col\">Cases</th><th scope=\"col\">Kind</th>"
              "<th scope=\"col\" class=\"n\">Turns</th><th scope=\"col\" class=\"n\">Codings</th>");
  source_rows(page, sources, true);
  end_table(page);
  return page.finish();
}

std::string cases_page(const Frame& frame, const std::vector<Case>& cases, std::string_view table) {
  Page page(frame, {"cases/index.html", "Cases", "Cases"});
  page.heading(1, "Cases");
  begin_table(page, "Cases",
              "<th scope=\"col\">Case</th><th scope=\"col\">Kind</th><th scope=\"col\">In</th>"
              "<th scope=\"col\">Sources</th><th scope=\"col\" class=\"n\">Codings</th>");
  for (const Case& c : cases) {
    page.raw("<tr><th scope=\"row\">").link({c.name, c.address}).raw("</th><td>").text(c.kind);
    if (c.withdrawn) page.raw(" <span class=\"by\">withdrawn</span>");
    page.raw("</td>");
    cell_links(page, c.in);
    cell_links(page, c.sources);
    number(page, c.codings);
    page.raw("</tr>\n");
  }
  end_table(page);
  if (!table.empty()) page.heading(2, "Characteristics").part(table);
  return page.finish();
}

std::string codes_page(const Frame& frame, const std::vector<Code>& codes) {
  Page page(frame, {"codes/index.html", "Codes", "Codebook"});
  page.heading(1, "Codebook");
  page.element("p", " class=\"by\"", "Codings and extracts of sub-codes are counted with a code.");
  begin_table(
      page, "Codebook",
      "<th scope=\"col\">Code</th><th scope=\"col\" class=\"w\">Definition</th>"
      "<th scope=\"col\" class=\"n\">Codings</th><th scope=\"col\" class=\"n\">Extracts</th>"
      "<th scope=\"col\" class=\"n\">Sources</th><th scope=\"col\" class=\"n\">Cases</th>");
  for (const Code& c : codes) {
    page.raw(fmt::format("<tr><th scope=\"row\"><span class=\"depth\" style=\"--d:{}\">",
                         std::min(c.depth, 12) - 1));
    page.link({c.name, c.address}, coloured(c));
    if (c.role != "code") page.raw(" <span class=\"by\">").text(c.role).raw("</span>");
    page.raw("</span></th><td class=\"w\">");
    if (!c.definition.empty()) page.text(c.definition.front().second);
    page.raw("</td>");
    number(page, c.codings);
    number(page, c.extracts);
    number(page, c.sources);
    page.raw("<td class=\"n\">").text(c.cases).raw("</td></tr>\n");
  }
  end_table(page);
  return page.finish();
}

Page code_page(const Frame& frame, const std::vector<Code>& codes, std::size_t code,
               const std::vector<std::string>& memos) {
  const Code& c = codes[code];
  Page page(frame, {c.address, "Codes", c.parents + c.name});
  if (!c.parents.empty()) page.element("p", " class=\"parents\"", c.parents);
  page.element("h1", coloured(c), c.name);
  std::vector<Fact> facts = c.definition;
  if (c.role != "code") facts.emplace_back("Role", c.role);
  facts.insert(facts.end(), c.tags.begin(), c.tags.end());
  facts.emplace_back("Codings", c.children.empty() ? std::to_string(c.codings)
                                                   : fmt::format("{} ({} of the code itself)",
                                                                 c.codings, c.own_codings));
  facts.emplace_back("Extracts", std::to_string(c.extracts));
  facts.emplace_back("Sources", std::to_string(c.sources));
  if (!c.cases.empty()) facts.emplace_back("Cases", c.cases);
  page.facts(facts);
  for (const std::string& memo : memos) page.paragraphs("Memo: " + memo, " class=\"memo\"");
  if (!c.children.empty()) {
    page.heading(2, "Sub-codes");
    code_tree(page, codes, c.children, 3);
  }
  page.heading(2, "Quotes");
  if (c.own_codings == 0) {
    page.element("p", " class=\"by\"",
                 c.children.empty() ? "Nothing is coded with it."
                                    : "Nothing is coded with the code itself.");
  }
  return page;
}

Page case_page(const Frame& frame, const Case& one, const std::vector<std::string>& memos) {
  Page page(frame, {one.address, "Cases", one.name});
  page.heading(1, one.name);
  if (one.withdrawn) {
    page.element("p", " class=\"notice\"",
                 "Withdrawn: nothing of what was said is in the project any more.");
  }
  std::vector<Fact> facts{{"Kind", one.kind}};
  facts.insert(facts.end(), one.facts.begin(), one.facts.end());
  page.facts(facts);
  for (const std::string& memo : memos) page.paragraphs("Memo: " + memo, " class=\"memo\"");
  if (!one.in.empty()) page.raw("<p>In ").links(one.in).raw("</p>\n");
  page.heading(2, "Sources");
  if (one.sources.empty()) {
    page.element("p", " class=\"by\"", "None.");
  } else {
    page.raw("<p>").links(one.sources).raw("</p>\n");
  }
  page.heading(2, "Quotes");
  if (one.codings == 0) page.element("p", " class=\"by\"", "Nothing is coded.");
  return page;
}

void add_quote(Page& page, const QuoteItem& quote, const Link& source, bool first) {
  if (first) page.raw("<h3>").link(source).raw("</h3>\n");
  page.raw("<figure class=\"quote\">\n");
  if (quote.withheld) {
    page.raw("<p class=\"withheld\">[not quoted]</p>\n");
  } else {
    page.raw("<blockquote");
    if (!quote.language.empty()) page.raw(" lang=\"").text(quote.language).raw("\"");
    page.raw(">");
    page.element("p", {}, quote.text).raw("</blockquote>\n");
  }
  page.raw("<figcaption>");
  if (!quote.attribution.empty()) page.element("cite", {}, quote.attribution);
  page.link(quote.place, " class=\"place\"");
  for (const Link& code : quote.codes) page.raw(" · ").link(code);
  page.raw(" <span class=\"by\">");
  if (quote.exemplar) page.raw("★ exemplar ");
  bool begun = false;
  for (const std::string& coder : quote.coders) {
    page.raw(std::exchange(begun, true) ? ", " : "").text(coder);
  }
  page.raw("</span>");
  for (const std::string& memo : quote.memos) page.element("p", " class=\"memo\"", "Memo: " + memo);
  page.raw("</figcaption></figure>\n");
}

std::string table_page(const Frame& frame, const Place& place, std::string_view introduction,
                       std::string_view html) {
  Page page(frame, place);
  page.heading(1, place.title);
  if (!introduction.empty()) page.element("p", " class=\"by\"", introduction);
  page.part(html);
  return page.finish();
}

std::string memos_page(const Frame& frame, const std::vector<Memo>& memos) {
  Page page(frame, {"memos.html", "Memos", "Memos"});
  page.heading(1, "Memos");
  for (const Memo& memo : memos) {
    page.raw("<article class=\"memo-card\">\n<h2>");
    page.link(memo.on);
    if (!memo.title.empty()) page.raw(" ").text(memo.title);
    page.raw("</h2>\n");
    page.paragraphs(memo.text);
    const std::string by = memo.type.empty() ? memo.coder : memo.type + ", " + memo.coder;
    page.element("p", " class=\"by\"", by).raw("</article>\n");
  }
  return page.finish();
}

std::string search_page(const Frame& frame, std::size_t parts) {
  Page page(frame, {"search.html", "Search", "Search"});
  page.heading(1, "Search");
  page.raw(
      fmt::format("<form id=\"search\" role=\"search\" data-parts=\"{}\" hidden>\n"
                  "<label for=\"words\">Words in turns, codes, cases and configurations</label>\n"
                  "<input type=\"search\" id=\"words\" name=\"words\" autocomplete=\"off\" "
                  "spellcheck=\"false\">\n"
                  "<button type=\"submit\">Search</button>\n</form>\n"
                  "<p id=\"found\" role=\"status\"></p>\n<ol id=\"results\"></ol>\n",
                  parts));
  page.raw(
      "<noscript><p>The search needs a script. Without one, the browser finds words on a page: "
      "all sources are listed under <a href=\"sources/index.html\">Sources</a>");
  if (frame.codes) page.raw(", all codes under <a href=\"codes/index.html\">Codes</a>");
  page.raw(".</p></noscript>\n");
  return page.finish();
}

}  // namespace thema::report::site
