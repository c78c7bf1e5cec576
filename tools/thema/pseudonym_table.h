#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/sink.h"
#include "model/pseudonyms.h"

namespace thema::model {
class Project;
}

namespace thema::cli {

/// The file that a project names as its table of pseudonyms (setting `pseudonyms`, relative to the
/// project's folder); empty: the table is in the project.
std::filesystem::path pseudonym_file(model::Project& project);

/// The table, wherever it is kept. Throws Errc::bad_input when its file is missing or no table.
std::vector<model::Pseudonym> load_pseudonyms(model::Project& project, Sink& sink);

/// A csv or xlsx table with the columns original, replacement and, if it likes, kind.
std::vector<model::Pseudonym> read_pseudonyms(const std::filesystem::path& file, Sink& sink);

/// Writes such a table whole, readable by its owner only.
void write_pseudonyms(const std::filesystem::path& file,
                      const std::vector<model::Pseudonym>& pseudonyms);

}  // namespace thema::cli
