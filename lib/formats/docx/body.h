#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "formats/common/rich_blocks.h"
#include "formats/docx/comments.h"
#include "formats/docx/numbering.h"
#include "formats/docx/styles.h"

namespace thema::formats::docx {

using rich::Block;
using rich::Row;

/// What other parts than the main one say of a document.
struct Context {
  Styles styles;
  Numbering numbering;
  /// Footnotes and endnotes by their ids; their XML outlives the reader.
  std::map<std::string, pugi::xml_node, std::less<>> footnotes, endnotes;
  Comments comments;
};

/// Reads the blocks of a document's body.
class BodyReader {
 public:
  explicit BodyReader(Context context) : context_(std::move(context)) {}

  std::vector<Block> read(pugi::xml_node body);
  /// The notes that the body refers to, in that order, each beginning with its mark "[1]".
  std::vector<Block> read_notes();
  const rich::Tally& tally() const { return tally_; }
  const std::vector<model::CommentDraft>& comments() const { return context_.comments.list(); }

 private:
  void blocks(pugi::xml_node parent, std::vector<Block>& out);
  void paragraph(pugi::xml_node node, std::vector<Block>& out);
  void table(pugi::xml_node node, std::vector<Block>& out);
  void rows(pugi::xml_node parent, std::vector<Row>& out);
  void cells(pugi::xml_node parent, Row& out);
  void content(pugi::xml_node parent, bool bold);
  void content_node(pugi::xml_node node, bool bold);
  void character(pugi::xml_node node, bool bold);
  void alternate(pugi::xml_node node, bool bold);
  void drawing(pugi::xml_node node);
  void text_box(pugi::xml_node content);
  void note(pugi::xml_node reference, bool bold);
  bool comment_range(pugi::xml_node node);
  void formula(pugi::xml_node math, bool bold);
  void words(pugi::xml_node node, bool bold);
  void symbol(pugi::xml_node node, bool bold);
  bool is_bold(pugi::xml_node run) const;
  bool is_hidden(pugi::xml_node run) const;

  Context context_;
  std::vector<pugi::xml_node> notes_;  ///< in the order of their marks
  std::map<std::pair<bool, std::string>, std::size_t> note_numbers_;  ///< by "is endnote" and id
  rich::Tally tally_;
  rich::ParagraphBuilder current_;
  std::vector<Block> boxes_;  ///< text boxes that stand at the current paragraph
  bool joined_ = false;       ///< the mark of the paragraph before was deleted
  bool unseen_ = false;       ///< the current paragraph's style hides its words
};

/// The notes of a footnotes or endnotes part, by id.
std::map<std::string, pugi::xml_node, std::less<>> notes_of(pugi::xml_node part);

}  // namespace thema::formats::docx
