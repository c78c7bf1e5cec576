#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
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
    bool limited = false;     ///< `limit` was given
    bool under_each = false;  ///< a quote of several cases is shown in the group of each
    std::size_t context = 0;
    bool exemplars = false;
    std::vector<std::string> codes;  ///< those asked for: what an extract is the union of
  };
  /// What the note under a report says.
  struct Counts {
    std::size_t quotes = 0;
    std::size_t extracts = 0, quoted_extracts = 0;
    std::vector<bool> people, quoted_people;  ///< by case index: with extracts; quoted
    std::set<std::uint32_t> unquoted_codes;   ///< of those with codings
  };

  /// How much of a case is quoted.
  struct Share {
    std::size_t extracts = 0, quoted_extracts = 0, quotes = 0;
  };

  /// Throws Errc::usage for an unknown attribute in `group_by`. REQUIRES: all outlive this.
  /// Groups of cases and their attributes are those of the cases in `of` that the words count for.
  QuoteList(model::Project& project, const model::Corpus& corpus, CodingWalk& walk,
            const analysis::CountedCases& of, const Options& options);

  const Counts& counts() const { return counts_; }
  /// By case index, for the cases that are counted.
  std::vector<Share> shares(const analysis::CountedCases& of) const;
  using Show = std::function<void(report::QuoteRow&, std::size_t)>;
  /// Calls `show` with every quote and its number (from 0), in order. What it leaves in a quote is
  /// written over by the next.
  void each(const report::QuoteMaker& maker, const Show& show);
  /// The name of the group that the quote of that number belongs to.
  std::string group(std::size_t number) const;

 private:
  struct Place {
    const model::Coding* coding;
    std::uint32_t source;                 ///< the coding's
    std::uint32_t cases;                  ///< those who said it: which of cases_
    std::uint32_t extract;                ///< number of the extract it belongs to
    std::uint32_t first_same, last_same;  ///< places on just this passage: [first, last)
    analysis::Voice voice;
  };
  /// Who said it, and for whom that counts: the same case where no other is counted.
  struct Whose {
    std::uint32_t speaking, counted;
  };
  std::vector<Whose> whose(const std::vector<std::uint32_t>& cases) const;
  void collect();
  void add(const CodingWalk::Visit& visit);
  void find_roots();
  void find_groups();
  std::string value_of_person(Whose person, std::uint32_t source) const;
  void rank_groups();
  std::uint32_t rank_of(Whose person, std::uint32_t source) const;
  const std::vector<std::uint32_t>& cases_of(std::uint32_t place) const {
    return cases_[places_[place].cases];
  }
  const std::vector<Whose>& people_of(std::uint32_t place) const {
    return people_[places_[place].cases];
  }
  void sort();
  void sort(std::vector<std::uint32_t> places, bool under_each);
  std::vector<std::uint32_t> distinct() const;
  bool choose();
  void count();
  /// What few quotes have.
  struct Rare {
    std::string print, memo;
    std::vector<model::Tag> tags;
    std::vector<std::string> before, after;
  };
  static const Rare kNothingRare;
  /// A part of the strings of one source.
  struct Piece {
    std::uint32_t at = 0, size = 0;
  };
  static constexpr std::uint32_t kNothing = ~0U;
  /// A quote as it waits to be shown: without what its coding tells, and its strings beside those
  /// of all others of its source. There may be hundreds of thousands.
  struct Waiting {
    Piece text, cite, speaker;
    std::uint32_t turn = 0, first_line = 0, last_line = 0;
    std::int32_t page = 0;
    std::int64_t start_ms = -1;
    std::uint32_t rare = kNothing;  ///< index among those of its source
  };
  struct OfSource {
    std::string strings;
    std::vector<Rare> rare;
  };
  struct Stretch {
    std::size_t first = 0;          ///< number of the first quote
    std::vector<Waiting> waiting;   ///< by number from there
    std::vector<OfSource> sources;  ///< by source index
  };
  /// Makes the quotes `numbers`, which are of one source.
  void make_of_source(const report::QuoteMaker& maker, std::string_view words,
                      const std::vector<model::Turn>& turns, std::span<const std::size_t> numbers,
                      Stretch& out) const;
  Stretch make(const report::QuoteMaker& maker, std::size_t first, std::size_t last) const;
  void fetch_ahead(const Stretch& stretch, std::size_t number, std::size_t last) const;
  void fill(report::QuoteRow& row, const Stretch& stretch, std::size_t number) const;
  std::size_t end_of_stretch(std::size_t first) const;

  model::Project& project_;
  const model::Corpus& corpus_;
  CodingWalk& walk_;
  const analysis::CountedCases& of_;
  Options options_;
  std::vector<std::uint32_t> roots_;  ///< by code: the code whose extract its codings belong to
  std::vector<Place> places_;         ///< by source and place
  std::vector<std::uint32_t> order_;  ///< of places_, as shown
  std::vector<Whose> whose_;          ///< by number: the person in whose group it is shown
  std::map<std::string, std::uint32_t> ranks_;     ///< of groups by an attribute
  std::vector<std::vector<std::uint32_t>> cases_;  ///< those of places side by side, once
  std::vector<std::vector<Whose>> people_;         ///< beside cases_; nobody is one of them
  std::size_t attribute_ = 0;                      ///< index, when grouped by one
  bool by_attribute_ = false;
  Counts counts_;
};

}  // namespace thema::cli
