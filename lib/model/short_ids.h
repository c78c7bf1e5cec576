#pragma once

#include <string>
#include <string_view>

#include "base/ids.h"

namespace thema::model {

class Project;

/// What has short ids: its table, and how messages speak of it.
struct ShortIdKind {
  char letter = 'c';
  std::string_view table;       ///< coding
  std::string_view noun;        ///< "coding"
  std::string_view plural;      ///< "codings"
  std::string_view shown_by{};  ///< the command that shows the ids: "thema coding list"
};

inline constexpr ShortIdKind kCodingIds{'c', "coding", "coding", "codings", "thema coding list"};
inline constexpr ShortIdKind kMemoIds{'m', "memo", "memo", "memos", "thema memo list"};

inline constexpr ShortIdKind kEvidenceIds{'e', "evidence", "evidence", "pieces of evidence",
                                          "thema cmo show LABEL --columns id,text"};

/// The row that a short id or its unique beginning names. Errc::not_found, Errc::ambiguous.
RowId require_short_id(Project& project, const ShortIdKind& kind, std::string_view text);

}  // namespace thema::model
