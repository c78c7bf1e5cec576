#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "formats/format.h"
#include "formats/table.h"

namespace thema::formats::survey {

/// What the columns of a survey are, by index.
struct Columns {
  std::optional<std::size_t> respondent;
  std::vector<std::size_t> text, attributes, source_attributes;
  std::vector<bool> dialogue;          ///< of each text column: its cells are conversations
  std::vector<std::string> questions;  ///< of all columns: what was asked, on one line
  struct Unnamed {
    std::size_t column, filled;  ///< filled: cells
  };
  std::vector<Unnamed> unnamed;  ///< without a heading and not chosen: left out
  std::size_t skip = 0;          ///< rows behind the header that are no answers
};

/// Reads the whole table once. What was found out is told to `sink`. Throws Errc::bad_input for a
/// table that is no survey, Errc::usage for columns that are named and not there, or named twice. A
/// column is named by its heading or, where it has none, by its letter ("C") or number ("3").
Columns choose_columns(Table& table, const ReadOptions& options, Sink& sink);

}  // namespace thema::formats::survey
