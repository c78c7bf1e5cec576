#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "formats/codebook/codebook.h"
#include "formats/codebook_file.h"
#include "text/utf8.h"

namespace thema::formats {

namespace codebook {

namespace {

constexpr std::string_view kSpecial = "\\`*_[]<>#&~|$";
constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

bool is_space(char c) { return c == ' ' || c == '\t'; }

// ---- writing
// ----------------------------------------------------------------------------------

/// A line that Markdown shows as it is: marks of Markdown behind a backslash, what an editor strips
/// or does not show as a character reference.
std::string escaped(std::string_view line, bool line_start = true) {
  std::string out;
  std::size_t first = 0, last = line.size();
  while (first < last && is_space(line[first])) ++first;
  while (last > first && is_space(line[last - 1])) --last;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789", first), line.size());
  for (std::size_t pos = 0; pos < line.size();) {
    const std::size_t at = pos;
    const char32_t c = text::next_code_point(line, pos);
    const bool control =
        c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
    if (control || (c == ' ' && (at < first || at >= last))) {
      out += fmt::format("&#{};", static_cast<std::uint32_t>(c));
      continue;
    }
    const bool list_mark = line_start && at == first && (c == '-' || c == '+' || c == '=');
    const bool number_mark = line_start && at == digits && digits > first && (c == '.' || c == ')');
    const bool special = c < 0x80 && kSpecial.find(static_cast<char>(c)) != std::string_view::npos;
    if (list_mark || number_mark || special) out += '\\';
    out.append(line, at, pos - at);
  }
  return out;
}

/// A text of any number of lines as one paragraph: a backslash at its end breaks a line. Empty
/// lines at the ends would end the paragraph.
std::string paragraph(std::string_view text, bool line_start = true) {
  std::size_t first = 0, last = text.size();
  std::string out, tail;
  for (; first < last && (text[first] == '\n' || is_space(text[first])); ++first)
    out += fmt::format("&#{};", static_cast<int>(text[first]));
  while (last > first && (text[last - 1] == '\n' || is_space(text[last - 1]))) --last;
  for (std::size_t i = last; i < text.size(); ++i)
    tail += fmt::format("&#{};", static_cast<int>(text[i]));
  text = text.substr(first, last - first);
  line_start = line_start && out.empty();
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    out += escaped(text.substr(from, end - from), line_start);
    if (end < text.size()) out += "\\\n";
    line_start = true;
    from = end + 1;
  }
  return out + tail;
}

// ---- reading
// ----------------------------------------------------------------------------------

/// The character a reference "&#10;" stands for; 0: it is none. `pos` is moved past it.
char32_t reference(std::string_view s, std::size_t& pos) {
  if (!s.substr(pos).starts_with("&#")) return 0;
  const std::size_t end = s.find(';', pos);
  constexpr std::size_t kMostDigits = 7;
  if (end == std::string_view::npos || end - pos > 2 + kMostDigits) return 0;
  const auto number = parse_integer(s.substr(pos + 2, end - pos - 2));
  if (!number || *number <= 0 || *number > 0x10ffff || (*number >= 0xd800 && *number < 0xe000)) {
    return 0;
  }
  pos = end + 1;
  return static_cast<char32_t>(*number);
}

std::string unescaped(std::string_view s) {
  std::string out;
  for (std::size_t pos = 0; pos < s.size();) {
    if (s[pos] == '\\' && pos + 1 < s.size() &&
        kPunctuation.find(s[pos + 1]) != std::string_view::npos) {
      out += s[pos + 1];
      pos += 2;
    } else if (const char32_t c = s[pos] == '&' ? reference(s, pos) : 0; c != 0) {
      text::append_utf8(out, c);
    } else {
      out += s[pos++];
    }
  }
  return out;
}

bool ends_in_break(std::string_view line) {
  const std::size_t last = line.find_last_not_of('\\');
  const std::size_t marks = line.size() - (last == std::string_view::npos ? 0 : last + 1);
  return marks % 2 == 1;
}

/// Takes the lines one by one and makes rows of them.
class Reader {
 public:
  explicit Reader(const std::string& file) : file_(file) {}

  void line(std::string_view raw, std::size_t number) {
    while (!raw.empty() && (is_space(raw.back()) || raw.back() == '\r')) raw.remove_suffix(1);
    while (!raw.empty() && is_space(raw.front())) raw.remove_prefix(1);
    if (raw.empty() && !open_break_) return end_paragraph();
    if (!open_break_ && text_.empty()) {
      if (const std::size_t level = raw.find_first_not_of('#');
          level > 0 && level < raw.size() && is_space(raw[level])) {
        return heading(level, raw.substr(level), number);
      }
      if (!rows_.empty() && fact(raw, number)) return;
    }
    if (rows_.empty()) return;  // what stands before the first code is for people
    if (text_.empty() && !open_break_) begin_paragraph(raw);
    add_line(raw);
  }

