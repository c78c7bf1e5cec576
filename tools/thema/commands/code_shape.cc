#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "code.h"
#include "coding_rows.h"
#include "command.h"
#include "context.h"
#include "filter_options.h"
#include "formats/table.h"
#include "model/code_tree.h"
#include "model/coders.h"
#include "model/codings.h"
#include "model/project.h"
#include "model/sources.h"
#include "wording.h"

namespace thema::cli {

namespace {

using model::Code;
using model::Codebook;
using model::CodePlace;
using model::CodeTree;

struct ShapeOptions {
  std::string path, under, before, after;
  std::vector<std::string> paths;
  std::string into, where, codings;
  bool top = false, recursive = false, yes = false;
};

/// ", 3 codings joined with one of the same passage": what a reader of the log has to know.
std::string joined(const model::Recoded& recoded) {
  if (recoded.joined == 0) return "";
  return fmt::format(", {} became one with {} of the same passage", recoded.joined,
                     recoded.joined == 1 ? "that" : "those");
}

// ---- move, merge, remove
// ---------------------------------------------------------------------

CodePlace place_of(const ShapeOptions& o) {
  using Where = CodePlace::Where;
  if (!o.under.empty()) return {Where::under, o.under};
  if (!o.before.empty()) return {Where::before, o.before};
  if (!o.after.empty()) return {Where::after, o.after};
  if (o.top) return {Where::top, {}};
  throw Error(Errc::usage, "where to? give --under PARENT, --top, --before CODE or --after CODE");
}

int move(const ShapeOptions& o, Context& ctx) {
  const CodePlace place = place_of(o);
  ctx.change([&](model::Project& project) {
    const CodeTree::Moved moved = CodeTree(project, ctx.sink()).move(o.path, place);
    if (!moved.changed) return no_change(ctx);
    Codebook book(project);
    const std::string what = moved.from == moved.to
                                 ? "moved " + moved.to + " among its siblings"
                                 : fmt::format("moved {} -> {}", moved.from, moved.to);
    const RowId id = book.require(moved.to).id;
    done(ctx, project, fmt::format("{} ({})", what, counted(book.codings_of(id, true), "coding")));
  });
  return 0;
}

int merge(const ShapeOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const model::CodesMerged merged = CodeTree(project, ctx.sink()).merge(o.paths, o.into);
    if (merged.merged.empty()) return no_change(ctx);
    std::string sentence =
        fmt::format("merged {} into {}: {}{}", join(merged.merged, ", "), merged.into,
                    counted(merged.codings.codings, "coding"), joined(merged.codings));
    if (merged.moved > 0) {
      sentence += fmt::format("; {} below it now", counted(merged.moved, "sub-code"));
    }
    done(ctx, project, sentence);
  });
  return 0;
}

int remove(const ShapeOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const std::string path = Codebook(project).require(o.path).path;
    const model::CodesRemoved removed =
        CodeTree(project, ctx.sink()).remove(path, o.recursive, o.yes);
    std::string sentence = "removed " + path;
    if (removed.codes > 1)
      sentence += fmt::format(" and {}", counted(removed.codes - 1, "sub-code"));
    if (removed.use.any()) sentence += ", with " + to_string(removed.use);
    done(ctx, project, sentence);
  });
  return 0;
}

// ---- split
// ----------------------------------------------------------------------------------

/// The codings of one code that fit a filter.
std::vector<RowId> codings_where(model::Project& project, const Code& code,
                                 const std::string& where) {
  std::vector<RowId> ids;
  const model::Corpus corpus = model::load_corpus(project);
  CodingWalk walk(project, corpus,
                  {.where = where, .codes = {code.path}, .exact = true, .counted_only = false});
  walk.each([&](const CodingWalk::Visit& visit) {
    for (const auto& s : visit.selected) ids.push_back(s.coding->id);
  });
  return ids;
}

/// Rows of a file: an id each, or source, start, end and maybe the coder, as `coding list` and
/// `coding export` write them.
class ListedCodings {
 public:
  ListedCodings(model::Project& project, const Code& code, const std::string& file, Sink& sink)
      : project_(project), code_(code), table_(read_file(file), file, sink) {}

