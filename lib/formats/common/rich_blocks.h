#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What readers of word processors' files make of them: the blocks of rich_text.h.
namespace thema::formats::rich {

/// Where a comment's passage begins or ends: a byte of the paragraph's text.
struct Anchor {
  std::size_t byte = 0, comment = 0;
  bool end = false;
};

struct Paragraph {
  std::string text;          ///< may hold LF (line breaks) and tabs
  std::size_t bold_end = 0;  ///< bytes at the beginning that are bold
  std::string mark;          ///< the number or bullet of its list, which stands before the text
  std::vector<Anchor> anchors = {};  ///< in order
  bool all_bold = true;              ///< but for blanks
};

using Cell = std::vector<Paragraph>;
using Row = std::vector<Cell>;

/// A paragraph, or the rows of a table.
struct Block {
  Paragraph paragraph;
  std::vector<Row> rows;  ///< not empty for a table
};

/// What was left out or decided on the way; rich_text.h tells it.
struct Tally {
  std::size_t inserted = 0, deleted = 0;  ///< tracked changes, read as if accepted
  std::size_t notes = 0;                  ///< footnotes and endnotes, left out
  std::size_t notes_read = 0;             ///< footnotes and endnotes, at the end of the text
  std::size_t comments = 0;               ///< left out
  std::size_t text_boxes = 0;             ///< read behind the paragraph that they stand at
  std::size_t hidden = 0;                 ///< stretches of hidden text, left out
  std::size_t list_marks = 0;             ///< numbers and bullets of lists, left out
  std::size_t unknown_signs = 0;          ///< of symbol fonts: U+FFFD stands for them
  std::size_t embedded = 0;               ///< documents inside of the document, not read
};

/// Puts a paragraph together from pieces of text in one weight.
class ParagraphBuilder {
 public:
  /// CR and the invisible U+FEFF are left out.
  void append(std::string_view text, bool bold);
  /// A comment's passage begins or ends here.
  void anchor(std::size_t comment, bool end);
  bool has_anchors() const { return !current_.anchors.empty(); }
  const std::string& text() const { return current_.text; }
  /// The paragraph, without line breaks at its beginning; the builder is empty again.
  Paragraph take();
  /// Goes on with a paragraph that was taken.
  void resume(Paragraph paragraph);

 private:
  Paragraph current_;
};

/// The text of a table inside a cell, one paragraph a row.
void flatten(const std::vector<Row>& rows, Cell& out);

/// The paragraphs of a cell that holds `blocks`.
Cell cell_of(std::vector<Block> blocks);

bool has_words(const std::vector<Block>& blocks);

/// The blocks of a footnote, beginning with its mark: "[1] words".
std::vector<Block> note_blocks(std::size_t number, std::vector<Block> inside);

/// Moves all blocks to the end of others.
void move_to(std::vector<Block>& from, std::vector<Block>& to);

}  // namespace thema::formats::rich
