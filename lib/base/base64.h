#pragma once

#include <string>
#include <string_view>

namespace thema {

/// Bytes in base 64 (RFC 4648), padded, without line ends.
std::string base64(std::string_view bytes);

}  // namespace thema
