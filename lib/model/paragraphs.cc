#include "model/paragraphs.h"

#include <algorithm>
#include <array>

namespace thema::model {

namespace {

using text::Span;

/// Formats whose text is stored with one line a paragraph.
constexpr auto kLineAParagraph = std::to_array<std::string_view>(
    {"docx", "odt", "rtf", "html", "pdf", "otr", "vtt", "srt", "whisper", "eaf"});

void add(const text::TextIndex& index, Span place, text::ParagraphEnd end, std::vector<Span>& out) {
  for (const Span& s : text::paragraphs(index.slice(place), end)) {
    out.push_back({place.begin + s.begin, place.begin + s.end});
  }
}

}  // namespace

text::ParagraphEnd paragraph_end(const Source& source, std::string_view text) {
  const auto known = std::find(kLineAParagraph.begin(), kLineAParagraph.end(), source.format);
  return known != kLineAParagraph.end() ? text::ParagraphEnd::line_end : text::paragraph_end(text);
}

std::vector<Span> paragraphs_of(const Turn& turn, const text::TextIndex& index,
                                text::ParagraphEnd end) {
  std::vector<Span> out;
  add(index, turn.span, end, out);
  return out;
}

std::vector<Span> paragraphs(const Source& source, const text::TextIndex& index,
                             std::span<const Turn> turns) {
  const text::ParagraphEnd end = paragraph_end(source, index.text());
  std::vector<Span> out;
  std::uint32_t at = 0;
  for (const Turn& turn : turns) {
    const std::uint32_t begin =
        turn.label.empty() ? turn.span.begin : std::min(turn.label.begin, turn.span.begin);
    if (at < begin) add(index, {at, begin}, end, out);
    add(index, turn.span, end, out);
    at = std::max(at, turn.span.end);
  }
  if (at < source.length) add(index, {at, source.length}, end, out);
  return out;
}

}  // namespace thema::model
