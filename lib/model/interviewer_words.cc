#include "model/interviewer_words.h"

#include <algorithm>

#include "model/corpus.h"
#include "model/project.h"
#include "model/sources.h"
#include "store/database.h"

namespace thema::model {

InterviewerWords::InterviewerWords(Project& project) : project_(project) {
  auto q = project.db().query("SELECT id, role FROM speaker");
  while (q.step()) roles_.emplace(q.integer(0), speaker_role(q.text(1)));
}

const Turn* InterviewerWords::only(const std::vector<Turn>& turns, text::Span passage) const {
  const auto asks = [&](const Turn& t) {
    const auto role = roles_.find(t.speaker);
    return role != roles_.end() && role->second == SpeakerRole::interviewer;
  };
  auto turn = std::partition_point(turns.begin(), turns.end(),
                                   [&](const Turn& t) { return t.span.end <= passage.begin; });
  const auto first = turn;
  while (turn != turns.end() && turn->span.begin < passage.end && asks(*turn)) ++turn;
  const bool others = turn != turns.end() && turn->span.begin < passage.end;
  return turn == first || others ? nullptr : &*first;
}

bool InterviewerWords::only(RowId source, text::Span passage) {
  auto turns = turns_.find(source);
  if (turns == turns_.end()) {
    if (sources_.empty()) {
      for (Source& s : Sources(project_).list()) sources_.emplace(s.id, std::move(s));
    }
    turns = turns_.emplace(source, load_turns(project_, sources_.at(source))).first;
  }
  return only(turns->second, passage) != nullptr;
}

}  // namespace thema::model
