#include "line_input.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "terminal.h"

namespace thema::cli {

namespace {

constexpr const char* kStopped = "interrupted; what the lines before did is kept";

/// What there is to read now; empty: the end. A signal wakes it, as it would not wake read().
std::string_view read_some(std::array<char, 1 << 16>& room, const char* stopped) {
  for (;;) {
    pollfd in{STDIN_FILENO, POLLIN, 0};
    const int ready = ::poll(&in, 1, -1);
    if (stop_flag()) throw Error(Errc::interrupted, stopped);
    if (ready < 0 && errno != EINTR && errno != EAGAIN) break;
    if (ready <= 0) continue;
    const ssize_t n = ::read(STDIN_FILENO, room.data(), room.size());
    if (n >= 0) return {room.data(), static_cast<std::size_t>(n)};
    if (errno != EINTR && errno != EAGAIN) break;
  }
  throw Error(Errc::bad_input,
              fmt::format("reading standard input failed: {}", std::strerror(errno)));
}

}  // namespace

bool LineInput::is_terminal() const { return typed_ && isatty(STDIN_FILENO) == 1; }

bool LineInput::fill() {
  std::array<char, 1 << 16> room;
  const std::string_view bytes = read_some(room, kStopped);
  buffer_.erase(0, at_);
  at_ = 0;
  buffer_ += bytes;
  ended_ = bytes.empty();
  return !ended_;
}

std::optional<std::string> LineInput::next(std::size_t longest) {
  if (stop_flag()) throw Error(Errc::interrupted, kStopped);
  if (!typed_) {
    if (number_ == given_.size()) return std::nullopt;
    return given_[number_++];
  }
  std::string line;
  for (;;) {
    const std::size_t end = std::min(buffer_.find('\n', at_), buffer_.size());
    // One byte more than allowed tells that it was too long.
    if (line.size() <= longest) {
      line.append(buffer_, at_, std::min(end - at_, longest + 1 - line.size()));
    }
    const bool whole = end < buffer_.size();
    at_ = whole ? end + 1 : end;
    if (whole) break;
    if (!ended_ && fill()) continue;
    if (line.empty()) return std::nullopt;
    break;
  }
  ++number_;
  return line;
}

std::string standard_input(std::size_t most) {
  std::array<char, 1 << 16> room;
  std::string all;
  for (;;) {
    const std::string_view bytes = read_some(room, "interrupted; nothing was changed");
    if (bytes.empty()) return all;
    all += bytes;
    if (all.size() > most) {
      throw Error(
          Errc::bad_input,
          fmt::format("standard input holds more than {} bytes: too long to be a quote", most));
    }
  }
}

}  // namespace thema::cli
