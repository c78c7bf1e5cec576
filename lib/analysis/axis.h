#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/counted_cases.h"
#include "analysis/filter.h"
#include "model/corpus.h"

namespace thema::analysis {

/// Which sources may hold something that fits: conditions on turns, speakers and codings are passed
/// over. For what is shown with zeros.
std::vector<bool> sources_that_may_fit(const Filter& filter, const model::Corpus& corpus);

/// What one side of a matrix is made of, as typed: "codes", "sources", "cases", "coders", "role"
/// (of speakers), "attr:NAME", "tag:KEY".
struct AxisSpec {
  enum class Kind { codes, sources, cases, coders, role, attribute, tag };
  Kind kind = Kind::codes;
  std::size_t attribute = 0;  ///< index
  std::string tag;            ///< key

  /// Throws Errc::usage naming what there is, also for an attribute that cases and sources have.
  static AxisSpec parse(std::string_view text, const model::Corpus& corpus);
  bool operator==(const AxisSpec&) const = default;
};

/// A row or column of a matrix.
struct AxisValue {
  std::string key;      ///< as programs see it: a path, a name, a value
  std::string heading;  ///< for people
};

/// Which codes a matrix has, and what else its sides are made from.
struct AxisInput {
  const model::Corpus& corpus;
  const CountedCases& counted;
  std::vector<bool> sources;          ///< by index: those in the selection
  std::vector<std::uint32_t> tops;    ///< branches that are shown; empty: all
  int depth = 0;                      ///< levels of each branch; 0: all
  std::vector<std::string> declared;  ///< values of the tag, in order
  bool counted_only = false;          ///< no values of those who count for no counted case
  /// Tags of codings; may be empty when no side is a tag.
  const std::unordered_map<RowId, std::vector<model::Tag>>& tags;
};

/// One side of a matrix: its values in order (empty ones too) and which of them a coding has. A
/// code's row has the codings of its sub-codes, too. What has no value of an attribute is in
/// "missing" (N/R is a value), without the tag in "untagged", of nobody who speaks in "no speaker":
/// these come last, and `optional` says that they are shown only if they hold something.
class Axis {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// REQUIRES: what `input` refers to outlives this.
  Axis(AxisSpec spec, const AxisInput& input);

  const AxisSpec& spec() const { return spec_; }
  const std::vector<AxisValue>& values() const { return values_; }
  /// The last value is a bucket for what has none.
  bool optional(std::uint32_t value) const { return rest_ && value + 1 == values_.size(); }

  /// Whether a coding's values depend on whose words they are.
  bool by_case() const;
  /// The values of a coding. REQUIRES: !by_case().
  void values_of(const Selected& coding, const Attribution& who, std::span<const model::Turn> turns,
                 std::vector<std::uint32_t>& out) const;
  /// The value of words that `speaking` said, counted for `counted` (kNone: for nobody).
  /// REQUIRES: by_case(). kNone: none.
  std::uint32_t value_of_case(std::uint32_t speaking, std::uint32_t counted) const;

  /// Of codes: those that are shown and have none above them shown. Their sums are what there is.
  const std::vector<std::uint32_t>& topmost() const { return topmost_; }
  /// The thing behind a value: a code's, source's, case's or coder's index. REQUIRES: such a kind.
  std::uint32_t index_of(std::uint32_t value) const { return things_[value]; }

 private:
  void add(std::uint32_t thing, std::string name);
  void add_codes(const AxisInput& input);
  void add_roles();
  void add_attribute(const AxisInput& input);
  void add_tags(const AxisInput& input);
  void name_values(std::vector<std::string> values, const model::Attribute* attribute,
                   std::string_view rest);

  AxisSpec spec_;
  const model::Corpus& corpus_;
  const std::unordered_map<RowId, std::vector<model::Tag>>& tags_;
  std::vector<AxisValue> values_;
  std::vector<std::uint32_t> things_, topmost_;
  bool rest_ = false;
  /// By index of a code, source, case or coder: its value.
  std::vector<std::uint32_t> value_of_;
  std::vector<std::uint32_t> above_;  ///< by value, of codes: the value above it
  std::unordered_map<std::string, std::uint32_t> value_named_;
};

}  // namespace thema::analysis
