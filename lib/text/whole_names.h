#pragma once

#include <span>
#include <string_view>

#include "text/name_replacer.h"
#include "text/segment.h"
#include "text/text_index.h"

namespace thema::text {

/// A part of a text, made wider where it begins or ends inside of a name that is replaced: half a
/// name would be printed as it stands. `names`: those of the text, in order.
ByteRange with_whole_names(std::span<const NameReplacer::Place> names, ByteRange part);
/// The same for one part of a long text, which is not searched whole.
ByteRange with_whole_names(const NameReplacer& names, std::string_view utf8, ByteRange part);
/// The words of a passage, with the whole of a name that it begins or ends in; as they stand where
/// nothing is printed for names (null).
std::string_view passage_words(const TextIndex& text, Span passage, const NameReplacer* names);

}  // namespace thema::text
