#include "report/render/text_layout.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "report/render/cells.h"
#include "text/width.h"

namespace thema::report {
namespace {

constexpr std::string_view kBold = "\x1b[1m", kDim = "\x1b[2m", kReset = "\x1b[0m";

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// Columns of text in Latin letters and common punctuation, where every character has one; nothing
/// for other text, which needs more thought.
std::optional<std::size_t> latin_columns(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size(); ++columns) {
    const auto byte = [&](std::size_t ahead) {
      return i + ahead < text.size() ? static_cast<unsigned char>(text[i + ahead]) : 0U;
    };
    const bool letters = byte(0) >= 0xC3 && byte(0) <= 0xCB;                   // U+00C0..
    const bool marks = byte(0) == 0xC2 && byte(1) >= 0xA0 && byte(1) != 0xAD;  // U+00A0..
    const bool dashes_and_quotes =
        byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x90 && byte(2) <= 0xA7;  // U+2010..
    if (byte(0) >= ' ' && byte(0) <= '~') {
      i += 1;
    } else if (letters || marks) {
      i += 2;
    } else if (dashes_and_quotes) {
      i += 3;
    } else {
      return std::nullopt;
    }
  }
  return columns;
}

void append_styled(std::string& out, std::string_view text, std::string_view style, bool colour) {
  const bool styled = colour && !text.empty();
  if (styled) out += style;
  out += text;
  if (styled) out += kReset;
}

/// Columns before the words of a line: its spaces and its bullet.
std::size_t hang_of(std::string_view line) {
  const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
  return line.substr(spaces, 2) == "- " ? spaces + 2 : spaces;
}

std::string_view without_end_spaces(std::string_view line) {
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

void append_wrapped(std::vector<std::string>& lines, std::string_view line, std::size_t columns) {
  if (columns == 0 || columns_of(line) <= columns) {
    lines.emplace_back(without_end_spaces(line));
    return;
  }
  std::size_t hang = hang_of(line);
  if (hang > columns / 2) hang = 0;
  std::string margin(line.substr(0, hang));
  for (const std::string& piece : text::wrap(line.substr(hang), columns - hang)) {
    lines.emplace_back(without_end_spaces(margin + piece));
    margin.assign(hang, ' ');
  }
}

/// `text` with its second and further lines under its first, two columns in.
std::string as_item(std::string_view text) {
  std::string item = "- ";
  for (const char c : text) {
    item += c;
    if (c == '\n') item += "  ";
  }
  return item;
}

/// Whether Unicode's line breaking keeps what stands before a space with what stands after it:
/// a quotation mark and a bracket, as in ‘words’ (attribution).
bool sticks(std::string_view before, std::string_view after) {
  const bool bracket = after.starts_with('(') || after.starts_with('[');
  return bracket && (before.ends_with("’") || before.ends_with("”") || before.ends_with('"') ||
                     before.ends_with('\''));
}

}  // namespace

void Page::append_bold(std::string& out, std::string_view text) const {
  append_styled(out, text, kBold, colour);
}

void Page::append_dim(std::string& out, std::string_view text) const {
  append_styled(out, text, kDim, colour);
}

std::size_t columns_of(std::string_view text) {
  if (const auto columns = latin_columns(text)) return *columns;
  return text::display_width(text);
}

std::string for_terminal(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  constexpr std::string_view kTab = "    ";
  const std::string visible = text::visible_on_terminal(with_lf(text));
  std::string out;
  out.reserve(visible.size());
  for (const char c : visible) {
    if (c == '\t') {
      out += kTab;
    } else {
      out += c;
    }
  }
  return out;
}

std::string cell_for_terminal(const Cell& cell) {
  std::string out;
  for (const auto& [kind, text, attribution, place] : parts_of(cell)) {
    if (!out.empty()) out += '\n';
    if (kind == Part::Kind::item) {
      out += as_item(for_terminal(text));
    } else if (kind == Part::Kind::quotation) {
      out.append("‘").append(for_terminal(text)).append("’");
      if (!attribution.empty()) out.append(" ").append(for_terminal(attribution));
    } else {
      out += for_terminal(text);
    }
  }
  return out;
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string_view line : lines_of(text)) {
    const std::size_t hang = hang_of(line);
    std::string_view before;
    std::size_t columns = hang;
    for (const std::string_view word : split(line.substr(hang), ' ')) {
      columns = columns_of(word) + (sticks(before, word) ? columns + 1 : hang);
      longest = std::max(longest, columns);
      before = word;
    }
  }
  return longest;
}

std::vector<std::string> wrapped_lines(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  for (const std::string_view line : lines_of(text)) append_wrapped(lines, line, columns);
  return lines;
}

void append_paragraph(std::string& out, std::string_view text, const Page& page, std::size_t indent,
                      Tone tone) {
  for (const std::string& line : wrapped_lines(text, page.width == 0 ? 0 : page.width - indent)) {
    if (!line.empty()) out.append(indent, ' ');
    if (tone == Tone::bold) {
      page.append_bold(out, line);
    } else if (tone == Tone::dim) {
      page.append_dim(out, line);
    } else {
      out += line;
    }
    out += '\n';
  }
}

void append_labelled(std::string& out, std::span<const Labelled> facts, const Page& page) {
  constexpr std::size_t kGutter = 2, kIndent = 2;
  std::size_t column = 0;
  for (const auto& fact : facts) column = std::max(column, columns_of(fact.label) + kGutter);
  const bool stacked = page.width > 0 && column > page.width / 2;
  for (const auto& [label, text] : facts) {
    if (stacked) {
      append_paragraph(out, label + ":", page, 0, Tone::bold);
      if (!text.empty()) append_paragraph(out, text, page, kIndent);
      continue;
    }
    page.append_bold(out, label + ":");
    std::size_t gap = column - columns_of(label) - 1;
    const std::size_t room = page.width == 0 ? 0 : page.width - column;
    for (const std::string& line : wrapped_lines(text, room)) {
      if (!line.empty()) out.append(gap, ' ').append(line);
      out += '\n';
      gap = column;
    }
  }
}

}  // namespace thema::report
