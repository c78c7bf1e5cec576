// Runs a fuzzer over files and over fixed mutations of each, for compilers without libFuzzer.
//
//   fuzz_NAME FILE|FOLDER...      run
//   fuzz_NAME --dump N FILE       write mutation N of FILE to stdout (0: the file itself)
//
// The mutations depend on the bytes of the file alone, so a failure repeats everywhere.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kMutations = 200;      // of each file, but
constexpr std::size_t kBudget = 4'000'000;   // no more bytes than this,
constexpr std::size_t kLeastMutations = 10;  // unless these need more
constexpr unsigned kSeconds = 30;            // for one input

char current[1024] = "";  // what runs now, for the signal handler

void say_where() {
  [[maybe_unused]] ssize_t ignored = write(STDERR_FILENO, current, std::strlen(current));
}

void on_signal(int signal) {
  say_where();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

Bytes read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::uint64_t seed_of(const Bytes& bytes) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 1099511628211U;
  return hash;
}

/// Only the generator's own numbers are used: the distributions of <random> differ between
/// libraries.
class Random {
 public:
  explicit Random(std::uint64_t seed) : generator_(seed) {}
  std::size_t below(std::size_t end) { return end == 0 ? 0 : generator_() % end; }

 private:
  std::mt19937_64 generator_;
};

/// Bytes that mean something to some reader.
constexpr const char* kTokens[] = {"\n",
                                   "\r\n",
                                   "\r",
                                   "\"",
                                   ",",
                                   ":",
                                   "<",
                                   ">",
                                   "&",
                                   "-->",
                                   "]]>",
                                   "<!",
                                   "\\",
                                   "{",
                                   "}",
                                   "[",
                                   "\xEF\xBB\xBF",
                                   "\xFF\xFE",
                                   "\xF4\x90\x80\x80",
                                   "\xED\xA0\x80",
                                   "\xC3",
                                   "PK",
                                   "99999999999999999999",
                                   "-1",
                                   "&#0;"};

void mutate_once(Bytes& bytes, Random& random) {
  const std::size_t size = bytes.size();
  const auto at = [&](std::size_t offset) {
    return bytes.begin() + static_cast<std::ptrdiff_t>(offset);
  };
  const std::size_t from = random.below(size);
  const std::size_t to = from + random.below(std::min<std::size_t>(size - from, 4096) + 1);
  switch (random.below(size == 0 ? 1 : 7)) {
    case 0: {  // insert a token
      const std::string token = kTokens[random.below(std::size(kTokens))];
      bytes.insert(at(from), token.begin(), token.end());
      break;
    }
    case 1:  // cut off
      bytes.resize(from);
      break;
    case 2:  // leave out
      bytes.erase(at(from), at(to));
      break;
    case 3: {  // say twice
      const Bytes piece(at(from), at(to));
      bytes.insert(at(random.below(size + 1)), piece.begin(), piece.end());
      break;
    }
    case 4:  // flip a bit
      bytes[from] = static_cast<std::uint8_t>(bytes[from] ^ (1U << random.below(8)));
      break;
    case 5:  // another byte
      bytes[from] = static_cast<std::uint8_t>(random.below(256));
      break;
    default:  // zeros
      std::fill(at(from), at(std::min(to, from + 16)), std::uint8_t{0});
  }
}

Bytes mutation(const Bytes& original, std::size_t number) {
  Bytes bytes = original;
  if (number == 0) return bytes;
  Random random(seed_of(original) + number);
  for (std::size_t n = 1 + random.below(4); n > 0; --n) mutate_once(bytes, random);
  return bytes;
}

void run(const Bytes& bytes) {
  // A copy of exactly this size, so that AddressSanitizer sees a read past the end.
  const Bytes exact(bytes.begin(), bytes.end());
  alarm(kSeconds);
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
  alarm(0);
}

void run_file(const fs::path& file, std::size_t& runs) {
  const Bytes original = read_file(file);
  const std::size_t affordable = kBudget / std::max<std::size_t>(original.size(), 1);
  const std::size_t count = std::clamp(affordable, kLeastMutations, kMutations);
  for (std::size_t number = 0; number <= count; ++number) {
    std::snprintf(current, sizeof current, "failed on %s, mutation %zu\n", file.c_str(), number);
    run(mutation(original, number));
    ++runs;
  }
}

}  // namespace

// The sanitizers end the program by themselves; they call these first.
extern "C" void __asan_on_error() { say_where(); }
extern "C" void __ubsan_on_report() { say_where(); }

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() == 3 && args[0] == "--dump") {
    const Bytes bytes = mutation(read_file(args[2]), std::stoul(args[1]));
    for (const std::uint8_t byte : bytes) std::cout.put(static_cast<char>(byte));
    return 0;
  }
  std::vector<fs::path> files;
  for (const std::string& arg : args) {
    if (!fs::is_directory(arg)) {
      files.emplace_back(arg);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(arg)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  if (files.empty()) {
    std::cerr << "no corpus: name files or folders\n";
    return 1;
  }
  std::sort(files.begin(), files.end());
  for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL, SIGALRM}) {
    std::signal(signal, on_signal);
  }
  std::size_t runs = 0;
  std::snprintf(current, sizeof current, "failed on the empty input\n");
  run({});
  for (const fs::path& file : files) run_file(file, runs);
  std::cout << files.size() << " files, " << runs << " runs\n";
  return 0;
}
