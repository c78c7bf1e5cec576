#include "report/site/realist_pages.h"

#include <fmt/format.h>

#include "report/site/page.h"

namespace thema::report::site {
namespace {

std::string name_of(const Configuration& c) {
  return c.title.empty() ? c.label : c.label + " " + c.title;
}

void show_elements(Page& page, const std::vector<Element>& elements) {
  page.heading(2, "Elements").raw("<ul class=\"elements\">\n");
  for (const Element& e : elements) {
    page.raw("<li class=\"element ").text(e.role).raw("\"><span class=\"label\">").text(e.label);
    page.raw("</span> <span class=\"role\">").text(e.role).raw("</span>\n");
    page.element("p", {}, e.words);
    if (!e.codes.empty()) page.raw("<p class=\"by\">Codes: ").links(e.codes).raw("</p>\n");
    page.raw("</li>\n");
  }
  page.raw("</ul>\n");
}

std::string stance_heading(const std::string& stance) {
  if (stance == "negative-case") return "Negative cases";
  std::string out = stance;
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

void show_evidence(Page& page, const Configuration& one) {
  page.heading(2, "Evidence");
  if (one.evidence.empty()) page.element("p", " class=\"by\"", "None.");
  const std::string* stance = nullptr;
  for (const Evidence& e : one.evidence) {
    if (stance == nullptr || *stance != e.stance) page.heading(3, stance_heading(e.stance));
    stance = &e.stance;
    page.raw("<figure class=\"quote\">\n");
    if (!e.words.empty()) {
      page.raw("<blockquote");
      if (!e.language.empty()) page.raw(" lang=\"").text(e.language).raw("\"");
      page.raw(">").element("p", {}, e.words).raw("</blockquote>\n");
    }
    page.raw("<figcaption>");
    if (!e.who.empty()) page.element("cite", {}, e.who);
    if (!e.place.text.empty()) page.link(e.place, " class=\"place\"");
    page.raw(" <span class=\"by\">").text(e.elements);
    if (!e.detail.empty()) page.raw(e.elements.empty() ? "" : "; ").text(e.detail);
    page.raw("</span>");
    if (!e.note.empty()) page.element("p", " class=\"memo\"", e.note);
    page.raw("</figcaption></figure>\n");
  }
  if (!one.left_out.empty()) page.element("p", " class=\"by\"", one.left_out);
}

void show_versions(Page& page, const std::vector<Version>& versions) {
  if (versions.empty()) return;
  page.heading(2, "Versions").raw("<ol class=\"versions\" reversed>\n");
  for (auto v = versions.rbegin(); v != versions.rend(); ++v) {
    page.raw(fmt::format("<li value=\"{}\">", v->number)).element("p", {}, v->sentence);
    if (!v->elements.empty()) {
      page.raw("<ul>\n");
      for (const std::string& e : v->elements) page.element("li", {}, e);
      page.raw("</ul>\n");
    }
    if (!v->detail.empty()) page.element("p", " class=\"by\"", v->detail);
    page.raw("</li>\n");
  }
  page.raw("</ol>\n");
}

void show_decisions(Page& page, const Configuration& one) {
  if (!one.decisions.empty()) {
    page.heading(2, "Decisions").raw("<ol class=\"decisions\">\n");
    for (const Decision& d : one.decisions) {
      page.raw("<li>").element("p", {}, d.what).paragraphs(d.reason);
      if (!d.detail.empty()) page.element("p", " class=\"by\"", d.detail);
      page.raw("</li>\n");
    }
    page.raw("</ol>\n");
  }
  if (!one.searches.empty()) {
    page.heading(2, "Looked for").raw("<ul>\n");
    for (const std::string& s : one.searches) page.element("li", {}, s);
    page.raw("</ul>\n");
  }
}

}  // namespace

std::string configuration_page(const Frame& frame, const Configuration& one) {
  Page page(frame, {one.address, "Configurations", name_of(one)});
  page.heading(1, name_of(one));
  page.element("p", " class=\"statement\"", one.sentence);
  page.facts(one.facts);
  if (!one.theories.empty()) page.raw("<p>Theory: ").links(one.theories).raw("</p>\n");
  for (const std::string& memo : one.memos) page.paragraphs("Memo: " + memo, " class=\"memo\"");
  page.figures(one.diagrams, "Diagram");
  show_elements(page, one.elements);
  if (!one.links.empty()) {
    page.heading(2, "Links").raw("<ul>\n");
    for (const Link& l : one.links) page.raw("<li>").link(l).raw("</li>\n");
    page.raw("</ul>\n");
  }
  show_evidence(page, one);
  show_versions(page, one.versions);
  show_decisions(page, one);
  return page.finish();
}

std::string configurations_page(const Frame& frame, const std::vector<Configuration>& all,
                                const std::vector<Figure>& diagrams, std::string_view table) {
  Page page(frame, {"configurations/index.html", "Configurations", "Configurations"});
  page.heading(1, "Configurations").raw("<ul class=\"cards\">\n");
  for (const Configuration& c : all) {
    page.raw("<li><h2>").link({name_of(c), c.address}).raw("</h2>\n");
    page.element("p", {}, c.sentence).element("p", " class=\"by\"", c.state).raw("</li>\n");
  }
  page.raw("</ul>\n").figures(diagrams, "Diagram");
  if (!table.empty()) page.heading(2, "Table").part(table);
  return page.finish();
}

std::string theory_page(const Frame& frame, const Theory& one) {
  Page page(frame, {one.address, "Theories", one.label});
  page.heading(1, one.label);
  page.element("p", " class=\"statement\"", one.statement).facts(one.facts);
  for (const std::string& memo : one.memos) page.paragraphs("Memo: " + memo, " class=\"memo\"");
  if (!one.configurations.empty()) {
    page.heading(2, "Configurations").raw("<ul>\n");
    for (const Link& c : one.configurations) page.raw("<li>").link(c).raw("</li>\n");
    page.raw("</ul>\n");
  }
  page.figures(one.diagrams, "Diagram");
  show_versions(page, one.versions);
  return page.finish();
}

std::string theories_page(const Frame& frame, const std::vector<Theory>& all) {
  Page page(frame, {"theories/index.html", "Theories", "Theories"});
  page.heading(1, "Theories").raw("<ul class=\"cards\">\n");
  for (const Theory& t : all) {
    page.raw("<li><h2>").link({t.label, t.address}).raw("</h2>\n");
    page.element("p", {}, t.statement).raw("</li>\n");
  }
  page.raw("</ul>\n");
  return page.finish();
}

}  // namespace thema::report::site
