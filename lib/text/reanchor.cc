#include "text/reanchor.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "text/diff.h"
#include "text/segment.h"
#include "text/space.h"
#include "text/utf8.h"

namespace thema::text {

/// Numbers for the words of both texts.
class AtomIds {
 public:
  std::uint32_t of(std::string_view word) {
    return ids_.emplace(word, static_cast<std::uint32_t>(ids_.size())).first->second;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

namespace {

/// Blocks of fewer atoms are not looked for elsewhere: they are too common.
constexpr std::size_t kLeastMoved = 6;
/// Between two words of one passage there may be so many new atoms for each that it has.
constexpr std::size_t kStretchable = 3, kSlack = 30;
/// Words at a border of two blocks that may be another's.
constexpr std::size_t kBorder = 8;
/// How far outside the passage a match is looked for.
constexpr std::size_t kAround = 50;

}  // namespace

void Reanchor::cut(std::string_view text, Side& side, AtomIds& ids) {
  WordSegmenter segmenter;
  const std::vector<ByteRange> words = segmenter.words(text);
  side.points.reserve(text.size());
  auto word = words.begin();
  std::size_t word_begin = 0;
  bool line = true;  // the next atom is the first of its line
  for (std::size_t byte = 0; byte < text.size();) {
    const std::size_t from = byte;
    const char32_t c = next_code_point(text, byte);
    const auto point = static_cast<std::uint32_t>(side.points.size());
    side.points.push_back(c);
    if (word != words.end() && from >= word->begin) {
      if (from == word->begin) word_begin = point;
      if (byte >= word->end) {
        const Span span{static_cast<std::uint32_t>(word_begin), point + 1};
        const std::uint32_t id = ids.of(text.substr(word->begin, word->end - word->begin));
        side.atoms.push_back({span, id, true, std::exchange(line, false)});
        ++word;
      }
    } else if (!is_white_space(c)) {
      side.atoms.push_back({{point, point + 1},
                            ids.of(text.substr(from, byte - from)),
                            false,
                            std::exchange(line, false)});
    } else if (c == '\n') {
      line = true;
    }
  }
}

Reanchor::Reanchor(std::string_view old_text, std::string_view new_text) {
  AtomIds ids;
  cut(old_text, old_, ids);
  cut(new_text, new_, ids);
  const auto ids_of = [](const Side& side) {
    std::vector<std::uint32_t> out;
    out.reserve(side.atoms.size());
    for (const Atom& atom : side.atoms) out.push_back(atom.id);
    return out;
  };
  const auto starts_of = [](const Side& side) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < side.atoms.size(); ++i) {
      if (side.atoms[i].starts_line) out.push_back(i);
    }
    return out;
  };
  const std::vector<std::uint32_t> before = ids_of(old_), after = ids_of(new_);
  const std::vector<std::size_t> old_starts = starts_of(old_), new_starts = starts_of(new_);
  for (Side* side : {&old_, &new_}) {
    for (std::size_t i = 0; i < side->atoms.size(); ++i) {
      side->places[side->atoms[i].id].push_back(i);
    }
  }
  partners_ = match_with_moves({before, old_starts}, {after, new_starts}, kLeastMoved);
  settle_borders();
  match_lone_lines(lone_lines(old_starts, new_starts));
}

/// Whether more than `length` old atoms around one have partners side by side like they are.
bool Reanchor::in_longer_run(std::size_t i, std::size_t length) const {
  std::size_t from = i, to = i + 1;
  while (to - from <= length && from > 0 && partners_[from - 1] != kUnmatched &&
         partners_[from - 1] + 1 == partners_[from]) {
    --from;
  }
  while (to - from <= length && to < partners_.size() && partners_[to - 1] + 1 == partners_[to]) {
    ++to;
  }
  return to - from > length;
}

bool Reanchor::hand_over(std::vector<std::uint32_t>& owners, std::size_t from, std::size_t to,
                         std::ptrdiff_t shift) {
  // `shift` leads from a new atom to the old one that is to have it.
  const auto old_of = [&](std::size_t j) {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(j) + shift);
  };
  for (std::size_t j = from; j < to; ++j) {
    const std::size_t i = old_of(j);
    if (i >= partners_.size() || old_.atoms[i].id != new_.atoms[j].id) return false;
    if (partners_[i] == kUnmatched || !in_longer_run(i, to - from)) continue;
    // Claimed by another block: over a border of paragraphs too, or with more right.
    const std::size_t behind = partners_[i] + (to - j);
    const bool border =
        new_.atoms[partners_[i] - std::min<std::size_t>(partners_[i], j - from)].starts_line ||
        (behind < new_.atoms.size() && new_.atoms[behind].starts_line);
    if (!border) return false;
  }
  for (std::size_t j = from; j < to; ++j) {
    const std::size_t i = old_of(j);
    if (partners_[i] != kUnmatched) owners[partners_[i]] = kUnmatched;
    if (owners[j] != kUnmatched) partners_[owners[j]] = kUnmatched;
    owners[j] = static_cast<std::uint32_t>(i);
    partners_[i] = static_cast<std::uint32_t>(j);
  }
  return true;
}

