#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "analysis/code_counts.h"
#include "analysis/quote_choice.h"
#include "base/error.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "model/settings.h"
#include "report/quotes.h"
#include "text/text_index.h"

namespace thema::cli {

namespace {

struct QuotesOptions {
  std::vector<std::string> codes;
  std::string where, cite, group_by = "code", case_kind = "participant";
  std::size_t limit = 0, per_case = 0, context = 0;
  bool exact = false, exemplars = false, verbatim = false;
};

/// The quote report.
class Quotes {
 public:
  Quotes(const QuotesOptions& options, Context& ctx)
      : options_(options), ctx_(ctx), project_(ctx.read()), corpus_(model::load_corpus(project_)) {}

  int run() {
    auto out = ctx_.renderer("quotes", "Quotes");
    const report::CiteTemplate cite(options_.cite.empty() ? model::Settings(project_).get("cite")
                                                          : options_.cite);
    CodingWalk walk(project_, corpus_,
                    {.where = options_.where,
                     .codes = options_.codes,
                     .exact = options_.exact,
                     .counted_only = true,
                     .with_text = true});
    collect(walk, cite);
    of_ = analysis::denominator(walk.filter(), corpus_, options_.case_kind);
    choose();
    if (out->machine()) {
      table(*out);
    } else {
      people(*out);
    }
    out->finish();
    return 0;
  }

 private:
  void collect(CodingWalk& walk, const report::CiteTemplate& cite) {
    const auto details = model::load_details(project_);
    const report::QuoteMaker maker(corpus_, cite, details);
    walk.each([&](const CodingWalk::Visit& visit) {
      const text::TextIndex text{std::string_view(visit.text)};
      std::uint32_t covered = 0;
      std::size_t first_same = rows_.size();
      for (const analysis::Selected& s : visit.selected) {
        if (options_.exemplars && !s.coding->exemplar) continue;
        if (s.coding->span.begin >= covered) ++extracts_;
        covered = std::max(covered, s.coding->span.end);
        rows_.push_back(maker.make(s, visit.turns, text, options_.context));
        share_codes(first_same);
      }
    });
    sort_rows();
  }

