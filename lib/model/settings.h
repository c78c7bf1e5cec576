#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace thema::model {

class Project;

/// The project's settings (contract: `thema config`).
class Settings {
 public:
  explicit Settings(Project& project) : project_(project) {}

  /// The keys there are, in order: title, language, cite, coder, methodology, count,
  /// pseudonyms (the file with their table; empty: the project holds it).
  static const std::vector<std::string>& keys();
  /// The value, or the default when none is set. Throws Errc::usage for an unknown key.
  std::string get(std::string_view key);
  /// Checks the value (a language that ICU knows, a template that parses). REQUIRES a change under
  /// way. True when that was a change.
  bool set(std::string_view key, std::string_view value);

 private:
  Project& project_;
};

}  // namespace thema::model
