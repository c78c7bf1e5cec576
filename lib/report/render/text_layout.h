#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace thema::report {

/// How a terminal, or a file in its place, is written to.
struct Page {
  std::size_t width = 0;  ///< columns; 0: lines of any length
  bool colour = false;

  void append_bold(std::string& out, std::string_view text) const;
  void append_dim(std::string& out, std::string_view text) const;
};

/// Terminal columns of text without line ends.
std::size_t columns_of(std::string_view text);

/// Text as it may be sent to a terminal: control characters visible, line ends LF, tabs spaces.
std::string for_terminal(std::string_view text);

/// A cell as lines for a terminal: items of a list as "- item", quotations in quotation marks.
std::string cell_for_terminal(const Cell& cell);

/// Columns that a line has to have so that no word of `text` is broken.
std::size_t longest_word(std::string_view text);

/// The lines of `text`, broken at `columns` (0: not broken). A line that begins with spaces or
/// "- " goes on under its text. Never empty; no line ends in a space.
std::vector<std::string> wrapped_lines(std::string_view text, std::size_t columns);

enum class Tone { plain, bold, dim };

/// Appends the lines of `text`, broken to the page and moved in by `indent` columns.
void append_paragraph(std::string& out, std::string_view text, const Page& page,
                      std::size_t indent = 0, Tone tone = Tone::plain);

/// A fact with its label, both as they go to the terminal.
struct Labelled {
  std::string label, text;
};

/// Appends "Label:  text" lines with the texts below one another; where labels would leave less
/// than half of the page, a text begins on the line below its label.
void append_labelled(std::string& out, std::span<const Labelled> facts, const Page& page);

}  // namespace thema::report
