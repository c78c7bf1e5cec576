#include "side_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "analysis/disclosure.h"
#include "analysis/filter.h"
#include "analysis/side_sums.h"
#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "filter_options.h"
#include "text/collate.h"

namespace thema::cli {

void add_side_rows(App app, SideRowOptions& o, bool by) {
  app.add_option("table", o.table, "The table's name").required();
  if (by) app.add_option("--by", o.by, "A column, or an attribute of the rows' cases or sources");
  add_filter(app, o.where, "Rows whose case or source fits (see 'thema help queries')");
  app.add_repeatable(
      "--only", o.only,
      "COLUMN=VALUE: rows with this value; of a column that is named again, any of its values");
}

SideRows::SideRows(model::Project& project, const SideRowOptions& options)
    : project_(project), options_(options), corpus_(model::load_corpus(project)) {
  model::SideTables tables(project);
  table_ = tables.require(options.table);
  rows_ = tables.rows(table_);
  narrow();
  leave_out();
  if (grouped()) group();
}

std::vector<std::string> SideRows::cells(std::size_t column) const {
  std::vector<std::string> cells;
  for (const model::SideRow& row : rows_) cells.push_back(row.cells[column]);
  return cells;
}

void SideRows::narrow() {
  if (!options_.where.empty()) {
    if (table_.key == model::SideKey::none) {
      throw Error(
          Errc::usage,
          fmt::format("--where asks about cases and sources, and the rows of table '{}' are "
                      "of neither: import it with --key case or --key source, or use "
                      "--only COLUMN=VALUE",
                      table_.name));
    }
    const Where where(project_, corpus_, options_.where, model::Scope::source);
    const bool cases = table_.key == model::SideKey::case_;
    const std::vector<bool> fit = cases ? analysis::select_cases(where.filter(), corpus_)
                                        : analysis::select_sources(where.filter(), corpus_);
    const auto& index = cases ? corpus_.case_index : corpus_.source_index;
    std::erase_if(rows_, [&](const model::SideRow& row) {
      const auto at = index.find(cases ? row.case_id : row.source_id);
      return at == index.end() || !fit[at->second];
    });
    notes_.push_back(fmt::format("Filter: {}.", options_.where));
  }
  // In the order in which the columns are named.
  std::vector<std::pair<std::size_t, std::vector<std::string>>> wanted;
  for (const std::string& only : options_.only) {
    const auto [name, value] = key_value(only);
    const std::size_t column = table_.require(name);
    const auto named = std::find_if(wanted.begin(), wanted.end(),
                                    [&](const auto& w) { return w.first == column; });
    auto& values = named == wanted.end() ? wanted.emplace_back(column, 0).second : named->second;
    values.push_back(value);
  }
  for (const auto& [column, values] : wanted) {
    std::erase_if(rows_, [&, at = column, any = values](const model::SideRow& row) {
      return std::find(any.begin(), any.end(), row.cells[at]) == any.end();
    });
    notes_.push_back(fmt::format("Rows: {} = {}.", table_.columns[column], join(values, " or ")));
  }
}

void SideRows::leave_out() {
  const analysis::Disclosure disclosure(corpus_);
  std::set<RowId> whose;
  std::erase_if(rows_, [&](const model::SideRow& row) {
    if (disclosure.row(row.case_id, row.source_id)) return false;
    whose.insert(row.case_id != 0 ? row.case_id : row.source_id);
    return true;
  });
  if (whose.empty()) return;
  notes_.push_back(fmt::format("Left out for want of consent to {}: rows of {}.", disclosure.use(),
                               counted(whose.size(), to_string(table_.key))));
}

std::string SideRows::attribute_of(std::size_t attribute, const model::SideRow& row) const {
  const RowId of =
      corpus_.attributes[attribute].owner == model::Owner::case_ ? row.case_id : row.source_id;
  const std::string* value = corpus_.value(attribute, of);
  return value == nullptr ? std::string() : *value;
}

void SideRows::group() {
  const auto column = table_.find(options_.by);
  std::optional<std::size_t> attribute;
  const auto owner =
      table_.key == model::SideKey::source ? model::Owner::source : model::Owner::case_;
  for (std::size_t i = 0; i < corpus_.attributes.size() && !column; ++i) {
    const model::Attribute& a = corpus_.attributes[i];
    if (a.owner == owner && a.name == options_.by) attribute = i;
  }
  const bool of_attribute = attribute && table_.key != model::SideKey::none;
  const std::size_t by = of_attribute ? 0 : table_.require(options_.by);
  std::set<std::string> seen;
  for (const model::SideRow& row : rows_) {
    groups_.push_back(of_attribute ? attribute_of(*attribute, row) : row.cells[by]);
    seen.insert(groups_.back());
  }
  if (of_attribute) {
    for (const auto& level : corpus_.attributes[*attribute].levels) {
      if (seen.erase(level.value) > 0) names_.push_back(level.value);
    }
  }
  const bool missing = seen.erase("") > 0;
  std::vector<std::string> rest(seen.begin(), seen.end());
  const text::Collator order(corpus_.language);
  std::sort(rest.begin(), rest.end(),
            [&](const auto& a, const auto& b) { return order.less(a, b); });
  names_.insert(names_.end(), rest.begin(), rest.end());
  if (missing) names_.emplace_back();
  std::unordered_map<std::string, std::size_t> number;
  for (const std::string& name : names_) number.emplace(name, number.size());
  for (const std::string& group : groups_) numbers_.push_back(number.at(group));
}

}  // namespace thema::cli
