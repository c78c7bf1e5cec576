#pragma once

#include <string>

namespace thema::formats {

/// A docx of pandoc's with its tables across the whole width of the text; those that say much in
/// many columns stand on pages of their own, across and in small type. `styled`: its styles are a
/// person's own, and rules are left to them.
std::string docx_with_tables(const std::string& docx, bool styled);

/// The same of its main part.
std::string document_with_tables(const std::string& xml, bool styled);

}  // namespace thema::formats
