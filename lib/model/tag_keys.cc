#include "model/tag_keys.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "model/tag_rules.h"
#include "store/database.h"

namespace thema::model {

std::vector<TagKey> TagKeys::list() {
  std::vector<TagKey> keys;
  auto q = project_.db().query("SELECT id, key, on_what FROM tag_key ORDER BY position, id");
  auto v = project_.db().query(
      "SELECT value, label, mark, footnote FROM tag_value WHERE tag_key_id = ?1 ORDER BY position, "
      "id");
  while (q.step()) {
    TagKey key{q.integer(0), q.string(1), q.string(2), {}};
    v.bind_all(key.id);
    while (v.step()) key.values.push_back({v.string(0), v.string(1), v.string(2), v.string(3)});
    v.reset();
    keys.push_back(std::move(key));
  }
  return keys;
}

TagKey TagKeys::require(std::string_view key) {
  std::vector<std::string> names;
  for (TagKey& known : list()) {
    if (known.key == key) return std::move(known);
    names.push_back(known.key);
  }
  throw Error(Errc::not_found,
              fmt::format("no declared tag '{}'; 'thema tag define' declares one", key),
              did_you_mean(key, names))
      .about(std::string(key));
}

TagKeys::Use TagKeys::use_of(std::string_view key) {
  const auto count = [&](const char* sql) {
    auto q = project_.db().query(sql);
    q.bind_all(key);
    return q.step() ? static_cast<std::size_t>(q.integer(0)) : 0;
  };
  return {count("SELECT count(*) FROM code_tag WHERE key = ?1"),
          count("SELECT count(*) FROM coding_tag WHERE key = ?1")};
}

namespace {

TagValue& value_of(TagKey& key, const std::string& value) {
  const auto found = std::find_if(key.values.begin(), key.values.end(),
                                  [&](const TagValue& v) { return v.value == value; });
  if (found != key.values.end()) return *found;
  std::vector<std::string> values;
  for (const TagValue& v : key.values) values.push_back(v.value);
  throw Error(Errc::usage,
              values.empty()
                  ? fmt::format("tag '{}' has no values to say more of: give --values", key.key)
                  : fmt::format("'{}' is no value of tag '{}'; its values are: {}", value, key.key,
                                join(values, ", ")),
              did_you_mean(value, values));
}

/// The key as it shall be.
TagKey defined(TagKey key, const TagDefinition& d) {
  if (d.on) key.on = *d.on;
  if (d.values) {
    std::vector<TagValue> values;
    for (const std::string& value : *d.values) {
      const auto twice = std::find_if(values.begin(), values.end(),
                                      [&](const TagValue& v) { return v.value == value; });
      if (twice != values.end())
        throw Error(Errc::usage, fmt::format("the value '{}' is given twice", value));
      const auto known = std::find_if(key.values.begin(), key.values.end(),
                                      [&](const TagValue& v) { return v.value == value; });
      values.push_back(known == key.values.end() ? TagValue{value, {}, {}, {}} : *known);
    }
    key.values = std::move(values);
  }
  if (d.footnotes.size() > d.marks.size()) {
    throw Error(Errc::usage, "a --footnote says what a --mark means: give as many marks");
  }
  for (const auto& [value, label] : d.labels) value_of(key, value).label = label;
  for (std::size_t i = 0; i < d.marks.size(); ++i) {
    TagValue& value = value_of(key, d.marks[i].first);
    value.mark = d.marks[i].second;
    if (i < d.footnotes.size()) value.footnote = d.footnotes[i];
    if (value.mark.empty()) value.footnote.clear();
  }
  for (const TagValue& value : key.values) {
    check_text(value.label, "the label of a tag's value");
    check_text(value.mark, "the mark of a tag's value");
    check_text(value.footnote, "the footnote of a tag's value");
  }
  return key;
}

bool same(const TagKey& a, const TagKey& b) {
  return a.on == b.on && std::equal(a.values.begin(), a.values.end(), b.values.begin(),
                                    b.values.end(), [](const TagValue& x, const TagValue& y) {
                                      return x.value == y.value && x.label == y.label &&
                                             x.mark == y.mark && x.footnote == y.footnote;
                                    });
}

}  // namespace

/// Tags that are there already have to fit: a rule that its own project breaks helps nobody.
void TagKeys::check_tags_there(const TagKey& key) {
  const auto check_table = [&](const char* sql, std::string_view what, bool meant) {
    auto q = project_.db().query(sql);
    q.bind_all(key.key);
    while (q.step()) {
      const bool accepted = key.values.empty() ||
                            std::any_of(key.values.begin(), key.values.end(),
                                        [&](const TagValue& v) { return v.value == q.text(0); });
      if (meant && accepted) continue;
      const std::string there = fmt::format("the tag '{}={}' is on {} {}{}", key.key, q.text(0),
                                            q.integer(1), what, q.integer(1) == 1 ? "" : "s");
      throw Error(Errc::bad_input,
                  there + (meant ? " and is none of these values: add it to --values, or change "
                                   "that first"
                                 : ": take it off first, or declare the key for both"));
    }
  };
  check_table("SELECT value, count(*) FROM code_tag WHERE key = ?1 GROUP BY value ORDER BY min(id)",
              "code", key.on != "coding");
  check_table(
      "SELECT value, count(*) FROM coding_tag WHERE key = ?1 GROUP BY value ORDER BY min(id)",
      "coding", key.on != "code");
}

void TagKeys::write(const TagKey& key, const TagKey* before) {
  store::Database& db = project_.db();
  if (before == nullptr) {
    db.query(
          "INSERT INTO tag_key (id, key, on_what, position) VALUES (?1, ?2, ?3, "
          "(SELECT coalesce(max(position), 0) + 1 FROM tag_key))")
        .bind_all(key.id, key.key, key.on)
        .run();
  } else if (before->on != key.on) {
    db.query("UPDATE tag_key SET on_what = ?2 WHERE id = ?1").bind_all(key.id, key.on).run();
  }
  if (before != nullptr) {
    for (const TagValue& old : before->values) {
      const bool stays = std::any_of(key.values.begin(), key.values.end(),
                                     [&](const TagValue& v) { return v.value == old.value; });
      if (stays) continue;
      db.query("DELETE FROM tag_value WHERE tag_key_id = ?1 AND value = ?2")
          .bind_all(key.id, old.value)
          .run();
    }
  }
  std::int64_t position = 0;
  for (const TagValue& v : key.values) {
    db.query(
          "UPDATE tag_value SET label = ?3, mark = ?4, footnote = ?5, position = ?6 "
          "WHERE tag_key_id = ?1 AND value = ?2")
        .bind_all(key.id, v.value, v.label, v.mark, v.footnote, ++position)
        .run();
    if (db.changes() > 0) continue;
    db.query(
          "INSERT INTO tag_value (id, tag_key_id, value, label, mark, footnote, position) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind_all(project_.new_id(), key.id, v.value, v.label, v.mark, v.footnote, position)
        .run();
  }
}

bool TagKeys::define(const TagDefinition& definition) {
  std::vector<TagKey> keys = list();
  const auto known = std::find_if(keys.begin(), keys.end(),
                                  [&](const TagKey& k) { return k.key == definition.key; });
  TagKey key;
  if (known != keys.end()) {
    key = *known;
  } else {
    check_tag_written({definition.key, {}});
    key.key = definition.key;
  }
  if (definition.values) {
    for (const std::string& value : *definition.values) check_tag_written({definition.key, value});
  }
  key = defined(std::move(key), definition);
  if (known != keys.end() && same(key, *known)) return false;
  check_tags_there(key);
  if (known == keys.end()) key.id = project_.new_id();
  write(key, known == keys.end() ? nullptr : &*known);
  return true;
}

void TagKeys::remove(std::string_view name) {
  const TagKey key = require(name);
  project_.db().query("DELETE FROM tag_value WHERE tag_key_id = ?1").bind_all(key.id).run();
  project_.db().query("DELETE FROM tag_key WHERE id = ?1").bind_all(key.id).run();
}

}  // namespace thema::model
