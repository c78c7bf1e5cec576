#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cmo_table.h"

namespace thema::analysis {

/// What the columns of a matrix of configurations are: counted cases, kinds of cases, or values of
/// an attribute of cases or sources.
struct CmoMatrixColumn {
  std::string key;      ///< as programs see it
  std::string heading;  ///< for people
  std::size_t n = 0;    ///< counted cases in it; of a kind: all its cases
};

/// What the people of a column gave for a configuration, by stance in the order of
/// model::stances().
struct CmoMatrixCell {
  std::array<std::size_t, 5> pieces{};
  std::array<std::set<std::uint32_t>, 5> cases{};

  /// "SN": the stances that there are, S R C N; "-": asked, and silent; "": not examined. With
  /// `counts`, "S3 N1 -2", how many cases gave each (pieces where evidence has no case); silences
  /// stand beside other marks only there.
  std::string marks(bool counts) const;
  /// Pieces of evidence of any stance but silence.
  std::size_t spoken() const;
};

struct CmoMatrix {
  bool by_case = false;
  std::vector<CmoMatrixColumn> columns;
  std::vector<std::vector<CmoMatrixCell>> cells;  ///< by row of the summaries, by column
  std::size_t elsewhere = 0;       ///< pieces that are in no column: of cases that are not counted
  std::size_t without_source = 0;  ///< or, by an attribute of sources, of no source

  /// "Under no value of months: 2 pieces ... which have no source." `attribute`: by which the
  /// columns are.
  std::string without_source_note(std::string_view attribute) const;
};

/// `columns`: "cases", "kind" or "attr:NAME". Throws Errc::usage naming what there is. Rows are
/// those of `summaries`. Evidence without a passage has the values of its case, and of the source
/// that a row of a table is of; else it is in no column by an attribute of sources.
CmoMatrix cmo_matrix(const CmoInput& input, const Filter& filter, const CountedCases& counted,
                     const CmoSummaries& summaries, std::string_view columns);

}  // namespace thema::analysis
