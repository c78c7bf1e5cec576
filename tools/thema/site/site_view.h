#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/attribution.h"
#include "analysis/disclosure.h"
#include "context.h"
#include "model/corpus.h"
#include "model/memos.h"
#include "report/site/data.h"
#include "report/site_links.h"

namespace thema::cli {

/// The project as the site shows it: names replaced, words withheld that may not be quoted.
class SiteView {
 public:
  /// REQUIRES: the context outlives this.
  /// `archived`: for an archive, without those who do not consent to that.
  SiteView(Context& ctx, bool with_memos, bool archived = false);
  SiteView(const SiteView&) = delete;
  SiteView& operator=(const SiteView&) = delete;

  Context& ctx;
  model::Project& project;
  const model::Corpus corpus;
  const text::NameReplacer* const names;
  const report::SiteLinks links;
  const analysis::Attribution who;
  const analysis::Disclosure disclosure;
  const analysis::Consent& consent;                        ///< of `disclosure`
  const std::vector<std::vector<std::uint32_t>> speaking;  ///< by source: its cases, ascending
  const bool with_memos;

  /// Words with what is printed for names.
  std::string shown(std::string_view words) const;
  report::site::Link source(std::uint32_t index) const;
  report::site::Link case_of(std::uint32_t index) const;
  report::site::Link code(std::uint32_t index) const;
  /// Attributes of a case or source that have a value and may be told.
  std::vector<report::site::Fact> attributes(model::Owner owner, RowId row) const;
  /// Memos on one thing; none unless the site has memos.
  std::vector<std::string> memos(model::MemoOn kind, RowId id) const;
  /// Without those on the words of people who do not consent to analysis, and on these people.
  const std::vector<model::Memo>& all_memos() const { return memos_; }
  /// How many are left out for that.
  std::size_t memos_left_out() const { return memos_left_out_; }
  /// "en" for a page in English: empty there.
  std::string language_of(const model::Source& source) const;

  /// What may not be printed of one source, for want of consent to quotation.
  class Withheld {
   public:
    Withheld(const SiteView& view, std::uint32_t source, const std::vector<model::Turn>& turns);
    bool turn(std::size_t index) const { return !turns_.empty() && turns_[index]; }
    /// Words that are in no turn: titles, notes of a service.
    bool outside() const { return outside_; }
    /// Whether any of a passage's words are withheld.
    bool passage(const std::vector<model::Turn>& turns, text::Span span) const;

   private:
    std::vector<bool> turns_;  ///< empty: none
    bool outside_ = false;
  };

 private:
  void leave_out_memos();
  std::vector<model::Memo> memos_;
  std::size_t memos_left_out_ = 0;
};

}  // namespace thema::cli
