#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include "analysis/cooccurrence.h"
#include "analysis/shared_places.h"
#include "base/error.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "heat_map.h"
#include "model/codebook.h"
#include "model/corpus.h"
#include "model/paragraphs.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct CooccurOptions {
  std::vector<std::string> codes;
  bool exact = false, heat = false;
  std::string unit = "overlap", measure = "count", where;
  CountedOptions counted;
};

/// A square table of codes: how often two of them meet.
class Cooccur {
 public:
  Cooccur(const CooccurOptions& options, Context& ctx)
      : options_(options), ctx_(ctx), project_(ctx.read()), corpus_(model::load_corpus(project_)) {}

  int run() {
    auto out = ctx_.renderer("cooccur", "Codes that meet");
    if (options_.measure == "lift" && options_.unit == "overlap") {
      throw Error(Errc::usage,
                  "lift is a matter of windows: give --unit turn, paragraph, source or case");
    }
    std::vector<std::vector<std::uint32_t>> rows_of_code = choose_codes();
    if (by_places()) places_.emplace(rows_of_code, rows_.size());
    analysis::Cooccurrence met(std::move(rows_of_code), rows_.size());
    if (options_.measure != "cases") met.leave_out_cases();
    CodingWalk walk(project_, corpus_,
                    {.where = options_.where,
                     .case_kind = options_.counted.case_kind,
                     .with_text = options_.unit == "paragraph",
                     .use = analysis::Consent::Use::analysis,
                     .places_only = options_.unit != "turn" && !counts_cases()});
    if (counts_cases()) choose_cases(walk.filter());
    walk.each([&](const CodingWalk::Visit& visit) { add(visit, met); });
    met.close_cases();
    if (options_.measure == "lift") count_others(walk, met);
    std::vector<std::string> notes{note()};
    say_left_out(ctx_, *out, walk.left_out(), notes);
    write(*out, met, std::move(notes));
    out->finish();
    return 0;
  }

 private:
  /// Pairs of codings, which `overlap` counts, are no parts of a whole.
  bool by_places() const { return options_.measure == "jaccard" && options_.unit == "overlap"; }

  /// Those named, with their sub-codes; else every code by itself.
  std::vector<std::vector<std::uint32_t>> choose_codes() {
    const model::CodeFinder finder(corpus_.codes);
    if (options_.codes.empty()) {
      for (std::uint32_t c = 0; c < corpus_.codes.size(); ++c) rows_.push_back(c);
    }
    for (const std::string& path : options_.codes) {
      const std::uint32_t code = finder.require(path);
      if (std::find(rows_.begin(), rows_.end(), code) == rows_.end()) rows_.push_back(code);
    }
    std::sort(rows_.begin(), rows_.end());
    std::vector<std::vector<std::uint32_t>> rows_of_code(corpus_.codes.size());
    for (std::uint32_t r = 0; r < rows_.size(); ++r) {
      const bool alone = options_.exact || options_.codes.empty();
      const std::uint32_t end = alone ? rows_[r] + 1 : corpus_.code_end[rows_[r]];
      for (std::uint32_t c = rows_[r]; c < end; ++c) rows_of_code[c].push_back(r);
    }
    return rows_of_code;
  }

  /// Windows in sources without codings, and cases without any, are windows all the same.
  void count_others(const CodingWalk& walk, analysis::Cooccurrence& met) {
    if (options_.unit == "case") {
      met.set_windows(static_cast<double>(counted_->n()));
      return;
    }
    const std::vector<bool> fit = analysis::select_sources(walk.filter(), corpus_);
    for (std::uint32_t s = 0; s < corpus_.sources.size(); ++s) {
      if (!fit[s] || visited_.contains(s)) continue;
      double windows = 1;
      if (options_.unit == "turn") {
        windows = static_cast<double>(model::load_turns(project_, corpus_.sources[s]).size());
      } else if (options_.unit == "paragraph") {
        const std::string text = model::load_text(project_, corpus_.sources[s]);
        windows = static_cast<double>(paragraphs(s, text).size());
      }
      met.set_windows(met.windows() + windows);
    }
  }

  /// Those that `autocode` and `agree` have: labels, which a walk's turns do not know, are in none.
  std::vector<text::Span> paragraphs(std::uint32_t source, std::string_view words) const {
    const model::Source& in = corpus_.sources[source];
    return model::paragraphs(in, text::TextIndex(words), model::load_turns(project_, in));
  }

  bool counts_cases() const { return options_.unit == "case" || options_.measure == "cases"; }

  void choose_cases(const analysis::Filter& selection) {
    counted_ = counted_cases(project_, corpus_, selection, options_.counted);
    for (std::uint32_t c = 0; c < corpus_.cases.size(); ++c) {
      stand_for_.push_back(counted_->counted_for(c));
    }
  }

  /// The codings with those cases that are counted in place of those who speak.
  std::vector<analysis::Selected> for_counted(std::span<const analysis::Selected> selected) const {
    std::vector<analysis::Selected> counted;
    counted.reserve(selected.size());
    for (const analysis::Selected& s : selected) {
      counted.push_back({s.coding, {}});
      std::vector<std::uint32_t>& of = counted.back().cases;
      for (const std::uint32_t c : s.cases) {
        of.insert(of.end(), stand_for_[c].begin(), stand_for_[c].end());
      }
      if (s.cases.size() < 2) continue;
      std::sort(of.begin(), of.end());
      of.erase(std::unique(of.begin(), of.end()), of.end());
    }
    return counted;
  }

