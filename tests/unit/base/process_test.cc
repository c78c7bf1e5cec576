#include "base/process.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace {
using thema::ProcessLimits;
using thema::ProcessResult;
using thema::run_process;
using End = thema::ProcessResult::End;

ProcessResult shell(const std::string& script, std::string_view input = {},
                    const ProcessLimits& limits = {}) {
  return run_process({"sh", "-c", script}, input, limits);
}
}  // namespace

TEST_CASE("a program gets its input and gives output, errors and status") {
  const auto result = shell("cat; echo trouble >&2; exit 3", "words\n");
  CHECK(result.end == End::exited);
  CHECK(result.status == 3);
  CHECK(result.out == "words\n");
  CHECK(result.errors == "trouble\n");
}

TEST_CASE("input and output larger than a pipe do not block each other") {
  const std::string much(5'000'000, 'x');
  CHECK(run_process({"cat"}, much, {}).out == much);
  CHECK(shell("echo unread", much).out == "unread\n");
}

TEST_CASE("arguments are not read by a shell") {
  CHECK(run_process({"echo", "$HOME; *", "a b"}, {}, {}).out == "$HOME; * a b\n");
}

TEST_CASE("a program that is not there is told from one that fails") {
  const auto result = run_process({"no-such-program-of-thema"}, {}, {});
  CHECK(result.end == End::not_found);
  CHECK(result.status == ENOENT);
  CHECK(shell("exit 127").end == End::exited);
}

TEST_CASE("a program is killed at the limit of time, silent or talking") {
  ProcessLimits limits;
  limits.time = std::chrono::milliseconds(200);
  for (const std::string script :
       {"exec sleep 30", "while :; do echo; sleep 0.01; done", "exec >&- 2>&-; exec sleep 30"}) {
    CAPTURE(script);
    const auto begin = std::chrono::steady_clock::now();
    CHECK(shell(script, {}, limits).end == End::too_slow);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
  }
}

namespace {

/// Whether the process whose id stands in the file `path` is gone within a few seconds.
bool gone_soon(const std::filesystem::path& path) {
  pid_t id = 0;
  std::ifstream(path) >> id;
  REQUIRE(id > 1);
  for (int i = 0; i < 300 && ::kill(id, 0) == 0; ++i) {
    // An orphan that nobody waits for stays as a zombie.
    std::string state;
    std::ifstream status("/proc/" + std::to_string(id) + "/stat");
    for (int word = 0; word < 3 && status >> state; ++word) {
    }
    if (state == "Z") return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return ::kill(id, 0) != 0;
}

}  // namespace

TEST_CASE("what a program has started ends with it at the limit of time, and when it is stopped") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("thema-process-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string script = "cd '" + folder.string() +
                             "'; (trap '' TERM; exec sleep 60) & echo $! > child.part; "
                             "mv child.part child; wait";
  std::atomic<bool> stop{false};
  ProcessLimits limits;
  limits.stop = &stop;

  limits.time = std::chrono::milliseconds(500);
  CHECK(shell(script, {}, limits).end == End::too_slow);
  CHECK(gone_soon(folder / "child"));

  std::filesystem::remove(folder / "child");
  limits.time = std::chrono::seconds(60);
  std::thread asker([&] {
    while (!std::filesystem::exists(folder / "child")) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    stop = true;
  });
  const auto begin = std::chrono::steady_clock::now();
  CHECK(shell(script, {}, limits).end == End::stopped);
  asker.join();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  CHECK(gone_soon(folder / "child"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("what a program has started ends when we are killed") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("thema-killed-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string script = "cd '" + folder.string() +
                             "'; (trap '' TERM; exec sleep 60) & echo $! > child.part; "
                             "mv child.part child; wait";
  const pid_t killed = ::fork();
  if (killed == 0) {
    std::atomic<bool> stop{false};
    ProcessLimits limits;
    limits.stop = &stop;
    shell(script, {}, limits);
    ::_exit(0);
  }
  for (int i = 0; i < 2000 && !std::filesystem::exists(folder / "child"); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  // The keeper is there a moment after the program.
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  ::kill(killed, SIGKILL);
  int status = 0;
  CHECK(::waitpid(killed, &status, 0) == killed);
  CHECK(WIFSIGNALED(status));
  CHECK(gone_soon(folder / "child"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a program is killed at the limit of output, and its errors are cut") {
  ProcessLimits limits;
  limits.output = 1000;
  const auto result = shell("exec yes", {}, limits);
  CHECK(result.end == End::too_much_output);
  CHECK(result.out.size() == 1000);
  const auto errors = shell("head -c 300000 /dev/zero >&2; echo done");
  CHECK(errors.out == "done\n");
  CHECK(errors.errors.size() == 64U << 10U);
}

TEST_CASE("a program cannot take more memory than its limit") {
  ProcessLimits limits;
  limits.memory = 64U << 20U;
  const auto result =
      run_process({"dd", "if=/dev/zero", "of=/dev/null", "bs=256M", "count=1"}, {}, limits);
  CHECK(result.end == End::exited);
  CHECK(result.status != 0);
}

TEST_CASE("a program that a signal ends is told with the signal") {
  const auto result = shell("kill -TERM $$");
  CHECK(result.end == End::killed);
  CHECK(result.status == SIGTERM);
}

TEST_CASE("many threads run programs at once, and none is left behind") {
  std::vector<std::thread> threads;
  std::vector<std::string> outputs(8);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int n = 0; n < 10; ++n) outputs[i] += run_process({"cat"}, std::to_string(i), {}).out;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < outputs.size(); ++i)
    CHECK(outputs[i] == std::string(10, static_cast<char>(48 + i)));
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
}
