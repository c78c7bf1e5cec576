#include "model/erasure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_set>

#include "base/error.h"
#include "model/anchored_tables.h"
#include "model/cases.h"
#include "model/corpus.h"
#include "model/erased_again.h"
#include "model/erasure_places.h"
#include "model/erasure_shared.h"
#include "model/project.h"
#include "model/sources.h"
#include "store/ancestry.h"
#include "store/content.h"
#include "store/database.h"
#include "store/erasure.h"
#include "store/history.h"
#include "store/search_index.h"
#include "text/text_index.h"
#include "text/word_traces.h"

namespace thema::model {

namespace {

/// Collects what goes, then takes it out of everything else.
class Eraser {
 public:
  explicit Eraser(Project& project) : project_(project) { project.change()->erase(); }

  void whole(const Source& source) {
    take_versions(source, true);
    for (const char* sql : {"SELECT id FROM source_version WHERE source_id = ?1",
                            "SELECT id FROM coding WHERE source_id = ?1",
                            "SELECT id FROM memo WHERE source_id = ?1 OR coding_id IN "
                            "(SELECT id FROM coding WHERE source_id = ?1)",
                            "SELECT id FROM evidence WHERE source_id = ?1",
                            "SELECT id FROM summary_reference WHERE source_id = ?1",
                            "SELECT id FROM speaker WHERE source_id = ?1",
                            "SELECT id FROM attribute_value WHERE source_id = ?1"}) {
      take_rows(sql, source.id);
    }
    history_.rows.insert(source.id);
    // A copy that comes back by merge may still have it.
    store::put_meta(project_.db(), fmt::format("{}{}", kErasedSource, source.id), "1");
    history_.kept.insert({source.name, source.file_name, source.kind});
    for (const Speaker& s : Sources(project_).speakers(source)) history_.names.insert(s.label);
    const std::string words = load_text(project_, source);
    const text::TextIndex index{std::string_view(words)};
    mark_quotes(source, index, {{0, index.length()}});
    find_same_text(source);
    const Sources::Removed removed = Sources(project_).remove(source, true);
    out_.codings += removed.codings;
    out_.evidence += removed.evidence;
    out_.sources.push_back(source.name);
  }

  /// Empties the turns of these speakers; all earlier versions go.
  void shared(const Source& source, const std::unordered_set<RowId>& speakers) {
    take_versions(source, false);
    const std::string text = load_text(project_, source);
    const text::TextIndex index{std::string_view(text)};
    store::Erasure::Places gone{source.id, {}, source.version_number > 1};
    for (const Turn& turn : load_turns(project_, source)) {
      if (!speakers.contains(turn.speaker)) continue;
      traces_.mark(index.slice(turn.span));
      gone.spans.push_back(turn.span);
    }
    mark_quotes(source, index, gone.spans);
    history_.places.push_back(std::move(gone));
    const std::unordered_set<RowId> before = rows_of_passages(source.id);
    empty_turns(project_, source, speakers, coder_of(source), out_);
    const std::unordered_set<RowId> after = rows_of_passages(source.id);
    for (const RowId id : before) {
      if (!after.contains(id)) history_.rows.insert(id);
    }
  }

  /// What was worked out about a case; the case itself stays by name.
  void about_case(const Case& subject) {
    const RowId id = subject.id;
    history_.rows.insert(id);
    history_.kept.insert({subject.name, subject.kind});
    for (const char* sql :
         {"SELECT id FROM attribute_value WHERE case_id = ?1",
          "SELECT id FROM memo WHERE case_id = ?1", "SELECT id FROM summary WHERE case_id = ?1",
          "SELECT id FROM summary_reference WHERE summary_id IN "
          "(SELECT id FROM summary WHERE case_id = ?1)",
          "SELECT id FROM evidence WHERE case_id = ?1",
          "SELECT id FROM evidence WHERE table_row_id IN "
          "(SELECT id FROM side_row WHERE case_id = ?1)",
          "SELECT id FROM side_row WHERE case_id = ?1",
          "SELECT id FROM checklist_answer WHERE case_id = ?1",
          "SELECT id FROM event WHERE case_id = ?1"}) {
      take_rows(sql, id);
    }
    out_.evidence += Cases(project_).strip(id);
  }

