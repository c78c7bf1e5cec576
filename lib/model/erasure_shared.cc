#include "model/erasure_shared.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "model/anchored_tables.h"
#include "model/corpus.h"
#include "model/project.h"
#include "model/source_store.h"
#include "store/database.h"
#include "store/search_index.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

using text::Span;

/// The text with some turns emptied, and where its points have gone.
class EmptiedText {
 public:
  EmptiedText(const std::string& before, const std::vector<Span>& gone) : gone_(gone) {
    const text::TextIndex index{std::string_view(before)};
    std::uint32_t done = 0;
    std::int64_t shift = 0;
    for (const Span& span : gone) {
      text_.append(index.slice({done, span.begin})).append(kErasedWords);
      done = span.end;
      shift += static_cast<std::int64_t>(kErasedWords.size()) - (span.end - span.begin);
      shifts_.push_back(shift);
    }
    text_.append(index.slice({done, index.length()}));
  }

  const std::string& text() const { return text_; }

  /// Where a passage is now; empty when it was wholly in emptied turns.
  Span now(Span span) const {
    const auto inside = [&](std::uint32_t point) {
      const auto it = after(point);
      return it != gone_.end() && it->begin <= point ? &*it : nullptr;
    };
    if (const Span* in = inside(span.begin)) span.begin = std::min(in->end, span.end);
    if (const Span* in = span.end == 0 ? nullptr : inside(span.end - 1)) {
      span.end = std::max(in->begin, span.begin);
    }
    if (span.begin >= span.end) return {};
    return {moved(span.begin), moved(span.end - 1) + 1};
  }

  bool touches(Span span) const {
    const auto it = after(span.begin);
    return it != gone_.end() && it->begin < span.end;
  }

  /// Where a point that is in no emptied turn is now.
  std::uint32_t moved(std::uint32_t point) const {
    const auto behind = std::partition_point(gone_.begin(), gone_.end(),
                                             [&](const Span& g) { return g.begin < point; });
    if (behind == gone_.begin()) return point;
    const auto before = static_cast<std::size_t>(behind - gone_.begin()) - 1;
    return static_cast<std::uint32_t>(point + shifts_[before]);
  }

 private:
  /// The first emptied turn that ends after a point.
  std::vector<Span>::const_iterator after(std::uint32_t point) const {
    return std::partition_point(gone_.begin(), gone_.end(),
                                [&](const Span& g) { return g.end <= point; });
  }
  std::vector<Span> gone_;
  std::vector<std::int64_t> shifts_;  ///< of what stands behind each of them
  std::string text_;
};

void remove_passage(store::Database& db, CarriedPassage::Of of, RowId id) {
  const auto run = [&](std::string_view sql) { db.query(sql).bind_all(id).run(); };
  switch (of) {
    case CarriedPassage::Of::coding:
      run("UPDATE joint_row SET coding_id = NULL WHERE coding_id = ?1");
      run("DELETE FROM memo WHERE coding_id = ?1");
      run("DELETE FROM coding_tag WHERE coding_id = ?1");
      run("DELETE FROM coding WHERE id = ?1");
      break;
    case CarriedPassage::Of::evidence:
      run("DELETE FROM evidence_element WHERE evidence_id = ?1");
      run("DELETE FROM evidence WHERE id = ?1");
      break;
    case CarriedPassage::Of::memo:
      run("DELETE FROM memo WHERE id = ?1");
      break;
    case CarriedPassage::Of::reference:
      run("DELETE FROM summary_reference WHERE id = ?1");
      break;
  }
}

void carry_passages(Project& project, const Source& source, const EmptiedText& text, Erased& out) {
  store::Database& db = project.db();
  const text::TextIndex index{std::string_view(text.text())};
  for (const AnchoredTable& table : kAnchoredTables) {
    std::vector<std::pair<RowId, Span>> passages;
    {
      auto q = db.query(table.select);
      q.bind_all(source.id);
      while (q.step()) passages.emplace_back(q.integer(0), Span{q.u32(1), q.u32(2)});
    }
    for (const auto& [id, before] : passages) {
      const Span now = text.now(before);
      const bool touched = text.touches(before);
      if (now.begin == now.end) {
        remove_passage(db, table.of, id);
        out.codings += table.of == CarriedPassage::Of::coding ? 1 : 0;
        out.evidence += table.of == CarriedPassage::Of::evidence ? 1 : 0;
        continue;
      }
      db.query(table.move)
          .bind_all(id, now.begin, now.end, quote_hash(index.slice(now)), touched)
          .run();
      if (!touched) continue;
      ++out.shortened;
      if (table.of == CarriedPassage::Of::coding) {  // what it printed quoted the emptied words
        db.query("UPDATE coding SET print = NULL WHERE id = ?1").bind_all(id).run();
      }
    }
  }
}

/// Turns, labels and times of the emptied text, with the speakers' rows.
DocumentDraft emptied_document(const Source& source, const std::vector<Turn>& turns,
                               const std::vector<Speaker>& speakers, const EmptiedText& text,
                               const std::unordered_set<RowId>& emptied) {
  DocumentDraft draft;
  draft.format = "txt";
  draft.encoding = source.encoding;
  draft.text = text.text();
  for (const Speaker& s : speakers) draft.speakers.push_back({s.label, s.role});
  for (const Turn& turn : turns) {
    TurnDraft t;
    t.span.begin = text.moved(turn.span.begin);
    t.span.end = emptied.contains(turn.speaker)
                     ? t.span.begin + static_cast<std::uint32_t>(kErasedWords.size())
                     : text.moved(turn.span.end - 1) + 1;
    t.label = {text.moved(turn.label.begin),
               text.moved(turn.label.begin) + (turn.label.end - turn.label.begin)};
    for (std::size_t i = 0; i < speakers.size(); ++i) {
      if (speakers[i].id == turn.speaker) t.speaker = i;
    }
    t.start_ms = turn.start_ms;
    t.end_ms = turn.end_ms;
    t.page = turn.page;
    draft.turns.push_back(t);
  }
  return draft;
}

}  // namespace

void empty_turns(Project& project, const Source& source, const std::unordered_set<RowId>& speakers,
                 RowId coder, Erased& out) {
  const std::vector<Turn> turns = load_turns(project, source);
  std::vector<Span> gone;
  for (const Turn& turn : turns) {
    if (speakers.contains(turn.speaker)) gone.push_back(turn.span);
  }
  const EmptiedText text(load_text(project, source), gone);
  const std::vector<Speaker> all = Sources(project).speakers(source);
  std::vector<RowId> rows;
  for (const Speaker& s : all) rows.push_back(s.id);
  text::Tokenizer tokenizer(project.index().elisions());
  const PreparedSource prepared =
      prepare_source(emptied_document(source, turns, all, text, speakers), source.file_name,
                     text.text(), tokenizer);
  remove_turns(project, source.id);
  const RowId version = project.new_id();
  store_version(project, prepared, {version, source.id, source.version_number + 1, coder});
  project.db()
      .query("UPDATE source SET version_id = ?2 WHERE id = ?1")
      .bind_all(source.id, version)
      .run();
  project.db()
      .query("DELETE FROM source_version WHERE source_id = ?1 AND id <> ?2")
      .bind_all(source.id, version)
      .run();
  store_turns(project, prepared, version, rows);
  carry_passages(project, source, text, out);
  out.turns += gone.size();
  out.rewritten.push_back(source.name);
}

}  // namespace thema::model
