#pragma once

#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/cmo_evidence.h"
#include "report/quotes.h"

namespace thema::report {

/// Makes quotes of evidence, with the attribution and the fields that quotes of codings have. Where
/// an exemplar lies on just the passage, its printed form and tags are the quote's.
class EvidenceQuoter {
 public:
  /// `details`: of codings, by id; only tags are taken. Throws Errc::usage for a field that an
  /// attribution cannot name. REQUIRES: `cite` outlives this.
  EvidenceQuoter(const model::Corpus& corpus, const CiteTemplate& cite,
                 const std::vector<model::ExemplarPassage>& exemplars,
                 std::unordered_map<RowId, model::CodingDetail> details,
                 const text::NameReplacer* names = nullptr);
  EvidenceQuoter(const EvidenceQuoter&) = delete;
  EvidenceQuoter& operator=(const EvidenceQuoter&) = delete;

  /// REQUIRES: the evidence has a passage that is not lost; text and turns are its source's.
  QuoteRow make(const model::Evidence& evidence, const std::vector<std::uint32_t>& cases,
                const std::vector<model::Turn>& turns, const text::TextIndex& text) const;

 private:
  model::Corpus corpus_;  ///< without codes: evidence has none
  std::unordered_map<RowId, model::CodingDetail> details_;
  std::map<std::pair<RowId, text::Span>, RowId> exemplars_;
  QuoteMaker maker_;
};

/// Words (the printed form where there is one) and attribution.
Quotation quotation_of(const QuoteRow& quote);

}  // namespace thema::report
