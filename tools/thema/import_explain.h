#pragma once

#include <string>
#include <vector>

#include "formats/speaker_account.h"
#include "model/sources.h"
#include "report/report.h"

namespace thema::report {
class Renderer;
}

namespace thema::cli {

class Context;

/// Says of imported files which labels were taken for speakers, why, and which of them are
/// doubtful: a table with `import --dry-run`, one notice a file otherwise.
class ImportExplanation {
 public:
  explicit ImportExplanation(Context& ctx) : ctx_(ctx) {}

  /// A file that becomes (or would become) the source of that name. Tells doubtful labels.
  void add(const std::string& file, const std::string& source, const model::PreparedSource& read);

  /// The table `import_speakers`, with --dry-run and unless --columns asks for the other's columns.
  void print(report::Renderer& out) const;

 private:
  Context& ctx_;
  std::vector<report::Row> rows_;
};

}  // namespace thema::cli
