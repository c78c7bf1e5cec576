#include "cells.h"

#include <fmt/format.h>

#include "base/error.h"
#include "model/corpus.h"

namespace thema::cli {

std::pair<std::string, std::string> key_value(std::string_view argument) {
  const std::size_t equals = argument.find('=');
  if (equals == std::string_view::npos || trim(argument.substr(0, equals)).empty()) {
    throw Error(Errc::usage, fmt::format("'{}': expected key=value", argument));
  }
  return {std::string(trim(argument.substr(0, equals))),
          std::string(trim(argument.substr(equals + 1)))};
}

report::Cell case_cell(const model::Corpus& corpus, const std::vector<std::uint32_t>& cases) {
  std::vector<std::string> names;
  for (const std::uint32_t c : cases) names.push_back(corpus.cases[c].name);
  return cell(join(names, "; "));
}

}  // namespace thema::cli
