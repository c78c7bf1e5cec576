#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "report/document/document.h"
#include "report/renderer.h"

namespace thema::report {

/// How a document is printed. `office` is HTML for a program that makes docx, odt or LaTeX of it.
enum class DocumentFormat { md, html, office, latex };

/// Takes a figure that Markdown or LaTeX cannot hold, and gives the address of the file that the
/// document shows in its place. Null: the figure is set in characters, or named.
using FigureFile = std::function<std::string(const Figure& figure)>;

/// What renders a block's results: Markdown, parts of a page, or LaTeX.
std::unique_ptr<Renderer> block_renderer(DocumentFormat format, Output output,
                                         const RenderOptions& options,
                                         const FigureFile& figure_file = nullptr);

/// Output that has a form of its own, as preformatted text. `label` names it for screen readers.
std::string preformatted(DocumentFormat format, std::string_view label, std::string_view text);

/// The first character of LaTeX's text that pdflatex does not set by itself, "U+05E9"; empty: it
/// sets all.
std::string beyond_pdflatex(std::string_view text);

/// What a block says that failed.
std::string failure(DocumentFormat format, std::string_view message);

struct PageOptions {
  FrontMatter front;
  std::string title;     ///< where the front matter has none
  std::string language;  ///< the same
  bool contents = false;
};

/// A self-contained page: title, authors, abstract, contents, body.
std::string document_page(const Body& body, const PageOptions& options);
/// A page without style for another program, which sets title and contents itself.
std::string office_page(const Body& body, const PageOptions& options);

}  // namespace thema::report
