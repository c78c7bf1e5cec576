#pragma once

#include <cstdint>

#include "analysis/agreement/unitizing.h"

namespace thema::analysis {

/// What two stretches, or a stretch and nothing, count as different (Mathet, Widloecher and
/// Metivier 2015, eq. 2-5): d = alpha d_pos + beta d_cat.
struct GammaOptions {
  double alpha = 1, beta = 1;
  double empty = 1;         ///< delta: a stretch that a coder has nothing for
  double precision = 0.05;  ///< of the expected disorder, at 95 %
  std::uint32_t seed = 4772;
};

struct Gamma {
  Measured gamma;       ///< its note tells samples, seed and precision
  double disorder = 0;  ///< of the best alignment
  double expected = 0;  ///< mean of the resampled continua
  std::size_t samples = 0;
};

/// ((|begin - begin| + |end - end|) / (length + length))^2 times delta (eq. 2).
double positional_dissimilarity(const Unitised::Stretch& a, const Unitised::Stretch& b,
                                double empty);

/// The disorder of the best alignment: every stretch stands in one unitary alignment with at most
/// one stretch of each other coder; found exactly. Nothing: too many stretches overlap for that.
std::optional<double> best_disorder(const Unitised& data, const GammaOptions& options);

/// gamma = 1 - observed / expected disorder. The expected one is the mean over continua in which
/// each coder gets the stretches of one drawn at random, turned round by a random distance. Values
/// depend on the draws, which are always the same for one seed, in whatever order coders and their
/// stretches come.
Gamma gamma_agreement(const Unitised& given, const GammaOptions& options);

}  // namespace thema::analysis
