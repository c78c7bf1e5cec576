#pragma once

#include <string>
#include <vector>

#include "document/outputs.h"
#include "report/document/page.h"

namespace thema::cli {

/// The figures of a report in a format that holds none: files in a folder beside it, svg for
/// Markdown, pdf for LaTeX.
class FigureFiles {
 public:
  /// `output`: the report's file; empty or "-": there is no place beside it.
  FigureFiles(const std::string& output, report::DocumentFormat format);

  /// Null where the report holds its figures itself, or has no file to put them beside.
  report::FigureFile taker();

  const std::vector<OutputText>& files() const { return files_; }

 private:
  bool needed_, latex_;
  std::string folder_;   ///< where the files go
  std::string address_;  ///< the folder as the report names it
  std::vector<OutputText> files_;
};

}  // namespace thema::cli
