#include "document/outputs.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "context.h"

namespace thema::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongest = 80;  ///< bytes of a value in a name

}  // namespace

std::string file_name_part(std::string_view value) {
  std::string out;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool read_otherwise =
        byte < 0x20 || byte == 0x7F || std::string_view("/\\:*?\"<>|").find(c) < 9;
    out += read_otherwise ? '_' : c;
  }
  if (out.size() > kLongest) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
    out.resize(end);
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.back() = '_';
  if (out.empty() || out.front() == '.' || out.front() == '-' || out.front() == ' ')
    out = "_" + out;
  return out;
}

std::vector<std::string> output_files(std::string_view pattern, std::string_view name,
                                      const std::vector<std::string>& values) {
  const std::string place = fmt::format("{{{}}}", name);
  if (pattern.find(place) == std::string_view::npos) {
    throw Error(Errc::usage,
                fmt::format("--each {0} writes a file for each value: name them with -o, such as "
                            "-o 'out/{{{0}}}.html'",
                            name));
  }
  std::vector<std::string> files;
  std::set<std::string> taken;  // letters of both cases are one name on some systems
  for (const std::string& value : values) {
    const std::string part = file_name_part(value);
    for (std::size_t n = 1;; ++n) {
      const std::string words = n == 1 ? part : fmt::format("{} ({})", part, n);
      std::string file(pattern);
      for (std::size_t at = 0; (at = file.find(place, at)) != std::string::npos;) {
        file.replace(at, place.size(), words);
        at += words.size();
      }
      if (!taken.insert(ascii_lower(file)).second) continue;
      files.push_back(std::move(file));
      break;
    }
  }
  return files;
}

namespace {

/// Makes the folders of a file; those that are new go again if nothing is written.
class NewFolders {
 public:
  NewFolders() = default;
  ~NewFolders() {
    std::error_code ignored;
    if (kept_) return;
    // The last that were made are the innermost; one that has something in it stays.
    for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder)
      fs::remove(*folder, ignored);
  }
  NewFolders(const NewFolders&) = delete;
  NewFolders& operator=(const NewFolders&) = delete;

  void make(const fs::path& folder) {
    std::error_code ignored;  // told when the file is written
    if (folder.empty() || fs::exists(folder, ignored)) return;
    make(folder.parent_path());
    if (fs::create_directory(folder, ignored)) made_.push_back(folder);
  }
  void keep() { kept_ = true; }

 private:
  std::vector<fs::path> made_;
  bool kept_ = false;
};

}  // namespace

void write_all(const std::vector<OutputText>& outputs) {
  NewFolders folders;
  std::vector<std::unique_ptr<AtomicFile>> files;
  for (const OutputText& output : outputs) {
    check_output(output.file);
    folders.make(fs::path(output.file).parent_path());
    files.push_back(std::make_unique<AtomicFile>(output.file));
    files.back()->write(output.bytes);
    files.back()->flush();
  }
  for (const auto& file : files) file->commit();
  folders.keep();
}

}  // namespace thema::cli
