#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What the writer and the reader of marked-up text agree on.
namespace thema::formats::critic {

inline constexpr std::string_view kCommentBegin = "{>>";
inline constexpr std::string_view kCommentEnd = "<<}";
inline constexpr std::string_view kHead = "{>>thema annotate: ";
inline constexpr std::string_view kCodes = "{>>thema codes";
inline constexpr std::string_view kBase = "{>>thema base ";
inline constexpr std::string_view kHowTo =
    "{>>thema codes, for completion; 'thema help coding' says how to mark passages";

/// Numbers of passages have no more digits.
inline constexpr std::size_t kMostDigits = 6;

/// A mark at the beginning of `s`: "{==", "{12==", "==}", "==12}", "{>>".
struct Mark {
  enum class Kind { none, begin, end, comment } kind = Kind::none;
  std::size_t size = 0;    ///< bytes
  std::size_t number = 0;  ///< 0: none
};
Mark mark_at(std::string_view s);

/// "name=value; name=value": the fields of the first line.
std::string escaped_field(std::string_view value);
std::string unescaped_field(std::string_view value);
/// Up to the first ';' without a backslash; moves `rest` past it.
std::string_view next_field(std::string_view& rest);

/// Source, coder and hash as the first line has them, with comment signs.
std::string head_line(std::string_view source, std::string_view coder, std::string_view hash);
/// Throws Errc::bad_input unless it is such a line.
struct Head {
  std::string source, coder, hash;
};
Head parse_head(std::string_view line);

/// What stands behind the text, line by line: codes, then the base with its check.
std::vector<std::string> tail_lines(const std::vector<std::string>& codes,
                                    const std::vector<std::string>& base);
/// The words of the base in such lines. Throws Errc::bad_input when they were changed.
std::vector<std::string> parse_base(std::string_view tail);
/// Where words stand behind them, which nobody would read; npos: nowhere. REQUIRES a good base.
std::size_t behind_base(std::string_view tail);
inline constexpr std::string_view kTextBehind =
    "there are words behind the last line of what was exported, which would not be read: take them "
    "away (marks and their comments belong into the text)";

}  // namespace thema::formats::critic
