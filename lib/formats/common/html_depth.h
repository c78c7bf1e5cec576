#pragma once

#include <cstddef>
#include <string_view>

namespace thema::formats {

/// How deep elements may be nested in a page: so deep do browsers nest them.
constexpr std::size_t kDeepestHtml = 512;

/// Whether a page nests its elements deeper than kDeepestHtml, told from its tags alone, in one
/// pass and in little memory: the HTML parser's time grows with the depth at every tag. Elements
/// that end without an end tag (<p>, <li>, <td> ...) are ended here, too, so that no page is too
/// deep because its tags are left out; what the parser repairs beyond that is not foreseen.
bool is_nested_too_deep(std::string_view html);

}  // namespace thema::formats
