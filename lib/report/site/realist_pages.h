#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/site/data.h"

namespace thema::report::site {

/// Statement, elements, evidence by stance with links to its places, versions, decisions.
std::string configuration_page(const Frame& frame, const Configuration& one);
/// `diagrams`: of the programme theory; `table`: the results table, as HTML.
std::string configurations_page(const Frame& frame, const std::vector<Configuration>& all,
                                const std::vector<Figure>& diagrams, std::string_view table);
std::string theory_page(const Frame& frame, const Theory& one);
std::string theories_page(const Frame& frame, const std::vector<Theory>& all);

}  // namespace thema::report::site
