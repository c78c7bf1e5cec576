#include "cells.h"

#include <fmt/format.h>

#include "base/error.h"

namespace thema::cli {

std::pair<std::string, std::string> key_value(std::string_view argument) {
  const std::size_t equals = argument.find('=');
  if (equals == std::string_view::npos || trim(argument.substr(0, equals)).empty()) {
    throw Error(Errc::usage, fmt::format("'{}': expected key=value", argument));
  }
  return {std::string(trim(argument.substr(0, equals))),
          std::string(trim(argument.substr(equals + 1)))};
}

}  // namespace thema::cli
