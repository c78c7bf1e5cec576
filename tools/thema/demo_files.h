#pragma once

#include <span>
#include <string_view>

namespace thema::cli {

/// A file of the small study that `thema demo` writes.
struct DemoFile {
  std::string_view name, text;
};

std::span<const DemoFile> demo_files();

}  // namespace thema::cli
