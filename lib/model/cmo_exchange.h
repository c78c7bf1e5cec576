#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/ids.h"

namespace thema::model {

class Project;

/// Theories, configurations with all versions, evidence, links, decisions, searches and waivers as
/// one JSON document, thema/realist/1. Sources, cases, codes and tables are named; no row id is in
/// it, so that the same content gives the same bytes in every project.
std::string export_realist(Project& project);

struct RealistImported {
  std::size_t theories = 0, configurations = 0, evidence = 0, links = 0, decisions = 0;
  bool unchanged = false;  ///< all of it is there already
};

/// Stores such a document. The sources, cases, codes and tables that it names must be there, the
/// words of evidence at their places. REQUIRES a change under way. Throws Errc::exists when a label
/// is there with other content, Errc::bad_input naming the member that is wrong.
RealistImported import_realist(Project& project, const nlohmann::ordered_json& document);

}  // namespace thema::model
