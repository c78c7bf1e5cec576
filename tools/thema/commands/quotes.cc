#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

#include "analysis/filter.h"
#include "cells.h"
#include "context.h"
#include "filter_options.h"
#include "goes_with.h"
#include "model/settings.h"
#include "percent_text.h"
#include "quote_list.h"
#include "report/quotes.h"
#include "text/width.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct QuotesOptions {
  std::string where, cite;
  CountedOptions counted;
  QuoteList::Options list;
  std::size_t width = 0;
  bool exact = false, verbatim = false, shares = false;
  Option limit;
};

/// The quote report.
class Quotes {
 public:
  Quotes(const QuotesOptions& options, Context& ctx)
      : options_(options), ctx_(ctx), project_(ctx.read()), corpus_(model::load_corpus(project_)) {}

  int run() {
    auto out =
        options_.shares ? ctx_.renderer("quoted", "Quoted") : ctx_.renderer("quotes", "Quotes");
    const report::CiteTemplate cite(options_.cite.empty() ? model::Settings(project_).get("cite")
                                                          : options_.cite);
    const auto details = model::load_details(project_);
    tell_doubtful(cite);
    const report::QuoteMaker maker(corpus_, cite, details, ctx_.names());
    CodingWalk walk(project_, corpus_,
                    {.where = options_.where,
                     .case_kind = options_.counted.case_kind,
                     .codes = options_.list.codes,
                     .exact = options_.exact,
                     .use = analysis::Consent::Use::quotation,
                     .text_passages = true,
                     .with_times = true});
    QuoteList::Options options = options_.list;
    // People read a quote of two cases under each of them; a table has its line once.
    options.under_each = !out->machine() && ctx_.globals().columns_text.empty();
    options.limited = options_.limit.count() > 0;
    const auto of = counted_cases(project_, corpus_, walk.filter(), options_.counted);
    QuoteList quotes(project_, corpus_, walk, of, options);
    // People get a report, or a table where they choose its columns.
    if (options_.shares) {
      shares(*out, quotes, of);
    } else if (out->machine() || !ctx_.globals().columns_text.empty()) {
      table(*out, quotes, maker);
    } else {
      people(*out, quotes, maker);
    }
    std::vector<std::string> consent;
    say_left_out(ctx_, *out, walk.left_out(), consent);
    for (const std::string& note : consent) out->note({note, false});
    if (!out->machine()) {
      out->note({summary(quotes.counts(), of), false});
    }
    out->finish();
    return 0;
  }

 private:
  void table(report::Renderer& out, QuoteList& quotes, const report::QuoteMaker& maker) {
    // With --columns anyone may ask for any column.
    const bool chosen = !ctx_.globals().columns_text.empty();
    const report::Audience audience = chosen ? report::kAll : ctx_.audience();
    report::QuoteTable of_quotes(corpus_, audience, options_.list.context > 0);
    const auto filter = ctx_.columns(of_quotes.head());
    out.begin_table(filter.table);
    quotes.each(maker, [&](report::QuoteRow& q, std::size_t) {
      if (options_.width > 0) q.text = shortened(q.text);
      const report::Row& row = of_quotes.row(q);
      if (filter.keep.empty()) {
        out.row(row);
      } else {
        out.row(filter.row(row));
      }
    });
    out.end_table();
  }

  /// Instead of the quotes: how much of everybody is quoted, those included who are not.
  void shares(report::Renderer& out, const QuoteList& quotes,
              const analysis::CountedCases& of) const {
    report::Table head;
    head.name = "quoted";
    head.columns = {{"case", "Case", Kind::text},
                    {"extracts", "Extracts", Kind::integer},
                    {"quoted_extracts", "Quoted", Kind::integer},
                    {"quotes", "Quotes", Kind::integer},
                    {"share", "Share", Kind::number, report::kMachines},
                    {"percent", "Of all quotes", Kind::text, report::kPeople}};
    const auto shares = quotes.shares(of);
    const std::size_t all = quotes.counts().quotes;
    std::vector<report::Row> rows;
    for (std::uint32_t c = 0; c < shares.size(); ++c) {
      if (!of.all()[c]) continue;
      report::Cell share, percent;
      if (all > 0) {
        const double part = static_cast<double>(shares[c].quotes) / static_cast<double>(all);
        share = report::Value(part);
        percent = cell(percent_text(part));
      }
      rows.push_back({cell(corpus_.cases[c].name), cell_count(shares[c].extracts),
                      cell_count(shares[c].quoted_extracts), cell_count(shares[c].quotes), share,
                      percent});
    }
    ctx_.table(out, std::move(head), rows);
  }

  /// A name that cases and sources have: whose is meant?
  void tell_doubtful(const report::CiteTemplate& cite) {
    for (const std::string& field : cite.fields()) {
      const auto has = [&](model::Owner owner) {
        return std::any_of(
            corpus_.attributes.begin(), corpus_.attributes.end(),
            [&](const model::Attribute& a) { return a.owner == owner && a.name == field; });
      };
      if (!has(model::Owner::case_) || !has(model::Owner::source)) continue;
      ctx_.sink().notice(
          "cite", fmt::format("{{{0}}} is an attribute of cases and of sources: a source's stands "
                              "where its case has none; write {{case.{0}}} or {{source.{0}}}",
                              field));
    }
  }

