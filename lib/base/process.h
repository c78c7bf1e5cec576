#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thema {

/// What a child program may use at most; beyond it is killed.
struct ProcessLimits {
  std::chrono::milliseconds time = std::chrono::seconds(60);  ///< by the clock on the wall
  std::uint64_t memory = 1ULL << 30U;                         ///< bytes of address space
  std::size_t output = 256U << 20U;                           ///< bytes that it prints
  /// Ends it when true, as a limit does. A program that can be stopped has a session of its own,
  /// and whatever it started and is still there ends with it, also when we are killed; only what
  /// has made a session of its own is not reached. Null: it shares ours, and Ctrl-C.
  const std::atomic<bool>* stop = nullptr;
};

struct ProcessResult {
  enum class End {
    exited,           ///< by itself; `status` is its exit status
    killed,           ///< by a signal, `status`, that was not ours
    not_found,        ///< there is no such program in the PATH, or it cannot be run
    too_slow,         ///< killed at the limit of time
    too_much_output,  ///< killed at the limit of output
    stopped,          ///< killed because `stop` was set
  } end = End::exited;
  int status = 0;
  std::string out;     ///< what it printed
  std::string errors;  ///< and what it said besides; cut after 64 KiB
};

/// Runs a program (found in the PATH, no shell) with `input` as its standard input, a file that
/// nobody else can open, and waits for its end. It gets a neutral locale and no other environment:
/// what it starts itself is looked for where the system has its programs. Safe with many threads.
/// Throws Errc::storage when the system cannot start any program. REQUIRES: `argv` is not empty.
ProcessResult run_process(const std::vector<std::string>& argv, std::string_view input,
                          const ProcessLimits& limits);

}  // namespace thema
