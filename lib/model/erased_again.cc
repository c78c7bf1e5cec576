#include "model/erased_again.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "base/error.h"
#include "model/corpus.h"
#include "model/erasure.h"
#include "model/project.h"
#include "store/database.h"
#include "text/fold.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

/// Bytes. Of fewer the words could be found by trying.
constexpr std::int64_t kUnguessable = 200;

/// Labels of the source with a turn that was emptied.
std::set<std::string> emptied_labels(Project& project, const Source& source) {
  const std::string text = load_text(project, source);
  if (text.find(kErasedWords) == std::string::npos) return {};
  const text::TextIndex index{std::string_view(text)};
  std::set<RowId> rows;
  for (const Turn& turn : load_turns(project, source)) {
    if (turn.speaker != 0 && index.slice(turn.span) == kErasedWords) rows.insert(turn.speaker);
  }
  std::set<std::string> labels;
  for (const Speaker& s : Sources(project).speakers(source)) {
    if (rows.contains(s.id)) labels.insert(s.label);
  }
  return labels;
}

std::size_t turns_with_words(const PreparedSource& prepared, std::size_t speaker) {
  const text::TextIndex index{std::string_view(prepared.document.text)};
  const auto& turns = prepared.document.turns;
  return static_cast<std::size_t>(std::count_if(turns.begin(), turns.end(), [&](const auto& turn) {
    return turn.speaker == speaker && index.slice(turn.span) != kErasedWords;
  }));
}

}  // namespace

std::vector<std::string> refuse_erased_words(Project& project, const Source& source,
                                             const PreparedSource& prepared) {
  refuse_erased_text(project, prepared);
  const std::set<std::string> withdrawn = withdrawn_names(project);
  if (withdrawn.empty()) return {};  // only of such a case turns are emptied
  std::set<std::string> emptied = emptied_labels(project, source);
  const auto& speakers = prepared.document.speakers;
  text::Folder folder;
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    const std::string& label = speakers[i].label;
    if (emptied.erase(label) == 0 && !withdrawn.contains(folder.fold(label))) continue;
    const std::size_t turns = turns_with_words(prepared, i);
    if (turns == 0) continue;
    throw Error(Errc::bad_input,
                fmt::format("the words of {} were withdrawn from source '{}', and {} turn{} of {} "
                            "in this file {} words: empty or remove {} in the file first",
                            label, source.name, turns, turns == 1 ? "" : "s", label,
                            turns == 1 ? "has" : "have", turns == 1 ? "it" : "them"));
  }
  return {emptied.begin(), emptied.end()};
}

void remember_erased(Project& project, const std::unordered_set<std::string>& contents) {
  for (const std::string& hash : contents) {
    project.db()
        .query(
            "INSERT OR IGNORE INTO meta (key, value) SELECT 'erased ' || hash, '1' FROM content "
            "WHERE hash = ?1 AND size >= ?2")
        .bind_all(hash, kUnguessable)
        .run();
  }
}

void refuse_erased_text(Project& project, const PreparedSource& prepared) {
  auto q = project.db().query("SELECT 1 FROM meta WHERE key IN ('erased ' || ?1, 'erased ' || ?2)");
  q.bind_all(prepared.original_hash, prepared.text_hash);
  if (!q.step()) return;
  throw Error(Errc::bad_input,
              "this text was erased from the project ('thema case withdraw' or 'source remove "
              "--purge'); 'thema import --on-duplicate new' imports it all the same");
}

std::set<std::string> withdrawn_names(Project& project) {
  std::set<std::string> names;
  text::Folder folder;
  auto q = project.db().query("SELECT name FROM \"case\" WHERE withdrawn");
  while (q.step()) names.insert(folder.fold(q.text(0)));
  return names;
}

std::vector<std::string> withdrawn_labels(const std::set<std::string>& withdrawn,
                                          const DocumentDraft& document) {
  std::vector<std::string> labels;
  if (withdrawn.empty()) return labels;
  text::Folder folder;
  for (const SpeakerDraft& speaker : document.speakers) {
    if (withdrawn.contains(folder.fold(speaker.label))) labels.push_back(speaker.label);
  }
  return labels;
}

}  // namespace thema::model
