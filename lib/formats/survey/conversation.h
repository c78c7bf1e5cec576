#pragma once

#include <cstddef>
#include <optional>

#include "formats/table.h"

namespace thema::formats::survey {

/// Which columns of a table hold one conversation.
struct ConversationColumns {
  std::size_t words = 0;
  std::optional<std::size_t> speaker, start, end;
  bool header_speaks = false;  ///< there is no header: the first line is a turn
};

/// By the header ("speaker" and "text"; "start", "end" and "text" as Whisper writes them), or by
/// cells without a header that are names and words. The table begins again behind it. Nothing for
/// other tables.
std::optional<ConversationColumns> conversation_columns(Table& table);

}  // namespace thema::formats::survey
