#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "cells.h"
#include "code_fit.h"
#include "codebook_file.h"
#include "command.h"
#include "context.h"
#include "model/codebook.h"
#include "model/project.h"
#include "model/settings.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using model::Code;
using model::Codebook;

struct CodeOptions {
  std::string sheet;
  std::string path, name, file;
  std::string role, description, include, exclude, example, rgb;
  std::vector<std::string> tags, untag;
  CLI::App* given = nullptr;  ///< the verb, to tell an empty text from none
  bool tree = false, counts = false;
  std::string where;
};

report::Cell tags_cell(const std::vector<model::Tag>& tags) {
  report::Members members;
  for (const model::Tag& tag : tags) {
    auto known = std::find_if(members.items.begin(), members.items.end(),
                              [&](const auto& item) { return item.first == tag.key; });
    if (known == members.items.end()) known = members.items.insert(known, {tag.key, {}});
    known->second.push_back(tag.value);
  }
  return members;
}

/// Whose codings are counted.
std::string counted_codings(model::Project& project) {
  const std::string whose = model::Settings(project).get("count");
  return whose == "union" ? "Codings of all coders are counted"
                          : fmt::format("Codings of {} are counted", whose);
}

// ---- list, show, export
// ---------------------------------------------------------------------------

int list(const CodeOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("codes", "Codebook");
  Codebook book(project);
  const bool indented = o.tree && !out->machine();
  report::Table table;
  table.name = "codes";
  table.columns = {{"code", "Code", Kind::text},
                   {"role", "Role", Kind::text},
                   {"level", "Level", Kind::integer, report::kMachines},
                   {"color", "Colour", Kind::text, report::kMachines}};
  std::optional<CodesThatFit> fit;
  if (!o.where.empty()) fit = codes_that_fit(project, o.where);
  std::unordered_map<RowId, model::CodeCount> counts;
  if (o.counts) {
    counts = fit ? fit->counts : book.counts();
    table.columns.push_back({"codings", "Codings", Kind::integer});
    table.columns.push_back({"sources", "Sources", Kind::integer});
    table.notes.push_back(counted_codings(project) + (fit ? " where " + o.where : "") +
                          ", each code without its sub-codes.");
  }
  table.columns.push_back(
      {"description", "Description", Kind::text, o.tree ? report::kMachines : report::kAll, true});
  std::vector<report::Row> rows;
  for (const Code& code : book.list()) {
    if (fit && !fit->listed.contains(code.id)) continue;
    const auto level = static_cast<std::size_t>(code.depth);
    const std::string name =
        indented ? std::string(2 * (level - 1), ' ') + model::escape_name(code.name) : code.path;
    report::Row row{cell(name), cell(code.role), cell_count(level), cell(code.color)};
    if (o.counts) {
      row.push_back(cell_count(counts[code.id].codings));
      row.push_back(cell_count(counts[code.id].sources));
    }
    row.push_back(cell(code.description));
    rows.push_back(std::move(row));
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

int show(const CodeOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("code", "Code");
  Codebook book(project);
  const std::vector<Code> codes = book.list();
  const Code code = book.require(o.path);
  report::List sub_codes;
  for (const Code& c : codes) {
    if (c.parent == code.id) sub_codes.items.push_back(c.path);
  }
  auto counts = book.counts();
  const model::CodeCount count = counts[code.id];
  std::size_t below = count.codings;
  for (const Code& c : codes) {
    if (c.path.starts_with(code.path + "/")) below += counts[c.id].codings;
  }
  out->field({"code", "Code", cell(code.path)});
  out->field({"role", "Role", cell(code.role)});
  out->field({"description", "Description", cell(code.description)});
  out->field({"include", "Include", cell(code.include)});
  out->field({"exclude", "Exclude", cell(code.exclude)});
  out->field({"example", "Example", cell(code.example)});
  out->field({"color", "Colour", cell(code.color)});
  out->field({"tags", "Tags", tags_cell(code.tags)});
  out->field({"sub_codes", "Sub-codes", std::move(sub_codes)});
  out->field({"codings", "Codings", cell_count(count.codings)});
  out->field({"codings_with_sub_codes", "Codings with sub-codes", cell_count(below)});
  out->field({"sources", "Sources", cell_count(count.sources)});
  out->note({counted_codings(project) + "."});
  out->finish();
  return 0;
}

int export_book(Context& ctx) {
  model::Project& project = ctx.read();
  Globals& g = ctx.globals();
  if (g.format.empty() && (g.output.empty() || g.output == "-")) g.format = "csv";
  auto out = ctx.renderer("codes", "Codebook");
  report::Table table;
  table.name = "codes";
  table.columns = {{"code", "Code", Kind::text},
                   {"role", "Role", Kind::text},
                   {"description", "Description", Kind::text, report::kAll, true},
                   {"include", "Include", Kind::text, report::kAll, true},
                   {"exclude", "Exclude", Kind::text, report::kAll, true},
                   {"example", "Example", Kind::text, report::kAll, true},
                   {"color", "Colour", Kind::text},
                   {"tags", "Tags", Kind::members}};
  std::vector<report::Row> rows;
  for (const Code& c : Codebook(project).list()) {
    rows.push_back({cell(c.path), cell(c.role), cell(c.description), cell(c.include),
                    cell(c.exclude), cell(c.example), cell(c.color), tags_cell(c.tags)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

// ---- add, set, rename, import
// ---------------------------------------------------------------------

model::CodeFields fields_of(const CodeOptions& o) {
  model::CodeFields fields;
  const auto take = [&](const char* option, const std::string& text,
                        std::optional<std::string>& into) {
    if (o.given->count(option) > 0) into = text;
  };
  take("--role", o.role, fields.role);
  take("--description", o.description, fields.description);
  take("--include", o.include, fields.include);
  take("--exclude", o.exclude, fields.exclude);
  take("--example", o.example, fields.example);
  take("--rgb", o.rgb, fields.color);
  for (const std::string& tag : o.tags) fields.tags.push_back(model::parse_tag(tag));
  fields.remove_tags = o.untag;
  return fields;
}

/// A parent that is made on the way may be a slip: it is told, with the name that was perhaps
/// meant.
void tell_parents(const std::vector<std::string>& parents, const std::vector<Code>& before,
                  Context& ctx) {
  if (parents.empty()) return;
  for (const std::string& parent : parents) {
    std::vector<std::string> paths;
    for (const Code& c : before) {
      if (!parent.starts_with(c.path + "/")) paths.push_back(c.path);
    }
    const std::string hint = did_you_mean(parent, paths);
    ctx.sink().notice("new-code",
                      fmt::format("new code '{}'{}{}", parent, hint.empty() ? "" : "; ", hint),
                      parent);
  }
}

int add(const CodeOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    Codebook book(project);
    const std::vector<Code> before = book.list();
    const auto added = book.add(o.path, fields_of(o));
    tell_parents(added.parents, before, ctx);
    if (!added.created) return no_change(ctx);
    done(ctx, project, "added " + model::join_path(model::split_path(o.path)));
  });
  return 0;
}

int set(const CodeOptions& o, Context& ctx) {
  const model::CodeFields fields = fields_of(o);
  if (!fields.role && !fields.description && !fields.include && !fields.exclude &&
      !fields.example && !fields.color && fields.tags.empty() && fields.remove_tags.empty()) {
    throw Error(Errc::usage,
                "nothing to set: give --role, --description, --include, --exclude, "
                "--example, --rgb, --tag or --untag");
  }
  ctx.change([&](model::Project& project) {
    Codebook book(project);
    const Code code = book.require(o.path);
    if (!book.set(o.path, fields)) return no_change(ctx);
    done(ctx, project, "changed " + code.path);
  });
  return 0;
}

int rename(const CodeOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    Codebook book(project);
    const Code code = book.require(o.path);
    const std::string now = book.rename(o.path, o.name);
    if (now == code.path) return no_change(ctx);
    done(ctx, project,
         fmt::format("renamed {} -> {} ({})", code.path, now,
                     counted(book.codings_of(code.id, true), "coding")));
  });
  return 0;
}

int import(const CodeOptions& o, Context& ctx) {
  const auto rows = read_codebook(o.file, o.sheet, ctx.sink());
  ctx.change([&](model::Project& project) {
    Codebook book(project);
    const std::vector<Code> before = book.list();
    const model::CodeImport result = book.import(rows, o.file);
    tell_parents(result.parents, before, ctx);
    if (result.added + result.updated == 0) return no_change(ctx);
    std::string sentence = "added " + counted(result.added, "code");
    if (result.updated > 0) sentence += fmt::format(", updated {}", result.updated);
    if (result.unchanged > 0) sentence += fmt::format("; {} unchanged", result.unchanged);
    done(ctx, project, sentence);
  });
  return 0;
}

void add_fields(CLI::App* verb, CodeOptions& o) {
  verb->add_option("--role", o.role,
                   "What the code is used for: " + join(model::code_roles(), ", "));
  verb->add_option("--description", o.description, "What the code means");
  verb->add_option("--include", o.include, "When to use it");
  verb->add_option("--exclude", o.exclude, "When not to use it");
  verb->add_option("--example", o.example, "A typical passage");
  verb->add_option("--rgb", o.rgb, "Its colour: '#rrggbb'");
  add_repeatable(verb, "--tag", o.tags, "A tag key=value");
}

void setup_reading(CLI::App& app, Context& ctx, const std::shared_ptr<CodeOptions>& o) {
  CLI::App* verb = app.add_subcommand("list", "List the codes, in codebook order");
  verb->add_flag("--tree", o->tree, "Sub-codes indented below their code");
  verb->add_flag("--counts", o->counts, "With codings and sources of each code");
  verb->add_option("--where", o->where,
                   "Only codes that fit a filter, or have codings that do; only those are counted");
  example(verb,
          "  thema code list --tree --counts\n"
          "  thema code list --counts --where \"arm = 'web'\"");
  bind(verb, ctx, [o, &ctx] { return list(*o, ctx); });

  verb = app.add_subcommand("show", "Show a code with its definition");
  verb->add_option("code", o->path, "Path of the code, or its name")->required();
  example(verb, "  thema code show 'Logging in'");
  bind(verb, ctx, [o, &ctx] { return show(*o, ctx); });

  verb = app.add_subcommand("export", "Write the codebook as csv (or json), for 'code import'");
  example(verb,
          "  thema code export -o codebook.csv\n"
          "  thema code export -f json -o codebook.json");
  bind(verb, ctx, [&ctx] { return export_book(ctx); });
}

void setup_changing(CLI::App& app, Context& ctx, const std::shared_ptr<CodeOptions>& o) {
  CLI::App* verb = app.add_subcommand("add", "Add a code; missing parents are made");
  verb->add_option("path", o->path,
                   "Names from the top, as in 'Barriers/IT usability'; a '/' inside a "
                   "name is written '\\/'")
      ->required();
  add_fields(verb, *o);
  example(verb,
          "  thema code add 'Barriers/IT usability/Logging in' --tag valence=barrier \\\n"
          "    --description 'Trouble getting into the programme'");
  bind(verb, ctx, [o, verb, &ctx] {
    o->given = verb;
    return add(*o, ctx);
  });

  verb = app.add_subcommand("set", "Change what is said of a code");
  verb->add_option("code", o->path, "Path of the code, or its name")->required();
  add_fields(verb, *o);
  add_repeatable(verb, "--untag", o->untag, "Take off the tags of this key");
  example(verb, "  thema code set 'Logging in' --role mechanism --untag valence");
  bind(verb, ctx, [o, verb, &ctx] {
    o->given = verb;
    return set(*o, ctx);
  });

  verb = app.add_subcommand("rename", "Give a code another name; it stays where it is");
  verb->add_option("code", o->path, "Path of the code, or its name")->required();
  verb->add_option("new", o->name, "The new name")->required();
  example(verb, "  thema code rename Fear Worry");
  bind(verb, ctx, [o, &ctx] { return rename(*o, ctx); });

  verb = app.add_subcommand("import", "Add the codes of a csv, xlsx or json file");
  verb->add_option(
          "file", o->file,
          "Columns code (or path), role, description, include, exclude, example, color, tags; "
          "only the first is needed")
      ->required();
  verb->add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(verb, "  thema code import codebook.csv");
  bind(verb, ctx, [o, &ctx] { return import(*o, ctx); });
}

}  // namespace

void setup_code(CLI::App& app, Context& ctx) {
  auto o = std::make_shared<CodeOptions>();
  setup_reading(app, ctx, o);
  setup_changing(app, ctx, o);
}

}  // namespace thema::cli