void Reanchor::settle_borders() {
  std::vector<std::uint32_t>& owners = owners_;
  owners.assign(new_.atoms.size(), kUnmatched);
  for (std::size_t i = 0; i < partners_.size(); ++i) {
    if (partners_[i] != kUnmatched) owners[partners_[i]] = static_cast<std::uint32_t>(i);
  }
  const auto joined = [&](std::size_t j) {  // to the atom before
    return owners[j] != kUnmatched && owners[j - 1] != kUnmatched && owners[j] == owners[j - 1] + 1;
  };
  const auto shift_of = [&](std::size_t j) {
    return static_cast<std::ptrdiff_t>(owners[j]) - static_cast<std::ptrdiff_t>(j);
  };
  for (std::size_t start = 1; start < new_.atoms.size(); ++start) {
    if (!new_.atoms[start].starts_line || !joined(start)) continue;
    std::size_t from = start - 1, to = start;
    while (from > 0 && start - from <= kBorder && joined(from)) --from;
    while (to + 1 < new_.atoms.size() && to - start < kBorder && joined(to + 1)) ++to;
    const bool short_before = start - from <= kBorder && from > 0 && owners[from - 1] != kUnmatched;
    const bool short_behind =
        to - start < kBorder && to + 1 < new_.atoms.size() && owners[to + 1] != kUnmatched;
    if (short_before && hand_over(owners, from, start, shift_of(from - 1))) continue;
    if (short_behind) hand_over(owners, start, to + 1, shift_of(to + 1));
  }
  // What lost its partner may go on with its own block.
  const auto go_on = [&](std::size_t j, std::size_t beside, std::size_t i) {
    if (owners[j] != kUnmatched || owners[beside] == kUnmatched || i >= partners_.size() ||
        partners_[i] != kUnmatched || old_.atoms[i].id != new_.atoms[j].id) {
      return;
    }
    owners[j] = static_cast<std::uint32_t>(i);
    partners_[i] = static_cast<std::uint32_t>(j);
  };
  for (std::size_t j = 1; j < owners.size(); ++j) go_on(j, j - 1, std::size_t{owners[j - 1]} + 1);
  for (std::size_t j = owners.size(); j-- > 1;) go_on(j - 1, j, std::size_t{owners[j]} - 1);
}

std::vector<Reanchor::Line> Reanchor::lone_lines(const std::vector<std::size_t>& old_starts,
                                                 const std::vector<std::size_t>& new_starts) const {
  struct Found {
    Line line;
    std::size_t before = 0, after = 0;  ///< how often
  };
  std::unordered_map<std::string, Found> all;
  const auto each = [&all](const Side& side, const std::vector<std::size_t>& starts,
                           const auto& note) {
    std::string key;
    for (std::size_t s = 0; s < starts.size(); ++s) {
      const std::size_t end = s + 1 < starts.size() ? starts[s + 1] : side.atoms.size();
      key.clear();
      for (std::size_t i = starts[s]; i < end; ++i) key += std::to_string(side.atoms[i].id) + ' ';
      note(all[key], starts[s], end - starts[s]);
    }
  };
  each(old_, old_starts, [](Found& f, std::size_t at, std::size_t length) {
    f.line.before = at;
    f.line.length = length;
    ++f.before;
  });
  each(new_, new_starts, [](Found& f, std::size_t at, std::size_t) {
    f.line.after = at;
    ++f.after;
  });
  std::vector<Line> lone;
  for (const auto& [key, found] : all) {
    if (found.before == 1 && found.after == 1) lone.push_back(found.line);
  }
  std::sort(lone.begin(), lone.end(),
            [](const Line& a, const Line& b) { return a.before < b.before; });
  return lone;
}

bool Reanchor::matched_whole(const Line& line) const {
  for (std::size_t k = 0; k < line.length; ++k) {
    if (partners_[line.before + k] != line.after + k) return false;
  }
  return true;
}

