#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/saturation.h"
#include "app.h"
#include "coding_rows.h"

namespace thema::cli {

/// The command line of `thema saturation`.
struct SaturationCommand {
  std::string where, by, order = "imported", threshold = "5%", unit = "source";
  std::vector<std::string> codes;
  CountedOptions counted;
  std::size_t base = 4, run = 2, permutations = 0, depth = 0;
  std::uint32_t seed = 1;
  bool exact = false;
  Option kind;
};

/// The sessions of one group in order, and which codes each has.
struct SessionGroup {
  std::string value, heading;        ///< of the group; empty: there is one
  std::vector<std::uint32_t> units;  ///< sources or cases, by index
  analysis::SessionCodes sessions;
};

/// What a session is (a source or a case), which codes count in it, and in which order they came.
class SessionList {
 public:
  /// Throws Errc::usage for an attribute, Errc::not_found for a code that is not there.
  /// REQUIRES: both outlive this.
  SessionList(const SaturationCommand& options, const model::Corpus& corpus);

  void add(const CodingWalk::Visit& visit, const analysis::CountedCases& counted);
  /// Sources that could have been in the selection and brought no coding, but are marked done: they
  /// are sessions without codes, those whose cases do not consent to analysis left out. After the
  /// last `add`. `done`: ids. Returns how many.
  std::size_t add_done(const std::set<RowId>& done, const analysis::Filter& filter,
                       const analysis::Consent& consent, const analysis::CountedCases& counted);

  /// By the values of --by, those without one last; one group without it.
  std::vector<SessionGroup> groups();
  /// Codings in no group, because no case said the words.
  std::size_t outside() const { return outside_; }
  /// Sources that could have been in the selection, have no coding and are not done.
  std::vector<std::string> uncoded(const analysis::Filter& filter) const;

  bool of_cases() const { return of_cases_; }
  bool grouped() const { return by_.has_value(); }
  bool ordered() const { return order_.has_value(); }
  const std::string& name_of(std::uint32_t unit) const;
  /// The value that a session was ordered by; empty: missing.
  const std::string& value_of(std::uint32_t unit) const { return places_.at(unit).value; }

 private:
  /// Where a session stands in the order: by value, then as imported, then by name.
  struct Place {
    double rank = std::numeric_limits<double>::infinity();
    RowId imported = std::numeric_limits<RowId>::max();
    std::string value;  ///< that it was ranked by; empty: missing
  };
  static constexpr std::uint32_t kNone = ~0U;

  void choose_codes();
  using Cases = std::vector<std::uint32_t>;  ///< of a coding, or of a source; by index
  std::vector<std::uint32_t> units_of(std::uint32_t source, const Cases& cases,
                                      const analysis::CountedCases& counted) const;
  Cases those_for(std::uint32_t unit, const Cases& cases,
                  const analysis::CountedCases& counted) const;
  std::vector<RowId> rows_of(std::size_t attribute, std::uint32_t unit, std::uint32_t source,
                             const Cases& cases) const;
  std::vector<std::string> groups_of(std::uint32_t unit, std::uint32_t source,
                                     const Cases& cases) const;
  bool in_no_group(const Cases& cases) const;
  void place(std::uint32_t unit, std::uint32_t source, const Cases& cases);
  void add(std::uint32_t source, const Cases& cases, std::uint32_t code,
           const analysis::CountedCases& counted);
  /// The cases that speak in a source without a coding and could be in the selection; nothing where
  /// it could not be.
  std::optional<Cases> could_be_in(std::uint32_t source, const Cases& speaking,
                                   const analysis::Filter& filter) const;
  double rank_of(const std::string& value);

  const SaturationCommand& options_;
  const model::Corpus& corpus_;
  bool of_cases_ = false;
  std::optional<std::size_t> by_, order_;  ///< attributes
  std::vector<std::uint32_t> counts_as_;   ///< by code: what it counts as; kNone
  std::map<std::string, double> ranks_;    ///< by value of the order's attribute
  /// By group, by session: its codes.
  std::map<std::string, std::map<std::uint32_t, std::set<std::uint32_t>>> found_;
  std::map<std::uint32_t, Place> places_;
  std::size_t outside_ = 0;
  std::set<std::uint32_t> coded_;  ///< sources, those that are done without a coding too
};

}  // namespace thema::cli
