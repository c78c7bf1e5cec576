#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/document.h"

namespace thema::formats {

/// Why a speaker has the role that was guessed.
enum class RoleSign {
  none,        ///< nothing says interviewer: a participant
  word,        ///< the label says it: "Interviewer", "Moderatorin"
  convention,  ///< an abbreviation that transcripts use: "Q", "INT", "P:" asked by "R:"
};

/// Why a label may not be what it was taken for.
enum class LabelDoubt {
  none,
  once,         ///< it is there once, in a document where the others recur
  speech,       ///< it looks like words that were said: "he said"
  same_person,  ///< it is nearly another label: "Ann a" beside "Anna"
  unnamed,      ///< "Speaker 2" beside people with names
  asks,         ///< asks most of the questions, and nobody is the interviewer
};

/// What a reader's result says about one of its speakers.
struct SpeakerAccount {
  std::size_t turns = 0, questions = 0;  ///< questions: turns that hold a question mark
  RoleSign sign = RoleSign::none;
  LabelDoubt doubt = LabelDoubt::none;
  std::size_t like = 0;  ///< of `same_person`: the other speaker
};

/// One account for each of `draft.speakers`. Linear in the text; labels are compared with each
/// other only where there are few enough to be a conversation.
std::vector<SpeakerAccount> speaker_accounts(const model::DocumentDraft& draft);

}  // namespace thema::formats
