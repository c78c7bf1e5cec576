#include "base/new_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"

namespace thema {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string_view action, const fs::path& path, int error) {
  const bool storage = error == ENOSPC || error == EDQUOT || error == EIO || error == EFBIG;
  throw Error(storage ? Errc::storage : Errc::bad_input,
              fmt::format("cannot {} it: {}", action, std::generic_category().message(error)))
      .at(path.string());
}

/// The folder itself where a link leads to it, so that the link stays; without a slash at the end.
fs::path resolved(const fs::path& path) {
  std::error_code error;
  fs::path full = fs::weakly_canonical(fs::absolute(path), error);
  if (error) full = fs::absolute(path).lexically_normal();
  return full.has_filename() ? full : full.parent_path();
}

}  // namespace

NewFolder::NewFolder(fs::path path, std::string marker, std::string kind)
    : given_(std::move(path)),
      path_(resolved(given_)),
      marker_(std::move(marker)),
      kind_(std::move(kind)) {
  check_old();
  std::error_code error;
  fs::create_directories(path_.parent_path(), error);
  if (error) fail("make", given_.parent_path(), error.value());
  const std::string name = path_.filename().string().substr(0, 200);  // a name holds 255 bytes
  std::string pattern = (path_.parent_path() / ("." + name + "." + std::string(6, 'X'))).string();
  if (::mkdtemp(pattern.data()) == nullptr) fail("write", given_, errno);
  temporary_ = pattern;
  // mkdtemp gives it to its owner alone; a folder has what the others of this person have.
  fs::permissions(temporary_,
                  fs::perms::group_read | fs::perms::group_exec | fs::perms::others_read |
                      fs::perms::others_exec,
                  fs::perm_options::add, error);
}

NewFolder::~NewFolder() {
  std::error_code ignored;
  if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
}

void NewFolder::check_old() const {
  std::error_code error;
  if (!fs::exists(path_, error)) return;
  if (!fs::is_directory(path_, error)) {
    throw Error(Errc::bad_input, "a file, expected a folder or a name that is free")
        .at(given_.string());
  }
  if (fs::is_empty(path_, error) && !error) return;
  std::set<std::string> known{marker_};
  bool ours = false;
  if (fs::is_regular_file(path_ / marker_, error)) {
    const std::string list = read_file(path_ / marker_, std::uint64_t{1} << 28U);
    for (const std::string_view line : split(list, '\n')) {
      if (!ours && line != kind_) break;
      if (ours) known.emplace(line);
      ours = true;
    }
  }
  if (!ours) {
    throw Error(Errc::bad_input,
                "the folder is not empty and no earlier export: name a new or an empty one")
        .at(given_.string());
  }
  for (auto file = fs::recursive_directory_iterator(path_, error);
       !error && file != fs::recursive_directory_iterator(); file.increment(error)) {
    const std::string name = file->path().lexically_relative(path_).generic_string();
    const bool folder = file->is_directory() && !file->is_symlink();
    if (folder || known.contains(name)) continue;
    throw Error(
        Errc::bad_input,
        fmt::format("the folder holds '{}', which is not of the earlier export and would be "
                    "lost: move it away, or name another folder",
                    name))
        .at(given_.string());
  }
  if (error) fail("read", given_, error.value());
}

void NewFolder::put(const std::string& name, std::string_view bytes, bool append) {
  const fs::path file = temporary_ / name;
  if (names_.insert(name).second && file.parent_path() != temporary_) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) fail("make", given_ / name, error.value());
  }
  const int fd =
      ::open(file.c_str(),
             O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (append ? O_APPEND : O_TRUNC), 0666);
  if (fd < 0) fail("write", given_ / name, errno);
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      const int error = errno;
      ::close(fd);
      fail("write", given_ / name, error);
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  if (::close(fd) != 0) fail("write", given_ / name, errno);
}

void NewFolder::commit() {
  std::string list = kind_ + "\n";
  for (const std::string& name : names_) list += name + "\n";
  put(marker_, list, false);
  // Somebody may have put something there meanwhile.
  check_old();
  std::error_code error;
  if (!fs::exists(path_, error)) {
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail("write", given_, errno);
    temporary_.clear();
    return;
  }
  // At every moment there is one of the two.
  if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str(), RENAME_EXCHANGE) == 0) {
    return;  // the old one is now the temporary one, and goes with this
  }
  const fs::path aside = temporary_.string() + ".old";  // file systems that cannot exchange
  if (std::rename(path_.c_str(), aside.c_str()) != 0) fail("replace", given_, errno);
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    const int failed = errno;
    if (std::rename(aside.c_str(), path_.c_str()) != 0) errno = failed;
    fail("replace", given_, failed);
  }
  temporary_ = aside;
}

}  // namespace thema
