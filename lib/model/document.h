#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace thema::model {

/// What a speaker is in an interview (contract section 1).
enum class SpeakerRole { interviewer, participant, other };

/// "interviewer", "participant", "other".
std::string_view to_string(SpeakerRole role);
/// Throws Errc::usage for anything else.
SpeakerRole speaker_role(std::string_view name);

/// A speaker as a reader found it. Labels are unique within a document, in order of appearance.
struct SpeakerDraft {
  std::string label;
  SpeakerRole role = SpeakerRole::participant;
};

/// One turn of a document. `span` covers the words that were said, without the label and without
/// time stamps at its ends; `label` covers label and time stamp (empty when there are none).
/// Turns are in order and do not overlap. Times are milliseconds, -1 when unknown.
struct TurnDraft {
  text::Span span;
  text::Span label;
  std::optional<std::size_t> speaker;  ///< index into DocumentDraft::speakers
  std::int64_t start_ms = -1;
  std::int64_t end_ms = -1;
  std::int32_t page = 0;  ///< from 1; 0 unknown
};

/// A comment that somebody wrote at a passage. `span` is empty when it stands at no words.
struct CommentDraft {
  text::Span span;
  std::string author, text, date;  ///< as in the file; lines of `text` end with LF
};

/// What a reader makes of a file: the text as it will be stored (normalised UTF-8), its speakers
/// and turns. Plain data: it knows nothing of a project.
struct DocumentDraft {
  std::string format;    ///< "txt", "docx", ...
  std::string service;   ///< what wrote the file, told by its layout: "otter", "teams", ...; or ""
  std::string encoding;  ///< "UTF-8", "windows-1252", ...; for zipped formats that of their XML
  std::string text;
  std::vector<SpeakerDraft> speakers;
  std::vector<TurnDraft> turns;
  std::vector<CommentDraft> comments = {};  ///< not part of the text; only of Word documents
};

}  // namespace thema::model
