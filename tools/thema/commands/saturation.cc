#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "goes_with.h"
#include "model/coders.h"
#include "percent_text.h"
#include "saturation/sessions.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

/// "5%" or "0.05".
double parse_threshold(std::string_view text) {
  std::string_view digits = trim(text);
  const bool percent = digits.ends_with('%');
  if (percent) digits = trim(digits.substr(0, digits.size() - 1));
  double value = -1;
  const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = wrong == std::errc() && end == digits.data() + digits.size();
  if (percent) value /= 100;
  if (!whole || !(value >= 0 && value <= 1)) {
    throw Error(Errc::usage,
                fmt::format("--threshold '{}': expected a share such as 5% or 0.05", text));
  }
  return value;
}

/// The sessions of one group, and what comes of them.
struct Curve {
  SessionGroup group;
  analysis::Saturation saturation;
  analysis::Permuted permuted;
};

/// How the codes of sessions add up, and when nothing much came any more.
class SaturationTable {
 public:
  SaturationTable(const SaturationCommand& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        corpus_(model::load_corpus(project_)),
        list_(options, corpus_) {}

  int run() {
    how_.base = options_.base;
    how_.run = options_.run;
    how_.threshold = parse_threshold(options_.threshold);
    auto out = ctx_.renderer("saturation", "Saturation");
    CodingWalk walk(project_, corpus_,
                    {.where = options_.where,
                     .case_kind = options_.counted.case_kind,
                     .use = analysis::Consent::Use::analysis});
    counted_ = counted_cases(project_, corpus_, walk.filter(), options_.counted);
    walk.each([&](const CodingWalk::Visit& visit) { list_.add(visit, *counted_); });
    done_ = list_.add_done(done_by_counted(), walk.filter(), walk.consent(), *counted_);
    uncoded_ = list_.uncoded(walk.filter());
    make_curves();
    std::vector<std::string> consent;
    say_left_out(ctx_, *out, walk.left_out(), consent);
    write_sessions(*out);
    write_measures(*out, std::move(consent));
    const bool whole = ctx_.globals().columns_text.empty();
    // An svg is there without codings too: an empty figure.
    if (whole && !out->machine() && (out->figures_only() || !curves_.empty())) draw(*out);
    out->finish();
    return 0;
  }

 private:
  /// Sources that somebody whose codings count has marked done: where teams share the sources out,
  /// nobody marks them all.
  std::set<RowId> done_by_counted() {
    std::set<RowId> done;
    for (const model::Coder& coder : corpus_.coders) {
      const bool counts = corpus_.count == "union" || corpus_.count == coder.name;
      if (counts) done.merge(model::Coders(project_).sources_done(coder.id));
    }
    return done;
  }

  void make_curves() {
    for (SessionGroup& group : list_.groups()) {
      Curve curve{std::move(group), {}, {}};
      curve.saturation = analysis::saturation(curve.group.sessions, how_);
      if (options_.permutations > 0) {
        curve.permuted =
            analysis::permuted(curve.group.sessions, how_, options_.permutations, options_.seed);
      }
      curves_.push_back(std::move(curve));
    }
  }

  report::Table sessions_head() const {
    const unsigned grouped = list_.grouped() ? report::kAll : report::kMachines;
    const unsigned ordered = list_.ordered() ? report::kAll : report::kMachines;
    const unsigned drawn = options_.permutations > 0 ? report::kAll : report::kMachines;
    report::Table t;
    t.name = "saturation";
    t.columns = {{"group", options_.by, Kind::text, grouped},
                 {"position", "No.", Kind::integer},
                 {"session", list_.of_cases() ? "Case" : "Source", Kind::text},
                 {"order", options_.order, Kind::text, ordered},
                 {"codes", "Codes", Kind::integer},
                 {"new", "New", Kind::integer},
                 {"cumulative", "Cumulative", Kind::integer},
                 {"share", "Share", Kind::number, report::kMachines},
                 {"run", "Run", Kind::range},
                 {"run_new", "New in run", Kind::integer},
                 {"ratio", "Of base", Kind::number, report::kMachines},
                 {"ratio_percent", "Of base", Kind::text, report::kPeople},
                 {"mean", "Mean", Kind::number, drawn},
                 {"low", "Low", Kind::integer, drawn},
                 {"high", "High", Kind::integer, drawn}};
    t.group_first_column = list_.grouped();
    return t;
  }

  using Values = std::vector<std::optional<double>>;

  /// Numbers by session, as long as the longest curve.
  template <typename Number>
  static Values values_of(const std::vector<Number>& numbers, std::size_t length) {
    Values values(numbers.begin(), numbers.end());
    values.resize(length);
    return values;
  }

  /// The curve; with several, one line each.
  void draw(report::Renderer& out) const {
    report::LineChart chart;
    chart.text.title = ctx_.globals().caption.empty() ? "Codes by session" : ctx_.globals().caption;
    chart.position_heading = list_.of_cases() ? "Case" : "Source";
    chart.value_heading = "Different codes";
    std::size_t longest = 0;
    for (const Curve& curve : curves_) longest = std::max(longest, curve.group.units.size());
    const bool one = curves_.size() == 1;
    for (std::size_t i = 0; i < longest; ++i) {
      chart.positions.push_back(one ? list_.name_of(curves_.front().group.units[i])
                                    : std::to_string(i + 1));
    }
    for (const Curve& curve : curves_) {
      const std::string name = curve.group.heading.empty() ? "cumulative" : curve.group.heading;
      if (one) chart.series.push_back({"new", values_of(curve.saturation.fresh, longest), true});
      chart.series.push_back({name, values_of(curve.saturation.cumulative, longest)});
      if (!one || options_.permutations == 0) continue;
      chart.series.push_back({"mean", values_of(curve.permuted.mean, longest)});
      chart.series.push_back({"low", values_of(curve.permuted.low, longest)});
      chart.series.push_back({"high", values_of(curve.permuted.high, longest)});
    }
    if (one) add_marks(chart);
    chart.text.notes.push_back(fmt::format(
        "Order: {}. What the curve shows depends on it and on the codebook as it is now; it is no "
        "proof that nothing was left to hear.",
        order_words()));
    out.figure(chart);
  }

  /// Where saturation was reached; marks at one place are one.
  void add_marks(report::LineChart& chart) const {
    const analysis::Saturation& s = curves_.front().saturation;
    std::map<std::size_t, std::string> marks;
    const auto mark = [&](const std::optional<std::size_t>& sessions, const std::string& label) {
      if (!sessions) return;
      std::string& at = marks[*sessions - 1];
      at += (at.empty() ? "" : ", ") + label;
    };
    if (s.guest) mark(s.guest, fmt::format("{}+{}", *s.guest, how_.run));
    mark(s.near, "near");
    mark(s.all, "true");
    for (const auto& [position, label] : marks) chart.marks.push_back({position, label});
  }

  static std::string percent(double share) { return percent_text(share); }

  void write_sessions(report::Renderer& out) {
    std::vector<report::Row> rows;
    for (const Curve& curve : curves_) {
      const analysis::Saturation& s = curve.saturation;
      for (std::size_t i = 0; i < curve.group.units.size(); ++i) {
        report::Cell share, run, fresh, ratio, of_base, mean, low, high;
        if (s.total() > 0) {
          share =
              report::Value(static_cast<double>(s.cumulative[i]) / static_cast<double>(s.total()));
        }
        // A run stands where it ends.
        if (!s.runs.empty() && i + 1 >= how_.base + how_.run) {
          const analysis::SaturationRun& r = s.runs[i + 1 - how_.base - how_.run];
          run = report::Range{static_cast<std::int64_t>(r.first + 1),
                              static_cast<std::int64_t>(r.first + how_.run)};
          fresh = cell_count(r.fresh);
          ratio = report::Value(r.ratio);
          of_base = cell(percent(r.ratio));
        }
        if (options_.permutations > 0) {
          mean = report::Value(curve.permuted.mean[i]);
          low = cell_count(curve.permuted.low[i]);
          high = cell_count(curve.permuted.high[i]);
        }
        rows.push_back({cell(curve.group.heading), cell_count(i + 1),
                        cell(list_.name_of(curve.group.units[i])),
                        cell(list_.value_of(curve.group.units[i])), cell_count(s.codes[i]),
                        cell_count(s.fresh[i]), cell_count(s.cumulative[i]), share, run, fresh,
                        ratio, of_base, mean, low, high});
      }
    }
    report::Table table = sessions_head();
    table.notes = session_notes();
    ctx_.table(out, std::move(table), rows);
  }

  std::string order_words() const {
    return list_.ordered() ? fmt::format("by {}, those without one last", options_.order)
                           : std::string("as imported");
  }

  std::vector<std::string> session_notes() const {
    const std::string what = list_.of_cases() ? fmt::format("cases of kind {}", counted_->kind())
                                              : std::string("sources");
    std::string codes = options_.depth == 0 ? "each code by itself"
                                            : fmt::format("codes down to level {}", options_.depth);
    if (!options_.codes.empty()) codes += fmt::format(", of {}", join(options_.codes, ", "));
    std::vector<std::string> notes{fmt::format(
        "Sessions: {} with a coding that counts{}; order: {}. Counted: {}, as the codebook is now. "
        "Codings counted: {}.{}",
        what,
        done_ == 0
            ? std::string()
            : fmt::format(", and {} without one that somebody whose codings count has marked "
                          "done",
                          done_ == 1 ? "1 source" : fmt::format("{} sources", done_)),
        order_words(), codes, corpus_.count,
        options_.where.empty() ? "" : fmt::format(" Filter: {}.", options_.where))};
    notes.push_back(fmt::format(
        "Of base: new codes in a run of {}, as a share of the different codes of the first {} "
        "(Guest, Namey and Chen 2020).",
        how_.run, how_.base));
    if (options_.permutations > 0) {
      notes.push_back(
          fmt::format("Mean, low, high: codes after so many sessions, over {} orders "
                      "drawn at random (seed {}).",
                      options_.permutations, options_.seed));
    }
    if (list_.outside() > 0) {
      notes.push_back(
          fmt::format("{} in no group: nobody said {} who could have {} (an interviewer's words, a "
                      "source without cases).",
                      counted(list_.outside(), "coding is", "codings are"),
                      list_.outside() == 1 ? "it" : "them", options_.by));
    }
    if (!uncoded_.empty()) {
      constexpr std::size_t kNamed = 10;
      std::vector<std::string> some(
          uncoded_.begin(),
          uncoded_.begin() + static_cast<std::ptrdiff_t>(std::min(uncoded_.size(), kNamed)));
      if (uncoded_.size() > kNamed)
        some.push_back(fmt::format("{} more", uncoded_.size() - kNamed));
      notes.push_back(fmt::format("{}: {}.",
                                  list_.of_cases()
                                      ? "Sources without codings and not marked done, which make "
                                        "no session of a case"
                                      : "Without codings and not marked done, so left out",
                                  join(some, ", ")));
    }
    return notes;
  }

  /// Lowest, median and highest of ascending values, and in how many orders there was one.
  static void add_range(report::Row& row, const std::vector<std::size_t>& values) {
    for (const std::size_t i : {std::size_t{0}, values.size() / 2, values.size()}) {
      row.push_back(values.empty() ? report::Cell() : cell_count(values[i - (i == values.size())]));
    }
  }

  void add_measure(std::vector<report::Row>& rows, const Curve& curve, const char* name,
                   report::Cell value, const std::string& note,
                   const std::vector<std::size_t>* orders) {
    report::Row row{cell(curve.group.heading), cell(name), std::move(value)};
    add_range(row, orders == nullptr ? std::vector<std::size_t>() : *orders);
    std::string said = note;
    if (orders != nullptr && options_.permutations > 0 && orders->size() < options_.permutations) {
      said += fmt::format("; reached in {} of {} orders", orders->size(), options_.permutations);
    }
    row.push_back(cell(said));
    rows.push_back(std::move(row));
  }

  std::string guest_note(const analysis::Saturation& s) const {
    const std::string how = fmt::format("base {}, run {}, at most {:g}% new", how_.base, how_.run,
                                        100 * how_.threshold);
    if (s.guest) return fmt::format("{}+{} ({})", *s.guest, how_.run, how);
    if (s.runs.empty()) {
      return fmt::format(
          "undefined: {} ({})",
          s.fresh.size() < how_.base + how_.run ? "too few sessions" : "no codes in the base", how);
    }
    return fmt::format("not reached: {} in the last run ({})", percent(s.runs.back().ratio), how);
  }

  static report::Cell count_or_none(const std::optional<std::size_t>& n) {
    return n ? cell_count(*n) : report::Cell();
  }
  static report::Cell number_or_none(const std::optional<double>& x) {
    return x ? report::Cell(report::Value(*x)) : report::Cell();
  }

  void add_measures(std::vector<report::Row>& rows, const Curve& curve) {
    const analysis::Saturation& s = curve.saturation;
    const analysis::Incidence i = analysis::incidence(curve.group.sessions);
    add_measure(rows, curve, "sessions", cell_count(curve.group.units.size()), "", nullptr);
    add_measure(rows, curve, "codes", cell_count(s.total()), "different codes in all of them",
                nullptr);
    add_measure(rows, curve, "guest", count_or_none(s.guest), guest_note(s), &curve.permuted.guest);
    add_measure(
        rows, curve, "near", count_or_none(s.near),
        s.near ? fmt::format("{} of {} codes: 90% or more", s.cumulative[*s.near - 1], s.total())
               : "undefined: no codes",
        &curve.permuted.near);
    add_measure(rows, curve, "true", count_or_none(s.all),
                s.all ? "no new code behind it" : "undefined: no codes", &curve.permuted.all);
    const auto chao2 = analysis::chao2(i);
    const auto coverage = analysis::coverage(i);
    add_measure(rows, curve, "chao2", number_or_none(chao2),
                chao2 ? fmt::format("codes that there are at least, seen or not; {} in one session "
                                    "only, {} in two",
                                    i.once, i.twice)
                      : "undefined: fewer than 2 sessions",
                nullptr);
    add_measure(rows, curve, "coverage", number_or_none(coverage),
                coverage ? "estimated share of all mentions that codes seen make up"
                         : "undefined: fewer than 2 sessions, or no codes",
                nullptr);
  }

  void write_measures(report::Renderer& out, std::vector<std::string> consent) {
    const unsigned drawn = options_.permutations > 0 ? report::kAll : report::kMachines;
    report::Table table;
    table.name = "measures";
    table.columns = {
        {"group", options_.by, Kind::text, list_.grouped() ? report::kAll : report::kMachines},
        {"measure", "Measure", Kind::text},
        {"value", "Value", Kind::number},
        {"low", "Low", Kind::integer, drawn},
        {"median", "Median", Kind::integer, drawn},
        {"high", "High", Kind::integer, drawn},
        {"note", "Note", Kind::text, report::kAll, true}};
    table.group_first_column = list_.grouped();
    std::vector<report::Row> rows;
    for (const Curve& curve : curves_) add_measures(rows, curve);
    table.notes = std::move(consent);
    table.notes.emplace_back(
        "guest: sessions before the first run with at most the threshold of new codes. near, true: "
        "sessions until 90% and all of the codes were there (Squire et al. 2024): known only now "
        "that all are coded.");
    table.notes.emplace_back(
        "chao2 (Chao 1987, bias-corrected) and coverage (Chao and Jost 2012) are borrowed from "
        "counts of species: sessions stand for independent draws, which people chosen on purpose "
        "are not. A lower bound and a rough one.");
    table.notes.emplace_back(
        "All of this depends on the order (give --permutations to see how much), on how finely the "
        "codebook is cut and on what was merged in it. It is no proof that nothing was left to "
        "hear, and says nothing of how well codes are understood.");
    write_apart(out, std::move(table), rows);
  }

  /// --columns chooses among the columns of the first table.
  void write_apart(report::Renderer& out, report::Table table,
                   const std::vector<report::Row>& rows) {
    if (!ctx_.globals().columns_text.empty()) return;
    out.begin_table(table);
    for (const report::Row& row : rows) out.row(row);
    out.end_table();
  }

  const SaturationCommand& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  SessionList list_;
  analysis::SaturationOptions how_;
  std::optional<analysis::CountedCases> counted_;
  std::size_t done_ = 0;  ///< sources without codings that are sessions
  std::vector<std::string> uncoded_;
  std::vector<Curve> curves_;
};

}  // namespace

