#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.h"

namespace thema::analysis {

/// What a participant's words may be used for (contract section 4): the case attributes
/// consent.analysis, consent.quotation and consent.archive. Without an answer a use is allowed.
/// Who does not consent to analysis is not quoted either.
class Consent {
 public:
  enum class Use { analysis, quotation, archive };

  /// `archived`: for what goes to an archive, who does not consent to that refuses everything.
  explicit Consent(const model::Corpus& corpus, bool archived = false);

  /// Whether anybody said no to anything.
  bool any() const { return any_; }
  bool allows(Use use, std::uint32_t case_index) const;
  /// Words of several people: all of them must allow it.
  bool allows(Use use, std::span<const std::uint32_t> cases) const;
  /// What notes call it: "analysis", for an archive "analysis or archiving".
  std::string_view name(Use use) const;

 private:
  bool archived_ = false;
  bool any_ = false;
  std::vector<unsigned> refused_;  ///< by case index: a bit a use
};

/// What reports print in place of words that they may not quote.
inline constexpr std::string_view kNotQuoted = "[not quoted]";

/// What a table leaves out for want of consent, for its note.
class LeftOut {
 public:
  void add(const Consent& consent, Consent::Use use, std::span<const std::uint32_t> cases);
  bool empty() const { return passages_ == 0; }
  /// "Left out for want of consent to quotation: 3 passages of 2 cases."
  std::string note() const;

 private:
  std::string_view use_ = "analysis";
  std::size_t passages_ = 0;
  std::set<std::uint32_t> cases_;
};

/// "analysis", "quotation", "archive".
std::string_view to_string(Consent::Use use);

}  // namespace thema::analysis
