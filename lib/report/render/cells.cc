#include "report/render/cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "base/strings.h"
#include "report/line_end.h"

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
  std::string operator()(const std::string& value) const { return without_blank_ends(value); }
};

struct CellForPeople {
  std::vector<Part> operator()(const Value& value) const {
    return text_part(std::visit(ValueForPeople{}, value));
  }
  std::vector<Part> operator()(const List& list) const {
    std::vector<Part> parts;
    parts.reserve(list.items.size());
    for (const auto& item : list.items) {
      std::string text = without_blank_ends(item);
      if (!text.empty()) parts.push_back({Part::Kind::item, std::move(text), {}});
    }
    return parts;
  }
  std::vector<Part> operator()(const Members& members) const {
    std::string text;
    append_members(text, members);
    return text_part(without_blank_ends(text));
  }
  std::vector<Part> operator()(const Range& range) const {
    std::string text;
    append_range(text, range);
    return text_part(std::move(text));
  }
  std::vector<Part> operator()(const std::vector<Quotation>& quotations) const {
    std::vector<Part> parts;
    parts.reserve(quotations.size());
    for (const auto& quotation : quotations) {
      parts.push_back({Part::Kind::quotation, without_blank_ends(quotation.text),
                       attribution_of(quotation.attribution), quotation.place});
    }
    return parts;
  }
};

struct JoinedText {
  std::string operator()(const Value& value) const {
    std::string text;
    append_value(text, value);
    return text;
  }
  std::string operator()(const List& list) const { return join(list.items, "; "); }
  std::string operator()(const Members& members) const {
    std::string text;
    append_members(text, members);
    return text;
  }
  std::string operator()(const Range& range) const {
    std::string text;
    append_range(text, range);
    return text;
  }
  std::string operator()(const std::vector<Quotation>& quotations) const {
    std::string text;
    for (const auto& [words, attribution, place] : quotations) {
      if (!text.empty()) text += '\n';
      text += words;
      if (!attribution.empty()) text.append(" ").append(bracketed(attribution));
    }
    return text;
  }
};

/// Bytes with which a line end may begin.
constexpr std::array<bool, 256> kLineEnds = [] {
  std::array<bool, 256> begins{};
  for (const char c : std::string_view("\n\v\f\r\xC2\xE2"))
    begins[static_cast<unsigned char>(c)] = true;
  return begins;
}();

std::string with_line_ends(std::string_view text, char end) {
  std::string out;
  out.reserve(text.size());
  std::size_t run = 0, pos = 0;
  while (pos < text.size()) {
    const bool stop = kLineEnds[static_cast<unsigned char>(text[pos])];
    const std::size_t length = stop ? line_end_at(text, pos) : 0;
    if (length == 0) {
      ++pos;
      continue;
    }
    out.append(text, run, pos - run);
    out += end;
    run = pos += length;
  }
  out.append(text, run, text.size() - run);
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

void append_range(std::string& out, Range range) {
  append_integer(out, range.first);
  if (range.last == range.first) return;
  out += '-';
  append_integer(out, range.last);
}

void append_members(std::string& out, const Members& members) {
  bool first = true;
  for (const auto& [key, values] : members.items) {
    for (const Value& value : values) {
      if (!std::exchange(first, false)) out += "; ";
      out.append(key).append("=");
      append_value(out, value);
    }
  }
}

std::string joined_text(const Cell& cell) { return std::visit(JoinedText{}, cell); }

std::string bracketed(std::string_view attribution) {
  if (attribution.empty() || in_brackets(attribution)) return std::string(attribution);
  return "(" + std::string(attribution) + ")";
}

std::string attribution_of(std::string_view attribution) {
  return bracketed(on_one_line(attribution));
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

std::string without_blank_ends(std::string_view text) {
  std::string lines = with_lf(text);
  lines.erase(lines.find_last_not_of(" \t\n") + 1);
  const std::size_t words = std::min(lines.find_first_not_of(" \t\n"), lines.size());
  lines.erase(0, lines.find_last_of('\n', words) + 1);  // npos + 1 is 0
  return lines;
}

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
