#include "cmo_suggesting.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "context.h"
#include "model/codebook.h"
#include "model/corpus_part.h"
#include "text/cue_words.h"
#include "text/decode.h"
#include "text/text_index.h"

namespace thema::cli {

namespace {

constexpr std::uint64_t kLargestCueList = 1U << 20U;
constexpr std::uint32_t kMostAround = 50;

/// "turns:2" gives 2; nothing for another word.
std::optional<std::uint32_t> turns_around(std::string_view window) {
  constexpr std::string_view kTurns = "turns:";
  if (!window.starts_with(kTurns)) return std::nullopt;
  window.remove_prefix(kTurns.size());
  std::uint32_t n = 0;
  const auto [end, failed] = std::from_chars(window.data(), window.data() + window.size(), n);
  if (failed != std::errc() || end != window.data() + window.size() || n > kMostAround) {
    return std::nullopt;
  }
  return n;
}

std::optional<std::vector<std::string>> cue_list(const std::string& file,
                                                 const std::string& language) {
  if (file.empty()) return text::cue_words(language);
  if (auto known = text::cue_words(file); known && file.size() == 2) return known;
  auto cues = text::parse_cue_words(text::decode(read_file(file, kLargestCueList)).text);
  if (cues.empty()) {
    throw Error(Errc::bad_input,
                fmt::format("{}: no cue words; expected a word or phrase a line", file));
  }
  return cues;
}

bool holds(const std::vector<analysis::RowCase>& pairs, std::uint32_t row) {
  const auto at = std::lower_bound(pairs.begin(), pairs.end(), analysis::RowCase{row, 0});
  return at != pairs.end() && at->row == row;
}

/// The counted cases for which all of these rows count in a window.
std::vector<std::uint32_t> cases_in(const std::vector<analysis::RowCase>& pairs,
                                    const std::vector<std::uint32_t>& rows) {
  std::vector<std::uint32_t> cases;
  for (const analysis::RowCase& p : pairs) {
    if (p.row != rows.front() || p.case_ == model::kNone) continue;
    const bool all = std::all_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
      return std::binary_search(pairs.begin(), pairs.end(), analysis::RowCase{row, p.case_});
    });
    if (all) cases.push_back(p.case_);
  }
  return cases;
}

}  // namespace

Suggesting::Suggesting(model::Project& project, const SuggestQuestion& question)
    : project_(project),
      question_(question),
      corpus_(model::load_corpus(project)),
      shape_(analysis::candidate_shape(question.shape)),
      unit_(question.window) {
  if (const auto around = turns_around(question.window)) {
    unit_ = "turn";
    around_ = *around;
  }
  if (unit_ != "passage" && unit_ != "turn" && unit_ != "source" && unit_ != "case") {
    throw Error(Errc::usage,
                fmt::format("no window '{}': expected passage, turn, turns:N (N up to {}), source "
                            "or case",
                            question.window, kMostAround));
  }
  cues_ = cue_list(question.cues, corpus_.language);
  const model::CodeFinder finder(corpus_.codes);
  std::vector<std::uint32_t> under;
  for (const std::string& path : question.under) under.push_back(finder.require(path));
  rows_ = analysis::candidate_rows(corpus_, under);
  read_windows();
  candidates_ =
      analysis::find_candidates(rows_, *windows_,
                                {.shape = shape_,
                                 .min_cases = std::max<std::size_t>(question.min_cases, 1),
                                 .codes = question.level != "parent",
                                 .branches = question.level != "code"});
}

void Suggesting::read_windows() {
  walk_.emplace(project_, corpus_,
                CodingWalk::Options{.where = question_.where,
                                    .case_kind = question_.counted.case_kind,
                                    .use = analysis::Consent::Use::analysis});
  counted_.emplace(counted_cases(project_, corpus_, walk_->filter(), question_.counted));
  windows_.emplace(rows_, *counted_);
  walk_->each([&](const CodingWalk::Visit& visit) { add(visit); });
  if (unit_ == "case") windows_->close_cases();
  add_sources_without_codings();
}

void Suggesting::add(const CodingWalk::Visit& visit) {
  visited_.insert(visit.source);
  for (const analysis::Selected& s : visit.selected) {
    if (!rows_.of_code[s.coding->code].empty()) coders_.insert(s.coding->coder);
  }
  if (unit_ == "turn") {
    windows_->add_turns(visit.source, visit.turns, walk_->who(), visit.selected, around_);
  } else if (unit_ == "passage") {
    windows_->add_passages(visit.source, visit.turns, walk_->who(), visit.selected);
  } else if (unit_ == "source") {
    windows_->add_source(visit.source, visit.turns, walk_->who(), visit.selected);
  } else {
    windows_->add_by_case(visit.selected);
  }
}

/// Their turns and texts are windows all the same, in which nothing meets.
void Suggesting::add_sources_without_codings() {
  if (unit_ != "turn" && unit_ != "source") return;
  const std::vector<bool> fit = analysis::select_sources(walk_->filter(), corpus_);
  std::optional<model::TurnPlaces> turns;
  for (std::uint32_t s = 0; s < corpus_.sources.size(); ++s) {
    if (!fit[s] || visited_.contains(s)) continue;
    if (unit_ == "source") {
      windows_->add_empty(1);
      continue;
    }
    if (!turns) turns.emplace(project_);
    windows_->add_empty(
        analysis::CandidateWindows::turn_windows(turns->of(corpus_.sources[s]), walk_->who()));
  }
}

std::vector<std::string> Suggesting::coders() const {
  std::vector<std::string> names;
  for (const std::uint32_t c : coders_) names.push_back(corpus_.coders[c].name);
  return names;
}

