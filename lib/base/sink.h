#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace thema {

enum class Level { notice, warning, error };

/// One thing worth telling a person or a script. `id` is stable across versions.
struct Diagnostic {
  Level level = Level::notice;
  std::string id;
  std::string message;
  std::string file;      ///< empty: none
  std::size_t line = 0;  ///< 1-based; 0: none
  std::string object;    ///< a source, code, case ... ; empty: none
};

/// Where the library reports what is not an error: it never prints. Only tools/ knows a terminal.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void report(const Diagnostic&) {}
  /// `done` of `total` steps of one named job; called often, so keep it cheap.
  virtual void progress(std::string_view /*job*/, std::size_t /*done*/, std::size_t /*total*/) {}

  void notice(std::string id, std::string message, std::string object = {});
  void warn(std::string id, std::string message, std::string object = {});
};

/// Keeps what was reported; for tests and for commands that list problems.
class CollectingSink : public Sink {
 public:
  void report(const Diagnostic& d) override { diagnostics.push_back(d); }
  std::vector<Diagnostic> diagnostics;
};

}  // namespace thema
