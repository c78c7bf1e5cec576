#include "document/quoted_passages.h"

#include <algorithm>

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
  const report::QuoteMaker maker(corpus_, cite, details_);
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

}  // namespace thema::cli
