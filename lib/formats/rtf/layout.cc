#include "formats/rtf/layout.h"

#include <algorithm>
#include <utility>

#include "formats/common/lines.h"

namespace thema::formats::rtf {

Layout::Level& Layout::level(std::size_t depth) {
  depth = std::min(depth, kDeepest);
  if (levels_.size() <= depth) levels_.resize(depth + 1);
  return levels_[depth];
}

/// Ends the tables deeper than `depth`: each becomes a block of what is around it.
void Layout::close_tables(std::size_t depth) {
  while (levels_.size() > std::min(depth, kDeepest) + 1) {
    const std::size_t deepest = levels_.size() - 1;
    if (!levels_.back().blocks.empty() || !levels_.back().row.empty()) end_row(deepest);
    Level closed = std::move(levels_.back());
    levels_.pop_back();
    if (closed.rows.empty()) continue;
    levels_.back().blocks.push_back(Block{.paragraph = {}, .rows = std::move(closed.rows)});
  }
}

/// One blank paragraph says as much as many, and takes no more memory.
void Layout::add(std::vector<Block>& blocks, rich::Paragraph paragraph) {
  const auto is_blank = [](const rich::Paragraph& p) { return trim_space(p.text).empty(); };
  const bool twice = is_blank(paragraph) && !blocks.empty() && blocks.back().rows.empty() &&
                     is_blank(blocks.back().paragraph);
  if (!twice) blocks.push_back(Block{.paragraph = std::move(paragraph), .rows = {}});
}

void Layout::end_paragraph(std::size_t depth) {
  rich::Paragraph paragraph = current_.take();  // before deeper tables take it for theirs
  close_tables(depth);
  Level& here = level(depth);
  add(here.blocks, std::move(paragraph));
  rich::move_to(boxes_, here.blocks);
}

void Layout::end_cell(std::size_t depth) {
  if (has_text() || !boxes_.empty()) end_paragraph(depth);
  close_tables(depth);
  Level& here = level(depth);
  here.row.push_back(rich::cell_of(std::exchange(here.blocks, {})));
}

void Layout::end_row(std::size_t depth) {
  if (has_text()) end_paragraph(depth);
  close_tables(depth);
  Level& here = level(depth);
  if (!here.blocks.empty()) here.row.push_back(rich::cell_of(std::exchange(here.blocks, {})));
  if (!here.row.empty()) here.rows.push_back(std::exchange(here.row, {}));
}

bool Layout::in_row(std::size_t depth) const {
  return depth < levels_.size() && !levels_[depth].row.empty();
}

void Layout::add_boxes(std::vector<Block> boxes) { rich::move_to(boxes, boxes_); }

std::vector<Block> Layout::finish() {
  if (has_text() || !boxes_.empty()) end_paragraph(0);
  close_tables(0);
  return std::exchange(levels_.front().blocks, {});
}

}  // namespace thema::formats::rtf
