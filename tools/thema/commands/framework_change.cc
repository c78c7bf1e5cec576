#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "editor.h"
#include "formats/table.h"
#include "framework.h"
#include "framework_frame.h"
#include "model/cases.h"
#include "model/cmo_evidence.h"
#include "model/codebook.h"
#include "model/sources.h"
#include "model/summary_import.h"
#include "selector_options.h"
#include "wording.h"

namespace thema::cli {

namespace {

using model::Summary;
using model::SummaryCell;
using model::WrittenSummary;

struct SetOptions {
  std::string case_name, code;
  std::optional<std::string> text;
  bool nothing_said = false;
  std::vector<std::string> codings, drop;
  SelectorOptions place;
};

/// Passages that the options name.
std::vector<model::ReferencePlace> places(const SetOptions& o, model::Project& project) {
  std::vector<model::ReferencePlace> found;
  for (const std::string& id : o.codings) {
    const model::CodedPassage p = model::EvidenceBook(project).passage_of(id);
    found.push_back({p.source, p.span, p.quote_hash});
  }
  if (o.place.source.empty()) {
    if (!o.place.selector.empty()) throw Error(Errc::usage, "which source? give --in SOURCE");
    return found;
  }
  model::SourceText text(project, model::Sources(project).require(o.place.source));
  for (const text::Span span : text.resolve(o.place.selector)) {
    found.push_back({text.source().id, span, text.hash_of(span)});
  }
  return found;
}

/// The cell that TEXT or --nothing-said says; without either the one there is.
SummaryCell wanted(const SetOptions& o, const Summary* before) {
  SummaryCell cell;
  if (o.nothing_said && o.text) {
    throw Error(Errc::usage, "give the summary or --nothing-said, not both");
  }
  if (o.nothing_said) cell.kind = SummaryCell::Kind::nothing_said;
  if (o.text) {
    cell = model::parse_summary_cell(*o.text);
    if (cell.kind == SummaryCell::Kind::not_charted) {
      throw Error(Errc::usage,
                  "the summary is empty: give its words or --nothing-said; 'thema framework "
                  "remove' takes one away");
    }
  }
  if (!o.text && !o.nothing_said) {
    if (before == nullptr) {
      throw Error(Errc::usage,
                  fmt::format("{} is not charted on {} yet: give the summary or --nothing-said",
                              o.case_name, o.code));
    }
    cell.kind = before->said ? SummaryCell::Kind::words : SummaryCell::Kind::nothing_said;
    cell.text = before->text;
  }
  const bool passages = !o.codings.empty() || !o.place.source.empty();
  if (cell.kind == SummaryCell::Kind::nothing_said && passages) {
    throw Error(Errc::usage, "where nothing was said there is no passage to refer to");
  }
  return cell;
}

int set(const SetOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::Summaries summaries(project);
    const model::Case one = model::Cases(project).require(o.case_name);
    const model::Code code = model::Codebook(project).require(o.code);
    const auto before = summaries.find(one.id, code.id);
    const Summary* there = before ? &*before : nullptr;
    const SummaryCell cell = wanted(o, there);
    model::ReferenceLines lines(project);
    model::NewSummary s = model::summary_of_cell(cell, there, lines, false);
    s.case_id = one.id;
    s.code = code.id;
    s.coder = project.coder_id(ctx.sink());
    for (model::ReferencePlace& place : places(o, project)) s.add.push_back(place);
    for (const std::string& id : o.drop) {
      if (std::erase(s.keep, summaries.require_reference(id)) == 0) {
        throw Error(Errc::not_found, fmt::format("'{}' is no reference of this summary", id));
      }
    }
    if (!summaries.set(s)) return no_change(ctx);
    const auto now = summaries.find(one.id, code.id);
    const std::string what =
        now->said ? counted(now->references.size(), "reference") : std::string("nothing said");
    done(ctx, project,
         fmt::format("{} {} on {}: {}", there == nullptr ? "charted" : "changed", one.name,
                     code.path, what));
  });
  return 0;
}

int remove(const SetOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const model::Case one = model::Cases(project).require(o.case_name);
    const model::Code code = model::Codebook(project).require(o.code);
    if (!model::Summaries(project).remove(one.id, code.id)) return no_change(ctx);
    done(ctx, project, fmt::format("{} is not charted on {} any more", one.name, code.path));
  });
  return 0;
}

std::string sentence(std::string_view what, const model::SummaryImport& r) {
  std::string out =
      fmt::format("{}: {} new, {} changed, {} unchanged", what, r.added, r.changed, r.unchanged);
  if (r.removed > 0) out += fmt::format(", {} taken away", r.removed);
  return out;
}

