#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "cells.h"
#include "coding_file.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "model/codebook.h"
#include "model/coding_import.h"
#include "model/codings.h"
#include "model/read_coding.h"
#include "model/sources.h"
#include "report/tag_members.h"
#include "selector_options.h"
#include "suggestion.h"
#include "text/text_index.h"
#include "text/whole_names.h"
#include "wording.h"

namespace thema::cli {

namespace fs = std::filesystem;

namespace {

using Kind = report::Column::Kind;

struct CodingOptions {
  std::string sheet;
  std::vector<std::string> ids, codes, tags, untag;
  std::string where, file, rejects, new_code, memo, print;
  bool exact = false, keep_going = false, make = false, exemplar = false, no_exemplar = false;
  bool changed = false, lost = false, suggested = false, rejected = false, yes = false;
  bool has_memo = false, has_print = false;
  SelectorOptions place;
};

model::CodingQuery::Status status_of(const CodingOptions& o) {
  using Status = model::CodingQuery::Status;
  return o.suggested ? Status::suggested : o.rejected ? Status::rejected : Status::accepted;
}

/// `coding list` and `coding export`: the same codings, with other columns.
int write_codings(const CodingOptions& o, Context& ctx, bool for_export) {
  model::Project& project = ctx.read();
  if (for_export && ctx.globals().format.empty() && ctx.globals().output.empty()) {
    ctx.globals().format = "csv";
  }
  auto out = ctx.renderer("codings");
  const model::Corpus corpus = model::load_corpus(project);
  CodingWalk walk(project, corpus,
                  {.where = o.where,
                   .codes = o.codes,
                   .exact = o.exact,
                   .counted_only = false,
                   .status = status_of(o),
                   .with_text = !for_export});
  const auto details = model::load_details(project);
  const auto created = model::load_created(project);
  report::Table table;
  table.name = "codings";
  const unsigned machines = report::kMachines;
  table.columns = {{"source", "Source", Kind::text},
                   {"start", "Start", Kind::integer, machines},
                   {"end", "End", Kind::integer, machines},
                   {"code", "Code", Kind::text},
                   {"coder", "Coder", Kind::text},
                   {"memo", "Memo", Kind::text, machines},
                   {"exemplar", "Exemplar", Kind::boolean, machines},
                   {"print", "Printed form", Kind::text, machines},
                   {"tags", "Tags", Kind::members, machines},
                   {"created", "Created", Kind::text, machines}};
  if (!for_export) {
    table.columns.push_back({"text", "Words", Kind::text, report::kAll, true});
    table.columns.push_back({"id", "Id", Kind::text});
  }
  const auto filter = ctx.columns(std::move(table));
  out->begin_table(filter.table);
  static const model::CodingDetail kNone;
  walk.each([&](const CodingWalk::Visit& visit) {
    const text::TextIndex index{std::string_view(visit.text)};
    for (const analysis::Selected& s : visit.selected) {
      const model::Coding& c = *s.coding;
      if (o.changed && !c.changed) continue;
      const auto found = details.find(c.id);
      const model::CodingDetail& d = found == details.end() ? kNone : found->second;
      report::Row row{cell(corpus.sources[c.source].name),
                      cell_number(c.span.begin),
                      cell_number(c.span.end),
                      cell(corpus.codes[c.code].path),
                      cell(corpus.coders[c.coder].name),
                      cell(d.memo),
                      cell_flag(c.exemplar),
                      cell(d.print),
                      report::tag_members(d.tags),
                      cell(created.at(c.id))};
      if (!for_export) {
        row.push_back(cell(text::passage_words(index, c.span, ctx.names())));
        row.push_back(cell(short_id('c', c.id)));
      }
      out->row(filter.row(std::move(row)));
    }
  });
  out->end_table();
  out->finish();
  return 0;
}

/// Codings whose words are gone are in no report; what they were is here.
int list_lost(Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("lost_codings");
  const model::Corpus corpus = model::load_corpus(project);
  report::Table table;
  table.name = "lost_codings";
  table.columns = {{"source", "Source", Kind::text},
                   {"code", "Code", Kind::text},
                   {"coder", "Coder", Kind::text},
                   {"memo", "Memo", Kind::text, report::kMachines},
                   {"created", "Created", Kind::text, report::kMachines},
                   {"lost_text", "Words", Kind::text, report::kAll, true},
                   {"id", "Id", Kind::text}};
  std::vector<report::Row> rows;
  std::vector<model::LostCoding> lost = model::Codings(project).lost();
  std::stable_sort(lost.begin(), lost.end(), [&](const auto& a, const auto& b) {
    return corpus.source_index.at(a.source) < corpus.source_index.at(b.source);
  });
  for (const model::LostCoding& c : lost) {
    rows.push_back({cell(corpus.sources[corpus.source_index.at(c.source)].name),
                    cell(corpus.codes[corpus.code_index.at(c.code)].path), cell(c.coder),
                    cell(c.memo), cell(c.created_at), cell(c.words), cell(short_id('c', c.id))});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

int import(const CodingOptions& o, Context& ctx) {
  if (!o.rejects.empty()) check_output(o.rejects, o.file);
  const bool lines = is_read_lines(o.file);
  const std::string text = lines ? read_line_file(o.file) : std::string();
  const auto file = lines ? nullptr : open_coding_file(o.file, o.sheet, ctx.sink());
  std::size_t failed = 0;
  ctx.change([&](model::Project& project) {
    model::CodingImportOptions options{.file = o.file,
                                       .keep_going = o.keep_going,
                                       .make_codes = o.make,
                                       .default_coder = project.coder_id(ctx.sink())};
    const auto result = lines ? model::import_read_lines(project, text, options, ctx.sink())
                              : model::import_codings(
                                    project, [&](model::CodingCells& c) { return file->next(c); },
                                    options, ctx.sink());
    failed = result.rejected.size();
    if (!o.rejects.empty()) {
      // The rows are the file's own; what is said of them may name people.
      auto rejected = result.rejected;
      for (model::RejectedRow& row : rejected) {
        if (const text::NameReplacer* names = ctx.names()) row.reason = names->replaced(row.reason);
      }
      write_rejects(o.file, o.sheet, o.rejects, rejected);
    }
    if (failed > 0 && !o.keep_going) {
      throw Error(
          Errc::bad_input,
          fmt::format("{} of {} cannot be stored; nothing was (--keep-going stores the rest)",
                      failed, counted(result.rows, lines ? "line" : "row")));
    }
    for (const std::string& code : result.new_codes) {
      ctx.sink().notice("new-code", fmt::format("new code '{}'", code), code);
    }
    for (const std::string& coder : result.new_coders) {
      ctx.sink().notice("new-coder", fmt::format("new coder '{}'", coder), coder);
    }
    done(ctx, project,
         fmt::format("codings of {}: {}: {} new, {} changed, {} there already{}",
                     fs::path(o.file).filename().string(),
                     counted(result.rows, lines ? "line" : "row"), result.added.created,
                     result.added.updated, result.added.unchanged,
                     failed > 0 ? fmt::format(", {} rejected", failed) : ""));
  });
  return failed > 0 ? 3 : 0;
}

/// The codings meant by ids, by --where, or by a passage.
std::vector<RowId> chosen(const CodingOptions& o, model::Project& project) {
  const int ways =
      (o.ids.empty() ? 0 : 1) + (o.where.empty() ? 0 : 1) + (o.place.source.empty() ? 0 : 1);
  if (ways > 1) {
    throw Error(Errc::usage,
                "ids, a filter and a passage each say which codings are meant, and here they "
                "could mean different ones: give one of them; a filter can hold the others, as in "
                "--where \"source = P12_6m and code = 'Logging in'\"");
  }
  model::Codings codings(project);
  std::vector<RowId> ids;
  for (const std::string& id : o.ids) ids.push_back(codings.require_id(id));
  if (!o.place.source.empty()) {
    model::SourceText text(project, model::Sources(project).require(o.place.source));
    for (const text::Span span : text.resolve(o.place.selector)) {
      for (const RowId id : codings.on_passage(text.source().id, span, 0, 0)) ids.push_back(id);
    }
  }
  if (!o.where.empty()) {
    const model::Corpus corpus = model::load_corpus(project);
    CodingWalk walk(project, corpus, {.where = o.where, .counted_only = false});
    walk.each([&](const CodingWalk::Visit& visit) {
      for (const auto& s : visit.selected) ids.push_back(s.coding->id);
    });
  } else if (o.ids.empty() && o.place.source.empty()) {
    throw Error(Errc::usage, "which codings? give ids, --where, or --in SOURCE with a passage");
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

int set(const CodingOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::CodingFields fields;
    if (!o.new_code.empty()) fields.code = model::Codebook(project).require(o.new_code).id;
    if (o.has_memo) fields.memo = o.memo;
    if (o.has_print) fields.print = o.print;
    if (o.exemplar) fields.exemplar = true;
    if (o.no_exemplar) fields.exemplar = false;
    for (const std::string& tag : o.tags) fields.tags.push_back(model::parse_tag(tag));
    fields.remove_tags = o.untag;
    model::Codings codings(project);
    std::size_t changed = 0;
    for (const RowId id : chosen(o, project)) {
      if (o.has_print && !o.print.empty()) codings.check_print_of(id, o.print);
      changed += codings.set(id, fields) ? 1 : 0;
    }
    if (changed == 0) return no_change(ctx);
    done(ctx, project, "set " + counted(changed, "coding"));
  });
  return 0;
}

int confirm(const CodingOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const std::size_t confirmed = model::Codings(project).confirm(chosen(o, project));
    if (confirmed == 0) return no_change(ctx);
    done(ctx, project, "confirmed " + counted(confirmed, "coding"));
  });
  return 0;
}

int remove(const CodingOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const std::vector<RowId> ids = chosen(o, project);
    const std::size_t memos = model::Codings(project).remove(ids);
    if (ids.empty()) return no_change(ctx);
    done(ctx, project,
         "removed " + counted(ids.size(), "coding") +
             (memos == 0 ? "" : " and " + counted(memos, "memo")));
  });
  return 0;
}

