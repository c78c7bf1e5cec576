#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "model/realist_object.h"

namespace thema::model {

class Project;

/// "Looked for negative cases: none", so that what was not found differs from what nobody sought.
struct CmoSearch {
  RowId id = 0, cmoc = 0;
  std::string label;  ///< of the configuration
  std::string what;   ///< of searched_words()
  std::string note, coder, created_at;
};

/// A finding of a check that was accepted, with the reason.
struct Waiver {
  RowId id = 0;
  std::string rule;      ///< K05
  RealistObject object;  ///< without ids: the whole project
  std::string reason, coder, created_at;
};

/// What was looked for, and what was accepted: rules and tables.
class CmoRecords {
 public:
  explicit CmoRecords(Project& project) : project_(project) {}

  std::vector<CmoSearch> searches(RowId cmoc = 0);  ///< oldest first
  std::vector<Waiver> waivers();                    ///< by rule and label

  // REQUIRES a change under way:
  /// False when the coder noted just that already. Throws Errc::usage without a note.
  bool add_search(RowId cmoc, std::string_view what, std::string_view note, RowId coder);
  /// False when it is waived with this reason already; another reason takes its place. Throws
  /// Errc::usage without a reason or for what is no rule.
  bool waive(std::string_view rule, const RealistObject& object, std::string_view reason,
             RowId coder);
  /// False when there was none.
  bool unwaive(std::string_view rule, const RealistObject& object);

 private:
  Project& project_;
};

}  // namespace thema::model
