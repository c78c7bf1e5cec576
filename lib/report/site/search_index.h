#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace thema::report::site {

/// Appends a JavaScript string in double quotes that is safe in a script element, too: no "</", no
/// line separators of Unicode. REQUIRES: valid UTF-8.
void append_script_text(std::string& out, std::string_view text);

/// The index of the search: files of about two megabytes that a page loads one after the other,
/// each a call of thema_index with rows [address, title, words].
class SearchIndex {
 public:
  /// `write` gets the name of a file ("search/1.js") and its bytes.
  using Write = std::function<void(const std::string&, std::string_view)>;
  explicit SearchIndex(Write write) : write_(std::move(write)) {}
  void add(std::string_view address, std::string_view title, std::string_view words);
  /// Writes what is left; how many files there are.
  std::size_t finish();

 private:
  void flush();
  Write write_;
  std::string rows_;
  std::size_t files_ = 0;
};

}  // namespace thema::report::site
