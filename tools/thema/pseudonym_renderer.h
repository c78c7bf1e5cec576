#pragma once

#include <functional>
#include <memory>
#include <string>

#include "report/renderer.h"
#include "text/name_replacer.h"

namespace thema::cli {

/// Prints through another renderer with pseudonyms in place of names, in every text. Positions and
/// other numbers stay those of the stored text. `names` is asked when the first text comes, since
/// a renderer is made before the project is open; it may give null.
std::unique_ptr<report::Renderer> with_pseudonyms(std::unique_ptr<report::Renderer> inner,
                                                  std::function<const text::NameReplacer*()> names);

}  // namespace thema::cli
