#include "text/quote_match.h"

#include <string.h>  // memmem, which is linear whatever the text; std::string::find is not

#include <algorithm>

#include "text/quote_fold.h"
#include "text/quote_nearest.h"
#include "text/utf8.h"

namespace thema::text {
namespace {

using Kind = FoldedDash::Kind;

/// A half-open range of bytes of a key.
struct KeyRange {
  std::size_t begin = 0, end = 0;
};

/// A quote, or a piece of one between two ellipses.
struct Needle {
  std::string_view key;
  std::vector<FoldedDash> dashes;  ///< inside the key, at positions relative to it
  bool dash_before = false, dash_behind = false;
};

using DashIterator = std::vector<FoldedDash>::const_iterator;

/// The first dash at or behind a place in the key.
DashIterator dashes_from(const FoldedText& text, std::size_t key) {
  return std::lower_bound(text.dashes.begin(), text.dashes.end(), key,
                          [](const FoldedDash& d, std::size_t at) { return d.key < at; });
}

/// The dashes inside (begin, end) of a key, those in the key itself left out.
std::vector<FoldedDash> inner_dashes(const FoldedText& text, std::size_t begin, std::size_t end) {
  std::vector<FoldedDash> out;
  for (auto it = dashes_from(text, begin + 1); it != text.dashes.end() && it->key < end; ++it) {
    if (it->kind == Kind::in_key) continue;
    out.push_back(*it);
    out.back().key -= static_cast<std::uint32_t>(begin);
  }
  return out;
}

/// A dash between letters must be on both sides, one at a line end may be missing on the other.
bool dashes_agree(const FoldedText& text, KeyRange match, const std::vector<FoldedDash>& quote) {
  auto ours = dashes_from(text, match.begin + 1);
  auto theirs = quote.begin();
  for (;;) {
    while (ours != text.dashes.end() && ours->kind == Kind::in_key) ++ours;
    const bool more = ours != text.dashes.end() && ours->key < match.end;
    if (!more && theirs == quote.end()) return true;
    const std::size_t here = more ? ours->key - match.begin : match.end;
    const std::size_t there = theirs != quote.end() ? theirs->key : match.end;
    if (here < there && ours->kind == Kind::hard) return false;
    if (there < here && theirs->kind == Kind::hard) return false;
    if (here <= there) ++ours;
    if (there <= here) ++theirs;
  }
}

Needle make_needle(const FoldedText& quote, KeyRange range) {
  const std::string_view key = quote.key;
  Needle needle;
  // A dash at the end of a quote may stand between letters in the text: it is looked for apart.
  if (range.end - range.begin > 1 && key[range.begin] == '-') {
    needle.dash_before = true;
    range.begin += key[range.begin + 1] == ' ' ? 2 : 1;
  }
  if (range.end - range.begin > 1 && key[range.end - 1] == '-') {
    needle.dash_behind = true;
    range.end -= key[range.end - 2] == ' ' ? 2 : 1;
  }
  needle.key = key.substr(range.begin, range.end - range.begin);
  needle.dashes = inner_dashes(quote, range.begin, range.end);
  return needle;
}

/// Pieces of a key between "..." (also "[...]" and "(...)"), none of them empty.
std::vector<KeyRange> split_at_ellipses(std::string_view key) {
  std::vector<KeyRange> out;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    while (begin < end && key[begin] == ' ') ++begin;
    while (end > begin && key[end - 1] == ' ') --end;
    if (begin < end) out.push_back({begin, end});
  };
  for (auto dots = key.find("..."); dots != std::string_view::npos;
       dots = key.find("...", std::max(dots + 3, begin))) {
    std::size_t end = dots, next = key.find_first_not_of('.', dots);
    if (next == std::string_view::npos) next = key.size();
    const bool opened = dots > begin && (key[dots - 1] == '[' || key[dots - 1] == '(');
    const bool closed = next < key.size() && (key[next] == ']' || key[next] == ')');
    if (opened && closed) {
      --end;
      ++next;
    }
    add(end);
    begin = next;
  }
  add(key.size());
  return out;
}

}  // namespace

struct QuoteMatcher::State {
  FoldedText text;
  mutable std::optional<NearestFinder> finder;  ///< made for the first quote that is not found

  std::vector<Span> find(std::string_view quote, std::optional<Span> within) const;
  Span clipped(Span s, Span within) const;
  std::vector<Span> lone_dashes(std::optional<Span> within) const;
  KeyRange range_of(std::optional<Span> within) const;
  std::optional<KeyRange> next(const Needle& needle, std::size_t from, std::size_t stop) const;
  std::vector<KeyRange> all(const Needle& needle, KeyRange range) const;
  std::optional<Span> span_of(const Needle& needle, KeyRange match) const;
  std::vector<Span> spans_of(const Needle& needle, KeyRange range) const;
  std::vector<Span> with_left_out(const FoldedText& quote, const std::vector<KeyRange>& pieces,
                                  KeyRange range, bool whole_words) const;
  bool is_whole_word(KeyRange match) const;
  const FoldedDash* dash_at(std::size_t key) const;
};

