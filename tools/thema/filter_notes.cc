#include "filter_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "context.h"
#include "filter_options.h"
#include "model/corpus.h"
#include "model/selection.h"
#include "parse.h"

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

/// Each value once, though several filters may name it.
void tell(const model::Corpus& corpus, const Condition& c, std::vector<std::string>& notes) {
  for (const Condition& part : c.parts) tell(corpus, part, notes);
  using Op = Condition::Op;
  const bool names = c.op == Op::equal || c.op == Op::not_equal || c.op == Op::in;
  if (!names || c.field.kind != model::FieldKind::attribute) return;
  const std::vector<std::string> known = known_values(corpus, c.field.attribute);
  for (const std::string& value : c.values) {
    if (value == model::kNotReported) continue;
    if (std::find(known.begin(), known.end(), value) != known.end()) continue;
    std::string note =
        fmt::format("in the filter: nothing has {} = '{}'{}",
                    corpus.attributes[c.field.attribute].name, value, instead(value, known));
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) {
      notes.push_back(std::move(note));
    }
  }
}

/// The filters of a command line, each as --where takes it.
std::vector<std::string> filters_in(const Context& ctx, const std::vector<std::string>& arguments) {
  std::vector<std::string> filters;
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  for (auto word = arguments.begin(); word != end; ++word) {
    for (const std::string option : {"--where", "--view", "--query", "--of"}) {
      std::string value;
      if (word->starts_with(option + "=")) {
        value = word->substr(option.size() + 1);
      } else if (*word == option && word + 1 != end) {
        value = *(word + 1);
      }
      if (trim(value).empty() || !has_option(ctx, option)) continue;
      const bool whole = option == "--where" || option == "--of";
      filters.push_back(whole ? value : option.substr(2) + " " + filter_value(value));
    }
  }
  return filters;
}

}  // namespace

void tell_unknown_values(Context& ctx, const std::vector<std::string>& arguments) {
  const std::vector<std::string> filters = filters_in(ctx, arguments);
  if (filters.empty()) return;
  const model::Corpus corpus = model::load_corpus(ctx.read());
  std::vector<std::string> notes;
  for (const std::string& filter : filters) {
    try {
      const auto selection = model::parse_selection(filter, corpus, model::Scope::coding);
      if (selection.condition) tell(corpus, *selection.condition, notes);
    } catch (const Error&) {
      // The command took it for something else (a word of its own for --view), or has changed what
      // it names.
    }
  }
  for (const std::string& note : notes) ctx.sink().notice("unknown-value", note);
}

}  // namespace thema::cli
