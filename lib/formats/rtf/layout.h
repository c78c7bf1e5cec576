#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "formats/common/rich_blocks.h"

namespace thema::formats::rtf {

using rich::Block;

/// Puts paragraphs, cells and rows, which RTF ends one after the other, into blocks. Depth 0 is the
/// body, 1 a table in it, 2 a table in a cell of that one.
class Layout {
 public:
  static constexpr std::size_t kDeepest = 16;

  void append(std::string_view text, bool bold) { current_.append(text, bold); }
  bool has_text() const { return !current_.text().empty(); }
  void end_paragraph(std::size_t depth);
  void end_cell(std::size_t depth);
  void end_row(std::size_t depth);
  /// Whether the row at `depth` has a cell already.
  bool in_row(std::size_t depth) const;
  /// Blocks that shall stand behind the paragraph that is not ended yet.
  void add_boxes(std::vector<Block> boxes);
  /// All blocks; nothing is left.
  std::vector<Block> finish();

 private:
  struct Level {
    std::vector<Block> blocks;  ///< of the body, or of the current cell
    rich::Row row;
    std::vector<rich::Row> rows;
  };
  Level& level(std::size_t depth);
  void close_tables(std::size_t depth);
  static void add(std::vector<Block>& blocks, rich::Paragraph paragraph);

  std::vector<Level> levels_{1};
  rich::ParagraphBuilder current_;
  std::vector<Block> boxes_;
};

}  // namespace thema::formats::rtf
