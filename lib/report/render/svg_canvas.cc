#include "report/render/svg_canvas.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "report/html_text.h"
#include "report/render/cells.h"
#include "report/short_labels.h"
#include "text/width.h"

namespace thema::report {
namespace {

/// Width of a character in a common sans-serif face, as a part of the size of the face.
double width_of_ascii(char c) {
  if (std::string_view("iljI.,:;'|!").find(c) != std::string_view::npos) return 0.32;
  if (std::string_view("ftr()[]{}/\\-\" ").find(c) != std::string_view::npos) return 0.4;
  if (std::string_view("mwMW@%").find(c) != std::string_view::npos) return 0.95;
  return c >= 'A' && c <= 'Z' ? 0.74 : 0.58;
}

void append_attribute(std::string& out, std::string_view name, double length) {
  out.append(" ").append(name).append("=\"");
  append_length(out, length);
  out += '"';
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"").append(value).append("\"");
}

struct Colour {
  double red, green, blue;
};

/// White to dark blue through shades that darken evenly.
constexpr std::array<Colour, 5> kShades{
    {{255, 255, 255}, {208, 225, 242}, {126, 178, 218}, {46, 121, 181}, {8, 48, 107}}};

Colour shade_colour(double share) {
  const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(kShades.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(at), kShades.size() - 2);
  const double rest = at - static_cast<double>(below);
  const Colour &a = kShades[below], &b = kShades[below + 1];
  return {a.red + (b.red - a.red) * rest, a.green + (b.green - a.green) * rest,
          a.blue + (b.blue - a.blue) * rest};
}

}  // namespace

void append_length(std::string& out, double length) {
  std::array<char, 40> digits{};
  const double round = std::clamp(std::round(length * 100) / 100, -1e9, 1e9);
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                 round == 0 ? 0.0 : round, std::chars_format::fixed, 2)
                       .ptr;
  std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
  text = text.substr(0, text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.remove_suffix(1);
  out += text;
}

void append_svg_text(std::string& out, std::string_view text) {
  const std::size_t start = out.size();
  append_html(out, on_one_line(text));
  // Two code points that are characters of UTF-8 and none of XML.
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = out.find(none, start); at != std::string::npos; at = out.find(none, at)) {
      out.replace(at, none.size(), "\xEF\xBF\xBD");
    }
  }
}

double length_of(std::string_view text, double size) {
  double length = 0;
  std::size_t wide = 0;  // where characters beyond ASCII begin
  bool in_wide = false;
  const auto close = [&](std::size_t end) {
    if (in_wide) {
      const auto columns = static_cast<double>(text::display_width(text.substr(wide, end - wide)));
      length += columns * 0.62;
    }
    in_wide = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      close(i);
      length += width_of_ascii(text[i]);
    } else if (!in_wide) {
      in_wide = true;
      wide = i;
    }
  }
  close(text.size());
  return length * size;
}

std::string cut_to(std::string_view text, double size, double length) {
  std::string line = on_one_line(text);
  constexpr std::size_t kLongest = 4096;  // bytes looked at; no picture holds more
  if (line.size() <= kLongest && length_of(line, size) <= length) return line;
  std::size_t low = 0, high = kLongest;  // columns: low fits
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (length_of(text::truncate_to_width(line, middle), size) <= length ? low : high) = middle;
  }
  std::string cut = text::truncate_to_width(line, low);
  return cut.empty() ? "…" : cut;
}

