#pragma once

#include "analysis/agreement/ratings.h"

namespace thema::analysis {

/// Coefficients of nominal ratings. Each takes units as they are weighted by `count`. All are
/// undefined where no unit has two ratings; those corrected for chance also where all ratings are
/// one category: then nothing tells agreement from habit.

/// Agreeing pairs of ratings of a unit among its pairs, the mean over units with two ratings or
/// more (Fleiss 1971, eq. 2).
Measured percent_agreement(const Ratings& ratings);

/// 2M / (N1 + N2): decisions that both made alike among all that they made (Holsti 1969). Two
/// coders.
Measured holsti(const Ratings& ratings);

/// (po - pe) / (1 - pe), chance by each coder's own shares (Cohen 1960). Two coders; units that
/// both rated.
Measured cohen_kappa(const Ratings& ratings);

/// The largest kappa that the coders' shares allow (Cohen 1960, p. 42).
Measured cohen_kappa_max(const Ratings& ratings);

/// The standard error of Cohen's kappa (Fleiss, Cohen and Everitt 1969).
Measured cohen_standard_error(const Ratings& ratings);

/// Chance by the shares of both coders together (Scott 1955). Two coders; units that both rated.
Measured scott_pi(const Ratings& ratings);

/// Chance by the shares of all coders together (Fleiss 1971). Where ratings are missing, shares are
/// means over the units with any rating, agreement is that of the units with two (Gwet 2014).
Measured fleiss_kappa(const Ratings& ratings);

/// Fleiss' kappa of one category against all others (Fleiss 1971, eq. 20). REQUIRES: index of a
/// category. Undefined where coders are missing.
Measured fleiss_kappa_of(const Ratings& ratings, int category);

/// Chance 1/q of q categories (Bennett, Alpert and Goldstein 1954; Brennan and Prediger 1981).
Measured brennan_prediger(const Ratings& ratings);

/// 2 po - 1 (Byrt, Bishop and Carlin 1993). Two categories.
Measured pabak(const Ratings& ratings);

/// Gwet's AC1 (Gwet 2008): chance is sum of pi_k (1 - pi_k) / (q - 1).
Measured gwet_ac1(const Ratings& ratings);

}  // namespace thema::analysis
