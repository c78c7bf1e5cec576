#include "model/source_replace.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/hash.h"
#include "model/anchored_tables.h"
#include "model/corpus.h"
#include "model/erased_again.h"
#include "model/lost_passages.h"
#include "model/passages.h"
#include "model/project.h"
#include "model/source_store.h"
#include "store/content.h"
#include "store/database.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

using Of = CarriedPassage::Of;
using text::Carried;

class Replacer {
 public:
  Replacer(Project& project, const Source& source, const PreparedSource& prepared)
      : project_(project),
        source_(source),
        prepared_(prepared),
        old_text_(load_text(project, source)),
        old_index_(std::string_view(old_text_)),
        new_index_(std::string_view(prepared.document.text)),
        reanchor_(old_text_, prepared.document.text) {}

  Replacement run(RowId coder) {
    Replacement out;
    out.version = source_.version_number + 1;
    const std::vector<Turn> old_turns = load_turns(project_, source_);
    const std::vector<RowId> speakers = speaker_rows(old_turns, out);
    remove_turns(project_, source_.id);
    remove_gone(out);
    const std::vector<CarriedPassage> found = lost_so_far();
    const RowId version = project_.new_id();
    store_version(project_, prepared_, {version, source_.id, out.version, coder});
    project_.db()
        .query("UPDATE source SET version_id = ?2 WHERE id = ?1")
        .bind_all(source_.id, version)
        .run();
    store_turns(project_, prepared_, version, speakers);
    for (const AnchoredTable& table : kAnchoredTables) carry(table, out.passages);
    for (const CarriedPassage& p : found) bring_back(p, out.passages);
    std::stable_sort(out.passages.begin(), out.passages.end(),
                     [](const CarriedPassage& a, const CarriedPassage& b) {
                       return std::tie(a.before, a.of) < std::tie(b.before, b.of);
                     });
    return out;
  }

 private:
  /// Rows of the new text's speakers: those of the same label, or new ones. A label that is gone
  /// and whose words are under a new label now gives that its role and case.
  std::vector<RowId> speaker_rows(const std::vector<Turn>& old_turns, Replacement& out) {
    std::map<std::string, Speaker> known;
    for (Speaker& s : Sources(project_).speakers(source_)) known.emplace(s.label, s);
    std::set<std::string> labels;
    for (const SpeakerDraft& s : prepared_.document.speakers) labels.insert(s.label);
    std::map<RowId, const Speaker*> gone;
    for (const auto& [label, speaker] : known) {
      if (labels.contains(label)) continue;
      gone.emplace(speaker.id, &speaker);
      out.gone_speakers.push_back(label);
    }
    const auto heirs = gone.empty() ? std::map<std::size_t, RowId>() : heirs_of(old_turns, gone);
    std::vector<RowId> rows;
    for (std::size_t i = 0; i < prepared_.document.speakers.size(); ++i) {
      const SpeakerDraft& draft = prepared_.document.speakers[i];
      if (const auto there = known.find(draft.label); there != known.end()) {
        rows.push_back(there->second.id);
        continue;
      }
      const auto heir = heirs.find(i);
      const Speaker* from = heir == heirs.end() ? nullptr : gone.at(heir->second);
      rows.push_back(insert(draft, from));
      out.new_speakers.push_back(draft.label);
      if (from != nullptr) out.relabelled.emplace_back(from->label, draft.label);
    }
    return rows;
  }

  /// Labels that the text no longer has; one that somebody linked to a case is kept, unless a new
  /// label has taken that over.
  void remove_gone(const Replacement& out) {
    for (const std::string& label : out.gone_speakers) {
      const bool taken_over =
          std::any_of(out.relabelled.begin(), out.relabelled.end(),
                      [&wanted = label](const auto& pair) { return pair.first == wanted; });
      project_.db()
          .query(
              "DELETE FROM speaker WHERE source_id = ?1 AND label = ?2 AND (?3 OR case_id IS NULL)")
          .bind_all(source_.id, label, taken_over)
          .run();
    }
  }

  RowId insert(const SpeakerDraft& draft, const Speaker* from) {
    const RowId id = project_.new_id();
    project_.db()
        .query(
            "INSERT INTO speaker (id, source_id, label, role, case_id) VALUES (?1, ?2, ?3, ?4, "
            "nullif(?5, 0))")
        .bind_all(id, source_.id, draft.label, to_string(from == nullptr ? draft.role : from->role),
                  from == nullptr ? 0 : from->case_id)
        .run();
    return id;
  }

  /// For each new speaker the gone one of whose turns most are under the new label.
  std::map<std::size_t, RowId> heirs_of(const std::vector<Turn>& old_turns,
                                        const std::map<RowId, const Speaker*>& gone) const {
    const std::vector<TurnDraft>& turns = prepared_.document.turns;
    std::map<std::size_t, std::map<RowId, std::size_t>> votes;
    std::map<RowId, std::size_t> turns_of;
    for (const Turn& turn : old_turns) {
      if (!gone.contains(turn.speaker)) continue;
      ++turns_of[turn.speaker];
      const text::CarriedSpan to = reanchor_.carry(turn.span);
      if (to.how == Carried::lost) continue;
      const auto at = std::partition_point(turns.begin(), turns.end(), [&](const TurnDraft& t) {
        return t.span.end <= to.span.begin;
      });
      if (at != turns.end() && at->speaker) ++votes[*at->speaker][turn.speaker];
    }
    std::map<std::size_t, RowId> heirs;
    for (const auto& [speaker, by_old] : votes) {
      for (const auto& [old, n] : by_old) {
        if (2 * n > turns_of[old]) heirs[speaker] = old;
      }
    }
    return heirs;
  }

