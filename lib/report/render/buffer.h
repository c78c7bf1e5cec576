#pragma once

#include <string>
#include <utility>

#include "report/renderer.h"

namespace thema::report {

/// Collects rendered bytes and hands them on in large pieces.
class Buffer {
 public:
  explicit Buffer(Output output) : output_(std::move(output)) {}

  /// Where to append. Call `pass_on` between the pieces of a long result.
  std::string& text() { return text_; }

  /// Hands over what has been collected once it is worth a call.
  void pass_on() {
    if (text_.size() >= kPiece) flush();
  }
  void flush() {
    if (!text_.empty()) output_(text_);
    text_.clear();
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{64} * 1024;
  Output output_;
  std::string text_;
};

}  // namespace thema::report
