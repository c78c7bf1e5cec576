#include "report/attribute_value.h"

#include <charconv>

#include "report/value_text.h"

namespace thema::report {

namespace {

template <class Number>
Value number_or_text(const std::string& text) {
  Number number{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return text;
  std::string again;
  append_value(again, Value(number));
  return again == text ? Value(number) : Value(text);
}

}  // namespace

Value attribute_value(const model::Attribute& attribute, const std::string& text) {
  switch (attribute.type) {
    case model::AttributeType::integer:
      return number_or_text<std::int64_t>(text);
    case model::AttributeType::number:
      return number_or_text<double>(text);
    case model::AttributeType::text:
    case model::AttributeType::date:
    case model::AttributeType::boolean:
      break;
  }
  return text;
}

}  // namespace thema::report
