#include "model/speaker_links.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "model/cases.h"
#include "model/project.h"
#include "model/sources.h"
#include "store/database.h"
#include "text/fold.h"

namespace thema::model {

namespace {

/// The cases of a source with their kinds, by name.
std::vector<Case> cases_of(Project& project, const Source& source) {
  std::vector<Case> cases;
  auto q = project.db().query(
      "SELECT c.id, c.name, c.kind FROM source_case l JOIN \"case\" c ON c.id = l.case_id "
      "WHERE l.source_id = ?1 ORDER BY c.name, c.id");
  q.bind_all(source.id);
  while (q.step()) {
    Case c;
    c.id = q.integer(0);
    c.name = q.string(1);
    c.kind = q.string(2);
    cases.push_back(std::move(c));
  }
  return cases;
}

}  // namespace

std::vector<std::string> link_speakers_by_name(Project& project, const Source& source) {
  constexpr RowId kSeveral = -1;
  std::vector<std::string> linked;
  const std::vector<Case> cases = cases_of(project, source);
  Sources sources(project);
  const std::vector<Speaker> speakers = sources.speakers(source);
  const auto participants = std::count_if(speakers.begin(), speakers.end(), [](const Speaker& s) {
    return s.role == SpeakerRole::participant;
  });
  if (cases.empty() || (cases.size() < 2 && participants < 2)) return linked;
  text::Folder folder;
  std::unordered_map<std::string, RowId> named;
  for (const Case& c : cases) {
    const auto [at, fresh] = named.emplace(folder.fold(c.name), c.id);
    if (!fresh) at->second = kSeveral;
  }
  for (const Speaker& s : speakers) {
    if (s.role != SpeakerRole::participant || s.case_id != 0) continue;
    const auto found = named.find(folder.fold(s.label));
    if (found == named.end() || found->second == kSeveral) continue;
    Sources::SpeakerChange change;
    change.case_id = found->second;
    if (sources.set_speaker(source, s.label, change)) linked.push_back(s.label);
  }
  return linked;
}

SharedWords shared_words(Project& project, const Source& source, const std::vector<Turn>& turns) {
  SharedWords shared;
  std::vector<Case> cases = cases_of(project, source);
  if (cases.size() < 2) return shared;
  std::unordered_set<RowId> speaking;
  for (const Turn& t : turns) speaking.insert(t.speaker);
  for (const Speaker& s : Sources(project).speakers(source)) {
    if (s.role != SpeakerRole::participant) continue;
    if (s.case_id != 0) {
      std::erase_if(cases, [&](const Case& c) { return c.id == s.case_id; });
    } else if (speaking.contains(s.id)) {
      shared.labels.push_back(s.label);
    }
  }
  // A person and the place where she was met are no two people.
  std::map<std::string, std::size_t> kinds;
  for (const Case& c : cases) ++kinds[c.kind];
  std::erase_if(cases, [&](const Case& c) { return kinds[c.kind] < 2; });
  for (const Case& c : cases) shared.cases.push_back(c.name);
  if (cases.empty()) shared.labels.clear();
  return shared;
}

}  // namespace thema::model
