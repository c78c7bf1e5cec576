#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coding_rows.h"
#include "report/quotes.h"

namespace thema::cli {

/// The quotes that a report shows, in its order. Holds places only: the words are fetched when they
/// are shown, a stretch of quotes at a time, so that a long report never stands in memory whole.
class QuoteList {
 public:
  struct Options {
    std::string group_by = "code";  ///< code, case, source, or an attribute
    std::size_t limit = 0, per_case = 0;
    bool limited = false;  ///< `limit` was given
    std::size_t context = 0;
    bool exemplars = false;
    std::vector<std::string> codes;  ///< those asked for: what an extract is the union of
  };
  /// What the note under a report says.
  struct Counts {
    std::size_t quotes = 0;
    std::size_t extracts = 0, quoted_extracts = 0;
    std::vector<bool> people, quoted_people;  ///< by case index: with extracts; quoted
  };

  /// How much of a case is quoted.
  struct Share {
    std::size_t extracts = 0, quoted_extracts = 0, quotes = 0;
  };

  /// Throws Errc::usage for an unknown attribute in `group_by`. REQUIRES: all outlive this.
  QuoteList(model::Project& project, const model::Corpus& corpus, CodingWalk& walk,
            const Options& options);

  const Counts& counts() const { return counts_; }
  /// By case index, for the cases that are counted.
  std::vector<Share> shares(const analysis::CountedCases& of) const;
  /// Calls `show` with every quote and its number (from 0), in order.
  void each(const report::QuoteMaker& maker,
            const std::function<void(report::QuoteRow, std::size_t)>& show);
  /// The name of the group that the quote of that number belongs to.
  std::string group(std::size_t number) const;

 private:
  struct Place {
    const model::Coding* coding;
    std::uint32_t person;                 ///< index of the first case; kNobody
    std::uint32_t extract;                ///< number of the extract it belongs to
    std::uint32_t first_same, last_same;  ///< places on just this passage: [first, last)
  };
  void collect();
  void add(const CodingWalk::Visit& visit);
  void find_roots();
  void find_groups();
  std::string group_value(const Place& place) const;
  void sort();
  std::vector<std::uint32_t> distinct() const;
  void choose();
  void count();
  /// Fills the rows of the quotes `numbers`, which are of one source; `first` is that of rows[0].
  void make_of_source(const report::QuoteMaker& maker, std::string_view words,
                      const std::vector<model::Turn>& turns, std::span<const std::size_t> numbers,
                      std::size_t first, std::vector<report::QuoteRow>& rows) const;
  std::vector<report::QuoteRow> make(const report::QuoteMaker& maker, std::size_t first,
                                     std::size_t last) const;

  model::Project& project_;
  const model::Corpus& corpus_;
  CodingWalk& walk_;
  Options options_;
  std::vector<std::uint32_t> roots_;  ///< by code: the code whose extract its codings belong to
  std::vector<Place> places_;         ///< by source and place
  std::vector<std::uint32_t> order_;  ///< of places_, as shown
  std::vector<std::vector<std::uint32_t>> cases_;  ///< by place
  std::unordered_map<std::uint32_t, std::vector<model::Turn>> turns_;
  std::size_t attribute_ = 0;  ///< index, when grouped by one
  bool by_attribute_ = false;
  Counts counts_;
};

}  // namespace thema::cli
