#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/sink.h"
#include "model/document.h"
#include "model/project.h"
#include "model/sources.h"
#include "store/database.h"
#include "text/tokens.h"

namespace thema::model {

/// Does something as one change of its own.
template <class F>
bool changing(Project& project, F&& work) {
  ChangeScope change(project, "thema test");
  work();
  return change.commit();
}

/// The code of the error that `work` ends with.
template <class F>
std::string error_of(F&& work) {
  try {
    work();
  } catch (const Error& e) {
    return std::string(errc_id(e.code())) + ": " + e.what() +
           (e.hint().empty() ? "" : "; " + e.hint());
  }
  return "none";
}

/// A transcript of lines "Label: words"; labels that begin with I are interviewers.
inline RowId add_transcript(Project& project, const std::string& name,
                            const std::vector<std::pair<std::string, std::string>>& turns) {
  DocumentDraft document;
  document.format = "txt";
  document.encoding = "UTF-8";
  std::uint32_t at = 0;
  for (const auto& [label, words] : turns) {
    std::size_t speaker = 0;
    while (speaker < document.speakers.size() && document.speakers[speaker].label != label)
      ++speaker;
    if (speaker == document.speakers.size()) {
      document.speakers.push_back(
          {label, label[0] == 'I' ? SpeakerRole::interviewer : SpeakerRole::participant});
    }
    const auto head = static_cast<std::uint32_t>(label.size()) + 1;
    const auto size = static_cast<std::uint32_t>(words.size());
    TurnDraft turn;
    turn.label = {at, at + head};
    turn.span = {at + head + 1, at + head + 1 + size};
    turn.speaker = speaker;
    document.turns.push_back(turn);
    document.text += label + ": " + words + "\n";
    at += head + 1 + size + 1;
  }
  const std::string original = document.text;
  text::Tokenizer tokenizer;
  const auto prepared = prepare_source(document, name + ".txt", original, tokenizer);
  Sink sink;
  return Sources(project).add(prepared, name, "transcript", "", project.coder_id(sink)).id;
}

/// All rows of the tables that belong to the history, as text; to compare states of a project.
std::string state_of(Project& project);

}  // namespace thema::model
