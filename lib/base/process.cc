#include "base/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <optional>
#include <utility>

#include "base/error.h"

namespace thema {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMostErrors = 64U << 10U;

[[noreturn]] void fail(std::string_view what) {
  throw Error(Errc::storage, fmt::format("cannot {}: {}", what, std::strerror(errno)));
}

/// A file descriptor that is closed when it goes.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

/// Descriptors below 3 would be overwritten when the child's streams are set.
Descriptor above_streams(int fd) {
  if (fd < 0 || fd > STDERR_FILENO) return Descriptor(fd);
  const Descriptor low(fd);
  return Descriptor(::fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

struct Pipe {
  Pipe() : Pipe(make()) {}
  Descriptor read, write;

 private:
  static std::array<int, 2> make() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("make a pipe");
    return ends;
  }
  explicit Pipe(std::array<int, 2> ends)
      : read(above_streams(ends[0])), write(above_streams(ends[1])) {
    if (!read.open() || !write.open()) fail("make a pipe");
  }
};

/// The input as a file in memory: nothing is written to a disk, and a child that reads slowly, or
/// not at all, blocks nobody.
Descriptor input_file(std::string_view bytes) {
  Descriptor file = above_streams(::memfd_create("input", MFD_CLOEXEC));
  if (!file.open()) fail("make a file in memory");
  while (!bytes.empty()) {
    const ssize_t n = ::write(file.get(), bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) fail("write a file in memory");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  if (::lseek(file.get(), 0, SEEK_SET) != 0) fail("rewind a file in memory");
  return file;
}

void limit(int what, std::uint64_t most) {
  const rlimit both{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

/// What the child needs, made before the fork: behind it nothing may allocate.
struct Plan {
  std::vector<char*> argv;
  std::array<int, 3> streams{};
  int failure = -1;
  ProcessLimits limits;
  pid_t parent = 0;
};

/// In the child, until the program takes its place. Async-signal-safe calls alone.
[[noreturn]] void become(const Plan& plan) {
  static char locale[] = "LC_ALL=C.UTF-8";
  static char* environment[] = {locale, nullptr};
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  // A session, not only a group: what is asked on the terminal fails at once instead of waiting.
  if (plan.limits.stop != nullptr) ::setsid();
  if (::getppid() == plan.parent) {
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    for (int i = 0; i < 3; ++i) ::dup2(plan.streams[static_cast<std::size_t>(i)], i);
    limit(RLIMIT_AS, plan.limits.memory);
    limit(RLIMIT_CORE, 0);
    ::execvpe(plan.argv.front(), plan.argv.data(), environment);
  }
  const int why = errno;
  const ssize_t told = ::write(plan.failure, &why, sizeof why);
  ::_exit(told == sizeof why ? 127 : 126);
}

/// Closes every descriptor from `first` on. Async-signal-safe.
void close_from(int first) {
  if (::syscall(SYS_close_range, first, ~0U, 0U) == 0) return;
  for (int fd = first; fd < 65'536; ++fd) ::close(fd);
}

/// In a process of its own: waits until nobody can write to `life` any more, which is when we are
/// gone, and then ends what the program left: asked first, then killed. Async-signal-safe calls
/// alone.
[[noreturn]] void outlive(int life, pid_t group) {
  ::setsid();  // Ctrl-C is not for it
  ::dup2(life, STDIN_FILENO);
  close_from(STDERR_FILENO + 1);
  ::close(STDOUT_FILENO);
  ::close(STDERR_FILENO);
  sigset_t all;
  ::sigfillset(&all);
  ::sigprocmask(SIG_SETMASK, &all, nullptr);
  char byte = 0;
  while (::read(STDIN_FILENO, &byte, 1) < 0 && errno == EINTR) {
  }
  ::kill(-group, SIGTERM);
  const timespec pause{0, 300'000'000};
  ::nanosleep(&pause, nullptr);
  ::kill(-group, SIGKILL);
  ::_exit(0);
}

/// Ends a group of processes when we are killed and cannot do it any more: the kernel's signal at
/// a parent's death reaches the program alone, and not what the program has started.
class Keeper {
 public:
  explicit Keeper(pid_t group) : pid_(::fork()) {
    if (pid_ == 0) {
      life_.write.close();
      outlive(life_.read.get(), group);
    }
    life_.read.close();
  }
  ~Keeper() {
    if (pid_ <= 0) return;  // no process to be had: done without
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

 private:
  Pipe life_;
  pid_t pid_;
};

/// The child: killed and waited for, whatever happens.
class Child {
 public:
  explicit Child(const Plan& plan) : leads_(plan.limits.stop != nullptr), pid_(::fork()) {
    if (pid_ < 0) fail("start a program");
    if (pid_ == 0) become(plan);
    if (leads_) keeper_.emplace(pid_);
  }
  ~Child() {
    if (pid_ <= 0) return;
    if (leads_) end_group();
    ::kill(pid_, SIGKILL);
    wait(0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// True when it has ended; `status` is then what waitpid says.
  bool ended() {
    if (pid_ > 0) wait(WNOHANG);
    return pid_ <= 0;
  }
  int status() const { return status_; }

 private:
  /// Asked to end first, so that it can tidy up. Not waited for until all were told: its id names
  /// the group as long.
  void end_group() const {
    ::kill(-pid_, SIGTERM);
    const timespec pause{0, 10'000'000};
    for (int i = 0; i < 30 && !leader_ended(); ++i) ::nanosleep(&pause, nullptr);
    ::kill(-pid_, SIGKILL);
  }
  bool leader_ended() const {
    siginfo_t info{};
    const int rc = ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT);
    return rc != 0 || info.si_pid == pid_;
  }

  void wait(int flags) {
    pid_t done = 0;
    do {
      done = ::waitpid(pid_, &status_, flags);
    } while (done < 0 && errno == EINTR);
    if (done != 0) pid_ = 0;
  }
  bool leads_;
  pid_t pid_;
  int status_ = 0;
  std::optional<Keeper> keeper_;
};

bool stopped(const ProcessLimits& limits) { return limits.stop != nullptr && *limits.stop; }

int milliseconds_to(Clock::time_point deadline, const ProcessLimits& limits) {
  // The signal that asks to stop may come just before poll begins.
  const std::int64_t most = limits.stop != nullptr ? 100 : 60'000;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, most));
}

/// Reads what is there; closes at the end. False: more than `most` bytes.
bool take(Descriptor& from, std::string& to, std::size_t most, bool cut) {
  std::array<char, 1U << 16U> buffer;  // NOLINT: filled by read
  const ssize_t n = ::read(from.get(), buffer.data(), buffer.size());
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return true;
  if (n <= 0) {
    from.close();
    return true;
  }
  const auto count = static_cast<std::size_t>(n);
  const std::size_t room = most - std::min(most, to.size());
  to.append(buffer.data(), std::min(count, room));
  return cut || count <= room;
}

/// Reads both streams until they end, or a limit is met.
ProcessResult::End listen(Pipe& out, Pipe& errors, const ProcessLimits& limits,
                          Clock::time_point deadline, ProcessResult& result) {
  while (out.read.open() || errors.read.open()) {
    std::array<pollfd, 2> wait{{{out.read.get(), POLLIN, 0}, {errors.read.get(), POLLIN, 0}}};
    if (stopped(limits)) return ProcessResult::End::stopped;
    const int time = milliseconds_to(deadline, limits);
    if (time == 0) return ProcessResult::End::too_slow;
    if (::poll(wait.data(), wait.size(), time) <= 0) continue;
    if (wait[0].revents != 0 && !take(out.read, result.out, limits.output, false)) {
      return ProcessResult::End::too_much_output;
    }
    if (wait[1].revents != 0) take(errors.read, result.errors, kMostErrors, true);
  }
  return ProcessResult::End::exited;
}

/// Waits for a child that has closed its streams, which most do by ending.
ProcessResult::End await(Child& child, const ProcessLimits& limits, Clock::time_point deadline,
                         ProcessResult& result) {
  for (timespec pause{0, 200'000}; !child.ended();) {
    if (stopped(limits)) return ProcessResult::End::stopped;
    if (Clock::now() >= deadline) return ProcessResult::End::too_slow;
    ::nanosleep(&pause, nullptr);
    pause.tv_nsec = std::min<long>(pause.tv_nsec * 2, 20'000'000);
  }
  const int status = child.status();
  result.status = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  return WIFSIGNALED(status) ? ProcessResult::End::killed : ProcessResult::End::exited;
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& argv, std::string_view input,
                          const ProcessLimits& limits) {
  const auto deadline = Clock::now() + limits.time;
  const Descriptor file = input_file(input);
  Pipe out, errors, failure;
  Plan plan;
  for (const std::string& arg : argv) plan.argv.push_back(const_cast<char*>(arg.c_str()));
  plan.argv.push_back(nullptr);
  plan.streams = {file.get(), out.write.get(), errors.write.get()};
  plan.failure = failure.write.get();
  plan.limits = limits;
  plan.parent = ::getpid();

  ProcessResult result;
  Child child(plan);
  for (Pipe* pipe : {&out, &errors, &failure}) pipe->write.close();
  int why = 0;
  ssize_t told = 0;
  do {
    told = ::read(failure.read.get(), &why, sizeof why);
  } while (told < 0 && errno == EINTR);
  if (told == sizeof why) {
    result.end = ProcessResult::End::not_found;
    result.status = why;
    return result;
  }
  result.end = listen(out, errors, limits, deadline, result);
  if (result.end == ProcessResult::End::exited) result.end = await(child, limits, deadline, result);
  return result;
}

}  // namespace thema
