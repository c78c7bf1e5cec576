#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "report/document/page.h"
#include "report/html_style.h"
#include "report/html_text.h"
#include "report/render/cells.h"
#include "report/render/document_style.h"
#include "report/render/latex_text.h"
#include "report/render/markdown_text.h"
#include "report/render/renderers.h"
#include "text/width.h"

namespace thema::report {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_html(out, text);
  return out;
}

std::string paragraphs(std::string_view text) {
  std::string out;
  for (const auto& paragraph : paragraphs_of(text)) {
    out.append("<p>").append(escaped(paragraph)).append("</p>\n");
  }
  return out;
}

std::string_view title_of(const PageOptions& options) {
  return options.front.title.empty() ? options.title : options.front.title;
}

std::string_view language_of(const PageOptions& options) {
  return options.front.language.empty() ? options.language : options.front.language;
}

std::string title_block(const FrontMatter& front) {
  if (front.title.empty() && front.authors.empty() && front.date.empty() &&
      front.abstract.empty()) {
    return {};
  }
  std::string out = "<header class=\"title\">\n";
  if (!front.title.empty()) out += "<h1>" + escaped(front.title) + "</h1>\n";
  if (!front.authors.empty()) {
    out += "<p class=\"by\">" + escaped(join(front.authors, ", ")) + "</p>\n";
  }
  if (!front.date.empty()) out += "<p class=\"date\">" + escaped(front.date) + "</p>\n";
  if (!front.abstract.empty()) {
    out += "<section class=\"abstract\" aria-label=\"Abstract\">\n" + paragraphs(front.abstract) +
           "</section>\n";
  }
  return out + "</header>\n";
}

/// The author's headings of the upper two levels that there are, as nested lists.
std::string contents(const std::vector<Section>& sections) {
  if (sections.empty()) return {};
  int top = 6;
  for (const Section& s : sections) top = std::min(top, s.level);
  std::string out = "<nav class=\"contents\" aria-label=\"Contents\">\n<ul>\n";
  bool entry = false, below = false;
  for (const Section& s : sections) {
    if (s.level > top + 1) continue;
    if (s.level == top) {
      if (std::exchange(below, false)) out += "</ul>\n";
      if (std::exchange(entry, true)) out += "</li>\n";
      out += fmt::format("<li><a href=\"#{}\">{}</a>", s.id, escaped(s.title));
    } else {
      if (!std::exchange(entry, true)) out += "<li>";
      if (!std::exchange(below, true)) out += "\n<ul>\n";
      out += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", s.id, escaped(s.title));
    }
  }
  if (below) out += "</ul>\n";
  return out + "</li>\n</ul>\n</nav>\n";
}

/// A line as LaTeX in which blanks at the beginning, and between columns, keep their width.
void append_typed(std::string& out, std::string_view line) {
  while (!line.empty()) {
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    out.append(blanks, '~');
    line.remove_prefix(blanks);
    const std::size_t end = std::min(line.find("  "), line.size());
    append_latex(out, line.substr(0, end));
    line.remove_prefix(end);
  }
  out += "\\\\\n";
}

std::string fence_for(std::string_view text) {
  std::size_t longest = 2, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(longest + 1, '`');
}

}  // namespace

std::unique_ptr<Renderer> block_renderer(DocumentFormat format, Output output,
                                         const RenderOptions& options,
                                         const FigureFile& figure_file) {
  switch (format) {
    case DocumentFormat::md:
      return make_markdown(std::move(output), figure_file);
    case DocumentFormat::latex:
      return make_latex(std::move(output), options, figure_file);
    case DocumentFormat::html:
    case DocumentFormat::office:
      break;
  }
  return make_html(std::move(output), options, format == DocumentFormat::office);
}

std::string preformatted(DocumentFormat format, std::string_view label, std::string_view text) {
  const std::string lines = without_blank_ends(text);
  if (lines.empty()) return {};
  std::string out;
  if (format == DocumentFormat::md) {
    const std::string fence = fence_for(lines);
    return fence + "\n" + text::visible(lines, true) + "\n" + fence + "\n";
  }
  if (format == DocumentFormat::latex) {
    out = "\\begin{flushleft}\\ttfamily\\small\n";
    for (const std::string_view line : lines_of(lines)) append_typed(out, line);
    return out + "\\end{flushleft}\n";
  }
  out = "<pre role=\"region\" tabindex=\"0\" aria-label=\"" + escaped(label) + "\"><code>";
  for (const std::string_view line : lines_of(lines)) out += escaped(line) + "\n";
  return out + "</code></pre>\n";
}

std::string failure(DocumentFormat format, std::string_view message) {
  std::string out;
  if (format == DocumentFormat::md) {
    out = "> **This block failed:** ";
    append_markdown_lines(out, message, "\\\n> ", false);
    return out + "\n";
  }
  if (format == DocumentFormat::latex) {
    out = "\\begin{quote}\\textbf{This block failed:} ";
    append_latex(out, message);
    return out + "\\end{quote}\n";
  }
  return "<p class=\"failed\"><strong>This block failed:</strong> " + escaped(message) + "</p>\n";
}

std::string document_page(const Body& body, const PageOptions& options) {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; img-src data: http: https: file:\">\n",
      escaped(language_of(options)));
  for (const std::string& author : options.front.authors) {
    out += "<meta name=\"author\" content=\"" + escaped(author) + "\">\n";
  }
  out += "<title>" + escaped(title_of(options)) + "</title>\n<style>";
  out.append(kHtmlStyle).append(kDocumentStyle).append("</style>\n</head>\n<body>\n<main>\n");
  out += title_block(options.front);
  if (options.contents) out += contents(body.sections);
  return out + body.html + "</main>\n</body>\n</html>\n";
}

std::string office_page(const Body& body, const PageOptions& options) {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n"
      "<meta charset=\"utf-8\">\n",
      escaped(language_of(options)));
  if (!options.front.title.empty()) {
    out += "<title>" + escaped(options.front.title) + "</title>\n";
  }
  for (const std::string& author : options.front.authors) {
    out += "<meta name=\"author\" content=\"" + escaped(author) + "\">\n";
  }
  if (!options.front.date.empty()) {
    out += "<meta name=\"date\" content=\"" + escaped(options.front.date) + "\">\n";
  }
  if (!options.front.abstract.empty()) {
    out += "<meta name=\"abstract\" content=\"" + escaped(options.front.abstract) + "\">\n";
  }
  return out + "</head>\n<body>\n" + body.html + "</body>\n</html>\n";
}

}  // namespace thema::report
