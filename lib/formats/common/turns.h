#pragma once

#include "formats/common/speakers.h"
#include "model/document.h"

namespace thema::formats {

/// Finds the turns and speakers of `draft.text` and adds them to the draft. Throws Errc::bad_input
/// for a text without any words.
void add_turns(model::DocumentDraft& draft, const SpeakerOptions& options, const TextShape& shape);

/// The same from labels that are known.
void add_turns(model::DocumentDraft& draft, const FoundLabels& found, const TextShape& shape);

/// Bytes of a YAML header ("---" to "---") with which a text begins; 0 when there is none.
std::size_t front_matter_length(std::string_view text);

}  // namespace thema::formats
