#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/common/label.h"
#include "formats/format.h"

namespace thema::formats {

/// What a reader knows about a text besides its characters.
struct TextShape {
  /// Markdown: quoted lines, headings and rules at the end of a turn are not speech.
  bool markdown = false;
  /// A word processor's text: a name needs no blank line before it to be a line of its own.
  bool rich = false;
  /// Captions: a label is the beginning of a cue (a paragraph) unless it is known from one.
  bool captions = false;
  /// Bytes at the beginning that hold no speech (front matter).
  std::size_t from = 0;
  /// Bytes from which on nothing is in a labelled turn (notes at the end).
  std::size_t to = static_cast<std::size_t>(-1);
  /// Where paragraphs begin, in order. Empty: behind blank lines.
  std::vector<std::uint32_t> paragraphs;
  /// Lines that are not speech, by the byte at which they begin, in order (service_lines.h).
  std::vector<std::uint32_t> asides;
  /// Lines that begin with bold letters, in order.
  struct Bold {
    std::uint32_t line = 0, end = 0;
  };
  std::vector<Bold> bold;
};

/// A label that was found: where a turn begins. Bytes of the text.
struct Label {
  std::uint32_t line = 0, begin = 0, end = 0;  ///< its line; the label with its time stamps
  std::uint32_t speaker = 0;                   ///< index into FoundLabels::names
  std::int64_t start_ms = -1, end_ms = -1;
};

struct FoundLabels {
  std::vector<Label> labels;       ///< in the order of the text
  std::vector<std::string> names;  ///< not all of them need be used
};

/// Finds the speakers' labels of a document. A line's beginning is taken for a label on the
/// evidence of the whole document (evidence.h), or by the caller's pattern.
FoundLabels find_labels(std::string_view text, const SpeakerOptions& options,
                        const TextShape& shape);

}  // namespace thema::formats
