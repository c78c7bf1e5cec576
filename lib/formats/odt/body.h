#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "formats/common/rich_blocks.h"
#include "formats/odt/lists.h"
#include "formats/odt/styles.h"

namespace thema::formats::odt {

using rich::Block;
using rich::Row;

/// Reads the blocks of <office:text>.
class BodyReader {
 public:
  BodyReader(const Styles& styles, const ListStyles& lists) : styles_(styles), lists_(lists) {}

  std::vector<Block> read(pugi::xml_node text);
  /// The notes of the text, in order, each beginning with its mark "[1]".
  std::vector<Block> read_notes();
  const rich::Tally& tally() const { return tally_; }

 private:
  void blocks(pugi::xml_node parent, std::vector<Block>& out);
  void block(pugi::xml_node node, std::vector<Block>& out);
  void list(pugi::xml_node node, std::vector<Block>& out);
  void changes(pugi::xml_node node);
  void paragraph(pugi::xml_node node, std::vector<Block>& out);
  void table(pugi::xml_node node, std::vector<Block>& out);
  void rows(pugi::xml_node parent, std::vector<Row>& out);
  void cells(pugi::xml_node parent, Row& out);
  void content(pugi::xml_node parent, bool bold);
  void element(pugi::xml_node node, bool bold);
  void styled(pugi::xml_node node, bool bold);
  bool left_out(pugi::xml_node node);
  void characters(std::string_view text, bool bold);
  void blanks(pugi::xml_node node, bool bold);
  void sign(std::string_view text, bool bold);
  void drawing(pugi::xml_node node);
  void text_box(pugi::xml_node node);

  void mark_item(pugi::xml_node item);
  void mark_heading(pugi::xml_node heading);

  /// The list that is being read.
  struct List {
    const std::vector<rich::ListLevel>* levels = nullptr;
    rich::ListCounter* counter = nullptr;
    std::size_t level = 0;
  };

  const Styles& styles_;
  const ListStyles& lists_;
  List list_;
  std::map<std::string, rich::ListCounter, std::less<>> counters_;  ///< by list style
  rich::ListCounter outline_;
  std::string mark_;                   ///< of the item whose first paragraph comes next
  std::vector<pugi::xml_node> notes_;  ///< their bodies
  rich::Tally tally_;
  rich::ParagraphBuilder current_;
  std::vector<Block> boxes_;     ///< text boxes that stand at the current paragraph
  bool after_space_ = true;      ///< a blank would be the second one, or the paragraph's first
  bool pending_ = false;         ///< a blank that counts when something follows
  bool pending_bold_ = false;    ///< and its weight
  std::size_t made_blanks_ = 0;  ///< by <text:s text:c="n"/>
};

}  // namespace thema::formats::odt
