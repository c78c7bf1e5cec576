#include "report/render/cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "base/strings.h"

namespace thema::report {
namespace {

/// Whether the bracket that opens `text` is closed by its last character and not before.
bool in_brackets(std::string_view text) {
  if (text.size() < 2) return false;
  const char open = text.front();
  const char close = open == '(' ? ')' : open == '[' ? ']' : '\0';
  if (close == '\0' || text.back() != close) return false;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == open) ++depth;
    if (text[i] == close && --depth == 0) return i + 1 == text.size();
  }
  return false;
}

/// `text` with LF line ends and none at its beginning and end.
std::string block(std::string_view text) {
  std::string lines = with_lf(text);
  lines.erase(lines.find_last_not_of('\n') + 1);
  lines.erase(0, lines.find_first_not_of('\n'));
  return lines;
}

std::vector<Part> text_part(std::string text) {
  if (text.empty()) return {};
  std::vector<Part> parts(1);
  parts.front().text = std::move(text);
  return parts;
}

struct ValueForPeople {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "yes" : "no"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const { return people_number(value); }
  std::string operator()(const std::string& value) const { return block(value); }
};

struct CellForPeople {
  std::vector<Part> operator()(const Value& value) const {
    return text_part(std::visit(ValueForPeople{}, value));
  }
  std::vector<Part> operator()(const List& list) const {
    std::vector<Part> parts;
    for (const auto& item : list.items) parts.push_back({Part::Kind::item, block(item), {}});
    return parts;
  }
  std::vector<Part> operator()(const Members& members) const {
    std::string text;
    append_members(text, members);
    return text_part(block(text));
  }
  std::vector<Part> operator()(const Range& range) const {
    std::string text;
    append_range(text, range);
    return text_part(std::move(text));
  }
  std::vector<Part> operator()(const std::vector<Quotation>& quotations) const {
    std::vector<Part> parts;
    for (const auto& quotation : quotations) {
      parts.push_back({Part::Kind::quotation, block(quotation.text),
                       bracketed(on_one_line(quotation.attribution))});
    }
    return parts;
  }
};

/// Bytes of the line end at `pos`, 0 where there is none.
std::size_t line_end_at(std::string_view text, std::size_t pos) {
  const auto byte = [&](std::size_t ahead) {
    return pos + ahead < text.size() ? static_cast<unsigned char>(text[pos + ahead]) : 0U;
  };
  if (byte(0) == '\r') return byte(1) == '\n' ? 2 : 1;
  if (byte(0) == '\n' || byte(0) == '\v' || byte(0) == '\f') return 1;
  if (byte(0) == 0xC2 && byte(1) == 0x85) return 2;
  if (byte(0) == 0xE2 && byte(1) == 0x80 && (byte(2) | 1U) == 0xA9) return 3;
  return 0;
}

std::string with_line_ends(std::string_view text, char end) {
  std::string out;
  out.reserve(text.size());
  std::size_t pos = 0;
  while (pos < text.size()) {
    const std::size_t found = std::min(text.find_first_of("\r\n\v\f\xC2\xE2", pos), text.size());
    out.append(text, pos, found - pos);
    if (found == text.size()) break;
    const std::size_t length = line_end_at(text, found);
    out += length > 0 ? end : text[found];
    pos = found + std::max<std::size_t>(length, 1);
  }
  return out;
}

}  // namespace

std::vector<std::size_t> shown_columns(const Table& table, Audience audience) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if ((table.columns[i].shown & audience) != 0) shown.push_back(i);
  }
  return shown;
}

void check_row(const Table& table, const Row& row) {
  if (row.size() == table.columns.size()) return;
  throw std::logic_error("table '" + table.name + "' has " + std::to_string(table.columns.size()) +
                         " columns, a row of it " + std::to_string(row.size()) + " cells");
}

std::string_view heading_of(const Column& column) {
  return column.heading.empty() ? column.key : column.heading;
}

std::string_view heading_of(const Field& field) {
  return field.heading.empty() ? field.key : field.heading;
}

bool right_aligned(const Column& column) {
  return column.kind == Column::Kind::integer || column.kind == Column::Kind::number;
}

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

bool append_number(std::string& out, double value) {
  if (!std::isfinite(value)) return false;
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
  return true;
}

void append_range(std::string& out, Range range) {
  append_integer(out, range.first);
  if (range.last == range.first) return;
  out += '-';
  append_integer(out, range.last);
}

void append_members(std::string& out, const Members& members) {
  bool first = true;
  for (const auto& [key, texts] : members.items) {
    for (const auto& text : texts) {
      if (!std::exchange(first, false)) out += "; ";
      out.append(key).append("=").append(text);
    }
  }
}

std::string bracketed(std::string_view attribution) {
  if (attribution.empty() || in_brackets(attribution)) return std::string(attribution);
  return "(" + std::string(attribution) + ")";
}

std::string people_number(double value) {
  if (!std::isfinite(value)) return {};
  constexpr double kSmall = 0.0005, kLarge = 1e15;
  std::array<char, 64> digits{};
  const auto begin = digits.data(), end = begin + digits.size();
  const double size = std::fabs(value);
  if (size >= kLarge) return std::string(begin, std::to_chars(begin, end, value).ptr);
  if (size != 0 && size < kSmall) {
    return std::string(begin, std::to_chars(begin, end, value, std::chars_format::general, 3).ptr);
  }
  std::string text(begin, std::to_chars(begin, end, value, std::chars_format::fixed, 4).ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::vector<Part> parts_of(const Cell& cell) { return std::visit(CellForPeople{}, cell); }

std::string with_lf(std::string_view text) { return with_line_ends(text, '\n'); }

std::string on_one_line(std::string_view text) {
  return std::string(trim(with_line_ends(text, ' ')));
}

std::vector<std::string_view> lines_of(std::string_view text) { return split(text, '\n'); }

std::vector<std::string> paragraphs_of(std::string_view text) {
  const std::string lines = with_lf(text);
  std::vector<std::string> paragraphs;
  bool open = false;
  for (const std::string_view line : lines_of(lines)) {
    if (trim(line).empty()) {
      open = false;
    } else if (std::exchange(open, true)) {
      paragraphs.back().append("\n").append(line);
    } else {
      paragraphs.emplace_back(line);
    }
  }
  return paragraphs;
}

}  // namespace thema::report
