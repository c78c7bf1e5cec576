#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thema::text {

/// Words in which a quote differs from a passage; one side may be empty.
struct QuoteDifference {
  std::string quote, passage;
  bool operator==(const QuoteDifference&) const = default;
};

/// How a quote differs from the passage that is nearest to it, as QuoteMatcher compares: in order,
/// as they are written. At the ends, a passage may have more of a word than the quote. Of long
/// quotes only the beginning is compared.
std::vector<QuoteDifference> quote_differences(std::string_view quote, std::string_view passage);

}  // namespace thema::text
