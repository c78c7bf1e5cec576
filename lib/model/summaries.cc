#include "model/summaries.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "model/short_ids.h"
#include "store/database.h"

namespace thema::model {

namespace {

constexpr ShortIdKind kReferenceIds{'r', "summary_reference", "reference", "references",
                                    "thema framework list"};

std::vector<Summary> load(Project& project, RowId case_id, RowId code) {
  std::vector<Summary> summaries;
  auto q = project.db().query(
      "SELECT s.id, s.case_id, s.code_id, s.said, s.text, c.name, r.id, r.source_id, r.start_cp, "
      "r.end_cp, r.anchor FROM summary s JOIN coder c ON c.id = s.coder_id "
      "LEFT JOIN summary_reference r ON r.summary_id = s.id "
      "WHERE ?1 = 0 OR (s.case_id = ?1 AND s.code_id = ?2) "
      "ORDER BY s.case_id, s.code_id, r.source_id, r.start_cp, r.end_cp, r.id");
  q.bind_all(case_id, code);
  while (q.step()) {
    if (summaries.empty() || summaries.back().id != q.integer(0)) {
      Summary& s = summaries.emplace_back();
      s.id = q.integer(0);
      s.case_id = q.integer(1);
      s.code = q.integer(2);
      s.said = q.flag(3);
      s.text = q.string(4);
      s.coder = q.string(5);
    }
    if (q.null(6)) continue;
    summaries.back().references.push_back(
        {q.integer(6), q.integer(7), {q.u32(8), q.u32(9)}, q.string(10)});
  }
  return summaries;
}

std::string clean_summary(std::string_view text) {
  check_text(text, "a summary");
  if (text.size() > kLongestSummary) {
    throw Error(Errc::usage, fmt::format("the summary has {} bytes; at most {} will do: write a "
                                         "memo on the case instead",
                                         text.size(), kLongestSummary));
  }
  return std::string(trim(text));
}

}  // namespace

std::vector<Summary> Summaries::list() { return load(project_, 0, 0); }

std::optional<Summary> Summaries::find(RowId case_id, RowId code) {
  std::vector<Summary> found = load(project_, case_id, code);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

RowId Summaries::require_reference(std::string_view short_id) {
  return require_short_id(project_, kReferenceIds, short_id);
}

bool Summaries::set(const NewSummary& s) {
  const std::optional<Summary> before = find(s.case_id, s.code);
  return set(s, before ? &*before : nullptr);
}

bool Summaries::set(const NewSummary& s, const Summary* before) {
  const std::string text = s.said ? clean_summary(s.text) : std::string();
  Cases(project_).check_active(s.case_id);
  bool changed = false;
  Summary fresh;
  if (before == nullptr) {
    fresh.id = project_.new_id();
    before = &fresh;
    project_.db()
        .query(
            "INSERT INTO summary (id, case_id, code_id, said, text, coder_id) "
            "VALUES (?1,?2,?3,?4,?5,?6)")
        .bind_all(before->id, s.case_id, s.code, s.said ? 1 : 0, text, s.coder)
        .run();
    changed = true;
  } else if (before->said != s.said || before->text != text) {
    project_.db()
        .query("UPDATE summary SET said = ?2, text = ?3, coder_id = ?4 WHERE id = ?1")
        .bind_all(before->id, s.said ? 1 : 0, text, s.coder)
        .run();
    changed = true;
  }
  return set_references(*before, s) || changed;
}

bool Summaries::set_references(const Summary& before, const NewSummary& s) {
  bool changed = false;
  std::vector<SummaryReference> there;
  const auto wanted = [&](const SummaryReference& r) {
    if (!s.said) return false;
    return std::find(s.keep.begin(), s.keep.end(), r.id) != s.keep.end() ||
           std::any_of(s.add.begin(), s.add.end(), [&](const ReferencePlace& p) {
             return r.anchor != "lost" && p.source == r.source && p.span == r.span;
           });
  };
  for (const SummaryReference& r : before.references) {
    if (wanted(r)) {
      there.push_back(r);
      continue;
    }
    project_.db().query("DELETE FROM summary_reference WHERE id = ?1").bind_all(r.id).run();
    changed = true;
  }
  if (!s.said) return changed;
  for (const ReferencePlace& p : s.add) {
    const bool known = std::any_of(there.begin(), there.end(), [&](const SummaryReference& r) {
      return r.anchor != "lost" && r.source == p.source && r.span == p.span;
    });
    if (known) continue;
    const RowId id = project_.new_id();
    project_.db()
        .query(
            "INSERT INTO summary_reference (id, summary_id, source_id, start_cp, end_cp, "
            "quote_hash) VALUES (?1,?2,?3,?4,?5,?6)")
        .bind_all(id, before.id, p.source, p.span.begin, p.span.end, p.quote_hash)
        .run();
    there.push_back({id, p.source, p.span, {}});
    changed = true;
  }
  return changed;
}

bool Summaries::remove(RowId case_id, RowId code) {
  const auto there = find(case_id, code);
  if (!there) return false;
  project_.db()
      .query("DELETE FROM summary_reference WHERE summary_id = ?1")
      .bind_all(there->id)
      .run();
  project_.db().query("DELETE FROM summary WHERE id = ?1").bind_all(there->id).run();
  return true;
}

}  // namespace thema::model
