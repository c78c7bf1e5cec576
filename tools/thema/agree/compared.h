#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/corpus.h"
#include "text/span.h"

namespace thema::cli {

/// The codings of coders who are compared, and the sources in which they can be: what `agree` and
/// `consensus` share.
struct Compared {
  struct Marked {
    text::Span span;
    std::uint32_t code;   ///< index
    std::uint32_t coder;  ///< index of `coders`
    RowId id;
  };
  model::Corpus corpus;               ///< everybody's codings count
  std::vector<std::uint32_t> coders;  ///< indices of the corpus, in the order named
  std::vector<std::string> names;
  std::vector<std::vector<Marked>> by_source;  ///< in order of place
  /// Sources that all coders have marked done; without any mark, those where each has a coding.
  std::vector<std::uint32_t> sources;
  bool by_marks = false;
  std::vector<std::string> missing;  ///< sources that fit the filter and are not among them
};

/// `coders`: "A,B" or more. Throws Errc::not_found for a coder, Errc::usage for fewer than two.
Compared compare_coders(model::Project& project, const std::string& coders,
                        const std::string& where);

/// "2 sources that all have marked done", and which were left out; for notes.
std::string compared_sources(const Compared& compared);
/// Empty when none was.
std::string sources_left_out(const Compared& compared);

}  // namespace thema::cli
