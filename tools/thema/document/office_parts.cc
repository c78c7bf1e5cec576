#include "document/office_parts.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

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
constexpr std::string_view kItem = "\n<li id=\"fn-", kItemEnd = "</li>";
constexpr std::string_view kCited = "<sup class=\"footnote-ref\"><a href=\"#",
                           kCitedEnd = "</a></sup>";

/// The note that `<a href="#` leads to.
std::string target(std::string_view link) { return std::string(link.substr(0, link.find('"'))); }

/// A word processor knows notes of the text alone and numbers them there, once for each time that a
/// note is cited. Notes that only notes cite are put behind the first of these.
class Notes {
 public:
  /// `list`: the items, each beginning with kItem.
  explicit Notes(std::string_view list) {
    for (std::size_t at = list.find(kItem); at != std::string_view::npos;) {
      const std::size_t next = list.find(kItem, at + 1);
      const std::string_view item = list.substr(at, next - at);
      const std::size_t id = item.find('"') + 1, close = item.find('"', id);
      const std::size_t begin = std::min(close, item.size() - 2) + 2;
      add(std::string(item.substr(id, close - id)),
          std::string(item.substr(begin, item.rfind(kItemEnd) - begin)));
      at = next;
    }
  }

  /// The text with its notes cited, and those that only they cite.
  std::string cited(std::string_view text) {
    replaced(text, kCited, kCitedEnd, [&](std::string_view link) {
      in_text_.insert(target(link));
      return std::string();
    });
    return replaced(text, kCited, kCitedEnd, [&](std::string_view link) {
      const std::string here = cite(target(link));
      return here + cite_below(target(link));
    });
  }

  /// After `cited`: the notes, which name each other by number.
  std::string list() const {
    std::string out;
    for (const auto& [id, words] : notes_) {
      out += "\n<aside epub:type=\"footnote\" id=\"" + id + "\">" +
             replaced(words, kCited, kCitedEnd,
                      [&](std::string_view link) {
                        const auto found = number_.find(target(link));
                        return found == number_.end()
                                   ? std::string()
                                   : "<sup>" + std::to_string(found->second) + "</sup>";
                      }) +
             "</aside>\n";
    }
    return out;
  }

 private:
  /// The ways back into the text are the word processor's; the second and later ones have a mark of
  /// their own inside.
  void add(const std::string& id, const std::string& words) {
    const auto nothing = [](std::string_view) { return std::string(); };
    std::string clean = replaced(words, " <a href=\"#fnref-", "</a>", nothing);
    clean = replaced(clean, "\n<a href=\"#fnref-", "</a>", nothing);
    std::vector<std::string>& cites = cites_[id];
    replaced(clean, kCited, kCitedEnd, [&](std::string_view link) {
      cites.push_back(target(link));
      return std::string();
    });
    notes_.emplace_back(id, std::move(clean));
  }

  std::string cite(const std::string& id) {
    number_.emplace(id, ++count_);
    return "<a epub:type=\"noteref\" href=\"#" + id + "\">1</a>";
  }

  std::string cite_below(const std::string& id) {
    std::string out;
    std::vector<std::string> open{id};
    for (std::size_t i = 0; i < open.size(); ++i) {
      const std::vector<std::string> cites = cites_[open[i]];
      for (const std::string& note : cites) {
        if (in_text_.contains(note) || number_.contains(note)) continue;
        out += "<sup>,</sup>";
        out += cite(note);
        open.push_back(note);
      }
    }
    return out;
  }

  std::vector<std::pair<std::string, std::string>> notes_;  ///< id and words
  std::map<std::string, std::vector<std::string>> cites_;   ///< by a note, in order
  std::set<std::string> in_text_;
  std::map<std::string, std::size_t> number_;  ///< that it has where it is cited first
  std::size_t count_ = 0;
};

}  // namespace

std::string with_notes(const std::string& page) {
  const std::size_t section = page.find(kSection);
  const std::size_t end = page.find(kSectionEnd, section);
  if (section == std::string::npos || end == std::string::npos) return page;
  Notes notes("\n" + page.substr(section + kSection.size(), end - section - kSection.size()));
  const std::string text = notes.cited(page.substr(0, section));
  return text + notes.list() + page.substr(end + kSectionEnd.size());
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
