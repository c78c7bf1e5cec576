#include "site/site_quotes.h"

#include <fmt/format.h>

#include <utility>

#include "text/text_index.h"

namespace thema::cli {

namespace site = report::site;

namespace {
constexpr std::size_t kInMemory = std::size_t{32} << 20U;  // bytes
constexpr std::size_t kMarkup = 400;                       // of a quote, about
}  // namespace

void GrowingPages::begin(const std::string& address, site::Page page) {
  pages_.emplace(address, Growing{std::move(page), {}, 0});
}

void GrowingPages::add(const std::string& address, const site::QuoteItem& quote,
                       const site::Link& source) {
  Growing& at = pages_.at(address);
  const bool first = std::exchange(at.source, source.address) != source.address;
  site::add_quote(at.page, quote, source, first);
  at.size += quote.text.size() + kMarkup;
  waiting_ += quote.text.size() + kMarkup;
  if (waiting_ > kInMemory) flush();
}

void GrowingPages::flush() {
  for (auto& [address, growing] : pages_) {
    if (growing.size > 0) append_(address, growing.page.take());
    growing.size = 0;
  }
  waiting_ = 0;
}

void GrowingPages::finish() {
  for (auto& [address, growing] : pages_) append_(address, growing.page.finish());
  pages_.clear();
}

namespace {

/// The codings of one passage.
class OfPassage {
 public:
  OfPassage(const SiteView& view, const OpenSource& source,
            const std::unordered_map<RowId, model::CodingDetail>& details, GrowingPages& pages)
      : view_(view),
        source_(source),
        details_(details),
        pages_(pages),
        shown_(source.printed.text()),
        link_(view.source(source.index)) {}

  void add(const report::QuoteRow& row, std::span<const model::Coding> codings) {
    site::QuoteItem base;
    base.withheld = source_.withheld.passage(source_.turns, row.span);
    base.language = view_.language_of(view_.corpus.sources[source_.index]);
    base.attribution = view_.shown(row.cite);
    base.place = {link_.text + (row.turn > 0 ? fmt::format(", turn {}", row.turn) : std::string()),
                  view_.links.passage(source_.index, row.span)};
    const std::string words(shown_.slice(source_.printed.shown(row.span)));
    site::QuoteItem of_case = base;
    of_case.text = words;
    for (std::size_t i = 0; i < codings.size();) {
      site::QuoteItem of_code = base;
      of_code.text = words;
      const std::uint32_t code = codings[i].code;
      for (; i < codings.size() && codings[i].code == code; ++i) note(codings[i], of_code);
      of_case.codes.push_back(view_.code(code));
      of_case.exemplar |= of_code.exemplar;
      pages_.add(view_.links.code(code), of_code, link_);
    }
    for (const std::uint32_t c : row.cases) pages_.add(view_.links.case_of(c), of_case, link_);
  }

 private:
  void note(const model::Coding& coding, site::QuoteItem& quote) const {
    quote.coders.push_back(view_.shown(view_.corpus.coders[coding.coder].name));
    quote.exemplar |= coding.exemplar;
    const auto found = details_.find(coding.id);
    if (found == details_.end()) return;
    if (!found->second.print.empty()) quote.text = view_.shown(found->second.print);
    if (view_.with_memos && !found->second.memo.empty()) {
      quote.memos.push_back(view_.shown(found->second.memo));
    }
  }

  const SiteView& view_;
  const OpenSource& source_;
  const std::unordered_map<RowId, model::CodingDetail>& details_;
  GrowingPages& pages_;
  const text::TextIndex shown_;
  const site::Link link_;
};

}  // namespace

void add_quotes(const SiteView& view, const report::QuoteMaker& maker, const OpenSource& source,
                std::span<const model::Coding> counted,
                const std::unordered_map<RowId, model::CodingDetail>& details,
                GrowingPages& pages) {
  const text::TextIndex stored(source.text);
  OfPassage quotes(view, source, details, pages);
  for (std::size_t i = 0; i < counted.size();) {
    std::size_t j = i;
    while (j < counted.size() && counted[j].span == counted[i].span) ++j;
    auto cases = view.who.cases_of(source.index, source.turns, counted[i].span);
    if (view.consent.allows(analysis::Consent::Use::analysis, cases)) {
      const analysis::Selected selected{&counted[i], std::move(cases)};
      quotes.add(maker.make(selected, source.turns, stored, 0), counted.subspan(i, j - i));
    }
    i = j;
  }
}

}  // namespace thema::cli
