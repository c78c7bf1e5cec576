#include "transcript.h"

#include <regex.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace transcript {

namespace {

bool is_command(std::string_view line) { return line.starts_with("$ "); }
bool is_comment(std::string_view line) { return line == "#" || line.starts_with("# "); }
bool is_exit(std::string_view line) { return line.starts_with("[exit ") && line.ends_with("]"); }

Line expected_line(std::string_view line) {
  Line result;
  if (is_exit(line)) return {.stream = Stream::status, .text = std::string(line)};
  if (line == "!" || line.starts_with("! ")) {
    result.stream = Stream::err;
    line.remove_prefix(std::min<std::size_t>(2, line.size()));
  }
  if (line.starts_with("\\")) {
    result.text = line.substr(1);
    return result;
  }
  result.any = line == "...";
  result.regex = line.ends_with(" (re)");
  result.text = line;
  return result;
}

/// True for lines of stdout that would be read as something else.
bool misread(std::string_view line, bool after_blank) {
  return is_command(line) || is_exit(line) || line == "!" || line.starts_with("! ") ||
         line == ">" || line.starts_with("> ") || line.starts_with("```") ||
         (after_blank && is_comment(line));
}

/// A POSIX extended regular expression for the whole line (std::regex of GCC 12 warns by itself
/// when built with sanitizers).
bool matches_pattern(const std::string& pattern, const std::string& text) {
  regex_t compiled;
  if (regcomp(&compiled, ("^(" + pattern + ")$").c_str(), REG_EXTENDED | REG_NOSUB) != 0) {
    throw std::runtime_error("no regular expression: " + pattern);
  }
  const bool found = regexec(&compiled, text.c_str(), 0, nullptr, 0) == 0;
  regfree(&compiled);
  return found;
}

bool matches(const Line& expected, const Line& actual) {
  if (expected.stream != actual.stream) return false;
  if (expected.text == actual.text) return true;
  if (!expected.regex) return false;
  return matches_pattern(expected.text.substr(0, expected.text.size() - 5), actual.text);
}

/// Control characters would make a transcript unreadable: the line is escaped, and ends in `
/// (esc)`, so that it differs from a program's own escaping.
std::string visible(std::string_view text) {
  const auto hidden = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
  };
  if (std::none_of(text.begin(), text.end(), hidden)) return std::string(text);
  std::string result;
  for (const char c : text) {
    if (c == '\\') {
      result += "\\\\";
    } else if (hidden(c)) {
      char code[8];
      std::snprintf(code, sizeof code, "\\x%02x", static_cast<unsigned>(c));
      result += code;
    } else {
      result += c;
    }
  }
  return result + " (esc)";
}

void append_lines(std::vector<Line>& lines, Stream stream, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string line = visible(text.substr(0, end));
    if (end == std::string_view::npos) {
      line += " (no-eol)";
      text = {};
    } else {
      text.remove_prefix(end + 1);
    }
    lines.push_back({.stream = stream, .text = std::move(line)});
  }
}

class Parser {
 public:
  Parser(std::string_view text, bool markdown) : markdown_(markdown) {
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) result_.lines.push_back(std::move(line));
  }

  Transcript parse() {
    read_needs();
    std::size_t i = 0;
    while (i < result_.lines.size()) {
      const std::string& line = result_.lines[i];
      if (markdown_ && !inside_) {
        inside_ = line.starts_with("```console");
        ++i;
      } else if (closes(i)) {
        inside_ = false;
        ++i;
      } else if (is_command(line)) {
        i = read_step(i);
      } else if (line.empty() || is_comment(line)) {
        ++i;
      } else {
        throw std::runtime_error("line " + std::to_string(i + 1) +
                                 ": expected a command ('$ ...') or a comment ('# ...')");
      }
    }
    if (result_.steps.empty()) throw std::runtime_error("there is no command in it");
    return std::move(result_);
  }

 private:
  bool closes(std::size_t i) const { return markdown_ && result_.lines[i].starts_with("```"); }

  void read_needs() {
    constexpr std::string_view kNeeds = "# needs:";
    if (result_.lines.empty() || !result_.lines[0].starts_with(kNeeds)) return;
    std::istringstream words(result_.lines[0].substr(kNeeds.size()));
    for (std::string word; words >> word;) result_.needs.push_back(word);
  }

  /// Output goes on over blank lines, but blank lines before a command, a comment or the end only
  /// separate.
  std::size_t read_step(std::size_t i) {
    Step step;
    step.script = result_.lines[i].substr(2);
    for (++i; i < result_.lines.size() && result_.lines[i].starts_with(">"); ++i) {
      const std::string& line = result_.lines[i];
      if (line != ">" && !line.starts_with("> ")) break;
      step.script += '\n' + line.substr(std::min<std::size_t>(2, line.size()));
    }
    step.first = step.last = i;
    bool after_blank = false;
    for (; i < result_.lines.size(); ++i) {
      const std::string& line = result_.lines[i];
      if (is_command(line) || closes(i) || (after_blank && is_comment(line))) break;
      after_blank = line.empty();
      if (!after_blank) step.last = i + 1;
    }
    for (std::size_t k = step.first; k < step.last; ++k) {
      step.expected.push_back(expected_line(result_.lines[k]));
    }
    const std::size_t end = step.last;
    result_.steps.push_back(std::move(step));
    return end;
  }

  Transcript result_;
  bool markdown_ = false, inside_ = false;
};

}  // namespace

