#include "report/site/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "report/html_style.h"
#include "report/html_text.h"
#include "report/site/assets.h"

namespace thema::report::site {

Page::Page(const Frame& frame, Place place) : frame_(frame), place_(std::move(place)) {
  for (const char c : place_.address) {
    if (c == '/') up_ += "../";
  }
  head();
  navigation();
  out_ += "<main id=\"main\" tabindex=\"-1\">\n";
}

void Page::head() {
  out_ =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      // 'self' is nothing for a page that was opened as a file.
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'self' file: 'unsafe-inline'; script-src 'self' file:; base-uri 'none'; "
      "form-action 'none'\">\n"
      "<meta name=\"robots\" content=\"noindex\">\n<title>";
  const std::string title = place_.title == frame_.title || place_.title.empty()
                                ? frame_.title
                                : place_.title + " – " + frame_.title;
  append_html(out_, title);
  out_ += fmt::format(
      "</title>\n<link rel=\"stylesheet\" href=\"{0}site.css\">\n"
      "<script src=\"{0}site.js\" defer></script>\n</head>\n<body data-root=\"{0}\">\n"
      "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n",
      up_);
}

void Page::navigation() {
  struct Entry {
    std::string_view name, address;
    bool shown;
  };
  const Entry entries[] = {{"Overview", "index.html", true},
                           {"Sources", "sources/index.html", true},
                           {"Codes", "codes/index.html", frame_.codes},
                           {"Cases", "cases/index.html", frame_.cases},
                           {"Themes", "themes.html", frame_.themes},
                           {"Configurations", "configurations/index.html", frame_.realist},
                           {"Theories", "theories/index.html", frame_.theories},
                           {"Memos", "memos.html", frame_.memos},
                           {"Search", "search.html", true}};
  out_ += "<header class=\"site\">\n<p class=\"name\"" + attributes_of(frame_.title) + ">";
  append_html(out_, frame_.title);
  out_ += "</p>\n<nav aria-label=\"Site\"><ul>\n";
  for (const Entry& e : entries) {
    if (!e.shown) continue;
    const std::string current = e.address == place_.address ? " aria-current=\"page\""
                                : e.name == place_.section  ? " aria-current=\"true\""
                                                            : "";
    out_ += fmt::format("<li><a href=\"{}{}\"{}>{}</a></li>\n", up_, e.address, current, e.name);
  }
  out_ += "</ul></nav>\n</header>\n";
}

std::string Page::to(std::string_view address) const { return up_ + std::string(address); }

Page& Page::raw(std::string_view markup) {
  out_ += markup;
  return *this;
}

Page& Page::text(std::string_view words) {
  append_html(out_, words);
  return *this;
}

std::string Page::attributes_of(std::string_view words) const {
  std::string out;
  if (frame_.language != "en" && !frame_.language.empty()) {
    out = " lang=\"";
    append_html(out, frame_.language);
    out += '"';
  }
  if (may_run_leftwards(words)) out += " dir=\"auto\"";
  return out;
}

Page& Page::element(std::string_view tag, std::string_view attributes, std::string_view words) {
  out_.append("<").append(tag).append(attributes).append(attributes_of(words)).append(">");
  append_html(out_, words);
  out_.append("</").append(tag).append(">\n");
  return *this;
}

Page& Page::paragraphs(std::string_view text, std::string_view attributes) {
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    const std::string_view one = trim(text.substr(0, end));
    if (!one.empty()) element("p", attributes, one);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
  }
  return *this;
}

Page& Page::link(const Link& link, std::string_view attributes) {
  const std::string_view tag = link.address.empty() ? "span" : "a";
  out_.append("<").append(tag).append(attributes);
  if (!link.address.empty()) out_.append(" href=\"").append(up_).append(link.address).append("\"");
  out_.append(attributes_of(link.text)).append(">");
  append_html(out_, link.text);
  out_.append("</").append(tag).append(">");
  return *this;
}

Page& Page::links(const std::vector<Link>& links, std::string_view separator) {
  bool first = true;
  for (const Link& l : links) {
    if (!std::exchange(first, false)) out_ += separator;
    link(l);
  }
  return *this;
}

Page& Page::facts(const std::vector<Fact>& facts) {
  if (facts.empty()) return *this;
  out_ += "<dl>\n";
  for (const auto& [name, value] : facts) {
    element("dt", {}, name);
    element("dd", {}, value);
  }
  out_ += "</dl>\n";
  return *this;
}

Page& Page::heading(int level, std::string_view words, std::string_view id) {
  const std::string attributes = id.empty() ? std::string() : fmt::format(" id=\"{}\"", id);
  return element(fmt::format("h{}", level), attributes, words);
}

Page& Page::figures(const std::vector<Figure>& figures, std::string_view heading) {
  if (figures.empty()) return *this;
  this->heading(2, heading);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    out_ += "<figure class=\"chart\" tabindex=\"0\">\n";
    out_.append(figure_svg(figures[i], i + 1)).append("</figure>\n");
  }
  return *this;
}

std::string Page::take() { return std::exchange(out_, {}); }

std::string Page::finish() {
  out_ += "</main>\n<footer class=\"site\"><p>Made with thema.</p></footer>\n</body>\n</html>\n";
  return take();
}

std::string style_sheet() {
  std::string out(trim(kHtmlStyle));
  out += '\n';
  return out.append(kSiteStyle);
}

std::string_view script() { return kSiteScript; }

}  // namespace thema::report::site
