#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <vector>

namespace thema::formats::docx {

struct Paragraph {
  std::string text;          ///< may hold LF (line breaks) and tabs
  std::size_t bold_end = 0;  ///< bytes at the beginning that are bold
};

using Cell = std::vector<Paragraph>;
using Row = std::vector<Cell>;

/// A paragraph, or the rows of a table.
struct Block {
  Paragraph paragraph;
  std::vector<Row> rows;  ///< not empty for a table
};

/// What was left out or decided on the way.
struct Tally {
  std::size_t inserted = 0, deleted = 0, notes = 0, text_boxes = 0;
};

/// Reads the blocks of a document's body. `bold_styles` are the character styles in bold letters.
class BodyReader {
 public:
  explicit BodyReader(std::set<std::string, std::less<>> bold_styles)
      : bold_styles_(std::move(bold_styles)) {}

  std::vector<Block> read(pugi::xml_node body);
  const Tally& tally() const { return tally_; }

 private:
  void blocks(pugi::xml_node parent, std::vector<Block>& out);
  void paragraph(pugi::xml_node node, std::vector<Block>& out);
  void table(pugi::xml_node node, std::vector<Block>& out);
  void rows(pugi::xml_node parent, std::vector<Row>& out);
  void cells(pugi::xml_node parent, Row& out);
  void content(pugi::xml_node parent, bool bold);
  void content_node(pugi::xml_node node, bool bold);
  bool character(pugi::xml_node node, bool bold);
  void alternate(pugi::xml_node node, bool bold);
  bool is_bold(pugi::xml_node run) const;
  void append(std::string_view text, bool bold);

  std::set<std::string, std::less<>> bold_styles_;
  Tally tally_;
  Paragraph current_;
  bool all_bold_ = true;
  bool joined_ = false;  ///< the mark of the paragraph before was deleted
};

/// Ids of the character styles whose letters are bold, from the styles part.
std::set<std::string, std::less<>> bold_styles(pugi::xml_node styles);

}  // namespace thema::formats::docx