void add_filters(App sub, const std::shared_ptr<CodingOptions>& o) {
  sub.add_repeatable("--code", o->codes, "Only this code and its sub-codes");
  sub.add_flag("--exact", o->exact, "Without sub-codes");
  add_filter(sub, o->where);
}

void setup_list_and_export(App app, Context& ctx, const std::shared_ptr<CodingOptions>& o) {
  App sub = app.add_subcommand("list", "List codings with their words");
  add_filters(sub, o);
  sub.add_flag("--changed", o->changed, "Only those whose words changed in a correction");
  example(sub, "  thema coding list --code Barriers --where \"coder = anna\"");
  sub.add_flag("--lost", o->lost, "Those whose words are gone, with the words they had")
      .excludes("--changed");
  const Option suggested =
      sub.add_flag("--suggested", o->suggested, "Suggestions that wait to be accepted or rejected")
          .excludes("--lost");
  sub.add_flag("--rejected", o->rejected, "Suggestions that were rejected")
      .excludes("--lost")
      .excludes(suggested);
  bind(sub, ctx, [o, &ctx] { return o->lost ? list_lost(ctx) : write_codings(*o, ctx, false); });

  sub =
      app.add_subcommand("export", "Write all codings, in the columns that 'coding import' reads");
  add_filters(sub, o);
  example(sub, "  thema coding export -o codings.csv");
  bind(sub, ctx, [o, &ctx] { return write_codings(*o, ctx, true); });
}

}  // namespace

