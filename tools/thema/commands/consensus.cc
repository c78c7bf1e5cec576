#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "agree/compared.h"
#include "analysis/agreement/contested.h"
#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "filter_options.h"
#include "formats/table.h"
#include "model/codebook.h"
#include "model/consensus.h"
#include "model/settings.h"
#include "text/text_index.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct ConsensusCommand {
  std::string coders, where, file, sheet, as;
  std::vector<std::string> codes;
  bool exact = false;
};

constexpr std::string_view kPassages = "passages of ";

/// What coders have to agree on, a row a question, with a column for the decision.
class ConsensusTable {
 public:
  ConsensusTable(const ConsensusCommand& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        compared_(compare_coders(project_, options.coders, options.where)) {}

  int run() {
    auto out = ctx_.renderer("consensus", "Consensus");
    choose_codes();
    details_ = model::load_details(project_);
    const auto filter = ctx_.columns(head());
    out->begin_table(filter.table);
    for (const std::uint32_t s : compared_.sources) {
      add_source(s, [&](report::Row row) { out->row(filter.row(std::move(row))); });
    }
    out->end_table();
    if (!out->machine()) say_counts(*out);
    out->finish();
    if (!ctx_.globals().output.empty()) {
      ctx_.sink().notice("consensus-sheet",
                         fmt::format("{} agreed, {} to decide", agreed_, disputed_));
    }
    return 0;
  }

 private:
  using Marked = Compared::Marked;

  void choose_codes() {
    const auto& codes = compared_.corpus.codes;
    wanted_.assign(codes.size(), options_.codes.empty());
    const model::CodeFinder finder(codes);
    for (const std::string& name : options_.codes) {
      const std::uint32_t code = finder.require(name);
      const std::uint32_t end = options_.exact ? code + 1 : compared_.corpus.code_end[code];
      std::fill(wanted_.begin() + code, wanted_.begin() + end, true);
    }
  }

  report::Table head() const {
    const unsigned machines = report::kMachines;
    report::Table t;
    t.name = "consensus";
    t.columns = {{"source", "Source", Kind::text},
                 {"turn", "Turn", Kind::integer},
                 {"start", "Start", Kind::integer, machines},
                 {"end", "End", Kind::integer, machines},
                 {"code", "Code", Kind::text},
                 {"state", "State", Kind::text},
                 {"text", "Words", Kind::text, report::kAll, true}};
    for (const std::string& name : compared_.names) {
      add_column(t, "reading of " + name, Kind::text, report::kAll);
      add_column(t, "codes of " + name, Kind::list, machines);
      add_column(t, "memo of " + name, Kind::text, machines);
    }
    t.columns.push_back({"decision", "Decision", Kind::text});
    t.columns.push_back({"by", "By", Kind::text, machines});
    t.columns.push_back({"note", "Note", Kind::text, machines});
    for (const std::string& name : compared_.names) {
      add_column(t, std::string(kPassages) + name, Kind::text, machines);
    }
    t.columns.push_back({"version", "Version", Kind::text, machines});
    return t;
  }

  static void add_column(report::Table& table, const std::string& key, Kind kind, unsigned shown) {
    table.columns.push_back({key, key, kind, shown, kind == Kind::text});
    table.columns.back().named = true;
  }

  template <typename Take>
  void add_source(std::uint32_t source, const Take& take) {
    const auto& marked = compared_.by_source[source];
    std::map<std::uint32_t, std::vector<std::vector<text::Span>>> by_code;
    for (const Marked& m : marked) {
      if (!wanted_[m.code]) continue;
      auto& lists = by_code[m.code];
      if (lists.empty()) lists.resize(compared_.coders.size());
      lists[m.coder].push_back(m.span);
    }
    struct Question {
      analysis::Contested passage;
      std::uint32_t code;
    };
    std::vector<Question> questions;
    for (const auto& [code, lists] : by_code) {
      for (auto& passage : analysis::contested(lists)) {
        questions.push_back({std::move(passage), code});
      }
    }
    if (questions.empty()) return;
    std::stable_sort(questions.begin(), questions.end(), [](const Question& a, const Question& b) {
      return a.passage.span.begin < b.passage.span.begin;
    });
    const std::string words = model::load_text(project_, compared_.corpus.sources[source]);
    const text::TextIndex index{std::string_view(words)};
    const auto turns = model::load_turns(project_, compared_.corpus.sources[source]);
    // Those that a question may share words with: they come by their beginnings, as questions do.
    std::vector<Marked> near;
    std::size_t next = 0;
    for (const Question& q : questions) {
      const text::Span span = q.passage.span;
      std::erase_if(near, [&](const Marked& m) { return m.span.end <= span.begin; });
      for (; next < marked.size() && marked[next].span.begin < span.end; ++next) {
        if (marked[next].span.end > span.begin) near.push_back(marked[next]);
      }
      take(row(source, q.passage, q.code, index, turns, near));
    }
  }

  report::Row row(std::uint32_t source, const analysis::Contested& passage, std::uint32_t code,
                  const text::TextIndex& index, const std::vector<model::Turn>& turns,
                  const std::vector<Marked>& near) {
    (passage.agreed ? agreed_ : disputed_) += 1;
    const text::Span span = passage.span;
    const auto turn = std::partition_point(
        turns.begin(), turns.end(), [&](const model::Turn& t) { return t.span.end <= span.begin; });
    const model::Source& at = compared_.corpus.sources[source];
    report::Row row{cell(at.name),
                    turn == turns.end() ? report::Cell() : cell_number(turn->number),
                    cell_number(span.begin),
                    cell_number(span.end),
                    cell(compared_.corpus.codes[code].path),
                    cell(passage.agreed ? "agreed" : "disputed"),
                    cell(index.slice(span))};
    for (std::uint32_t c = 0; c < compared_.names.size(); ++c) {
      std::vector<std::string> reading, memos;
      report::List codes;
      for (const text::Span s : passage.readings[c]) reading.emplace_back(index.slice(s));
      for (const Marked& m : near) {
        if (m.coder != c || !m.span.overlaps(span)) continue;
        const std::string& path = compared_.corpus.codes[m.code].path;
        if (std::find(codes.items.begin(), codes.items.end(), path) == codes.items.end()) {
          codes.items.push_back(path);
        }
        const auto detail = details_.find(m.id);
        if (m.code == code && detail != details_.end() && !detail->second.memo.empty()) {
          memos.push_back(detail->second.memo);
        }
      }
      row.push_back(cell(join(reading, " ... ")));
      row.emplace_back(std::move(codes));
      row.push_back(cell(join(memos, "; ")));
    }
    row.push_back(cell(passage.agreed ? "both" : ""));
    row.emplace_back();
    row.emplace_back();
    for (const auto& reading : passage.readings) {
      row.push_back(cell(model::consensus_passages(reading)));
    }
    row.push_back(cell(model::consensus_version(at.text_hash)));
    return row;
  }

  void say_counts(report::Renderer& out) const {
    out.note({fmt::format("{} agreed, {} to decide, in {}. Coders: {}.", agreed_, disputed_,
                          compared_sources(compared_), join(compared_.names, ", ")),
              false});
    if (const std::string left = sources_left_out(compared_); !left.empty()) {
      out.note({left, false});
    }
  }

  const ConsensusCommand& options_;
  Context& ctx_;
  model::Project& project_;
  const Compared compared_;
  std::unordered_map<RowId, model::CodingDetail> details_;
  std::vector<bool> wanted_;  ///< by code
  std::size_t agreed_ = 0, disputed_ = 0;
};

/// A sheet that was filled in.
class SheetFile {
 public:
  SheetFile(const std::string& file, const std::string& sheet, Sink& sink)
      : table_(read_file(file), file, sink, {.sheet = sheet}) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) at_[i] = table_.require(kColumns[i]);
    by_ = table_.find("by");
    note_ = table_.find("note");
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
      const std::string_view name = trim(table_.columns()[i]);
      if (!name.starts_with(kPassages)) continue;
      readings_.push_back(i);
      coders_.emplace_back(trim(name.substr(kPassages.size())));
    }
    if (coders_.size() < 2) {
      throw Error(Errc::bad_input,
                  "expected a column 'passages of NAME' for each coder, as 'thema consensus sheet' "
                  "writes them")
          .at(file, table_.header_line());
    }
  }

  const std::vector<std::string>& coders() const { return coders_; }

  bool next(model::ConsensusCells& cells) {
    do {
      if (!table_.next(record_)) return false;
    } while (std::all_of(record_.cells.begin(), record_.cells.end(),
                         [](const std::string& cell) { return trim(cell).empty(); }));
    const auto of = [&](std::optional<std::size_t> column) {
      return column ? std::string_view(record_.cells[*column]) : std::string_view();
    };
    cells.source = of(at_[0]);
    cells.start = of(at_[1]);
    cells.end = of(at_[2]);
    cells.code = of(at_[3]);
    cells.decision = of(at_[4]);
    cells.version = of(at_[5]);
    cells.by = of(by_);
    cells.note = of(note_);
    cells.readings.clear();
    for (const std::size_t column : readings_) cells.readings.push_back(of(column));
    cells.line = record_.line;
    return true;
  }

 private:
  static constexpr std::array<std::string_view, 6> kColumns{"source", "start",    "end",
                                                            "code",   "decision", "version"};
  formats::Table table_;
  formats::Record record_;
  std::array<std::size_t, kColumns.size()> at_{};
  std::optional<std::size_t> by_, note_;
  std::vector<std::size_t> readings_;
  std::vector<std::string> coders_;
};

