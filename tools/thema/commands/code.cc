#include <fmt/format.h>

#include <memory>
#include <optional>

#include "cells.h"
#include "code.h"
#include "code_fit.h"
#include "code_tags.h"
#include "command.h"
#include "context.h"
#include "filter_options.h"
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
  std::string path, where;
  bool tree = false, counts = false;
};

/// Whose codings are counted.
std::string counted_codings(model::Project& project) {
  const std::string whose = model::Settings(project).get("count");
  return whose == "union" ? "Codings of all coders are counted"
                          : fmt::format("Codings of {} are counted", whose);
}

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
  report::List sub_codes, memos;
  for (const Code& c : codes) {
    if (c.parent == code.id) sub_codes.items.push_back(c.path);
  }
  for (const model::CodeMemo& memo : book.memos(code.id)) {
    std::string words;
    for (const std::string& part : {memo.type, memo.title, memo.text}) {
      if (!part.empty()) words += (words.empty() ? "" : ": ") + part;
    }
    memos.items.push_back(std::move(words));
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
  out->field({"memos", "Memos", std::move(memos)});
  out->field({"codings", "Codings", cell_count(count.codings)});
  out->field({"codings_with_sub_codes", "Codings with sub-codes", cell_count(below)});
  out->field({"sources", "Sources", cell_count(count.sources)});
  out->note({counted_codings(project) + "."});
  out->finish();
  return 0;
}

void setup_reading(App app, Context& ctx, const std::shared_ptr<CodeOptions>& o) {
  App verb = app.add_subcommand("list", "List the codes, in codebook order");
  verb.add_flag("--tree", o->tree, "Sub-codes indented below their code");
  verb.add_flag("--counts", o->counts, "With codings and sources of each code");
  add_filter(verb, o->where,
             "Only codes that fit a filter, or have codings that do; only those are counted");
  example(verb,
          "  thema code list --tree --counts\n"
          "  thema code list --counts --where \"arm = 'web'\"");
  bind(verb, ctx, [o, &ctx] { return list(*o, ctx); });

  verb = app.add_subcommand("show", "Show a code with its definition");
  verb.add_option("code", o->path, "Path of the code, or its name").required();
  example(verb, "  thema code show 'Logging in'");
  bind(verb, ctx, [o, &ctx] { return show(*o, ctx); });
}

}  // namespace

void setup_code(App app, Context& ctx) {
  setup_reading(app, ctx, std::make_shared<CodeOptions>());
  setup_code_change(app, ctx);
  setup_code_shape(app, ctx);
  setup_code_edit(app, ctx);
  setup_code_files(app, ctx);
  setup_code_template(app, ctx);
  setup_code_diagram(app, ctx);
}

}  // namespace thema::cli
