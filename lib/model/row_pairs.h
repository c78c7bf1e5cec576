#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace thema::model {

using RowCells = std::vector<std::string>;

/// Which row of `before` became which row of `after`, by index: the pair with the most equal cells
/// first, then the most alike of what is left, until one side is used up. Of pairs with as many
/// equal cells, the one that agrees in an earlier column comes first (who or when stands before
/// what was measured), then the one whose rows stand earlier. Where there are too many pairs to
/// compare them all, rows are paired as they stand.
std::vector<std::pair<std::size_t, std::size_t>> pair_rows(std::span<const RowCells* const> before,
                                                           std::span<const RowCells* const> after);

}  // namespace thema::model
