#include "model/joint.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

constexpr std::size_t kLongestCell = std::size_t{64} << 10U;

std::optional<RowId> maybe(RowId id) { return id == 0 ? std::nullopt : std::optional(id); }

std::string clean_cell(std::string_view text, std::string_view what) {
  check_text(text, what);
  if (text.size() > kLongestCell) {
    throw Error(Errc::usage, fmt::format("{} of a joint display has {} bytes; at most {} will do",
                                         what, text.size(), kLongestCell));
  }
  return std::string(trim(text));
}

std::string clean_inference(std::string_view text) {
  const std::vector<std::string> known{"confirm", "expand", "discord"};
  std::string word = ascii_lower(trim(text));
  for (const std::string& one : known) {
    if (word == one || word == one + "s" || word == one + "ed" || word == one + "ation" ||
        word == one + "ant" || word == one + "ance") {
      return one;
    }
  }
  if (word == "expansion") return "expand";
  if (word.empty()) return word;
  throw Error(Errc::usage,
              fmt::format("inference '{}': expected confirm, expand or discord", trim(text)),
              did_you_mean(word, known));
}

/// The row with the fields put in.
JointRow changed(JointRow row, const JointFields& f) {
  if (f.domain) row.domain = clean_cell(*f.domain, "a domain");
  if (f.quantitative) row.quantitative = clean_cell(*f.quantitative, "a quantitative result");
  if (f.qualitative) row.qualitative = clean_cell(*f.qualitative, "a qualitative finding");
  if (f.inference) row.inference = clean_inference(*f.inference);
  if (f.theme) row.theme = *f.theme;
  if (f.coding) row.coding = *f.coding;
  if (row.domain.empty()) {
    throw Error(Errc::usage,
                "a row of a joint display needs a domain: what both results are about");
  }
  return row;
}

}  // namespace

std::vector<JointRow> JointDisplay::list() {
  std::vector<JointRow> rows;
  auto q = project_.db().query(
      "SELECT id, domain, quantitative, qualitative, theme_id, coding_id, inference "
      "FROM joint_row ORDER BY position, id");
  while (q.step()) {
    JointRow row{q.integer(0), rows.size() + 1, q.string(1),  q.string(2),
                 q.string(3),  q.integer(4),    q.integer(5), q.string(6)};
    rows.push_back(std::move(row));
  }
  return rows;
}

JointRow JointDisplay::require(std::string_view number) {
  const std::vector<JointRow> rows = list();
  const auto n = parse_integer(trim(number));
  if (n && *n >= 1 && static_cast<std::size_t>(*n) <= rows.size()) {
    return rows[static_cast<std::size_t>(*n) - 1];
  }
  throw Error(Errc::not_found,
              rows.empty() ? fmt::format("the joint display has no row '{}': it is empty", number)
                           : fmt::format("the joint display has no row '{}': rows 1 to {}",
                                         trim(number), rows.size()));
}

void JointDisplay::check(const JointFields& fields) { changed({}, fields); }

void JointDisplay::insert(const JointRow& row, std::size_t position) {
  project_.db()
      .query(
          "INSERT INTO joint_row (id, position, domain, quantitative, qualitative, theme_id, "
          "coding_id, inference) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)")
      .bind_all(project_.new_id(), static_cast<std::int64_t>(position), row.domain,
                row.quantitative, row.qualitative, maybe(row.theme), maybe(row.coding),
                row.inference)
      .run();
}

void JointDisplay::update(const JointRow& row) {
  project_.db()
      .query(
          "UPDATE joint_row SET domain = ?2, quantitative = ?3, qualitative = ?4, theme_id = ?5, "
          "coding_id = ?6, inference = ?7 WHERE id = ?1")
      .bind_all(row.id, row.domain, row.quantitative, row.qualitative, maybe(row.theme),
                maybe(row.coding), row.inference)
      .run();
}

std::optional<std::size_t> JointDisplay::add(const JointFields& fields) {
  JointRow row = changed({}, fields);
  const std::vector<JointRow> rows = list();
  for (const JointRow& there : rows) {
    row.id = there.id;
    row.number = there.number;
    if (row == there) return std::nullopt;
  }
  auto q = project_.db().query("SELECT coalesce(max(position), 0) + 1 FROM joint_row");
  q.step();
  insert(row, static_cast<std::size_t>(q.integer(0)));
  return rows.size() + 1;
}

bool JointDisplay::set(std::string_view number, const JointFields& fields) {
  const JointRow before = require(number);
  const JointRow now = changed(before, fields);
  if (now == before) return false;
  update(now);
  return true;
}

void JointDisplay::remove(std::string_view number) {
  project_.db().query("DELETE FROM joint_row WHERE id = ?1").bind_all(require(number).id).run();
}

JointImport JointDisplay::replace(const std::vector<JointFields>& rows) {
  JointImport result;
  const std::vector<JointRow> there = list();
  auto q = project_.db().query("SELECT coalesce(max(position), 0) FROM joint_row");
  q.step();
  auto position = static_cast<std::size_t>(q.integer(0));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i >= there.size()) {
      insert(changed({}, rows[i]), ++position);
      ++result.added;
      continue;
    }
    JointRow blank;
    blank.id = there[i].id;
    blank.number = there[i].number;
    const JointRow now = changed(std::move(blank), rows[i]);
    ++(now == there[i] ? result.unchanged : result.changed);
    if (now != there[i]) update(now);
  }
  for (std::size_t i = rows.size(); i < there.size(); ++i) {
    project_.db().query("DELETE FROM joint_row WHERE id = ?1").bind_all(there[i].id).run();
    ++result.removed;
  }
  return result;
}

}  // namespace thema::model
