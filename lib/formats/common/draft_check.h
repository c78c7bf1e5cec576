#pragma once

#include <string>
#include <string_view>

#include "formats/format.h"

namespace thema::formats {

/// What is wrong with a reader's result, or "": the text must be normalised UTF-8; turns in order,
/// inside the text, not empty, without white space at their ends, behind their labels; speakers
/// distinct and heard. For tests and fuzzers.
std::string draft_problem(const model::DocumentDraft& draft);

/// Reads hostile bytes in every mode; aborts when a result is wrong. Errors of type Error are
/// right.
int fuzz_reader(const Format& format, const void* data, std::size_t size);

}  // namespace thema::formats
