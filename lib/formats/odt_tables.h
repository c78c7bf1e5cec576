#pragma once

#include <string>

namespace thema::formats {

/// An odt of pandoc's in which tables that say much in many columns stand on pages of their own,
/// across and in small type. `styled`: its styles are a person's own, and rules are left to them.
std::string odt_with_tables(const std::string& odt, bool styled);

/// The same of its two parts.
struct OdtParts {
  std::string content, styles;
};
OdtParts parts_with_tables(const OdtParts& odt, bool styled);

}  // namespace thema::formats
