#include "formats/pdf/running.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "formats/common/lines.h"
#include "formats/pdf/order.h"

namespace thema::formats::pdf {
namespace {

/// Headers have a few rows at most.
constexpr std::size_t kDeepest = 4;

enum class Edge { top, bottom };
using Key = std::pair<Edge, std::string>;

/// The words without what changes from page to page.
std::string key_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_digit(c)) {
      out += c;
    } else if (out.empty() || out.back() != '#') {
      out += '#';
    }
  }
  return out;
}

/// "P#" of "P#: Yes."; "" where no words follow such a beginning.
std::string label_of(const std::string& key) {
  constexpr std::size_t kLongest = 40;
  const std::size_t colon = key.find(": ");
  if (colon == std::string::npos || colon == 0 || colon > kLongest) return {};
  return key.find_first_not_of(" #", colon + 1) == std::string::npos ? std::string()
                                                                     : key.substr(0, colon);
}

/// Indices of a page's lines, row by row from one edge inwards.
using Rows = std::vector<std::vector<std::size_t>>;

Rows rows_from(const Page& page, Edge edge) {
  Rows rows = rows_of(page);
  if (edge == Edge::bottom) std::reverse(rows.begin(), rows.end());
  if (rows.size() > kDeepest + 1) rows.resize(kDeepest + 1);
  return rows;
}

/// The usual distance of a page's lines: the lower quartile, since paragraphs stand further apart.
double usual_pitch(const Page& page) {
  const Rows rows = rows_of(page);
  std::vector<double> pitches;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    pitches.push_back(page.lines[rows[i].front()].middle() -
                      page.lines[rows[i - 1].front()].middle());
  }
  if (pitches.empty()) return 0;
  const auto quarter = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 4);
  std::nth_element(pitches.begin(), quarter, pitches.end());
  return *quarter;
}

struct Seen {
  std::size_t pages = 0, apart = 0, outermost = 0;
  std::size_t last = static_cast<std::size_t>(-1);  ///< page
};

class Finder {
 public:
  explicit Finder(std::vector<Page>& pages) : pages_(pages) {
    for (const Page& page : pages) {
      for (const Line& line : page.lines) {
        if (std::string label = label_of(key_of(line.text)); !label.empty()) ++labels_[label];
      }
    }
    for (std::size_t p = 0; p < pages.size(); ++p) {
      for (const Edge edge : {Edge::top, Edge::bottom}) count(p, edge);
    }
  }

  std::vector<RunningLine> remove() {
    std::vector<std::vector<bool>> all_gone;
    bool any_kept = false;
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      std::vector<bool>& gone = all_gone.emplace_back(pages_[p].lines.size());
      for (const Edge edge : {Edge::top, Edge::bottom}) peel(p, edge, gone);
      any_kept = any_kept || std::find(gone.begin(), gone.end(), false) != gone.end();
    }
    if (!any_kept) return {};  // the same few lines on every page are what was written
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      const std::vector<bool>& gone = all_gone[p];
      std::vector<Line> kept;
      for (std::size_t i = 0; i < gone.size(); ++i) {
        if (!gone[i]) kept.push_back(std::move(pages_[p].lines[i]));
      }
      pages_[p].lines = std::move(kept);
    }
    std::vector<RunningLine> out;
    for (const Key& key : order_) out.push_back({key.second, removed_[key].pages});
    return out;
  }

 private:
  void count(std::size_t p, Edge edge) {
    const Page& page = pages_[p];
    const Rows rows = rows_from(page, edge);
    const double pitch = usual_pitch(page);
    bool apart = false;
    // From the inside: what stands beyond a wide gap is apart from the text.
    for (std::size_t r = rows.size(); r-- > 0;) {
      const double here = page.lines[rows[r].front()].middle();
      if (r + 1 < rows.size()) {
        const double next = page.lines[rows[r + 1].front()].middle();
        apart = apart || std::abs(next - here) > 1.4 * pitch;
      }
      if (r >= kDeepest) continue;
      for (const std::size_t i : rows[r]) {
        Seen& seen = seen_[{edge, key_of(page.lines[i].text)}];
        if (seen.last == p) continue;
        seen.last = p;
        ++seen.pages;
        if (apart) ++seen.apart;
        if (r == 0) ++seen.outermost;
      }
    }
  }

  /// A line with the label of somebody who speaks elsewhere, too: words, not a header.
  bool is_speech(const std::string& text) const {
    const auto found = labels_.find(label_of(text));
    return found != labels_.end() && found->second > pages_.size();
  }

  bool is_running(const Key& key) const {
    const auto found = seen_.find(key);
    if (found == seen_.end() || is_speech(key.second)) return false;
    const Seen& seen = found->second;
    const std::size_t all = pages_.size();
    if (seen.apart * 2 > seen.pages)
      return seen.pages >= 3 || (seen.pages >= 2 && seen.pages * 2 >= all);
    return seen.outermost >= 3 && seen.outermost * 5 >= all * 4;
  }

  void peel(std::size_t p, Edge edge, std::vector<bool>& gone) {
    const Rows rows = rows_from(pages_[p], edge);
    for (std::size_t r = 0; r < rows.size() && r < kDeepest; ++r) {
      bool all = true;
      for (const std::size_t i : rows[r]) {
        const Key key{edge, key_of(pages_[p].lines[i].text)};
        if (!is_running(key)) {
          all = false;
        } else if (!gone[i]) {
          gone[i] = true;
          Seen& removed = removed_[key];
          if (removed.pages == 0) order_.push_back(key);
          if (std::exchange(removed.last, p) != p) ++removed.pages;
        }
      }
      if (!all) return;
    }
  }

  std::vector<Page>& pages_;
  std::map<std::string, std::size_t> labels_;  ///< how many lines begin with each
  std::map<Key, Seen> seen_;
  std::map<Key, Seen> removed_;
  std::vector<Key> order_;
};

}  // namespace

std::vector<RunningLine> remove_running_lines(std::vector<Page>& pages) {
  return Finder(pages).remove();
}

}  // namespace thema::formats::pdf
