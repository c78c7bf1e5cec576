#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/passages.h"
#include "model/summaries.h"

namespace thema::model {

class Project;

/// The words that stand in a cell of a framework where nothing was said.
inline constexpr std::string_view kNothingSaid = "nothing said";

/// A cell of a framework as people read and write it: `words [P01_3m:33-36; P01_6m:12]`, where
/// the brackets at the end hold references, a source and its lines each; `nothing said`; or empty,
/// which is not charted. In a source's name `\` stands before `;`, `[`, `]` and `\`. The place of
/// words that a correction took away is written `SOURCE:lost`.
struct SummaryCell {
  enum class Kind { not_charted, nothing_said, words };
  struct Locator {
    std::string source, place;  ///< "33", "33-36", "lost"
    auto operator<=>(const Locator&) const = default;
  };
  Kind kind = Kind::not_charted;
  std::string text;
  std::vector<Locator> locators;
  bool operator==(const SummaryCell&) const = default;
};

/// Line ends of any system as LF: a spreadsheet does not keep others.
std::string with_lf(std::string_view text);

/// The words' line ends are LF. Brackets that hold anything but references are words.
SummaryCell parse_summary_cell(std::string_view text);
std::string to_string(const SummaryCell& cell);

/// Finds the lines of references, and references by their lines. Keeps a few texts open.
class ReferenceLines {
 public:
  explicit ReferenceLines(Project& project) : project_(project) {}
  ReferenceLines(const ReferenceLines&) = delete;
  ReferenceLines& operator=(const ReferenceLines&) = delete;

  SummaryCell::Locator locator(const SummaryReference& reference);
  /// The summary's cell; references by source name and place, each line range once.
  SummaryCell cell(const Summary& summary);
  /// Whether `written` says what `locator` gave: the source by its name or as it is printed.
  bool names(const SummaryCell::Locator& written, const SummaryCell::Locator& there) const;
  /// The whole lines. Throws Errc::not_found for no such source or line, Errc::bad_input for a
  /// place that is lost.
  ReferencePlace place(const SummaryCell::Locator& locator);

 private:
  SourceText& open(RowId id);
  Project& project_;
  std::map<RowId, Source> sources_;
  std::map<RowId, std::unique_ptr<SourceText>> open_;
};

/// What a cell that somebody wrote makes of a summary (null: there was none). References that are
/// written as they were stay; new ones are looked up. `all`: those that are not written go; else
/// they go only if the cell has brackets. REQUIRES: the cell is charted.
NewSummary summary_of_cell(const SummaryCell& cell, const Summary* before, ReferenceLines& lines,
                           bool all);

}  // namespace thema::model
