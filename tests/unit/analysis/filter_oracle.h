#pragma once

#include <optional>
#include <string>
#include <vector>

#include "random_study.h"

/// Filters made up at random, and what they mean worked out from a study as told: independent of
/// how the library parses and applies them.
namespace thema_test {

/// True, false, or (as in SQL) unknown.
using Truth = std::optional<bool>;

/// A filter as a tree; `text` writes it with no more brackets than precedence asks for.
struct Expression {
  enum class Kind { and_, or_, not_, compare, has } kind = Kind::compare;
  std::vector<Expression> parts;
  std::string field;      ///< of a comparison; of `has` the holder
  std::string operator_;  ///< "=", "in", "not like", "is null" ...
  std::vector<std::string> values;

  std::string text() const;
};

Expression random_expression(Random& random, const Told& told, int depth);

/// The counted codings that a filter selects, the library's way and by hand: a letter for each, in
/// the order in which they were told, and the numbers of the people for whom it counts: "a:1 c:12".
std::string chosen(const Told& told, const Loaded& loaded, const std::string& where,
                   const std::string& kind = {});
/// With a kind each is asked about as every one of that kind for whom the words count.
std::string chosen_by_hand(const Told& told, const Expression& e, const std::string& kind = {});

/// Names of the cases of a kind that have a source in which something could fit: "P1 P3".
std::string denominator_by_hand(const Told& told, const Expression& e, const std::string& kind);

}  // namespace thema_test
