#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "model/annotation.h"
#include "model/annotation_parts.h"
#include "model/codings.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

using annotation::StoredCoding;

/// A coding that was handed out.
struct Base {
  RowId id = 0;
  std::string shown{}, stored{}, place{};
  std::string last{};    ///< what this file stored since, instead
  bool earlier = false;  ///< not handed out, but stored by this file since
  bool in_file = false;  ///< its mark is as it was
  bool taken = false;    ///< a mark that was changed stands for it
};

/// What makes two codings of a source the same.
using Place = std::tuple<RowId, text::Span, RowId>;  // coder, passage, code

/// A mark that differs from all that was handed out.
struct Fresh {
  const AnnotatedCoding* mark = nullptr;
  RowId coder = 0, code = 0;
};

class Difference {
 public:
  Difference(Project& project, SourceText& text, const AnnotationOptions& options)
      : project_(project),
        text_(text),
        options_(options),
        stored_(annotation::stored_codings(project, text.source())) {
    for (const StoredCoding& c : stored_) {
      by_id_.emplace(c.id, &c);
      if (c.code != 0) {
        by_place_.emplace(Place{c.coder, c.span, c.code}, &c);
      } else {
        memo_places_.emplace(std::pair{c.coder, c.span}, &c);
      }
    }
  }

  AnnotationApplied apply(const std::vector<AnnotatedCoding>& marks,
                          const std::vector<std::string>& base) {
    names_.emplace(project_, base, options_);
    earlier_ = annotation::earlier_of(project_, base, options_.file);
    read_base(base);
    for (const AnnotatedCoding& mark : marks) take(mark);
    std::vector<Fresh> added;
    for (const Fresh& mark : fresh_) compare(mark, added);
    recode(added);
    take_memos();
    remove_what_is_gone();
    if (out_.problems.empty() && out_.conflicts.empty()) add(added);
    if (out_.problems.empty() && out_.conflicts.empty() && out_.any()) note(base);
    return std::move(out_);
  }

