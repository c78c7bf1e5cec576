#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "text/span.h"

namespace thema::model {

class Project;

/// A passage that a summary rests on. A correction of its source's text carries it along.
struct SummaryReference {
  RowId id = 0, source = 0;
  text::Span span;     ///< code points of the source's text
  std::string anchor;  ///< '', changed, lost
};

/// What an analyst wrote of one case on one code: a cell of a framework. `said` false: looked for,
/// and nothing was said; where nobody looked there is no summary.
struct Summary {
  RowId id = 0, case_id = 0, code = 0;
  bool said = true;
  std::string text, coder;  ///< coder: who changed it last
  std::vector<SummaryReference> references;
};

/// A passage to refer to.
struct ReferencePlace {
  RowId source = 0;
  text::Span span;
  std::int64_t quote_hash = 0;
};

struct NewSummary {
  RowId case_id = 0, code = 0, coder = 0;
  bool said = true;
  std::string text;
  std::vector<RowId> keep;          ///< references there are that stay
  std::vector<ReferencePlace> add;  ///< those that are there already stay as they are
};

/// How much a summary may hold, bytes.
inline constexpr std::size_t kLongestSummary = std::size_t{1} << 20U;

/// Summaries of cases on codes: the tables summary and summary_reference.
class Summaries {
 public:
  explicit Summaries(Project& project) : project_(project) {}

  /// By case and code, in the order of ids; references by source and place.
  std::vector<Summary> list();
  std::optional<Summary> find(RowId case_id, RowId code);
  /// The reference that a short id or its unique beginning names. Errc::not_found, Errc::ambiguous.
  RowId require_reference(std::string_view short_id);

  // REQUIRES a change under way:
  /// False when nothing is different. Errc::usage for a text that cannot be stored, Errc::exists
  /// for a case that was withdrawn.
  bool set(const NewSummary& summary);
  /// The same where the summary of that case and code is known; null: there is none.
  bool set(const NewSummary& summary, const Summary* before);
  /// The cell is not charted then. False when it was not.
  bool remove(RowId case_id, RowId code);

 private:
  bool set_references(const Summary& before, const NewSummary& summary);
  Project& project_;
};

}  // namespace thema::model
