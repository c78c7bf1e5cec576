#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/filter.h"
#include "model/corpus.h"

namespace thema::analysis {

/// The k and the n of every "k of n cases": cases of one kind, without those that do not consent to
/// analysis. What a case says counts for the
/// cases of that kind that it belongs to as well, directly or through others (participant in ward
/// in site); a case of the kind counts for itself alone.
class CountedCases {
 public:
  /// n are the cases of the kind that have a source in the selection, or a member that has.
  static CountedCases in_selection(const Filter& filter, const model::Corpus& corpus,
                                   std::string_view kind);
  /// n are the cases of the kind that fit a filter of their own (`--of`, given as `expression`),
  /// sources or not.
  static CountedCases that_fit(const Filter& of, std::string_view expression,
                               const model::Corpus& corpus, std::string_view kind);

  /// Leaves out whom a case that belongs to several cannot count for with this filter: of Pat in
  /// two sites, the words `where arm = web` are not those of the site whose arm is another.
  void keep_fitting(const Filter& selection, const model::Corpus& corpus);

  const std::string& kind() const { return kind_; }
  /// What n is, for the note of a table: "cases of kind site that have a source in the selection".
  const std::string& words() const { return words_; }
  /// By case index.
  const std::vector<bool>& all() const { return all_; }
  std::size_t n() const;
  /// The counted cases that `cases` (by case index) are or belong to; by case index.
  std::vector<bool> among(const std::vector<bool>& cases) const;
  std::size_t k(const std::vector<bool>& cases) const;
  /// The counted cases that a case is or belongs to, ascending.
  std::vector<std::uint32_t> counted_for(std::uint32_t case_index) const;
  /// Only those of `n` that are in `part` (by case index).
  CountedCases only(const std::vector<bool>& part) const;

 private:
  CountedCases(const model::Corpus& corpus, std::string_view kind);
  std::string kind_, words_;
  std::vector<bool> all_;
  std::vector<std::vector<std::uint32_t>> stands_for_;  ///< by case index: those of the kind
};

}  // namespace thema::analysis
