#pragma once

#include <string>

namespace thema::cli {

/// LaTeX in which wide tables that follow each other share their turned pages, and a heading is on
/// the page of the table that it leads to.
std::string with_shared_pages(std::string latex);

}  // namespace thema::cli