Transcript parse(std::string_view text, bool markdown) { return Parser(text, markdown).parse(); }

std::vector<Line> rendered(std::string_view out, std::string_view err, int status) {
  std::vector<Line> lines;
  append_lines(lines, Stream::out, out);
  append_lines(lines, Stream::err, err);
  if (status != 0) {
    lines.push_back({.stream = Stream::status, .text = "[exit " + std::to_string(status) + "]"});
  }
  return lines;
}

std::vector<std::string> written(const std::vector<Line>& lines) {
  std::vector<std::string> result;
  bool after_blank = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const bool out = line.stream == Stream::out;
    std::string text = line.text;
    if (line.stream != Stream::status && !line.any) {
      const bool last_blank = out && text.empty() && i + 1 == lines.size();
      if (text.starts_with("\\") || text == "..." || last_blank ||
          (out && misread(text, after_blank))) {
        text.insert(0, 1, '\\');
      }
    }
    after_blank = text.empty();
    if (line.stream == Stream::err) text.insert(0, text.empty() ? "!" : "! ");
    result.push_back(std::move(text));
  }
  return result;
}

std::vector<Difference> compare(const std::vector<Line>& expected,
                                const std::vector<Line>& actual) {
  const std::size_t rows = expected.size(), columns = actual.size();
  const auto consumes = [&](std::size_t i, std::size_t k) {
    return expected[i].any && expected[i].stream == actual[k].stream;
  };
  // cost[i][k]: the fewest marked lines from expected line i and actual line k to both ends.
  std::vector<std::vector<std::uint32_t>> cost(rows + 1, std::vector<std::uint32_t>(columns + 1));
  for (std::size_t i = rows + 1; i-- > 0;) {
    for (std::size_t k = columns + 1; k-- > 0;) {
      if (i == rows || k == columns) {
        const bool free = i < rows && expected[i].any;
        cost[i][k] = i < rows      ? cost[i + 1][k] + (free ? 0 : 1)
                     : k < columns ? cost[i][k + 1] + 1
                                   : 0;
        continue;
      }
      std::uint32_t best = std::min(cost[i + 1][k] + (expected[i].any ? 0 : 1), cost[i][k + 1] + 1);
      if (consumes(i, k)) best = std::min(best, cost[i][k + 1]);
      if (!expected[i].any && matches(expected[i], actual[k])) {
        best = std::min(best, cost[i + 1][k + 1]);
      }
      cost[i][k] = best;
    }
  }
  std::vector<Difference> result;
  std::size_t i = 0, k = 0;
  while (i < rows || k < columns) {
    if (i < rows && k < columns && consumes(i, k) && cost[i][k] == cost[i][k + 1]) {
      ++k;
    } else if (i < rows && k < columns && !expected[i].any && cost[i][k] == cost[i + 1][k + 1] &&
               matches(expected[i], actual[k])) {
      result.push_back({' ', expected[i]});
      ++i, ++k;
    } else if (i < rows && expected[i].any && cost[i][k] == cost[i + 1][k]) {
      result.push_back({' ', expected[i]});
      ++i;
    } else if (i < rows && cost[i][k] == cost[i + 1][k] + 1) {
      result.push_back({'-', expected[i]});
      ++i;
    } else {
      result.push_back({'+', actual[k]});
      ++k;
    }
  }
  return result;
}

bool equal(const std::vector<Difference>& differences) {
  return std::all_of(differences.begin(), differences.end(),
                     [](const Difference& d) { return d.mark == ' '; });
}

}  // namespace transcript
