#include "model/codebook.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/printed_alike.h"
#include "model/project.h"
#include "model/settings.h"
#include "model/tag_rules.h"
#include "model/views.h"
#include "store/database.h"

namespace thema::model {

const std::vector<std::string>& code_roles() {
  static const std::vector<std::string> roles{"code",      "theme",    "context",   "intervention",
                                              "actor",     "strategy", "mechanism", "resource",
                                              "reasoning", "outcome",  "other"};
  return roles;
}

namespace {

void check_role(std::string_view role) {
  const auto& roles = code_roles();
  if (std::find(roles.begin(), roles.end(), role) != roles.end()) return;
  throw Error(Errc::usage,
              fmt::format("'{}' is no role of a code; there are: {}", role, join(roles, ", ")),
              did_you_mean(role, roles));
}

// "" or "#rrggbb" in lower case.
std::string clean_color(std::string_view color) {
  std::string out = ascii_lower(trim(color));
  const bool good =
      out.empty() || (out.size() == 7 && out[0] == '#' &&
                      out.find_first_not_of("0123456789abcdef", 1) == std::string::npos);
  if (!good) {
    throw Error(Errc::usage,
                fmt::format("'{}' is no colour: expected #rrggbb, as in '#1b7837'", color));
  }
  return out;
}

Code code_of(const store::Statement& q) {
  Code code;
  code.id = q.integer(0);
  code.parent = q.integer(1);
  code.name = q.string(2);
  code.role = q.string(3);
  code.description = q.string(4);
  code.include = q.string(5);
  code.exclude = q.string(6);
  code.example = q.string(7);
  code.color = q.string(8);
  code.origin = q.string(9);
  return code;
}

std::unordered_map<RowId, std::vector<Tag>> all_tags(store::Database& db) {
  std::unordered_map<RowId, std::vector<Tag>> tags;
  auto q = db.query("SELECT code_id, key, value FROM code_tag ORDER BY id");
  while (q.step()) tags[q.integer(0)].push_back({q.string(1), q.string(2)});
  return tags;
}

// The names from the top that a path may begin with are bounded, so that no walk of the tree is
// long.
std::vector<std::string> new_path(std::string_view path) {
  std::vector<std::string> names = split_path(path);
  if (names.size() > kMaxCodeLevels) {
    throw Error(Errc::usage, fmt::format("a code's path has at most {} levels; this one has {}",
                                         kMaxCodeLevels, names.size()));
  }
  return names;
}

}  // namespace

// ---- reading
// --------------------------------------------------------------------------------------

std::vector<Code> Codebook::list() {
  store::Database& db = project_.db();
  std::vector<Code> rows;
  std::unordered_map<RowId, std::vector<std::size_t>> children;  // siblings in order
  auto q = db.query(
      "SELECT id, parent_id, name, role, description, include, exclude, example, color, origin "
      "FROM code ORDER BY position, id");
  while (q.step()) {
    children[q.integer(1)].push_back(rows.size());
    rows.push_back(code_of(q));
  }
  auto tags = all_tags(db);
  std::vector<Code> codes;
  codes.reserve(rows.size());
  struct Step {
    std::size_t row, parent;  // parent: index into codes
  };
  constexpr std::size_t kTop = static_cast<std::size_t>(-1);
  std::vector<Step> ahead;
  const auto descend = [&](RowId id, std::size_t parent) {
    const auto found = children.find(id);
    if (found == children.end()) return;
    for (auto i = found->second.rbegin(); i != found->second.rend(); ++i)
      ahead.push_back({*i, parent});
  };
  descend(0, kTop);
  while (!ahead.empty()) {
    const Step step = ahead.back();
    ahead.pop_back();
    Code code = std::move(rows[step.row]);
    code.path = escape_name(code.name);
    if (step.parent != kTop) {
      code.path = codes[step.parent].path + "/" + code.path;
      code.depth = codes[step.parent].depth + 1;
    }
    if (std::string printed = project_.printed(code.path); printed != code.path) {
      code.printed_path = std::move(printed);
    }
    if (const auto found = tags.find(code.id); found != tags.end()) {
      code.tags = std::move(found->second);
    }
    const RowId id = code.id;
    codes.push_back(std::move(code));
    descend(id, codes.size() - 1);
  }
  return codes;
}

Code Codebook::require(std::string_view path_or_name) {
  const CodeFinder finder(list());
  return finder.codes()[finder.require(path_or_name)];
}

RowId Codebook::id_at(std::string_view path) {
  RowId at = 0;
  for (const std::string& name : split_path(path)) {
    at = child(at, name);
    if (at == 0) break;
  }
  return at;
}

std::optional<Code> Codebook::find(std::string_view path_or_name) {
  const CodeFinder finder(list());
  const auto found = finder.find(path_or_name);
  if (!found) return std::nullopt;
  return finder.codes()[*found];
}

std::size_t Codebook::codings_of(RowId code, bool with_sub_codes) {
  auto q = project_.db().query(
      with_sub_codes
          ? "WITH RECURSIVE tree (id) AS (SELECT ?1 UNION "
            "SELECT c.id FROM code c JOIN tree t ON c.parent_id = t.id) "
            "SELECT count(*) FROM coding WHERE code_id IN (SELECT id FROM tree) "
            "AND status = '' AND anchor <> 'lost'"
          : "SELECT count(*) FROM coding WHERE code_id = ?1 AND status = '' AND anchor <> 'lost'");
  q.bind_all(code);
  return q.step() ? static_cast<std::size_t>(q.integer(0)) : 0;
}

std::unordered_map<RowId, CodeCount> Codebook::counts() {
  const std::string counted = Settings(project_).get("count");
  std::unordered_map<RowId, CodeCount> counts;
  auto q = project_.db().query(
      "SELECT code_id, count(*), count(DISTINCT source_id) FROM coding "
      "WHERE status = '' AND anchor <> 'lost' AND (?1 = 'union' OR "
      "coder_id = (SELECT id FROM coder WHERE name = ?1)) GROUP BY code_id");
  q.bind_all(counted);
  while (q.step()) {
    counts[q.integer(0)] = {static_cast<std::size_t>(q.integer(1)),
                            static_cast<std::size_t>(q.integer(2))};
  }
  return counts;
}

std::vector<CodeMemo> Codebook::memos(RowId code) {
  std::vector<CodeMemo> memos;
  auto q = project_.db().query("SELECT type, title, text FROM memo WHERE code_id = ?1 ORDER BY id");
  q.bind_all(code);
  while (q.step()) memos.push_back({q.string(0), q.string(1), q.string(2)});
  return memos;
}

// ---- changing
// -------------------------------------------------------------------------------------

RowId Codebook::child(RowId parent, std::string_view name) {
  auto q =
      project_.db().query("SELECT id FROM code WHERE coalesce(parent_id, 0) = ?1 AND name = ?2");
  q.bind_all(parent, name);
  return q.step() ? q.integer(0) : 0;
}

RowId Codebook::insert(RowId parent, std::string_view name) {
  store::Database& db = project_.db();
  auto known = last_position_.find(parent);
  if (known == last_position_.end()) {
    auto q = db.query("SELECT max(position) FROM code WHERE coalesce(parent_id, 0) = ?1");
    q.bind_all(parent);
    q.step();
    known = last_position_.emplace(parent, q.integer(0)).first;
  }
  const RowId id = project_.new_id();
  db.query("INSERT INTO code (id, parent_id, position, name) VALUES (?1, nullif(?2, 0), ?3, ?4)")
      .bind_all(id, parent, ++known->second, name)
      .run();
  return id;
}

Code Codebook::load(RowId id, std::string path) {
  auto q = project_.db().query(
      "SELECT id, parent_id, name, role, description, include, exclude, example, color, origin "
      "FROM code WHERE id = ?1");
  q.bind_all(id);
  if (!q.step()) throw Error(Errc::project, "a code is gone while it is being changed");
  Code code = code_of(q);
  code.path = std::move(path);
  auto tags = project_.db().query("SELECT key, value FROM code_tag WHERE code_id = ?1 ORDER BY id");
  tags.bind_all(id);
  while (tags.step()) code.tags.push_back({tags.string(0), tags.string(1)});
  return code;
}

namespace {

struct TextField {
  std::string_view name;
  std::optional<std::string> CodeFields::*given;
  std::string Code::*have;
};

constexpr TextField kTextFields[] = {
    {"role", &CodeFields::role, &Code::role},
    {"description", &CodeFields::description, &Code::description},
    {"include", &CodeFields::include, &Code::include},
    {"exclude", &CodeFields::exclude, &Code::exclude},
    {"example", &CodeFields::example, &Code::example},
    {"color", &CodeFields::color, &Code::color},
    {"origin", &CodeFields::origin, &Code::origin},
};

/// The fields as they are stored; throws for what cannot be.
CodeFields clean(Project& project, CodeFields fields) {
  if (fields.role) check_role(*fields.role);
  if (fields.color) fields.color = clean_color(*fields.color);
  for (const TextField& f : kTextFields) {
    if (fields.*f.given) check_text(*(fields.*f.given), fmt::format("the {} of a code", f.name));
  }
  std::vector<Tag> tags;
  for (Tag& tag : fields.tags) {
    check_tag(project, tag, TagOn::code);
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(std::move(tag));
  }
  fields.tags = std::move(tags);
  return fields;
}

std::vector<Tag> tags_after(const std::vector<Tag>& have, const CodeFields& fields) {
  std::vector<Tag> tags;
  if (!fields.replace_tags) tags = have;
  std::erase_if(tags, [&](const Tag& t) {
    return std::find(fields.remove_tags.begin(), fields.remove_tags.end(), t.key) !=
           fields.remove_tags.end();
  });
  for (const Tag& tag : fields.tags) {
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
  }
  return tags;
}

/// The name of the first field in which a code is not as asked for; empty: none.
std::string_view difference(const Code& code, const CodeFields& fields) {
  for (const TextField& f : kTextFields) {
    if (fields.*f.given && *(fields.*f.given) != code.*f.have) return f.name;
  }
  return tags_after(code.tags, fields) == code.tags ? "" : "tags";
}

/// Whether a code has something of its own where a row of an import has something else.
std::string_view contradiction(const Code& code, const CodeFields& fields) {
  static const Code kBlank;
  for (const TextField& f : kTextFields) {
    const auto& given = fields.*f.given;
    if (given && *given != code.*f.have && code.*f.have != kBlank.*f.have) return f.name;
  }
  std::vector<Tag> have = code.tags, given = fields.tags;
  std::sort(have.begin(), have.end());
  std::sort(given.begin(), given.end());
  return have.empty() || given.empty() || have == given ? "" : "tags";
}

}  // namespace

bool Codebook::write(Code code, const CodeFields& fields) {
  if (difference(code, fields).empty()) return false;
  store::Database& db = project_.db();
  bool texts = false;
  for (const TextField& f : kTextFields) {
    if (!(fields.*f.given) || *(fields.*f.given) == code.*f.have) continue;
    code.*f.have = *(fields.*f.given);
    texts = true;
  }
  if (texts) {
    db.query(
          "UPDATE code SET role = ?2, description = ?3, include = ?4, exclude = ?5, example = ?6, "
          "color = ?7, origin = ?8 WHERE id = ?1")
        .bind_all(code.id, code.role, code.description, code.include, code.exclude, code.example,
                  code.color, code.origin)
        .run();
  }
  const std::vector<Tag> tags = tags_after(code.tags, fields);
  // Tags keep their order by id, so what stands before the first difference stays.
  std::size_t same = 0;
  while (same < tags.size() && same < code.tags.size() && tags[same] == code.tags[same]) ++same;
  for (std::size_t i = same; i < code.tags.size(); ++i) {
    db.query("DELETE FROM code_tag WHERE code_id = ?1 AND key = ?2 AND value = ?3")
        .bind_all(code.id, code.tags[i].key, code.tags[i].value)
        .run();
  }
  for (std::size_t i = same; i < tags.size(); ++i) {
    db.query("INSERT INTO code_tag (id, code_id, key, value) VALUES (?1, ?2, ?3, ?4)")
        .bind_all(project_.new_id(), code.id, tags[i].key, tags[i].value)
        .run();
  }
  return true;
}

Codebook::Added Codebook::add(std::string_view path, const CodeFields& given) {
  const std::vector<std::string> names = new_path(path);
  const CodeFields fields = clean(project_, given);
  Added added;
  std::string at;
  for (std::size_t i = 0; i < names.size(); ++i) {
    at += (at.empty() ? "" : "/") + escape_name(names[i]);
    const RowId known = child(added.id, names[i]);
    const RowId id = known != 0 ? known : insert(added.id, names[i]);
    added.id = id;
    if (i + 1 < names.size()) {
      if (known == 0) added.parents.push_back(at);
      continue;
    }
    const Code code = load(id, at);
    added.created = known == 0;
    if (known == 0) {
      write(code, fields);
    } else if (const auto field = difference(code, fields); !field.empty()) {
      throw Error(Errc::exists, fmt::format("code '{}' is there already and differs in its {}: "
                                            "change it with 'thema code set'",
                                            at, field))
          .about(at);
    }
  }
  return added;
}

bool Codebook::set(std::string_view path, const CodeFields& given) {
  const Code code = require(path);
  return write(code, clean(project_, given));
}

std::string Codebook::rename(std::string_view path, std::string_view new_name) {
  const Code code = require(path);
  std::vector<std::string> names = split_path(new_name);
  std::vector<std::string> now = split_path(code.path);
  const std::string name = names.back();
  names.pop_back();
  now.pop_back();
  if (!names.empty() && names != now) {
    throw Error(Errc::usage,
                fmt::format("'{}' is a path: renaming keeps a code where it is; write a "
                            "'/' inside a name as '\\/'",
                            new_name));
  }
  now.push_back(name);
  const std::string renamed = join_path(now);
  if (name == code.name) return renamed;
  if (child(code.parent, name) != 0) {
    throw Error(Errc::exists,
                fmt::format("code '{}' is there already: choose another name", renamed))
        .about(renamed);
  }
  NamesInViews views(project_);
  project_.db().query("UPDATE code SET name = ?2 WHERE id = ?1").bind_all(code.id, name).run();
  views.follow();
  return renamed;
}

// ---- import
// ---------------------------------------------------------------------------------------

CodeImport Codebook::import(const std::vector<CodeRow>& rows, std::string_view file) {
  CodeImport result;
  std::unordered_map<std::string, std::size_t> line_of;  // by path, of the codes that have a row
  std::vector<std::string> made;                         // missing parents, in order
  std::vector<std::string> paths;
  for (const Code& code : list()) paths.push_back(code.path);
  const PrintedAlike alike("code", paths, project_.printed_names());
  for (const CodeRow& row : rows) {
    try {
      alike.check_new(row.path);
      const CodeFields fields = clean(project_, row.fields);
      const Added place = add(row.path, {});
      made.insert(made.end(), place.parents.begin(), place.parents.end());
      const std::string path = join_path(split_path(row.path));
      const Code code = load(place.id, path);
      const auto [listed, first] = line_of.emplace(path, row.line);
      if (const auto field = contradiction(code, fields); !field.empty()) {
        const std::string where = first ? "is there already"
                                  : listed->second == 0
                                      ? "is listed twice"
                                      : fmt::format("is in line {} too", listed->second);
        throw Error(Errc::exists,
                    fmt::format("code '{}' {}, with a different {}{}", path, where, field,
                                first ? ": change it with 'thema code set'" : ""))
            .about(path);
      }
      const bool changed = write(code, fields);
      const bool new_here =
          place.created || (first && std::find(made.begin(), made.end(), path) != made.end());
      if (first && new_here) {
        ++result.added;
      } else if (first) {
        ++(changed ? result.updated : result.unchanged);
      }
    } catch (const Error& e) {
      // In a file a name that cannot be is bad input, not a misuse of the command.
      const Errc kind = e.code() == Errc::usage ? Errc::bad_input : e.code();
      throw Error(kind, e.what(), e.hint()).at(std::string(file), row.line).about(e.object());
    }
  }
  std::erase_if(made, [&](const std::string& path) { return line_of.contains(path); });
  result.parents = std::move(made);
  return result;
}

}  // namespace thema::model
