#include "model/selection_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

#include "base/near.h"
#include "base/strings.h"
#include "model/codebook.h"
#include "model/printed_names.h"

namespace thema::model {

namespace {

using Op = Condition::Op;

bool is_order(Op op) {
  return op == Op::less || op == Op::less_equal || op == Op::greater || op == Op::greater_equal;
}

std::string none_of(std::string_view what, const std::string& value,
                    const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), value) != known.end()) return {};
  std::string message = fmt::format("'{}' is no {}; there are: {}", value, what, join(known, ", "));
  const std::string near = did_you_mean(value, known);
  return near.empty() ? message : message + "; " + near;
}

/// "2026", "2026-03", "2026-03-01", with a time behind it or not.
bool is_date_beginning(std::string_view value) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  for (std::size_t i = 0; i < value.size() && i < kShape.size(); ++i) {
    const bool digit = value[i] >= '0' && value[i] <= '9';
    if (kShape[i] == 'd' ? !digit : value[i] != '-') return false;
  }
  return value.size() == 4 || value.size() == 7 || value.size() >= kShape.size();
}

std::string wrong_number(const Attribute& attribute, Op op, const std::string& value) {
  if (!is_order(op) || value == "N/R") return {};
  if (attribute.type != AttributeType::integer && attribute.type != AttributeType::number)
    return {};
  double number = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failed == std::errc() && end == value.data() + value.size()) return {};
  const bool declared = std::any_of(attribute.levels.begin(), attribute.levels.end(),
                                    [&](const auto& level) { return level.value == value; });
  if (declared) return {};
  return fmt::format("'{}' is compared with '{}', which is no number", attribute.name, value);
}

/// Tables print the labels of values, so a filter may say them: "Woman" is F.
std::string value_labelled(const Corpus& corpus, std::size_t attribute, const std::string& given) {
  const auto& levels = corpus.attributes[attribute].levels;
  const auto has = [&](const auto& row) { return row.second == given; };
  const auto& values = corpus.values[attribute];
  if (std::any_of(values.begin(), values.end(), has)) return given;
  const std::string* labelled = nullptr;
  for (const auto& level : levels) {
    if (level.value == given) return given;
    if (level.label != given) continue;
    if (labelled != nullptr) return given;  // of two values: neither is meant
    labelled = &level.value;
  }
  return labelled == nullptr ? given : *labelled;
}

}  // namespace

std::string stored_value(const Field& field, const Corpus& corpus, const std::string& given) {
  const std::string value =
      field.kind == FieldKind::attribute ? value_labelled(corpus, field.attribute, given) : given;
  if (!corpus.printed) return value;
  std::set<std::string> known;
  if (field.kind == FieldKind::speaker) {
    for (const auto& [id, speaker] : corpus.speakers) known.insert(speaker.label);
  } else {
    for (const auto& [row, stored] : corpus.values[field.attribute]) known.insert(stored);
  }
  if (known.contains(value)) return value;
  const std::vector<std::string> names(known.begin(), known.end());
  const bool speaker = field.kind == FieldKind::speaker;
  const auto same = printed_as(value, speaker ? "speaker" : "value", names, corpus.printed);
  return same ? names[*same] : value;
}

std::string wrong_value(const Condition& c, const Corpus& corpus, const std::string& value) {
  const bool compares =
      is_order(c.op) || c.op == Op::equal || c.op == Op::not_equal || c.op == Op::in;
  if (!compares) return {};
  switch (c.field.kind) {
    case FieldKind::attribute:
      return wrong_number(corpus.attributes[c.field.attribute], c.op, value);
    case FieldKind::role:
      return none_of("role of a speaker", value, {"participant", "interviewer", "other"});
    case FieldKind::code_role:
      return none_of("role of a code", value, code_roles());
    case FieldKind::source_kind:
      return none_of("kind of source", value, {"transcript", "document", "survey"});
    case FieldKind::coded:
      if (is_date_beginning(value)) return {};
      return fmt::format("'{}' is no date: expected one such as 2026-03-01", value);
    default:
      return {};
  }
}

}  // namespace thema::model
