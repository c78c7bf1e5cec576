#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/common/cues.h"
#include "formats/common/speakers.h"
#include "model/document.h"

namespace thema::formats {

/// What one voice says in one stretch of time. A piece without a speaker continues the one before.
struct Piece {
  std::optional<std::uint32_t> speaker;  ///< index into Dialogue::names
  std::string words;                     ///< on one line
  std::int64_t start_ms = -1, end_ms = -1;
};

struct Dialogue {
  std::vector<Piece> pieces;
  std::vector<std::string> names;
};

/// A stretch of speech in a file that may name who speaks.
struct Speech {
  std::string text;                    ///< with the white space that it has at its ends
  std::optional<std::string> speaker;  ///< never empty
  std::int64_t start_ms = -1, end_ms = -1;
};

/// Gives each name of a dialogue one number, however it is spelt.
class DialogueNames {
 public:
  explicit DialogueNames(Dialogue& dialogue) : dialogue_(dialogue) {}
  std::uint32_t number(std::string_view name);

 private:
  Dialogue& dialogue_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// Lines of a cue as one: broken where the screen ended, not where the speaker paused.
std::string on_one_line(std::string_view text);

/// The words of cues by the labels that are found in them. The cues' text is without tags.
Dialogue dialogue_by_labels(const std::vector<Cue>& cues, const SpeakerOptions& options);

/// The words of speech by the speakers that the file names or, where it names none or others are
/// asked for, by the labels that are found in them.
Dialogue dialogue_of(const std::vector<Speech>& speech, const SpeakerOptions& options);

/// What is stored of a dialogue: one paragraph "Speaker: words" a turn, with a blank line between.
/// Pieces that continue a speaker are joined by a blank, whatever pause is between them; before the
/// first speaker, and in a dialogue without any, each piece is a paragraph. Format and encoding are
/// left to the caller. No turns: nobody says a word.
model::DocumentDraft join_dialogue(Dialogue dialogue);

}  // namespace thema::formats