std::vector<std::string> broken_to(std::string_view text, double size, double length,
                                   std::size_t lines) {
  std::vector<std::string> broken;
  const std::string line = on_one_line(text);
  std::string_view rest = line;
  while (!rest.empty() && broken.size() + 1 < lines && length_of(rest, size) > length) {
    std::size_t end = 0;
    for (std::size_t at = rest.find(' '); at != std::string_view::npos;
         at = rest.find(' ', at + 1)) {
      if (length_of(rest.substr(0, at), size) > length) break;
      end = at;
    }
    if (end == 0) break;
    broken.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  if (!rest.empty()) broken.push_back(cut_to(rest, size, length));
  return broken;
}

std::string_view series_colour(std::size_t index) {
  constexpr std::array<std::string_view, 7> kColours{"#0072b2", "#d55e00", "#009e73", "#a8517f",
                                                     "#1c1c1e", "#b07d00", "#3f93c5"};
  return kColours[index % kColours.size()];
}

std::string_view series_dashes(std::size_t index) {
  constexpr std::array<std::string_view, 5> kDashes{"", "7 4", "2 3", "9 3 2 3", "12 5"};
  return kDashes[index % kDashes.size()];
}

std::string shade(double share) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const Colour colour = shade_colour(share);
  std::string text = "#";
  for (const double part : {colour.red, colour.green, colour.blue}) {
    const auto byte = static_cast<unsigned>(std::lround(part));
    text += kHex[byte >> 4U];
    text += kHex[byte & 15U];
  }
  return text;
}

std::string_view ink_on_shade(double share) {
  return std::clamp(share, 0.0, 1.0) > 0.58 ? std::string_view("#ffffff") : kInk;
}

void SvgCanvas::rectangle(double x, double y, double wide, double high, std::string_view fill,
                          std::string_view stroke) {
  body_ += "<rect";
  append_attribute(body_, "x", x);
  append_attribute(body_, "y", y);
  append_attribute(body_, "width", wide);
  append_attribute(body_, "height", high);
  append_attribute(body_, "fill", fill);
  if (!stroke.empty()) append_attribute(body_, "stroke", stroke);
  body_ += "/>\n";
}

void SvgCanvas::line(double x1, double y1, double x2, double y2, const Stroke& stroke) {
  body_ += "<line";
  append_attribute(body_, "x1", x1);
  append_attribute(body_, "y1", y1);
  append_attribute(body_, "x2", x2);
  append_attribute(body_, "y2", y2);
  append_attribute(body_, "stroke", stroke.colour);
  if (stroke.width != 1) append_attribute(body_, "stroke-width", stroke.width);
  if (!stroke.dashes.empty()) append_attribute(body_, "stroke-dasharray", stroke.dashes);
  body_ += "/>\n";
}

void SvgCanvas::text(double x, double y, std::string_view text, const TextStyle& style) {
  if (text.empty()) return;
  body_ += "<text";
  append_attribute(body_, "x", x);
  append_attribute(body_, "y", y);
  if (style.size != 12) append_attribute(body_, "font-size", style.size);
  if (style.bold) append_attribute(body_, "font-weight", std::string_view("bold"));
  if (style.fill != kInk) append_attribute(body_, "fill", style.fill);
  if (style.anchor != TextStyle::Anchor::start) {
    const bool middle = style.anchor == TextStyle::Anchor::middle;
    append_attribute(body_, "text-anchor", middle ? std::string_view("middle") : "end");
  }
  if (style.turned != 0) {
    body_ += " transform=\"rotate(";
    append_length(body_, style.turned);
    body_ += ' ';
    append_length(body_, x);
    body_ += ' ';
    append_length(body_, y);
    body_ += ")\"";
  }
  body_ += '>';
  if (!style.tooltip.empty()) {
    body_ += "<title>";
    append_svg_text(body_, style.tooltip);
    body_ += "</title>";
  }
  append_svg_text(body_, text);
  body_ += "</text>\n";
}

void SvgCanvas::cut_text(double x, double y, std::string_view words, double length,
                         TextStyle style) {
  const std::string whole = on_one_line(words);
  label(x, y, cut_to(whole, style.size, length), whole, style);
}

void SvgCanvas::label(double x, double y, std::string_view shown, std::string_view whole,
                      TextStyle style) {
  if (shown != on_one_line(whole)) style.tooltip = whole;
  text(x, y, shown, style);
}

std::vector<std::string> labels_to(const std::vector<std::string>& whole, double size,
                                   double length) {
  std::vector<std::string> lines;
  for (const std::string& label : whole) lines.push_back(on_one_line(label));
  return short_labels(lines,
                      [&](std::string_view label) { return length_of(label, size) <= length; });
}

}  // namespace thema::report
