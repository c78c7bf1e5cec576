#include "document/quoted_passages.h"

#include <algorithm>
#include <map>

#include "analysis/attribution.h"
#include "model/cmo_evidence.h"
#include "model/settings.h"
#include "report/html_text.h"
#include "text/text_index.h"

namespace thema::cli {

QuotedPassages::QuotedPassages(Context& ctx, const model::Corpus& corpus)
    : ctx_(ctx),
      corpus_(corpus),
      names_(ctx.names()),
      details_(model::load_details(ctx.read())),
      codings_(model::load_codings(ctx.read(), corpus, {})) {}

std::string QuotedPassages::html(std::string_view words) const {
  std::string out;
  report::append_html(out, names_ == nullptr ? std::string(words) : names_->replaced(words));
  return out;
}

const QuotedPassages::ByPlace& QuotedPassages::of_source(std::uint32_t source) {
  const auto [at, is_new] = known_.try_emplace(source);
  if (!is_new) return at->second;
  const std::string text = model::load_text(ctx_.read(), corpus_.sources[source]);
  const text::TextIndex index{std::string_view(text)};
  const auto turns = model::load_turns(ctx_.read(), corpus_.sources[source]);
  const report::CiteTemplate cite("");
  const report::QuoteMaker maker(corpus_, cite, details_, names_);
  const auto first =
      std::lower_bound(codings_.begin(), codings_.end(), source,
                       [](const model::Coding& c, std::uint32_t s) { return c.source < s; });
  for (auto c = first; c != codings_.end() && c->source == source; ++c) {
    const report::QuoteRow row = maker.make({&*c, {}}, turns, index, 0);
    std::vector<Passage>& there = at->second[html(report::quote_for_people(corpus_, row).locator)];
    if (there.empty() || !(there.back().span == c->span)) there.push_back({c->span, {}});
    for (const std::string& words : {row.text, row.print}) {
      if (!words.empty()) there.back().words.push_back("‘" + html(words) + "’");
    }
  }
  return at->second;
}

std::optional<text::Span> QuotedPassages::find(std::uint32_t source, std::string_view place,
                                               std::string_view words) {
  const ByPlace& passages = of_source(source);
  const auto there = passages.find(std::string(place));
  if (there == passages.end()) return std::nullopt;
  std::optional<text::Span> found;
  for (const Passage& p : there->second) {
    if (std::find(p.words.begin(), p.words.end(), words) == p.words.end()) continue;
    // The same words twice on one line: which of the two was meant cannot be told.
    if (found) return std::nullopt;
    found = p.span;
  }
  return found;
}

namespace {

/// What stands between the brackets that an attribution has, or brings.
std::string_view without_brackets(std::string_view attribution) {
  if (attribution.starts_with('(') && attribution.ends_with(')') && attribution.size() > 1) {
    return attribution.substr(1, attribution.size() - 2);
  }
  return attribution;
}

}  // namespace

void QuotedPassages::index_source(std::uint32_t source, const std::vector<text::Span>& evidence,
                                  const report::QuoteMaker& maker) {
  const std::string text = model::load_text(ctx_.read(), corpus_.sources[source]);
  const text::TextIndex index{std::string_view(text)};
  const auto turns = model::load_turns(ctx_.read(), corpus_.sources[source]);
  const analysis::Attribution who(corpus_);
  const auto add = [&](const model::Coding& passage) {
    const report::QuoteRow row =
        maker.make({&passage, who.cases_of(source, turns, passage.span)}, turns, index, 0);
    const std::string attribution(without_brackets(html(row.cite)));
    for (const std::string& words : {row.text, row.print}) {
      if (words.empty()) continue;
      by_words_["‘" + html(words) + "’"].push_back({{source, passage.span}, attribution});
    }
  };
  const auto first =
      std::lower_bound(codings_.begin(), codings_.end(), source,
                       [](const model::Coding& c, std::uint32_t s) { return c.source < s; });
  for (auto c = first; c != codings_.end() && c->source == source; ++c) add(*c);
  for (const text::Span span : evidence) {
    model::Coding passage;
    passage.source = source;
    passage.span = span;
    if (!corpus_.codes.empty()) add(passage);
  }
}

void QuotedPassages::index_words() {
  indexed_ = true;
  std::map<std::uint32_t, std::vector<text::Span>> evidence;
  for (const model::Coding& c : codings_) evidence[c.source];
  for (const model::Evidence& e : model::EvidenceBook(ctx_.read()).list()) {
    const auto source = corpus_.source_index.find(e.source);
    if (e.source == 0 || e.lost() || source == corpus_.source_index.end()) continue;
    evidence[source->second].push_back(e.span);
  }
  const report::CiteTemplate cite(model::Settings(ctx_.read()).get("cite"));
  const report::QuoteMaker maker(corpus_, cite, details_, names_);
  for (const auto& [source, spans] : evidence) index_source(source, spans, maker);
}

std::optional<report::QuotedPlace> QuotedPassages::find_in_cell(std::string_view words,
                                                                std::string_view attribution) {
  if (!indexed_) index_words();
  const auto there = by_words_.find(std::string(words));
  if (there == by_words_.end()) return std::nullopt;
  /// The one place of those for which `fits` holds.
  const auto only = [&](const auto& fits) -> std::optional<report::QuotedPlace> {
    std::optional<report::QuotedPlace> found;
    for (const InCell& one : there->second) {
      if (!fits(one)) continue;
      const bool same = found && found->source == one.place.source && found->span == one.place.span;
      if (found && !same) return std::nullopt;
      found = one.place;
    }
    return found;
  };
  const std::string_view who = without_brackets(attribution);
  if (const auto found = only([&](const InCell& one) { return one.attribution == who; })) {
    return found;
  }
  return only([](const InCell&) { return true; });
}

}  // namespace thema::cli
