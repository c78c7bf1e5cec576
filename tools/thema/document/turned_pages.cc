#include "document/turned_pages.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace thema::cli {

namespace {

constexpr std::string_view kBegin = "\\begin{landscape}\n", kEnd = "\\end{landscape}\n";

/// Where the paragraph begins that ends at `end`, if it is a heading; else `end`.
std::size_t begin_of_heading(std::string_view latex, std::size_t end) {
  const std::size_t blank = latex.substr(0, end).rfind("\n\n");
  const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 2;
  const std::string_view paragraph = latex.substr(begin, end - begin);
  // pandoc's have a target; those of results are plain.
  constexpr std::array<std::string_view, 5> kHeadings{"\\hypertarget{", "\\section", "\\subsection",
                                                      "\\subsubsection", "\\paragraph"};
  const bool heading = std::any_of(kHeadings.begin(), kHeadings.end(),
                                   [&](std::string_view h) { return paragraph.starts_with(h); });
  return heading ? begin : end;
}

}  // namespace

std::string with_shared_pages(std::string latex) {
  for (std::size_t at = 0; (at = latex.find(kBegin, at)) != std::string::npos;) {
    // Several headings may stand one below the other.
    const auto end_of_words = [&] {
      const std::size_t last = at == 0 ? 0 : latex.find_last_not_of(" \t\r\n", at - 1) + 1;
      return std::min(last, at);
    };
    std::size_t words = end_of_words();
    for (std::size_t end = words, begin; (begin = begin_of_heading(latex, end)) < end;) {
      const std::string heading = latex.substr(begin, end - begin) + "\n\n";
      latex.insert(at + kBegin.size(), heading);
      latex.erase(begin, end - begin);
      at -= end - begin;
      end = words = end_of_words();
    }
    const std::size_t last = words >= kEnd.size() - 1 ? words - (kEnd.size() - 1) : 0;
    if (latex.compare(last, kEnd.size(), kEnd) == 0) {
      latex.replace(last, at + kBegin.size() - last, "\n\\medskip\n");
      at = last;
    } else {
      at += kBegin.size();
    }
  }
  return latex;
}

}  // namespace thema::cli
