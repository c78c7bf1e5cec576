#include "model/checklists.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

constexpr std::size_t kLongestNote = std::size_t{64} << 10U;

std::optional<RowId> maybe(RowId id) { return id == 0 ? std::nullopt : std::optional(id); }

std::string clean_words(std::string_view text, std::string_view what) {
  check_text(text, what);
  if (text.size() > kLongestNote) {
    throw Error(Errc::usage, fmt::format("{} of a checklist has {} bytes; at most {} will do", what,
                                         text.size(), kLongestNote));
  }
  return std::string(trim(text));
}

std::string clean_answer(std::string_view text) {
  const std::string answer = ascii_lower(trim(text));
  if (answer == "yes" || answer == "y" || answer == "1") return "yes";
  if (answer == "no" || answer == "n" || answer == "0") return "no";
  if (answer == "unclear" || answer == "u" || answer == "?") return "unclear";
  if (answer.empty()) return answer;
  throw Error(Errc::usage, fmt::format("answer '{}': expected yes, no or unclear", trim(text)));
}

const ChecklistItem& require_item(const ChecklistKind& kind, std::string_view number) {
  if (const ChecklistItem* item = kind.find(number)) return *item;
  std::vector<std::string> numbers;
  for (const ChecklistItem& item : kind.items) numbers.emplace_back(item.number);
  const std::string near = did_you_mean(trim(number), numbers);
  throw Error(Errc::not_found, fmt::format("{} has no item '{}'", kind.title, trim(number)),
              near.empty() ? fmt::format("items: {} to {}", numbers.front(), numbers.back()) : near)
      .about(std::string(trim(number)));
}

ChecklistAnswer read(const store::Statement& q) {
  return {q.integer(0), q.string(1), q.integer(2), q.string(3),
          q.string(4),  q.string(5), q.flag(6)};
}

}  // namespace

RowId Checklists::id_of(const ChecklistKind& kind) {
  auto q = project_.db().query("SELECT id FROM checklist WHERE name = ?1");
  q.bind_all(kind.name);
  return q.step() ? q.integer(0) : 0;
}

RowId Checklists::ensure(const ChecklistKind& kind) {
  if (const RowId there = id_of(kind)) return there;
  const RowId id = project_.new_id();
  project_.db()
      .query("INSERT INTO checklist (id, name) VALUES (?1,?2)")
      .bind_all(id, kind.name)
      .run();
  return id;
}

bool Checklists::started(const ChecklistKind& kind) { return id_of(kind) != 0; }

void Checklists::check_started(const ChecklistKind& kind) {
  if (started(kind)) return;
  throw Error(Errc::not_found, fmt::format("the checklist {} was not started", kind.title),
              fmt::format("'thema checklist start {}' does", kind.name));
}

std::vector<const ChecklistKind*> Checklists::list() {
  std::vector<const ChecklistKind*> out;
  for (const ChecklistKind& kind : checklist_kinds()) {
    if (started(kind)) out.push_back(&kind);
  }
  return out;
}

std::vector<ChecklistAnswer> Checklists::answers(const ChecklistKind& kind) {
  std::vector<ChecklistAnswer> all;
  auto q = project_.db().query(
      "SELECT a.id, a.item, a.case_id, a.answer, a.page, a.note, a.drafted FROM checklist_answer a "
      "JOIN checklist c ON c.id = a.checklist_id WHERE c.name = ?1");
  q.bind_all(kind.name);
  while (q.step()) all.push_back(read(q));
  const auto place = [&](const ChecklistAnswer& a) { return kind.find(a.item); };
  std::erase_if(all, [&](const auto& a) { return place(a) == nullptr; });
  std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    return std::tuple(a.case_id, place(a)) < std::tuple(b.case_id, place(b));
  });
  return all;
}

