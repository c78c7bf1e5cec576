#include "text/elisions.h"

#include <algorithm>
#include <array>

namespace thema::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array kCatalan{"d"sv, "l"sv, "m"sv, "n"sv, "s"sv, "t"sv};
constexpr std::array kFrench{"c"sv, "d"sv, "j"sv,      "jusqu"sv, "l"sv,      "lorsqu"sv, "m"sv,
                             "n"sv, "s"sv, "puisqu"sv, "qu"sv,    "quoiqu"sv, "t"sv};
constexpr std::array kItalian{"all"sv,  "c"sv,     "d"sv,     "dall"sv, "dell"sv, "l"sv,
                              "nell"sv, "quell"sv, "quest"sv, "sull"sv, "un"sv};

constexpr std::size_t kLongest = 6;

/// ' and what is typed or set for it.
constexpr std::array kApostrophes{"'"sv, "\u2019"sv, "\u02BC"sv, "\u2018"sv, "\uFF07"sv};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::string with_plain_apostrophes(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::string_view rest = utf8.substr(at);
    const auto found = std::find_if(kApostrophes.begin(), kApostrophes.end(),
                                    [&](std::string_view a) { return rest.starts_with(a); });
    out += found == kApostrophes.end() ? rest.front() : '\'';
    at += found == kApostrophes.end() ? 1 : found->size();
  }
  return out;
}

void Elisions::add(std::string_view language) {
  const std::string_view base = language.substr(0, language.find_first_of("-_"));
  catalan = catalan || base == "ca";
  french = french || base == "fr";
  italian = italian || base == "it";
}

std::string Elisions::names() const {
  std::string out;
  const auto name = [&](bool there, std::string_view language) {
    if (there) out.append(out.empty() ? "" : " ").append(language);
  };
  name(catalan, "ca");
  name(french, "fr");
  name(italian, "it");
  return out;
}

std::size_t Elisions::of(std::string_view word) const {
  std::array<char, kLongest> small{};
  std::size_t n = 0;
  for (; n < word.size(); ++n) {
    const char c = word[n];
    const bool great = c >= 'A' && c <= 'Z';
    if (!great && (c < 'a' || c > 'z')) break;
    if (n == kLongest) return 0;
    small[n] = great ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::string_view rest = word.substr(n);
  const auto apostrophe = std::find_if(kApostrophes.begin(), kApostrophes.end(),
                                       [&](std::string_view a) { return rest.starts_with(a); });
  if (n == 0 || apostrophe == kApostrophes.end()) return 0;
  const std::string_view prefix(small.data(), n);
  const bool known = (catalan && holds(kCatalan, prefix)) || (french && holds(kFrench, prefix)) ||
                     (italian && holds(kItalian, prefix));
  return known ? n + apostrophe->size() : 0;
}

bool elides(std::string_view folded) {
  constexpr std::string_view kVowels = "aeiouyh";
  return (!folded.empty() && kVowels.find(folded.front()) != std::string_view::npos) ||
         folded.starts_with("\u0153") || folded.starts_with("\u00E6");
}

}  // namespace thema::text
