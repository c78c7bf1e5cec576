#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "model/types.h"

namespace thema::formats {

/// A file may have so many bytes.
inline constexpr std::uint64_t kLargestCodebook = 64U << 20;

/// Reads a codebook that csv, JSON, YAML or Markdown hold: told by the name's extension (.json,
/// .yaml, .yml, .md, .markdown), else by content, csv being what nothing else is. An empty field
/// says nothing. Columns or members that are not known are told to `sink` and skipped. Throws
/// Errc::bad_input with file and line; files of more than 64 MB are refused.
/// A table may be a workbook; `sheet` names one of its sheets.
std::vector<model::CodeRow> read_codebook(const std::string& file, Sink& sink,
                                          const std::string& sheet = {});
/// The same for bytes at hand.
std::vector<model::CodeRow> read_codebook(std::string bytes, const std::string& file, Sink& sink,
                                          const std::string& sheet = {});

/// Where written bytes go: pieces of any size, in order.
using CodebookOutput = std::function<void(std::string_view)>;

/// A codebook for people: a heading a code with its whole path, then what is said of it. Reads back
/// to the same rows. REQUIRES: codes with paths, in order.
void write_codebook_md(const std::vector<model::Code>& codes, const CodebookOutput& out);
/// The same as YAML, `schema: thema/codes/1`.
void write_codebook_yaml(const std::vector<model::Code>& codes, const CodebookOutput& out);

}  // namespace thema::formats
