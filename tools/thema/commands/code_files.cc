#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "code.h"
#include "code_tags.h"
#include "command.h"
#include "context.h"
#include "formats/codebook_file.h"
#include "formats/codebook_qdc.h"
#include "model/code_identities.h"
#include "model/codebook.h"
#include "model/project.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using model::Code;
using model::Codebook;

struct FileOptions {
  std::string file, sheet;
};

bool yaml_asked(const Globals& g) {
  if (!g.format.empty()) return g.format == "yaml";
  return g.output.ends_with(".yaml") || g.output.ends_with(".yml");
}

bool qdc_asked(const Globals& g) {
  return g.format.empty() ? ascii_lower(g.output).ends_with(".qdc") : g.format == "qdc";
}

bool markdown_asked(const Globals& g) {
  if (!g.format.empty()) return g.format == "md";
  return g.output.ends_with(".md") || g.output.ends_with(".markdown");
}

/// csv, JSON and what a table can be; the columns are those that `code import` reads.
void export_table(const std::vector<Code>& codes, Context& ctx) {
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
  for (const Code& c : codes) {
    rows.push_back({cell(c.path), cell(c.role), cell(c.description), cell(c.include),
                    cell(c.exclude), cell(c.example), cell(c.color), tags_cell(c.tags)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
}

/// With what is printed for names, text by text: the file stays what it is, whatever that is.
std::vector<Code> printed(std::vector<Code> codes, const text::NameReplacer* names) {
  if (names == nullptr) return codes;
  const auto replace = [&](std::string& words) { words = names->replaced(words); };
  for (Code& c : codes) {
    for (std::string* words :
         {&c.path, &c.name, &c.description, &c.include, &c.exclude, &c.example}) {
      replace(*words);
    }
    for (model::Tag& tag : c.tags) {
      replace(tag.key);
      replace(tag.value);
    }
  }
  return codes;
}

int export_book(Context& ctx) {
  Globals& g = ctx.globals();
  if (g.format.empty() && (g.output.empty() || g.output == "-")) g.format = "csv";
  const bool yaml = yaml_asked(g), markdown = markdown_asked(g), qdc = qdc_asked(g);
  if ((yaml || markdown || qdc) && (!g.columns_text.empty() || !g.caption.empty())) {
    throw Error(Errc::usage,
                "--columns and --caption are for tables: -f csv, json, tsv, text, html");
  }
  const std::vector<Code> codes = Codebook(ctx.read()).list();
  const auto print = [&](std::string_view piece) { ctx.print_exact(piece); };
  if (yaml) {
    formats::write_codebook_yaml(printed(codes, ctx.names()), print);
  } else if (qdc) {
    formats::write_codebook_qdc(printed(codes, ctx.names()),
                                model::code_identities(ctx.read(), codes), print, ctx.sink());
  } else if (markdown) {
    formats::write_codebook_md(printed(codes, ctx.names()), print);
  } else {
    export_table(codes, ctx);
  }
  return 0;
}

int import(const FileOptions& o, Context& ctx) {
  formats::QdcCodebook book_file;
  std::vector<model::CodeRow>& rows = book_file.rows;
  std::string bytes = read_file(o.file, formats::kLargestCodebook);
  if (formats::is_qdc(bytes, o.file)) {
    book_file = formats::read_qdc(std::move(bytes), o.file, ctx.sink());
  } else {
    rows = formats::read_codebook(std::move(bytes), o.file, ctx.sink(), o.sheet);
  }
  ctx.change([&](model::Project& project) {
    Codebook book(project);
    const std::vector<Code> before = book.list();
    const model::CodeImport result = book.import(rows, o.file);
    tell_new_codes(result.parents, before, ctx);
    const std::size_t kept = model::keep_code_identities(project, rows, book_file.codes);
    if (result.added + result.updated + kept == 0) return no_change(ctx);
    std::string sentence = "added " + counted(result.added, "code");
    if (result.updated > 0) sentence += fmt::format(", updated {}", result.updated);
    if (result.unchanged > 0) sentence += fmt::format("; {} unchanged", result.unchanged);
    done(ctx, project, sentence);
  });
  return 0;
}

}  // namespace

void setup_code_files(App app, Context& ctx) {
  auto o = std::make_shared<FileOptions>();
  App verb =
      app.add_subcommand("import", "Add the codes of a csv, xlsx, json, yaml, md or qdc file");
  verb.add_option(
          "file", o->file,
          "As 'code export' writes it, or csv with the columns code (or path), role, description, "
          "include, exclude, example, color, tags; only the first is needed; or a REFI-QDA "
          "codebook "
          "(.qdc), as NVivo, ATLAS.ti and MAXQDA write it")
      .required();
  verb.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(verb, "  thema code import codebook.csv");
  bind(verb, ctx, [o, &ctx] { return import(*o, ctx); });

  verb = app.add_subcommand("export",
                            "Write the codebook as csv, json, yaml, md or qdc, for 'code import'");
  example(verb,
          "  thema code export -o codebook.csv\n"
          "  thema code export -o codebook.md     # to read, and to import again\n"
          "  thema code export -o codebook.qdc    # REFI-QDA: for NVivo, ATLAS.ti, MAXQDA\n"
          "  thema code export -f yaml");
  bind(verb, ctx, [&ctx] { return export_book(ctx); });
}

}  // namespace thema::cli
