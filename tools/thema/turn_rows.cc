#include "turn_rows.h"

#include <numeric>

#include "cells.h"

namespace thema::cli {

std::vector<FittingTurn> fitting_turns(const Where& where, std::uint32_t source,
                                       const std::vector<model::Turn>& turns,
                                       std::span<const std::size_t> some) {
  std::vector<FittingTurn> fitting;
  for (const std::size_t i : some) {
    auto cases = where.cases_of_turn(source, turns, turns[i]);
    if (cases) fitting.push_back({i, std::move(*cases)});
  }
  return fitting;
}

std::vector<FittingTurn> fitting_turns(const Where& where, std::uint32_t source,
                                       const std::vector<model::Turn>& turns) {
  std::vector<std::size_t> all(turns.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return fitting_turns(where, source, turns, all);
}

bool ConsentingTurns::told(std::uint32_t source, const std::vector<model::Turn>& turns,
                           std::size_t turn) const {
  return !consent_.any() || consent_.allows(kUse, who_.cases_of(source, turns, turns[turn].span));
}

void ConsentingTurns::leave_out(std::uint32_t source, const std::vector<model::Turn>& turns,
                                std::vector<FittingTurn>& fitting) {
  if (!consent_.any()) return;
  std::erase_if(fitting, [&](const FittingTurn& turn) {
    if (told(source, turns, turn.index)) return false;
    left_out_.add(consent_, kUse, who_.cases_of(source, turns, turns[turn.index].span));
    return true;
  });
}

std::string speaker_of(const model::Corpus& corpus, const model::Turn& turn) {
  const auto speaker = corpus.speakers.find(turn.speaker);
  return speaker == corpus.speakers.end() ? std::string() : speaker->second.label;
}

std::vector<report::Column> place_columns() {
  using Kind = report::Column::Kind;
  return {{"source", "Source", Kind::text},
          {"case", "Case", Kind::text},
          {"speaker", "Speaker", Kind::text},
          {"turn", "Turn", Kind::integer},
          {"start", "Start", Kind::integer, report::kMachines},
          {"end", "End", Kind::integer, report::kMachines}};
}

report::Row place_cells(const model::Corpus& corpus, std::uint32_t source,
                        const std::vector<std::uint32_t>& cases, const std::string& speaker,
                        std::int64_t turn, text::Span span) {
  return {
      cell(corpus.sources[source].name), case_cell(corpus, cases), cell(speaker), cell_number(turn),
      cell_number(span.begin),           cell_number(span.end)};
}

}  // namespace thema::cli
