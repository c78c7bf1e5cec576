#include "source_show.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "base/error.h"
#include "base/ids.h"
#include "cells.h"
#include "context.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/corpus.h"
#include "model/passages.h"
#include "model/sources.h"
#include "model/turn_coding.h"
#include "turn_rows.h"

namespace thema::cli {

namespace {

struct ShowOptions {
  std::string name, lines, turns, coder, code;
  bool codes = false, uncoded = false;
};

/// A stretch of text that is shown as one row.
struct Stretch {
  std::string number;      ///< "41.2", or a line's number
  std::uint32_t turn = 0;  ///< 0: a line
  std::string speaker;
  text::Span span;
};

class Show {
 public:
  Show(const ShowOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        corpus_(model::load_corpus(project_)),
        text_(project_, model::Sources(project_).require(options.name)) {}

  int run() {
    auto out = ctx_.renderer("source", text_.source().name);
    load_codings();
    if (options_.uncoded) find_uncoded();
    using Kind = report::Column::Kind;
    report::Table table;
    table.name = "source";
    const unsigned with_codes =
        options_.codes ? unsigned{report::kAll} : unsigned{report::kMachines};
    table.columns = {{options_.lines.empty() ? "turn" : "line",
                      options_.lines.empty() ? "Turn" : "Line", Kind::text},
                     {"speaker", "Speaker", Kind::text},
                     {"start", "Start", Kind::integer, report::kMachines},
                     {"end", "End", Kind::integer, report::kMachines},
                     {"text", "Text", Kind::text, report::kAll, true},
                     {"codes", "Codes", Kind::list, with_codes, true},
                     {"ids", "Ids", Kind::list, with_codes}};
    table.group_first_column = false;
    const auto filter = ctx_.columns(std::move(table));
    out->begin_table(filter.table);
    std::uint32_t turn = 0;
    for (const Stretch& s : options_.lines.empty() ? by_sentence() : by_line()) {
      if (!wanted(s.span)) continue;
      auto [codes, ids] = codes_on(s.span);
      // For people a turn's speaker stands once.
      const bool repeated = !out->machine() && s.turn == turn;
      turn = s.turn;
      out->row(
          filter.row({cell(s.number), cell(repeated ? "" : s.speaker), cell_number(s.span.begin),
                      cell_number(s.span.end), cell(text_.slice(s.span)), codes, ids}));
    }
    out->end_table();
    out->finish();
    return 0;
  }

 private:
  void load_codings() {
    model::CodingQuery query;
    query.counted_only = false;
    query.sources.assign(corpus_.sources.size(), false);
    query.sources[corpus_.source_index.at(text_.source().id)] = true;
    if (!options_.code.empty()) {
      const std::uint32_t code = model::CodeFinder(corpus_.codes).require(options_.code);
      query.codes.assign(corpus_.codes.size(), false);
      std::fill(query.codes.begin() + code, query.codes.begin() + corpus_.code_end[code], true);
    }
    codings_ = model::load_codings(project_, corpus_, query);
    if (options_.coder.empty()) return;
    model::Coders coders(project_);
    const auto known = coders.find(project_.coder_name());
    if (!known && options_.uncoded) return codings_.clear();  // whoever begins has all of it left
    const RowId coder = known ? known->id : coders.require(options_.coder).id;
    std::erase_if(codings_,
                  [&](const model::Coding& c) { return corpus_.coders[c.coder].id != coder; });
  }

  /// Turns that are not an interviewer's and have none of the codings to show.
  void find_uncoded() {
    const auto mine =
        model::turns_of_coder(project_, corpus_, text_.source(), project_.coder_name());
    std::vector<model::Coding> codings = mine.codings;
    if (!options_.code.empty()) {
      std::unordered_set<RowId> shown;
      for (const model::Coding& c : codings_) shown.insert(c.id);
      std::erase_if(codings, [&](const model::Coding& c) { return !shown.contains(c.id); });
    }
    std::vector<bool> coded(mine.turns.size(), false);
    for (const auto& [coder, marks] : model::turns_coded(mine.turns, codings)) coded = marks;
    for (std::size_t i = 0; i < mine.turns.size(); ++i) {
      if (mine.spoken[i] && !coded[i]) uncoded_.push_back(mine.turns[i].span);
    }
  }

  bool wanted(text::Span span) const {
    if (!options_.uncoded) return true;
    const auto turn = std::partition_point(uncoded_.begin(), uncoded_.end(),
                                           [&](text::Span t) { return t.end <= span.begin; });
    return turn != uncoded_.end() && turn->overlaps(span);
  }

  /// Stretches are asked for from left to right, and codings come by their beginnings.
  std::pair<report::List, report::List> codes_on(text::Span span) {
    std::erase_if(near_, [&](const model::Coding* c) { return c->span.end <= span.begin; });
    for (; next_ < codings_.size() && codings_[next_].span.begin < span.end; ++next_) {
      near_.push_back(&codings_[next_]);
    }
    report::List codes, ids;
    for (const model::Coding* c : near_) {
      if (!c->span.overlaps(span)) continue;
      codes.items.push_back(corpus_.codes[c->code].path);
      ids.items.push_back(short_id('c', c->id));
    }
    return {codes, ids};
  }

  std::vector<Stretch> by_sentence() {
    text::Span wanted{0, text_.index().length()};
    if (!options_.turns.empty()) {
      model::PassageSelector selector;
      selector.turns = options_.turns;
      wanted = text_.resolve(selector).front();
    }
    std::vector<Stretch> rows;
    for (const model::Turn& turn : text_.turns()) {
      if (!turn.span.overlaps(wanted)) continue;
      std::uint32_t n = 0;
      for (const text::Span& s : text_.sentences(turn)) {
        ++n;
        if (!s.overlaps(wanted)) continue;
        rows.push_back(
            {fmt::format("{}.{}", turn.number, n), turn.number, speaker_of(corpus_, turn), s});
      }
    }
    return rows;
  }

  std::vector<Stretch> by_line() {
    model::PassageSelector selector;
    selector.lines = options_.lines;
    const text::Span wanted = text_.resolve(selector).front();
    std::vector<Stretch> rows;
    const std::uint32_t last = text_.index().line_of(wanted.end - 1);
    for (std::uint32_t line = text_.index().line_of(wanted.begin); line <= last; ++line) {
      const text::Span span = text_.index().lines(line, line);
      if (!span.empty()) rows.push_back({std::to_string(line), 0, "", span});
    }
    return rows;
  }

  const ShowOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  model::SourceText text_;
  std::vector<model::Coding> codings_;      ///< by place
  std::vector<const model::Coding*> near_;  ///< those that the stretch at hand may share words with
  std::size_t next_ = 0;
  std::vector<text::Span> uncoded_;  ///< turns, with --uncoded
};

}  // namespace

void setup_source_show(App app, Context& ctx) {
  auto o = std::make_shared<ShowOptions>();
  App sub = app.add_subcommand("show", "Read a text, turns and sentences numbered");
  sub.add_option("source", o->name, "The source (name or imported file)").required();
  const Option lines = sub.add_option("--lines", o->lines, "Only lines A or A-B");
  sub.add_option("--turns", o->turns, "Only turns A or A-B; sentences A.B").excludes(lines);
  sub.add_flag("--codes", o->codes, "Codes and ids beside the text");
  sub.add_flag("--uncoded", o->uncoded,
               "Only turns that I (with --coder: somebody) have not coded, interviewers' left out");
  sub.add_option("--code", o->code, "Only codings of this code and its sub-codes");
  example(sub, "  thema source show P12_6m --turns 12-20 --codes");
  bind(sub, ctx, [o, &ctx] {
    o->coder = ctx.globals().coder;  // here: whose codings to show
    return Show(*o, ctx).run();
  });
}

}  // namespace thema::cli
