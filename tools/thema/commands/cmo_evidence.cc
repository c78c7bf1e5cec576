#include "model/cmo_evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cmo.h"
#include "context.h"
#include "formats/table.h"
#include "model/cases.h"
#include "model/cmo_words.h"
#include "model/passages.h"
#include "model/sources.h"
#include "selector_options.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct EvidenceOptions {
  std::string sheet;
  std::string label, speaks_to, stance, directness, note, coding, case_name, file, table;
  std::vector<std::string> remove;
  SelectorOptions place;
};

/// The passages that the options name; none for a case's silence.
std::vector<model::CodedPassage> passages(const EvidenceOptions& o, model::Project& project) {
  if (!o.coding.empty()) {
    if (!o.place.source.empty() || !o.place.selector.empty()) {
      throw Error(Errc::usage, "give --coding or a passage with --in, not both");
    }
    return {model::EvidenceBook(project).passage_of(o.coding)};
  }
  if (o.place.source.empty()) {
    if (!o.place.selector.empty()) throw Error(Errc::usage, "which source? give --in SOURCE");
    return {};
  }
  model::SourceText text(project, model::Sources(project).require(o.place.source));
  std::vector<model::CodedPassage> found;
  for (const text::Span span : text.resolve(o.place.selector)) {
    found.push_back({text.source().id, span, text.hash_of(span)});
  }
  return found;
}

std::string sentence(const EvidenceOptions& o, const model::Configuration& cmoc,
                     const model::EvidenceBook::Added& added) {
  std::vector<std::string> labels;
  for (const model::CmoElement* e : model::elements_named(cmoc, o.speaks_to)) {
    labels.push_back(e->label);
  }
  const std::size_t n = added.created + added.updated;
  return fmt::format("{} {} for {}: {}{}", added.created > 0 ? "added" : "changed",
                     n == 1 ? "evidence" : fmt::format("{} pieces of evidence", n), cmoc.label,
                     o.stance, labels.empty() ? "" : " " + join(labels, ", "));
}

int add(const EvidenceOptions& o, Context& ctx) {
  if (o.stance.empty()) {
    throw Error(Errc::usage,
                fmt::format("which stance? give --stance {}", join(model::stances(), "|")));
  }
  ctx.change([&](model::Project& project) {
    const model::Configuration cmoc = model::Configurations(project).require(o.label);
    model::NewEvidence e;
    e.cmoc = cmoc.id;
    e.speaks_to = o.speaks_to;
    e.stance = o.stance;
    e.directness = o.directness;
    e.note = trim(o.note);
    e.coder = project.coder_id(ctx.sink());
    if (!o.table.empty()) {
      e.table_row = model::EvidenceBook(project).table_row_named(o.table);
    }
    if (!o.case_name.empty()) e.case_id = model::Cases(project).require(o.case_name).id;
    std::vector<model::NewEvidence> evidence;
    for (const model::CodedPassage& passage : passages(o, project)) {
      e.source = passage.source;
      e.span = passage.span;
      e.quote_hash = passage.quote_hash;
      evidence.push_back(e);
    }
    if (evidence.empty()) evidence.push_back(e);
    const auto added = model::EvidenceBook(project).add(evidence);
    if (added.created + added.updated > 0) return done(ctx, project, sentence(o, cmoc, added));
    no_change(ctx);
    if (added.older > 0) {
      ctx.sink().notice("older-wording", "it is there, judged on an older wording", cmoc.label);
    }
  });
  return 0;
}

/// Feeds the columns of a csv table to the importer.
class CsvCells {
 public:
  explicit CsvCells(formats::Table& table, Sink& sink) : table_(table) {
    for (const std::string_view name : {"cmoc", "cmo", "label"}) {
      if (cmoc_ == kMissing) cmoc_ = table.find(name).value_or(kMissing);
    }
    if (cmoc_ == kMissing) table.require("cmoc");  // throws
    table.require("stance");
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      columns_[i] = table.find(kNames[i]).value_or(kMissing);
    }
    report_unknown(sink);
  }

  bool operator()(model::EvidenceCells& c) {
    if (!table_.next(record_)) return false;
    c = {.cmoc = at(cmoc_),
         .speaks_to = at(columns_[0]),
         .source = at(columns_[1]),
         .start = at(columns_[2]),
         .end = at(columns_[3]),
         .quote = at(columns_[4]),
         .turns = at(columns_[5]),
         .lines = at(columns_[6]),
         .coding = at(columns_[7]),
         .case_name = at(columns_[8]),
         .stance = at(columns_[9]),
         .directness = at(columns_[10]),
         .note = at(columns_[11]),
         .coder = at(columns_[12]),
         .table = at(columns_[13]),
         .line = record_.line};
    return true;
  }

 private:
  static constexpr std::size_t kMissing = std::string::npos;
  static constexpr std::array<std::string_view, 14> kNames{
      "speaks_to", "source", "start",  "end",        "quote", "turns", "lines",
      "coding",    "case",   "stance", "directness", "note",  "coder", "table"};

  void report_unknown(Sink& sink) const {
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
      const bool known =
          i == cmoc_ || std::find(columns_.begin(), columns_.end(), i) != columns_.end();
      if (known) continue;
      sink.warn("unknown-column", fmt::format("column '{}' is not read", table_.columns()[i]),
                table_.file());
    }
  }

  std::string_view at(std::size_t column) const {
    return column == kMissing ? std::string_view() : std::string_view(record_.cells[column]);
  }
  formats::Table& table_;
  formats::Record record_;
  std::size_t cmoc_ = kMissing;
  std::array<std::size_t, 14> columns_{};
};

