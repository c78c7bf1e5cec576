#pragma once

#include <pugixml.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "formats/common/rich_blocks.h"

namespace thema::formats::docx {

using rich::Block;
using rich::Row;

/// Reads the blocks of a document's body. `bold_styles` are the character styles in bold letters.
class BodyReader {
 public:
  explicit BodyReader(std::set<std::string, std::less<>> bold_styles)
      : bold_styles_(std::move(bold_styles)) {}

  std::vector<Block> read(pugi::xml_node body);
  const rich::Tally& tally() const { return tally_; }

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
  void drawing(pugi::xml_node node);
  void text_box(pugi::xml_node content);
  bool is_bold(pugi::xml_node run) const;

  std::set<std::string, std::less<>> bold_styles_;
  rich::Tally tally_;
  rich::ParagraphBuilder current_;
  std::vector<Block> boxes_;  ///< text boxes that stand at the current paragraph
  bool joined_ = false;       ///< the mark of the paragraph before was deleted
};

/// Ids of the character styles whose letters are bold, from the styles part.
std::set<std::string, std::less<>> bold_styles(pugi::xml_node styles);

}  // namespace thema::formats::docx
