// Runs transcripts of command lines and compares what the commands write with what is written
// there; tests/cli/README.md tells the form of a transcript.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "transcript.h"

namespace {

namespace fs = std::filesystem;
using transcript::Difference;
using transcript::Line;
using transcript::Step;

constexpr int kPassed = 0, kFailed = 1, kUsage = 2, kSkipped = 77;
constexpr unsigned kSeconds = 120;  // for one command

struct Options {
  fs::path bin, data, examples, shared;
  bool update = false;
  std::vector<fs::path> files;
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot be read");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

class TempDir {
 public:
  TempDir() {
    std::string name = (fs::canonical(fs::temp_directory_path()) / "thema-cli-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~TempDir() {
    std::error_code ignored;
    // A command may have left folders without write permission.
    for (const auto& entry : fs::recursive_directory_iterator(path_, ignored)) {
      if (entry.is_directory(ignored)) {
        fs::permissions(entry.path(), fs::perms::owner_all, fs::perm_options::add, ignored);
      }
    }
    fs::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void set(const char* name, const std::string& value) { setenv(name, value.c_str(), 1); }

/// What every transcript may rely on, wherever it runs.
void set_environment(const Options& options) {
  const char* path = std::getenv("PATH");
  set("PATH", options.bin.string() + ":" + (path != nullptr ? path : "/usr/bin:/bin"));
  set("LC_ALL", "C.UTF-8");
  set("TZ", "UTC");
  set("NO_COLOR", "1");
  set("THEMA_CODER", "tester");
  set("DATA", options.data.string());
  set("EXAMPLES", options.examples.string());
  for (const char* name : {"THEMA_PROJECT", "XDG_CONFIG_HOME", "EDITOR", "VISUAL", "PAGER",
                           "COLUMNS", "LANGUAGE", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH"}) {
    unsetenv(name);
  }
  if (options.shared.empty()) {
    unsetenv("THEMA_SHARED");
  } else {
    set("THEMA_SHARED", options.shared.string());
  }
}

/// Runs `sh -c script` in `folder`, with its output in files, so that no pipe can fill up.
int run_shell(const std::string& script, const fs::path& folder, const fs::path& out,
              const fs::path& err) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process could be started");
  if (child == 0) {
    const auto redirect = [](const char* path, int flags, int to) {
      const int fd = open(path, flags, 0600);
      if (fd < 0 || dup2(fd, to) < 0) _exit(126);
      close(fd);
    };
    setpgid(0, 0);
    redirect("/dev/null", O_RDONLY, STDIN_FILENO);
    redirect(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    set("HOME", folder.string());
    set("PWD", folder.string());
    if (chdir(folder.c_str()) != 0) _exit(126);
    alarm(kSeconds);  // outlives exec
    execl("/bin/sh", "sh", "-c", script.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::runtime_error("a command got lost");
  }
  kill(-child, SIGKILL);  // what it left in the background
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  if (WTERMSIG(status) == SIGALRM) {
    std::ofstream(err, std::ios::app) << "(stopped after " << kSeconds << " seconds)\n";
  }
  return 128 + WTERMSIG(status);
}

/// Folders that differ from machine to machine stand as the variable that names them.
std::string with_variables(std::string text, const Options& options, const fs::path& home) {
  std::vector<std::pair<std::string, std::string>> folders = {
      {home.string(), "$HOME"},
      {options.data.string(), "$DATA"},
      {options.examples.string(), "$EXAMPLES"},
      {options.shared.string(), "$THEMA_SHARED"}};
  for (const auto& [folder, name] : folders) {
    if (folder.size() < 2) continue;
    for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos; at += name.size()) {
      text.replace(at, folder.size(), name);
    }
  }
  return text;
}

/// Prints the differing lines with three lines around each.
void report(const fs::path& file, const Step& step, const std::vector<Difference>& differences) {
  std::vector<Line> lines;
  for (const Difference& d : differences) lines.push_back(d.line);
  const std::vector<std::string> text = transcript::written(lines);
  std::cout << "--- " << file.string() << " (expected)\n+++ " << file.string() << " (actual)\n";
  std::istringstream script(step.script);
  std::string line;
  for (bool first = true; std::getline(script, line); first = false) {
    std::cout << (first ? "    $ " : "    > ") << line << '\n';
  }
  const std::size_t around = 3;
  std::size_t number = step.first, printed = 0;
  for (std::size_t i = 0; i < differences.size(); ++i) {
    const std::size_t from = i < around ? 0 : i - around;
    const std::size_t to = std::min(differences.size(), i + around + 1);
    const bool near = std::any_of(differences.begin() + static_cast<std::ptrdiff_t>(from),
                                  differences.begin() + static_cast<std::ptrdiff_t>(to),
                                  [](const Difference& d) { return d.mark != ' '; });
    if (near) {
      if (printed == 0 || printed != i) std::cout << "@@ line " << number + 1 << " @@\n";
      std::cout << differences[i].mark << text[i] << '\n';
      printed = i + 1;
    }
    if (differences[i].mark != '+') ++number;
  }
}

bool on_path(const std::string& program) {
  std::istringstream folders(std::getenv("PATH"));
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (access((folder + "/" + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

/// The file with the expected lines of some steps replaced.
void rewrite(const fs::path& file, const transcript::Transcript& script,
             const std::vector<std::vector<Line>>& now) {
  std::ostringstream text;
  std::size_t next = 0;
  const auto copy_until = [&](std::size_t end) {
    for (; next < end; ++next) text << script.lines[next] << '\n';
  };
  for (std::size_t i = 0; i < script.steps.size(); ++i) {
    copy_until(script.steps[i].first);
    for (const std::string& line : transcript::written(now[i])) text << line << '\n';
    next = script.steps[i].last;
  }
  copy_until(script.lines.size());
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  if (!(out << text.str() << std::flush)) throw std::runtime_error("cannot be written");
}

int run_file(const fs::path& file, const Options& options) {
  const auto script = transcript::parse(read_file(file), file.extension() == ".md");
  for (const std::string& need : script.needs) {
    if (need == "shared" ? options.shared.empty() : !on_path(need)) {
      std::cout << "skipped " << file.string() << ": needs " << need << '\n';
      return kSkipped;
    }
  }
  const TempDir home, streams;
  std::vector<std::vector<Line>> now;
  bool same = true;
  for (const Step& step : script.steps) {
    const fs::path out = streams.path() / "out", err = streams.path() / "err";
    const int status = run_shell(step.script, home.path(), out, err);
    const auto actual =
        transcript::rendered(with_variables(read_file(out), options, home.path()),
                             with_variables(read_file(err), options, home.path()), status);
    const auto differences = transcript::compare(step.expected, actual);
    if (transcript::equal(differences)) {
      now.push_back(step.expected);
      continue;
    }
    same = false;
    if (!options.update) report(file, step, differences);
    // Patterns that still hold are kept; the rest is written anew.
    now.emplace_back();
    for (const Difference& d : differences) {
      if (d.mark != '-') now.back().push_back(d.line);
    }
  }
  if (same) return kPassed;
  if (!options.update) return kFailed;
  rewrite(file, script, now);
  std::cout << "updated " << file.string() << '\n';
  return kPassed;
}

int usage() {
  std::cerr << "usage: cli_transcripts --bin FOLDER [--data FOLDER] [--examples FOLDER]\n"
               "                       [--shared FOLDER] [--update] FILE...\n";
  return kUsage;
}

/// A folder that is there, by its real name; none otherwise.
fs::path folder(const std::string& name) {
  std::error_code missing;
  const fs::path path = fs::canonical(name, missing);
  return missing ? fs::path() : path;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  std::string shared;
  const std::vector<std::string> args(argv + 1, argv + argc);
  for (std::size_t i = 0; i < args.size(); ++i) {
    const std::string& arg = args[i];
    if (arg == "--update") {
      options.update = true;
    } else if (!arg.starts_with("--")) {
      options.files.emplace_back(arg);
    } else if (i + 1 == args.size()) {
      return usage();
    } else if (arg == "--bin") {
      options.bin = folder(args[++i]);
    } else if (arg == "--data") {
      options.data = folder(args[++i]);
    } else if (arg == "--examples") {
      options.examples = folder(args[++i]);
    } else if (arg == "--shared") {
      shared = args[++i];
    } else {
      return usage();
    }
  }
  if (options.bin.empty() || options.files.empty()) return usage();
  // The environment wins over the place where the data usually is.
  if (const char* named = std::getenv("THEMA_SHARED")) shared = named;
  if (!shared.empty()) options.shared = folder(shared);

  set_environment(options);
  int result = kPassed;
  std::size_t skipped = 0;
  for (const fs::path& file : options.files) {
    try {
      const int outcome = run_file(file, options);
      if (outcome == kFailed) result = kFailed;
      if (outcome == kSkipped) ++skipped;
    } catch (const std::exception& error) {
      std::cout << file.string() << ": " << error.what() << '\n';
      result = kFailed;
    }
  }
  return result == kPassed && skipped == options.files.size() ? kSkipped : result;
}
