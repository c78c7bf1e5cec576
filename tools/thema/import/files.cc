#include "import/files.h"

#include <unistd.h>

#include <algorithm>

#include "text/collate.h"

namespace thema::cli {

namespace fs = std::filesystem;

namespace {

bool hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

void add_folder(const fs::path& folder, std::vector<fs::path>& files,
                const std::function<void(const Error&, const fs::path&)>& bad) {
  std::vector<fs::path> found;
  std::error_code failed;
  auto it = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied,
                                             failed);
  const auto unreadable = [&](const fs::path& path) {
    bad(Error(Errc::bad_input, "the folder cannot be read"), path);
  };
  if (::access(folder.c_str(), R_OK | X_OK) != 0) return unreadable(folder);
  for (; !failed && it != fs::recursive_directory_iterator(); it.increment(failed)) {
    std::error_code ignored;  // of a link that leads nowhere or to itself
    const bool is_folder = it->is_directory(ignored);
    if (hidden(it->path())) {
      if (is_folder) it.disable_recursion_pending();
    } else if (is_folder) {
      if (::access(it->path().c_str(), R_OK | X_OK) != 0) unreadable(it->path());
    } else if (it->is_regular_file(ignored) && it->path().extension() != ".thema") {
      found.push_back(it->path());
    }
  }
  const text::Collator order;
  std::sort(found.begin(), found.end(), [&](const fs::path& a, const fs::path& b) {
    return order.less(a.string(), b.string());
  });
  files.insert(files.end(), found.begin(), found.end());
}

}  // namespace

std::vector<fs::path> files_to_import(
    const std::vector<std::string>& names, bool recursive,
    const std::function<void(const Error&, const fs::path&)>& bad) {
  std::vector<fs::path> files;
  for (const std::string& name : names) {
    std::error_code ignored;
    if (!fs::is_directory(name, ignored)) {
      if (fs::exists(name, ignored) && !fs::is_regular_file(name, ignored)) {
        bad(Error(Errc::bad_input, "a device or pipe, expected a file"), name);
        continue;
      }
      files.emplace_back(name);
    } else if (recursive) {
      add_folder(name, files, bad);
    } else {
      bad(Error(Errc::bad_input, "a folder: name the files in it, or give --recursive"), name);
    }
  }
  return files;
}

}  // namespace thema::cli
