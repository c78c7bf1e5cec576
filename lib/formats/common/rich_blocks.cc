#include "formats/common/rich_blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "formats/common/lines.h"

namespace thema::formats::rich {

void ParagraphBuilder::append(std::string_view text, bool bold) {
  const bool blank = trim_space(text).empty();
  if (!bold && !blank) current_.all_bold = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const bool bom = text.substr(pos).starts_with("\xEF\xBB\xBF");  // an invisible mark
    if (!bom && text[pos] != '\r') current_.text += text[pos];
    pos += bom ? 3 : 1;
  }
  if (bold && !blank && current_.all_bold) current_.bold_end = current_.text.size();
}

void ParagraphBuilder::anchor(std::size_t comment, bool end) {
  current_.anchors.push_back({.byte = current_.text.size(), .comment = comment, .end = end});
}

Paragraph ParagraphBuilder::take() {
  const std::size_t begin = current_.text.find_first_not_of('\n');
  if (begin != std::string::npos && begin > 0) {  // a page break before the first word
    current_.text.erase(0, begin);
    current_.bold_end -= std::min(current_.bold_end, begin);
    for (Anchor& anchor : current_.anchors) anchor.byte -= std::min(anchor.byte, begin);
  }
  return std::exchange(current_, Paragraph{});
}

void ParagraphBuilder::resume(Paragraph paragraph) {
  for (Anchor anchor : current_.anchors) {  // set between the two
    anchor.byte = paragraph.text.size();
    paragraph.anchors.push_back(anchor);
  }
  current_ = std::move(paragraph);
}

void flatten(const std::vector<Row>& rows, Cell& out) {
  for (const Row& row : rows) {
    Paragraph line;
    for (const Cell& cell : row) {
      for (const Paragraph& p : cell) {
        if (!line.text.empty()) line.text += '\t';
        for (Anchor anchor : p.anchors) {
          anchor.byte += line.text.size();
          line.anchors.push_back(anchor);
        }
        line.text += p.text;
      }
    }
    out.push_back(std::move(line));
  }
}

Cell cell_of(std::vector<Block> blocks) {
  Cell cell;
  for (Block& block : blocks) {
    if (block.rows.empty()) {
      cell.push_back(std::move(block.paragraph));
    } else {
      flatten(block.rows, cell);
    }
  }
  return cell;
}

bool has_words(const std::vector<Block>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return !block.rows.empty() || !trim_space(block.paragraph.text).empty();
  });
}

std::vector<Block> note_blocks(std::size_t number, std::vector<Block> inside) {
  std::erase_if(inside, [](const Block& block) {
    return block.rows.empty() && trim_space(block.paragraph.text).empty();
  });
  if (inside.empty() || !inside.front().rows.empty()) inside.insert(inside.begin(), Block{});
  Paragraph& first = inside.front().paragraph;
  first.text.erase(0, skip_space(first.text, 0));
  first.text = fmt::format("[{}]{}{}", number, first.text.empty() ? "" : " ", first.text);
  first.bold_end = 0;
  return inside;
}

void move_to(std::vector<Block>& from, std::vector<Block>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  from.clear();
}

}  // namespace thema::formats::rich
