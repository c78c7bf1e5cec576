#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/types.h"

namespace thema::model {

/// A coding in words, as people write it beside a passage:
///   Code ! =printed form #memo @key=value
/// Everything but the code may be missing; several are separated by ';'. A sign means something
/// only at the beginning or behind a space; a memo goes on to the next ` @key=`. A backslash takes
/// the meaning off the sign behind it; "\n" is a line end. Other backslashes stand for themselves,
/// so that "A\/B" is the path of one name.
struct CodingLabel {
  std::string code;  ///< a path or name; empty: the label names none
  bool exemplar = false;
  std::string print, memo;
  std::vector<Tag> tags;  ///< sorted, each once
  bool operator==(const CodingLabel&) const = default;
};

/// Sorts the tags of a label and drops those that are there twice.
void sort_tags(CodingLabel& label);

/// Reads back as the same label. Never holds a line end, nor "<<}".
std::string to_string(const CodingLabel& label);
std::string to_string(const std::vector<CodingLabel>& labels);

/// The labels of a text; empty ones are passed over. Line ends in it are spaces. Throws
/// Errc::bad_input for what means nothing.
std::vector<CodingLabel> parse_labels(std::string_view text);

}  // namespace thema::model
