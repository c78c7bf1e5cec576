#include "terminal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <nlohmann/json.hpp>

#include "text/utf8.h"
#include "text/width.h"
#include "work_kept.h"

namespace thema::cli {

namespace {

constexpr std::size_t kBuffer = 1 << 16;

std::size_t terminal_columns(int fd) {
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

bool wants_color(bool tty, std::string_view mode) {
  const char* no_color = std::getenv("NO_COLOR");
  if (mode == "never" || (no_color != nullptr && *no_color != '\0')) return false;
  if (mode == "always") return true;
  const char* term = std::getenv("TERM");
  return tty && (term == nullptr || std::string_view(term) != "dumb");
}

void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno == EPIPE) {
      std::_Exit(0);  // the reader has seen enough (thema ... | head)
    } else if (errno != EINTR && errno != EAGAIN) {
      throw Error(Errc::storage,
                  fmt::format("writing to standard output failed: {}", std::strerror(errno)));
    }
  }
}

/// Whether the message has lines of its own: an expression, and a caret under the place in it. In
/// all others a line end is part of a name, and must not make a second line of the message.
bool points_below(std::string_view message) {
  for (std::size_t at = message.find('^'); at != std::string_view::npos;
       at = message.find('^', at + 1)) {
    const std::size_t line = message.rfind('\n', at);
    if (line == std::string_view::npos || line == message.find('\n')) continue;
    if (message.substr(line + 1, at - line - 1).find_first_not_of(' ') == std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::string_view level_name(Level level) {
  return level == Level::notice ? "notice" : level == Level::warning ? "warning" : "error";
}

}  // namespace

/// Shows diagnostics, and a progress line after the first second of a long job.
class Terminal::TerminalSink : public Sink {
 public:
  explicit TerminalSink(Terminal& terminal) : terminal_(terminal) {}
  void report(const Diagnostic& d) override {
    if (terminal_.new_names_ != nullptr &&
        (d.id == "new-code" || d.id == "new-coder" || d.id == "new-case")) {
      if (!terminal_.quiet_ && !terminal_.muted_) terminal_.new_names_->told_.push_back(d);
      return;
    }
    terminal_.line(d.level, d.id, d.message, d.file, d.line, d.object);
  }
  void progress(std::string_view job, std::size_t done, std::size_t total) override {
    if (!terminal_.error_tty_ || terminal_.quiet_ || terminal_.json_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - started_ < std::chrono::seconds(1)) return;
    if (done < total && now - shown_ < std::chrono::milliseconds(100)) return;
    shown_ = now;
    terminal_.progress_shown_ = true;
    const std::string text = fmt::format("\r{} {} of {}\x1b[K", job, done, total);
    if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;
  }

 private:
  Terminal& terminal_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_{};
};

Terminal::Terminal()
    : out_tty_(isatty(STDOUT_FILENO) == 1),
      error_tty_(isatty(STDERR_FILENO) == 1),
      sink_(std::make_unique<TerminalSink>(*this)) {
  std::signal(SIGPIPE, SIG_IGN);
  set_color("auto");
}

Terminal::~Terminal() = default;

std::size_t Terminal::width() const { return out_tty_ ? terminal_columns(STDOUT_FILENO) : 0; }

void Terminal::set_color(std::string_view mode) {
  color_out_ = wants_color(out_tty_, mode);
  color_error_ = wants_color(error_tty_, mode);
}

Sink& Terminal::sink() { return *sink_; }

void Terminal::NewNames::release() {
  terminal_.new_names_ = outer_;
  for (const Diagnostic& d : std::exchange(told_, {})) terminal_.sink().report(d);
}

void Terminal::write(std::string_view bytes) {
  if (muted_) return;
  if (!held_ && buffer_.size() + bytes.size() > kBuffer) {
    flush();
    if (bytes.size() >= kBuffer) {
      write_all(STDOUT_FILENO, bytes);
      return;
    }
  }
  buffer_.append(bytes);
}

void Terminal::flush() {
  if (buffer_.empty() || held_) return;
  clear_progress();
  std::string bytes;
  bytes.swap(buffer_);
  write_all(STDOUT_FILENO, bytes);
}

void Terminal::clear_progress() {
  if (!progress_shown_) return;
  progress_shown_ = false;
  if (::write(STDERR_FILENO, "\r\x1b[K", 4) < 0) return;
}

void Terminal::error(const Error& e) {
  std::string message = e.what();
  // After a caret under an expression the hint needs a line of its own.
  const bool lines = points_below(message);
  if (!e.hint().empty()) message += (lines ? "\n  " : "; ") + e.hint();
  line(Level::error, errc_id(e.code()), message, e.file(), e.line(), e.object());
}

void Terminal::line(Level level, std::string_view id, std::string_view message,
                    std::string_view file, std::size_t line, std::string_view object) {
  if ((quiet_ || muted_) && level == Level::notice) return;
  if (!printed_) return write_line(level, id, message, file, line, object);
  write_line(level, id, printed_(message), printed_(file), line, printed_(object));
}

void Terminal::write_line(Level level, std::string_view id, std::string_view message,
                          std::string_view file, std::size_t line, std::string_view object) {
  clear_progress();
  std::string text;
  if (json_) {
    nlohmann::ordered_json j;
    j["level"] = level_name(level);
    j["id"] = id;
    j["file"] = file.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(file);
    j["line"] = line == 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(line);
    j["object"] = object.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(object);
    j["message"] = message;
    text = j.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  } else {
    std::string place;
    if (!file.empty())
      place = line > 0 ? fmt::format("{}:{}: ", file, line) : fmt::format("{}: ", file);
    const bool points = points_below(message);
    const std::string_view name = level_name(level);
    const std::string label =
        color_error_ ? fmt::format("\x1b[1;{}m{}:\x1b[0m", level == Level::error ? 31 : 33, name)
                     : fmt::format("{}:", name);
    text = fmt::format("{} {}{}\n", label,
                       text::visible_on_terminal(text::printable_utf8(place), false),
                       text::visible_on_terminal(text::printable_utf8(message), points));
  }
  std::string_view rest = text;
  while (!rest.empty()) {  // stderr may be closed: then there is nobody to tell
    const ssize_t n = ::write(STDERR_FILENO, rest.data(), rest.size());
    if (n <= 0) return;
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
}

namespace {
std::atomic<bool> g_stop{false};
std::atomic<bool> g_asked{false};  // to stop; also while that is not heeded
std::atomic<bool> g_kept{false};
std::atomic<std::int64_t> g_stop_at{0};

extern "C" void on_signal(int) {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  const std::int64_t ms = std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1000000;
  if (!g_asked.exchange(true)) {
    g_stop_at = ms;
    if (!g_kept) g_stop = true;
    return;
  }
  // A wrapper (timeout, make) and the terminal both pass on what was meant as one.
  constexpr std::int64_t kOne = 300;
  if (ms - g_stop_at > kOne) std::_Exit(130);
}
}  // namespace

std::atomic<bool>& stop_flag() { return g_stop; }

WorkKept::WorkKept() {
  g_kept = true;
  g_stop = false;
}

WorkKept::~WorkKept() {
  g_kept = false;
  if (g_asked) g_stop = true;
}

void catch_signals() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::signal(SIGHUP, on_signal);
}

}  // namespace thema::cli
