#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace thema {

/// Writes a folder of files that takes its place whole: everything goes into a hidden folder beside
/// `path`, and commit() exchanges the two. A file with the name `marker` lists what was written.
/// A folder that is there already is replaced only if it is empty or such a folder in which nobody
/// has put anything else.
class NewFolder {
 public:
  /// `kind`: the first line of the marker. Throws Errc::bad_input when the folder holds anything
  /// that is not of an earlier run, or cannot be made.
  NewFolder(std::filesystem::path path, std::string marker, std::string kind);
  ~NewFolder();  ///< removes what was written unless committed
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  /// `name`: relative, with `/` between the parts, none of them "..". Throws Errc::storage when the
  /// disk is full.
  void write(const std::string& name, std::string_view bytes) { put(name, bytes, false); }
  /// Adds to the end of a file; makes it when it is not there.
  void append(const std::string& name, std::string_view bytes) { put(name, bytes, true); }
  void commit();

 private:
  void put(const std::string& name, std::string_view bytes, bool append);
  void check_old() const;
  std::filesystem::path given_, path_, temporary_;  ///< as named, for messages; resolved
  std::string marker_, kind_;
  std::set<std::string> names_;
};

}  // namespace thema
