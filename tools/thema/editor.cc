#include "editor.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "base/file.h"
#include "terminal.h"

namespace thema::cli {

namespace {

constexpr std::uint64_t kLargestText = 256U << 20;

int no_editors = 0;  ///< how many forbid it

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string editor_command() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    if (std::string command = environment(name); !command.empty()) return command;
  }
  if (::isatty(STDIN_FILENO) == 1) return "vi";
  throw Error(Errc::usage,
              "there is no editor to open: name one in the environment, as in EDITOR=nano");
}

/// While the editor has the terminal, Ctrl-C is the editor's.
class SignalsToEditor {
 public:
  SignalsToEditor() {
    struct sigaction ignore = {};
    ignore.sa_handler = SIG_IGN;  // NOLINT
    ::sigaction(SIGINT, &ignore, &interrupt_);
    ::sigaction(SIGQUIT, &ignore, &quit_);
  }
  ~SignalsToEditor() {
    ::sigaction(SIGINT, &interrupt_, nullptr);
    ::sigaction(SIGQUIT, &quit_, nullptr);
  }
  SignalsToEditor(const SignalsToEditor&) = delete;
  SignalsToEditor& operator=(const SignalsToEditor&) = delete;

 private:
  struct sigaction interrupt_ = {}, quit_ = {};
};

/// Into the file itself: a new one in its place would have other permissions.
void write_all(int fd, std::string_view text, const std::filesystem::path& path) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      ::close(fd);
      throw Error(Errc::storage, fmt::format("cannot write '{}'", path.string()));
    }
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  if (::close(fd) != 0) {
    throw Error(Errc::storage, fmt::format("cannot write '{}'", path.string()));
  }
}

/// Between fork and exec: only what a signal handler may do, too.
[[noreturn]] void become(const char* command, const char* file, bool out_is_terminal) {
  std::signal(SIGINT, SIG_DFL);   // NOLINT
  std::signal(SIGQUIT, SIG_DFL);  // NOLINT
  // stdout carries results alone: an editor that writes there while it is a pipe writes to stderr.
  if (!out_is_terminal) ::dup2(STDERR_FILENO, STDOUT_FILENO);
  ::execl("/bin/sh", "sh", "-c", command, "thema", file, static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

NoEditor::NoEditor() { ++no_editors; }
NoEditor::~NoEditor() { --no_editors; }

EditedText::EditedText(Terminal& terminal, std::string text) {
  if (no_editors > 0) {
    throw Error(Errc::usage, "this opens an editor, and a report only reads: run it by itself");
  }
  const std::string command = editor_command() + " \"$1\"";
  std::string folder = environment("TMPDIR");
  if (folder.empty()) folder = "/tmp";
  // mkstemps puts a name of its own in the place of six X.
  std::string name = fmt::format("{}/thema-{}.txt", folder, std::string(6, 'X'));
  const int fd = ::mkstemps(name.data(), 4);
  if (fd < 0) {
    throw Error(Errc::storage, fmt::format("cannot make a file to edit in '{}'", folder));
  }
  path_ = name;
  try {
    write_all(fd, text, path_);
    {
      const SignalsToEditor handed_over;
      terminal.flush();
      const pid_t child = ::fork();
      if (child == 0) become(command.c_str(), path_.c_str(), terminal.out_is_terminal());
      int status = 0;
      while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
      }
      if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        kept_ = child > 0 && read_file(path_, kLargestText) != text;
        throw Error(Errc::bad_input,
                    fmt::format("the editor '{}' failed; nothing was changed{}", editor_command(),
                                kept_ ? "; the text is kept in " + path_.string() : ""));
      }
    }
    text_ = read_file(path_, kLargestText);
    changed_ = text_ != text;
  } catch (...) {
    std::error_code ignored;
    if (!kept_) std::filesystem::remove(path_, ignored);
    throw;
  }
}

EditedText::~EditedText() {
  std::error_code ignored;
  if (!kept_) std::filesystem::remove(path_, ignored);
}

void EditedText::use(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& e) {
    kept_ = true;
    const std::string where = path_.string();
    const std::size_t line = e.line();
    Error told(
        e.code(),
        line > 0 ? e.what() : fmt::format("{} (the edited text is kept in {})", e.what(), where),
        e.hint());
    if (line > 0) told.at(where, line);
    throw told.about(e.object());
  }
}

}  // namespace thema::cli
