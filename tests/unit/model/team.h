#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "change_helpers.h"
#include "model/check.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/copy.h"
#include "model/corpus.h"
#include "model/dump.h"
#include "model/merge.h"
#include "model/passages.h"
#include "store/database.h"
#include "unit/temp_folder.h"

namespace thema::model {

/// A study on files that is copied and comes back. All transcripts are invented.
struct Team {
  TempFolder folder;
  Sink sink;

  static store::OpenOptions writing() {
    store::OpenOptions options;
    options.access = store::Access::write;
    return options;
  }
  /// Each with a clock of its own, days apart, so that ids are what they are between machines.
  Env clock() { return Env::fixed(1'767'323'045'000 + 86'400'000LL * ++clocks_); }

  Project make(const std::string& name, const std::string& coder = "lead") {
    store::OpenOptions options;
    options.access = store::Access::create;
    Project project = Project::create(folder / (name + ".thema"), {}, clock(), options);
    project.work_as(coder);
    return project;
  }
  Project open(const std::string& name, const std::string& coder) {
    Project project = Project::open(folder / (name + ".thema"), writing(), clock(), sink);
    project.db().exec("PRAGMA synchronous = OFF");  // thousands of changes, and nobody's work
    project.work_as(coder);
    return project;
  }
  Project copy(Project& of, const std::string& name, bool without_codings = false) {
    const auto file = folder / (name + ".thema");
    copy_project(of, file, {.coder = name, .without_codings = without_codings, .command = "copy"},
                 sink);
    return open(name, name);
  }
  /// A twin of the file: the same state, to merge in another order.
  Project twin(Project& of, const std::string& name) {
    std::filesystem::copy_file(of.path(), folder / (name + ".thema"));
    return open(name, "lead");
  }
  /// Merges as one change; rolled back while there are conflicts without a choice.
  Merged merge(Project& into, Project& from, const MergeChoices& choices = {}) {
    ChangeScope change(into, "thema merge");
    Merged merged = merge_project(into, from.path(), choices, sink);
    if (merged.open == 0) changed = change.commit();
    return merged;
  }
  bool changed = false;  ///< by the last merge

 private:
  int clocks_ = 0;
};

inline std::string dump_of(Project& project) {
  std::string out;
  dump_json(project, [&](std::string_view piece) { out += piece; });
  return out;
}

/// What `check` finds wrong; nothing when all is well.
inline std::string problems_of(Project& project) {
  Sink sink;
  std::string out;
  for (const Problem& p : check(project, sink)) {
    if (p.level == Level::error) out += p.id + " " + p.object + ": " + p.message + "\n";
  }
  return out;
}

/// Kinds and objects of the conflicts, for comparison.
inline std::vector<std::string> listed(const Merged& merged) {
  std::vector<std::string> out;
  for (const MergeConflict& c : merged.conflicts) {
    out.push_back(c.kind + ": " + c.object + (c.field.empty() ? "" : ": " + c.field));
  }
  return out;
}

/// One choice for all conflicts.
inline MergeChoices all_of(const Merged& merged, const std::string& choice) {
  MergeChoices choices;
  for (const MergeConflict& c : merged.conflicts) choices[c.id] = choice;
  return choices;
}

inline void code_quote(Project& project, const std::string& code, const std::string& source,
                       text::Span span, const std::string& memo = {}) {
  Sink sink;
  const RowId id = Codebook(project).add(code, {}).id;
  const Source in = Sources(project).require(source);
  SourceText words(project, in);
  std::vector<NewCoding> codings(1);
  codings[0].source = in.id;
  codings[0].span = span;
  codings[0].quote_hash = words.hash_of(span);
  codings[0].code = id;
  codings[0].coder = project.coder_id(sink);
  if (!memo.empty()) {
    codings[0].extra = std::make_unique<CodingExtra>();
    codings[0].extra->memo = memo;
  }
  Codings(project).add(codings);
}

/// The codings there are: source, place, code, coder, memo.
inline std::vector<std::string> codings_of(Project& project) {
  std::map<RowId, std::string> paths;
  for (const Code& code : Codebook(project).list()) paths[code.id] = code.path;
  std::vector<std::string> out;
  auto q = project.db().query(
      "SELECT s.name, k.start_cp, k.end_cp, k.code_id, c.name, coalesce(k.memo, ''), k.anchor "
      "FROM coding k JOIN source s ON s.id = k.source_id JOIN coder c ON c.id = k.coder_id "
      "ORDER BY s.name, k.start_cp, k.end_cp, c.name, k.id");
  while (q.step()) {
    out.push_back(q.string(0) + " " + q.string(1) + ":" + q.string(2) + " " + paths[q.integer(3)] +
                  " " + q.string(4) + (q.text(5).empty() ? "" : " ") + q.string(5) +
                  (q.text(6).empty() ? "" : " ") + q.string(6));
  }
  return out;
}

}  // namespace thema::model