/// REQUIRES a change under way.
void store(const std::vector<WrittenSummary>& cells, bool clear, const std::string& file,
           std::string_view what, model::Project& project, Context& ctx) {
  const model::SummaryImport r =
      import_summaries(project, cells, project.coder_id(ctx.sink()), clear, file, ctx.sink());
  if (!r.rejected.empty()) {
    throw Error(Errc::bad_input, fmt::format("{} cannot be stored; nothing was",
                                             counted(r.rejected.size(), "cell")));
  }
  if (r.empty > 0) {
    ctx.sink().notice("empty-cells",
                      fmt::format("{} left as charted: empty in the file (--clear takes away)",
                                  counted(r.empty, "summary", "summaries")));
  }
  if (r.cut > 0) {
    ctx.sink().notice("cut-cells", fmt::format("{} left as charted: the workbook does not hold all "
                                               "of it",
                                               counted(r.cut, "summary", "summaries")));
  }
  if (r.added + r.changed + r.removed == 0) return no_change(ctx);
  done(ctx, project, sentence(what, r));
}

// ---- a file

struct ImportOptions {
  std::string file, sheet;
  bool clear = false;
};

/// The columns that name codes; those of attributes are passed over, others are told.
std::vector<std::pair<std::size_t, RowId>> code_columns(const formats::Table& table,
                                                        std::size_t case_column,
                                                        model::Project& project, Sink& sink) {
  std::set<std::string> attributes;
  for (const auto owner : {model::Owner::case_, model::Owner::source}) {
    for (const auto& a : model::Cases(project).attributes(owner)) {
      attributes.insert(project.printed(a.name));
      attributes.insert(a.name);
    }
  }
  std::vector<std::pair<std::size_t, RowId>> columns;
  std::set<RowId> seen;
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    std::string name(trim(table.columns()[i]));
    if (i == case_column || attributes.contains(name)) continue;
    if (name.starts_with(kCodeColumn)) name.erase(0, kCodeColumn.size());
    try {
      const RowId code = model::Codebook(project).require(name).id;
      if (!seen.insert(code).second) {
        throw Error(Errc::bad_input, fmt::format("two columns are of code '{}'", name))
            .at(table.file(), table.header_line());
      }
      columns.emplace_back(i, code);
    } catch (const Error& e) {
      if (e.code() != Errc::not_found) throw;
      sink.warn("unknown-column",
                fmt::format("column '{}' is neither a code nor an attribute: skipped{}", name,
                            e.hint().empty() ? "" : "; " + e.hint()),
                table.file());
    }
  }
  if (columns.empty()) {
    throw Error(Errc::bad_input,
                "no column is headed by a code: expected the column case and a column a code, as "
                "'thema framework show -f csv' writes them")
        .at(table.file(), table.header_line());
  }
  return columns;
}

int import(const ImportOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  const std::size_t case_column = table.require("case");
  if (table.find("source")) {
    throw Error(Errc::bad_input,
                "a chart by sources shows parts of summaries: import one by cases, without the "
                "column 'source'")
        .at(o.file, table.header_line());
  }
  ctx.change([&](model::Project& project) {
    const auto columns = code_columns(table, case_column, project, ctx.sink());
    std::vector<WrittenSummary> cells;
    formats::Record record;
    while (table.next(record)) {
      for (const auto& [column, code] : columns) {
        cells.push_back({record.line, record.cells[case_column], code, record.cells[column]});
      }
    }
    store(cells, o.clear, o.file, counted(cells.size() / columns.size(), "case"), project, ctx);
  });
  return 0;
}

// ---- an editor

constexpr std::string_view kHowTo =
    "# The framework. '== CASE' begins a case and '-- CODE' a cell; the summary follows, on as\n"
    "# many lines as it needs. 'nothing said' means: looked for, and nothing was said. A cell\n"
    "# without words is not charted. Brackets at the end hold references, a source and its lines\n"
    "# each: [P01_3m:33-36; P01_6m:12]. Lines that begin with # are not read; '\\' before a line\n"
    "# that begins with # == -- or \\ makes it words. What differs becomes one change.\n";

bool is_mark(std::string_view line) {
  return line.starts_with("#") || line.starts_with("==") || line.starts_with("--") ||
         line.starts_with("\\");
}

struct EditedCell {
  std::size_t line = 0;
  std::string case_name, code, text;
};

std::string text_of(Frame& frame) {
  std::string text(kHowTo);
  for (const std::uint32_t c : frame.cases()) {
    text += fmt::format("\n== {}\n", frame.corpus().cases[c].name);
    for (const std::uint32_t code : frame.codes()) {
      text += fmt::format("-- {}\n", frame.corpus().codes[code].path);
      const std::string cell = frame.text(c, code);
      if (cell.empty()) continue;
      for (const std::string_view line : split(cell, '\n')) {
        text += fmt::format("{}{}\n", is_mark(line) ? "\\" : "", line);
      }
    }
  }
  return text;
}

Error wrong(std::size_t line, const std::string& why) {
  Error error(Errc::bad_input, why);
  error.at({}, line);
  return error;
}

