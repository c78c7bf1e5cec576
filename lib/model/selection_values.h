#pragma once

#include <string>

#include "model/corpus.h"
#include "model/selection.h"

namespace thema::model {

/// For selection.cc only. Why no row can have this value, with what there is; empty: one can. A
/// mistyped role or a word in the place of a number would silently fit nothing.
std::string wrong_value(const Condition& condition, const Corpus& corpus, const std::string& value);

/// The value as it is stored where it was given by its label or as it is printed; else as given.
/// Throws Errc::ambiguous when several are printed so. REQUIRES: a field of labels or of an
/// attribute.
std::string stored_value(const Field& field, const Corpus& corpus, const std::string& value);

}  // namespace thema::model
