#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thema::cli {

/// A command line of a batch, as words.
struct BatchLine {
  std::vector<std::string> words;
  std::size_t line = 0;  ///< from 1, where it begins
};

/// Splits a text into command lines as a POSIX shell does: blanks between words, '...' as it is,
/// "..." with \" \\ \$ \` and line ends escaped, \ before any character, a \ at a line's end joins
/// the next, # begins a comment at the start of a word. Nothing is expanded. A leading `thema` is
/// taken off.
class BatchLines {
 public:
  /// REQUIRES: `text` outlives this.
  explicit BatchLines(std::string_view text) : text_(text) {}
  /// The next command; nothing at the end. Throws Errc::bad_input with the line for a quote that
  /// never ends.
  std::optional<BatchLine> next();

 private:
  void skip_blanks();
  std::string word();
  void single_quoted(std::string& word);
  void double_quoted(std::string& word);
  bool at_end() const { return pos_ == text_.size(); }
  char take();
  std::string_view text_;
  std::size_t pos_ = 0, line_ = 1;
};

}  // namespace thema::cli
