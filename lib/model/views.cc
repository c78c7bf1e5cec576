#include "model/views.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/check_parts.h"
#include "model/clean_text.h"
#include "model/codebook.h"
#include "model/project.h"
#include "model/selection.h"
#include "model/settings.h"
#include "store/database.h"
#include "text/collate.h"

namespace thema::model {

std::vector<SavedView> Views::list() {
  std::vector<SavedView> all;
  auto q = project_.db().query("SELECT id, name, where_expr, query_expr FROM saved_view");
  while (q.step()) all.push_back({q.integer(0), q.string(1), q.string(2), q.string(3)});
  if (all.size() < 2) return all;
  const text::Collator order(Settings(project_).get("language"));
  std::sort(all.begin(), all.end(),
            [&](const auto& a, const auto& b) { return order.less(a.name, b.name); });
  return all;
}

SavedView Views::require(std::string_view name) {
  std::vector<std::string> names;
  for (SavedView& view : list()) {
    if (view.name == trim(name)) return std::move(view);
    names.push_back(std::move(view.name));
  }
  throw Error(Errc::not_found, fmt::format("no view '{}'", trim(name)),
              did_you_mean(trim(name), names))
      .about(std::string(trim(name)));
}

void Views::check(const SavedView& view) {
  if (view.where.empty() && view.query.empty()) {
    throw Error(Errc::usage, "a view needs a filter (--where) or a query (--query)");
  }
  check_text(view.where, "a filter");
  check_text(view.query, "a query");
  const Corpus corpus = load_corpus(project_);
  named_in_filter(view.where, corpus, view.name);
  if (!view.query.empty()) parse_span_query(view.query, corpus);
}

bool Views::add(std::string_view name, std::string_view where, std::string_view query) {
  SavedView view{0, clean_name(name, "a view"), std::string(trim(where)), std::string(trim(query))};
  for (const SavedView& there : list()) {
    if (there.name != view.name) continue;
    if (there.where == view.where && there.query == view.query) return false;
    throw Error(Errc::exists,
                fmt::format("the view '{}' asks something else already: change it with 'thema view "
                            "set'",
                            view.name))
        .about(view.name);
  }
  check(view);
  project_.db()
      .query("INSERT INTO saved_view (id, name, where_expr, query_expr) VALUES (?1, ?2, ?3, ?4)")
      .bind_all(project_.new_id(), view.name, view.where, view.query)
      .run();
  return true;
}

bool Views::set(std::string_view name, std::optional<std::string_view> where,
                std::optional<std::string_view> query) {
  SavedView view = require(name);
  const SavedView before = view;
  if (where) view.where = trim(*where);
  if (query) view.query = trim(*query);
  if (view.where == before.where && view.query == before.query) return false;
  check(view);
  project_.db()
      .query("UPDATE saved_view SET where_expr = ?2, query_expr = ?3 WHERE id = ?1")
      .bind_all(view.id, view.where, view.query)
      .run();
  return true;
}

namespace {

bool can_be_read(const SavedView& view, const Corpus& corpus) {
  try {
    named_in_filter(view.where, corpus, view.name);
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// The views that ask another, directly or through others.
std::vector<std::string> users_of(const SavedView& asked, Project& project) {
  const Corpus corpus = load_corpus(project);
  Corpus without = corpus;
  std::erase_if(without.views, [&](const SavedView& v) { return v.id == asked.id; });
  std::vector<std::string> users;
  for (const SavedView& view : without.views) {
    if (can_be_read(view, corpus) && !can_be_read(view, without)) users.push_back(view.name);
  }
  return users;
}

}  // namespace

void Views::remove(std::string_view name, bool with_users) {
  const SavedView view = require(name);
  const auto users = with_users ? std::vector<std::string>() : users_of(view, project_);
  if (!users.empty()) {
    throw Error(Errc::exists,
                fmt::format("the view '{}' is asked by {} '{}', which could not be used without "
                            "it: change {} with 'thema view set', or --yes removes it all the same",
                            view.name, users.size() == 1 ? "the view" : "the views",
                            join(users, "', '"), users.size() == 1 ? "that" : "those"))
        .about(view.name);
  }
  project_.db().query("DELETE FROM saved_view WHERE id = ?1").bind_all(view.id).run();
}

std::vector<std::pair<const SavedView*, std::string>> broken_views(const Corpus& corpus) {
  std::vector<std::pair<const SavedView*, std::string>> broken;
  for (const SavedView& view : corpus.views) {
    try {
      named_in_filter(view.where, corpus, view.name);
      if (!view.query.empty()) parse_span_query(view.query, corpus);
    } catch (const Error& e) {
      const std::string message = e.what();
      broken.emplace_back(&view, message.substr(0, message.find('\n')));
    }
  }
  return broken;
}

void check_views(Project& project, const Found& found) {
  if (project.db().integer("SELECT count(*) FROM saved_view") == 0) return;
  const Corpus corpus = load_corpus(project);
  for (const auto& [view, why] : broken_views(corpus)) {
    found({"view", Level::error, view->name,
           fmt::format("the view cannot be used: {}; 'thema view set' changes it", why)});
  }
}

// ---- following names

namespace {

std::string quoted_text(std::string_view words, char quote) {
  std::string out(1, quote);
  for (const char c : words) {
    out += c;
    if (c == quote) out += c;
  }
  return out + quote;
}

/// A token without its quotes.
std::string unquoted(std::string_view token) {
  if (token.empty() || (token.front() != '\'' && token.front() != '"')) return std::string(token);
  std::string out;
  for (std::size_t i = 1; i + 1 < token.size(); ++i) {
    out += token[i];
    if (token[i] == token.front()) ++i;
  }
  return out;
}

char quote_of(std::string_view token) {
  return !token.empty() && token.front() == '"' ? '"' : '\'';
}

/// Names as they are after a change.
class NamesNow {
 public:
  NamesNow(Project& project, const std::unordered_map<RowId, RowId>& into)
      : corpus_(load_corpus(project)), codes_(corpus_.codes), into_(into) {
    note(FieldKind::case_name, corpus_.cases);
    note(FieldKind::source_name, corpus_.sources);
    note(FieldKind::coder, corpus_.coders);
    for (const Code& code : corpus_.codes) names_[FieldKind::code].emplace(code.id, code.path);
  }

  /// What stands for a token; nothing: it still means its thing, or that is gone.
  std::optional<std::string> renamed(const std::string& token, FieldKind kind, RowId id) const {
    if (const auto other = into_.find(id); other != into_.end()) id = other->second;
    const auto& names = names_.at(kind);
    const auto name = names.find(id);
    if (name == names.end() || means(unquoted(token), kind, id)) return std::nullopt;
    return quoted_text(name->second, quote_of(token));
  }

 private:
  template <class Row>
  void note(FieldKind kind, const std::vector<Row>& rows) {
    auto& names = names_[kind];
    for (const Row& row : rows) names.emplace(row.id, row.name);
  }

  bool means(const std::string& name, FieldKind kind, RowId id) const {
    try {
      if (kind == FieldKind::code) {
        const auto code = codes_.find(name);
        return code && codes_.codes()[*code].id == id;
      }
      const std::string_view field = kind == FieldKind::case_name     ? "case"
                                     : kind == FieldKind::source_name ? "source"
                                                                      : "coder";
      const std::string filter = fmt::format("{} = {}", field, quoted_text(name, '\''));
      const auto rows = named_in_filter(filter, corpus_, {}).rows;
      return rows.size() == 1 && rows.front().id == id;
    } catch (const Error&) {  // it means nothing now, or several
      return false;
    }
  }

  const Corpus corpus_;
  const CodeFinder codes_;
  const std::unordered_map<RowId, RowId>& into_;
  std::map<FieldKind, std::unordered_map<RowId, std::string>> names_;
};

}  // namespace

NamesInViews::NamesInViews(Project& project) : project_(project) {
  if (project.db().integer("SELECT count(*) FROM saved_view") == 0) return;
  const Corpus corpus = load_corpus(project);
  const auto in_order = [](std::vector<Name> names) {
    std::sort(names.begin(), names.end(),
              [](const Name& a, const Name& b) { return a.begin < b.begin; });
    return names;
  };
  const auto codes_of = [&](const std::vector<NamedCode>& named) {
    std::vector<Name> names;
    for (const NamedCode& n : named) {
      names.push_back({n.begin, n.end, FieldKind::code, corpus.codes[n.code].id});
    }
    return names;
  };
  const auto names_in_query = [&](std::string_view query) {
    std::vector<NamedCode> named;
    if (!query.empty()) parse_span_query(query, corpus, &named);
    return in_order(codes_of(named));
  };
  for (const SavedView& view : corpus.views) {
    try {
      const NamedInFilter filter = named_in_filter(view.where, corpus, view.name);
      std::vector<Name> names = codes_of(filter.codes);
      for (const NamedRow& r : filter.rows) names.push_back({r.begin, r.end, r.kind, r.id});
      Followed followed{
          view.id, {view.where, in_order(std::move(names)), {}}, {view.query, {}, {}}};
      for (const NamedQuery& q : filter.queries) {
        followed.where.queries.push_back(
            {{q.begin, q.end, FieldKind::code, 0}, names_in_query(q.text)});
      }
      followed.query.names = names_in_query(view.query);
      views_.push_back(std::move(followed));
    } catch (const Error&) {  // `check` says what is wrong with it
    }
  }
}

void NamesInViews::follow(const std::unordered_map<RowId, RowId>& into) {
  if (views_.empty()) return;
  const NamesNow now(project_, into);
  const auto rewritten = [&](std::string words, const std::vector<Name>& names) {
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
      const std::size_t size = name->end - name->begin;
      if (const auto other = now.renamed(words.substr(name->begin, size), name->kind, name->id)) {
        words.replace(name->begin, size, *other);
      }
    }
    return words;
  };
  for (const Followed& view : views_) {
    // Names and queries of a filter, from the end, so that places before stay.
    struct Part {
      Name name;
      const std::vector<Name>* inner;
    };
    std::vector<Part> parts;
    for (const Name& name : view.where.names) parts.push_back({name, nullptr});
    for (const auto& [place, names] : view.where.queries) parts.push_back({place, &names});
    std::sort(parts.begin(), parts.end(),
              [](const Part& a, const Part& b) { return a.name.begin > b.name.begin; });
    std::string where = view.where.words;
    for (const Part& part : parts) {
      const std::size_t size = part.name.end - part.name.begin;
      const std::string token = where.substr(part.name.begin, size);
      std::optional<std::string> other;
      if (part.inner == nullptr) {
        other = now.renamed(token, part.name.kind, part.name.id);
      } else {
        const std::string query = unquoted(token);
        const std::string followed = rewritten(query, *part.inner);
        if (followed != query) other = quoted_text(followed, quote_of(token));
      }
      if (other) where.replace(part.name.begin, size, *other);
    }
    const std::string query = rewritten(view.query.words, view.query.names);
    if (where == view.where.words && query == view.query.words) continue;
    project_.db()
        .query("UPDATE saved_view SET where_expr = ?2, query_expr = ?3 WHERE id = ?1")
        .bind_all(view.id, where, query)
        .run();
  }
}

}  // namespace thema::model
