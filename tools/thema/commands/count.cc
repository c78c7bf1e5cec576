#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>

#include "analysis/attribution.h"
#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "model/codebook.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct CountOptions {
  std::string code, where, within, expect;
  std::string unit = "cases";
  CountedOptions counted;
  bool exact = false;
};

/// `--expect`: "12", or "12 of 23" (12/23), which holds n to its word as well.
struct Expected {
  std::size_t k = 0;
  std::optional<std::size_t> n;
};

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t n = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (wrong != std::errc() || end != text.data() + text.size()) return {};
  return n;
}

Expected parse_expected(std::string_view text) {
  std::string_view left = trim(text), right;
  for (const std::string_view between : {" of ", "/"}) {
    const std::size_t at = left.find(between);
    if (at == std::string_view::npos) continue;
    right = trim(left.substr(at + between.size()));
    left = trim(left.substr(0, at));
    break;
  }
  const auto k = whole_number(left), n = whole_number(right);
  if (!k || (!n && !right.empty())) {
    throw Error(Errc::usage, fmt::format("--expect '{}': expected a number such as 12, or both, "
                                         "such as '12 of 23'",
                                         text));
  }
  return {*k, n};
}

/// "12 of 23": a number of a paper, and what its denominator is.
class Count {
 public:
  Count(const CountOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        corpus_(model::load_corpus(project_)),
        filter_(both(options.within, options.where)) {}

  int run() {
    std::optional<Expected> expected;
    if (!options_.expect.empty()) expected = parse_expected(options_.expect);
    auto out = ctx_.renderer("count", "Count");
    check();
    if (asks_no_codings()) {
      count_by_attributes();
    } else {
      count_codings();
    }
    std::vector<std::string> notes;
    say_left_out(ctx_, *out, left_out_, notes);
    write(*out, expected, notes);
    out->finish();
    if (!expected || (expected->k == k_ && expected->n.value_or(n_) == n_)) return 0;
    ctx_.sink().warn("count-expect",
                     fmt::format("{} of {}, but {} {} expected", k_, n_,
                                 expected->n ? fmt::format("{} of {}", expected->k, *expected->n)
                                             : std::to_string(expected->k),
                                 expected->k == 1 ? "was" : "were"));
    return 1;
  }

 private:
  static std::string both(const std::string& a, const std::string& b) {
    return a.empty() ? b : b.empty() ? a : fmt::format("({}) and ({})", a, b);
  }

  bool of_cases() const { return options_.unit == "cases"; }

  void check() {
    if (options_.code.empty() && filter_.empty()) {
      throw Error(Errc::usage, "what shall be counted? name a code, or give --where EXPR");
    }
    if (!of_cases() && !options_.counted.of.empty()) {
      throw Error(
          Errc::usage,
          fmt::format("--of says which cases are counted among, and --unit is {}", options_.unit));
    }
    if (!options_.code.empty()) code_ = model::CodeFinder(corpus_.codes).require(options_.code);
  }

  /// A filter on attributes alone says which cases or sources are meant, coded or not.
  bool asks_no_codings() const {
    if (code_ || options_.unit == "extracts" || options_.unit == "codings") return false;
    try {
      return !model::parse_selection(filter_, corpus_, model::Scope::source).uses_codings();
    } catch (const Error&) {
      return false;  // it asks for speakers or turns, or is wrong: then the walk says so
    }
  }

  void count_by_attributes() {
    const std::string kind = of_cases() ? options_.counted.case_kind : std::string();
    const Where where(project_, corpus_, filter_, model::Scope::source, kind);
    const std::string fit = fmt::format(" where {}", filter_);
    const Where all(project_, corpus_, options_.within, model::Scope::source, kind);
    if (of_cases()) {
      const auto of = counted_cases(project_, corpus_, all.filter(), options_.counted);
      k_ = of.k(analysis::select_cases(where.filter(), corpus_));
      n_ = of.n();
      what_ = "cases" + fit;
      among_ = of.words();
      return;
    }
    const auto sources = [&](const Where& those) {
      const std::vector<bool> in = analysis::select_sources(those.filter(), corpus_);
      return static_cast<std::size_t>(std::count(in.begin(), in.end(), true));
    };
    k_ = sources(where);
    n_ = sources(all);
    what_ = "sources" + fit;
    among_ = options_.within.empty() ? "all sources" : "sources where " + options_.within;
  }

  void count_codings() {
    CodingWalk walk(project_, corpus_,
                    {.where = filter_,
                     .case_kind = options_.counted.case_kind,
                     .use = analysis::Consent::Use::analysis});
    std::vector<bool> cases(corpus_.cases.size(), false);
    std::size_t codings = 0, sources = 0, extracts = 0;
    walk.each([&](const CodingWalk::Visit& visit) {
      std::vector<analysis::Selected> mine;
      for (const analysis::Selected& s : visit.selected) {
        if (!asked_for(s.coding->code)) continue;
        mine.push_back(s);
        for (const std::uint32_t c : s.cases) cases[c] = true;
      }
      sources += mine.empty() ? 0 : 1;
      codings += mine.size();
      extracts += extracts_of(mine, code_);
    });
    left_out_ = walk.left_out();
    what_ = options_.unit + (code_ ? " with " + corpus_.codes[*code_].path : " with codings");
    if (code_ && options_.exact) what_ += " (without sub-codes)";
    if (!filter_.empty()) what_ += fmt::format(" where {}", filter_);
    if (of_cases()) {
      const auto of = counted_cases(project_, corpus_, walk.filter(), options_.counted);
      k_ = of.k(cases);
      n_ = of.n();
      among_ = of.words();
      return;
    }
    k_ = options_.unit == "sources" ? sources : options_.unit == "codings" ? codings : extracts;
    count_all(walk);
  }

  bool asked_for(std::uint32_t code) const {
    if (!code_) return true;
    return options_.exact ? code == *code_ : code >= *code_ && code < corpus_.code_end[*code_];
  }

  /// Unions of overlapping passages, of one root together or of each code by itself.
  static std::size_t extracts_of(const std::vector<analysis::Selected>& selected,
                                 std::optional<std::uint32_t> root) {
    std::map<std::uint32_t, std::uint32_t> until;
    std::size_t n = 0;
    for (const analysis::Selected& s : selected) {
      std::uint32_t& end = until[root.value_or(s.coding->code)];
      n += s.coding->span.begin >= end ? 1 : 0;
      end = std::max(end, s.coding->span.end);
    }
    return n;
  }

  /// What k is counted among: sources and codings of the cases and sources that the filter leaves,
  /// whatever it asks of the codings themselves.
  void count_all(const CodingWalk& filtered) {
    const auto speaking = analysis::cases_by_source(corpus_);
    const auto may_match = [&](std::uint32_t source, const std::vector<std::uint32_t>& cases) {
      if (cases.empty()) return filtered.filter().may_match(source, {});
      return std::any_of(cases.begin(), cases.end(),
                         [&](std::uint32_t c) { return filtered.filter().may_match(source, c); });
    };
    if (options_.unit == "sources") {
      for (std::uint32_t s = 0; s < corpus_.sources.size(); ++s) {
        n_ += may_match(s, speaking[s]) ? 1 : 0;
      }
      among_ = "sources in the selection";
      return;
    }
    CodingWalk all(project_, corpus_, {.use = analysis::Consent::Use::analysis});
    all.each([&](const CodingWalk::Visit& visit) {
      std::vector<analysis::Selected> in;
      for (const analysis::Selected& s : visit.selected) {
        if (may_match(visit.source, s.cases)) in.push_back(s);
      }
      n_ += options_.unit == "codings" ? in.size() : extracts_of(in, {});
    });
    among_ = options_.unit == "codings" ? "codings in the selection, whatever their code"
                                        : "extracts in the selection, of each code by itself";
  }

  report::Table head() const {
    report::Table t;
    t.name = "count";
    t.columns = {
        {"k", "Count", Kind::integer},        {"n", "Of", Kind::integer},
        {"unit", "Unit", Kind::text},         {"counted", "Counted", Kind::text},
        {"among", "Among", Kind::text},       {"code", "Code", Kind::text},
        {"where", "Filter", Kind::text},      {"codings_of", "Codings of", Kind::text},
        {"expected", "Expected", Kind::text}, {"as_expected", "As expected", Kind::boolean}};
    return t;
  }

  void write(report::Renderer& out, const std::optional<Expected>& expected,
             const std::vector<std::string>& notes) {
    const std::string explained =
        fmt::format("{}: {}; {}: {}. Codings counted: {}.", k_, what_, n_, among_, corpus_.count);
    if (!out.machine() && ctx_.globals().columns_text.empty()) {
      out.note({fmt::format("{} of {}", k_, n_), false});
      ctx_.sink().notice("count", explained);
      for (const std::string& note : notes) ctx_.sink().notice("consent", note);
      return;
    }
    report::Cell as_expected;
    if (expected) as_expected = cell_flag(expected->k == k_ && expected->n.value_or(n_) == n_);
    report::Table table = head();
    table.notes = notes;
    ctx_.table(out, std::move(table),
               {{cell_count(k_), cell_count(n_), cell(options_.unit), cell(what_), cell(among_),
                 cell(code_ ? corpus_.codes[*code_].path : std::string()), cell(filter_),
                 cell(corpus_.count), cell(options_.expect), as_expected}});
  }

  const CountOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  const std::string filter_;  ///< --where and --within
  std::optional<std::uint32_t> code_;
  std::size_t k_ = 0, n_ = 0;
  std::string what_, among_;
  analysis::LeftOut left_out_;
};

}  // namespace

void setup_count(App app, Context& ctx) {
  auto o = std::make_shared<CountOptions>();
  app.add_option("code", o->code, "A code, with its sub-codes");
  app.add_flag("--exact", o->exact, "Without sub-codes");
  add_filter(app, o->where);
  app.add_option("--within", o->within,
                 "An expression: only what fits it is counted, and counted among");
  app.add_option("--unit", o->unit, "What is counted (cases)")
      .one_of({"cases", "sources", "extracts", "codings"});
  add_counted(app, o->counted);
  app.add_option("--expect", o->expect,
                 "What the paper says: 12, or '12 of 23'; exit status 1 when it is another number");
  example(app,
          "  thema count Barriers/Passwords\n"
          "  thema count Barriers --where \"arm = 'web'\" --expect '12 of 23'\n"
          "  thema count --where \"gender = 'woman'\" --of 'case.kind = participant'");
  bind(app, ctx, [o, &ctx] { return Count(*o, ctx).run(); });
}

}  // namespace thema::cli
