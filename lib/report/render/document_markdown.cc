#include <algorithm>

#include "base/strings.h"
#include "report/document/document.h"
#include "report/render/cells.h"
#include "report/render/markdown_text.h"

namespace thema::report {
namespace {

/// What lines below that of a fence begin with, in the list or quotation that holds it.
std::string margin_of(std::string_view fence_line) {
  const std::size_t fence = std::min(fence_line.find("```"), fence_line.find("~~~"));
  std::string margin(fence_line.substr(0, fence));
  for (char& c : margin) {
    if (c != '>' && c != '\t') c = ' ';
  }
  return margin;
}

void append_block(std::string& out, std::string_view fence_line, std::string_view block) {
  const std::string margin = margin_of(fence_line);
  // The first line has the list's mark.
  std::string before(fence_line.substr(0, margin.size()));
  if (block.ends_with('\n')) block.remove_suffix(1);
  for (const std::string_view line : lines_of(block)) {
    const std::size_t start = out.size();
    out.append(before).append(line);
    if (line.empty()) out.resize(std::max(out.find_last_not_of(' ') + 1, start));
    out += '\n';
    before = margin;
  }
}

}  // namespace

std::vector<std::string> with_inlines(const Document& document,
                                      const std::vector<std::string>& inlines) {
  std::vector<std::string> lines = document.lines;
  // From the last to the first, so that places stay right.
  for (std::size_t i = document.inlines.size(); i-- > 0;) {
    const Inline& in = document.inlines[i];
    std::string& line = lines[in.line - 1];
    std::string words;
    if (in.in_front_matter) {
      words = inlines[i];
    } else {
      const std::string_view before = std::string_view(line).substr(0, in.begin);
      append_markdown(words, inlines[i],
                      before.find_first_not_of(" \t>*+-.)0123456789") == std::string_view::npos);
    }
    line.replace(in.begin, in.end - in.begin, words);
  }
  return lines;
}

std::string document_markdown(const Document& document, const Filling& filling) {
  const std::vector<std::string> lines = with_inlines(document, filling.inlines);
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (next < document.blocks.size() && document.blocks[next].first_line == i + 1) {
      append_block(out, lines[i], filling.blocks[next]);
      i = document.blocks[next].last_line - 1;
      ++next;
    } else {
      out.append(lines[i]).append("\n");
    }
  }
  if (!filling.appendix.empty()) out.append("\n").append(filling.appendix);
  return out;
}

}  // namespace thema::report