  std::vector<model::CodeRow> take() {
    end_paragraph();
    if (rows_.empty()) {
      throw Error(Errc::bad_input,
                  "holds no codebook: expected a heading '## Path/of a code' for each code, as "
                  "'thema code export -f md' writes it")
          .at(file_);
    }
    return std::move(rows_);
  }

 private:
  void heading(std::size_t level, std::string_view text, std::size_t number) {
    end_paragraph();
    if (level == 1) return;  // the title
    model::CodeRow row;
    row.line = number;
    row.path = unescaped(trim(text));
    rows_.push_back(std::move(row));
    field_ = nullptr;
  }

  /// "- Role: theme"
  bool fact(std::string_view raw, std::size_t number) {
    if (!raw.starts_with("- ")) return false;
    const std::size_t colon = raw.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view name = trim(raw.substr(2, colon - 2));
    const std::string value = unescaped(trim(raw.substr(colon + 1)));
    model::CodeFields& fields = rows_.back().fields;
    if (name == "Tags") {
      try {
        fields.tags = model::parse_tags(value);
      } catch (const Error& e) {
        throw Error(Errc::bad_input, e.what(), e.hint()).at(file_, number);
      }
      return true;
    }
    for (const Field& f : kFields) {
      const bool here = name == f.heading || (f.column == "color" && name == "Color");
      if (!here || (f.column != "role" && f.column != "color")) continue;
      give(fields, f, value);
      return true;
    }
    return false;
  }

  /// "**Include:** words"; any other paragraph goes on with the one before, the first is the
  /// description.
  void begin_paragraph(std::string_view& raw) {
    for (const Field& f : kFields) {
      const std::string label = fmt::format("**{}:**", f.heading);
      if (!raw.starts_with(label)) continue;
      field_ = &f;
      raw.remove_prefix(label.size());
      while (!raw.empty() && is_space(raw.front())) raw.remove_prefix(1);
      return;
    }
    if (field_ == nullptr) field_ = &kFields[1];
  }

  void add_line(std::string_view raw) {
    if (!text_.empty() && !open_break_) text_ += ' ';  // a line that was wrapped by hand
    open_break_ = ends_in_break(raw);
    if (open_break_) raw.remove_suffix(1);
    text_ += unescaped(raw);
    if (open_break_) text_ += '\n';
  }

  void end_paragraph() {
    open_break_ = false;
    if (text_.empty() || rows_.empty()) return;
    auto& into = rows_.back().fields.*field_->into;
    into = into ? *into + "\n\n" + text_ : text_;
    text_.clear();
  }

  const std::string& file_;
  std::vector<model::CodeRow> rows_;
  const Field* field_ = nullptr;
  std::string text_;
  bool open_break_ = false;
};

}  // namespace

std::vector<model::CodeRow> read_md(std::string_view bytes, const std::string& file) {
  Reader reader(file);
  std::size_t number = 0;
  for (const std::string_view line : split(bytes, '\n')) reader.line(line, ++number);
  return reader.take();
}

}  // namespace codebook

void write_codebook_md(const std::vector<model::Code>& codes, const CodebookOutput& out) {
  using codebook::escaped;
  constexpr int kDeepestHeading = 6;
  out("# Codebook\n");
  for (const model::Code& code : codes) {
    std::string text = fmt::format(
        "\n{} {}\n",
        std::string(static_cast<std::size_t>(std::min(code.depth + 1, kDeepestHeading)), '#'),
        escaped(code.path, false));
    if (!code.description.empty()) {
      text += fmt::format("\n{}\n", codebook::paragraph(code.description));
    }
    std::string facts = code.role == "code" ? "" : fmt::format("- Role: {}\n", code.role);
    if (!code.color.empty()) facts += fmt::format("- Colour: {}\n", escaped(code.color, false));
    std::string tags;
    for (const auto& [key, values] : codebook::by_key(code.tags)) {
      for (const std::string& value : values)
        tags += (tags.empty() ? "" : "; ") + key + "=" + value;
    }
    if (!tags.empty()) facts += fmt::format("- Tags: {}\n", escaped(tags, false));
    if (!facts.empty()) text += "\n" + facts;
    for (const codebook::Field& f : codebook::kFields) {
      if (f.column != "include" && f.column != "exclude" && f.column != "example") continue;
      if ((code.*f.from).empty()) continue;
      text += fmt::format("\n**{}:** {}\n", f.heading, codebook::paragraph(code.*f.from, false));
    }
    out(text);
  }
}

}  // namespace thema::formats
