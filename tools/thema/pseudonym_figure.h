#pragma once

#include "report/figure.h"
#include "text/name_replacer.h"

namespace thema::cli {

/// The figure with what is printed for names, in its words and in what it shows.
report::Figure with_names(report::Figure figure, const text::NameReplacer& names);

}  // namespace thema::cli
