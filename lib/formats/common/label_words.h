#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/speaker_account.h"
#include "model/document.h"

namespace thema::formats {

/// How much a piece of text looks, by itself, like the label of a speaker.
enum class Likeness {
  none,   ///< cannot be one: a sentence, a number, "he said"
  word,   ///< begins sentences, but is a name, too: "So", "Uma", "You Jin"
  field,  ///< "Date", "Note", "Definition": names a thing, not a person
  weak,   ///< could be one, but so could other words: lower case
  name,   ///< capitalised, short
  known,  ///< says what it is: "Interviewer", "P12", "Speaker 2", "Q"
};

Likeness likeness(std::string_view label);

/// True for "Yasmine Hassan" or "P12", as forms on first pages have them behind "Interviewer:".
bool is_proper_name(std::string_view words);

/// True for what stands in brackets without being a speaker: "laughs", "inaudible", "pause".
bool is_sound(std::string_view bracketed);

/// The label as people know it: without emphasis marks, escapes and white space that is not one
/// blank, without parentheses around all of it.
std::string clean_label(std::string_view label);

/// Labels with the same key are one speaker: letter case (ASCII and Latin-1) does not matter.
std::string label_key(std::string_view clean);

/// What says that a speaker asks, for each of a document's speakers.
std::vector<RoleSign> role_signs(std::span<const model::SpeakerDraft> speakers,
                                 std::string_view text);

/// Guesses the roles of all speakers of a document from their labels ("P:" is a participant, unless
/// "R:" answers it in a Spanish or Portuguese text).
void guess_roles(std::span<model::SpeakerDraft> speakers, std::string_view text);

}  // namespace thema::formats
