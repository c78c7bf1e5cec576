#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/counted_cases.h"
#include "model/corpus.h"

namespace thema::analysis {

/// The counted cases that have one value of an attribute: a column of a table.
struct CaseGroup {
  std::string value;    ///< "missing" for cases without one, which may be a value as well
  std::string heading;  ///< the value's label where it has one
  CountedCases of;
  bool none = false;  ///< of cases without a value
};

/// Index of an attribute by name, those of cases first. Throws Errc::usage naming those there are;
/// with `of_cases` only theirs.
std::size_t attribute_named(const model::Corpus& corpus, std::string_view name, bool of_cases);

/// The values that occur, in declared order, others by collation in the project's language, N/R
/// behind them.
std::vector<std::string> ordered_values(const model::Corpus& corpus, std::size_t attribute,
                                        std::vector<std::string> values);

/// A value's declared label, or the value.
std::string value_heading(const model::Attribute& attribute, const std::string& value);

/// One group a value; cases without one last. By an attribute of sources, a case is in the group of
/// every value that one of its sources has. A case that others belong to has the sources in which
/// these speak, too, and where it has no value of an attribute of cases, those of who speaks.
std::vector<CaseGroup> case_groups(const model::Corpus& corpus, const CountedCases& counted,
                                   std::size_t attribute);

/// How many cases of a group count where `cases` (by index) speak: as a matrix by the attribute has
/// them. By an attribute of sources, `cases` are those who speak in sources of the group.
std::size_t k_of_group(const model::Corpus& corpus, const CaseGroup& group, std::size_t attribute,
                       const std::vector<bool>& cases);

}  // namespace thema::analysis
