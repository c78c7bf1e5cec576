#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/case_groups.h"
#include "analysis/code_counts.h"
#include "base/sink.h"
#include "coding_rows.h"

namespace thema::cli {

struct ThemesOptions {
  std::string root, where, by, cite, pivot;
  CountedOptions counted;
  int depth = 2;
  std::size_t quotes = 1;
  bool counts = false;
};

/// A row of the theme table: a code and its depth below the root (1 = theme).
struct ThemeLine {
  std::uint32_t code;
  int level;
};

/// The codes that stand as themes and subthemes.
class ThemeLines {
 public:
  /// REQUIRES: the corpus outlives this.
  ThemeLines(const model::Corpus& corpus, const ThemesOptions& options, Sink& sink);

  const std::vector<ThemeLine>& lines() const { return lines_; }
  /// Index of the code above; -1 at the top.
  std::int64_t parent(std::uint32_t code) const;
  /// "Logging in", or "Logging in / Passwords" further down; empty for a theme.
  std::string below(const ThemeLine& line) const;
  /// By code: the line that its codings belong to, the nearest above it; kNone: none.
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::vector<std::uint32_t> line_of_code() const;

 private:
  void add(std::uint32_t code, int level);
  void find(const std::string& root, Sink& sink);
  const model::Corpus& corpus_;
  int depth_;
  std::vector<ThemeLine> lines_;
};

/// Columns `k/n` of codes by the values of an attribute. By one of sources (a wave), k counts what
/// was said in the sources that have the value.
class ThemeGroups {
 public:
  /// REQUIRES: the corpus outlives this. `by` empty: no groups.
  ThemeGroups(const model::Corpus& corpus, const std::string& by);
  void add(std::uint32_t source, std::span<const analysis::Selected> selected);
  /// After the last source.
  void divide(const analysis::CountedCases& counted);

  void add_columns(report::Table& table) const;
  /// `cases`: of the code, wherever it was said.
  void add_cells(report::Row& row, std::uint32_t code, const std::vector<bool>& cases) const;

 private:
  const model::Corpus& corpus_;
  std::string by_;
  std::optional<std::size_t> attribute_;
  bool of_sources_ = false;
  std::map<std::string, analysis::CodeCounter> by_value_;
  std::vector<analysis::CaseGroup> groups_;
};

/// `themes --pivot`: a column a value of the tag, codes as items (theme_pivot.cc).
int run_theme_pivot(const ThemesOptions& options, Context& ctx);

}  // namespace thema::cli
