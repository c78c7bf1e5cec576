#include "coding_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "context.h"
#include "model/codebook.h"
#include "model/corpus_part.h"
#include "model/project.h"

namespace thema::cli {

namespace {

model::CodingQuery query_of(const model::Corpus& corpus, const CodingWalk::Options& options) {
  model::CodingQuery query;
  query.counted_only = options.counted_only;
  query.status = options.status;
  if (options.codes.empty()) return query;
  query.codes.assign(corpus.codes.size(), false);
  const model::CodeFinder finder(corpus.codes);
  for (const std::string& name : options.codes) {
    const std::uint32_t code = finder.require(name);
    const std::uint32_t end = options.exact ? code + 1 : corpus.code_end[code];
    std::fill(query.codes.begin() + code, query.codes.begin() + end, true);
  }
  return query;
}

/// Runs of codings of one source.
template <class F>
void each_source(const std::vector<model::Coding>& codings, const F& visit) {
  for (std::size_t i = 0; i < codings.size();) {
    std::size_t j = i;
    while (j < codings.size() && codings[j].source == codings[i].source) ++j;
    visit(std::span(codings).subspan(i, j - i));
    i = j;
  }
}

/// What the filter asks of each coding beside its place and code.
analysis::CodingFacts facts_for(model::Project& project, const model::Selection& selection) {
  analysis::CodingFacts facts;
  if (selection.uses(model::FieldKind::tag)) facts.tags = model::load_coding_tags(project);
  if (selection.uses(model::FieldKind::coded)) facts.created = model::load_created(project);
  return facts;
}

/// What `has` asks: which cases, sources and turns hold codings of a code.
void learn_holders(model::Project& project, const model::Corpus& corpus, analysis::Filter& filter) {
  if (!filter.needs_holders()) return;
  const analysis::Attribution who(corpus);
  each_source(model::load_codings(project, corpus, {}), [&](std::span<const model::Coding> run) {
    const std::uint32_t source = run.front().source;
    const std::vector<model::Turn> turns = model::load_turn_places(project, corpus.sources[source]);
    for (const model::Coding& c : run) {
      std::vector<RowId> ids;
      const analysis::TurnRange range = analysis::turns_of(turns, c.span);
      for (std::size_t i = range.first; i < range.last; ++i) ids.push_back(turns[i].id);
      filter.learn(c, who.cases_of(source, turns, c.span), ids);
    }
  });
}

/// What the span queries of the filter find among the codings that count. `with_cases`: sources and
/// cases are asked about, not only codings and stretches of text.
void learn_queries(model::Project& project, const model::Corpus& corpus, analysis::Filter& filter,
                   bool with_cases) {
  if (filter.queries().empty()) return;
  const std::vector<model::Coding> codings = model::load_codings(project, corpus, {});
  const analysis::TurnsOf turns = [&](std::uint32_t source) {
    return model::load_turn_places(project, corpus.sources[source]);
  };
  analysis::SpanQueries queries(corpus, codings, turns);
  for (const model::Condition* c : filter.queries()) {
    filter.learn(
        c, {queries.find(*c->query), codings, corpus, with_cases ? turns : analysis::TurnsOf()});
  }
}

}  // namespace

Where::Where(model::Project& project, const model::Corpus& corpus, const std::string& text,
             model::Scope scope, std::string_view kind)
    : selection_(model::parse_selection(text, corpus, scope)),
      filter_(selection_, corpus),
      who_(corpus) {
  if (!kind.empty()) filter_.count_as(kind);
  if (selection_.uses_codings()) {
    asked_ = {analysis::CodingPlaces(model::load_codings(project, corpus, {})),
              facts_for(project, selection_)};
  }
  learn_holders(project, corpus, filter_);
  learn_queries(project, corpus, filter_, true);
}

std::optional<std::vector<std::uint32_t>> Where::cases_of_turn(
    std::uint32_t source, const std::vector<model::Turn>& turns, const model::Turn& turn) const {
  return analysis::fitting_cases(filter_, who_, {source, turns, turn.span},
                                 who_.cases_of(source, turns, turn.span), asked_);
}

void say_left_out(Context& ctx, const report::Renderer& out, const analysis::LeftOut& left_out,
                  std::vector<std::string>& notes) {
  if (left_out.empty()) return;
  if (out.machine()) {
    ctx.sink().notice("consent", left_out.note());
  } else {
    notes.push_back(left_out.note());
  }
}

Option add_counted(App app, CountedOptions& options) {
  const Option kind = app.add_option("--case-kind", options.case_kind,
                                     "The kind of cases that k of n counts (participant)");
  app.add_option("--of", options.of,
                 "n is the cases that fit this filter, not those with a source in the selection");
  return kind;
}

analysis::CountedCases counted_cases(model::Project& project, const model::Corpus& corpus,
                                     const analysis::Filter& selection,
                                     const CountedOptions& options) {
  std::set<std::string> kinds;
  for (const model::Case& c : corpus.cases) kinds.insert(c.kind);
  if (!kinds.contains(options.case_kind) && options.case_kind != CountedOptions().case_kind) {
    throw Error(
        Errc::not_found,
        fmt::format("no case of kind '{}'; there are: {}", options.case_kind,
                    kinds.empty()
                        ? "none"
                        : join(std::vector<std::string>(kinds.begin(), kinds.end()), ", ")));
  }
  if (options.of.empty()) {
    auto counted = analysis::CountedCases::in_selection(selection, corpus, options.case_kind);
    counted.keep_fitting(selection, corpus);
    return counted;
  }
  const Where of(project, corpus, options.of, model::Scope::source, options.case_kind);
  auto counted =
      analysis::CountedCases::that_fit(of.filter(), options.of, corpus, options.case_kind);
  counted.keep_fitting(selection, corpus);
  return counted;
}

CodingWalk::CodingWalk(model::Project& project, const model::Corpus& corpus, const Options& options)
    : project_(project),
      corpus_(corpus),
      options_(options),
      selection_(model::parse_selection(options.where, corpus, model::Scope::coding)),
      filter_(selection_, corpus),
      who_(corpus),
      codings_(model::load_codings(project, corpus, query_of(corpus, options))),
      facts_(facts_for(project, selection_)),
      consent_(corpus) {
  if (!options.case_kind.empty()) filter_.count_as(options.case_kind);
  learn_holders(project, corpus, filter_);
  learn_queries(project, corpus, filter_, false);
  if (options.text_passages) find_stretches(query_of(corpus, options));
}

/// Where a query asks for text (`and`, `or`, `not`), stretches of text stand in for codings: each
/// with the codes of the query that lie there.
void CodingWalk::find_stretches(const model::CodingQuery& wanted) {
  const std::vector<const model::Condition*> queries = selection_.required_queries();
  const auto finds_text = [](const auto* c) { return !c->query->finds_codings(); };
  if (std::none_of(queries.begin(), queries.end(), finds_text)) return;
  stretches_ = true;
  std::vector<bool> codes(corpus_.codes.size(), false);
  for (const model::Condition* c : queries) {
    const std::vector<bool> some = c->query->all_codes();
    for (std::size_t i = 0; i < some.size(); ++i) codes[i] = codes[i] || some[i];
  }
  asked_ = {analysis::CodingPlaces(model::load_codings(project_, corpus_, {})), facts_};
  codings_.clear();
  for (std::uint32_t s = 0; s < corpus_.sources.size(); ++s) {
    std::vector<Span> text = filter_.hits(queries.front()).text[s];
    for (std::size_t i = 1; i < queries.size(); ++i) {
      text = analysis::text_in_both(text, filter_.hits(queries[i]).text[s]);
    }
    const auto named = analysis::codes_there(asked_.codings.all(), s, text, codes);
    const auto asked = wanted.codes.empty()
                           ? std::vector<std::vector<std::uint32_t>>()
                           : analysis::codes_there(asked_.codings.all(), s, text, wanted.codes);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!wanted.codes.empty() && asked[i].empty()) continue;
      model::Coding stretch;
      stretch.source = s;
      stretch.span = text[i];
      stretch.code = named[i].empty() ? model::kNone : named[i].front();
      stretch.coder = model::kNone;
      codings_.push_back(stretch);
      codes_there_.push_back(named[i]);
    }
  }
}

