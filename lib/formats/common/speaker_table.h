#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/common/rich_blocks.h"

namespace thema::formats::rich {

/// Which columns of a table hold a conversation.
struct SpeakerColumns {
  std::size_t speaker = 0, words = 0;
  std::optional<std::size_t> time;
  std::size_t first_row = 0;  ///< behind the header
};

/// Finds a column of speakers and one of words (and one of times) in a table, by the header's words
/// or by what the cells hold; nothing for other tables.
std::optional<SpeakerColumns> speaker_columns(const std::vector<Row>& rows);

/// A cell's paragraphs, one a line, without blank ones.
std::string cell_text(const Cell& cell);
/// The same; `anchors` gets those of the paragraphs, by bytes of what is returned.
std::string cell_text(const Cell& cell, std::vector<Anchor>& anchors);

/// "Anna: [00:15]" in a speaker's cell is "Anna", with the time.
struct SpeakerCell {
  std::string name;
  std::int64_t start_ms = -1, end_ms = -1;
};
SpeakerCell speaker_cell(std::string_view text);

}  // namespace thema::formats::rich
