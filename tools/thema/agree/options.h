#pragma once

#include <optional>
#include <string>
#include <vector>

namespace thema::cli {

/// The command line of `thema agree`.
struct AgreeOptions {
  // A project's codings.
  std::string coders, unit = "char", where;
  std::vector<std::string> codes;
  bool exact = false, disagreements = false;
  // Ratings from a file, or unitised ratings.
  std::string data, unit_column, coder_column, value_column, categories;
  std::string spans;
  std::optional<double> length;
  double begin = 0;
  // Both.
  std::string level = "nominal", statistics;
  bool interval = false;
  std::optional<double> least;
  double gamma_alpha = 1, gamma_beta = 1;
};

}  // namespace thema::cli
