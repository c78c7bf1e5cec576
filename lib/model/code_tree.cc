#include "model/code_tree.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "model/project.h"
#include "model/views.h"
#include "store/database.h"

namespace thema::model {

namespace {

/// The index behind the last sub-code of `codes[at]`: a subtree is a stretch of the list.
std::size_t end_of_subtree(const std::vector<Code>& codes, std::size_t at) {
  std::size_t end = at + 1;
  while (end < codes.size() && codes[end].depth > codes[at].depth) ++end;
  return end;
}

bool lies_below(const CodeFinder& codes, std::size_t code, std::size_t top) {
  return code >= top && code < end_of_subtree(codes.codes(), top);
}

std::string path_below(const std::string& parent, const std::string& name) {
  return parent.empty() ? escape_name(name) : parent + "/" + escape_name(name);
}

}  // namespace

std::vector<RowId> CodeTree::children(RowId parent) {
  std::vector<RowId> ids;
  auto q = project_.db().query(
      "SELECT id FROM code WHERE coalesce(parent_id, 0) = ?1 ORDER BY position, id");
  q.bind_all(parent);
  while (q.step()) ids.push_back(q.integer(0));
  return ids;
}

void CodeTree::check_depth() {
  for (const Code& code : Codebook(project_).list()) {
    if (static_cast<std::size_t>(code.depth) <= kMaxCodeLevels) continue;
    throw Error(Errc::usage,
                fmt::format("a code's path has at most {} levels; '{}' would be deeper",
                            kMaxCodeLevels, code.path));
  }
}

/// Puts a code below `parent`; then its siblings, the code among them, into this order.
void CodeTree::place(RowId code, RowId parent, const std::vector<RowId>& siblings) {
  store::Database& db = project_.db();
  db.query(
        "UPDATE code SET parent_id = nullif(?2, 0) WHERE id = ?1 AND coalesce(parent_id, 0) <> ?2")
      .bind_all(code, parent)
      .run();
  auto order = db.query("UPDATE code SET position = ?2 WHERE id = ?1 AND position <> ?2");
  std::int64_t position = 0;
  for (const RowId id : siblings) order.bind_all(id, ++position).run();
}

CodeTree::Moved CodeTree::move(std::string_view path, const CodePlace& where) {
  const CodeFinder codes(Codebook(project_).list());
  const std::uint32_t at = codes.require(path);
  const Code& code = codes.codes()[at];
  RowId parent = 0, beside = 0;
  std::string parent_path;
  if (where.where != CodePlace::Where::top) {
    const std::uint32_t other = codes.require(where.code);
    const Code& target = codes.codes()[other];
    const bool under = where.where == CodePlace::Where::under;
    if (lies_below(codes, other, at) && (under || other != at)) {
      throw Error(Errc::usage, fmt::format("'{}' cannot stand below itself", code.path));
    }
    if (other == at) return {code.path, code.path, false};
    parent = under ? target.id : target.parent;
    beside = under ? 0 : target.id;
    parent_path = target.path;
    if (!under) parent_path.resize(target.path.size() - escape_name(target.name).size());
    if (!under && !parent_path.empty()) parent_path.pop_back();  // the slash
  }
  Moved moved{code.path, path_below(parent_path, code.name), true};
  const std::vector<RowId> before = children(parent);
  if (parent != code.parent) {
    const auto same = std::find_if(codes.codes().begin(), codes.codes().end(), [&](const Code& c) {
      return c.parent == parent && c.name == code.name;
    });
    if (same != codes.codes().end()) {
      throw Error(Errc::exists,
                  fmt::format("code '{0}' is there already: rename one, or make one of both with "
                              "'thema code merge'",
                              same->path))
          .about(same->path);
    }
  }
  std::vector<RowId> siblings = before;
  std::erase(siblings, code.id);
  auto place_at = siblings.end();
  if (beside != 0) {
    place_at = std::find(siblings.begin(), siblings.end(), beside);
    if (where.where == CodePlace::Where::after) ++place_at;
  }
  siblings.insert(place_at, code.id);
  if (siblings == before) return {code.path, code.path, false};
  NamesInViews views(project_);
  place(code.id, parent, siblings);
  check_depth();
  views.follow();
  return moved;
}

void CodeTree::merge_into(const Code& from, const Code& into, CodesMerged& result) {
  const auto sub_codes = [&](const Code& code) {
    std::vector<Code> subs;
    auto q = project_.db().query(
        "SELECT id, name, role, description, include, exclude, example FROM code "
        "WHERE coalesce(parent_id, 0) = ?1 ORDER BY position, id");
    q.bind_all(code.id);
    while (q.step()) {
      Code sub;
      sub.id = q.integer(0);
      sub.parent = code.id;
      sub.name = q.string(1);
      sub.path = path_below(code.path, sub.name);
      sub.role = q.string(2);
      sub.description = q.string(3);
      sub.include = q.string(4);
      sub.exclude = q.string(5);
      sub.example = q.string(6);
      subs.push_back(std::move(sub));
    }
    return subs;
  };
  // A sub-code may have the name of the code that goes, and take its place.
  project_.db()
      .query("UPDATE code SET name = ?2 WHERE id = ?1")
      .bind_all(from.id, fmt::format("\x01{}", from.id))
      .run();
  std::unordered_map<std::string, Code> there;
  std::vector<RowId> order;
  for (Code& sub : sub_codes(into)) {
    if (sub.id == from.id) continue;
    order.push_back(sub.id);
    std::string name = sub.name;
    there.emplace(std::move(name), std::move(sub));
  }
  const std::size_t own = order.size();
  for (const Code& sub : sub_codes(from)) {
    if (const auto same = there.find(sub.name); same != there.end()) {
      merge_into(sub, same->second, result);
    } else {
      order.push_back(sub.id);
      place(sub.id, into.id, {});
      ++result.moved;
    }
  }
  if (order.size() > own) {
    const RowId last = order.back();
    place(last, into.id, order);
  }
  const Recoded recoded = carry_over(project_, from, into.id, project_.coder_id(sink_));
  result.codings.codings += recoded.codings;
  result.codings.joined += recoded.joined;
  project_.db().query("DELETE FROM code WHERE id = ?1").bind_all(from.id).run();
  result.merged.push_back(from.path);
  result.taken_by[from.id] = into.id;
}

CodesMerged CodeTree::merge(const std::vector<std::string>& paths, std::string_view into) {
  const CodeFinder codes(Codebook(project_).list());
  const std::uint32_t target = codes.require(into);
  CodesMerged result;
  result.into = codes.codes()[target].path;
  std::vector<std::uint32_t> others;
  for (const std::string& path : paths) {
    const std::uint32_t at = codes.require(path);
    if (at == target) continue;
    if (lies_below(codes, target, at)) {
      throw Error(
          Errc::usage,
          fmt::format("'{0}' lies below '{1}', which cannot be merged into its own sub-code: "
                      "move it out first ('thema code move')",
                      result.into, codes.codes()[at].path));
    }
    others.push_back(at);
  }
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  // Deeper ones first: a named sub-code of a named code goes into the target itself. Of one depth
  // in the codebook's order, which decides whose sub-codes come first.
  std::stable_sort(others.begin(), others.end(), [&](std::uint32_t a, std::uint32_t b) {
    return codes.codes()[a].depth > codes.codes()[b].depth;
  });
  NamesInViews views(project_);
  for (const std::uint32_t at : others)
    merge_into(codes.codes()[at], codes.codes()[target], result);
  if (!others.empty()) check_depth();
  views.follow(result.taken_by);
  return result;
}

CodesRemoved CodeTree::remove(std::string_view path, bool recursive, bool with_all) {
  const CodeFinder codes(Codebook(project_).list());
  const std::uint32_t at = codes.require(path);
  const std::size_t end = end_of_subtree(codes.codes(), at);
  const std::string& name = codes.codes()[at].path;
  if (end - at > 1 && !recursive) {
    throw Error(Errc::exists, fmt::format("code '{}' has {} sub-code{}: --recursive removes these "
                                          "with it; 'thema code move' keeps them",
                                          name, end - at - 1, end - at == 2 ? "" : "s"))
        .about(name);
  }
  std::vector<RowId> ids;
  for (std::size_t i = at; i < end; ++i) ids.push_back(codes.codes()[i].id);
  CodesRemoved removed{ids.size(), use_of_codes(project_, ids)};
  if (removed.use.any() && !with_all) {
    throw Error(
        Errc::exists,
        fmt::format("on code '{}'{} hang: {}; --yes removes that with it, 'thema code merge' "
                    "gives it to another code",
                    name, ids.size() > 1 ? " and its sub-codes" : "", to_string(removed.use)))
        .about(name);
  }
  delete_codes(project_, ids);
  return removed;
}

}  // namespace thema::model
