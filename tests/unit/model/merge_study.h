#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/source_replace.h"
#include "team.h"
#include "transcripts.h"

namespace thema::model {

using Talk = std::vector<std::pair<std::string, std::string>>;

inline const Talk kTalk{{"INT", "What helps?"},
                        {"P1", "The walk eases it. On the days I walk I am looser by tea."},
                        {"INT", "And what else?"},
                        {"P1", "I set ten minutes. It said that was a good place to begin."}};

/// The lead's study with one transcript and one coding, and the copies of anna and ben.
struct MergeStudy : Team {
  Project lead = begun();
  Project anna = copy(lead, "anna");
  Project ben = copy(lead, "ben");

 private:
  Project begun() {
    Project project = make("lead");
    changing(project, [&] {
      add_transcript(project, "P1", kTalk);
      code_quote(project, "Ease/Walking", "P1", {21, 38}, "said at once");
      Codebook(project).add("Effort", {});
    });
    return project;
  }
};

inline void correct(Project& project, const Talk& talk, const std::string& file) {
  Sink sink;
  changing(project, [&] {
    replace_source(project, Sources(project).require("P1"), read_transcript(talk, file),
                   project.coder_id(sink));
  });
}

}  // namespace thema::model