  std::vector<RowId> ids() {
    const auto id = table_.find("id");
    if (!id) {
      for (const char* column : {"source", "start", "end"}) table_.require(column);
    }
    std::vector<RowId> ids;
    formats::Record record;
    while (table_.next(record)) {
      try {
        const std::vector<RowId> here = id ? by_id(record.cells[*id]) : by_place(record.cells);
        ids.insert(ids.end(), here.begin(), here.end());
      } catch (const Error& e) {
        throw Error(e.code() == Errc::usage ? Errc::bad_input : e.code(), e.what(), e.hint())
            .at(table_.file(), record.line);
      }
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
  }

 private:
  std::vector<RowId> by_id(const std::string& text) {
    const RowId id = model::Codings(project_).require_id(trim(text));
    return {model::Codings(project_).code_of(id) == code_.id ? id : throw other_code(text)};
  }

  std::vector<RowId> by_place(const std::vector<std::string>& cells) {
    const auto number = [&](std::string_view column) {
      const std::string& cell = cells[table_.require(column)];
      const auto n = parse_integer(trim(cell));
      if (!n || *n < 0 || *n > 0xffffffffLL) {
        throw Error(Errc::bad_input, fmt::format("'{}' is no position: column '{}' counts code "
                                                 "points from 0",
                                                 cell, column));
      }
      return static_cast<std::uint32_t>(*n);
    };
    const auto coder = table_.find("coder");
    const RowId source = model::Sources(project_).require(cells[table_.require("source")]).id;
    const RowId by =
        coder && !cells[*coder].empty() ? model::Coders(project_).require(cells[*coder]).id : 0;
    std::vector<RowId> ids =
        model::Codings(project_).on_passage(source, {number("start"), number("end")}, code_.id, by);
    if (ids.empty()) throw other_code("this passage");
    return ids;
  }

  Error other_code(const std::string& what) const {
    return {Errc::not_found, fmt::format("{} is no coding of '{}'", what, code_.path)};
  }

  model::Project& project_;
  const Code& code_;
  formats::Table table_;
};

int split(const ShapeOptions& o, Context& ctx) {
  if (o.where.empty() == o.codings.empty()) {
    throw Error(Errc::usage, "which codings? give --where EXPR or --codings FILE");
  }
  ctx.change([&](model::Project& project) {
    Codebook book(project);
    const Code from = book.require(o.path);
    const std::vector<RowId> ids = o.where.empty()
                                       ? ListedCodings(project, from, o.codings, ctx.sink()).ids()
                                       : codings_where(project, from, o.where);
    auto into = book.find(o.into);
    if (into && into->id == from.id) {
      throw Error(
          Errc::usage,
          fmt::format("'{}' is the code that is split: name another with --into", from.path));
    }
    if (ids.empty()) return no_change(ctx);
    const std::size_t all = model::use_of_codes(project, {from.id}).codings;
    if (!into) {
      const std::vector<Code> before = book.list();
      Codebook::Added added = book.add(o.into, {});
      into = book.require(o.into);
      added.parents.push_back(into->path);
      tell_new_codes(added.parents, before, ctx);
    }
    const model::Recoded recoded = model::recode(project, ids, into->id);
    done(ctx, project,
         fmt::format("split {}: {} of {} to {}{}", from.path, recoded.codings,
                     counted(all, "coding"), into->path, joined(recoded)));
  });
  return 0;
}

}  // namespace

void setup_code_shape(App app, Context& ctx) {
  auto o = std::make_shared<ShapeOptions>();
  App verb = app.add_subcommand("move", "Put a code, with its sub-codes, elsewhere");
  verb.add_option("code", o->path, "Path of the code, or its name").required();
  std::vector<Option> places{
      verb.add_option("--under", o->under, "Below this code, behind its sub-codes"),
      verb.add_flag("--top", o->top, "To the top level"),
      verb.add_option("--before", o->before, "Before this code, among its siblings"),
      verb.add_option("--after", o->after, "Behind this code, among its siblings")};
  for (Option place : places) {
    for (Option other : places) {
      if (place != other) place.excludes(other);
    }
  }
  example(verb,
          "  thema code move 'Logging in' --under Access\n"
          "  thema code move Access --before Barriers");
  bind(verb, ctx, [o, &ctx] { return move(*o, ctx); });

  verb = app.add_subcommand("merge", "Make one code of several");
  verb.add_option("codes", o->paths,
                  "Codes that go: their codings, tags, memos and sub-codes become those of --into")
      .required();
  verb.add_option("--into", o->into, "The code that stays, with its definition").required();
  example(verb, "  thema code merge Fear 'Being afraid' --into Worry --reason 'one idea'");
  bind(verb, ctx, [o, &ctx] { return merge(*o, ctx); });

  verb = app.add_subcommand("split", "Give some of a code's codings another code");
  verb.add_option("code", o->path, "Path of the code, or its name").required();
  verb.add_option("--into", o->into, "The code that they get; made when it is not there")
      .required();
  const Option where = add_filter(verb, o->where, "Those that fit a filter");
  verb.add_option("--codings", o->codings,
                  "Those in a csv file: a column id, or source, start, end and maybe coder")
      .excludes(where);
  example(verb,
          "  thema code split Access --into 'Access/At work' --where \"turn has 'Work'\"\n"
          "  thema coding list --code Access -f csv -o access.csv   # keep the rows that shall go\n"
          "  thema code split Access --into 'Access/At work' --codings access.csv");
  bind(verb, ctx, [o, &ctx] { return split(*o, ctx); });

  verb = app.add_subcommand("remove", "Remove a code on which nothing hangs");
  verb.add_option("code", o->path, "Path of the code, or its name").required();
  verb.add_flag("--recursive", o->recursive, "With its sub-codes");
  verb.add_flag("--yes", o->yes, "With the codings and all else that hangs on it");
  example(verb, "  thema code remove 'Logging in' --reason 'never used'");
  bind(verb, ctx, [o, &ctx] { return remove(*o, ctx); });
}

}  // namespace thema::cli
