#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/cmo_candidates.h"
#include "coding_rows.h"

namespace thema::cli {

/// What is asked for when codes are searched for candidates of configurations.
struct SuggestQuestion {
  std::string window = "turn", shape = "CMO", level = "both", where, cues;
  std::vector<std::string> under;
  std::size_t min_cases = 3, lift_from = 3;
  CountedOptions counted;
};

/// The windows of a study and the candidates that they hold: what `cmo suggest` prints.
class Suggesting {
 public:
  /// Throws Errc::usage for a window, shape or level that there is not, Errc::not_found for a code.
  Suggesting(model::Project& project, const SuggestQuestion& question);

  const model::Corpus& corpus() const { return corpus_; }
  const analysis::CandidateShape& shape() const { return shape_; }
  const analysis::CandidateRows& rows() const { return rows_; }
  const analysis::CmoCandidates& candidates() const { return candidates_; }
  const analysis::CountedCases& counted() const { return *counted_; }
  const analysis::LeftOut& left_out() const { return walk_->left_out(); }
  /// Who gave the codings that were counted, in collation order.
  std::vector<std::string> coders() const;
  /// The name of a row's code.
  const std::string& path(std::uint32_t row) const {
    return corpus_.codes[rows_.rows[row].code].path;
  }
  /// The candidate with a number of the list, from 1. Throws Errc::not_found.
  const analysis::Candidate& numbered(std::size_t number) const;
  /// "A + B -> C".
  std::string words_of(const analysis::Candidate& c) const;
  /// The question as a command line: what an accepted candidate keeps.
  std::string query() const;

  /// By candidate: in how many of its windows there is talk of causes. Nothing where windows are
  /// cases, or the language has no list and none was given.
  std::optional<std::vector<std::size_t>> talk();

  /// A window of a candidate, or of one of its counter-sets.
  struct Place {
    std::vector<analysis::Part> has;
    std::optional<analysis::Part> lacks;  ///< nothing: the candidate itself
    analysis::WindowPlace where;
    std::vector<std::uint32_t> cases;  ///< for which what is there counts
    std::string text;                  ///< empty: a whole source or case, or not to be quoted
    std::vector<std::string> cues;     ///< in the text
  };
  /// The windows of a candidate (unless `counter_only`), then those of its counter-sets.
  std::vector<Place> places(std::size_t candidate, bool counter_only);
  /// Whether the list of cue words is known.
  bool has_cues() const { return cues_.has_value(); }

 private:
  void read_windows();
  void add(const CodingWalk::Visit& visit);
  void add_sources_without_codings();
  std::string_view text_of(const analysis::WindowPlace& place);

  model::Project& project_;
  const SuggestQuestion& question_;
  model::Corpus corpus_;
  analysis::CandidateShape shape_;
  std::string unit_;  ///< passage, turn, source, case
  std::uint32_t around_ = 0;
  std::optional<CodingWalk> walk_;
  std::optional<analysis::CountedCases> counted_;
  analysis::CandidateRows rows_;
  std::optional<analysis::CandidateWindows> windows_;
  analysis::CmoCandidates candidates_;
  std::optional<std::vector<std::string>> cues_;
  std::set<std::uint32_t> coders_, visited_;
  std::uint32_t open_source_ = model::kNone;
  std::string open_text_;
};

/// `cmo suggest --accept`: the candidate as a configuration that somebody has still to word. Its
/// elements have the names of the codes they are tied to; a decision keeps the query.
int accept_candidate(const SuggestQuestion& question, std::size_t number, const std::string& label,
                     Context& ctx);

}  // namespace thema::cli
