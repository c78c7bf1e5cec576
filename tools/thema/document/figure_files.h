#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/outputs.h"
#include "report/document/page.h"

namespace thema::cli {

/// The figures of a report in a format that holds none: files in a folder beside it, svg for
/// Markdown, pdf for LaTeX. A line of each says that thema wrote it, and what: so that those of an
/// earlier report can go, and nobody else's.
class FigureFiles {
 public:
  /// `output`: the report's file; empty or "-": there is no place beside it.
  FigureFiles(const std::string& output, report::DocumentFormat format);

  /// Null where the report holds its figures itself, or has no file to put them beside.
  report::FigureFile taker();

  const std::vector<OutputText>& files() const { return files_; }
  /// Files of an earlier report, untouched since, that this one has no figures for.
  std::vector<std::string> left_over() const;

 private:
  std::string_view extension() const { return latex_ ? "pdf" : "svg"; }
  bool needed_, latex_;
  std::string folder_;   ///< where the files go
  std::string address_;  ///< the folder as the report names it
  std::vector<OutputText> files_;
};

/// Removes files, and the folder where it had nothing else.
void remove_figures(const std::vector<std::string>& files);

}  // namespace thema::cli