void setup_saturation(App app, Context& ctx) {
  auto o = std::make_shared<SaturationCommand>();
  app.add_option("--order", o->order,
                 "imported, or an attribute of sources or cases, such as date (imported)");
  app.add_option("--base", o->base, "Sessions whose codes new ones are compared with (4)")
      .between(1, 1000000);
  app.add_option("--run", o->run, "Sessions in which new codes are looked for together (2)")
      .between(1, 1000000);
  app.add_option("--threshold", o->threshold, "The share of new codes that counts as none (5%)");
  app.add_option("--by", o->by, "A curve of its own for each value of an attribute");
  app.add_option("--unit", o->unit, "What a session is (source)").one_of({"source", "case"});
  o->kind = app.add_option("--case-kind", o->counted.case_kind,
                           "Sessions are cases of this kind (participant)");
  app.add_repeatable("--code", o->codes, "Only these codes, with their sub-codes");
  app.add_flag("--exact", o->exact, "Without sub-codes");
  app.add_option("--depth", o->depth, "Codes further down count as the one at this level (0: none)")
      .between(0, 100);
  add_filter(app, o->where);
  app.add_option("--permutations", o->permutations,
                 "So many orders at random, to see how much depends on it (0)")
      .between(0, 100000);
  const Option seed = app.add_option("--seed", o->seed, "Decides which orders these are (1)");
  example(app,
          "  thema saturation --order date --permutations 1000\n"
          "  thema saturation --by arm -o saturation.svg\n"
          "  thema saturation --case-kind participant --by arm --code Barriers");
  bind(app, ctx, [o, seed, &ctx] {
    goes_with(seed, o->permutations > 0, "--seed goes with --permutations");
    return SaturationTable(*o, ctx).run();
  });
}

}  // namespace thema::cli
