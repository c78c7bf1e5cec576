#include "report/document/footnotes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "text/fold.h"

namespace thema::report {

std::vector<FootnoteDoubt> doubtful_footnotes(const std::vector<FootnoteMark>& cited,
                                              const std::vector<FootnoteMark>& written,
                                              const std::vector<ShownFootnote>& shown) {
  using Kind = FootnoteDoubt::Kind;
  text::Folder folder;
  std::set<std::string> defined;
  std::map<std::size_t, const ShownFootnote*> by_line;
  for (const FootnoteMark& mark : written) defined.insert(folder.fold(mark.label));
  for (const ShownFootnote& note : shown) {
    defined.insert(folder.fold(note.label));
    by_line.emplace(note.first_line, &note);
  }
  // What the text cites, and what the footnotes cite that it cites.
  std::vector<FootnoteDoubt> doubts;
  std::map<std::string, std::vector<std::string>> cites;  // by a footnote; "": by the text
  for (const FootnoteMark& mark : cited) {
    const std::string label = folder.fold(mark.label);
    if (!defined.contains(label)) doubts.push_back({Kind::undefined, mark.line, mark.label});
    const auto next = by_line.upper_bound(mark.line);
    const ShownFootnote* in = next == by_line.begin() ? nullptr : std::prev(next)->second;
    const bool inside = in != nullptr && mark.line <= in->last_line;
    cites[inside ? folder.fold(in->label) : std::string()].push_back(label);
  }
  std::set<std::string> reached{""};
  for (std::vector<std::string> open{""}; !open.empty();) {
    const std::string from = std::move(open.back());
    open.pop_back();
    for (const std::string& label : cites[from]) {
      if (reached.insert(label).second) open.push_back(label);
    }
  }
  for (const FootnoteMark& mark : written) {
    const std::string label = folder.fold(mark.label);
    if (!reached.contains(label)) {
      doubts.push_back({Kind::uncited, mark.line, mark.label});
    } else if (!by_line.contains(mark.line)) {
      doubts.push_back({Kind::twice, mark.line, mark.label});
    }
  }
  std::stable_sort(doubts.begin(), doubts.end(),
                   [](const auto& a, const auto& b) { return a.line < b.line; });
  return doubts;
}

std::string sentence_of(const FootnoteDoubt& doubt) {
  switch (doubt.kind) {
    case FootnoteDoubt::Kind::undefined:
      return fmt::format(
          "'[^{}]' names no footnote, and is printed as it stands: write "
          "'[^{}]: TEXT', or '\\[^' if it is none",
          doubt.label, doubt.label);
    case FootnoteDoubt::Kind::twice:
      return fmt::format("the footnote '[^{}]' begins a second time: only the first is printed",
                         doubt.label);
    case FootnoteDoubt::Kind::uncited:
      break;
  }
  return fmt::format("no text cites the footnote '[^{}]': it is not among the notes of a document",
                     doubt.label);
}

namespace {

/// Behind the bullet or the number of an item that stands at `at`; `at`: none stands there.
std::size_t behind_item_mark(std::string_view line, std::size_t at) {
  std::size_t end = line.find_first_not_of("0123456789", at);
  const bool number = end != at;
  if (end == std::string_view::npos) return at;
  if (std::string_view(number ? ".)" : "-+*").find(line[end]) == std::string_view::npos) return at;
  ++end;
  return line.substr(end, 1) == " " || line.substr(end, 1) == "\t" ? end : at;
}

}  // namespace

std::string footnote_begun(std::string_view line, bool in_list) {
  const std::string_view blanks = in_list ? " >\t" : " >";
  std::size_t begin = line.find_first_not_of(blanks);
  for (std::size_t next; in_list && begin != std::string_view::npos; begin = next) {
    next = behind_item_mark(line, begin);
    if (next == begin) break;
    next = line.find_first_not_of(blanks, next);
  }
  if (begin == std::string_view::npos || !line.substr(begin).starts_with("[^")) return {};
  const bool inside = in_list || line.substr(0, begin).find('>') != std::string_view::npos;
  if (begin > 3 && !inside) return {};
  const std::size_t end = line.find_first_of("] \t", begin);
  if (end == std::string_view::npos || line.substr(end, 2) != "]:") return {};
  return std::string(line.substr(begin + 2, end - begin - 2));
}

}  // namespace thema::report