  Erased finish() {
    Sources sources(project_);
    for (const Source& source : sources.list()) traces_.spare(load_text(project_, source));
    std::tie(out_.places, out_.left) = erase_places(project_, traces_);
    release_originals();
    history_.cleaned = [this](std::string_view text) {
      return traces_.replaced(text, kErasedWords);
    };
    for (const std::string& kept : history_.kept) history_.names.erase(kept);
    out_.history = store::erase_from_history(project_.db(), history_);
    name_left_history();
    remember_erased(project_, history_.contents);
    store::erase_contents(project_.db(), history_.contents);
    // A deleted word stays in FTS5's pieces until they are merged.
    project_.index().optimize();
    project_.compact_after_change();
    return std::move(out_);
  }

 private:
  void take_rows(const char* sql, RowId id) {
    auto q = project_.db().query_once(sql);
    q.bind_all(id);
    while (q.step()) history_.rows.insert(q.integer(0));
  }

  std::unordered_set<RowId> rows_of_passages(RowId source) {
    std::unordered_set<RowId> rows;
    auto q = project_.db().query(
        "SELECT id FROM coding WHERE source_id = ?1 UNION ALL SELECT id FROM memo WHERE source_id "
        "= ?1 UNION ALL SELECT id FROM evidence WHERE source_id = ?1 UNION ALL "
        "SELECT id FROM summary_reference WHERE source_id = ?1");
    q.bind_all(source);
    while (q.step()) rows.insert(q.integer(0));
    return rows;
  }

  /// The parts of passages that go are quotes, whose places can be told; passages that reach into
  /// them leave the history.
  void mark_quotes(const Source& source, const text::TextIndex& index,
                   const std::vector<text::Span>& gone) {
    for (const AnchoredTable& table : kAnchoredTables) {
      auto q = project_.db().query(table.select);
      q.bind_all(source.id);
      while (q.step()) {
        const text::Span passage{q.u32(1), q.u32(2)};
        auto in = std::partition_point(gone.begin(), gone.end(),
                                       [&](const text::Span& g) { return g.end <= passage.begin; });
        for (; in != gone.end() && in->begin < passage.end; ++in) {
          history_.rows.insert(q.integer(0));
          traces_.mark_quote(
              index.slice({std::max(in->begin, passage.begin), std::min(in->end, passage.end)}));
        }
      }
    }
  }

  /// Where the history still has a quote of a few words.
  void name_left_history() {
    constexpr std::array kColumns{"command", "reason", "summary"};
    auto q = project_.db().query_once(
        "SELECT number, command, reason, summary FROM history ORDER BY number");
    while (q.step()) {
      for (std::size_t i = 0; i < kColumns.size(); ++i) {
        if (!traces_.mentions(q.text(static_cast<int>(i) + 1))) continue;
        out_.left.push_back(fmt::format("{} of change {}", kColumns[i], q.integer(0)));
      }
    }
  }

  RowId coder_of(const Source& source) {
    auto q = project_.db().query("SELECT coder_id FROM source_version WHERE id = ?1");
    q.bind_all(source.version);
    if (!q.step()) throw Error(Errc::project, "a source has no version");
    return q.integer(0);
  }

  /// Texts and originals of every version go; the words of the earlier ones are looked for whole.
  void take_versions(const Source& source, bool current_too) {
    auto q = project_.db().query(
        "SELECT id, text_hash, original_hash FROM source_version WHERE source_id = ?1");
    q.bind_all(source.id);
    while (q.step()) {
      const std::string text_hash = q.string(1);
      if (current_too || q.integer(0) != source.version) {
        traces_.mark(store::get_content(project_.db(), text_hash));
      }
      history_.contents.insert(text_hash);
      history_.contents.insert(q.string(2));
    }
  }

