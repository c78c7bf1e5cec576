#include "site/site_view.h"

#include <algorithm>
#include <map>

#include "analysis/case_groups.h"
#include "model/corpus_part.h"

namespace thema::cli {

using report::site::Fact;
using report::site::Link;
using Use = analysis::Consent::Use;

SiteView::SiteView(Context& context, bool memos, bool archived)
    : ctx(context),
      project(context.read()),
      corpus(model::load_corpus(project)),
      names(context.names()),
      links(corpus, names),
      who(corpus),
      disclosure(corpus, archived),
      consent(disclosure.consent()),
      speaking(analysis::cases_by_source(corpus)),
      with_memos(memos) {
  if (memos) memos_ = model::Memos(project).list();
  if (consent.any()) leave_out_memos();
}

void SiteView::leave_out_memos() {
  std::map<std::uint32_t, std::vector<model::Turn>> turns;
  const auto refused = [&](const model::Memo& m) {
    if (m.source == 0) return !disclosure.memo(m, {});
    const std::uint32_t source = corpus.source_index.at(m.source);
    const auto [of, is_new] = turns.try_emplace(source);
    if (is_new) of->second = model::load_turn_places(project, corpus.sources[source]);
    return !disclosure.memo(m, of->second);
  };
  memos_left_out_ = std::erase_if(memos_, refused);
}

std::string SiteView::shown(std::string_view words) const {
  return names == nullptr ? std::string(words) : names->replaced(words);
}

Link SiteView::source(std::uint32_t i) const {
  return {shown(corpus.sources[i].name), links.source(i)};
}

Link SiteView::case_of(std::uint32_t i) const {
  return {shown(corpus.cases[i].name), links.case_of(i)};
}

Link SiteView::code(std::uint32_t i) const {
  const model::Code& c = corpus.codes[i];
  return {shown(c.printed_path.empty() ? c.path : c.printed_path), links.code(i)};
}

std::vector<Fact> SiteView::attributes(model::Owner owner, RowId row) const {
  std::vector<Fact> facts;
  for (std::size_t i = 0; i < corpus.attributes.size(); ++i) {
    const model::Attribute& a = corpus.attributes[i];
    if (a.owner != owner || !disclosure.attribute(a, row)) continue;
    const std::string* value = corpus.value(i, row);
    if (value == nullptr || value->empty()) continue;
    facts.emplace_back(shown(a.label.empty() ? a.name : a.label),
                       shown(analysis::value_heading(a, *value)));
  }
  return facts;
}

std::vector<std::string> SiteView::memos(model::MemoOn kind, RowId id) const {
  std::vector<std::string> out;
  for (const model::Memo& m : memos_) {
    if (m.on.kind != kind || m.on.id != id) continue;
    out.push_back(shown(m.title.empty() ? m.text : m.title + ": " + m.text));
  }
  return out;
}

std::string SiteView::language_of(const model::Source& source) const {
  const std::string& language = source.language.empty() ? corpus.language : source.language;
  return language == "en" ? std::string() : language;
}

SiteView::Withheld::Withheld(const SiteView& view, std::uint32_t source,
                             const std::vector<model::Turn>& turns) {
  if (!view.consent.any()) return;
  const std::vector<std::uint32_t>& speakers = view.speaking[source];
  const auto refuses = [&](std::uint32_t c) { return !view.consent.allows(Use::quotation, c); };
  outside_ = std::any_of(speakers.begin(), speakers.end(), refuses);
  if (!outside_) return;
  // Questions tell of the answers where nobody else is there to have been asked.
  const bool everybody = std::all_of(speakers.begin(), speakers.end(), refuses);
  for (const model::Turn& t : turns) {
    turns_.push_back(everybody || !view.consent.allows(Use::quotation,
                                                       view.who.cases_of(source, turns, t.span)));
  }
}

bool SiteView::Withheld::passage(const std::vector<model::Turn>& turns, text::Span span) const {
  if (!outside_) return false;
  const analysis::TurnRange range = analysis::turns_of(turns, span);
  if (range.empty()) return true;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (turns_[i]) return true;
  }
  return false;
}

}  // namespace thema::cli
