#include "text/elisions.h"

#include <algorithm>
#include <array>

#include "text/apostrophes.h"
#include "text/utf8.h"

namespace thema::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array kCatalan{"d"sv, "l"sv, "m"sv, "n"sv, "s"sv, "t"sv};
constexpr std::array kFrench{"c"sv, "d"sv, "j"sv,      "jusqu"sv, "l"sv,      "lorsqu"sv, "m"sv,
                             "n"sv, "s"sv, "puisqu"sv, "qu"sv,    "quoiqu"sv, "t"sv};
constexpr std::array kItalian{
    "agl"sv,   "alcun"sv, "all"sv,     "allor"sv,    "anch"sv,    "ancor"sv,  "bell"sv,
    "buon"sv,  "c"sv,     "ciascun"sv, "cinquant"sv, "coll"sv,    "com"sv,    "cos"sv,
    "d"sv,     "dagl"sv,  "dall"sv,    "degl"sv,     "dell"sv,    "dev"sv,    "dov"sv,
    "finch"sv, "gl"sv,    "grand"sv,   "l"sv,        "m"sv,       "mezz"sv,   "n"sv,
    "negl"sv,  "nell"sv,  "nessun"sv,  "nient"sv,    "novant"sv,  "ottant"sv, "perch"sv,
    "pover"sv, "quand"sv, "quant"sv,   "quarant"sv,  "quegl"sv,   "quell"sv,  "quest"sv,
    "s"sv,     "sant"sv,  "senz"sv,    "sessant"sv,  "settant"sv, "sott"sv,   "sull"sv,
    "sugl"sv,  "t"sv,     "tant"sv,    "trent"sv,    "tutt"sv,    "un"sv,     "v"sv,
    "vent"sv};

constexpr std::size_t kLongest = 8;

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::string with_plain_apostrophes(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t here = at;
    if (is_apostrophe(next_code_point(utf8, at))) {
      out += '\'';
    } else {
      out += utf8.substr(here, at - here);
    }
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
  std::size_t behind = n;
  if (n == 0 || n == word.size() || !is_apostrophe(next_code_point(word, behind))) return 0;
  const std::string_view prefix(small.data(), n);
  const bool known = (catalan && holds(kCatalan, prefix)) || (french && holds(kFrench, prefix)) ||
                     (italian && holds(kItalian, prefix));
  return known ? behind : 0;
}

bool elides(std::string_view folded) {
  constexpr std::string_view kVowels = "aeiouyh";
  return (!folded.empty() && kVowels.find(folded.front()) != std::string_view::npos) ||
         folded.starts_with("\u0153") || folded.starts_with("\u00E6");
}

}  // namespace thema::text