std::optional<ChecklistAnswer> Checklists::find(RowId checklist, std::string_view item,
                                                RowId case_id) {
  auto q = project_.db().query(
      "SELECT id, item, case_id, answer, page, note, drafted FROM checklist_answer "
      "WHERE checklist_id = ?1 AND item = ?2 AND case_id IS ?3");
  q.bind_all(checklist, item, maybe(case_id));
  if (!q.step()) return std::nullopt;
  return read(q);
}

void Checklists::store(RowId checklist, const ChecklistAnswer& a) {
  if (a.id != 0) {
    project_.db()
        .query(
            "UPDATE checklist_answer SET answer = ?2, page = ?3, note = ?4, drafted = ?5 "
            "WHERE id = ?1")
        .bind_all(a.id, a.answer, a.page, a.note, a.drafted)
        .run();
    return;
  }
  project_.db()
      .query(
          "INSERT INTO checklist_answer (id, checklist_id, item, case_id, answer, page, note, "
          "drafted) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)")
      .bind_all(project_.new_id(), checklist, a.item, maybe(a.case_id), a.answer, a.page, a.note,
                a.drafted)
      .run();
}

bool Checklists::start(const ChecklistKind& kind, const std::vector<RowId>& cases) {
  bool changed = !started(kind);
  const RowId checklist = ensure(kind);
  for (const RowId one : cases) {
    Cases(project_).check_active(one);
    for (const ChecklistItem& item : kind.items) {
      if (find(checklist, item.number, one)) continue;
      ChecklistAnswer open;
      open.item = item.number;
      open.case_id = one;
      store(checklist, open);
      changed = true;
    }
  }
  return changed;
}

ChecklistSaved Checklists::set(const ChecklistKind& kind, std::string_view number, RowId case_id,
                               const ChecklistFields& fields) {
  const ChecklistItem& item = require_item(kind, number);
  if (case_id != 0) Cases(project_).check_active(case_id);
  const RowId checklist = ensure(kind);
  const auto before = find(checklist, item.number, case_id);
  ChecklistAnswer now = before.value_or(ChecklistAnswer{});
  now.item = item.number;
  now.case_id = case_id;
  if (fields.answer) now.answer = clean_answer(*fields.answer);
  if (fields.page) now.page = clean_words(*fields.page, "a page");
  if (fields.note && clean_words(*fields.note, "a note") != now.note) {
    now.note = clean_words(*fields.note, "a note");
    now.drafted = false;
  }
  if (before && before->answer == now.answer && before->page == now.page &&
      before->note == now.note) {
    return {};
  }
  store(checklist, now);
  return {!before, true};
}

ChecklistDraft Checklists::draft(const ChecklistKind& kind, const std::vector<DraftedNote>& notes) {
  ChecklistDraft result;
  const RowId checklist = ensure(kind);
  for (const DraftedNote& note : notes) {
    const ChecklistItem& item = require_item(kind, note.item);
    ChecklistAnswer now = find(checklist, item.number, 0).value_or(ChecklistAnswer{});
    const bool persons =
        !now.drafted && (!now.answer.empty() || !now.page.empty() || !now.note.empty());
    if (persons) {
      ++result.kept;
    } else if (now.note == note.note) {
      ++result.unchanged;
    } else {
      now.item = item.number;
      now.note = note.note;
      now.drafted = true;
      store(checklist, now);
      ++result.written;
    }
  }
  return result;
}

bool Checklists::remove(const ChecklistKind& kind, RowId case_id) {
  const RowId checklist = id_of(kind);
  if (checklist == 0) return false;
  if (case_id != 0) {
    project_.db()
        .query("DELETE FROM checklist_answer WHERE checklist_id = ?1 AND case_id = ?2")
        .bind_all(checklist, case_id)
        .run();
    return project_.db().changes() > 0;
  }
  project_.db()
      .query("DELETE FROM checklist_answer WHERE checklist_id = ?1")
      .bind_all(checklist)
      .run();
  project_.db().query("DELETE FROM checklist WHERE id = ?1").bind_all(checklist).run();
  return true;
}

}  // namespace thema::model
