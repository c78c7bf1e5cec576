#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/passages.h"
#include "model/types.h"

namespace thema::model {

/// The longest line that is read, in bytes.
inline constexpr std::size_t kLongestReadLine = 64 * 1024;

/// Where a line of a reading session puts its codes.
struct ReadPlace {
  enum class Range { shown, numbers, turns, lines };
  Range range = Range::shown;
  /// `numbers`: "2" or "2-3", sentences of the turn shown; `turns`: as PassageSelector takes them;
  /// `lines`: "12-15".
  std::string numbers;
  std::string quote;    ///< words inside that range; empty: all of it
  std::size_t nth = 0;  ///< 1-based; 0: the only place of the quote
  bool every = false;

  /// What the place means while a turn is shown (0: none is; then numbers are turns, and quoted
  /// words may stand anywhere). Throws Errc::usage for the turn shown where there is none.
  PassageSelector selector(std::uint32_t shown) const;
  /// The place as it may be written when no turn is shown: "t41", "41.2-4", "t41 \"gave up\"".
  std::string written(std::uint32_t shown) const;
};

/// A code as a line names it.
struct CodeGiven {
  std::string typed;  ///< with its plus sign
  std::string name;   ///< without
  bool make = false;  ///< "Name+" or "+Name": made when it is missing
};

/// A line of `thema read`, or of a file of such lines (contract section 6).
struct ReadLine {
  enum class Kind {
    next,     ///< an empty line, or n
    comment,  ///< # ...
    source,   ///< == NAME, in files
    turn,     ///< 41: shows that turn
    coding,   ///< 41.2-4 = login; trust ! #memo @valence=barrier
    back,     ///< p
    undo,     ///< u
    find,     ///< /word
    terms,    ///< ?term
    help,     ///< h
    quit,     ///< q
  };
  Kind kind = Kind::next;
  std::string text;        ///< the source, word or term
  std::uint32_t turn = 0;  ///< of `turn`
  ReadPlace place;
  std::vector<CodeGiven> codes;
  bool exemplar = false;
  std::string memo;
  std::vector<Tag> tags;
  /// What stands behind the place, from the first code on, as it was typed.
  std::string given;
};

/// Understands a line (without its end) and knows nothing of a project. Throws Errc::usage saying
/// what was expected, Errc::bad_input for invalid UTF-8 and lines that are too long.
ReadLine parse_read_line(std::string_view line);

}  // namespace thema::model
