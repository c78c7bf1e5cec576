#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thema::model {

/// A code's path split into names: "\/" is a slash inside a name. Throws Errc::usage for empty
/// names.
std::vector<std::string> split_path(std::string_view path);
/// A name as it stands in a path.
std::string escape_name(std::string_view name);
/// The path of names from the top: the inverse of `split_path`.
std::string join_path(const std::vector<std::string>& names);

}  // namespace thema::model