int apply(const ConsensusCommand& o, Context& ctx) {
  SheetFile file(o.file, o.sheet, ctx.sink());
  ctx.change([&](model::Project& project) {
    const auto result = model::apply_consensus(
        project, [&](model::ConsensusCells& cells) { return file.next(cells); },
        {.file = o.file, .coders = file.coders(), .as = o.as}, ctx.sink());
    if (!result.rejected.empty()) {
      throw Error(Errc::bad_input,
                  fmt::format("{} of {} cannot be applied; nothing was", result.rejected.size(),
                              counted(result.rows, "row")));
    }
    if (result.undecided > 0) {
      ctx.sink().warn("undecided", fmt::format("{} without a decision: nothing was done about {}",
                                               counted(result.undecided, "row"),
                                               result.undecided == 1 ? "it" : "them"));
    }
    if (result.created + result.updated + result.removed + result.sources_done == 0) {
      return no_change(ctx);
    }
    done(ctx, project,
         fmt::format("consensus of {} as {}: {}: {} new, {} changed, {} there already, {} taken "
                     "away; {} done",
                     join(file.coders(), ", "), o.as, counted(result.rows, "row"), result.created,
                     result.updated, result.unchanged, result.removed,
                     counted(result.sources_done, "source")));
    const std::string counts = model::Settings(project).get("count");
    if (counts != o.as) {
      ctx.sink().notice("count-setting",
                        fmt::format("tables count the codings of {}: 'thema config count {}' makes "
                                    "them count these",
                                    counts == "union" ? "everybody" : counts, shell_quoted(o.as)));
    }
  });
  return 0;
}

}  // namespace