  void add(const CodingWalk::Visit& visit, analysis::Cooccurrence& met) {
    visited_.insert(visit.source);
    std::vector<analysis::Selected> counted;
    if (counts_cases()) counted = for_counted(visit.selected);
    const auto selected =
        counts_cases() ? std::span<const analysis::Selected>(counted) : visit.selected;
    if (by_places()) {
      places_->add(selected);
    } else if (options_.unit == "overlap") {
      met.add_overlaps(selected, options_.measure == "cases");
    } else if (options_.unit == "source") {
      met.add_window(selected);
    } else if (options_.unit == "case") {
      met.add_by_case(selected);
    } else if (options_.unit == "paragraph") {
      met.add_windows(selected, paragraphs(visit.source, visit.text));
    } else {
      std::vector<text::Span> windows;
      for (const model::Turn& turn : visit.turns) windows.push_back(turn.span);
      met.add_windows(selected, windows);
    }
  }

  std::string note() const {
    std::string what = "Cells: ";
    if (options_.measure == "cases") {
      what += "cases for which both codes count where they meet";
    } else if (by_places()) {
      what +=
          "n(ab) / (n(a) + n(b) - n(ab)) (Jaccard), n: places, which are stretches of text "
          "that passages of the two codes cover without a break";
    } else if (options_.measure == "jaccard") {
      what += "n(ab) / (n(a) + n(b) - n(ab))";
    } else if (options_.measure == "lift") {
      what += "how much oftener than by chance two codes are in one " + options_.unit;
    } else if (options_.unit == "overlap") {
      what += "pairs of codings that share text; of a code with itself, pairs of different codings";
    } else {
      what += options_.unit + "s with both codes";
    }
    if (options_.measure != "lift" && options_.measure != "count" && !by_places()) {
      what += options_.unit == "overlap" ? ", in passages that share text"
                                         : fmt::format(", by {}", options_.unit);
    }
    if (counts_cases()) what += fmt::format("; cases are {}", counted_->words());
    what += fmt::format(". Codings counted: {}.", corpus_.count);
    if (!options_.where.empty()) what += fmt::format(" Filter: {}.", options_.where);
    return what;
  }

  /// `blank` is set where there is none.
  report::Cell value(const analysis::Cooccurrence& met, std::uint32_t a, std::uint32_t b,
                     bool& blank) const {
    if (options_.measure == "cases") return cell_count(met.cases(a, b));
    if (options_.measure == "count") {
      return cell_number(static_cast<std::int64_t>(met.count(a, b)));
    }
    const auto x = options_.measure == "lift" ? met.lift(a, b)
                   : by_places()              ? places_->jaccard(a, b)
                                              : met.jaccard(a, b);
    blank |= !x;
    return x ? report::Value(*x) : report::Value();
  }

  void write(report::Renderer& out, const analysis::Cooccurrence& met,
             std::vector<std::string> notes) {
    const bool whole = options_.measure == "count" || options_.measure == "cases";
    report::Table table;
    table.name = "cooccur";
    table.columns = {{"code", "Code", Kind::text}};
    for (const std::uint32_t row : rows_) {
      table.columns.push_back(
          {corpus_.codes[row].path, corpus_.codes[row].path, whole ? Kind::integer : Kind::number});
      table.columns.back().named = true;
    }
    std::vector<report::Row> cells;
    bool blank = false;
    for (std::uint32_t a = 0; a < rows_.size(); ++a) {
      report::Row row{cell(corpus_.codes[rows_[a]].path)};
      for (std::uint32_t b = 0; b < rows_.size(); ++b) row.push_back(value(met, a, b, blank));
      cells.push_back(std::move(row));
    }
    if (blank) notes.emplace_back("Blank: undefined, for want of codings.");
    table.notes = std::move(notes);
    if (draws_heat_map(out, options_.heat)) {
      table.caption = "Codes that meet";
      draw_heat_map(ctx_, out, std::move(table), cells,
                    options_.measure == "count" ? "" : options_.measure);
    } else {
      ctx_.table(out, std::move(table), cells);
    }
  }

  const CooccurOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  std::vector<std::uint32_t> rows_;  ///< code indices
  std::set<std::uint32_t> visited_;  ///< sources with codings
  std::optional<analysis::CountedCases> counted_;
  std::vector<std::vector<std::uint32_t>> stand_for_;  ///< by case: those counted in its place
  std::optional<analysis::SharedPlaces> places_;
};

}  // namespace

void setup_cooccur(App app, Context& ctx) {
  auto o = std::make_shared<CooccurOptions>();
  app.add_option("--codes", o->codes, "Codes with their sub-codes (default: each by itself)")
      .one_or_more();
  app.add_flag("--exact", o->exact, "Without sub-codes");
  app.add_option("--unit", o->unit, "Where codes meet (overlap); paragraphs as autocode finds them")
      .one_of({"overlap", "turn", "paragraph", "source", "case"});
  app.add_option("--measure", o->measure, "What is in the cells (count)")
      .one_of({"count", "cases", "jaccard", "lift"});
  add_filter(app, o->where);
  add_counted(app, o->counted);
  app.add_flag("--heat", o->heat, "Shades instead of a table, as -f svg draws");
  example(app,
          "  thema cooccur --codes Barriers Trust 'Logging in'\n"
          "  thema cooccur --unit turn --measure lift -f csv\n"
          "  thema cooccur --codes Barriers Trust -o heat.svg");
  bind(app, ctx, [o, &ctx] { return Cooccur(*o, ctx).run(); });
}

}  // namespace thema::cli
