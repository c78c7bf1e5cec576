#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.h"

namespace thema::model {

/// A node of a parsed span query (contract section 7): which passages, by how codes lie in the
/// texts.
struct SpanQuery {
  enum class Op {
    code,         ///< the passages of a code and its sub-codes
    and_,         ///< text in both
    or_,          ///< text in either
    not_,         ///< the text of the sources that is not in it
    overlaps,     ///< left-hand passages that share text with one on the right
    inside,       ///< ... that lie within one; equal edges count
    contains,     ///< ... that one lies within
    followed_by,  ///< ... behind which one begins, in the same source
    near,         ///< ... with one at most `turns` turns away; 0: in the same turn
    same_source,
    same_case
  };
  Op op = Op::code;
  std::vector<SpanQuery> parts;  ///< one of not, none of a code, else two
  /// `not inside` and the like: the left-hand passages for which it does not hold.
  bool negated = false;
  std::uint32_t turns = kAnywhere;  ///< of near and followed by
  std::vector<bool> codes;          ///< of a code: by code index
  static constexpr std::uint32_t kAnywhere = ~0U;

  /// Whether it finds whole passages as they were coded; else stretches of text.
  bool finds_codings() const;
  /// Whether turns have to be known.
  bool asks_turns() const;
  /// All codes that it names, by code index.
  std::vector<bool> all_codes() const;
};

/// Where an expression names something of the project, for those who follow a change of its name.
struct NamedCode {
  std::size_t begin = 0, end = 0;  ///< bytes in the expression
  std::uint32_t code = 0;          ///< index
};

/// Parses
///   ("Barriers" and not 'Barriers/Time') or (Help near 2 turns "Asking")
/// Codes are quoted, or bare words. From tightest: overlaps, inside, contains, followed by
/// [within N turns], near N turns, same turn|source|case (each also behind `not`; from left to
/// right); not; and; or. Throws Errc::usage with a caret under the place, Errc::not_found with near
/// names for an unknown code. Any names that are met are added to `named`, if given.
SpanQuery parse_span_query(std::string_view text, const Corpus& corpus,
                           std::vector<NamedCode>* named = nullptr);

}  // namespace thema::model
