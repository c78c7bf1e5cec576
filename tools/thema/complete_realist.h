#pragma once

#include <optional>
#include <string>
#include <vector>

namespace thema::cli {

class Context;

/// Where on a command line a word is asked for: "cmo", "element set" and the name of the argument
/// or option.
struct AskedWord {
  std::string command, verb, kind;
};

/// Labels, elements and vocabularies of realist analysis that may stand there; nothing where they
/// have no say.
std::optional<std::vector<std::string>> realist_words(const AskedWord& asked, Context& ctx);

}  // namespace thema::cli