KeyRange QuoteMatcher::State::range_of(std::optional<Span> within) const {
  if (!within) return {0, text.key.size()};
  const auto first = text.points.begin();
  return {
      static_cast<std::size_t>(std::lower_bound(first, text.points.end(), within->begin) - first),
      static_cast<std::size_t>(std::lower_bound(first, text.points.end(), within->end) - first)};
}

/// The first match at or after `from`. It begins and ends with characters of the text: not inside a
/// letter with an accent or a ligature, which have several in the key.
std::optional<KeyRange> QuoteMatcher::State::next(const Needle& needle, std::size_t from,
                                                  std::size_t stop) const {
  const auto is_edge = [this](std::size_t at) {
    return at == 0 || at == text.points.size() || text.points[at] != text.points[at - 1];
  };
  while (from < stop && stop - from >= needle.key.size()) {
    const void* hit =
        memmem(text.key.data() + from, stop - from, needle.key.data(), needle.key.size());
    if (hit == nullptr) return std::nullopt;
    const auto begin = static_cast<std::size_t>(static_cast<const char*>(hit) - text.key.data());
    const std::size_t end = begin + needle.key.size();
    const KeyRange match{begin, end};
    if (is_edge(begin) && is_edge(end) && dashes_agree(text, match, needle.dashes)) return match;
    from = begin + 1;
  }
  return std::nullopt;
}

std::vector<KeyRange> QuoteMatcher::State::all(const Needle& needle, KeyRange range) const {
  std::vector<KeyRange> out;
  while (const auto match = next(needle, range.begin, range.end)) {
    out.push_back(*match);
    range.begin = match->end;
  }
  return out;
}

const FoldedDash* QuoteMatcher::State::dash_at(std::size_t key) const {
  const auto it = dashes_from(text, key);
  return it != text.dashes.end() && it->key == key ? &*it : nullptr;
}

/// The place of a match, with the dashes that the quote has at its ends; none when they are
/// missing.
std::optional<Span> QuoteMatcher::State::span_of(const Needle& needle, KeyRange match) const {
  Span span{text.begin_point(match.begin), text.end_point(match.end)};
  if (needle.key.ends_with('-')) {
    // A run of dashes is one in the key.
    const FoldedDash* dash = dash_at(match.end - 1);
    if (dash != nullptr) span.end = dash->end;
  }
  if (needle.dash_behind) {
    const bool spaced = match.end < text.key.size() && text.key[match.end] == ' ';
    const FoldedDash* dash = dash_at(match.end + (spaced ? 1 : 0));
    if (dash == nullptr) return std::nullopt;
    span.end = dash->end;
  }
  if (needle.dash_before) {
    const FoldedDash* dash = dash_at(match.begin);
    if (dash != nullptr && dash->kind == Kind::in_key) dash = nullptr;  // the match's own
    for (std::size_t back = 1; dash == nullptr && back <= 2 && back <= match.begin; ++back) {
      const FoldedDash* before = dash_at(match.begin - back);
      if (before != nullptr && before->kind == Kind::in_key) dash = before;
    }
    if (dash == nullptr) return std::nullopt;
    span.begin = dash->begin;
  }
  return span;
}

std::vector<Span> QuoteMatcher::State::spans_of(const Needle& needle, KeyRange range) const {
  std::vector<Span> out;
  for (const KeyRange match : all(needle, range)) {
    if (const auto span = span_of(needle, match)) out.push_back(*span);
  }
  return out;
}

bool QuoteMatcher::State::is_whole_word(KeyRange match) const {
  const std::string_view key = text.key;
  const auto is_word_at = [key](std::size_t at) {
    return is_word_character(next_code_point(key, at));
  };
  const auto back = [key](std::size_t at) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(key[at]) & 0xC0) == 0x80);
    return at;
  };
  // A dash between letters is not in the key, and ends a word as well.
  const bool joined_before = match.begin > 0 && dash_at(match.begin) == nullptr &&
                             is_word_at(match.begin) && is_word_at(back(match.begin));
  const bool joined_behind = match.end < key.size() && dash_at(match.end) == nullptr &&
                             is_word_at(match.end) && is_word_at(back(match.end));
  return !joined_before && !joined_behind;
}

