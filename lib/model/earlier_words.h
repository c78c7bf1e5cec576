#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "text/reanchor.h"
#include "text/text_index.h"

namespace thema::store {
class Database;
}

namespace thema::model {

/// What a passage of a source said before its text was corrected.
class EarlierWords {
 public:
  /// `current`: the version whose text is `text`. REQUIRES: `text` outlives this.
  EarlierWords(store::Database& db, RowId source, RowId current, std::string_view text);

  /// In the newest earlier version that has other words there; empty where none can be told.
  std::string of(text::Span passage);

 private:
  struct Version {
    Version(std::string_view now, std::string&& then)
        : text(std::move(then)), index(std::string_view(text)), back(now, text) {}
    std::string text;
    text::TextIndex index;
    text::Reanchor back;  ///< from today's text to this one
  };
  store::Database& db_;
  std::string_view text_;
  text::TextIndex index_;
  std::vector<std::string> hashes_;                 ///< of earlier texts, newest first
  std::vector<std::unique_ptr<Version>> versions_;  ///< as far as they were needed
};

}  // namespace thema::model
