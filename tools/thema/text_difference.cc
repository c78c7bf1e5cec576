#include "text_difference.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace thema::cli {

namespace {

bool is_inside_character(std::string_view s, std::size_t at) {
  return at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0U) == 0x80;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  return text.substr(begin, end - begin);
}

/// A line around the byte at which it differs.
std::string around(std::string_view line, std::size_t at) {
  constexpr std::size_t kBefore = 30, kShown = 90;
  std::size_t begin = at > kBefore ? at - kBefore : 0;
  while (is_inside_character(line, begin)) --begin;
  const std::string rest = shortened(line.substr(begin), kShown);
  return begin > 0 ? "..." + rest : rest;
}

}  // namespace

std::string shortened(std::string_view words, std::size_t most) {
  if (words.size() <= most) return std::string(words);
  while (most > 0 && is_inside_character(words, most)) --most;
  return std::string(words.substr(0, most)) + "...";
}

TextDifference::TextDifference(std::string_view expected, std::string_view found) {
  const auto differ = std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  const auto at = static_cast<std::size_t>(differ.first - expected.begin());
  line_ += static_cast<std::size_t>(std::count(expected.begin(), differ.first, '\n'));
  const std::size_t lf = at == 0 ? std::string_view::npos : expected.rfind('\n', at - 1);
  const std::size_t begin = lf == std::string_view::npos ? 0 : lf + 1;
  expected_ = line_at(expected, begin);
  found_ = line_at(found, begin);
  at_ = at - begin;
  if (at == expected.size()) find_added(found.substr(begin));
  const auto lines = [](std::string_view s) { return std::count(s.begin(), s.end(), '\n'); };
  more_lines_ = lines(found) > lines(expected);
  fewer_lines_ = lines(found) < lines(expected);
}

/// The text goes on where it should end: the first line with words.
void TextDifference::find_added(std::string_view found) {
  for (std::size_t line = line_; found_ == expected_ && found.find('\n') != std::string::npos;) {
    found.remove_prefix(found.find('\n') + 1);
    ++line;
    const std::string_view words = line_at(found, 0);
    if (trim(words).empty()) continue;
    found_ = words;
    expected_ = {};
    line_ = line;
    added_ = true;
    at_ = 0;
  }
}

std::string TextDifference::message() const {
  if (added_) {
    return fmt::format(
        "the text was changed: found '{}' behind its last line. Take that away; to correct a text "
        "there is 'thema source replace'",
        around(found_, 0));
  }
  std::string why =
      fmt::format("the text was changed: found '{}', expected '{}' (line {} of the source)",
                  around(found_, at_), around(expected_, at_), line_);
  const std::string_view found = trim(found_.substr(std::min(at_, found_.size())));
  const std::string_view expected = trim(expected_.substr(std::min(at_, expected_.size())));
  if (found_.ends_with('\r')) {
    why += "; this line ends with CR LF and others do not";
  } else if (found_ != expected_ && found.empty() && expected.empty()) {
    why += "; only the white space at its end differs: have your editor leave that alone";
  }
  if (more_lines_) why += "; the file has more lines than the text";
  if (fewer_lines_) why += "; the file has fewer lines than the text";
  return why + ". Put its words back; to correct a text there is 'thema source replace'";
}

}  // namespace thema::cli
