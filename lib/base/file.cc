#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/error.h"

namespace thema {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBufferSize = 1 << 18;

std::string reason(int error) { return std::generic_category().message(error); }

/// What failed, as a person understands it. A full or broken disk is not the input's fault.
[[noreturn]] void fail(std::string_view action, const fs::path& path, int error) {
  const bool storage = error == ENOSPC || error == EDQUOT || error == EIO || error == EFBIG;
  std::string message = fmt::format("cannot {} it: {}", action, reason(error));
  if (error == EISDIR) message = "a directory, expected a file";
  throw Error(storage ? Errc::storage : Errc::bad_input, message).at(path.string());
}

/// A file descriptor that is closed whatever happens.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kMiB = 1 << 20;
  return bytes >= kMiB ? fmt::format("{} MiB", bytes / kMiB) : fmt::format("{} bytes", bytes);
}

[[noreturn]] void fail_too_large(const fs::path& path, std::uint64_t limit) {
  throw Error(Errc::bad_input, fmt::format("larger than the limit of {}", size_text(limit)))
      .at(path.string());
}

/// /dev/stdout and kin lead to a file that somebody else has open: it must not be replaced.
bool is_descriptor_path(const fs::path& path) {
  const std::string p = path.string();
  return p == "/dev/stdout" || p == "/dev/stderr" || p.starts_with("/dev/fd/") ||
         p.starts_with("/proc/self/fd/");
}

std::string random_suffix() {
  std::uint64_t value = 0;
  if (::getentropy(&value, sizeof value) != 0) value = static_cast<std::uint64_t>(::getpid());
  return fmt::format("{:016x}", value);
}

/// Makes a new file beside `path`: hidden, and never over a file that is there.
int open_beside(const fs::path& path, fs::path& temporary) {
  const std::string name = path.filename().string().substr(0, 200);  // a name holds 255 bytes
  for (int attempt = 0; attempt < 16; ++attempt) {
    temporary = path.parent_path() / fmt::format(".{}.{}.tmp", name, random_suffix());
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0) return fd;
    if (errno != EEXIST) break;
  }
  const int error = errno;
  temporary.clear();
  errno = error;
  return -1;
}

/// The file itself when `path` is a link to it, so that the link stays a link.
fs::path resolve_link(const fs::path& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;
  fs::path target = fs::canonical(path, error);
  return error ? path : target;
}

void write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

/// A rename outlives a power cut only once its folder is on disk. Not every file system can.
void sync_folder(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() >= 0) ::fsync(fd.get());
}

}  // namespace

std::string read_file(const fs::path& path, std::uint64_t limit) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) fail("read", path, errno);
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) fail("read", path, errno);
  if (S_ISDIR(info.st_mode)) fail("read", path, EISDIR);
  const auto expected = static_cast<std::uint64_t>(info.st_size > 0 ? info.st_size : 0);
  if (expected > limit) fail_too_large(path, limit);

  // The size is a hint only: pipes have none, and a file may grow while it is read.
  std::string out(static_cast<std::size_t>(expected) + 1, '\0');
  std::size_t filled = 0;
  for (;;) {
    if (filled == out.size()) out.resize(out.size() + std::max(out.size() / 2, kBufferSize));
    const ssize_t n = ::read(fd.get(), out.data() + filled, out.size() - filled);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("read", path, errno);
    if (n == 0) break;
    filled += static_cast<std::size_t>(n);
    if (filled > limit) fail_too_large(path, limit);
  }
  out.resize(filled);
  return out;
}

std::string read_head(const fs::path& path, std::size_t size) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) fail("read", path, errno);
  std::string out(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t n = ::read(fd.get(), out.data() + filled, size - filled);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("read", path, errno);
    if (n == 0) break;
    filled += static_cast<std::size_t>(n);
  }
  out.resize(filled);
  return out;
}

AtomicFile::AtomicFile(fs::path path) : path_(std::move(path)) {
  struct stat info {};
  const bool exists = ::stat(path_.c_str(), &info) == 0;
  if (exists && S_ISDIR(info.st_mode)) fail("write", path_, EISDIR);
  if (exists && (!S_ISREG(info.st_mode) || is_descriptor_path(path_))) {
    const int append = S_ISREG(info.st_mode) ? O_APPEND : 0;
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | append);
    if (fd_ < 0) fail("write", path_, errno);
    return;
  }
  path_ = resolve_link(path_);
  if (!path_.has_filename()) fail("write", path_, EISDIR);
  // A rename needs no permission on the old file; who made it read-only still means it.
  if (exists && ::access(path_.c_str(), W_OK) != 0) fail("write", path_, errno);
  fd_ = open_beside(path_, temporary_);
  if (fd_ < 0) fail("write", path_, errno);
  // Best effort: the owner of the old file may be somebody else, and the new file is then ours.
  if (exists && ::fchmod(fd_, info.st_mode & 07777) != 0) errno = 0;
}

AtomicFile::~AtomicFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::flush() {
  write_all(fd_, buffer_, path_);
  buffer_.clear();
}

void AtomicFile::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() <= kBufferSize) {
    buffer_ += bytes;
    return;
  }
  flush();
  if (bytes.size() >= kBufferSize) {
    write_all(fd_, bytes, path_);
  } else {
    buffer_ += bytes;
  }
}

void AtomicFile::commit() {
  flush();
  // Some file systems cannot sync (EINVAL); that is no reason to refuse the output.
  if (!temporary_.empty() && ::fsync(fd_) != 0 && errno != EINVAL && errno != ENOTSUP) {
    fail("write", path_, errno);
  }
  const int fd = std::exchange(fd_, -1);
  if (::close(fd) != 0 && errno != EINTR) fail("write", path_, errno);
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail("write", path_, errno);
  temporary_.clear();
  sync_folder(path_);
}

void write_file(const fs::path& path, std::string_view bytes) {
  AtomicFile file(path);
  file.write(bytes);
  file.commit();
}

}  // namespace thema
