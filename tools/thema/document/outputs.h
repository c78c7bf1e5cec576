#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thema::cli {

/// A value as a part of a file's name on every system: what a folder or a shell reads in another
/// way becomes "_"; never empty, hidden or longer than 80 bytes.
std::string file_name_part(std::string_view value);

/// Files for `values`: the template with "{name}" replaced, each name once. Throws Errc::usage for
/// a template without it.
std::vector<std::string> output_files(std::string_view pattern, std::string_view name,
                                      const std::vector<std::string>& values);

/// Writes all files or none. Throws as AtomicFile.
struct OutputText {
  std::string file, bytes;
};
void write_all(const std::vector<OutputText>& outputs);

}  // namespace thema::cli
