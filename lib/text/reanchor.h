#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/span.h"

namespace thema::text {

/// How a passage came through a correction of its text.
enum class Carried {
  kept,     ///< the same words at the same place
  moved,    ///< the same words elsewhere
  changed,  ///< at least half of its words still there, in order
  lost      ///< otherwise
};

struct CarriedSpan {
  Carried how = Carried::lost;
  Span span;  ///< in the new text; empty when lost
};

/// Carries passages of a text over to a corrected text. Both are cut into words and marks, which
/// match_with_moves pairs. White space counts for nothing: words on another line are the same
/// words.
class Reanchor {
 public:
  /// REQUIRES: both outlive this.
  Reanchor(std::string_view old_text, std::string_view new_text);

  CarriedSpan carry(Span passage) const;

 private:
  /// A word, or one character between words that is no white space.
  struct Atom {
    Span span;  ///< code points
    std::uint32_t id;
    bool word;
    bool starts_line;
  };
  struct Side {
    std::vector<Atom> atoms;
    std::vector<char32_t> points;
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> places;  ///< of atoms, by id
  };
  /// Indices into the old atoms.
  struct Range {
    std::size_t begin, end;
  };
  /// Atoms of a passage with partners that rise and lie close together: by old index.
  using Chain = std::vector<std::size_t>;

  static void cut(std::string_view text, Side& side, class AtomIds& ids);
  /// Blocks that were put side by side may both claim the words between them: what the paragraph
  /// shows to belong to one, and the other has by chance, is given to the one.
  void settle_borders();
  /// A line that both texts have once: its first atoms in them.
  struct Line {
    std::size_t before = 0, after = 0, length = 0;
  };
  std::vector<Line> lone_lines(const std::vector<std::size_t>& old_starts,
                               const std::vector<std::size_t>& new_starts) const;
  /// Lines too short to be looked for as blocks are the same line all the same, unless their words
  /// belong to a longer run.
  void match_lone_lines(const std::vector<Line>& lines);
  bool matched_whole(const Line& line) const;
  bool in_longer_run(std::size_t i, std::size_t length) const;
  bool hand_over(std::vector<std::uint32_t>& owners, std::size_t from, std::size_t to,
                 std::ptrdiff_t shift);
  Range atoms_of(Span passage) const;
  Chain best_chain(Range range, bool words_only) const;
  std::size_t weight(const Range& range) const;
  std::size_t weight(const Chain& chain, bool words_only) const;
  CarriedSpan carry_blank(Span passage) const;
  CarriedSpan carry_by_partners(Span passage, Range range) const;
  /// The passage's place when its atoms stand side by side from `first` on.
  Span whole_span(Span passage, Range range, std::size_t first) const;
  /// Where the new text has just these atoms, when both texts have them once.
  std::optional<std::size_t> only_place(Range range) const;
  /// Where the new text has them without an owner, when both texts have that once.
  std::optional<std::size_t> only_free_place(Range range) const;
  /// Where the new text has them near the range's neighbours, at a place that is not surely
  /// another's.
  std::optional<std::size_t> likely_place(Range range) const;
  /// Where the range would begin if it stood beside the partner before it, and behind it.
  std::vector<std::size_t> neighbours(Range range) const;
  /// Where all atoms of the range stand side by side around those that a chain found.
  std::optional<std::size_t> whole_around(Range range, const Chain& chain) const;
  bool same_atoms(const Side& side, Range range, std::size_t place) const;
  /// How many places (at most 2) have the atoms of a range, and the last of them; those where all
  /// of `free_of` (partners_, owners_) are unmatched, when that is given.
  std::size_t places_of(const Side& side, Range range, std::size_t& place,
                        const std::vector<std::uint32_t>* free_of) const;
  Span widened(Range range, const Chain& chain) const;
  /// How many new atoms between a chain and the nearest match outside the passage take the place
  /// of atoms that the passage has before (or behind) the chain.
  std::size_t replaced_before(Range range, const Chain& chain) const;
  std::size_t replaced_behind(Range range, const Chain& chain) const;
  bool same_words(Span old_span, Span new_span) const;

  Side old_, new_;
  std::vector<std::uint32_t> partners_;  ///< of old atoms
  std::vector<std::uint32_t> owners_;    ///< of new atoms: those whose partners they are
};

}  // namespace thema::text