  /// What is printed for a name is cut, not the name.
  std::string shortened(const std::string& words) const {
    const text::NameReplacer* names = ctx_.names();
    return text::truncate_to_width(names != nullptr ? names->replaced(words) : words,
                                   options_.width);
  }

  void people(report::Renderer& out, QuoteList& quotes, const report::QuoteMaker& maker) {
    if (!ctx_.globals().caption.empty()) out.heading({1, ctx_.globals().caption});
    std::string group;
    using Printed =
        std::tuple<std::uint32_t, std::uint32_t, text::Span, std::string, std::string, std::string>;
    Printed last;
    quotes.each(maker, [&](const report::QuoteRow& q, std::size_t number) {
      std::string name = quotes.group(number);
      const bool new_group = name != group;
      if (new_group) {
        group = std::move(name);
        out.heading({2, group});
      }
      report::Quote quote = report::quote_for_people(corpus_, q);
      if (options_.verbatim) quote.text = q.text;
      if (options_.width > 0) quote.text = shortened(quote.text);
      // What several coders coded alike is read once.
      const Printed now{q.source, q.code, q.span, quote.text, quote.attribution, quote.note};
      if (!new_group && now == last) {
        repeated_.insert({q.source, q.span, q.code, q.coder});
        return;
      }
      last = now;
      out.quote(quote);
    });
  }

  /// How many extracts and people of how many, and who is not quoted.
  std::string summary(const QuoteList::Counts& counts, const analysis::CountedCases& of) const {
    const std::vector<bool> quoted = of.among(counts.quoted_people);
    std::vector<std::string> missing, codes;
    for (std::uint32_t c = 0; c < quoted.size(); ++c) {
      if (of.all()[c] && !quoted[c]) missing.push_back(corpus_.cases[c].name);
    }
    for (const std::uint32_t c : counts.unquoted_codes) {
      if (c != model::kNone) codes.push_back(corpus_.codes[c].path);
    }
    std::string text = fmt::format(
        "{}{}: {} of {}, {} of {} cases (kind {}); {} have extracts. Codings counted: {}.",
        counted(counts.quotes - repeated_.size(), "quote"),
        repeated_.empty() ? "" : fmt::format(" ({})", counted(counts.quotes, "coding")),
        counts.quoted_extracts, counted(counts.extracts, "extract"), of.n() - missing.size(),
        of.n(), of.kind(), of.k(counts.people), corpus_.count);
    if (!options_.counted.of.empty()) text += fmt::format(" Counted among: {}.", of.words());
    if (!missing.empty()) text += fmt::format(" Not quoted: {}.", first_of(missing));
    if (!codes.empty()) text += fmt::format(" Codes without a quote: {}.", first_of(codes));
    return text;
  }

  /// "A, B and 3 more".
  static std::string first_of(std::vector<std::string> names) {
    constexpr std::size_t kNamed = 10;
    const std::size_t all = names.size();
    names.resize(std::min(all, kNamed));
    return join(names, ", ") + (all > kNamed ? fmt::format(" and {} more", all - kNamed) : "");
  }

  const QuotesOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  /// Codings whose quote was printed for another's.
  std::set<std::tuple<std::uint32_t, text::Span, std::uint32_t, std::uint32_t>> repeated_;
};

}  // namespace

void setup_quotes(App app, Context& ctx) {
  auto o = std::make_shared<QuotesOptions>();
  app.add_repeatable("--code", o->list.codes, "This code and its sub-codes");
  app.add_flag("--exact", o->exact, "Without sub-codes");
  add_filter(app, o->where);
  o->limit = app.add_option("--limit", o->list.limit,
                            "At most so many: exemplars first, then one a case in turn")
                 .between(0, 1000000000);
  app.add_option("--per-case", o->list.per_case, "At most so many of one case")
      .between(0, 1000000000);
  app.add_flag("--exemplars", o->list.exemplars, "Only exemplars");
  const Option context =
      app.add_option("--context", o->list.context, "Turns before and after").between(0, 1000000000);
  const Option cite =
      app.add_option("--cite", o->cite, "Attribution template: '({case}[, {age}])'");
  app.add_option("--group-by", o->list.group_by, "code, case, source, or an attribute");
  const Option width =
      app.add_option("--width", o->width, "Cut quotes to so many columns; else they are never cut")
          .between(1, 100000);
  add_counted(app, o->counted);
  app.add_flag("--shares", o->shares,
               "Instead of the quotes: how much of each case is quoted, also of whom nothing is");
  app.add_flag("--verbatim", o->verbatim, "The stored words, not the printed form");
  example(
      app,
      "  thema quotes --code Barriers --per-case 2 --cite '({gender}[, {age}][, {occupation}])'");
  bind(app, ctx, [o, context, cite, width, &ctx] {
    goes_with(context, !o->shares, "--context goes with quotes, not with --shares");
    goes_with(cite, !o->shares, "--cite goes with quotes, not with --shares");
    goes_with(width, !o->shares, "--width goes with quotes, not with --shares");
    goes_with(o->verbatim, !o->shares, "--verbatim goes with quotes, not with --shares");
    return Quotes(*o, ctx).run();
  });
}

}  // namespace thema::cli
