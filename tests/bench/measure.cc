// measure REPORT OUT ERR COMMAND...: runs the command with stdout and stderr in the files OUT and
// ERR, and appends "SECONDS KILOBYTES CPU" (wall clock, peak memory, seconds of the processor) to
// REPORT. Ends with the command's status. Unlike time(1) it resolves the milliseconds that a
// start-up takes.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>

extern char** environ;

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fputs("usage: measure REPORT OUT ERR COMMAND...\n", stderr);
    return 2;
  }
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&files, 2, argv[3], O_WRONLY | O_CREAT | O_TRUNC, 0600);

  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  pid_t child = 0;
  if (posix_spawnp(&child, argv[4], &files, nullptr, argv + 4, environ) != 0) {
    std::fprintf(stderr, "measure: cannot run %s\n", argv[4]);
    return 127;
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) return 126;
  const std::chrono::duration<double> wall = Clock::now() - start;

  if (std::FILE* report = std::fopen(argv[1], "a")) {
    const auto seconds = [](const timeval& t) {
      return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    std::fprintf(report, "%.6f %ld %.6f\n", wall.count(), usage.ru_maxrss,
                 seconds(usage.ru_utime) + seconds(usage.ru_stime));
    std::fclose(report);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
