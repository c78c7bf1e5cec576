#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/format.h"

namespace thema::formats::survey {

/// What a cell holds when it is read as a text: line ends LF, white space at its ends left out.
/// Throws Errc::bad_input for U+0000.
std::string answer_text(std::string cell);

/// The labels of a conversation in a cell; false for a cell that holds none.
bool is_dialogue(const std::string& cell, const SpeakerOptions& options);

/// Puts a respondent's answers together: each a paragraph below its question. The question is the
/// turn's label, so it is no word of the respondent's, and stands for the speaker (a participant),
/// so that answers to one question can be asked for.
class Answers {
 public:
  explicit Answers(const SpeakerOptions& options) : options_(options) {}
  /// `answer` is of answer_text and not empty.
  void add(const std::string& question, const std::string& answer, bool dialogue);
  model::DocumentDraft take();

 private:
  void append(std::string_view text);
  std::size_t speaker(const std::string& label, model::SpeakerRole role);

  const SpeakerOptions& options_;
  model::DocumentDraft draft_;
  std::vector<std::string> keys_;  ///< of the draft's speakers
  std::uint32_t length_ = 0;       ///< code points of the draft's text
};

}  // namespace thema::formats::survey
