#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/attribution.h"
#include "analysis/consent.h"
#include "base/ids.h"
#include "model/corpus.h"
#include "model/memos.h"

namespace thema::analysis {

/// What may be told of people to readers, or to an archive: the one place that tables, reports and
/// exports ask. Of who does not consent to analysis nothing is told, whatever it stands in:
/// attributes, events, summaries, rows of tables, memos, evidence. What is of several people is
/// told unless all of them refuse; their words (`Consent`) only if none of them does.
class Disclosure {
 public:
  /// REQUIRES: the corpus outlives this. `archived`: for an archive, which also leaves out who does
  /// not consent to that.
  explicit Disclosure(const model::Corpus& corpus, bool archived = false);

  const Consent& consent() const { return consent_; }
  /// "analysis", for an archive "analysis or archiving".
  std::string_view use() const { return consent_.name(Consent::Use::analysis); }

  bool of_case(std::uint32_t case_index) const;
  /// By id; what has none (0), or one that is not there, is of nobody and is told.
  bool of_case_id(RowId id) const;
  bool of_source_id(RowId id) const;
  /// A row of a side table, by the case and the source that it is of.
  bool row(RowId case_id, RowId source_id) const {
    return of_case_id(case_id) && of_source_id(source_id);
  }
  /// The value of an attribute of a case or source. What somebody consents to is always told.
  bool attribute(const model::Attribute& attribute, RowId of) const;
  /// A memo. `turns`: of the source of its passage; read only where it has one.
  bool memo(const model::Memo& memo, const std::vector<model::Turn>& turns) const;

 private:
  const model::Corpus& corpus_;
  Consent consent_;
  Attribution who_;
  std::vector<bool> silent_sources_;  ///< by index: everybody that it is of refuses
};

}  // namespace thema::analysis
