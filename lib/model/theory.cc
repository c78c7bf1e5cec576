#include "model/theory.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/decisions.h"
#include "model/printed_names.h"
#include "model/project.h"
#include "model/settings.h"
#include "store/database.h"
#include "text/collate.h"
#include "text/compose.h"

namespace thema::model {

namespace {

constexpr std::string_view kSelect =
    "SELECT t.id, t.label, t.level, t.origin, v.number, v.statement FROM theory t "
    "JOIN theory_version v ON v.theory_id = t.id AND v.number = "
    "(SELECT max(number) FROM theory_version w WHERE w.theory_id = t.id) "
    "WHERE ?1 = '' OR t.label = ?1";

std::vector<Theory> select(Project& project, std::string_view label) {
  std::vector<Theory> theories;
  auto q = project.db().query(kSelect);
  q.bind_all(label);
  while (q.step()) {
    theories.push_back({.id = q.integer(0),
                        .label = q.string(1),
                        .level = q.string(2),
                        .origin = q.string(3),
                        .version = static_cast<int>(q.integer(4)),
                        .statement = q.string(5),
                        .configurations = {}});
  }
  const text::Collator order(Settings(project).get("language"));
  auto labels = project.db().query(
      "SELECT m.label FROM cmoc_theory l JOIN cmoc m ON m.id = l.cmoc_id WHERE l.theory_id = ?1");
  for (Theory& t : theories) {
    labels.bind_all(t.id);
    while (labels.step()) t.configurations.push_back(labels.string(0));
    labels.reset();
    std::sort(t.configurations.begin(), t.configurations.end(),
              [&](const std::string& a, const std::string& b) { return order.less(a, b); });
  }
  std::sort(theories.begin(), theories.end(),
            [&](const Theory& a, const Theory& b) { return order.less(a.label, b.label); });
  return theories;
}

/// The fields as they are stored: without white space at their ends.
TheoryFields clean(const TheoryFields& fields) {
  TheoryFields f;
  const auto take = [](const std::optional<std::string>& from, std::string_view what) {
    if (!from) return std::optional<std::string>();
    check_text(*from, fmt::format("the {} of a theory", what));
    return std::optional<std::string>(trim(*from));
  };
  f.statement = take(fields.statement, "statement");
  f.level = take(fields.level, "level");
  f.origin = take(fields.origin, "origin");
  return f;
}

bool same(const std::optional<std::string>& wanted, const std::string& have) {
  return !wanted || *wanted == have;
}

}  // namespace

std::vector<Theory> Theories::list() { return select(project_, {}); }

std::optional<Theory> Theories::find(std::string_view typed) {
  const std::string label = text::composed(trim(typed));
  if (label.empty()) return std::nullopt;
  std::vector<Theory> found = select(project_, label);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Theory Theories::require(std::string_view label) {
  if (auto found = find(label)) return *std::move(found);
  std::vector<std::string> labels;
  for (Theory& t : list()) labels.push_back(std::move(t.label));
  if (const auto same = printed_as(label, "theory", labels, project_.printed_names())) {
    return *find(labels[*same]);
  }
  throw Error(Errc::not_found, fmt::format("no theory '{}'", label),
              did_you_mean_name(label, labels, project_.printed_names()));
}

std::vector<TheoryVersion> Theories::versions(const Theory& theory) {
  std::vector<TheoryVersion> versions;
  auto q = project_.db().query(
      "SELECT v.number, v.statement, u.name, v.created_at FROM theory_version v "
      "JOIN coder u ON u.id = v.coder_id WHERE v.theory_id = ?1 ORDER BY v.number");
  q.bind_all(theory.id);
  while (q.step()) {
    versions.push_back({.number = static_cast<int>(q.integer(0)),
                        .statement = q.string(1),
                        .coder = q.string(2),
                        .created_at = q.string(3)});
  }
  return versions;
}

void Theories::add_version(RowId theory, int number, std::string_view statement, RowId coder) {
  project_.db()
      .query(
          "INSERT INTO theory_version (id, theory_id, number, statement, coder_id, created_at) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .bind_all(project_.new_id(), theory, number, statement, coder, project_.now())
      .run();
}

TheorySaved Theories::add(std::string_view name, const TheoryFields& fields, RowId coder) {
  const std::string label = clean_name(name, "a theory");
  if (label.find_first_of(",;") != std::string::npos) {
    throw Error(Errc::usage, fmt::format("'{}' cannot label a theory: lists of labels have a comma "
                                         "or semicolon between them",
                                         label));
  }
  const TheoryFields f = clean(fields);
  if (const auto there = find(label)) {
    if (same(f.statement, there->statement) && same(f.level, there->level) &&
        same(f.origin, there->origin)) {
      return {.version = there->version};
    }
    throw Error(Errc::exists,
                fmt::format("theory '{}' is there already and says something else; to "
                            "change it use 'thema theory set'",
                            label));
  }
  if (f.statement.value_or("").empty()) {
    throw Error(Errc::usage, "a theory needs a statement: --statement TEXT");
  }
  const RowId id = project_.new_id();
  project_.db()
      .query("INSERT INTO theory (id, label, level, origin) VALUES (?1, ?2, ?3, ?4)")
      .bind_all(id, label, f.level.value_or(""), f.origin.value_or(""))
      .run();
  add_version(id, 1, *f.statement, coder);
  return {.created = true, .changed = true, .new_version = true};
}

TheorySaved Theories::set(std::string_view label, const TheoryFields& fields, RowId coder,
                          std::string_view reason) {
  const Theory there = require(label);
  const TheoryFields f = clean(fields);
  if (f.statement && f.statement->empty()) {
    throw Error(Errc::usage, "a theory needs a statement: --statement is empty");
  }
  TheorySaved saved{.version = there.version};
  if (!same(f.level, there.level) || !same(f.origin, there.origin)) {
    project_.db()
        .query("UPDATE theory SET level = ?2, origin = ?3 WHERE id = ?1")
        .bind_all(there.id, f.level.value_or(there.level), f.origin.value_or(there.origin))
        .run();
    saved.changed = true;
  }
  if (!same(f.statement, there.statement)) {
    saved.version = there.version + 1;
    if (!trim(reason).empty()) {
      // Before the wording, whose time may then not be earlier.
      Decisions(project_).record(
          {.operation = "reword",
           .reason = std::string(reason),
           .coder = coder,
           .objects = {
               {.output = false, .theory = there.id, .detail = fmt::format("v{}", there.version)},
               {.output = true, .theory = there.id, .detail = fmt::format("v{}", saved.version)}}});
    }
    add_version(there.id, saved.version, *f.statement, coder);
    saved.changed = saved.new_version = true;
  }
  return saved;
}

}  // namespace thema::model
