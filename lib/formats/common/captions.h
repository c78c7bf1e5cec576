#pragma once

#include <string>
#include <vector>

#include "formats/common/cues.h"
#include "model/document.h"

namespace thema::formats {

/// What is stored of captions: one paragraph "Speaker: words" a turn, with a blank line between.
/// Cues that continue a speaker are joined by a blank; a cue without a label continues the one
/// before it, unless the file has no labels at all: then each cue is a paragraph.
model::DocumentDraft join_cues(const std::vector<Cue>& cues, const SpeakerOptions& options);

/// Reads a file of captions; `format` is its id.
model::DocumentDraft read_captions(std::string_view bytes, std::string_view format,
                                   const CueDialect& dialect, const ReadOptions& options,
                                   Sink& sink);

}  // namespace thema::formats
