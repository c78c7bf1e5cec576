#include "analysis/checklist_counts.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/side_sums.h"
#include "base/error.h"
#include "base/strings.h"

namespace thema::analysis {

namespace {

void add(AnswerCounts& counts, std::string_view answer) {
  ++(answer == "yes"       ? counts.yes
     : answer == "no"      ? counts.no
     : answer == "unclear" ? counts.unclear
                           : counts.open);
}

std::string fixed(const Decimal& d, unsigned places) {
  std::string text = d.text();
  if (places == 0) return text;
  if (text.find('.') == std::string::npos) text += '.';
  const std::size_t there = text.size() - text.find('.') - 1;
  return text + std::string(places - there, '0');
}

}  // namespace

AnswerCounts counts_of_case(const model::ChecklistKind& kind,
                            const std::vector<model::ChecklistAnswer>& answers, RowId case_id) {
  AnswerCounts counts;
  for (const model::ChecklistAnswer& a : answers) {
    if (a.case_id == case_id) add(counts, a.answer);
  }
  counts.open += kind.items.size() - std::min(counts.all(), kind.items.size());
  return counts;
}

AnswerCounts counts_of_item(const std::vector<model::ChecklistAnswer>& answers,
                            std::string_view item, const std::vector<RowId>& cases) {
  AnswerCounts counts;
  for (const model::ChecklistAnswer& a : answers) {
    if (a.item != item || std::find(cases.begin(), cases.end(), a.case_id) == cases.end()) continue;
    add(counts, a.answer);
  }
  counts.open += cases.size() - std::min(counts.all(), cases.size());
  return counts;
}

TypedShare compare_typed(std::string_view typed, std::size_t yes, std::size_t of) {
  const std::string_view text = trim(typed);
  if (text.ends_with('%')) {
    const auto number = Decimal::parse(trim(text.substr(0, text.size() - 1)));
    if (number && number->places <= 4) {
      const Decimal percent = percent_of(yes, of, number->places);
      return {percent.digits == number->digits,
              fmt::format("{}/{} = {}%", yes, of, fixed(percent, number->places))};
    }
  } else {
    const std::size_t slash = text.find('/');
    const auto k = parse_integer(trim(text.substr(0, slash)));
    const auto n = slash == std::string_view::npos ? std::optional<long long>(of)
                                                   : parse_integer(trim(text.substr(slash + 1)));
    if (k && n && *k >= 0 && *n >= 0) {
      return {static_cast<std::size_t>(*k) == yes && static_cast<std::size_t>(*n) == of,
              fmt::format("{}/{}", yes, of)};
    }
  }
  throw Error(Errc::usage, fmt::format("'{}': expected a percentage (67%), a count (21) or both "
                                       "numbers (21/32)",
                                       typed));
}

}  // namespace thema::analysis
