#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace thema::cli {

/// Words on one line, with "..." where more than `most` bytes were cut off.
std::string shortened(std::string_view words, std::size_t most);

/// Where a text that should not have been changed was changed first. REQUIRES: they differ.
class TextDifference {
 public:
  TextDifference(std::string_view expected, std::string_view found);

  std::size_t line() const { return line_; }  ///< of the text, from 1
  /// Line, what was found, what was expected, what to do.
  std::string message() const;

  /// Lines that differ first.
  std::string_view found() const { return found_; }
  std::string_view expected() const { return expected_; }

 private:
  void find_added(std::string_view found);
  std::size_t line_ = 1;
  std::string_view expected_, found_;  ///< the lines
  std::size_t at_ = 0;                 ///< bytes that both lines share at their beginning
  bool more_lines_ = false, fewer_lines_ = false, added_ = false;
};

}  // namespace thema::cli
