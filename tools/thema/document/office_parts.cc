#include "document/office_parts.h"

#include <cstdint>
#include <string_view>

namespace thema::cli {

namespace {

/// Replaces each `begin` ... `end` by what `change` makes of what stands between.
template <class Change>
std::string replaced(std::string_view page, std::string_view begin, std::string_view end,
                     const Change& change) {
  std::string out;
  std::size_t done = 0;
  for (;;) {
    const std::size_t at = page.find(begin, done);
    const std::size_t close = at == std::string_view::npos ? at : page.find(end, at + begin.size());
    if (close == std::string_view::npos) break;
    out.append(page, done, at - done);
    out += change(page.substr(at + begin.size(), close - at - begin.size()));
    done = close + end.size();
  }
  return out.append(page.substr(done));
}

constexpr std::string_view kSection = "<section class=\"footnotes\" data-footnotes>\n<ol>\n";
constexpr std::string_view kSectionEnd = "</ol>\n</section>";

/// A list of notes; the ways back into the text are the word processor's.
std::string notes(std::string_view list) {
  const auto nothing = [](std::string_view) { return std::string(); };
  // The second and later ways back have a mark of their own inside.
  std::string out = replaced(list, " <a href=\"#fnref-", "</a>", nothing);
  out = replaced(out, "\n<li id=\"", "\">", [](std::string_view id) {
    return "\n<aside epub:type=\"footnote\" id=\"" + std::string(id) + "\">";
  });
  return replaced(out, "</li>", "\n", [](std::string_view) { return std::string("</aside>\n"); });
}

}  // namespace

std::string with_notes(const std::string& page) {
  const std::size_t section = page.find(kSection);
  const std::size_t end = page.find(kSectionEnd, section);
  if (section == std::string::npos || end == std::string::npos) return page;
  const std::string list =
      "\n" + page.substr(section + kSection.size(), end - section - kSection.size());
  std::string text = page.substr(0, section);
  text = replaced(text, "<sup class=\"footnote-ref\"><a href=\"#", "</a></sup>",
                  [](std::string_view link) {
                    return "<a epub:type=\"noteref\" href=\"#" +
                           std::string(link.substr(0, link.find('"'))) + "\">1</a>";
                  });
  return text + notes(list) + page.substr(end + kSectionEnd.size());
}

std::string without_clock(std::string archive) {
  constexpr std::string_view kEnd = "PK\5\6", kEntry = "PK\1\2", kLocal = "PK\3\4";
  constexpr char kTime[4] = {0, 0, 0x21, 0x28};  // 2000-01-01, as in workbooks
  const auto number = [&](std::size_t at, std::size_t bytes) {
    std::uint64_t n = 0;
    for (std::size_t i = bytes; i > 0; --i) {
      n = n << 8U | static_cast<unsigned char>(archive[at + i - 1]);
    }
    return static_cast<std::size_t>(n);
  };
  const auto is = [&](std::size_t at, std::string_view mark, std::size_t size) {
    return at + size <= archive.size() && archive.compare(at, mark.size(), mark) == 0;
  };
  const std::size_t last = archive.rfind(kEnd);
  if (last == std::string::npos || !is(last, kEnd, 22)) return archive;
  std::size_t at = number(last + 16, 4);
  for (std::size_t left = number(last + 10, 2); left > 0 && is(at, kEntry, 46); --left) {
    archive.replace(at + 12, 4, kTime, 4);
    const std::size_t local = number(at + 42, 4);
    if (is(local, kLocal, 30)) archive.replace(local + 10, 4, kTime, 4);
    at += 46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2);
  }
  return archive;
}

}  // namespace thema::cli