std::vector<EditedCell> read_text(std::string_view text) {
  std::vector<EditedCell> cells;
  std::string case_name;
  bool open = false;
  std::size_t number = 0;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with("#")) continue;
    if (line.starts_with("==")) {
      case_name = trim(line.substr(2));
      if (case_name.empty()) throw wrong(number, "a case needs a name behind '=='");
      open = false;
    } else if (line.starts_with("--")) {
      if (case_name.empty()) throw wrong(number, "a code before the first case ('== CASE')");
      const std::string code(trim(line.substr(2)));
      if (code.empty()) throw wrong(number, "a code needs a name behind '--'");
      cells.push_back({number, case_name, code, {}});
      open = true;
    } else if (open) {
      if (line.starts_with("\\")) line.remove_prefix(1);
      cells.back().text.append(cells.back().text.empty() ? "" : "\n").append(line);
    } else if (!trim(line).empty()) {
      throw wrong(number, "words before the first code ('-- CODE') of a case");
    }
  }
  for (EditedCell& cell : cells) cell.text = std::string(trim(cell.text));
  return cells;
}

/// What was written differently from what was given out.
std::vector<WrittenSummary> differing(const std::vector<EditedCell>& before,
                                      const std::vector<EditedCell>& after,
                                      model::Project& project) {
  std::map<std::pair<std::string, std::string>, std::string> given;
  for (const EditedCell& c : before) given[{c.case_name, c.code}] = c.text;
  std::vector<WrittenSummary> cells;
  model::Codebook codes(project);
  for (const EditedCell& c : after) {
    const auto there = given.find({c.case_name, c.code});
    if (there != given.end() && there->second == c.text) continue;
    if (there == given.end() && c.text.empty()) continue;
    cells.push_back({c.line, c.case_name, codes.require(c.code).id, c.text});
  }
  return cells;
}

int edit(const FrameOptions& o, Context& ctx) {
  std::string text;
  {
    Frame frame(ctx.read(), o);
    if (frame.codes().empty()) {
      throw Error(Errc::usage, "nothing is charted yet: say with --codes which codes to chart");
    }
    text = text_of(frame);
  }
  EditedText edited(ctx.terminal(), text);
  if (!edited.changed()) {
    no_change(ctx);
    return 0;
  }
  edited.use([&] {
    const auto before = read_text(text), after = read_text(edited.text());
    ctx.change([&](model::Project& project) {
      Frame now(project, o);
      if (text_of(now) != text) {
        throw Error(Errc::conflict,
                    "the framework was changed by somebody else while you edited it: run 'thema "
                    "framework edit' again");
      }
      const auto cells = differing(before, after, project);
      if (cells.empty()) return no_change(ctx);
      store(cells, true, edited.file(), "edited the framework", project, ctx);
    });
  });
  return 0;
}

void setup_set(App app, Context& ctx) {
  auto o = std::make_shared<SetOptions>();
  App sub = app.add_subcommand("set", "Write what a case said on a code, or that nothing was said");
  sub.add_option("case", o->case_name, "The case").required();
  sub.add_option("code", o->code, "The code").required();
  sub.add_option("text", o->text, "The summary; references at its end in brackets: [P01_3m:33-36]");
  sub.add_flag("--nothing-said", o->nothing_said, "Looked for, and nothing was said");
  sub.add_repeatable("--coding", o->codings, "Refer to the passage of a coding, by its id");
  add_selector(sub, o->place);
  sub.add_repeatable("--drop", o->drop, "Take away a reference, by its id ('framework list')");
  example(sub,
          "  thema framework set P01 Access/Travel 'Two buses; gave up in winter [P01_3m:33-36]'\n"
          "  thema framework set P01 Access/Travel --in P01_6m --quote 'two buses'\n"
          "  thema framework set P02 Access/Travel --nothing-said");
  bind(sub, ctx, [o, &ctx] { return set(*o, ctx); });

  sub = app.add_subcommand("remove", "Take a summary away: the cell is not charted then");
  sub.add_option("case", o->case_name, "The case").required();
  sub.add_option("code", o->code, "The code").required();
  example(sub, "  thema framework remove P01 Access/Travel");
  bind(sub, ctx, [o, &ctx] { return remove(*o, ctx); });
}

}  // namespace

void setup_framework_changes(App app, Context& ctx) {
  setup_set(app, ctx);
  auto f = std::make_shared<FrameOptions>();
  App sub = app.add_subcommand("edit", "Write summaries in $EDITOR: everything becomes one change");
  add_frame(sub, *f);
  example(sub, "  thema framework edit --codes Access --depth 2 --where \"arm = web\"");
  bind(sub, ctx, [f, &ctx] { return edit(*f, ctx); });

  auto i = std::make_shared<ImportOptions>();
  sub = app.add_subcommand("import", "Read a chart back from a csv or xlsx table");
  sub.add_option("file", i->file, "A table with the column case and a column a code").required();
  sub.add_option("--sheet", i->sheet, "The sheet of a workbook (default: the first)");
  sub.add_flag("--clear", i->clear, "Empty cells take summaries away");
  example(sub,
          "  thema framework show --codes Access Trust -o chart.csv\n"
          "  thema framework import chart.csv --reason 'charted by both of us'");
  bind(sub, ctx, [i, &ctx] { return import(*i, ctx); });
}

}  // namespace thema::cli
