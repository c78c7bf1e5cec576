// Attributes of cases and sources: their types, their declared values, and the values that rows
// have.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "model/settings.h"
#include "store/database.h"
#include "store/history.h"
#include "text/collate.h"

namespace thema::model {

namespace {

bool all_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_integer(std::string_view s) {
  const auto value = parse_integer(s);
  return value && std::to_string(*value) == s;
}

bool is_number(std::string_view s) {
  if (s.find_first_not_of("-.0123456789") != std::string_view::npos) return false;
  const auto value = parse_number(s);
  return value && number_text(*value) == s;
}

// A day of the Gregorian calendar, written 2026-01-02.
bool is_date(std::string_view s) {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return false;
  if (!all_digits(s.substr(0, 4)) || !all_digits(s.substr(5, 2)) || !all_digits(s.substr(8))) {
    return false;
  }
  const auto year = *parse_integer(s.substr(0, 4));
  const auto month = *parse_integer(s.substr(5, 2));
  const auto day = *parse_integer(s.substr(8));
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || year < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day >= 1 && day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

std::string_view owner_name(Owner owner) { return owner == Owner::case_ ? "case" : "source"; }

}  // namespace

bool fits(AttributeType type, std::string_view value) {
  if (value == kNotReported) return true;
  switch (type) {
    case AttributeType::integer:
      return is_integer(value);
    case AttributeType::number:
      return is_number(value);
    case AttributeType::date:
      return is_date(value);
    case AttributeType::boolean:
      return value == "true" || value == "false";
    case AttributeType::text:
      break;
  }
  return true;
}

AttributeType infer_type(const std::vector<std::string>& cells) {
  const auto says_nothing = [](const std::string& c) { return c.empty() || c == kNotReported; };
  if (std::all_of(cells.begin(), cells.end(), says_nothing)) return AttributeType::text;
  for (const AttributeType type : {AttributeType::integer, AttributeType::number,
                                   AttributeType::date, AttributeType::boolean}) {
    const bool all = std::all_of(cells.begin(), cells.end(), [&](const std::string& c) {
      return says_nothing(c) || fits(type, c);
    });
    if (all) return type;
  }
  return AttributeType::text;
}

std::vector<Attribute> Cases::attributes(Owner owner) {
  store::Database& db = project_.db();
  std::vector<Attribute> attributes;
  auto q = db.query(
      "SELECT id, name, type, label FROM attribute WHERE owner = ?1 ORDER BY position, id");
  q.bind_all(owner_name(owner));
  while (q.step()) {
    attributes.push_back({.id = q.integer(0),
                          .owner = owner,
                          .name = q.string(1),
                          .type = attribute_type(q.text(2)),
                          .label = q.string(3),
                          .levels = {}});
  }
  auto levels = db.query(
      "SELECT value, label FROM attribute_level WHERE attribute_id = ?1 ORDER BY position, id");
  for (Attribute& a : attributes) {
    levels.bind_all(a.id);
    while (levels.step()) a.levels.push_back({levels.string(0), levels.string(1)});
    levels.reset();
  }
  return attributes;
}

std::vector<std::pair<std::string, std::string>> Cases::values(Owner owner, RowId row) {
  std::vector<std::pair<std::string, std::string>> values;
  auto q = project_.db().query(owner == Owner::case_
                                   ? "SELECT a.name, v.value FROM attribute_value v JOIN attribute "
                                     "a ON a.id = v.attribute_id "
                                     "WHERE v.case_id = ?1 ORDER BY a.position, a.id"
                                   : "SELECT a.name, v.value FROM attribute_value v JOIN attribute "
                                     "a ON a.id = v.attribute_id "
                                     "WHERE v.source_id = ?1 ORDER BY a.position, a.id");
  q.bind_all(row);
  while (q.step()) values.emplace_back(q.string(0), q.string(1));
  return values;
}

std::vector<std::pair<std::string, std::size_t>> Cases::frequencies(const Attribute& attribute) {
  std::map<std::string, std::size_t> found;
  auto q = project_.db().query(
      "SELECT value, count(*) FROM attribute_value WHERE attribute_id = ?1 GROUP BY value");
  q.bind_all(attribute.id);
  while (q.step()) found[q.string(0)] = static_cast<std::size_t>(q.integer(1));
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const AttributeLevel& level : attribute.levels) {
    const auto known = found.find(level.value);
    counts.emplace_back(level.value, known == found.end() ? 0 : known->second);
    if (known != found.end()) found.erase(known);
  }
  const auto declared = static_cast<std::ptrdiff_t>(counts.size());
  for (const auto& [value, n] : found) counts.emplace_back(value, n);
  const text::Collator order(Settings(project_).get("language"));
  std::sort(counts.begin() + declared, counts.end(),
            [&](const auto& a, const auto& b) { return order.less(a.first, b.first); });
  return counts;
}

// ---- changing
// -------------------------------------------------------------------------------------

Attribute Cases::ensure_attribute(Owner owner, std::string_view name, AttributeType type) {
  store::Database& db = project_.db();
  const std::string clean = clean_name(name, "an attribute");
  auto q = db.query("SELECT id, type FROM attribute WHERE owner = ?1 AND name = ?2");
  q.bind_all(owner_name(owner), clean);
  Attribute a;
  a.owner = owner;
  a.name = clean;
  if (q.step()) {
    a.id = q.integer(0);
    a.type = attribute_type(q.text(1));
    return a;
  }
  a.id = project_.new_id();
  a.type = type;
  db.query(
        "INSERT INTO attribute (id, owner, name, type, position) VALUES (?1, ?2, ?3, ?4, "
        "(SELECT coalesce(max(position), 0) + 1 FROM attribute WHERE owner = ?2))")
      .bind_all(a.id, owner_name(owner), a.name, to_string(a.type))
      .run();
  return a;
}

AttributeType Cases::widen(const Attribute& attribute, const std::vector<std::string>& values) {
  const auto all_fit = [&](AttributeType type) {
    return std::all_of(values.begin(), values.end(),
                       [&](const std::string& v) { return v.empty() || fits(type, v); });
  };
  if (all_fit(attribute.type)) return attribute.type;
  AttributeType wider = AttributeType::text;
  if (attribute.type == AttributeType::integer && all_fit(AttributeType::number)) {
    // A whole number of more than 15 digits is no number that comes back.
    if (!misfit(attribute.id, AttributeType::number)) wider = AttributeType::number;
  }
  set_type(attribute.id, wider);
  return wider;
}

std::optional<std::string> Cases::misfit(RowId attribute, AttributeType type) {
  auto q = project_.db().query(
      "SELECT v.value, coalesce(c.name, s.name) FROM attribute_value v "
      "LEFT JOIN \"case\" c ON c.id = v.case_id LEFT JOIN source s ON s.id = v.source_id "
      "WHERE v.attribute_id = ?1 ORDER BY v.id");
  q.bind_all(attribute);
  while (q.step()) {
    if (!fits(type, q.text(0))) return fmt::format("'{}' of '{}'", q.text(0), q.text(1));
  }
  return std::nullopt;
}

void Cases::set_type(RowId attribute, AttributeType type) {
  project_.db()
      .query("UPDATE attribute SET type = ?2 WHERE id = ?1")
      .bind_all(attribute, to_string(type))
      .run();
}

bool Cases::write_value(Owner owner, RowId row, RowId attribute, std::string_view value) {
  store::Database& db = project_.db();
  const bool of_case = owner == Owner::case_;
  std::string now;
  {
    auto q = db.query(of_case ? "SELECT value FROM attribute_value "
                                "WHERE case_id = ?1 AND attribute_id = ?2"
                              : "SELECT value FROM attribute_value "
                                "WHERE source_id = ?1 AND attribute_id = ?2");
    q.bind_all(row, attribute);
    if (q.step()) now = q.string(0);
  }
  if (now == value) return false;
  if (value.empty()) {
    db.query(of_case ? "DELETE FROM attribute_value WHERE case_id = ?1 AND attribute_id = ?2"
                     : "DELETE FROM attribute_value WHERE source_id = ?1 AND attribute_id = ?2")
        .bind_all(row, attribute)
        .run();
  } else if (!now.empty()) {
    db.query(of_case ? "UPDATE attribute_value SET value = ?3 "
                       "WHERE case_id = ?1 AND attribute_id = ?2"
                     : "UPDATE attribute_value SET value = ?3 "
                       "WHERE source_id = ?1 AND attribute_id = ?2")
        .bind_all(row, attribute, value)
        .run();
  } else {
    db.query(of_case ? "INSERT INTO attribute_value (id, attribute_id, case_id, value) "
                       "VALUES (?1, ?2, ?3, ?4)"
                     : "INSERT INTO attribute_value (id, attribute_id, source_id, value) "
                       "VALUES (?1, ?2, ?3, ?4)")
        .bind_all(project_.new_id(), attribute, row, value)
        .run();
  }
  return true;
}

bool Cases::set_value(Owner owner, RowId row, std::string_view attribute, std::string_view value) {
  check_text(value, fmt::format("the value of attribute '{}'", attribute));
  if (owner == Owner::case_) check_active(row);
  if (value.empty()) {
    for (const Attribute& a : attributes(owner)) {
      if (a.name == clean_name(attribute, "an attribute")) return write_value(owner, row, a.id, {});
    }
    return false;
  }
  const std::vector<std::string> values{std::string(value)};
  const Attribute a = ensure_attribute(owner, attribute, infer_type(values));
  widen(a, values);
  return write_value(owner, row, a.id, value);
}

void Cases::add_source_values(std::string_view attribute,
                              const std::vector<std::pair<RowId, std::string>>& values) {
  std::vector<std::string> cells;
  cells.reserve(values.size());
  for (const auto& [row, value] : values) {
    check_text(value, fmt::format("the value of attribute '{}'", attribute));
    cells.push_back(value);
  }
  const Attribute a = ensure_attribute(Owner::source, attribute, infer_type(cells));
  widen(a, cells);
  store::Change::Bulk bulk(*project_.change());
  const RowId first = project_.ids().last() + 1;
  auto insert = project_.db().query(
      "INSERT INTO attribute_value (id, attribute_id, source_id, value) VALUES (?1, ?2, ?3, ?4)");
  for (const auto& [row, value] : values) {
    if (!value.empty()) insert.bind_all(project_.new_id(), a.id, row, value).run();
  }
  if (project_.ids().last() >= first) bulk.added("attribute_value", first, project_.ids().last());
}

bool Cases::set_attribute(Owner owner, std::string_view name, const AttributeFields& fields) {
  store::Database& db = project_.db();
  const std::int64_t before = db.total_changes();
  const Attribute a = ensure_attribute(owner, name, fields.type.value_or(AttributeType::text));
  if (fields.type && *fields.type != a.type) {
    if (const auto bad = misfit(a.id, *fields.type)) {
      throw Error(Errc::bad_input,
                  fmt::format("attribute '{}' cannot be of type {}: the value {} does not fit",
                              a.name, to_string(*fields.type), *bad))
          .about(a.name);
    }
    set_type(a.id, *fields.type);
  }
  std::vector<AttributeLevel> levels;
  for (const Attribute& known : attributes(owner)) {
    if (known.id == a.id) levels = known.levels;
  }
  const auto place = [&](const std::string& value) {
    return std::find_if(levels.begin(), levels.end(),
                        [&](const AttributeLevel& l) { return l.value == value; });
  };
  for (std::size_t i = 0; i < fields.order.size(); ++i) {
    const std::string value = clean_name(fields.order[i], "a value");
    auto at = place(value);
    if (at != levels.end() && static_cast<std::size_t>(at - levels.begin()) < i) {
      throw Error(Errc::usage, fmt::format("'{}' stands twice in the order of values", value));
    }
    if (at == levels.end()) at = levels.insert(at, {value, ""});
    std::rotate(levels.begin() + static_cast<std::ptrdiff_t>(i), at, at + 1);
  }
  for (const AttributeLevel& label : fields.labels) {
    check_text(label.label, "a label");
    const std::string value = clean_name(label.value, "a value");
    auto at = place(value);
    if (at == levels.end()) at = levels.insert(at, {value, ""});
    at->label = label.label;
  }
  write_levels(a.id, levels);
  return db.total_changes() != before;
}

void Cases::write_levels(RowId attribute, const std::vector<AttributeLevel>& levels) {
  store::Database& db = project_.db();
  std::int64_t position = 0;
  for (const AttributeLevel& level : levels) {
    ++position;
    auto q = db.query(
        "SELECT id, label, position FROM attribute_level WHERE attribute_id = ?1 AND value = ?2");
    q.bind_all(attribute, level.value);
    if (!q.step()) {
      db.query(
            "INSERT INTO attribute_level (id, attribute_id, value, label, position) "
            "VALUES (?1, ?2, ?3, ?4, ?5)")
          .bind_all(project_.new_id(), attribute, level.value, level.label, position)
          .run();
    } else if (q.text(1) != level.label || q.integer(2) != position) {
      db.query("UPDATE attribute_level SET label = ?2, position = ?3 WHERE id = ?1")
          .bind_all(q.integer(0), level.label, position)
          .run();
    }
  }
}

}  // namespace thema::model
