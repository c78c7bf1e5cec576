#include "model/cmo_evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cmo.h"
#include "context.h"
#include "evidence_named.h"
#include "formats/table.h"
#include "model/cases.h"
#include "model/cmo_words.h"
#include "selector_options.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct EvidenceOptions {
  std::string sheet;
  std::string label, speaks_to, stance, directness, coding, case_name, file, table;
  std::optional<std::string> note;
  EvidenceIds remove, set;
  bool update = false;
  SelectorOptions place;
};

EvidencePlace place_of(const EvidenceOptions& o, const std::string& stance) {
  return {.passage = &o.place,
          .coding = o.coding,
          .case_name = o.case_name,
          .table = o.table,
          .stance = stance};
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

/// Which row was meant, so that a slip is seen. The history does not keep what it says.
std::string row_told(RowId row, model::Project& project) {
  return row == 0 ? std::string() : ", row " + model::EvidenceBook(project).row_told(row);
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
    e.note = trim(o.note.value_or(""));
    e.coder = project.coder_id(ctx.sink());
    if (!o.table.empty()) {
      e.table_row = model::EvidenceBook(project).table_row_named(o.table);
    }
    if (!o.case_name.empty()) e.case_id = model::Cases(project).require(o.case_name).id;
    std::vector<model::NewEvidence> evidence;
    for (const model::CodedPassage& passage : passages_named(place_of(o, {}), project, ctx)) {
      e.source = passage.source;
      e.span = passage.span;
      e.quote_hash = passage.quote_hash;
      evidence.push_back(e);
    }
    if (evidence.empty()) evidence.push_back(e);
    const auto added = model::EvidenceBook(project).add(evidence);
    if (!added.refused.empty()) {
      const auto& r = added.refused.front();
      throw Error(Errc::exists,
                  fmt::format("the evidence is there already with {}: change that with 'thema cmo "
                              "evidence {} --set {}'",
                              r.says, cmoc.label, short_id('e', r.there)))
          .about(cmoc.label);
    }
    if (added.created + added.updated > 0) {
      const std::string said = sentence(o, cmoc, added);
      done(ctx, project, said, row_told(e.table_row, project));
      return say_asked_only(added.asked_only, ctx);
    }
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
        project, [&](model::EvidenceCells& c) { return cells(c); }, o.file, coder, o.update,
        ctx.sink());
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
    say_asked_only(result.added.asked_only, ctx);
  });
  return 0;
}

/// The versions that evidence led to, which lose that with it.
void say_led_to(const std::vector<model::Evidence>& gone, const model::Configuration& cmoc,
                Context& ctx) {
  for (const model::Evidence& e : gone) {
    if (e.led_to == 0) continue;
    ctx.sink().notice("led-to",
                      fmt::format("{} had led to version {} of {}: nothing says any more what that "
                                  "version came of, unless other evidence or a reason does",
                                  short_id('e', e.id), e.led_to, cmoc.label),
                      cmoc.label);
  }
}

int remove(const EvidenceOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const model::Configuration cmoc = model::Configurations(project).require(o.label);
    const auto named = evidence_named(cmoc, o.remove, place_of(o, o.stance), project, ctx);
    for (const model::Evidence& e : named) model::EvidenceBook(project).remove(e.id);
    done(ctx, project,
         fmt::format("removed {} of {}",
                     counted(named.size(), "piece of evidence", "pieces of evidence"), cmoc.label));
    say_led_to(named, cmoc, ctx);
  });
  return 0;
}

/// What is given replaces what was said; the rest stays.
int set(const EvidenceOptions& o, Context& ctx) {
  if (o.stance.empty() && o.directness.empty() && !o.note && o.speaks_to.empty()) {
    throw Error(Errc::usage, "nothing to set: give --stance, --speaks-to, --directness or --note");
  }
  ctx.change([&](model::Project& project) {
    const model::Configuration cmoc = model::Configurations(project).require(o.label);
    model::EvidenceBook book(project);
    std::size_t changed = 0;
    for (const model::Evidence& there :
         evidence_named(cmoc, o.set, place_of(o, {}), project, ctx)) {
      model::NewEvidence now{.cmoc = cmoc.id,
                             .speaks_to = join(there.speaks_to, ","),
                             .stance = o.stance.empty() ? there.stance : o.stance,
                             .directness = o.directness.empty() ? there.directness : o.directness,
                             .note = o.note ? std::string(trim(*o.note)) : there.note};
      now.source = there.source;
      now.case_id = there.case_id;
      now.table_row = there.table_row;
      if (!o.speaks_to.empty()) {
        std::vector<std::string> labels;
        for (const auto* e : model::elements_named(cmoc, o.speaks_to)) labels.push_back(e->label);
        now.speaks_to = join(labels, ",");
      }
      model::check_evidence(now);
      const bool same = now.stance == there.stance && now.directness == there.directness &&
                        now.note == there.note && now.speaks_to == join(there.speaks_to, ",");
      if (same) continue;
      book.rejudge(there, now);
      ++changed;
    }
    if (changed == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("changed {} of {}",
                     counted(changed, "piece of evidence", "pieces of evidence"), cmoc.label));
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
  if (o.update) throw Error(Errc::usage, "--update goes with --import");
  if (o.remove.given && o.set.given) throw Error(Errc::usage, "give --remove or --set, not both");
  return o.remove.given ? remove(o, ctx) : o.set.given ? set(o, ctx) : add(o, ctx);
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
  sub.add_option("--table", o->table, "The row of a table: NAME:ROW, as 'table show' numbers it");
  add_evidence_ids(sub, "--remove", o->remove,
                   "Take this evidence away: its id (may be repeated), or its place");
  add_evidence_ids(sub, "--set", o->set,
                   "Change this evidence (its id, or its place): --stance, --speaks-to, "
                   "--directness, --note");
  sub.add_option("--stance", o->stance, join(model::stances(), ", "));
  sub.add_option("--directness", o->directness, join(model::directness_words(), ", "));
  sub.add_option("--note", o->note, "Why");
  sub.add_option(
      "--import", o->file,
      "Read a csv or xlsx table instead: cmoc, speaks_to, source, quote (or turns, lines, "
      "start and end, coding), table (quote: what its row says), case, stance, directness, "
      "note, coder");
  sub.add_flag("--update", o->update,
               "With --import: another directness or note replaces the one that is there");
  sub.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(sub,
          "  thema cmo evidence CMOC1 --speaks-to reasoning,outcome --in P01_3m \\\n"
          "    --quote 'because of the walk' --stance supports --directness stated\n"
          "  thema cmo evidence CMOC1 --speaks-to R1 --case P11 --stance silent\n"
          "  thema cmo evidence CMOC1 --set --in P01_3m --turns 4.2 --note 'of the walk'\n"
          "  thema cmo evidence CMOC1 --remove --in P01_3m --turns 4.2\n"
          "  thema cmo evidence --import evidence.csv");
  bind(sub, ctx, [o, &ctx] { return run(*o, ctx); });
}

}  // namespace thema::cli
