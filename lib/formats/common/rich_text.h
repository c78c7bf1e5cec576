#pragma once

#include <string_view>
#include <vector>

#include "formats/common/rich_blocks.h"
#include "formats/format.h"

namespace thema::formats::rich {

/// The document that blocks make: paragraphs as lines, blank ones as one blank line, a table with
/// columns of speakers and words as a conversation, other tables row by row with cells between
/// tabs; with its speakers and turns. Tells `tally` to the sink, under ids that begin with
/// `format`. Numbers and bullets of lists stand before their paragraphs, and before the labels of
/// speakers, but in no label. `notes` come behind everything; where there are speakers, they are in
/// no turn. `comments` get the passages that the
/// paragraphs' anchors give them. Throws Errc::bad_input for text that is no text, for none, and
/// for more than 2 GiB.
model::DocumentDraft document(const std::vector<Block>& blocks, const std::vector<Block>& notes,
                              const Tally& tally, std::string_view format,
                              std::string_view encoding, const ReadOptions& options, Sink& sink,
                              std::vector<model::CommentDraft> comments = {});

}  // namespace thema::formats::rich