/// All the pieces in order, each time as close together as they come.
std::vector<Span> QuoteMatcher::State::with_left_out(const FoldedText& quote,
                                                     const std::vector<KeyRange>& pieces,
                                                     KeyRange range, bool whole_words) const {
  std::vector<Needle> needles;
  std::vector<std::vector<KeyRange>> places;
  for (const KeyRange piece : pieces) {
    const Needle& needle = needles.emplace_back(make_needle(quote, piece));
    places.push_back(all(needle, range));
    std::erase_if(places.back(), [&](KeyRange match) {
      return (whole_words && !is_whole_word(match)) || !span_of(needle, match);
    });
  }
  std::vector<Span> out;
  for (std::size_t from = range.begin;;) {
    // Forward to the nearest end, then back to the nearest beginning.
    KeyRange last{from, from}, first;
    for (const auto& matches : places) {
      const auto it = std::lower_bound(matches.begin(), matches.end(), last.end,
                                       [](KeyRange m, std::size_t at) { return m.begin < at; });
      if (it == matches.end()) return out;
      last = *it;
    }
    std::size_t begin = last.end;
    for (auto matches = places.rbegin(); matches != places.rend(); ++matches) {
      const auto it = std::upper_bound(matches->begin(), matches->end(), begin,
                                       [](std::size_t at, KeyRange m) { return at < m.end; });
      first = *std::prev(it);
      begin = first.begin;
    }
    // With the dashes that the quote begins and ends with.
    out.push_back({span_of(needles.front(), first)->begin, span_of(needles.back(), last)->end});
    from = last.end;
  }
}

namespace {

/// The bytes of a dash, as a typist or a viewer has them, at `at`; 0: there is none.
std::size_t dash_size(std::string_view s, std::size_t at) {
  if (s[at] == '-') return 1;
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2013"}) {
    if (s.substr(at).starts_with(dash)) return dash.size();
  }
  return 0;
}

bool is_gap(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Dashes between a word and white space with `gap` for that, and as hyphens.
std::string with_gaps(std::string_view quote, std::string_view gap) {
  std::string out;
  for (std::size_t i = 0; i < quote.size();) {
    const std::size_t dash = dash_size(quote, i);
    std::size_t next = i + dash;
    while (next < quote.size() && is_gap(quote[next])) ++next;
    const bool joins =
        dash > 0 && i > 0 && !is_gap(quote[i - 1]) && next > i + dash && next < quote.size();
    if (joins) {
      out += "-";
      out += gap;
      i = next;
    } else {
      out += quote[i++];
    }
  }
  return out;
}

}  // namespace

QuoteMatcher::QuoteMatcher(std::string_view utf8) : state_(std::make_unique<State>()) {
  state_->text = fold_for_quotes(utf8);
}

QuoteMatcher::~QuoteMatcher() = default;
QuoteMatcher::QuoteMatcher(QuoteMatcher&&) noexcept = default;

std::vector<Span> QuoteMatcher::State::find(std::string_view quote,
                                            std::optional<Span> within) const {
  const FoldedText folded = fold_for_quotes(quote);
  if (folded.key.empty()) return {};
  if (folded.key == "-") return lone_dashes(within);
  const KeyRange range = range_of(within);
  auto found = spans_of(make_needle(folded, {0, folded.key.size()}), range);
  if (found.empty()) {
    const auto pieces = split_at_ellipses(folded.key);
    if (pieces.size() == 1) found = spans_of(make_needle(folded, pieces[0]), range);
    if (pieces.size() > 1) found = with_left_out(folded, pieces, range, true);
    if (pieces.size() > 1 && found.empty()) found = with_left_out(folded, pieces, range, false);
  }
  if (within) {
    for (Span& s : found) s = clipped(s, *within);
    std::erase_if(found, [&](Span s) { return !within->contains(s); });
  }
  return found;
}

/// Those between letters are not in the key.
std::vector<Span> QuoteMatcher::State::lone_dashes(std::optional<Span> within) const {
  std::vector<Span> out;
  for (const FoldedDash& dash : text.dashes) {
    const Span span{dash.begin, dash.end};
    if (dash.kind != Kind::line_end && (!within || within->contains(span))) out.push_back(span);
  }
  return out;
}

/// A place without marks at its end that only choose a form and are outside.
Span QuoteMatcher::State::clipped(Span s, Span within) const {
  const auto& marks = text.selectors;
  while (s.end > within.end && std::binary_search(marks.begin(), marks.end(), s.end - 1)) --s.end;
  return s;
}

std::vector<Span> QuoteMatcher::find(std::string_view quote, std::optional<Span> within) const {
  std::vector<Span> found = state_->find(quote, within);
  // "pass- word", as a viewer copies a word that was broken at a line end; and a line that was
  // broken behind a dash that is one.
  for (const std::string_view gap : {"\n", " "}) {
    if (!found.empty()) break;
    const std::string otherwise = with_gaps(quote, gap);
    if (otherwise != quote) found = state_->find(otherwise, within);
  }
  return found;
}

std::optional<QuoteMatcher::Nearest> QuoteMatcher::nearest(std::string_view quote,
                                                           std::optional<Span> within) const {
  if (!state_->finder) state_->finder.emplace(state_->text);
  const FoldedText folded = fold_for_quotes(quote);
  const KeyRange range = state_->range_of(within);
  const auto found = state_->finder->find(folded, range.begin, range.end);
  if (!found) return std::nullopt;
  const FoldedText& text = state_->text;
  const Span span{text.begin_point(found->begin), text.end_point(found->end)};
  return Nearest{within ? state_->clipped(span, *within) : span, found->likeness};
}

}  // namespace thema::text