const std::vector<std::uint32_t>& CodingWalk::codes_of_stretch(const model::Coding& stretch) const {
  return codes_there_[static_cast<std::size_t>(&stretch - codings_.data())];
}

std::vector<analysis::Selected> CodingWalk::select(std::uint32_t source,
                                                   std::span<const model::Turn> turns,
                                                   std::span<const model::Coding> run) const {
  std::vector<analysis::Selected> selected;
  if (!asks_who()) {
    selected.reserve(run.size());
    for (const model::Coding& coding : run) selected.push_back({&coding, {}});
    return selected;
  }
  if (!stretches_) return analysis::select_codings(filter_, who_, source, turns, run, facts_);
  for (const model::Coding& stretch : run) {
    auto cases = analysis::fitting_cases(filter_, who_, {source, turns, stretch.span},
                                         who_.cases_of(source, turns, stretch.span), asked_);
    if (cases) selected.push_back({&stretch, std::move(*cases)});
  }
  return selected;
}

std::vector<model::Turn> CodingWalk::turns_of(std::uint32_t source) {
  if (!many_sources_) {
    std::size_t sources = 0;
    each_source(codings_, [&](std::span<const model::Coding>) { ++sources; });
    many_sources_ = sources > corpus_.sources.size() / 2;
    if (*many_sources_) all_turns_.emplace(project_, options_.with_times);
  }
  const model::Source& this_source = corpus_.sources[source];
  if (all_turns_) return all_turns_->of(this_source);
  return options_.with_times ? model::load_turns(project_, this_source)
                             : model::load_turn_places(project_, this_source);
}

void CodingWalk::each(const std::function<void(const Visit&)>& visit) {
  each_source(codings_, [&](std::span<const model::Coding> run) {
    const std::uint32_t source = run.front().source;
    const std::vector<model::Turn> turns =
        asks_who() ? turns_of(source) : std::vector<model::Turn>();
    std::vector<analysis::Selected> selected = select(source, turns, run);
    if (options_.use && consent_.any()) {
      std::erase_if(selected, [&](const analysis::Selected& s) {
        // All who speak in it, those too that the filter does not ask for.
        const auto cases = who_.cases_of(source, turns, s.coding->span);
        if (consent_.allows(*options_.use, cases)) return false;
        left_out_.add(consent_, *options_.use, cases);
        return true;
      });
    }
    if (selected.empty()) return;
    const std::string text =
        options_.with_text ? model::load_text(project_, corpus_.sources[source]) : std::string();
    visit({source, turns, text, selected});
  });
}

}  // namespace thema::cli
