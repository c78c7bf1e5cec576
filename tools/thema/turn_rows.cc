#include "turn_rows.h"

#include <numeric>
#include <utility>

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
  if (!disclosure_.consent().any()) return true;
  const auto said = who_.cases_of(source, turns, turns[turn].span);
  if (said.empty()) return disclosure_.of_source_id(corpus_.sources[source].id);
  return disclosure_.consent().allows(kUse, said);
}

void ConsentingTurns::leave_out(std::uint32_t source, const std::vector<model::Turn>& turns,
                                std::vector<FittingTurn>& fitting) {
  if (!disclosure_.consent().any()) return;
  std::erase_if(fitting, [&](const FittingTurn& turn) {
    if (told(source, turns, turn.index)) return false;
    auto of = who_.cases_of(source, turns, turns[turn.index].span);
    if (of.empty()) of = who_.cases_of(source, nullptr);  // who was asked
    left_out_.add(disclosure_.consent(), kUse, of);
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
  // Made where they stand: there may be a hundred thousand rows.
  report::Row row;
  row.reserve(9);
  const auto add = [&row](std::string_view text) {
    if (text.empty()) {
      row.emplace_back();
    } else {
      row.emplace_back(std::in_place_type<report::Value>, std::in_place_type<std::string>, text);
    }
  };
  add(corpus.sources[source].name);
  if (cases.size() == 1) {
    add(corpus.cases[cases.front()].name);
  } else {
    row.push_back(case_cell(corpus, cases));
  }
  add(speaker);
  for (const std::int64_t n : {turn, std::int64_t{span.begin}, std::int64_t{span.end}}) {
    row.emplace_back(std::in_place_type<report::Value>, n);
  }
  return row;
}

}  // namespace thema::cli