void Reanchor::match_lone_lines(const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    bool free = !matched_whole(line);
    for (std::size_t k = 0; k < line.length && free; ++k) {
      const std::uint32_t owner = owners_[line.after + k];
      free = (partners_[line.before + k] == kUnmatched ||
              !in_longer_run(line.before + k, line.length)) &&
             (owner == kUnmatched || !in_longer_run(owner, line.length));
    }
    if (!free) continue;
    for (std::size_t k = 0; k < line.length; ++k) {
      std::uint32_t& partner = partners_[line.before + k];
      std::uint32_t& owner = owners_[line.after + k];
      if (partner != kUnmatched) owners_[partner] = kUnmatched;
      if (owner != kUnmatched) partners_[owner] = kUnmatched;
      partner = static_cast<std::uint32_t>(line.after + k);
      owner = static_cast<std::uint32_t>(line.before + k);
    }
  }
}

Reanchor::Range Reanchor::atoms_of(Span passage) const {
  const auto first = std::partition_point(old_.atoms.begin(), old_.atoms.end(), [&](const Atom& a) {
    return a.span.end <= passage.begin;
  });
  const auto last = std::partition_point(first, old_.atoms.end(),
                                         [&](const Atom& a) { return a.span.begin < passage.end; });
  return {static_cast<std::size_t>(first - old_.atoms.begin()),
          static_cast<std::size_t>(last - old_.atoms.begin())};
}

CarriedSpan Reanchor::carry(Span passage) const {
  const Range range = atoms_of(passage);
  if (range.begin == range.end) return carry_blank(passage);
  const CarriedSpan to = carry_by_partners(passage, range);
  if (to.how == Carried::kept || to.how == Carried::moved) return to;
  // A short passage that was taken elsewhere alone may have no partners.
  if (const auto place = only_place(range)) {
    const Span span = whole_span(passage, range, *place);
    return {span == passage ? Carried::kept : Carried::moved, span};
  }
  if (to.how == Carried::changed) return to;
  // Words that others have too, where all others found theirs: likely, so a person has to look.
  if (const auto place = only_free_place(range)) {
    return {Carried::changed, whole_span(passage, range, *place)};
  }
  if (const auto place = likely_place(range)) {
    return {Carried::changed, whole_span(passage, range, *place)};
  }
  return to;
}

CarriedSpan Reanchor::carry_by_partners(Span passage, Range range) const {
  const std::size_t words = weight(range);
  const std::size_t all = words > 0 ? words : range.end - range.begin;
  const Chain chain = best_chain(range, words > 0);
  if (chain.empty() || 2 * weight(chain, words > 0) < all) return {};
  const bool whole = chain.size() == range.end - range.begin &&
                     partners_[chain.back()] - partners_[chain.front()] + 1 == chain.size();
  // Words at its ends may have been taken for those of another line that says the same.
  const std::optional<std::size_t> place =
      whole ? std::optional<std::size_t>(partners_[range.begin]) : whole_around(range, chain);
  const Span span = place ? whole_span(passage, range, *place) : widened(range, chain);
  if (!same_words(passage, span)) return {Carried::changed, span};
  return {span == passage ? Carried::kept : Carried::moved, span};
}

/// A passage of white space alone: where it stood between the same two atoms, untouched.
CarriedSpan Reanchor::carry_blank(Span passage) const {
  const Range range = atoms_of(passage);
  std::uint32_t shift = 0;  // wraps round for a shift to the left
  if (range.begin > 0) {
    const std::uint32_t partner = partners_[range.begin - 1];
    if (partner == kUnmatched) return {};
    shift = new_.atoms[partner].span.end - old_.atoms[range.begin - 1].span.end;
  }
  const Span span{passage.begin + shift, passage.end + shift};
  if (span.begin >= span.end || span.end > new_.points.size() ||
      !std::equal(old_.points.begin() + passage.begin, old_.points.begin() + passage.end,
                  new_.points.begin() + span.begin)) {
    return {};
  }
  return {span == passage ? Carried::kept : Carried::moved, span};
}

std::size_t Reanchor::weight(const Range& range) const {
  std::size_t words = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) words += old_.atoms[i].word ? 1 : 0;
  return words;
}

std::size_t Reanchor::weight(const Chain& chain, bool words_only) const {
  if (!words_only) return chain.size();
  return static_cast<std::size_t>(
      std::count_if(chain.begin(), chain.end(), [&](std::size_t i) { return old_.atoms[i].word; }));
}