int import(const EvidenceOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  CsvCells cells(table, ctx.sink());
  ctx.change([&](model::Project& project) {
    const RowId coder = project.coder_id(ctx.sink());
    const model::EvidenceImport result = model::import_evidence(
        project, [&](model::EvidenceCells& c) { return cells(c); }, o.file, coder, ctx.sink());
    if (!result.rejected.empty()) {
      throw Error(Errc::bad_input,
                  fmt::format("{} of {} cannot be stored; nothing was", result.rejected.size(),
                              counted(result.rows, "row", "rows")));
    }
    for (const std::string& name : result.new_coders) {
      ctx.sink().notice("new-coder", fmt::format("new coder '{}'", name), name);
    }
    done(
        ctx, project,
        fmt::format("{}: {} new, {} changed, {} there already", counted(result.rows, "row", "rows"),
                    result.added.created, result.added.updated, result.added.unchanged));
  });
  return 0;
}

int remove(const EvidenceOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const model::Configuration cmoc = model::Configurations(project).require(o.label);
    model::EvidenceBook book(project);
    const std::vector<model::Evidence> there = book.list(cmoc.id);
    for (const std::string& typed : o.remove) {
      const RowId id = book.require_id(typed);
      if (std::none_of(there.begin(), there.end(), [&](const auto& e) { return e.id == id; })) {
        throw Error(
            Errc::not_found,
            fmt::format("'{}' is evidence of another configuration than {}", typed, cmoc.label));
      }
      book.remove(id);
    }
    done(ctx, project,
         fmt::format("removed {} of {}",
                     counted(o.remove.size(), "piece of evidence", "pieces of evidence"),
                     cmoc.label));
  });
  return 0;
}

int run(const EvidenceOptions& o, Context& ctx) {
  if (!o.file.empty()) {
    if (!o.label.empty()) {
      throw Error(Errc::usage, "--import names the configurations itself: give a label or a file");
    }
    return import(o, ctx);
  }
  if (o.label.empty()) {
    throw Error(Errc::usage, "which configuration? give its label, or --import FILE.csv");
  }
  return o.remove.empty() ? add(o, ctx) : remove(o, ctx);
}

}  // namespace

void setup_cmo_evidence(App app, Context& ctx) {
  auto o = std::make_shared<EvidenceOptions>();
  App sub = app.add_subcommand("evidence", "Add evidence to a configuration");
  sub.add_option("label", o->label, "The configuration's label");
  sub.add_option("--speaks-to", o->speaks_to,
                 "Elements, by label or role: C1,R2 or context,outcome");
  add_selector(sub, o->place);
  sub.add_option("--coding", o->coding, "The passage of a coding, by its id");
  sub.add_option("--case", o->case_name, "Whose evidence it is; silence needs no passage");
  sub.add_option("--table", o->table, "The row of a table: NAME:ROW");
  sub.add_repeatable("--remove", o->remove, "Take this evidence away (an id; may be repeated)");
  sub.add_option("--stance", o->stance, join(model::stances(), ", "));
  sub.add_option("--directness", o->directness, join(model::directness_words(), ", "));
  sub.add_option("--note", o->note, "Why");
  sub.add_option(
      "--import", o->file,
      "Read a csv or xlsx table instead: cmoc, speaks_to, source, quote (or turns, lines, "
      "start and end, coding), table, case, stance, directness, note, coder");
  sub.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(sub,
          "  thema cmo evidence CMOC1 --speaks-to reasoning,outcome --in P01_3m \\\n"
          "    --quote 'because of the walk' --stance supports --directness stated\n"
          "  thema cmo evidence CMOC1 --speaks-to R1 --case P11 --stance silent\n"
          "  thema cmo evidence --import evidence.csv");
  bind(sub, ctx, [o, &ctx] { return run(*o, ctx); });
}

}  // namespace thema::cli