  /// Another source with the same text keeps it.
  void find_same_text(const Source& source) {
    auto q = project_.db().query(
        "SELECT s.name FROM source s JOIN source_version v ON v.id = s.version_id "
        "WHERE v.text_hash = ?1 AND s.id <> ?2 ORDER BY s.name");
    q.bind_all(source.text_hash, source.id);
    while (q.step()) out_.same_text.push_back(q.string(0));
  }

  /// A file from which other sources were made as well: their texts become their originals. What a
  /// source that stays has as its text is kept.
  void release_originals() {
    std::vector<std::string> kept;
    for (const std::string& hash : history_.contents) {
      auto text = project_.db().query("SELECT 1 FROM source_version WHERE text_hash = ?1");
      text.bind_all(hash);
      if (text.step()) {
        kept.push_back(hash);
        continue;
      }
      std::vector<std::pair<RowId, std::string>> others;
      {
        auto q = project_.db().query(
            "SELECT v.id, s.name FROM source_version v JOIN source s ON s.id = v.source_id "
            "WHERE v.original_hash = ?1 ORDER BY s.name");
        q.bind_all(hash);
        while (q.step()) others.emplace_back(q.integer(0), q.string(1));
      }
      for (const auto& [version, name] : others) {
        project_.db()
            .query("UPDATE source_version SET original_hash = text_hash WHERE id = ?1")
            .bind_all(version)
            .run();
        out_.without_original.push_back(name);
      }
    }
    for (const std::string& hash : kept) history_.contents.erase(hash);
  }

  Project& project_;
  Erased out_;
  text::WordTraces traces_;
  store::Erasure history_;
};

/// The speakers of a source that are linked to the case, and whether anybody else speaks in it:
/// somebody of no case is somebody else, unless it can only be the case.
struct Voices {
  std::unordered_set<RowId> own;
  bool others = false;
};

Voices voices_in(Project& project, const Source& source, RowId case_id) {
  Voices voices;
  std::size_t unlinked = 0;
  for (const Speaker& s : Sources(project).speakers(source)) {
    if (s.case_id == case_id) {
      voices.own.insert(s.id);
    } else if (s.case_id != 0) {
      voices.others = true;
    } else if (s.role != SpeakerRole::interviewer) {
      ++unlinked;
    }
  }
  voices.others |= unlinked > (voices.own.empty() ? 1U : 0U);
  voices.others |= std::any_of(source.cases.begin(), source.cases.end(),
                               [&](RowId other) { return other != case_id; });
  return voices;
}

[[noreturn]] void cannot_tell(const std::string& name, const Source& source) {
  throw Error(Errc::bad_input,
              fmt::format("case '{0}' shares source '{1}' with others, and no speaker of it is "
                          "linked to the case: say whose turns are its own with 'thema speaker set "
                          "{1} LABEL --case {0}', or erase the whole source with 'thema source "
                          "remove {1} --purge'; nothing was changed",
                          name, source.name))
      .about(name);
}

}  // namespace

Erased erase_source(Project& project, const Source& source) {
  Eraser eraser(project);
  eraser.whole(source);
  return eraser.finish();
}

Erased withdraw_case(Project& project, std::string_view name) {
  Cases cases(project);
  const Case gone = cases.require(name);
  Sources sources(project);
  const auto links = cases.links().sources;
  const auto found = links.find(gone.id);
  std::vector<std::pair<Source, Voices>> shared;
  std::vector<Source> whole;
  for (Source& source : sources.list()) {
    if (found == links.end() ||
        std::find(found->second.begin(), found->second.end(), source.id) == found->second.end()) {
      continue;
    }
    Voices voices = voices_in(project, source, gone.id);
    if (!voices.others) {
      whole.push_back(std::move(source));
    } else if (voices.own.empty()) {
      cannot_tell(gone.name, source);
    } else {
      shared.emplace_back(std::move(source), std::move(voices));
    }
  }
  Eraser eraser(project);
  for (const Source& source : whole) eraser.whole(source);
  for (const auto& [source, voices] : shared) eraser.shared(source, voices.own);
  eraser.about_case(gone);
  return eraser.finish();
}

}  // namespace thema::model
