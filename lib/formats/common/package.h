#pragma once

#include <map>
#include <string>

#include "formats/common/zip.h"

namespace thema::formats {

/// A relationship of an Office package: what it is to a part, and the part that it leads to.
struct Relationship {
  std::string type;  ///< an URI: ".../relationships/styles"
  std::string part;  ///< a name in the archive, never a path
};

/// The relationships of a part (of the package itself: ""), by their ids; those that lead out of
/// the archive are left out. Empty for a part that has none.
std::map<std::string, Relationship> relationships(const ZipArchive& zip, const std::string& part);

}  // namespace thema::formats
