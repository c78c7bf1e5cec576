#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cmo.h"
#include "context.h"
#include "decision_rows.h"
#include "formats/table.h"
#include "model/cmo.h"
#include "model/cmo_links.h"
#include "model/cmo_words.h"
#include "model/rejected_rows.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct LinkOptions {
  std::string from, to, kind, file, sheet;
  std::optional<std::string> note;
  bool feedback = false, remove = false;
};

std::string link_text(const model::CmoEnd& from, const std::string& kind, const model::CmoEnd& to) {
  return fmt::format("{} {} {}", from.name(), kind, to.name());
}

void add_one(const LinkOptions& o, Context& ctx, model::Project& project) {
  if (o.kind.empty()) {
    throw Error(Errc::usage,
                "which kind of link? give --kind ripple, embedded-in, rival-of, "
                "refines or inhibits");
  }
  model::CmoLinks links(project);
  const model::CmoEnd from = links.end_named(o.from), to = links.end_named(o.to);
  const auto saved = links.add({o.kind, from, to, o.feedback, o.note});
  using Saved = model::CmoLinks::Saved;
  if (saved == Saved::unchanged) return no_change(ctx);
  done(ctx, project,
       fmt::format("{}: {}", saved == Saved::added ? "linked" : "changed the link",
                   link_text(from, o.kind, to)));
}

void remove(const LinkOptions& o, Context& ctx, model::Project& project) {
  model::CmoLinks links(project);
  const model::CmoEnd from = links.end_named(o.from), to = links.end_named(o.to);
  const std::size_t n = links.remove(from, to, o.kind);
  if (n == 0) return no_change(ctx);
  done(ctx, project,
       fmt::format("removed {}: {} - {}", counted(n, "link"), from.name(), to.name()));
}

/// A row's cell; a column that is not there is empty.
std::string cell_of(const formats::Table& table, const formats::Record& record,
                    std::string_view column) {
  const auto at = table.find(column);
  return at ? std::string(trim(record.cells[*at])) : std::string();
}

bool is_yes(const std::string& cell) {
  const std::string word = ascii_lower(cell);
  if (word.empty() || word == "no" || word == "false" || word == "0") return false;
  if (word == "yes" || word == "true" || word == "1") return true;
  throw Error(Errc::bad_input, fmt::format("feedback is '{}': expected yes, no or nothing", cell));
}

int import(const LinkOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  for (const char* column : {"from", "to", "kind"}) table.require(column);
  ctx.change([&](model::Project& project) {
    project.coder_id(ctx.sink());
    model::CmoLinks links(project);
    std::vector<model::RejectedRow> rejected;
    std::size_t rows = 0, added = 0, changed = 0;
    formats::Record record;
    while (table.next(record)) {
      ++rows;
      model::attempt_row(rejected, record.line, [&] {
        const std::string note = cell_of(table, record, "note");
        const auto saved =
            links.add({.kind = ascii_lower(cell_of(table, record, "kind")),
                       .from = links.end_named(cell_of(table, record, "from")),
                       .to = links.end_named(cell_of(table, record, "to")),
                       .feedback = is_yes(cell_of(table, record, "feedback")),
                       .note = note.empty() ? std::nullopt : std::optional<std::string>(note)});
        added += saved == model::CmoLinks::Saved::added ? 1 : 0;
        changed += saved == model::CmoLinks::Saved::changed ? 1 : 0;
      });
    }
    model::report_rejected(rejected, o.file, ctx.sink());
    if (!rejected.empty()) {
      throw Error(Errc::bad_input, fmt::format("{} of {} cannot be stored; nothing was",
                                               rejected.size(), counted(rows, "row")));
    }
    if (added + changed == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("{}: {} new, {} changed, {} there already", counted(rows, "link"), added,
                     changed, rows - added - changed));
  });
  return 0;
}

int run(const LinkOptions& o, Context& ctx) {
  if (!o.file.empty()) {
    if (!o.from.empty()) throw Error(Errc::usage, "give two configurations or --import, not both");
    return import(o, ctx);
  }
  if (o.to.empty()) {
    throw Error(Errc::usage,
                "which two are linked? give them as CMOC1.O1 CMOC4.C1, or --import "
                "FILE.csv");
  }
  ctx.change([&](model::Project& project) {
    o.remove ? remove(o, ctx, project) : add_one(o, ctx, project);
  });
  return 0;
}

int list(const std::string& label, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("links");
  const RowId cmoc = label.empty() ? 0 : model::Configurations(project).require(label).id;
  std::vector<report::Row> rows;
  for (const model::CmoLink& link : model::CmoLinks(project).list(cmoc)) {
    rows.push_back(link_row(link));
  }
  ctx.table(*out, links_table(), rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_cmo_link(App app, Context& ctx) {
  auto o = std::make_shared<LinkOptions>();
  App sub = app.add_subcommand("link", "Link two configurations, or elements of them");
  sub.add_option("label", o->from, "From: CMOC1 or CMOC1.O1");
  sub.add_option("to", o->to, "To: CMOC4 or CMOC4.C1");
  sub.add_option("--kind", o->kind, join(model::link_kinds(), ", "));
  sub.add_flag("--feedback", o->feedback, "A loop that is meant");
  sub.add_option("--note", o->note, "What bridges the two");
  sub.add_flag("--remove", o->remove, "Take the link away");
  sub.add_option("--import", o->file,
                 "Read a csv or xlsx table instead: from, to, kind, feedback, note");
  sub.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(sub,
          "  thema cmo link CMOC1.O1 CMOC4.C1 --kind ripple --note 'the same, three months on'\n"
          "  thema cmo link CMOC1.O1 CMOC1.C1 --kind ripple --feedback\n"
          "  thema cmo link CMOC1 CMOC4 --remove");
  bind(sub, ctx, [o, &ctx] { return run(*o, ctx); });

  auto label = std::make_shared<std::string>();
  sub = app.add_subcommand("links", "List the links between configurations");
  sub.add_option("label", *label, "Only those of one configuration");
  example(sub, "  thema cmo links -f csv -o links.csv");
  bind(sub, ctx, [label, &ctx] { return list(*label, ctx); });
}

}  // namespace thema::cli
