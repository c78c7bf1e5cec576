#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/new_folder.h"
#include "context.h"
#include "report/report.h"

namespace thema::cli {

/// A folder of csv files, written whole or not at all, with one more that says what their columns
/// are.
class CsvFolder {
 public:
  using Put = std::function<void(report::Row)>;

  /// Throws as NewFolder does. REQUIRES: the context outlives this.
  CsvFolder(const std::string& folder, Context& ctx);

  /// `headings` of the columns say what they are. A table without rows has its header.
  void table(const std::string& file, std::vector<report::Column> columns,
             const std::function<void(const Put&)>& rows);
  /// How many files there are.
  std::size_t commit();

 private:
  Context& ctx_;
  NewFolder folder_;
  struct Described {
    std::string file;
    std::vector<report::Column> columns;
  };
  std::vector<Described> tables_;
};

}  // namespace thema::cli
