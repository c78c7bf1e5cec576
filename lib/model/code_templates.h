#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/types.h"

namespace thema::model {

/// A published framework as a codebook: its names and structure. What the constructs mean stands in
/// the publication, which the codes name as their origin.
struct CodeTemplate {
  std::string_view name;   ///< "npt-2009"
  std::string_view title;  ///< "Normalization Process Theory"
  std::string_view source;
  /// A line a code, indented by two spaces a level; behind " | " its role, if it has one.
  std::string_view tree;
};

std::span<const CodeTemplate> code_templates();
/// Throws Errc::not_found with near names.
const CodeTemplate& require_code_template(std::string_view name);
/// Its codes below `under` (a path; empty: at the top), for Codebook::import.
std::vector<CodeRow> rows_of(const CodeTemplate& code_template, const std::string& under);

}  // namespace thema::model
