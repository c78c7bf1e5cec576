#include "base/file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "unit/temp_folder.h"

namespace fs = std::filesystem;
using thema::Errc;
using thema::read_file;
using thema::write_file;

namespace {

template <class F>
thema::Error error_of(F&& f) {
  try {
    f();
  } catch (const thema::Error& e) {
    return e;
  }
  FAIL("no error");
  return thema::Error(Errc::usage, "");
}

bool holds(const thema::Error& e, std::string_view words) {
  return std::string_view(e.what()).find(words) != std::string_view::npos;
}

}  // namespace

TEST_CASE("what was written is read back, whatever its size") {
  const TempFolder folder;
  for (const std::size_t size : {0u, 1u, 4096u, 262'144u, 262'145u, 1'000'000u}) {
    CAPTURE(size);
    std::string bytes(size, 'x');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 7);
    write_file(folder / "f", bytes);
    CHECK(read_file(folder / "f") == bytes);
  }
  CHECK(folder.files() == 1);
}

TEST_CASE("many small writes arrive in order") {
  const TempFolder folder;
  std::string expected;
  thema::AtomicFile file(folder / "f");
  for (int i = 0; i < 100'000; ++i) {
    const std::string piece = std::to_string(i) + "\n";
    file.write(piece);
    expected += piece;
  }
  file.commit();
  CHECK(read_file(folder / "f") == expected);
}

TEST_CASE("a file that is not committed leaves the old one and no traces") {
  const TempFolder folder;
  write_file(folder / "f", "old");
  {
    thema::AtomicFile file(folder / "f");
    file.write(std::string(1'000'000, 'n'));
  }
  CHECK(read_file(folder / "f") == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("a replaced file keeps its permissions, a new one follows the umask") {
  const TempFolder folder;
  const mode_t old_mask = ::umask(027);
  write_file(folder / "new", "x");
  ::umask(old_mask);
  CHECK(fs::status(folder / "new").permissions() == fs::perms{0640});
  fs::permissions(folder / "new", fs::perms{0604});
  write_file(folder / "new", "y");
  CHECK(fs::status(folder / "new").permissions() == fs::perms{0604});
}

TEST_CASE("writing to a link changes the file it leads to") {
  const TempFolder folder;
  write_file(folder / "file", "old");
  fs::create_symlink("file", folder / "link");
  write_file(folder / "link", "new");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_file(folder / "file") == "new");
}

TEST_CASE("names at the limit of the file system can be written") {
  const TempFolder folder;
  const std::string name(255, 'n');
  write_file(folder / name, "x");
  CHECK(read_file(folder / name) == "x");
}

TEST_CASE("a full disk is a storage error") {
  if (!fs::exists("/dev/full")) {
    MESSAGE("skipped: no /dev/full");
    return;
  }
  const auto e = error_of([] { write_file("/dev/full", "x"); });
  CHECK(e.code() == Errc::storage);
  CHECK(e.file() == "/dev/full");
  CHECK(fs::is_character_file("/dev/full"));
}

TEST_CASE("a pipe is written directly") {
  const TempFolder folder;
  const fs::path pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int fd = ::open(pipe.c_str(), O_RDWR);  // so that nobody waits for the other end
  REQUIRE(fd >= 0);
  write_file(pipe, "through");
  std::array<char, 16> buffer{};
  CHECK(::read(fd, buffer.data(), buffer.size()) == 7);
  ::close(fd);
  CHECK(fs::is_fifo(pipe));
}

TEST_CASE("files that cannot be read or written are bad input that names the path") {
  const TempFolder folder;
  const fs::path missing = folder / "missing";
  auto e = error_of([&] { read_file(missing); });
  CHECK(e.code() == Errc::bad_input);
  CHECK(e.file() == missing.string());

  e = error_of([&] { read_file(folder.path()); });
  CHECK(e.code() == Errc::bad_input);
  CHECK(std::string(e.what()) == "a directory, expected a file");
  CHECK(e.file() == folder.path().string());

  e = error_of([&] { write_file(folder.path(), "x"); });
  CHECK(holds(e, "a directory, expected a file"));
  e = error_of([&] { write_file(folder / "no/such/folder", "x"); });
  CHECK(e.code() == Errc::bad_input);
  CHECK(e.file() == (folder / "no/such/folder").string());
}

TEST_CASE("a file larger than the limit is refused") {
  const TempFolder folder;
  write_file(folder / "f", "12345");
  CHECK(read_file(folder / "f", 5) == "12345");
  const auto e = error_of([&] { read_file(folder / "f", 4); });
  CHECK(e.code() == Errc::bad_input);
  CHECK(holds(e, "limit of 4 bytes"));
}

TEST_CASE("a read-only file is not replaced") {
  if (::geteuid() == 0) {
    MESSAGE("skipped: root may write everything");
    return;
  }
  const TempFolder folder;
  write_file(folder / "f", "old");
  fs::permissions(folder / "f", fs::perms{0400});
  CHECK(error_of([&] { write_file(folder / "f", "new"); }).code() == Errc::bad_input);
  CHECK(read_file(folder / "f") == "old");
}
