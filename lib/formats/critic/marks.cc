#include "formats/critic/marks.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/strings.h"
#include "formats/common/lines.h"

namespace thema::formats::critic {

namespace {

constexpr std::size_t kBaseWordsPerLine = 4;
constexpr std::size_t kCheckDigits = 16;

std::size_t digits_at(std::string_view s, std::size_t at) {
  std::size_t n = 0;
  while (at + n < s.size() && n <= kMostDigits && is_digit(s[at + n])) ++n;
  return n;
}

std::size_t number_of(std::string_view digits) {
  std::size_t number = 0;
  for (const char c : digits) number = number * 10 + static_cast<std::size_t>(c - '0');
  return number;
}

std::string check_of(const std::vector<std::string>& words) {
  return sha256_hex(join(words, " ")).substr(0, kCheckDigits);
}

Error changed_tail(std::string_view what) {
  return {Errc::bad_input,
          fmt::format("the lines behind the text, {{>>thema base ...<<}}, {}: they say what was "
                      "exported, and are not to be edited; take them from a new export",
                      what)};
}

}  // namespace

Mark mark_at(std::string_view s) {
  if (s.starts_with(kCommentBegin)) return {Mark::Kind::comment, kCommentBegin.size(), 0};
  if (s.starts_with('{')) {
    const std::size_t n = digits_at(s, 1);
    if (n <= kMostDigits && s.substr(1 + n).starts_with("==")) {
      return {Mark::Kind::begin, 3 + n, number_of(s.substr(1, n))};
    }
  } else if (s.starts_with("==")) {
    const std::size_t n = digits_at(s, 2);
    if (n <= kMostDigits && s.substr(2 + n).starts_with('}')) {
      return {Mark::Kind::end, 3 + n, number_of(s.substr(2, n))};
    }
  }
  return {};
}

std::string escaped_field(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '\\' || c == ';' || c == '}' || c == ']') out += '\\';
    if (c == '\n' || c == '\r') {
      out += c == '\n' ? "\\n" : "\\r";
    } else {
      out += c;
    }
  }
  return out;
}

std::string unescaped_field(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      out += value[i];
      continue;
    }
    const char c = value[++i];
    out += c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
  return out;
}

std::string_view next_field(std::string_view& rest) {
  std::size_t i = 0;
  while (i < rest.size() && rest[i] != ';') i += rest[i] == '\\' ? 2 : 1;
  i = std::min(i, rest.size());
  const std::string_view field = rest.substr(0, i);
  rest.remove_prefix(std::min(i + 1, rest.size()));
  return field;
}

std::string head_line(std::string_view source, std::string_view coder, std::string_view hash) {
  return fmt::format("{}source={}; coder={}; text={}{}", kHead, escaped_field(source),
                     escaped_field(coder), hash, kCommentEnd);
}

Head parse_head(std::string_view line) {
  const std::string_view inside = trim(line);
  if (!inside.starts_with(kHead) || !inside.ends_with(kCommentEnd)) {
    throw Error(Errc::bad_input,
                fmt::format("the first line is not as 'thema annotate export' wrote it: expected "
                            "'{}source=NAME; coder=NAME; text=HASH{}'",
                            kHead, kCommentEnd))
        .at({}, 1);
  }
  std::string_view rest =
      inside.substr(kHead.size(), inside.size() - kHead.size() - kCommentEnd.size());
  Head head;
  while (!rest.empty()) {
    const std::string_view field = trim(next_field(rest));
    const std::size_t equals = std::min(field.find('='), field.size());
    const std::string value = unescaped_field(field.substr(std::min(equals + 1, field.size())));
    const std::string_view name = field.substr(0, equals);
    if (name == "source") head.source = value;
    if (name == "coder") head.coder = value;
    if (name == "text") head.hash = value;
  }
  if (head.source.empty() || head.hash.empty()) {
    throw Error(Errc::bad_input,
                "the first line names no source or no hash of its text: take it "
                "from a new 'thema annotate export'")
        .at({}, 1);
  }
  return head;
}

std::vector<std::string> tail_lines(const std::vector<std::string>& codes,
                                    const std::vector<std::string>& base) {
  std::vector<std::string> lines{std::string(kHowTo)};
  for (const std::string& code : codes) {
    std::string line;
    for (const char c : code) {  // what would end the comment
      if (c == '}' && line.ends_with('<')) line += '\\';
      line += c;
    }
    lines.push_back(std::move(line));
  }
  lines.emplace_back(kCommentEnd);
  lines.push_back(fmt::format("{}{} {}", kBase, base.size(), check_of(base)));
  for (std::size_t i = 0; i < base.size(); ++i) {
    if (i % kBaseWordsPerLine == 0) {
      lines.push_back(base[i]);
    } else {
      lines.back() += " " + base[i];
    }
  }
  lines.emplace_back(kCommentEnd);
  return lines;
}

std::vector<std::string> parse_base(std::string_view tail) {
  const std::size_t begin = tail.rfind(kBase);
  if (begin == std::string_view::npos) throw changed_tail("are missing");
  std::string_view rest = tail.substr(begin + kBase.size());
  const std::size_t end = rest.find(kCommentEnd);
  if (end == std::string_view::npos) throw changed_tail("have no end");
  rest = rest.substr(0, end);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t from = rest.find_first_not_of(" \t\r\n", at);
    if (from == std::string_view::npos) break;
    at = std::min(rest.find_first_of(" \t\r\n", from), rest.size());
    words.emplace_back(rest.substr(from, at - from));
  }
  if (words.size() < 2) throw changed_tail("were changed");
  const std::string count = words[0], check = words[1];
  words.erase(words.begin(), words.begin() + 2);
  if (count != std::to_string(words.size()) || check != check_of(words)) {
    throw changed_tail("were changed");
  }
  return words;
}

std::size_t behind_base(std::string_view tail) {
  const std::size_t end = tail.find(kCommentEnd, tail.rfind(kBase));
  return tail.find_first_not_of(" \t\r\n", end + kCommentEnd.size());
}

}  // namespace thema::formats::critic
