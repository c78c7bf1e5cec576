#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thema::cli {

/// Lines of standard input, or given ones, one after the other, without their ends.
class LineInput {
 public:
  LineInput() = default;
  explicit LineInput(std::vector<std::string> lines) : given_(std::move(lines)), typed_(false) {}

  /// The next line; none at the end. A line beyond `longest` bytes is cut there, so that it is
  /// refused as too long and takes no more memory. Throws Errc::interrupted when a signal asked to
  /// stop.
  std::optional<std::string> next(std::size_t longest);
  std::size_t number() const { return number_; }  ///< of the last line, from 1
  /// Whether a person types at a terminal.
  bool is_terminal() const;
  /// Whether the lines were given on the command line.
  bool given() const { return !typed_; }
  /// Whether there is one line alone.
  bool only() const { return given() && given_.size() == 1; }
  bool ended() const { return ended_; }
  /// What messages call it.
  std::string_view name() const { return typed_ ? "standard input" : "line"; }

 private:
  bool fill();
  std::vector<std::string> given_;
  bool typed_ = true, ended_ = false;
  std::string buffer_;
  std::size_t at_ = 0, number_ = 0;
};

/// All of standard input, of at most `most` bytes. Throws Errc::bad_input for more.
std::string standard_input(std::size_t most);

}  // namespace thema::cli
