#include "formats/common/cue_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "formats/common/lines.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

constexpr auto kTags =
    std::to_array<std::string_view>({"b", "i", "u", "s", "c", "v", "ruby", "rt", "lang", "font",
                                     "span", "em", "strong", "br", "p"});

constexpr auto kEntities = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"amp", "&"},
    {"lt", "<"},
    {"gt", ">"},
    {"quot", "\""},
    {"apos", "'"},
    {"nbsp", "\xC2\xA0"},
    {"lrm", "\xE2\x80\x8E"},
    {"rlm", "\xE2\x80\x8F"},
});

/// The character of "#233" or "#xE9"; nothing for what is no character.
std::optional<char32_t> numbered(std::string_view digits) {
  const bool hex = digits.size() > 1 && (digits[1] == 'x' || digits[1] == 'X');
  digits.remove_prefix(hex ? 2 : 1);
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    const std::size_t digit =
        std::string_view("0123456789abcdef").find(hex ? ascii_lower({&c, 1})[0] : c);
    if (digit >= (hex ? 16U : 10U)) return std::nullopt;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  const bool character = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return character ? std::optional(value) : std::nullopt;
}

/// No tag is longer than this, so that a row of "<" is read in linear time.
std::size_t find_near(std::string_view s, char c, std::size_t pos) {
  constexpr std::size_t kLongestTag = 512;
  const std::size_t found = s.substr(pos, kLongestTag).find(c);
  return found == std::string_view::npos ? found : pos + found;
}

/// The tag at `pos`, where "<" is; empty when it is text ("<laughs>", "a < b").
std::string_view tag_at(std::string_view s, std::size_t pos) {
  const std::size_t end = find_near(s, '>', pos);
  if (end == std::string_view::npos) return {};
  const std::string_view inside = s.substr(pos + 1, end - pos - 1);
  if (inside.empty()) return {};
  const bool time = is_digit(inside[0]) && inside.find(':') != std::string_view::npos &&
                    inside.find_first_not_of("0123456789:.") == std::string_view::npos;
  std::string_view name = inside;
  if (name[0] == '/') name.remove_prefix(1);
  name = name.substr(0, std::min(name.find_first_of(" \t\n./="), name.size()));
  const bool known = std::find(kTags.begin(), kTags.end(), ascii_lower(name)) != kTags.end();
  return known || time ? s.substr(pos, end - pos + 1) : std::string_view{};
}

/// The name in "<v.loud Name>"; nothing when the tag is another or names nobody.
std::optional<std::string> voice_of(std::string_view tag) {
  if (tag.size() < 4 || (tag[1] != 'v' && tag[1] != 'V')) return std::nullopt;
  if (std::string_view(" \t\n.").find(tag[2]) == std::string_view::npos) return std::nullopt;
  const std::size_t space = tag.find_first_of(" \t\n");
  if (space == std::string_view::npos) return std::nullopt;
  const std::string name = decode_entities(tag.substr(space, tag.size() - 1 - space));
  const std::string_view trimmed = trim_space(name);
  return trimmed.empty() ? std::nullopt : std::optional(std::string(trimmed));
}

}  // namespace

std::string decode_entities(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  std::size_t pos = 0;
  while (pos < s.size()) {
    const std::size_t amp = std::min(s.find('&', pos), s.size());
    out += s.substr(pos, amp - pos);
    pos = amp;
    if (pos == s.size()) break;
    const std::size_t end = s.substr(0, std::min(s.size(), pos + 12)).find(';', pos);
    const std::string_view name =
        end == std::string_view::npos ? std::string_view{} : s.substr(pos + 1, end - pos - 1);
    const auto* const known = std::find_if(kEntities.begin(), kEntities.end(),
                                           [&](const auto& e) { return e.first == name; });
    if (known != kEntities.end()) {
      out += known->second;
      pos = end + 1;
    } else if (const auto c = name.starts_with('#') ? numbered(name) : std::nullopt) {
      text::append_utf8(out, *c);
      pos = end + 1;
    } else {
      out += s[pos++];
    }
  }
  return out;
}

std::vector<VoicePiece> cue_pieces(std::string_view cue) {
  std::vector<VoicePiece> pieces(1);
  std::size_t pos = 0;
  std::string raw;
  const auto flush = [&] {
    pieces.back().text += decode_entities(raw);
    raw.clear();
  };
  while (pos < cue.size()) {
    const std::size_t mark = std::min(cue.find_first_of("<{", pos), cue.size());
    raw += cue.substr(pos, mark - pos);
    pos = mark;
    if (pos == cue.size()) break;
    std::size_t skip = 0;
    if (cue[pos] == '<') {
      const std::string_view tag = tag_at(cue, pos);
      skip = tag.size();
      if (auto voice = voice_of(tag)) {
        flush();
        if (!trim_space(pieces.back().text).empty() || pieces.back().voice) pieces.emplace_back();
        pieces.back() = VoicePiece{.voice = std::move(voice), .text = {}};
      }
    } else if (cue.substr(pos).starts_with("{\\")) {
      const std::size_t end = find_near(cue, '}', pos);
      if (end != std::string_view::npos) skip = end - pos + 1;
    }
    if (skip == 0) raw += cue[pos++];
    pos += skip;
  }
  flush();
  return pieces;
}

}  // namespace thema::formats
