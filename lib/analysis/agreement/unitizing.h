#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/agreement/ratings.h"

namespace thema::analysis {

/// What coders marked in a continuum of text, each on their own: half-open stretches with a
/// category; what lies between them is a gap.
struct Unitised {
  struct Stretch {
    double begin = 0, end = 0;  ///< begin < end
    std::size_t category = 0;
  };

  double begin = 0, length = 0;  ///< of the continuum
  std::vector<std::string> coders, categories;
  std::vector<std::vector<Stretch>> marked;  ///< one list a coder, in order

  Unitised of(const std::vector<std::size_t>& some) const;
  /// Those of one category alone; stretches that overlap become one.
  Unitised of_category(std::size_t category) const;
  /// Whether two stretches of one coder overlap.
  bool overlaps() const;
};

/// The u-alpha family (Krippendorff, Mathet, Bouvry and Widloecher 2016): `value` is the
/// coefficient, `n` the length that it rests on.
struct UnitisedAlphas {
  Measured u;                       ///< uα: boundaries and categories
  Measured bar_u;                   ///< |uα: marked against not marked
  Measured cu;                      ///< cuα: categories where stretches of two coders meet
  std::vector<Measured> ku;         ///< (k)uα: one a category
  double cu_coverage = 0;           ///< T* / T
  std::vector<double> ku_coverage;  ///< one a category: l*_k. / l_k.
};

/// REQUIRES: no coder's stretches overlap, and all lie within the continuum.
UnitisedAlphas unitised_alphas(const Unitised& data);

/// The older αU (Krippendorff 1995; 2004, p. 251-256): observed and expected disagreement of each
/// category on its own continuum, so that stretches of different categories may overlap.
struct OldAlphaU {
  std::vector<double> observed, expected;  ///< one a category
  std::vector<Measured> of_category;
  Measured all;  ///< 1 - sum of observed / sum of expected
};
OldAlphaU old_alpha_u(const Unitised& data);

}  // namespace thema::analysis
