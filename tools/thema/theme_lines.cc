#include "theme_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "cells.h"
#include "model/codebook.h"

namespace thema::cli {

ThemeLines::ThemeLines(const model::Corpus& corpus, const ThemesOptions& options, Sink& sink)
    : corpus_(corpus), depth_(options.depth) {
  find(options.root, sink);
}

void ThemeLines::add(std::uint32_t code, int level) {
  lines_.push_back({code, level});
  if (level >= depth_) return;
  for (std::uint32_t i = code + 1; i < corpus_.code_end[code]; i = corpus_.code_end[i]) {
    add(i, level + 1);
  }
}

void ThemeLines::find(const std::string& root_path, Sink& sink) {
  if (!root_path.empty()) {
    const std::uint32_t root = model::CodeFinder(corpus_.codes).require(root_path);
    if (corpus_.code_end[root] == root + 1) add(root, 1);
    for (std::uint32_t i = root + 1; i < corpus_.code_end[root]; i = corpus_.code_end[i]) {
      add(i, 1);
    }
    return;
  }
  // Themes inside a theme are its subthemes.
  for (std::uint32_t i = 0; i < corpus_.codes.size();) {
    if (corpus_.codes[i].role != "theme") {
      ++i;
      continue;
    }
    add(i, 1);
    i = corpus_.code_end[i];
  }
  if (!lines_.empty() || corpus_.codes.empty()) return;
  sink.notice("no-themes",
              "no code has the role theme: the top-level codes stand as themes (give codes "
              "the role with 'thema code set PATH --role theme', or name a branch with --root)");
  for (std::uint32_t i = 0; i < corpus_.codes.size(); i = corpus_.code_end[i]) add(i, 1);
}

std::int64_t ThemeLines::parent(std::uint32_t code) const {
  const RowId id = corpus_.codes[code].parent;
  return id == 0 ? -1 : static_cast<std::int64_t>(corpus_.code_index.at(id));
}

std::string ThemeLines::below(const ThemeLine& line) const {
  if (line.level == 1) return {};
  std::string path = corpus_.codes[line.code].name;
  std::int64_t at = parent(line.code);
  for (int level = line.level - 1; level > 1; --level) {
    path.insert(0, corpus_.codes[static_cast<std::size_t>(at)].name + " / ");
    at = parent(static_cast<std::uint32_t>(at));
  }
  return path;
}

std::vector<std::uint32_t> ThemeLines::line_of_code() const {
  std::vector<std::uint32_t> own(corpus_.codes.size(), kNone);
  for (std::uint32_t i = 0; i < lines_.size(); ++i) own[lines_[i].code] = i;
  // Codes come behind the one above them.
  for (std::uint32_t code = 0; code < own.size(); ++code) {
    const std::int64_t above = parent(code);
    if (own[code] == kNone && above >= 0) own[code] = own[static_cast<std::size_t>(above)];
  }
  return own;
}

ThemeGroups::ThemeGroups(const model::Corpus& corpus, const std::string& by)
    : corpus_(corpus), by_(by) {
  if (by.empty()) return;
  attribute_ = analysis::attribute_named(corpus, by, false);
  of_sources_ = corpus.attributes[*attribute_].owner == model::Owner::source;
}

void ThemeGroups::add(std::uint32_t source, std::span<const analysis::Selected> selected) {
  if (!of_sources_) return;
  const std::string* value = corpus_.value(*attribute_, corpus_.sources[source].id);
  by_value_.try_emplace(value == nullptr ? "missing" : *value, corpus_).first->second.add(selected);
}

void ThemeGroups::divide(const analysis::CountedCases& counted) {
  if (attribute_) groups_ = analysis::case_groups(corpus_, counted, *attribute_);
}

void ThemeGroups::add_columns(report::Table& table) const {
  for (const analysis::CaseGroup& group : groups_) {
    table.columns.push_back(
        {fmt::format("{}={}", by_, group.value), group.heading, report::Column::Kind::text});
    table.columns.back().named = true;
  }
}

void ThemeGroups::add_cells(report::Row& row, std::uint32_t code,
                            const std::vector<bool>& cases) const {
  static const std::vector<bool> kNobody;
  for (const analysis::CaseGroup& group : groups_) {
    const auto there = by_value_.find(group.value);
    const std::vector<bool>& said = !of_sources_               ? cases
                                    : there == by_value_.end() ? kNobody
                                                               : there->second.count(code).cases;
    const std::size_t k = analysis::k_of_group(corpus_, group, *attribute_, said);
    row.push_back(cell(fmt::format("{}/{}", k, group.of.n())));
  }
}

}  // namespace thema::cli
