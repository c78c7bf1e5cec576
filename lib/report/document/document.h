#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/document/footnotes.h"
#include "report/document/front_matter.h"

namespace thema::report {

/// A fenced block of a document whose info string begins with `thema`.
struct CommandBlock {
  std::size_t first_line = 0, last_line = 0;  ///< of the document, from 1, with the fences
  std::string commands;                       ///< what stands between the fences
  std::string options;                        ///< the info string after `thema`
  int heading_level = 0;                      ///< of the heading above it; 0: none
};

/// `{{thema ...}}` or `{{=name}}` in running text.
struct Inline {
  enum class Kind { command, value };
  Kind kind = Kind::command;
  std::size_t line = 0;            ///< of the document, from 1
  std::size_t begin = 0, end = 0;  ///< bytes of the line, with the braces
  std::string text;                ///< the command line after `thema`, or the value's name
  bool in_front_matter = false;
};

/// A report as its author writes it: Markdown (GitHub's) with commands in it.
struct Document {
  std::vector<std::string> lines;  ///< without byte order mark and line ends
  std::size_t body = 0;            ///< index of the first line that is no front matter
  std::vector<CommandBlock> blocks;
  std::vector<int> headings;    ///< levels, in order
  std::vector<Inline> inlines;  ///< in the order of the text
  std::vector<FootnoteDoubt> footnotes;
};

/// Finds what is to be run, as CommonMark reads the document: fences in lists and quotations, of
/// tildes or any length; not in code, in code spans, in raw HTML, or after a backslash (`\{{`).
/// Throws Errc::bad_input with the line for text that is not UTF-8, a fence or `{{` that is never
/// closed, front matter without an end, or more than 8 MiB.
Document parse_document(std::string_view bytes);

/// What stands in place of the commands.
struct Filling {
  std::vector<std::string> blocks{};   ///< one a block, in the format of the document
  std::vector<std::string> inlines{};  ///< one an inline: a line of plain text
  std::string appendix{};              ///< in the format of the document; may be empty
};

/// The lines with the inlines in them, escaped so that Markdown shows their characters; in front
/// matter as they are.
std::vector<std::string> with_inlines(const Document& document,
                                      const std::vector<std::string>& inlines);

/// The document as Markdown: `filling.blocks` are Markdown. All else stays as it was written.
std::string document_markdown(const Document& document, const Filling& filling);

/// The front matter with the inlines in it.
FrontMatter front_matter_of(const Document& document, const std::vector<std::string>& inlines);

/// An entry of a table of contents.
struct Section {
  int level = 1;
  std::string id, title;
};

struct Body {
  std::string html;
  std::vector<Section> sections;  ///< the author's headings
};

struct BodyOptions {
  /// What the page links to for an image that the document names; null: as it is named.
  std::function<std::string(std::string_view name)> image;
  bool section_ids = true;  ///< headings have ids, which contents link to
};

/// The body of the document as HTML: `filling.blocks` are HTML, trusted as it is, and so is what
/// the author wrote in raw HTML. Errors of `image` get the line.
Body document_html(const Document& document, const Filling& filling, const BodyOptions& options);

}  // namespace thema::report