void setup_consensus(App app, Context& ctx) {
  auto o = std::make_shared<ConsensusCommand>();
  app.require_verb();
  App sheet = app.add_subcommand(
      "sheet", "What coders agree on and what not, a row a passage, for deciding in a spreadsheet");
  sheet.add_option("--coders", o->coders, "Whose codings: A,B or more").required();
  sheet.add_repeatable("--code", o->codes, "Only these codes, with their sub-codes");
  sheet.add_flag("--exact", o->exact, "Without sub-codes");
  add_filter(sheet, o->where, "Only sources that fit a filter");
  example(sheet, "  thema consensus sheet --coders ann,ben -o decide.csv");
  bind(sheet, ctx, [o, &ctx] { return ConsensusTable(*o, ctx).run(); });
  App apply_verb = app.add_subcommand(
      "apply", "Store what was decided as the codings of one name; the originals stay");
  apply_verb.add_option("file", o->file, "The sheet, filled in (csv or xlsx)").required();
  apply_verb.add_option("--as", o->as, "Who gets the codings").required();
  apply_verb.add_option("--sheet", o->sheet, "The sheet of a workbook (the first)");
  example(apply_verb,
          "  # decision: ann, ben, both, none, or START:END; by: who decided\n"
          "  thema consensus apply decide.csv --as consensus && thema config count consensus");
  bind(apply_verb, ctx, [o, &ctx] { return apply(*o, ctx); });
}

}  // namespace thema::cli
