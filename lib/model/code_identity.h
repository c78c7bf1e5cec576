#pragma once

#include <string>

namespace thema::model {

/// What a code is beside its fields, for other programs.
struct CodeIdentity {
  std::string guid;     ///< "8-4-4-4-12" hexadecimal digits, as the program wrote it that made it
  bool codable = true;  ///< false: a heading, with which that program codes nothing
};

}  // namespace thema::model
