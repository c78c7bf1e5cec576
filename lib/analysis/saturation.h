#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace thema::analysis {

/// Which codes each session (an interview, a case) has: indices, each once, in any order. The
/// sessions stand in the order in which they are taken to have come.
using SessionCodes = std::vector<std::vector<std::uint32_t>>;

struct SaturationOptions {
  std::size_t base = 4;      ///< sessions whose codes new ones are compared with
  std::size_t run = 2;       ///< sessions in which new codes are looked for together
  double threshold = 0.05;   ///< the share of new codes at which a run counts as bringing nothing
  double near_share = 0.90;  ///< of all codes: near code saturation
};

/// New codes in a run of sessions behind the base (Guest, Namey and Chen 2020).
struct SaturationRun {
  std::size_t first = 0;  ///< session, from 0; the run has `SaturationOptions::run` of them
  std::size_t fresh = 0;  ///< codes that no session before the run has
  double ratio = 0;       ///< of the base's codes
};

/// How the codes of sessions add up.
struct Saturation {
  std::vector<std::size_t> codes, fresh, cumulative;  ///< by session
  std::size_t base_codes = 0;                         ///< different codes of the base
  std::vector<SaturationRun> runs;  ///< sliding by one; none where the base is empty
  /// Sessions before the first run that brings at most the threshold: the 6 of "6+2".
  std::optional<std::size_t> guest;
  /// Sessions until the near share of all codes was there, and until all were (Squire et al. 2024).
  /// Nothing where there are no codes.
  std::optional<std::size_t> near, all;
  std::size_t total() const { return cumulative.empty() ? 0 : cumulative.back(); }
};
Saturation saturation(const SessionCodes& sessions, const SaturationOptions& options);

/// Codes that some sessions have and others not, as ecologists count species: whatever the order.
struct Incidence {
  std::size_t sessions = 0, codes = 0;
  std::size_t once = 0, twice = 0;  ///< codes in exactly one session, in exactly two
  std::size_t incidences = 0;       ///< sessions of each code, added up
};
Incidence incidence(const SessionCodes& sessions);

/// A lower bound of how many codes there are, seen or not (Chao 1987, bias-corrected):
/// S + (t-1)/t Q1(Q1-1) / (2(Q2+1)). Nothing for fewer than two sessions.
std::optional<double> chao2(const Incidence& i);
/// The share of all incidences that belongs to codes seen (Chao and Jost 2012):
/// 1 - Q1/U (t-1)Q1 / ((t-1)Q1 + 2Q2). Nothing for fewer than two sessions, or without codes.
std::optional<double> coverage(const Incidence& i);

/// The same sessions in other orders: how much of a result is the order's.
struct Permuted {
  std::size_t orders = 0;
  std::vector<std::size_t> low, high;  ///< codes after so many sessions, over all orders
  std::vector<double> mean;
  /// One value an order that reached it, ascending.
  std::vector<std::size_t> guest, near, all;
};
/// `seed` decides the orders: the same on every machine.
Permuted permuted(const SessionCodes& sessions, const SaturationOptions& options,
                  std::size_t orders, std::uint64_t seed);

}  // namespace thema::analysis
