#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "model/anchored_tables.h"
#include "text/reanchor.h"
#include "text/text_index.h"

namespace thema::store {
class Database;
}

namespace thema::model {

/// A passage that a correction of its text lost: its place is that in the version which it lay in
/// last.
struct LostPassage {
  RowId id = 0;
  text::Span span;
  std::string words;
};
std::vector<LostPassage> lost_passages(store::Database& db, const AnchoredTable& table,
                                       RowId source);

/// Looks for lost passages of a source in another text, by way of the versions that still have
/// them.
class LostFinder {
 public:
  /// Versions but for `except`, whose text has lost them. REQUIRES: `text` outlives this.
  LostFinder(store::Database& db, RowId source, RowId except, std::string_view text);

  /// Lost where no version has the passage, or two lead to different places.
  text::CarriedSpan find(const LostPassage& passage);

 private:
  struct Version {
    explicit Version(std::string&& was) : text(std::move(was)), index(std::string_view(text)) {}
    std::string text;
    text::TextIndex index;
    std::optional<text::Reanchor> reanchor;  ///< made at first use
  };
  std::string_view text_;
  std::vector<std::unique_ptr<Version>> versions_;
};

}  // namespace thema::model
