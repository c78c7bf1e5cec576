#pragma once

#include <string>
#include <utility>
#include <vector>

#include "change_helpers.h"
#include "text/text_index.h"

namespace thema::model {

inline std::uint32_t points_in(const std::string& text) {
  return text::TextIndex(std::string_view(text)).length();
}

/// A document of lines "Label: words", in any letters; labels that begin with I are interviewers, a
/// line without a label is nobody's.
inline DocumentDraft transcript(const std::vector<std::pair<std::string, std::string>>& turns) {
  DocumentDraft document;
  document.format = "txt";
  document.encoding = "UTF-8";
  for (const auto& [label, words] : turns) {
    TurnDraft turn;
    turn.label.begin = turn.label.end = points_in(document.text);
    if (!label.empty()) {
      std::size_t speaker = 0;
      while (speaker < document.speakers.size() && document.speakers[speaker].label != label) {
        ++speaker;
      }
      if (speaker == document.speakers.size()) {
        document.speakers.push_back(
            {label, label[0] == 'I' ? SpeakerRole::interviewer : SpeakerRole::participant});
      }
      turn.speaker = speaker;
      document.text += label + ": ";
      turn.label.end = points_in(document.text);
    }
    turn.span.begin = points_in(document.text);
    document.text += words;
    turn.span.end = points_in(document.text);
    document.text += "\n";
    document.turns.push_back(turn);
  }
  return document;
}

/// A transcript as a file that was read.
inline PreparedSource read_transcript(const std::vector<std::pair<std::string, std::string>>& turns,
                                      const std::string& file) {
  DocumentDraft document = transcript(turns);
  const std::string bytes = document.text;
  text::Tokenizer tokenizer;
  return prepare_source(std::move(document), file, bytes, tokenizer);
}

/// Adds a document that was imported from `original` (its own text unless given).
inline Sources::Added add_document(Project& project, const std::string& name,
                                   const DocumentDraft& document, const char* original = nullptr) {
  text::Tokenizer tokenizer;
  const auto prepared =
      prepare_source(document, name + ".txt",
                     original == nullptr ? std::string_view(document.text) : original, tokenizer);
  Sink sink;
  return Sources(project).add(prepared, name, "transcript", "", project.coder_id(sink));
}

}  // namespace thema::model
