#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "agree/compared.h"
#include "agree/rows.h"
#include "analysis/agreement/marked_units.h"
#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/corpus_part.h"
#include "model/paragraphs.h"
#include "text/segment.h"
#include "text/text_index.h"
#include "text/whole_names.h"

namespace thema::cli {

namespace {

using analysis::Statistic;
using analysis::StatisticInput;
using text::Span;
using Kind = report::Column::Kind;

/// The codings of the coders compared, by source.
class Comparison {
 public:
  Comparison(const AgreeOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        compared_(compare_coders(project_, options.coders, options.where)) {
    choose_codes();
  }

  int table();
  int list_disagreements();

 private:
  /// Rows of the table: a code with those below it, by index.
  void choose_codes() {
    const std::size_t n = corpus_.codes.size();
    if (options_.codes.empty()) {
      for (std::uint32_t c = 0; c < n; ++c) rows_.push_back(c);
    } else {
      const model::CodeFinder finder(corpus_.codes);
      std::set<std::uint32_t> chosen;
      for (const std::string& path : options_.codes) chosen.insert(finder.require(path));
      rows_.assign(chosen.begin(), chosen.end());
    }
    rows_of_code_.resize(n);
    lists_.resize(n);
    in_use_.assign(n, false);
    for (const std::uint32_t row : rows_) {
      const std::uint32_t end = options_.exact ? row + 1 : corpus_.code_end[row];
      for (std::uint32_t c = row; c < end; ++c) rows_of_code_[c].push_back(row);
    }
  }

  using Lists = std::vector<std::vector<Span>>;  ///< without overlaps, one a coder

  /// The units of a source's text; of `char` none, since each code point is one.
  std::vector<Span> units_of(const model::Source& source) {
    if (options_.unit == "char") return {};
    if (options_.unit == "source") return {{0, source.length}};
    std::vector<Span> units;
    if (options_.unit == "turn") {
      for (const model::Turn& turn : model::load_turn_places(project_, source)) {
        units.push_back(turn.span);
      }
      return units;
    }
    const std::string words = model::load_text(project_, source);
    if (options_.unit == "sentence") {
      return text::sentences(words, source.language.empty() ? corpus_.language : source.language);
    }
    const text::TextIndex index{std::string_view(words)};
    if (options_.unit == "paragraph") {
      return model::paragraphs(source, index, model::load_turns(project_, source));
    }
    segmenter_.each(words, [&](text::ByteRange w) {
      units.push_back({index.point_of(w.begin), index.point_of(w.end)});
    });
    return units;
  }

  bool has_sub_codes(std::uint32_t code) const { return corpus_.code_end[code] > code + 1; }

  /// Calls `visit(row, lists)` for each row that has codings in the source (or among these marks,
  /// an empty one being of no unit); `parents`: only for codes that have others below them.
  template <typename Visit>
  void each_row(std::uint32_t source, bool exact, const Visit& visit) {
    each_row(by_source_[source], exact, false, visit);
  }
  template <typename Visit>
  void each_row(const std::vector<Compared::Marked>& marks, bool exact, bool parents,
                const Visit& visit) {
    // Made millions of times: lists are kept and used again.
    std::vector<std::uint32_t> marked;
    for (const Compared::Marked& m : marks) {
      if (parents && !has_sub_codes(m.code)) continue;
      const auto mark = [&](std::uint32_t row) {
        Lists& lists = lists_[row];
        if (!in_use_[row]) {
          in_use_[row] = true;
          marked.push_back(row);
          lists.resize(coders_.size());
          for (auto& list : lists) list.clear();
        }
        if (m.span.empty()) return;
        // Codings come in order of place. What only touches stays apart: these are two units.
        auto& list = lists[m.coder];
        if (!list.empty() && m.span.begin < list.back().end) {
          list.back().end = std::max(list.back().end, m.span.end);
        } else {
          list.push_back(m.span);
        }
      };
      if (exact) {
        if (!rows_of_code_[m.code].empty()) mark(m.code);
      } else {
        for (const std::uint32_t row : rows_of_code_[m.code]) mark(row);
      }
    }
    std::sort(marked.begin(), marked.end());
    for (const std::uint32_t row : marked) {
      in_use_[row] = false;
      visit(row, std::as_const(lists_[row]));
    }
  }

  using RatingsOfRows = std::map<std::uint32_t, analysis::Ratings>;
  /// Units counted by row: of codes with those below them, or of each by itself.
  struct RowCount {
    bool exact = false, parents = false;                  // see each_row
    std::vector<analysis::MarkedTally> all;               // by row: over sources, without blocks
    std::vector<double> seen;                             // units in sources that have the row
    std::map<std::uint32_t, std::set<std::uint32_t>> in;  // these sources, where they are drawn
    RatingsOfRows ratings;
  };
  void count_rows(std::vector<RowCount>& counts);
  std::vector<Compared::Marked> in_units(std::uint32_t s, const std::vector<Span>& units) const;
  void count_source(std::uint32_t s, const std::vector<Compared::Marked>& marks,
                    std::uint32_t length, RowCount& count);
  bool characters() const { return options_.unit == "char"; }
  analysis::Ratings empty_ratings() const {
    analysis::Ratings r;
    r.coders = names_;
    r.categories = {"no", "yes"};
    return r;
  }
  analysis::Unitised stretches();
  analysis::SetRatings sets();
  std::vector<std::string> notes() const;
  void add_ratings_rows(AgreeTable& table, const std::vector<Statistic>& wanted);

  const AgreeOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const Compared compared_;
  const model::Corpus& corpus_ = compared_.corpus;
  const std::vector<std::uint32_t>& coders_ = compared_.coders;
  const std::vector<std::string>& names_ = compared_.names;
  const std::vector<std::uint32_t>& sources_ = compared_.sources;
  const std::vector<std::vector<Compared::Marked>>& by_source_ = compared_.by_source;
  std::vector<std::uint32_t> rows_;
  std::vector<std::vector<std::uint32_t>> rows_of_code_;
  std::vector<Lists> lists_;  ///< by row; see each_row
  std::vector<bool> in_use_;
  text::WordSegmenter segmenter_;
};

/// The units of every row that any of the coders used or that was asked for, in blocks of sources
/// where they are drawn. Each source's units are made once for all that is counted in them.
void Comparison::count_rows(std::vector<RowCount>& counts) {
  for (RowCount& count : counts) {
    count.all.resize(corpus_.codes.size());
    count.seen.assign(corpus_.codes.size(), 0);
  }
  std::vector<double> sizes(corpus_.sources.size(), 0);
  double size = 0;
  for (const std::uint32_t s : sources_) {
    const model::Source& source = corpus_.sources[s];
    std::uint32_t length = source.length;
    std::vector<Compared::Marked> made;
    if (!characters()) {
      const std::vector<Span> units = units_of(source);
      length = static_cast<std::uint32_t>(units.size());
      made = in_units(s, units);
    }
    sizes[s] = length;
    size += sizes[s];
    for (RowCount& count : counts) {
      count_source(s, characters() ? by_source_[s] : made, length, count);
    }
  }
  for (RowCount& count : counts) {
    // A code that was asked for has a row, used or not.
    for (const std::uint32_t row : options_.codes.empty() ? std::vector<std::uint32_t>() : rows_) {
      count.ratings.emplace(row, empty_ratings());
    }
    for (auto& [row, r] : count.ratings) {
      // Where nobody used the code, everybody agrees on that.
      if (!options_.interval) {
        if (size > count.seen[row]) count.all[row].add(0, size - count.seen[row]);
        analysis::add_ratings(count.all[row].counts(), coders_.size(), 0, r);
        continue;
      }
      for (const std::uint32_t s : sources_) {
        if (count.in[row].contains(s)) continue;
        analysis::add_ratings({{0, sizes[s]}}, coders_.size(), s, r);
      }
    }
  }
}

/// The codings of a source with the numbers of the units they touch for places.
std::vector<Compared::Marked> Comparison::in_units(std::uint32_t s,
                                                   const std::vector<Span>& units) const {
  std::vector<Compared::Marked> marks = by_source_[s];
  analysis::UnitsTouched touched(units);
  for (Compared::Marked& m : marks) m.span = touched.by(m.span);
  return marks;
}

void Comparison::count_source(std::uint32_t s, const std::vector<Compared::Marked>& marks,
                              std::uint32_t length, RowCount& count) {
  each_row(marks, count.exact, count.parents, [&](std::uint32_t row, const Lists& lists) {
    const auto found = count.ratings.find(row);
    auto& r = found != count.ratings.end()
                  ? found->second
                  : count.ratings.emplace(row, empty_ratings()).first->second;
    count.seen[row] += length;
    if (!options_.interval) {
      analysis::count_characters(length, lists, count.all[row]);
      return;
    }
    analysis::MarkedTally mine;
    analysis::count_characters(length, lists, mine);
    count.in[row].insert(s);
    analysis::add_ratings(mine.counts(), coders_.size(), s, r);
  });
}

void Comparison::add_ratings_rows(AgreeTable& table, const std::vector<Statistic>& wanted) {
  // All codes together: counts of each code by itself, so that nothing is counted twice.
  const bool whole = options_.codes.empty() && !options_.exact;
  std::vector<RowCount> counts(whole ? 2 : 1);
  counts[0].exact = options_.exact;
  if (whole) counts[1].exact = counts[1].parents = true;
  count_rows(counts);
  const RatingsOfRows& ratings = counts[0].ratings;
  RatingsOfRows single;
  if (whole) {
    single = std::move(counts[1].ratings);
    for (const auto& [row, r] : ratings) {
      if (!has_sub_codes(row)) single.emplace(row, r);
    }
  }
  analysis::Ratings pooled = empty_ratings();
  for (const auto& [row, r] : whole ? single : ratings) {
    pooled.units.insert(pooled.units.end(), r.units.begin(), r.units.end());
  }
  pooled.join_equal_units();
  if (ratings.size() != 1) {
    for (const Statistic s : wanted) table.add(s, pooled, "");
  }
  for (const auto& [row, r] : ratings) {
    for (const Statistic s : wanted) table.add(s, r, corpus_.codes[row].path);
  }
}

/// All sources one behind the other, each code with what it has below it as one category.
analysis::Unitised Comparison::stretches() {
  analysis::Unitised data;
  data.coders = names_;
  data.marked.resize(coders_.size());
  std::map<std::uint32_t, std::size_t> category;
  const bool exact = options_.codes.empty() || options_.exact;
  for (const std::uint32_t s : sources_) {
    each_row(s, exact, [&](std::uint32_t row, const Lists&) { category.emplace(row, 0); });
  }
  for (auto& [row, index] : category) {
    index = data.categories.size();
    data.categories.push_back(corpus_.codes[row].path);
  }
  for (const std::uint32_t s : sources_) {
    each_row(s, exact, [&](std::uint32_t row, const Lists& lists) {
      for (std::size_t c = 0; c < lists.size(); ++c) {
        for (const Span span : lists[c]) {
          data.marked[c].push_back(
              {data.length + span.begin, data.length + span.end, category.at(row)});
        }
      }
    });
    data.length += corpus_.sources[s].length;
  }
  for (auto& marked : data.marked) {
    std::sort(marked.begin(), marked.end(), [](const auto& a, const auto& b) {
      return std::tie(a.begin, a.end, a.category) < std::tie(b.begin, b.end, b.category);
    });
  }
  return data;
}

/// Which codes each coder gave each unit.
analysis::SetRatings Comparison::sets() {
  analysis::SetRatings out;
  out.coders = names_;
  std::map<std::uint32_t, std::size_t> label;
  const bool exact = options_.codes.empty() || options_.exact;
  std::map<std::vector<std::set<std::uint32_t>>, double> counts;
  for (const std::uint32_t s : sources_) {
    std::vector<Span> units = units_of(corpus_.sources[s]);
    std::vector<std::pair<std::uint32_t, Lists>> rows;
    each_row(s, exact, [&](std::uint32_t row, const Lists& lists) {
      rows.emplace_back(row, lists);
      label.emplace(row, 0);
    });
    if (options_.unit == "char") {  // stretches in which nothing begins or ends
      std::set<std::uint32_t> borders{0, corpus_.sources[s].length};
      for (const auto& [row, lists] : rows) {
        for (const auto& list : lists) {
          for (const Span span : list) borders.insert({span.begin, span.end});
        }
      }
      for (auto b = borders.begin(); std::next(b) != borders.end(); ++b) {
        units.push_back({*b, *std::next(b)});
      }
    }
    std::vector<std::vector<std::set<std::uint32_t>>> given(
        units.size(), std::vector<std::set<std::uint32_t>>(coders_.size()));
    for (const auto& [row, lists] : rows) {
      for (std::size_t c = 0; c < lists.size(); ++c) {
        for (const Span span : lists[c]) {
          auto at = std::partition_point(units.begin(), units.end(),
                                         [&](Span u) { return u.end <= span.begin; });
          for (; at != units.end() && at->begin < span.end; ++at) {
            given[static_cast<std::size_t>(at - units.begin())][c].insert(row);
          }
        }
      }
    }
    for (std::size_t u = 0; u < units.size(); ++u) {
      counts[given[u]] += options_.unit == "char" ? units[u].length() : 1;
    }
  }
  for (auto& [row, index] : label) {
    index = out.labels.size();
    out.labels.push_back(corpus_.codes[row].path);
  }
  for (const auto& [given, count] : counts) {
    analysis::SetRatings::Unit unit;
    unit.count = count;
    for (const auto& codes : given) {
      auto& set = unit.given.emplace_back().emplace();
      for (const std::uint32_t row : codes) set.push_back(label.at(row));
    }
    out.units.push_back(std::move(unit));
  }
  return out;
}

std::vector<std::string> Comparison::notes() const {
  const std::string unit = options_.unit == "char" ? "character" : options_.unit;
  std::vector<std::string> notes{
      fmt::format("Unit: {}; a unit counts as coded where any of it is. {}. Coders: {}.", unit,
                  compared_sources(compared_), join(names_, ", "))};
  notes.push_back(options_.exact ? "Codes without their sub-codes."
                                 : "Codes with their sub-codes; all codes together (no code named) "
                                   "are pooled by their counts, each by itself.");
  if (std::string left = sources_left_out(compared_); !left.empty()) {
    notes.push_back(std::move(left));
  }
  if (!options_.where.empty()) notes.push_back(fmt::format("Filter: {}.", options_.where));
  return notes;
}

int Comparison::table() {
  AgreeTable table(options_, ctx_);
  const auto wanted = table.statistics(
      {Statistic::percent, Statistic::cohen, Statistic::krippendorff},
      {StatisticInput::ratings, StatisticInput::sets, StatisticInput::stretches}, "");
  std::vector<Statistic> ratings;
  for (const Statistic s : wanted) {
    if (analysis::input_of(s) == StatisticInput::ratings) ratings.push_back(s);
  }
  if (!ratings.empty()) add_ratings_rows(table, ratings);
  std::optional<analysis::Unitised> data;
  for (const Statistic s : wanted) {
    if (s == Statistic::mv_alpha) table.add(sets(), "");
    if (analysis::input_of(s) != StatisticInput::stretches) continue;
    if (!data) data = stretches();
    table.add(s, *data, "");
    const bool each = s != Statistic::ku_alpha && s != Statistic::gamma &&
                      s != Statistic::alpha_u_1995 && data->categories.size() > 1;
    for (std::size_t c = 0; each && c < data->categories.size(); ++c) {
      table.add(s, data->of_category(c), data->categories[c]);
    }
  }
  return table.write(options_.unit, notes());
}

/// Stretches that some coded and others did not, with what each coder has there.
int Comparison::list_disagreements() {
  auto out = ctx_.renderer("disagreements", "Disagreements");
  report::Table table;
  table.name = "disagreements";
  table.columns = {{"source", "Source", Kind::text},
                   {"turn", "Turn", Kind::integer},
                   {"start", "Start", Kind::integer, report::kMachines},
                   {"end", "End", Kind::integer, report::kMachines},
                   {"code", "Code", Kind::text},
                   {"by", "Coded by", Kind::text},
                   {"not_by", "Not by", Kind::text},
                   {"text", "Words", Kind::text, report::kAll, true}};
  for (const std::string& name : names_) {
    table.columns.push_back({"codes of " + name, "Codes of " + name, Kind::list});
    table.columns.back().named = true;
  }
  table.notes = notes();
  std::vector<report::Row> cells;
  for (const std::uint32_t s : sources_) {
    const std::string words = model::load_text(project_, corpus_.sources[s]);
    const text::TextIndex index{std::string_view(words)};
    const auto turns = model::load_turns(project_, corpus_.sources[s]);
    struct Found {
      analysis::MarkedStretch stretch;
      std::uint32_t row;
    };
    std::vector<Found> found;
    each_row(s, options_.codes.empty() || options_.exact,
             [&](std::uint32_t row, const Lists& lists) {
               for (const auto& d : analysis::disagreements(lists)) found.push_back({d, row});
             });
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      return a.stretch.span.begin < b.stretch.span.begin;
    });
    // Codings come by their beginnings, as stretches do: those that one may share words with.
    std::vector<Compared::Marked> near;
    std::size_t next = 0;
    for (const Found& f : found) {
      const Span span = f.stretch.span;
      std::erase_if(near, [&](const auto& m) { return m.span.end <= span.begin; });
      for (; next < by_source_[s].size() && by_source_[s][next].span.begin < span.end; ++next) {
        near.push_back(by_source_[s][next]);
      }
      const auto turn = std::partition_point(turns.begin(), turns.end(), [&](const model::Turn& t) {
        return t.span.end <= span.begin;
      });
      std::vector<std::string> by, not_by;
      std::vector<report::List> readings(names_.size());
      for (std::size_t c = 0; c < names_.size(); ++c) {
        (((f.stretch.by >> c) & 1U) != 0 ? by : not_by).push_back(names_[c]);
      }
      for (const Compared::Marked& m : near) {
        auto& items = readings[m.coder].items;
        const std::string& path = corpus_.codes[m.code].path;
        const bool there = std::find(items.begin(), items.end(), path) != items.end();
        if (m.span.overlaps(span) && !there) items.push_back(path);
      }
      report::Row row{cell(corpus_.sources[s].name),
                      turn == turns.end() ? report::Cell() : cell_number(turn->number),
                      cell_number(span.begin),
                      cell_number(span.end),
                      cell(corpus_.codes[f.row].path),
                      cell(join(by, ",")),
                      cell(join(not_by, ",")),
                      cell(text::passage_words(index, span, ctx_.names()))};
      for (auto& reading : readings) row.emplace_back(std::move(reading));
      cells.push_back(std::move(row));
    }
  }
  ctx_.table(*out, std::move(table), cells);
  out->finish();
  return 0;
}

}  // namespace

int agree_project(const AgreeOptions& options, Context& ctx) {
  Comparison comparison(options, ctx);
  return options.disagreements ? comparison.list_disagreements() : comparison.table();
}

}  // namespace thema::cli
