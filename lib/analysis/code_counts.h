#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "analysis/filter.h"

namespace thema::analysis {

/// What tables count for one code, its sub-codes included. An extract is the union of overlapping
/// passages of a source (touching ones do not overlap), so that double coding does not inflate.
struct CodeCount {
  std::size_t codings = 0, extracts = 0, sources = 0;
  std::vector<bool> cases;  ///< by case index
};

/// Counts codings code by code, a source at a time; memory grows with codes, not with codings.
class CodeCounter {
 public:
  explicit CodeCounter(const model::Corpus& corpus);
  /// The selected codings of one source, in order of start. Call once a source.
  void add(std::span<const Selected> selected);
  const CodeCount& count(std::uint32_t code) const { return counts_[code]; }

 private:
  std::vector<CodeCount> counts_;
  std::vector<std::int64_t> parents_;         ///< by code index; -1 at the top
  std::vector<std::uint32_t> covered_until_;  ///< by code, in the source under way
  std::vector<std::uint32_t> touched_;        ///< codes with codings in the source under way
};

/// Chooses up to `limit` codings to quote for a code (sub-codes included): exemplars first, then
/// one a case in turn, in the order in which they were offered, and what no case said behind them
/// (see Voice); words that several codings share are quoted once. Keeps a few candidates of each
/// case only: `spare` more than `limit` asks for.
class QuotePicker {
 public:
  explicit QuotePicker(std::size_t limit, std::size_t spare = 0) : limit_(limit), spare_(spare) {}
  void offer(const Selected& s, Voice voice);
  /// `quoted`: what stands elsewhere, and is chosen only where other words are not enough.
  std::vector<Selected> pick(std::span<const Selected> quoted = {}) const;

 private:
  /// Who is quoted: the cases, or the source where there are none.
  using Person = std::tuple<Voice, std::vector<std::uint32_t>, std::uint32_t>;
  std::size_t limit_, spare_;
  struct Exemplar {
    Selected quote;
    std::size_t person;
  };
  struct Picking;
  bool pick_of(Voice voice, std::size_t round, Picking& picking) const;
  void pick_more(Picking& picking) const;
  std::vector<Exemplar> exemplars_;
  std::map<Person, std::size_t> people_;
  std::vector<std::vector<Selected>> candidates_;  ///< by person, in order of first appearance
  std::vector<Voice> voices_;                      ///< by person
};

}  // namespace thema::analysis
