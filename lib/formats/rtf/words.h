#pragma once

#include <string_view>

namespace thema::formats::rtf {

/// What a group's content is for.
enum class Destination {
  body,       ///< text of the document
  nothing,    ///< left out, with all groups inside
  field,      ///< what a field is made of; a sign may be
  fonts,      ///< the font table
  shape,      ///< a drawing, whose text boxes are text
  upr,        ///< a text twice; the newer form is text
  row_props,  ///< properties of a nested table's row, with its end
  note,       ///< left out and counted
  comment,    ///< left out and counted
  list_mark,  ///< left out and counted
};

/// What the reader does at a control word.
enum class Action {
  none,
  destination,
  character,
  // Ends of things.
  paragraph,
  line,
  cell,
  row,
  nested_cell,
  nested_row,
  // Properties of letters and paragraphs.
  plain,
  bold,
  hidden,
  deleted,
  inserted,
  font,
  paragraph_defaults,
  in_table,
  table_depth,
  row_begin,
  // Fonts and encodings.
  charset,
  font_page,
  document_page,
  page_mac,
  page_pc,
  page_pca,
  default_font,
  unicode,
  unicode_fallback,
  // Texts inside other destinations.
  box_text,
  newer_text,
};

struct Word {
  Action action = Action::none;
  Destination destination = Destination::body;
  std::string_view character{};
};

/// A control word that is not known does nothing.
const Word& word_of(std::string_view name);

}  // namespace thema::formats::rtf
