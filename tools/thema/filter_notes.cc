#include "filter_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/near.h"
#include "base/strings.h"
#include "context.h"
#include "model/selection.h"

namespace thema::cli {

namespace {

using model::Condition;

std::vector<std::string> known_values(const model::Corpus& corpus, std::size_t attribute) {
  std::set<std::string> known;
  for (const auto& [row, value] : corpus.values[attribute]) known.insert(value);
  for (const auto& level : corpus.attributes[attribute].levels) known.insert(level.value);
  return {known.begin(), known.end()};
}

/// "; did you mean 'web'?", or what there is where that is not much.
std::string instead(const std::string& value, const std::vector<std::string>& known) {
  constexpr std::size_t kListed = 10;
  if (const std::string near = did_you_mean(value, known); !near.empty()) return "; " + near;
  if (known.empty() || known.size() > kListed) return {};
  return "; there are: " + join(known, ", ");
}

void tell(Context& ctx, const model::Corpus& corpus, const Condition& c) {
  for (const Condition& part : c.parts) tell(ctx, corpus, part);
  using Op = Condition::Op;
  const bool names = c.op == Op::equal || c.op == Op::not_equal || c.op == Op::in;
  if (!names || c.field.kind != model::FieldKind::attribute) return;
  const std::vector<std::string> known = known_values(corpus, c.field.attribute);
  for (const std::string& value : c.values) {
    if (value == model::kNotReported) continue;
    if (std::find(known.begin(), known.end(), value) != known.end()) continue;
    ctx.sink().notice("unknown-value", fmt::format("in the filter: nothing has {} = '{}'{}",
                                                   corpus.attributes[c.field.attribute].name, value,
                                                   instead(value, known)));
  }
}

}  // namespace

void tell_unknown_values(Context& ctx, const model::Corpus& corpus, const std::string& where) {
  if (where.empty()) return;
  const auto selection = model::parse_selection(where, corpus, model::Scope::coding);
  if (selection.condition) tell(ctx, corpus, *selection.condition);
}

}  // namespace thema::cli
