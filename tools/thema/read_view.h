#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.h"
#include "model/passages.h"
#include "model/turn_coding.h"

namespace thema::cli {

class Context;

/// What a reading session shows: turns with their sentences numbered and my codes, codes with
/// their definitions. Colours and wrapped lines only on a terminal.
class ReadView {
 public:
  explicit ReadView(Context& ctx);

  /// The turn with the interviewer's turns before it and my codings on it.
  void turn(const model::Corpus& corpus, const model::TurnsOfCoder& mine, model::SourceText& text,
            std::uint32_t number);
  /// Codes whose path or definition holds the term (all when it is empty), with their definitions.
  void terms(const std::vector<model::Code>& codes, std::string_view term);
  void say(std::string_view sentence);
  void help();
  /// In front of what is typed; nothing unless both ends are a terminal.
  void prompt(std::uint32_t turn);
  /// Whatever was shown is on its way.
  void flush();

 private:
  enum class Ink { plain, faint, number, code };
  std::string clean(std::string_view words) const;
  /// `words` beside a margin that holds `label`, on as many lines as a terminal needs.
  void beside(std::string_view label, std::string_view words, Ink ink);
  std::string painted(std::string_view words, Ink ink) const;
  Context& ctx_;
  std::size_t width_ = 0;   ///< of the terminal; 0: none
  std::size_t margin_ = 0;  ///< columns of the numbers
};

}  // namespace thema::cli
