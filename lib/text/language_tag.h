#pragma once

#include <string>
#include <string_view>

namespace thema::text {

/// A BCP 47 tag as it is written by rule, whatever was typed: "FR" and "fra" are "fr", "pt-br" is
/// "pt-BR". What is no tag stays as it is.
std::string canonical_language(std::string_view tag);

}  // namespace thema::text
