#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "cells.h"
#include "cmo.h"
#include "cmo_suggesting.h"
#include "context.h"
#include "filter_options.h"
#include "wording.h"

namespace thema::cli {

namespace {

using analysis::Candidate;
using analysis::Part;
using Kind = report::Column::Kind;

struct SuggestOptions {
  SuggestQuestion question;
  std::size_t list = 0, list_counter = 0, accept = 0, permute = 0, limit = 0;
  std::int64_t seed = 1;
  std::string label;
  bool talk = false;
};

std::string joined(const std::vector<Part>& parts) {
  std::vector<std::string> words;
  for (const Part p : parts) words.emplace_back(analysis::to_string(p));
  const std::string last = words.back();
  words.pop_back();
  return words.empty() ? last : join(words, ", ") + " and " + last;
}

/// "context and mechanism, no outcome".
std::string set_name(const std::vector<Part>& has, std::optional<Part> lacks) {
  return lacks ? fmt::format("{}, no {}", joined(has), analysis::to_string(*lacks)) : joined(has);
}

/// "CM, no O", as a heading.
std::string short_name(const std::vector<Part>& has, Part lacks) {
  const auto letter = [](Part p) {
    return p == Part::context ? 'C' : p == Part::mechanism ? 'M' : 'O';
  };
  std::string words;
  for (const Part p : has) words += letter(p);
  return fmt::format("{}, no {}", words, letter(lacks));
}

/// Prints the list, or the places of one candidate.
class Printing {
 public:
  Printing(const SuggestOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        out_(ctx.renderer(places_asked() ? "cmo_places" : "cmo_suggest",
                          "Candidates for configurations")),
        study_(project_, options.question) {}

  int run() {
    if (places_asked()) {
      print_places();
    } else {
      print_list();
    }
    out_->finish();
    return 0;
  }

 private:
  struct Spec {
    report::Column column;
    std::function<report::Cell(std::size_t)> cell;  ///< of a candidate's index
  };

  bool places_asked() const { return options_.list > 0 || options_.list_counter > 0; }
  bool one_table() const {
    return !ctx_.globals().columns_text.empty() || !out_->has_room_for_fields();
  }
  const Candidate& at(std::size_t i) const { return study_.candidates().found[i]; }

  void add(report::Column column, std::function<report::Cell(std::size_t)> cell) {
    specs_.push_back({std::move(column), std::move(cell)});
  }

  report::Cell number(const std::optional<double>& x) const {
    if (!x) return report::Value();
    return report::Value(out_->machine() ? *x : std::round(*x * 100) / 100);
  }

  /// The caveat first, in whatever format; a file of one table has it in each row.
  void print_frame() {
    const std::string caveat(analysis::kCandidateCaveat);
    if (!out_->machine()) out_->note({caveat, true});
    if (!out_->has_room_for_fields()) return;
    if (out_->machine()) out_->field({"caveat", "Caveat", cell(caveat)});
    const auto& found = study_.candidates();
    out_->field({"window", "Window", cell(options_.question.window)});
    out_->field({"windows", "Windows (N)", cell_count(found.windows)});
    out_->field({"of", "Cases", cell_count(study_.counted().n())});
    out_->field({"counted", "Codings counted", cell(study_.corpus().count)});
    out_->field({"coders", "Coders", report::List{study_.coders()}});
    out_->field({"combinations", "Combinations examined", cell_count(found.combinations)});
  }

  void print_list() {
    print_frame();
    add_parts();
    add_counts();
    add_rates();
    add_counter_sets();
    add_talk();
    add_permuted();
    add_caveat();
    report::Table table;
    table.name = "cmo_suggest";
    for (const Spec& s : specs_) table.columns.push_back(s.column);
    table.notes = notes();
    std::size_t rows = study_.candidates().found.size();
    if (options_.limit > 0) rows = std::min(rows, options_.limit);
    std::vector<report::Row> cells;
    for (std::size_t i = 0; i < rows; ++i) {
      report::Row& row = cells.emplace_back();
      for (const Spec& s : specs_) row.push_back(s.cell(i));
    }
    say_left_out(ctx_, *out_, study_.left_out(), table.notes);
    ctx_.table(*out_, std::move(table), cells);
    if (!one_table()) print_base();
  }

  void add_parts() {
    add({"number", "No.", Kind::integer}, [](std::size_t i) { return cell_count(i + 1); });
    add({"level", "Level", Kind::text},
        [this](std::size_t i) { return cell(at(i).branch ? "parent" : "code"); });
    const auto part = [this](Part p, const char* heading) {
      const auto index = static_cast<std::size_t>(p);
      const bool asked = (p == Part::context && study_.shape().context) ||
                         (p == Part::mechanism && study_.shape().mechanism) ||
                         (p == Part::outcome && study_.shape().outcome);
      add({std::string(analysis::to_string(p)), heading, Kind::text,
           asked ? report::kAll : report::kMachines, true},
          [this, index](std::size_t i) {
            const std::uint32_t row = at(i).rows[index];
            return row == model::kNone ? report::Cell() : cell(study_.path(row));
          });
    };
    part(Part::context, "Context");
    part(Part::mechanism, "Mechanism");
    add({"mechanism_role", "Role", Kind::text, report::kMachines}, [this](std::size_t i) {
      const std::uint32_t row = at(i).rows[1];
      return row == model::kNone ? report::Cell() : cell(study_.rows().rows[row].role);
    });
    part(Part::outcome, "Outcome");
  }

  void add_counts() {
    add({"cases", "Cases", Kind::integer},
        [this](std::size_t i) { return cell_count(at(i).cases.size()); });
    add({"windows", "Windows", Kind::integer},
        [this](std::size_t i) { return cell_count(at(i).windows); });
    const auto n = [this](const char* key, const char* heading,
                          double analysis::CandidateCounts::*member, bool shown) {
      add({key, heading, Kind::integer, shown ? report::kMachines : 0U},
          [this, member](std::size_t i) {
            return cell_number(static_cast<std::int64_t>(at(i).n.*member));
          });
    };
    using Counts = analysis::CandidateCounts;
    const auto& shape = study_.shape();
    n("n_context", "n(C)", &Counts::c, shape.context);
    n("n_mechanism", "n(M)", &Counts::m, shape.mechanism);
    n("n_outcome", "n(O)", &Counts::o, shape.outcome);
    n("n_context_mechanism", "n(CM)", &Counts::cm, shape.triad());
    n("n_context_outcome", "n(CO)", &Counts::co, shape.triad());
    n("n_mechanism_outcome", "n(MO)", &Counts::mo, shape.triad());
  }

  void add_rates() {
    const auto rate = [this](const char* key, const char* heading,
                             std::optional<double> analysis::CandidateRates::*member,
                             unsigned shown, bool floor) {
      add({key, heading, Kind::number, shown}, [this, member, floor](std::size_t i) {
        const Candidate& c = at(i);
        if (floor && c.cases.size() < options_.question.lift_from) return report::Cell();
        return number(analysis::rates_of(c.n, study_.shape()).*member);
      });
    };
    using Rates = analysis::CandidateRates;
    rate("support", "Support", &Rates::support, report::kMachines, false);
    rate("confidence", "Confidence", &Rates::confidence, report::kAll, false);
    rate("lift", "Lift", &Rates::lift, report::kAll, true);
    if (study_.shape().triad()) {
      rate("lift3", "3-way lift", &Rates::lift3, report::kAll, true);
    }
    rate("jaccard", "Jaccard", &Rates::jaccard, report::kMachines, false);
  }

  /// What is set against each candidate; a column each for people, two for programs.
  void add_counter_sets() {
    const std::vector<std::pair<std::vector<Part>, Part>> sets = counter_shapes();
    for (std::size_t k = 0; k < sets.size(); ++k) {
      const auto& [has, lacks] = sets[k];
      std::string key;
      for (const Part p : has)
        key += (key.empty() ? "" : "_") + std::string(analysis::to_string(p));
      key += "_without_" + std::string(analysis::to_string(lacks));
      const std::string heading = set_name(has, lacks);
      add({key, heading, Kind::integer, report::kMachines},
          [this, k](std::size_t i) { return cell_count(at(i).counter[k].windows); });
      add({key + "_cases", heading, Kind::integer, report::kMachines},
          [this, k](std::size_t i) { return cell_count(at(i).counter[k].cases.size()); });
      add({key + "_people", short_name(has, lacks), Kind::text, report::kPeople},
          [this, k](std::size_t i) {
            const analysis::CounterSet& s = at(i).counter[k];
            return cell(fmt::format("{} ({})", s.windows, counted(s.cases.size(), "case")));
          });
    }
  }

  std::vector<std::pair<std::vector<Part>, Part>> counter_shapes() const {
    const auto& shape = study_.shape();
    if (shape.triad()) {
      return {{{Part::context, Part::mechanism}, Part::outcome},
              {{Part::outcome}, Part::mechanism},
              {{Part::outcome}, Part::context}};
    }
    const Part a = shape.context ? Part::context : Part::mechanism;
    const Part b = shape.outcome ? Part::outcome : Part::mechanism;
    return {{{a}, b}, {{b}, a}};
  }

  void add_talk() {
    talk_ = study_.talk();
    add({"stated", "Causal talk", Kind::integer},
        [this](std::size_t i) { return talk_ ? cell_count((*talk_)[i]) : report::Cell(); });
  }

  void add_permuted() {
    if (options_.permute == 0) return;
    permuted_ = analysis::permute(study_.candidates(), study_.corpus().cases.size(),
                                  options_.permute, static_cast<std::uint64_t>(options_.seed));
    add({"permuted_observed", "Exploratory: cases with all parts", Kind::integer},
        [this](std::size_t i) { return cell_count(permuted_[i].observed); });
    add({"permuted_mean", "by permutation", Kind::number},
        [this](std::size_t i) { return number(permuted_[i].mean); });
    add({"permuted_share", "share with as many", Kind::number},
        [this](std::size_t i) { return number(permuted_[i].share); });
  }

  void add_caveat() {
    if (out_->has_room_for_fields()) return;
    add({"caveat", "Caveat", Kind::text, report::kMachines},
        [](std::size_t) { return cell(analysis::kCandidateCaveat); });
    add({"window", "Window", Kind::text, report::kMachines},
        [this](std::size_t) { return cell(options_.question.window); });
    add({"n", "N", Kind::integer, report::kMachines},
        [this](std::size_t) { return cell_count(study_.candidates().windows); });
    add({"combinations", "Combinations", Kind::integer, report::kMachines},
        [this](std::size_t) { return cell_count(study_.candidates().combinations); });
    add({"coders", "Coders", Kind::list, report::kMachines},
        [this](std::size_t) { return report::List{study_.coders()}; });
  }

  std::vector<std::string> notes() const {
    const auto& found = study_.candidates();
    const SuggestQuestion& q = options_.question;
    std::vector<std::string> out;
    out.push_back(fmt::format("Cases: those for which all parts count in one window, of {} ({}).",
                              study_.counted().n(), study_.counted().words()));
    out.push_back(
        "Level: code, each code by itself; parent, the code above with all of its branch that has "
        "the same role.");
    out.push_back(fmt::format("Lift is given from {} up.", counted(q.lift_from, "case")));
    out.push_back(
        "Against a candidate (CM, no O ...): windows with some of its parts and without another, "
        "and "
        "the cases in them; "
        "--list-counter N lists the places.");
    if (found.fewer > 0) {
      out.push_back(
          fmt::format("Not listed: {} in fewer than {} (--min-cases).",
                      counted(found.fewer, "combination that meets", "combinations that meet"),
                      counted(q.min_cases, "case")));
    }
    if (options_.limit > 0 && options_.limit < found.found.size()) {
      out.push_back(
          fmt::format("The first {} of {} candidates.", options_.limit, found.found.size()));
    }
    out.push_back(talk_ ? "Causal talk: windows of the candidate with words such as because, so, "
                          "made me (--cues FILE); it is read, not counted as evidence."
                        : "Causal talk: not looked for; windows are cases, or the language has no "
                          "list of cue words (--cues FILE).");
    if (options_.permute > 0) {
      out.push_back(fmt::format(
          "Exploratory: {} permutations of the last part between cases, seed {}; a case counts "
          "when it has all parts anywhere. No test of a hypothesis: candidates were chosen by the "
          "same codings.",
          options_.permute, options_.seed));
    }
    if (!q.where.empty()) out.push_back("Only where " + q.where + ".");
    return out;
  }

  void print_base() {
    report::Table table;
    table.name = "base_rates";
    table.caption = "Base rates";
    table.columns = {{"code", "Code", Kind::text, report::kAll, true},
                     {"part", "Part", Kind::text},
                     {"level", "Level", Kind::text},
                     {"windows", "Windows", Kind::integer},
                     {"share", "Share of N", Kind::number},
                     {"cases", "Cases", Kind::integer}};
    const auto& found = study_.candidates();
    std::vector<bool> used(study_.rows().rows.size(), false);
    for (const Candidate& c : found.found) {
      for (const std::uint32_t row : c.rows) {
        if (row != model::kNone) used[row] = true;
      }
    }
    out_->begin_table(table);
    for (std::uint32_t r = 0; r < used.size(); ++r) {
      const analysis::CandidateRow& row = study_.rows().rows[r];
      const analysis::BaseRate& base = found.base[r];
      if (!used[r] && (row.branch || base.windows == 0)) continue;
      const double share = found.windows == 0 ? 0
                                              : static_cast<double>(base.windows) /
                                                    static_cast<double>(found.windows);
      out_->row({cell(study_.path(r)), cell(analysis::to_string(row.part)),
                 cell(row.branch ? "parent" : "code"), cell_count(base.windows), number(share),
                 cell_count(base.cases.size())});
    }
    out_->end_table();
  }

  void print_places() {
    const std::size_t n = options_.list > 0 ? options_.list : options_.list_counter;
    const Candidate& c = study_.numbered(n);
    print_frame();
    if (out_->has_room_for_fields()) {
      out_->field({"candidate", "Candidate", cell(fmt::format("{}: {}", n, study_.words_of(c)))});
    }
    report::Table table;
    table.name = "cmo_places";
    table.columns = {{"set", "What is there", Kind::text, report::kAll, true},
                     {"source", "Source", Kind::text},
                     {"turn", "Turn", Kind::integer},
                     {"cases", "Cases", Kind::list},
                     {"start", "Start", Kind::integer, report::kMachines},
                     {"end", "End", Kind::integer, report::kMachines},
                     {"cues", "Causal talk", Kind::list},
                     {"text", "Words", Kind::text, report::kAll, true}};
    if (!out_->has_room_for_fields()) {
      table.columns.push_back({"caveat", "Caveat", Kind::text, report::kMachines});
    }
    table.group_first_column = true;
    std::vector<report::Row> rows;
    for (const Suggesting::Place& p : study_.places(n - 1, options_.list == 0)) {
      if (options_.talk && p.cues.empty()) continue;
      rows.push_back(place_row(p));
    }
    say_left_out(ctx_, *out_, study_.left_out(), table.notes);
    ctx_.table(*out_, std::move(table), rows);
  }

  report::Row place_row(const Suggesting::Place& p) const {
    const model::Corpus& corpus = study_.corpus();
    report::List cases;
    for (const std::uint32_t c : p.cases) cases.items.push_back(corpus.cases[c].name);
    const bool somewhere = p.where.source != model::kNone && p.where.span.end != 0;
    const bool source = p.where.source != model::kNone;
    report::Row row{cell(set_name(p.has, p.lacks)),
                    source ? cell(corpus.sources[p.where.source].name) : report::Cell(),
                    cell_known(p.where.turn, 0),
                    cases,
                    somewhere ? cell_number(p.where.span.begin) : report::Cell(),
                    somewhere ? cell_number(p.where.span.end) : report::Cell(),
                    report::List{p.cues},
                    cell(p.text)};
    if (!out_->has_room_for_fields()) row.push_back(cell(analysis::kCandidateCaveat));
    return row;
  }

  const SuggestOptions& options_;
  Context& ctx_;
  model::Project& project_;
  std::unique_ptr<report::Renderer> out_;
  Suggesting study_;
  std::vector<Spec> specs_;
  std::optional<std::vector<std::size_t>> talk_;
  std::vector<analysis::Permuted> permuted_;
};

}  // namespace

void setup_cmo_suggest(App app, Context& ctx) {
  auto o = std::make_shared<SuggestOptions>();
  SuggestQuestion& q = o->question;
  App sub = app.add_subcommand(
      "suggest", "Codes with roles that occur together: a reading list, not evidence");
  sub.add_option("--window", q.window,
                 "Where codes meet: passage, turn, turns:N (N before and after), source or case "
                 "(turn)");
  sub.add_option("--min-cases", q.min_cases, "Only what meets in so many cases (3)")
      .between(1, 1000000000);
  sub.add_repeatable("--under", q.under, "Only codes of this branch; may be repeated");
  sub.add_option("--shape", q.shape, "CMO, or the dyads CM, MO, CO (CMO)")
      .one_of({"CMO", "CM", "MO", "CO"});
  sub.add_option("--level", q.level,
                 "Codes by themselves, rolled up to the code above, or both (both)")
      .one_of({"code", "parent", "both"});
  sub.add_option("--lift-from", q.lift_from, "Lift only from so many cases up (3)")
      .between(1, 1000000000);
  sub.add_option("--limit", o->limit, "Only the first candidates").between(1, 1000000000);
  sub.add_option("--cues", q.cues,
                 "Cue words of causal talk: a file with one a line, or a language");
  const Option list =
      sub.add_option("--list", o->list, "The places of this candidate and against it")
          .between(1, 1000000000);
  const Option counter =
      sub.add_option("--list-counter", o->list_counter, "Only the places against this candidate")
          .between(1, 1000000000);
  counter.excludes(list);
  sub.add_flag("--talk", o->talk, "With --list: only places with causal talk");
  const Option permuted =
      sub.add_option("--permute", o->permute, "Exploratory: permute the last part between cases")
          .between(1, 100000);
  sub.add_option("--seed", o->seed, "Of the permutations (1)").needs(permuted);
  const Option accepted =
      sub.add_option("--accept", o->accept, "Keep this candidate as a configuration to be worded")
          .between(1, 1000000000);
  sub.add_option("--as", o->label, "The label of the configuration").needs(accepted);
  accepted.excludes(list).excludes(counter);
  add_counted(sub, q.counted);
  add_filter(sub, q.where, "Only codings that fit a filter (see 'thema help queries')");
  example(sub,
          "  thema cmo suggest --window turns:1\n"
          "  thema cmo suggest --list-counter 2\n"
          "  thema cmo suggest --accept 2 --as CMOC7");
  bind(sub, ctx, [o, &ctx] {
    return o->accept > 0 ? accept_candidate(o->question, o->accept, o->label, ctx)
                         : Printing(*o, ctx).run();
  });
}

}  // namespace thema::cli
