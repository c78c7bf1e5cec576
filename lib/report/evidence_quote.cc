#include "report/evidence_quote.h"

namespace thema::report {

namespace {

model::Corpus without_codes(const model::Corpus& corpus) {
  model::Corpus bare = corpus;
  bare.codes.assign(1, model::Code{});
  bare.code_end.assign(1, 1);
  bare.code_index.clear();
  return bare;
}

}  // namespace

EvidenceQuoter::EvidenceQuoter(const model::Corpus& corpus, const CiteTemplate& cite,
                               const std::vector<model::ExemplarPassage>& exemplars,
                               std::unordered_map<RowId, model::CodingDetail> details,
                               const text::NameReplacer* names)
    : corpus_(without_codes(corpus)),
      details_(std::move(details)),
      maker_(corpus_, cite, details_, names) {
  for (const model::ExemplarPassage& p : exemplars) {
    // The first that says how it is to be printed, else the first.
    RowId& coding = exemplars_[{p.source, p.span}];
    std::string& print = details_[p.coding].print;
    print = p.print;
    if (coding == 0 || (!print.empty() && details_[coding].print.empty())) coding = p.coding;
  }
}

QuoteRow EvidenceQuoter::make(const model::Evidence& e, const std::vector<std::uint32_t>& cases,
                              const std::vector<model::Turn>& turns,
                              const text::TextIndex& text) const {
  model::Coding passage;
  passage.source = corpus_.source_index.at(e.source);
  passage.span = e.span;
  if (const auto found = exemplars_.find({e.source, e.span}); found != exemplars_.end()) {
    passage.id = found->second;
    passage.exemplar = true;
  }
  return maker_.make({&passage, cases}, turns, text, 0);
}

Quotation quotation_of(const QuoteRow& quote) {
  return {quote.print.empty() ? quote.text : quote.print, quote.cite,
          QuotedPlace{quote.source, quote.span}};
}

}  // namespace thema::report
