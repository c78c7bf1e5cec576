#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/consent.h"
#include "app.h"
#include "model/corpus.h"
#include "model/summary_cell.h"

namespace thema::cli {

class Context;

/// Stands before the path of a code where a column of that name would be read as something else.
inline constexpr std::string_view kCodeColumn = "code:";

struct FrameOptions {
  std::vector<std::string> codes;
  int depth = 1;
  std::string where, case_kind;  ///< no kind: participants and whoever is charted
};

/// `--codes --depth --where --case-kind`.
void add_frame(App app, FrameOptions& options);

/// The cells that a framework has: cases against codes, and what is charted there.
class Frame {
 public:
  /// Without codes: those on which anything is charted.
  Frame(model::Project& project, const FrameOptions& options);
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  const model::Corpus& corpus() const { return corpus_; }
  /// Indices, in the project's order. Cases that do not consent to analysis are left out.
  const std::vector<std::uint32_t>& codes() const { return codes_; }
  const std::vector<std::uint32_t>& cases() const { return cases_; }
  const std::vector<std::uint32_t>& withheld() const { return withheld_; }
  /// What is charted; null: nothing is.
  const model::Summary* find(std::uint32_t case_, std::uint32_t code) const;
  /// The cell as it is written, "" when it is not charted.
  std::string text(std::uint32_t case_, std::uint32_t code);
  model::ReferenceLines& lines() { return lines_; }

 private:
  void choose_codes(const FrameOptions& options);
  void choose_cases(model::Project& project, const FrameOptions& options);
  const model::Corpus corpus_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, model::Summary> summaries_;
  std::vector<std::uint32_t> codes_, cases_, withheld_;
  model::ReferenceLines lines_;
};

}  // namespace thema::cli