  void carry(const AnchoredTable& table, std::vector<CarriedPassage>& out) {
    std::vector<CarriedPassage> passages;
    {
      auto q = project_.db().query(table.select);
      q.bind_all(source_.id);
      while (q.step()) {
        CarriedPassage p;
        p.of = table.of;
        p.id = q.integer(0);
        p.before = {q.u32(1), q.u32(2)};
        p.code = q.integer(3);
        passages.push_back(std::move(p));
      }
    }
    for (CarriedPassage& p : passages) {
      const text::CarriedSpan to = carried(p.before);
      p.how = to.how;
      p.after = to.span;
      p.words = std::string(old_index_.slice(p.before));
      if (p.how == Carried::lost) {
        project_.db().query(table.lose).bind_all(p.id, p.words).run();
      } else {
        p.new_words = std::string(new_index_.slice(p.after));
        if (p.how != Carried::kept || p.words != p.new_words) {
          project_.db()
              .query(table.move)
              .bind_all(p.id, p.after.begin, p.after.end, quote_hash(p.new_words),
                        p.how == Carried::changed)
              .run();
        }
      }
      out.push_back(std::move(p));
    }
  }

  /// Passages that an earlier correction lost and whose words the new text has again.
  std::vector<CarriedPassage> lost_so_far() {
    std::vector<CarriedPassage> out;
    std::optional<LostFinder> finder;
    for (const AnchoredTable& table : kAnchoredTables) {
      for (const LostPassage& lost : lost_passages(project_.db(), table, source_.id)) {
        if (!finder) {
          finder.emplace(project_.db(), source_.id, source_.version, prepared_.document.text);
        }
        const text::CarriedSpan now = finder->find(lost);
        if (now.how != Carried::kept && now.how != Carried::moved) continue;
        CarriedPassage p;
        p.of = table.of;
        p.id = lost.id;
        p.how = Carried::changed;  // for somebody to confirm
        p.before = lost.span;
        p.after = now.span;
        p.words = lost.words;
        p.new_words = std::string(new_index_.slice(now.span));
        out.push_back(std::move(p));
      }
    }
    return out;
  }

  void bring_back(CarriedPassage p, std::vector<CarriedPassage>& out) {
    for (const AnchoredTable& table : kAnchoredTables) {
      if (table.of != p.of) continue;
      project_.db()
          .query(table.find)
          .bind_all(p.id, p.after.begin, p.after.end, quote_hash(p.new_words), true)
          .run();
    }
    if (p.of == Of::coding) p.code = code_of(p.id);
    out.push_back(std::move(p));
  }

  RowId code_of(RowId coding) {
    auto q = project_.db().query("SELECT code_id FROM coding WHERE id = ?1");
    q.bind_all(coding);
    return q.step() ? q.integer(0) : 0;
  }

  /// Many codings lie on the same passage.
  text::CarriedSpan carried(text::Span span) {
    const auto [known, news] = carried_.try_emplace({span.begin, span.end});
    if (news) known->second = reanchor_.carry(span);
    return known->second;
  }

  Project& project_;
  const Source& source_;
  const PreparedSource& prepared_;
  std::string old_text_;
  text::TextIndex old_index_, new_index_;
  text::Reanchor reanchor_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, text::CarriedSpan> carried_;
};

}  // namespace

std::size_t Replacement::count(Carried how) const {
  return static_cast<std::size_t>(std::count_if(
      passages.begin(), passages.end(), [&](const CarriedPassage& p) { return p.how == how; }));
}

Replacement replace_source(Project& project, const Source& source, const PreparedSource& prepared,
                           RowId coder) {
  if (prepared.original_hash == source.original_hash) {
    Replacement same;
    same.same = true;
    same.version = source.version_number;
    return same;
  }
  std::vector<std::string> erased = refuse_erased_words(project, source, prepared);
  Replacement replaced = Replacer(project, source, prepared).run(coder);
  replaced.erased_labels = std::move(erased);
  return replaced;
}

std::vector<SourceVersion> versions_of(Project& project, const Source& source) {
  std::vector<SourceVersion> versions;
  auto q = project.db().query(
      "SELECT v.number, v.file_name, v.format, v.encoding, c.name, v.imported_at, v.length, "
      "v.text_hash, v.id FROM source_version v LEFT JOIN coder c ON c.id = v.coder_id "
      "WHERE v.source_id = ?1 ORDER BY v.number");
  q.bind_all(source.id);
  while (q.step()) {
    versions.push_back({.number = static_cast<int>(q.integer(0)),
                        .file_name = q.string(1),
                        .format = q.string(2),
                        .encoding = q.string(3),
                        .coder = q.string(4),
                        .imported_at = q.string(5),
                        .length = q.u32(6),
                        .text_hash = q.string(7),
                        .current = q.integer(8) == source.version});
  }
  return versions;
}

}  // namespace thema::model