void setup_coding(App app, Context& ctx) {
  auto o = std::make_shared<CodingOptions>();
  setup_list_and_export(app, ctx, o);
  setup_suggestions(app, ctx);

  App sub = app.add_subcommand("import",
                               "Read codings from csv, a workbook, JSON lines or lines of 'read'");
  sub.add_option("file", o->file,
                 "The file: .jsonl is JSON lines, .txt lines as of 'thema read' below "
                 "lines '== SOURCE', all else csv or xlsx")
      .required();
  sub.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  sub.add_flag("--keep-going", o->keep_going, "Store the good rows although some fail");
  sub.add_option("--rejects", o->rejects, "Write the rows that failed to this file");
  sub.add_flag("--new", o->make, "Make codes that are missing");
  example(sub,
          "  thema coding import codings.csv --keep-going --rejects rejects.csv\n"
          "  printf '== P12_6m\\n41.2-4 = login; trust ! #first mention\\n' > sheet.txt\n"
          "  thema coding import sheet.txt");
  bind(sub, ctx, [o, &ctx] { return import(*o, ctx); });

  sub = app.add_subcommand("set", "Change codings");
  sub.add_option("id", o->ids, "Ids (see 'coding list')");
  add_filter(sub, o->where, "All codings that fit a filter");
  add_selector(sub, o->place);
  sub.add_option("--code", o->new_code, "Another code");
  const Option memo = sub.add_option("--memo", o->memo, "The note; empty removes it");
  const Option print = sub.add_option("--print", o->print, "The printed form; empty removes it");
  const Option yes = sub.add_flag("--exemplar", o->exemplar, "Mark as one of the best quotes");
  sub.add_flag("--no-exemplar", o->no_exemplar, "Take the mark off").excludes(yes);
  sub.add_repeatable("--tag", o->tags, "key=value to add");
  sub.add_repeatable("--untag", o->untag, "A key whose tags go");
  example(
      sub,
      "  thema coding set --where \"code = 'Logging in' and coder = ben\" --tag valence=barrier");
  bind(sub, ctx, [o, &ctx, memo, print] {
    o->has_memo = memo.count() > 0;
    o->has_print = print.count() > 0;
    return set(*o, ctx);
  });

  sub = app.add_subcommand("confirm", "The changed words still carry the code");
  sub.add_option("id", o->ids, "Ids (see 'coding list --changed')");
  add_filter(sub, o->where, "All changed codings that fit a filter");
  add_selector(sub, o->place);
  example(sub,
          "  thema coding list --changed\n"
          "  thema coding confirm --where \"source = P12_6m\"");
  bind(sub, ctx, [o, &ctx] { return confirm(*o, ctx); });

  sub = app.add_subcommand("remove", "Remove codings");
  sub.add_option("id", o->ids, "Ids (see 'coding list')");
  add_filter(sub, o->where, "All codings that fit a filter");
  add_selector(sub, o->place);
  example(sub, "  thema coding remove cq3k7p");
  bind(sub, ctx, [o, &ctx] { return remove(*o, ctx); });
}

}  // namespace thema::cli
