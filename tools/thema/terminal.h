#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/sink.h"

namespace thema::cli {

/// stdout, stderr, and what is known about them. The only place that prints.
class Terminal {
 public:
  Terminal();
  ~Terminal();

  bool out_is_terminal() const { return out_tty_; }
  bool error_is_terminal() const { return error_tty_; }
  std::size_t width() const;  ///< columns of stdout's terminal; 0 when it is none

  /// While alive, nothing is written.
  class Mute {
   public:
    explicit Mute(Terminal& terminal) : terminal_(terminal) { terminal_.muted_ = true; }
    ~Mute() { terminal_.muted_ = false; }
    Mute(const Mute&) = delete;
    Mute& operator=(const Mute&) = delete;

   private:
    Terminal& terminal_;
  };

  /// While alive, results are kept back; they are written when released, else dropped.
  class Hold {
   public:
    explicit Hold(Terminal& terminal) : terminal_(terminal) { terminal_.held_ = true; }
    ~Hold() {
      terminal_.held_ = false;
      if (!released_) terminal_.buffer_.clear();
    }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    void release() const { released_ = true; }

   private:
    Terminal& terminal_;
    mutable bool released_ = false;
  };

  /// While alive, what is told of new codes, coders and cases is kept back: it is so only when the
  /// change is kept. Released into the one around it, or to stderr; else dropped.
  class NewNames {
   public:
    explicit NewNames(Terminal& terminal) : terminal_(terminal), outer_(terminal.new_names_) {
      terminal_.new_names_ = this;
    }
    ~NewNames() { terminal_.new_names_ = outer_; }
    NewNames(const NewNames&) = delete;
    NewNames& operator=(const NewNames&) = delete;
    void release();

   private:
    friend class Terminal;
    Terminal& terminal_;
    NewNames* outer_;
    std::vector<Diagnostic> told_;
  };

  void set_quiet(bool quiet) { quiet_ = quiet; }
  void set_color(std::string_view mode);  ///< auto, always, never
  void set_json_diagnostics(bool on) { json_ = on; }
  bool color_out() const { return color_out_; }
  /// What is printed for the names in notices, warnings and errors; null: they are printed as they
  /// are.
  void print_names_as(std::function<std::string(std::string_view)> printed) {
    printed_ = std::move(printed);
  }

  /// Notices, warnings and progress go to stderr.
  Sink& sink();
  /// Result bytes. A closed pipe ends the program quietly; a full disk throws Errc::storage.
  void write(std::string_view bytes);
  void flush();
  void error(const Error& e);
  void line(Level level, std::string_view id, std::string_view message, std::string_view file = {},
            std::size_t line = 0, std::string_view object = {});

 private:
  class TerminalSink;
  void clear_progress();
  void write_line(Level level, std::string_view id, std::string_view message, std::string_view file,
                  std::size_t line, std::string_view object);
  bool out_tty_ = false, error_tty_ = false, color_out_ = false, color_error_ = false;
  bool quiet_ = false, json_ = false, progress_shown_ = false, muted_ = false, held_ = false;
  std::string buffer_;
  std::function<std::string(std::string_view)> printed_;
  NewNames* new_names_ = nullptr;
  std::unique_ptr<TerminalSink> sink_;
};

/// Set by SIGINT, SIGTERM and SIGHUP; a second one, a while later, ends the process at once.
std::atomic<bool>& stop_flag();
void catch_signals();

}  // namespace thema::cli
