#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/attribution.h"
#include "context.h"
#include "model/corpus.h"
#include "report/quotes.h"
#include "report/site_links.h"
#include "text/name_replacer.h"

namespace thema::cli {

/// Finds the passage of a quote that a report printed, by its place and its words: what is coded
/// has a place of its own in the site.
class QuotedPassages {
 public:
  /// REQUIRES: all of these outlive this.
  QuotedPassages(Context& ctx, const model::Corpus& corpus);

  /// `place`, `words`: as HTML has them. Nothing where no coding, or more than one, fits.
  std::optional<text::Span> find(std::uint32_t source, std::string_view place,
                                 std::string_view words);

  /// The same of a quote in a cell of a table, which names no place: of what is coded or is
  /// evidence. An attribution of another form than the project's is passed over where the words
  /// tell the passage.
  std::optional<report::QuotedPlace> find_in_cell(std::string_view words,
                                                  std::string_view attribution);

 private:
  struct InCell {
    report::QuotedPlace place;
    std::string attribution;
  };
  void index_words();
  void index_source(std::uint32_t source, const std::vector<text::Span>& evidence,
                    const report::QuoteMaker& maker);
  struct Passage {
    text::Span span;
    std::vector<std::string> words;  ///< as it may be printed
  };
  using ByPlace = std::unordered_map<std::string, std::vector<Passage>>;
  const ByPlace& of_source(std::uint32_t source);
  std::string html(std::string_view words) const;

  Context& ctx_;
  const model::Corpus& corpus_;
  const analysis::Attribution who_;
  const text::NameReplacer* const names_;
  const std::unordered_map<RowId, model::CodingDetail> details_;
  const std::vector<model::Coding> codings_;
  std::unordered_map<std::uint32_t, ByPlace> known_;
  std::unordered_map<std::string, std::vector<InCell>> by_words_;
  bool indexed_ = false;
};

}  // namespace thema::cli