 private:
  void read_base(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      if (word.starts_with('k') || word.starts_with('p') || is_text_word(word)) continue;
      const std::vector<std::string_view> parts = split(word, ':');
      const char kind = word.starts_with('m') ? 'm' : 'c';
      const RowId id = parts.size() == 4 ? row_id_of(kind, parts[0]) : 0;
      if (id == 0) {
        throw Error(Errc::bad_input,
                    fmt::format("'{}' in the lines behind the text is no coding: they say what was "
                                "exported; take them from a new export",
                                word));
      }
      base_.push_back({.id = id,
                       .shown = std::string(parts[1]),
                       .stored = std::string(parts[2]),
                       .place = std::string(parts[3])});
    }
    read_earlier();
    for (std::size_t i = 0; i < base_.size(); ++i) {
      base_by_shown_[base_[i].shown].push_back(i);
      base_by_id_.emplace(base_[i].id, i);
      if (!by_id_.contains(base_[i].id)) base_by_place_[base_[i].place].push_back(i);
    }
  }

  /// What this file stored before counts as handed out, as it was stored then.
  void read_earlier() {
    std::map<RowId, std::string> left = earlier_;
    for (Base& base : base_) {
      const auto found = left.find(base.id);
      if (found == left.end()) continue;
      // Its mark as it was exported is no longer what this file stored last.
      base.shown.clear();
      base.last = found->second;
      left.erase(found);
    }
    // What it took away may be marked again; what was brought back since is somebody's wish.
    std::erase_if(base_, [this](const Base& base) {
      const auto found = earlier_.find(base.id);
      return found != earlier_.end() && found->second.empty() && !by_id_.contains(base.id);
    });
    for (const auto& [id, stored] : left) {
      if (!stored.empty() && by_id_.contains(id))
        base_.push_back({.id = id, .stored = stored, .earlier = true});
    }
  }

  /// For the next time that this file is taken back.
  void note(const std::vector<std::string>& base) {
    for (const StoredCoding& c : annotation::stored_codings(project_, text_.source())) {
      if (touched_.contains(c.id) || touched_places_.contains({c.coder, c.span, c.code})) {
        earlier_[c.id] = annotation::stored_hash(c);
      }
    }
    annotation::note_earlier(project_, base, options_.file, earlier_);
  }

  // ---- which marks are as they were

  void take(const AnnotatedCoding& mark) {
    const std::string hash = annotation::shown_hash(mark);
    if (!seen_.insert(hash).second) return;
    // Several look alike where one name is printed for the ends of several passages.
    if (const auto known = base_by_shown_.find(hash); known != base_by_shown_.end()) {
      for (const std::size_t i : known->second) base_[i].in_file = true;
      return;
    }
    if (mark.how == text::Carried::lost) {
      out_.problems.push_back({mark.line, mark.span,
                               fmt::format("the words of '{}' are gone from the corrected text: "
                                           "\"{}\"",
                                           to_string(mark.label), mark.words)});
      return;
    }
    try {
      const RowId coder = names_->coder_of(mark, out_.new_coders);
      if (coder == 0) {
        ++out_.others;
      } else if (mark.label.code.empty()) {
        memos_.push_back({&mark, coder, 0});
      } else {
        fresh_.push_back({&mark, coder, names_->code_of(mark.label.code, out_.new_codes)});
      }
    } catch (const Error& e) {  // a name that nobody can have, a code that is not there
      problem(mark, e);
    }
  }

  void problem(const AnnotatedCoding& mark, const Error& e) {
    if (e.code() == Errc::storage || e.code() == Errc::interrupted) throw e;
    if (e.code() == Errc::not_found) ++out_.unknown_codes;
    out_.problems.push_back(
        {mark.line, mark.span, e.hint().empty() ? e.what() : e.what() + ("; " + e.hint())});
  }

  void conflict(std::size_t line, text::Span span, std::string what) {
    out_.conflicts.push_back({line, span, std::move(what)});
  }

  // ---- what became of those that were handed out

  void compare(const Fresh& fresh, std::vector<Fresh>& added) {
    const AnnotatedCoding& mark = *fresh.mark;
    const Place place{fresh.coder, mark.span, fresh.code};
    if (!compared_.insert(place).second) return twice(mark);
    const auto found = by_place_.find(place);
    if (found == by_place_.end()) {
      if (removed_in_project(mark)) return conflict_removed(mark);
      return added.push_back(fresh);
    }
    const StoredCoding& now = *found->second;
    const auto base = base_by_id_.find(now.id);
    if (base != base_by_id_.end() && base_[base->second].in_file) return twice(mark);
    if (base != base_by_id_.end()) base_[base->second].taken = true;
    const CodingLabel wanted = stored_form(mark.label, now.fields);
    if (wanted == now.fields) return;
    const bool as_handed_out = base != base_by_id_.end() && as_known(base_[base->second], now);
    if (!as_handed_out && !(base == base_by_id_.end() && adds_to(wanted, now.fields))) {
      return conflict(mark.line, mark.span,
                      fmt::format("'{}' has another memo, printed form, mark or tag in the project "
                                  "since the export: there it is '{}'",
                                  mark.label.code, project_text(now)));
    }
    set(now, fresh, wanted);
  }

  /// Whether nobody else changed it: it is as it was handed out, or as this file left it.
  bool as_known(const Base& base, const StoredCoding& now) const {
    const auto known = [&](const StoredCoding& c) {
      const std::string hash = annotation::stored_hash(c);
      return hash == base.stored || hash == base.last;
    };
    if (known(now) || !options_.before) return known(now);
    StoredCoding then = now;
    then.span = options_.before(now.span);
    return known(then);
  }

  /// Whether what stood here was changed in the file and is gone from the project.
  bool removed_in_project(const AnnotatedCoding& mark) const {
    const auto gone = base_by_place_.find(annotation::place_hash(mark));
    return gone != base_by_place_.end() &&
           std::any_of(gone->second.begin(), gone->second.end(),
                       [this](std::size_t i) { return !base_[i].in_file; });
  }

  void conflict_removed(const AnnotatedCoding& mark) {
    conflict(mark.line, mark.span,
             fmt::format("'{}' was changed in the file, and was removed in the project since the "
                         "export",
                         to_string(mark.label)));
  }

  void twice(const AnnotatedCoding& mark) {
    problem(mark, Error(Errc::bad_input, fmt::format("'{}' stands twice at this passage, with "
                                                     "different things said of it",
                                                     mark.label.code)));
  }

  /// What is to be stored where a file says `label`: names that are printed otherwise and were not
  /// touched stay as they are stored.
  CodingLabel stored_form(CodingLabel label, const CodingLabel& now) const {
    label.code.clear();
    const CodingLabel printed = annotation::printed_fields(project_, now);
    if (label.memo == printed.memo) label.memo = now.memo;
    if (label.print == printed.print) label.print = now.print;
    if (label.tags == printed.tags) label.tags = now.tags;
    return label;
  }

  /// Whether nothing of `now` would be lost: both made the coding, apart from each other.
  static bool adds_to(const CodingLabel& wanted, const CodingLabel& now) {
    return (now.memo.empty() || now.memo == wanted.memo) &&
           (now.print.empty() || now.print == wanted.print) && wanted.exemplar >= now.exemplar &&
           std::includes(wanted.tags.begin(), wanted.tags.end(), now.tags.begin(), now.tags.end());
  }

  std::string project_text(const StoredCoding& now) const {
    CodingLabel label = annotation::printed_fields(project_, now.fields);
    for (const Code& c : names_->codes()) {
      if (c.id == now.code) label.code = c.printed_path.empty() ? c.path : c.printed_path;
    }
    return to_string(label);
  }

  void set(const StoredCoding& now, const Fresh& fresh, const CodingLabel& wanted) {
    CodingFields fields;
    if (fresh.code != now.code) fields.code = fresh.code;
    fields.memo = wanted.memo;
    fields.print = wanted.print;
    fields.exemplar = wanted.exemplar;
    if (wanted.tags != now.fields.tags) {
      for (const Tag& tag : now.fields.tags) fields.remove_tags.push_back(tag.key);
      fields.tags = wanted.tags;
    }
    try {
      if (!wanted.print.empty() && wanted.print != now.fields.print) {
        check_print(wanted.print, text_.slice(now.span));
      }
      Codings(project_).set(now.id, fields);
      touched_.insert(now.id);
      ++out_.changed;
    } catch (const Error& e) {
      problem(*fresh.mark, e);
    }
  }

  /// A passage that lost one code and got one: its coding has another code now, and what hangs on
  /// it stays.
  void recode(std::vector<Fresh>& added) {
    std::map<std::pair<RowId, text::Span>, std::vector<Base*>> gone;
    for (Base& base : base_) {
      const StoredCoding* now = gone_from_file(base);
      if (now != nullptr && now->code != 0) gone[{now->coder, now->span}].push_back(&base);
    }
    std::map<std::pair<RowId, text::Span>, std::size_t> fresh;
    for (const Fresh& f : added) ++fresh[{f.coder, f.mark->span}];
    std::erase_if(added, [&](const Fresh& f) {
      const auto found = gone.find({f.coder, f.mark->span});
      if (found == gone.end() || found->second.size() != 1 ||
          fresh.at({f.coder, f.mark->span}) != 1) {
        return false;
      }
      Base& base = *found->second.front();
      const StoredCoding& now = *by_id_.at(base.id);
      if (!as_known(base, now)) return false;  // a conflict, see below
      base.taken = true;
      set(now, f, stored_form(f.mark->label, now.fields));
      return true;
    });
  }

  /// The coding as it is now, unless the file or the project has it no longer, or it is another's.
  const StoredCoding* gone_from_file(const Base& base) const {
    if (base.in_file || base.taken) return nullptr;
    const auto found = by_id_.find(base.id);
    if (found == by_id_.end()) return nullptr;
    const bool mine = options_.of_everybody || found->second->coder == options_.coder;
    return mine ? found->second : nullptr;
  }

  void remove_what_is_gone() {
    std::vector<RowId> ids, memos;
    for (const Base& base : base_) {
      const auto found = by_id_.find(base.id);
      const bool others =
          !options_.of_everybody && found != by_id_.end() && found->second->coder != options_.coder;
      if (others && !base.in_file) ++out_.others;
      const StoredCoding* now = gone_from_file(base);
      if (now == nullptr) continue;
      if (base.earlier && options_.of_everybody) {
        ++out_.earlier;  // another copy of the same document may have brought it
        continue;
      }
      if (as_known(base, *now)) {
        (now->code == 0 ? memos : ids).push_back(now->id);
      } else {
        conflict(0, now->span,
                 fmt::format("'{}' is gone from the file, and was changed in the project since the "
                             "export",
                             project_text(*now)));
      }
    }
    out_.removed = ids.size() + memos.size();
    if (!out_.problems.empty() || !out_.conflicts.empty()) return;
    for (const RowId id : ids) earlier_[id].clear();
    for (const RowId id : memos) earlier_[id].clear();
    Codings(project_).remove(ids);
    for (const RowId id : memos) {
      project_.db().query("DELETE FROM memo WHERE id = ?1").bind_all(id).run();
    }
  }

  void add(const std::vector<Fresh>& added) {
    std::vector<NewCoding> codings;
    for (const Fresh& f : added) {
      const CodingLabel& label = f.mark->label;
      try {
        if (!label.print.empty()) check_print(label.print, text_.slice(f.mark->span));
        codings.clear();
        NewCoding& c = codings.emplace_back();
        c.source = text_.source().id;
        c.span = f.mark->span;
        c.quote_hash = text_.hash_of(c.span);
        c.code = f.code;
        c.coder = f.coder;
        c.exemplar = label.exemplar;
        if (!label.memo.empty() || !label.print.empty() || !label.tags.empty()) {
          c.extra = std::make_unique<CodingExtra>();
          c.extra->memo = label.memo;
          c.extra->print = label.print;
          c.extra->tags = label.tags;
        }
        Codings(project_).add(codings);
        if (f.mark->how == text::Carried::changed) await_confirmation(f);
        touched_places_.insert({f.coder, f.mark->span, f.code});
        ++out_.added;
      } catch (const Error& e) {
        problem(*f.mark, e);
      }
    }
  }

  /// Its words are not those that were coded.
  void await_confirmation(const Fresh& f) {
    project_.db()
        .query(
            "UPDATE coding SET anchor = 'changed' WHERE source_id = ?1 AND start_cp = ?2 "
            "AND end_cp = ?3 AND code_id = ?4 AND coder_id = ?5")
        .bind_all(text_.source().id, f.mark->span.begin, f.mark->span.end, f.code, f.coder)
        .run();
  }

  // ---- memos on passages

  /// A memo of this coder on the passage that `wanted` fits, null: there is none.
  template <class Wanted>
  const StoredCoding* memo_on(const Fresh& fresh, Wanted wanted) const {
    const auto [from, to] = memo_places_.equal_range({fresh.coder, fresh.mark->span});
    for (auto memo = from; memo != to; ++memo) {
      if (wanted(*memo->second)) return memo->second;
    }
    return nullptr;
  }

  Base* base_of(RowId id) {
    const auto found = base_by_id_.find(id);
    return found == base_by_id_.end() ? nullptr : &base_[found->second];
  }

  void take_memos() {
    for (const Fresh& fresh : memos_) {
      const CodingLabel& label = fresh.mark->label;
      if (label.exemplar || !label.print.empty() || !label.tags.empty() || label.memo.empty()) {
        problem(*fresh.mark,
                Error(Errc::bad_input, fmt::format("'{}' names no code", to_string(label))));
        continue;
      }
      const StoredCoding* same = memo_on(fresh, [&](const StoredCoding& c) {
        return c.fields.memo == label.memo || project_.printed(c.fields.memo) == label.memo;
      });
      if (same != nullptr) {
        if (Base* base = base_of(same->id)) base->taken = true;
        continue;
      }
      const StoredCoding* gone = memo_on(fresh, [&](const StoredCoding& c) {
        const Base* base = base_of(c.id);
        return base != nullptr && gone_from_file(*base) != nullptr;
      });
      if (gone == nullptr && removed_in_project(*fresh.mark)) {
        conflict_removed(*fresh.mark);
      } else if (gone == nullptr) {
        add_memo(fresh);
      } else {
        change_memo(fresh, *gone);
      }
    }
  }

  void change_memo(const Fresh& fresh, const StoredCoding& now) {
    Base& base = *base_of(now.id);
    base.taken = true;
    if (!as_known(base, now)) {
      return conflict(fresh.mark->line, now.span,
                      fmt::format("the memo is another in the project since the export: '{}'",
                                  project_text(now)));
    }
    project_.db()
        .query("UPDATE memo SET text = ?2 WHERE id = ?1")
        .bind_all(now.id, fresh.mark->label.memo)
        .run();
    touched_.insert(now.id);
    ++out_.changed;
  }

  void add_memo(const Fresh& fresh) {
    const text::Span span = fresh.mark->span;
    const RowId id = project_.new_id();
    touched_.insert(id);
    project_.db()
        .query(
            "INSERT INTO memo (id, text, coder_id, created_at, source_id, start_cp, end_cp, "
            "quote_hash, anchor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, iif(?9, 'changed', ''))")
        .bind_all(id, fresh.mark->label.memo, fresh.coder, std::string_view(now_),
                  text_.source().id, span.begin, span.end, text_.hash_of(span),
                  fresh.mark->how == text::Carried::changed)
        .run();
    ++out_.memos;
  }

  Project& project_;
  SourceText& text_;
  AnnotationOptions options_;
  std::optional<annotation::MarkNames> names_;
  std::vector<StoredCoding> stored_;
  std::unordered_map<RowId, const StoredCoding*> by_id_;
  std::map<Place, const StoredCoding*> by_place_;
  std::multimap<std::pair<RowId, text::Span>, const StoredCoding*> memo_places_;
  annotation::Earlier earlier_;
  std::set<RowId> touched_;  ///< by this file, now
  std::set<Place> touched_places_;
  std::vector<Base> base_;
  std::unordered_map<std::string, std::vector<std::size_t>> base_by_shown_;
  std::unordered_map<RowId, std::size_t> base_by_id_;
  /// Those that are no longer in the project.
  std::unordered_map<std::string, std::vector<std::size_t>> base_by_place_;
  std::set<std::string> seen_;
  std::set<Place> compared_;
  std::vector<Fresh> fresh_, memos_;
  std::string now_ = project_.now();
  AnnotationApplied out_;
};

}  // namespace

AnnotationApplied apply_annotation(Project& project, SourceText& text,
                                   const std::vector<AnnotatedCoding>& marks,
                                   const std::vector<std::string>& base,
                                   const AnnotationOptions& options) {
  return Difference(project, text, options).apply(marks, base);
}

}  // namespace thema::model
