#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/types.h"
#include "text/segment.h"
#include "text/text_index.h"

namespace thema::model {

/// What ends a paragraph in a source: every line end where its format is read with one line a
/// paragraph (word processors, web pages, PDF files, captions), else what the text says.
text::ParagraphEnd paragraph_end(const Source& source, std::string_view text);

/// The paragraphs of a source in code points, in order, not overlapping: the one definition of all
/// that counts, codes or compares by paragraph. A paragraph also ends where a turn begins or ends;
/// labels are in none. REQUIRES: the source's turns, with labels, in order.
std::vector<text::Span> paragraphs(const Source& source, const text::TextIndex& index,
                                   std::span<const Turn> turns);

/// Those of one turn's words.
std::vector<text::Span> paragraphs_of(const Turn& turn, const text::TextIndex& index,
                                      text::ParagraphEnd end);

}  // namespace thema::model
