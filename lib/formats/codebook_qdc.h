#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "formats/codebook_file.h"
#include "model/code_identity.h"
#include "model/types.h"

namespace thema::formats {

/// A codebook of REFI-QDA (.qdc).
struct QdcCodebook {
  std::vector<model::CodeRow> rows;  ///< parents before their sub-codes, in the file's order
  /// Of the rows. A GUID is as it was written; empty: none, or another code of the file has it.
  std::vector<model::CodeIdentity> codes;
};

/// Whether these bytes are XML, or the name says so: no other codebook is.
bool is_qdc(std::string_view bytes, std::string_view file);

/// Reads elements by their local names, whatever the namespace's version. What is wrong with a
/// name, a colour or a GUID is mended, and what a codebook does not hold (sets) left out; `sink` is
/// told. Throws Errc::bad_input with the file for what is no XML, or has no codes.
QdcCodebook read_qdc(std::string bytes, const std::string& file, Sink& sink);

/// Writes what REFI-QDA has room for: names, descriptions, colours, nesting, `codes` (of the same
/// order and number). Role, include, exclude, example and tags have none: `sink` is told of them.
void write_codebook_qdc(const std::vector<model::Code>& book,
                        const std::vector<model::CodeIdentity>& codes, const CodebookOutput& out,
                        Sink& sink);

/// A GUID as it is compared: lower case, without braces; empty for what is none.
std::string guid_key(std::string_view guid);

}  // namespace thema::formats
