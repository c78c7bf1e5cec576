#pragma once

#include <string_view>

struct GumboInternalNode;

namespace thema::formats {

/// How an element stands in the text.
enum class HtmlPlace {
  inside,      ///< part of the line: <b>, <span>, and what nobody knows
  block,       ///< lines of its own: <p>, <div>
  item,        ///< the same, behind a mark: <li>
  line_break,  ///< <br>
  table,
  row,
  cell,
  unseen,  ///< not for readers: <script>, <head>
};

struct HtmlStyle {
  HtmlPlace place = HtmlPlace::inside;
  bool hidden = false;     ///< by attribute or style
  bool comment = false;    ///< one of Word's comments
  bool list_mark = false;  ///< a mark that Word wrote as text
  bool heading = false;
  enum class Weight { inherited, normal, bold } weight = Weight::inherited;
  enum class Space { inherited, collapsed, kept } space = Space::inherited;
  bool quoted = false;  ///< <q>
};

/// By the element's name and its own attributes; style sheets are not read.
/// REQUIRES: an element.
HtmlStyle html_style(const GumboInternalNode& element);

/// The value of an attribute; empty when there is none.
std::string_view html_attribute(const GumboInternalNode& element, const char* name);

}  // namespace thema::formats