Reanchor::Chain Reanchor::best_chain(Range range, bool words_only) const {
  // The longest part in which the partners rise (Schensted 1961).
  constexpr std::size_t kNone = ~std::size_t{0};
  std::vector<std::size_t> tops, before(range.end - range.begin, kNone);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (partners_[i] == kUnmatched) continue;
    const auto pile = std::lower_bound(
        tops.begin(), tops.end(), i,
        [&](std::size_t top, std::size_t at) { return partners_[top] < partners_[at]; });
    if (pile != tops.begin()) before[i - range.begin] = *(pile - 1);
    if (pile == tops.end()) {
      tops.push_back(i);
    } else {
      *pile = i;
    }
  }
  Chain rising;
  for (std::size_t i = tops.empty() ? kNone : tops.back(); i != kNone;
       i = before[i - range.begin]) {
    rising.push_back(i);
  }
  std::reverse(rising.begin(), rising.end());
  // Words that are far from the others by now are not of this passage any more.
  const std::size_t far = kSlack + kStretchable * (range.end - range.begin);
  std::size_t best_begin = 0, best_end = 0, best_weight = 0, begin = 0, weight_here = 0;
  for (std::size_t k = 0; k < rising.size(); ++k) {
    if (k > begin && partners_[rising[k]] - partners_[rising[k - 1]] > far) {
      begin = k;
      weight_here = 0;
    }
    weight_here += !words_only || old_.atoms[rising[k]].word ? 1 : 0;
    if (weight_here > best_weight || (weight_here == best_weight && begin == best_begin)) {
      best_begin = begin;
      best_end = k + 1;
      best_weight = weight_here;
    }
  }
  return {rising.begin() + static_cast<std::ptrdiff_t>(best_begin),
          rising.begin() + static_cast<std::ptrdiff_t>(best_end)};
}

/// All atoms are there, side by side: the ends of the passage may lie inside them or in white
/// space.
Span Reanchor::whole_span(Span passage, Range range, std::size_t place) const {
  const Atom& first = old_.atoms[range.begin];
  const Atom& last = old_.atoms[range.end - 1];
  Span span{new_.atoms[place].span.begin,
            new_.atoms[place + (range.end - range.begin) - 1].span.end};
  if (passage.begin > first.span.begin) span.begin += passage.begin - first.span.begin;
  if (passage.end < last.span.end) span.end -= last.span.end - passage.end;
  // White space around, as far as it is the same.
  for (std::uint32_t i = first.span.begin; i > passage.begin && span.begin > 0; --i, --span.begin) {
    if (old_.points[i - 1] != new_.points[span.begin - 1]) break;
  }
  for (std::uint32_t i = last.span.end; i < passage.end && span.end < new_.points.size();
       ++i, ++span.end) {
    if (old_.points[i] != new_.points[span.end]) break;
  }
  return span;
}

std::size_t Reanchor::replaced_before(Range range, const Chain& chain) const {
  const std::size_t missing = chain.front() - range.begin;
  const std::uint32_t reached = partners_[chain.front()];
  for (std::size_t outside = 0; outside < kAround; ++outside) {
    if (range.begin <= outside) return std::min<std::size_t>(missing, reached);
    const std::uint32_t partner = partners_[range.begin - outside - 1];
    if (partner == kUnmatched) continue;
    if (partner >= reached) return 0;
    const std::size_t room = reached - partner - 1;
    return std::min(missing, room - std::min(room, outside));
  }
  return 0;
}

std::size_t Reanchor::replaced_behind(Range range, const Chain& chain) const {
  const std::size_t missing = range.end - 1 - chain.back();
  const std::uint32_t reached = partners_[chain.back()];
  for (std::size_t outside = 0; outside < kAround; ++outside) {
    if (range.end + outside >= old_.atoms.size()) {
      return std::min<std::size_t>(missing, new_.atoms.size() - 1 - reached);
    }
    const std::uint32_t partner = partners_[range.end + outside];
    if (partner == kUnmatched) continue;
    if (partner <= reached) return 0;
    const std::size_t room = partner - reached - 1;
    return std::min(missing, room - std::min(room, outside));
  }
  return 0;
}

Span Reanchor::widened(Range range, const Chain& chain) const {
  const std::size_t first = partners_[chain.front()] - replaced_before(range, chain);
  const std::size_t last = partners_[chain.back()] + replaced_behind(range, chain);
  return {new_.atoms[first].span.begin, new_.atoms[last].span.end};
}

bool Reanchor::same_words(Span old_span, Span new_span) const {
  std::uint32_t i = old_span.begin, j = new_span.begin;
  for (;;) {
    bool blank_old = false, blank_new = false;
    for (; i < old_span.end && is_white_space(old_.points[i]); ++i) blank_old = true;
    for (; j < new_span.end && is_white_space(new_.points[j]); ++j) blank_new = true;
    if (i == old_span.end || j == new_span.end) return i == old_span.end && j == new_span.end;
    const bool at_start = i == old_span.begin || j == new_span.begin;
    if (blank_old != blank_new && !at_start) return false;
    if (old_.points[i++] != new_.points[j++]) return false;
  }
}

}  // namespace thema::text
