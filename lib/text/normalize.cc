#include "text/normalize.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string_view>

#include "base/error.h"

namespace thema::text {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

[[noreturn]] void refuse_nul(std::string_view text, std::size_t at) {
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  throw Error(Errc::bad_input,
              fmt::format("line {} holds the character U+0000, which no text may hold", line));
}

/// CR LF and lone CR become LF, in place: the result is never longer.
void unify_line_ends(std::string& text, std::size_t first_cr) {
  std::size_t to = first_cr, from = first_cr;
  while (from < text.size()) {
    // text[from] is a CR here.
    text[to++] = '\n';
    from += from + 1 < text.size() && text[from + 1] == '\n' ? 2 : 1;
    const std::size_t next = std::min(text.find('\r', from), text.size());
    std::memmove(text.data() + to, text.data() + from, next - from);
    to += next - from;
    from = next;
  }
  text.resize(to);
}

}  // namespace

std::string normalize(std::string utf8) {
  std::size_t marks = 0;  // all of them, so that normalising twice is normalising once
  while (std::string_view(utf8).substr(marks).starts_with(kBom)) marks += kBom.size();
  if (marks > 0) utf8.erase(0, marks);
  if (const auto cr = utf8.find('\r'); cr != std::string::npos) unify_line_ends(utf8, cr);
  if (const auto nul = utf8.find('\0'); nul != std::string::npos) refuse_nul(utf8, nul);
  return utf8;
}

}  // namespace thema::text