const analysis::Candidate& Suggesting::numbered(std::size_t number) const {
  const auto& found = candidates_.found;
  if (number == 0 || number > found.size()) {
    throw Error(Errc::not_found, fmt::format("no candidate {}: the list of '{}' has {}", number,
                                             query(), found.size()));
  }
  return found[number - 1];
}

std::string Suggesting::words_of(const analysis::Candidate& c) const {
  std::string words;
  for (std::size_t part = 0; part < c.rows.size(); ++part) {
    if (c.rows[part] == model::kNone) continue;
    if (!words.empty()) words += part == 2 ? " -> " : " + ";
    words += path(c.rows[part]);
  }
  return words;
}

std::string Suggesting::query() const {
  std::string line = fmt::format("thema cmo suggest --window {} --min-cases {}", question_.window,
                                 question_.min_cases);
  if (question_.shape != "CMO") line += " --shape " + question_.shape;
  if (question_.level != "both") line += " --level " + question_.level;
  for (const std::string& path : question_.under) line += " --under " + shell_quoted(path);
  if (question_.counted.case_kind != CountedOptions().case_kind) {
    line += " --case-kind " + shell_quoted(question_.counted.case_kind);
  }
  if (!question_.counted.of.empty()) line += " --of " + shell_quoted(question_.counted.of);
  if (!question_.where.empty()) line += " --where " + shell_quoted(question_.where);
  return line;
}

std::string_view Suggesting::text_of(const analysis::WindowPlace& place) {
  if (place.source == model::kNone) return {};
  if (open_source_ != place.source) {
    open_text_ = model::load_text(project_, corpus_.sources[place.source]);
    open_source_ = place.source;
  }
  if (place.span.end == 0) return open_text_;
  return text::TextIndex(std::string_view(open_text_)).slice(place.span);
}

std::optional<std::vector<std::size_t>> Suggesting::talk() {
  if (unit_ == "case" || !cues_) return std::nullopt;
  text::CueFinder finder(*cues_);
  std::vector<std::vector<std::size_t>> by_row(rows_.rows.size());
  const auto& found = candidates_.found;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& rows = found[i].rows;
    by_row[rows[0] != model::kNone ? rows[0] : rows[1]].push_back(i);
  }
  std::vector<std::size_t> counts(found.size(), 0);
  std::vector<bool> present(rows_.rows.size(), false);
  std::optional<text::TextIndex> index;
  std::uint32_t indexed = model::kNone;
  windows_->each([&](const analysis::WindowPlace& place, std::span<const analysis::RowCase> pairs) {
    std::vector<std::size_t> here;
    for (const auto& p : pairs) present[p.row] = true;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      if (p > 0 && pairs[p - 1].row == pairs[p].row) continue;
      for (const std::size_t i : by_row[pairs[p].row]) {
        const auto& rows = found[i].rows;
        const bool all = std::all_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
          return row == model::kNone || present[row];
        });
        if (all) here.push_back(i);
      }
    }
    for (const auto& p : pairs) present[p.row] = false;
    if (here.empty()) return;
    if (indexed != place.source) {
      text_of({.source = place.source});
      index.emplace(std::string_view(open_text_));
      indexed = place.source;
    }
    if (!finder.any(place.span.end == 0 ? std::string_view(open_text_)
                                        : index->slice(place.span))) {
      return;
    }
    for (const std::size_t i : here) ++counts[i];
  });
  return counts;
}

std::vector<Suggesting::Place> Suggesting::places(std::size_t candidate, bool counter_only) {
  const analysis::Candidate& c = candidates_.found.at(candidate);
  text::CueFinder finder(cues_ ? *cues_ : std::vector<std::string>());
  std::vector<std::vector<Place>> sets(1 + c.counter.size());
  const auto row = [&](analysis::Part part) { return c.rows[static_cast<std::size_t>(part)]; };
  std::vector<analysis::Part> whole;
  for (const auto part :
       {analysis::Part::context, analysis::Part::mechanism, analysis::Part::outcome}) {
    if (row(part) != model::kNone) whole.push_back(part);
  }
  windows_->each([&](const analysis::WindowPlace& where, std::span<const analysis::RowCase> in) {
    const std::vector<analysis::RowCase> pairs(in.begin(), in.end());
    const auto add = [&](std::size_t set, const std::vector<analysis::Part>& has,
                         std::optional<analysis::Part> lacks) {
      std::vector<std::uint32_t> rows;
      for (const analysis::Part part : has) rows.push_back(row(part));
      const bool all =
          std::all_of(rows.begin(), rows.end(), [&](std::uint32_t r) { return holds(pairs, r); });
      if (!all || (lacks && holds(pairs, row(*lacks)))) return;
      Place place{has, lacks, where, cases_in(pairs, rows), {}, {}};
      const bool part_of_source = where.source != model::kNone && where.span.end != 0;
      if (part_of_source) {
        place.text = walk_->consent().allows(analysis::Consent::Use::quotation, place.cases)
                         ? std::string(text_of(where))
                         : std::string(analysis::kNotQuoted);
        place.cues = finder.find(place.text);
      }
      sets[set].push_back(std::move(place));
    };
    if (!counter_only) add(0, whole, std::nullopt);
    for (std::size_t i = 0; i < c.counter.size(); ++i) {
      add(i + 1, c.counter[i].has, c.counter[i].lacks);
    }
  });
  std::vector<Place> all;
  for (auto& set : sets) std::move(set.begin(), set.end(), std::back_inserter(all));
  return all;
}

}  // namespace thema::cli
