#include "report/document/front_matter.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/strings.h"

namespace thema::report {
namespace {

bool is_indented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

bool goes_on(std::string_view line) { return trim(line).empty() || is_indented(line); }

/// A value without its quotes: '' stands for ' in single ones, \" for " in double ones.
std::string unquoted(std::string_view value) {
  if (value.size() < 2 || value.front() != value.back()) return std::string(value);
  const char quote = value.front();
  if (quote != '\'' && quote != '"') return std::string(value);
  value = value.substr(1, value.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool escapes =
        quote == '\'' ? value.substr(i, 2) == "''" : value[i] == '\\' && i + 1 < value.size();
    if (escapes) ++i;
    out += value[i];
  }
  return out;
}

/// The items of `[A, "B, C"]`.
std::vector<std::string> listed(std::string_view value) {
  std::vector<std::string> items;
  std::string item;
  char open = '\0';
  const auto end_item = [&] {
    if (std::string one = unquoted(trim(item)); !one.empty()) items.push_back(std::move(one));
    item.clear();
  };
  for (const char c : value.substr(1, value.size() - 2)) {
    if (open == '\0' && c == ',') {
      end_item();
      continue;
    }
    if (c == open) {
      open = '\0';
    } else if (open == '\0' && (c == '"' || c == '\'') && trim(item).empty()) {
      open = c;
    }
    item += c;
  }
  end_item();
  return items;
}

class Reader {
 public:
  Reader(const std::vector<std::string>& lines, std::size_t first_line)
      : lines_(lines), first_line_(first_line) {}

  FrontMatter read() {
    while (at_ < lines_.size()) {
      const std::string_view line = trim(lines_[at_]);
      if (line.empty() || line.starts_with('#')) {
        ++at_;
        continue;
      }
      entry();
    }
    return std::move(out_);
  }

 private:
  void entry() {
    const std::string_view line = lines_[at_];
    const std::size_t colon = line.find(':');
    const bool spaced =
        colon != std::string_view::npos &&
        (colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t');
    if (!spaced || is_indented(line)) {
      throw Error(Errc::bad_input,
                  fmt::format("front matter: expected a line such as 'title: Words', found '{}'",
                              trim(line)))
          .at("", first_line_ + at_);
    }
    const std::string key = ascii_lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    ++at_;
    set(key, values(value));
  }

  std::vector<std::string> values(std::string_view value) {
    if (value.starts_with('|') || value.starts_with('>')) return {block(value.front() == '|')};
    if (value.starts_with('[') && value.ends_with(']')) return listed(value);
    if (value.empty()) {
      std::vector<std::string> items;
      while (at_ < lines_.size() && trim(lines_[at_]).starts_with("- ")) {
        items.push_back(unquoted(trim(trim(lines_[at_++]).substr(2))));
      }
      skip_nested();
      return items;
    }
    std::string text(value);
    while (at_ < lines_.size() && is_indented(lines_[at_])) {
      text.append(" ").append(trim(lines_[at_++]));
    }
    return {unquoted(text)};
  }

  /// Entries below a key that is not ours.
  void skip_nested() {
    while (at_ < lines_.size() && is_indented(lines_[at_])) ++at_;
  }

  std::string block(bool literal) {
    std::string text;
    while (at_ < lines_.size() && goes_on(lines_[at_])) {
      const std::string_view line = trim(lines_[at_++]);
      const bool fresh = text.empty() || text.ends_with('\n');
      if (line.empty()) {
        text += text.empty() ? "" : "\n\n";
      } else {
        text.append(fresh ? "" : literal ? "\n" : " ").append(line);
      }
    }
    return std::string(trim(text));
  }

  void set(std::string_view key, std::vector<std::string> values) {
    if (key == "author" || key == "authors") {
      out_.authors = std::move(values);
      return;
    }
    std::string* const text = key == "title"                       ? &out_.title
                              : key == "date"                      ? &out_.date
                              : key == "lang" || key == "language" ? &out_.language
                              : key == "abstract"                  ? &out_.abstract
                                                                   : nullptr;
    if (text != nullptr) *text = join(values, ", ");
  }

  const std::vector<std::string>& lines_;
  std::size_t first_line_, at_ = 0;
  FrontMatter out_;
};

}  // namespace

FrontMatter read_front_matter(const std::vector<std::string>& lines, std::size_t first_line) {
  return Reader(lines, first_line).read();
}

}  // namespace thema::report