  // Rows are large: their order is found first, then each moves once.
  void sort_rows() {
    std::vector<std::pair<SortKey, std::size_t>> order;
    order.reserve(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) order.emplace_back(sort_key(rows_[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<report::QuoteRow> sorted;
    sorted.reserve(rows_.size());
    for (const auto& [key, i] : order) sorted.push_back(std::move(rows_[i]));
    rows_ = std::move(sorted);
  }

  // All codes of a passage stand with each of its quotes. Codings come in order of place.
  void share_codes(std::size_t& first_same) {
    const std::size_t last = rows_.size() - 1;
    if (first_same > last || rows_[first_same].source != rows_[last].source ||
        rows_[first_same].span != rows_[last].span) {
      first_same = last;
      return;
    }
    std::vector<std::uint32_t> codes = rows_[first_same].codes;
    if (std::find(codes.begin(), codes.end(), rows_[last].code) == codes.end()) {
      codes.push_back(rows_[last].code);
    }
    for (std::size_t i = first_same; i <= last; ++i) rows_[i].codes = codes;
  }

  using SortKey =
      std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, text::Span, std::uint32_t>;

  SortKey sort_key(const report::QuoteRow& q) const {
    const std::uint32_t person = q.cases.empty() ? ~0U : q.cases.front();
    if (options_.group_by == "case") return {person, q.code, q.source, q.span, q.coder};
    if (options_.group_by == "source") return {q.source, 0, 0, q.span, q.code};
    return {q.code, 0, q.source, q.span, q.coder};
  }

  void choose() {
    for (const report::QuoteRow& q : rows_)
      people_with_extracts_.insert(q.cases.begin(), q.cases.end());
    if (options_.limit == 0 && options_.per_case == 0) return;
    std::vector<analysis::QuoteCandidate> candidates;
    for (const report::QuoteRow& q : rows_) {
      candidates.push_back({q.exemplar, q.cases.empty()
                                            ? -1 - static_cast<std::int64_t>(q.source)
                                            : static_cast<std::int64_t>(q.cases.front())});
    }
    std::vector<report::QuoteRow> kept;
    for (const std::size_t i :
         analysis::choose_quotes(candidates, {options_.limit, options_.per_case})) {
      kept.push_back(std::move(rows_[i]));
    }
    rows_ = std::move(kept);
  }

  void table(report::Renderer& out) {
    const auto filter = ctx_.columns(report::quotes_table(corpus_));
    out.begin_table(filter.table);
    for (report::QuoteRow& q : rows_) {
      out.row(filter.row(report::quotes_row(corpus_, std::move(q))));
    }
    out.end_table();
  }

  std::string group_of(const report::QuoteRow& q) const {
    if (options_.group_by == "source") return corpus_.sources[q.source].name;
    if (options_.group_by == "case") {
      return q.cases.empty() ? "No case" : corpus_.cases[q.cases.front()].name;
    }
    return corpus_.codes[q.code].path;
  }

  void people(report::Renderer& out) {
    std::string group;
    for (const report::QuoteRow& q : rows_) {
      if (group_of(q) != group) {
        group = group_of(q);
        out.heading({2, group});
      }
      report::Quote quote = report::quote_for_people(corpus_, q);
      if (options_.verbatim) quote.text = q.text;
      out.quote(quote);
    }
    out.note({summary(), false});
  }

  std::string summary() const {
    std::vector<bool> quoted(corpus_.cases.size(), false), extracts(corpus_.cases.size(), false);
    for (const report::QuoteRow& q : rows_) {
      for (const std::uint32_t c : q.cases) quoted[c] = true;
    }
    for (const std::uint32_t c : people_with_extracts_) extracts[c] = true;
    std::size_t n = 0;
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < of_.size(); ++i) {
      if (!of_[i]) continue;
      ++n;
      if (!quoted[i]) missing.push_back(corpus_.cases[i].name);
    }
    std::string text = fmt::format(
        "{} of {}, from {} of {} cases (kind {}); {} have extracts. Codings counted: {}.",
        counted(rows_.size(), "quote"), counted(extracts_, "extract"),
        analysis::count_cases(quoted, of_), n, options_.case_kind,
        analysis::count_cases(extracts, of_), corpus_.count);
    if (!missing.empty() && n > 0) text += " Not quoted: " + join(missing, ", ") + ".";
    return text;
  }

  const QuotesOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  std::vector<report::QuoteRow> rows_;
  std::set<std::uint32_t> people_with_extracts_;
  std::vector<bool> of_;
  std::size_t extracts_ = 0;
};

}  // namespace

void setup_quotes(CLI::App& app, Context& ctx) {
  auto o = std::make_shared<QuotesOptions>();
  add_repeatable(&app, "--code", o->codes, "This code and its sub-codes; may be repeated");
  app.add_flag("--exact", o->exact, "Without sub-codes");
  app.add_option("--where", o->where, "A filter (see 'thema help queries')");
  app.add_option("--limit", o->limit, "At most so many: exemplars first, then one a case in turn");
  app.add_option("--per-case", o->per_case, "At most so many of one case");
  app.add_flag("--exemplars", o->exemplars, "Only exemplars");
  app.add_option("--context", o->context, "Turns before and after");
  app.add_option("--cite", o->cite, "Attribution template: '({case}[, {age}])'");
  app.add_option("--group-by", o->group_by, "code, case or source")
      ->check(CLI::IsMember({"code", "case", "source"}));
  app.add_option("--case-kind", o->case_kind, "The kind of case that is counted");
  app.add_flag("--verbatim", o->verbatim, "The stored words, not the printed form");
  example(
      &app,
      "  thema quotes --code Barriers --per-case 2 --cite '({gender}[, {age}][, {occupation}])'");
  bind(&app, ctx, [o, &ctx] { return Quotes(*o, ctx).run(); });
}

}  // namespace thema::cli
