#include "model/passages.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/hash.h"
#include "base/strings.h"
#include "model/corpus.h"
#include "model/project.h"
#include "model/settings.h"
#include "text/printed_text.h"
#include "text/quote_difference.h"
#include "text/segment.h"

namespace thema::model {

namespace {

constexpr std::size_t kPlacesShown = 5;

std::string excerpt(std::string_view text, std::size_t limit = 80) {
  std::string out;
  for (const char c : text) out += c == '\n' ? ' ' : c;
  if (out.size() <= limit) return out;
  std::size_t cut = limit;
  while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80) --cut;
  return out.substr(0, cut) + "...";
}

// Bytes on each side of a place that tell it from others.
constexpr std::size_t kContext = 24;
constexpr std::size_t kDifferences = 3;

bool is_gap(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// A place in a text with a few words of its line around it, cut between words.
std::string in_context(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t before = text.substr(0, begin).rfind('\n');
  const std::size_t line_begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t line_end = std::min(text.find('\n', end), text.size());
  // A long passage speaks for itself.
  const std::size_t around = end - begin > 2 * kContext ? 0 : kContext;
  std::size_t from = std::max(line_begin, begin - std::min(begin, around));
  std::size_t to = std::min(line_end, end + around);
  while (from > line_begin && from < begin && !is_gap(text[from - 1])) ++from;
  while (to < line_end && to > end && !is_gap(text[to])) --to;
  return fmt::format("\"{}{}{}\"", from > line_begin ? "..." : "",
                     excerpt(trim(text.substr(from, to - from)), 160), to < line_end ? "..." : "");
}

/// Moves a place outwards: to the ends of its words, then over so many words.
void widen(std::string_view text, std::size_t& begin, std::size_t& end, std::size_t words_before,
           std::size_t words_behind) {
  const auto back_to_gap = [&] {
    while (begin > 0 && !is_gap(text[begin - 1])) --begin;
  };
  const auto on_to_gap = [&] {
    while (end < text.size() && !is_gap(text[end])) ++end;
  };
  back_to_gap();
  on_to_gap();
  for (; words_before > 0 && begin > 0; --words_before) {
    while (begin > 0 && is_gap(text[begin - 1])) --begin;
    back_to_gap();
  }
  for (; words_behind > 0 && end < text.size(); --words_behind) {
    while (end < text.size() && is_gap(text[end])) ++end;
    on_to_gap();
  }
}

std::size_t words_in(std::string_view s) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < s.size(); ++i) n += !is_gap(s[i]) && (i == 0 || is_gap(s[i - 1]));
  return n;
}

/// What the text at the nearest place has otherwise than the quote; empty: that cannot be said.
std::string told_differences(std::string_view text, std::size_t begin, std::size_t end,
                             std::string_view quote) {
  if (quote.find("...") != std::string_view::npos ||
      quote.find("\u2026") != std::string_view::npos) {
    return {};
  }
  widen(text, begin, end, 0, 0);
  auto all = text::quote_differences(quote, text.substr(begin, end - begin));
  // The nearest words are those from the first that is right to the last.
  const auto only_quote = [](const text::QuoteDifference& d) {
    return d.passage.empty() ? words_in(d.quote) : 0;
  };
  if (!all.empty() && (only_quote(all.front()) > 0 || only_quote(all.back()) > 0)) {
    const std::size_t before = quote.starts_with(all.front().quote) ? only_quote(all.front()) : 0;
    const std::size_t behind = quote.ends_with(all.back().quote) ? only_quote(all.back()) : 0;
    widen(text, begin, end, before, behind);
    all = text::quote_differences(quote, text.substr(begin, end - begin));
  }
  std::string told;
  for (std::size_t i = 0; i < std::min(all.size(), kDifferences); ++i) {
    const std::string ours = excerpt(all[i].quote, 40), theirs = excerpt(all[i].passage, 40);
    told += told.empty() ? "; the text has " : ", ";
    if (ours.empty()) {
      told += fmt::format("\"{}\", which is not in the quote", theirs);
    } else if (theirs.empty()) {
      told += fmt::format("no \"{}\"", ours);
    } else {
      told += fmt::format("\"{}\" for \"{}\"", theirs, ours);
    }
  }
  return all.size() > kDifferences ? told + ", ..." : told;
}

std::optional<std::uint32_t> number(std::string_view s) {
  std::uint32_t n = 0;
  const auto [end, failed] = std::from_chars(s.data(), s.data() + s.size(), n);
  if (failed != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return n;
}

/// "41" or "41.2": a turn and, unless 0, a sentence.
struct TurnPoint {
  std::uint32_t turn = 0, sentence = 0;
};

TurnPoint turn_point(std::string_view s, std::string_view whole) {
  const auto wrong = [&]() -> Error {
    return {Errc::usage, fmt::format("'{}' is no range of turns: expected 41, 41-43, 41.2, 41.2-4 "
                                     "or 41.2-41.4",
                                     whole)};
  };
  const std::size_t dot = s.find('.');
  TurnPoint p;
  const auto turn = number(s.substr(0, dot));
  if (!turn || *turn == 0) throw wrong();
  p.turn = *turn;
  if (dot != std::string_view::npos) {
    const auto sentence = number(s.substr(dot + 1));
    if (!sentence || *sentence == 0) throw wrong();
    p.sentence = *sentence;
  }
  return p;
}

/// With any of the dashes that a word processor writes.
std::pair<std::string_view, std::string_view> range_ends(std::string_view spec) {
  for (const std::string_view dash : {"-", "\u2013", "\u2014", "\u2011"}) {
    const std::size_t at = spec.find(dash);
    if (at == std::string_view::npos) continue;
    return {trim(spec.substr(0, at)), trim(spec.substr(at + dash.size()))};
  }
  return {trim(spec), trim(spec)};
}

/// "turn 4", "lines 2-5"
std::string range_named(const PassageSelector& s) {
  const std::string& range = s.turns.empty() ? s.lines : s.turns;
  return fmt::format("{}{} {}", s.turns.empty() ? "line" : "turn",
                     range.find('-') == std::string::npos ? "" : "s", range);
}

}  // namespace

SourceText::SourceText(Project& project, Source source)
    : project_(project),
      source_(std::move(source)),
      text_(load_text(project, source_)),
      index_(std::string_view(text_)) {}

SourceText::~SourceText() = default;

const std::vector<Turn>& SourceText::turns() {
  if (!turns_) turns_ = load_turns(project_, source_);
  return *turns_;
}

std::int64_t SourceText::hash_of(text::Span span) const { return quote_hash(slice(span)); }

std::vector<text::Span> SourceText::sentences(const Turn& turn) {
  if (language_.empty()) {
    language_ = source_.language.empty() ? Settings(project_).get("language") : source_.language;
  }
  std::vector<text::Span> found = text::sentences(slice(turn.span), language_);
  for (text::Span& s : found) {
    s.begin += turn.span.begin;
    s.end += turn.span.begin;
  }
  return found;
}

std::uint32_t SourceText::turn_number_at(std::uint32_t point) {
  const std::vector<Turn>& all = turns();
  const auto after =
      std::upper_bound(all.begin(), all.end(), point, [](std::uint32_t p, const Turn& t) {
        return p < (t.label.empty() ? t.span.begin : std::min(t.label.begin, t.span.begin));
      });
  return after == all.begin() ? 0 : std::prev(after)->number;
}

text::Span SourceText::turn_range(std::string_view spec) {
  const auto [first, last] = range_ends(spec);
  const TurnPoint from = turn_point(first, spec);
  TurnPoint to = turn_point(last, spec);
  // "41.2-4" are sentences 2 to 4 of turn 41, here and in every other place of the program.
  if (from.sentence != 0 && to.sentence == 0) to = {from.turn, to.turn};
  const std::vector<Turn>& all = turns();
  if (from.turn > all.size() || to.turn > all.size()) {
    throw Error(Errc::not_found,
                fmt::format("no turn {} in source '{}', which has {} turns",
                            std::max(from.turn, to.turn), source_.name, all.size()));
  }
  const auto part = [&](const TurnPoint& p) {
    const Turn& turn = all[p.turn - 1];
    if (p.sentence == 0) return turn.span;
    const std::vector<text::Span> found = sentences(turn);
    if (p.sentence > found.size()) {
      throw Error(Errc::not_found,
                  fmt::format("no sentence {}.{} in source '{}': turn {} has {}", p.turn,
                              p.sentence, source_.name, p.turn, found.size()));
    }
    return found[p.sentence - 1];
  };
  const text::Span range{part(from).begin, part(to).end};
  if (range.empty()) {
    throw Error(Errc::usage, fmt::format("turns '{}' run backwards", spec));
  }
  return range;
}

text::Span SourceText::line_range(std::string_view spec) const {
  const auto [first, last] = range_ends(spec);
  const auto from = number(first), to = number(last);
  if (!from || !to || *from == 0) {
    throw Error(Errc::usage, fmt::format("'{}' is no range of lines: expected 12 or 12-15", spec));
  }
  if (*from > *to) throw Error(Errc::usage, fmt::format("lines '{}' run backwards", spec));
  if (*to > index_.line_count()) {
    throw Error(Errc::not_found, fmt::format("no line {} in source '{}', which has {} lines", *to,
                                             source_.name, index_.line_count()));
  }
  return index_.lines(*from, *to);
}

text::Span SourceText::offset_range(std::string_view spec) const {
  const std::size_t colon = spec.find(':');
  const auto from = number(trim(spec.substr(0, colon)));
  const auto to =
      colon == std::string_view::npos ? std::nullopt : number(trim(spec.substr(colon + 1)));
  if (!from || !to) {
    throw Error(Errc::usage,
                fmt::format("'{}' is no range: expected START:END in code points", spec));
  }
  if (*from >= *to || *to > index_.length()) {
    throw Error(Errc::bad_input,
                fmt::format("{}:{} is outside source '{}': expected 0 <= start < end "
                            "<= {}",
                            *from, *to, source_.name, index_.length()));
  }
  return {*from, *to};
}

std::string SourceText::place_name(text::Span span) {
  const std::uint32_t line = index_.line_of(span.begin);
  const std::uint32_t turn = turn_number_at(span.begin);
  return turn == 0 ? fmt::format("line {}", line) : fmt::format("turn {} (line {})", turn, line);
}

/// Words are shown from here, so that no name, and no half of one, is printed as it is stored.
struct SourceText::Shown {
  Shown(std::string_view stored, const text::NameReplacer* names)
      : words(stored, names), index(std::string_view(words.text())) {}
  text::PrintedText words;
  text::TextIndex index;
  std::optional<text::QuoteMatcher> matcher;
};

const SourceText::Shown* SourceText::shown() {
  if (!shown_made_) {
    shown_made_ = true;
    if (const text::NameReplacer* names = project_.names()) {
      shown_ = std::make_unique<Shown>(text_, names);
      if (shown_->words.text() == text_) shown_.reset();
    }
  }
  return shown_.get();
}

/// As it is stored, and as it is printed: who copies from what was printed quotes that.
std::vector<text::Span> SourceText::find_quote(std::string_view quote,
                                               std::optional<text::Span> within) {
  if (!matcher_) matcher_.emplace(std::string_view(text_));
  std::vector<text::Span> found = matcher_->find(quote, within);
  if (shown() == nullptr) return found;
  if (!shown_->matcher) shown_->matcher.emplace(shown_->words.text());
  std::optional<text::Span> shown_within;
  if (within) shown_within = shown_->words.shown(*within);
  for (const text::Span& place : shown_->matcher->find(quote, shown_within)) {
    found.push_back(shown_->words.stored(place));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool SourceText::holds(text::Span span, std::string_view words) {
  if (!text::QuoteMatcher(slice(span)).find(words).empty()) return true;
  return shown() != nullptr &&
         !text::QuoteMatcher(shown_->index.slice(shown_->words.shown(span))).find(words).empty();
}

std::string SourceText::words_around(text::Span span) {
  const text::TextIndex& index = shown() == nullptr ? index_ : shown_->index;
  const text::Span there = shown() == nullptr ? span : shown_->words.shown(span);
  return in_context(index.text(), index.byte_of(there.begin), index.byte_of(there.end));
}

std::string SourceText::told_nearest(const PassageSelector& selector,
                                     std::optional<text::Span> within) {
  if (nearest_left_-- <= 0) return {};
  const bool printed = shown() != nullptr;
  const text::QuoteMatcher& matcher = printed ? *shown_->matcher : *matcher_;
  const text::TextIndex& index = printed ? shown_->index : index_;
  if (printed && within) within = shown_->words.shown(*within);
  const std::string quote = printed ? project_.names()->replaced(trim(selector.quote))
                                    : std::string(trim(selector.quote));
  const auto near = matcher.nearest(quote, within);
  if (!near) return {};
  const text::Span stored = printed ? shown_->words.stored(near->span) : near->span;
  return fmt::format("; the nearest words are at {}: \"{}\"", place_name(stored),
                     excerpt(index.slice(near->span), 160)) +
         told_differences(index.text(), index.byte_of(near->span.begin),
                          index.byte_of(near->span.end), quote);
}

std::vector<text::Span> SourceText::quote_places(const PassageSelector& selector,
                                                 std::optional<text::Span> within) {
  if (trim(selector.quote).empty()) throw Error(Errc::usage, "the quote is empty");
  std::vector<text::Span> found = find_quote(selector.quote, within);
  if (found.empty() && within) {
    if (const auto elsewhere = find_quote(selector.quote, {}); !elsewhere.empty()) {
      throw Error(Errc::not_found,
                  fmt::format("the quote is not in {} of source '{}', but at {}",
                              range_named(selector), source_.name, place_name(elsewhere.front())))
          .about(source_.name);
    }
  }
  if (found.empty()) {
    throw Error(Errc::not_found,
                fmt::format("the quote is not in source '{}': \"{}\"{}", source_.name,
                            excerpt(selector.quote), told_nearest(selector, within)))
        .about(source_.name);
  }
  if (selector.every) return found;
  if (selector.nth > found.size()) {
    throw Error(Errc::not_found, fmt::format("the quote is {} times in source '{}', not {}",
                                             found.size(), source_.name, selector.nth));
  }
  if (selector.nth > 0) return {found[selector.nth - 1]};
  if (found.size() > 1) {
    std::string places;
    for (std::size_t i = 0; i < std::min(found.size(), kPlacesShown); ++i) {
      places += fmt::format("{}{}: {} {}", i == 0 ? "" : ", ", i + 1, place_name(found[i]),
                            words_around(found[i]));
    }
    if (found.size() > kPlacesShown) places += ", ...";
    throw Error(
        Errc::ambiguous,
        fmt::format("the quote is {} times in source '{}': {}", found.size(), source_.name, places),
        "say which with --nth N, --turns or --lines, or all with --every")
        .about(source_.name);
  }
  return found;
}

std::vector<text::Span> SourceText::resolve(const PassageSelector& s) {
  const int ranges = (s.turns.empty() ? 0 : 1) + (s.lines.empty() ? 0 : 1) + (s.at.empty() ? 0 : 1);
  if (s.empty()) {
    throw Error(Errc::usage, "which passage? give --quote, --turns, --lines or --at");
  }
  if (ranges > 1 || (!s.quote.empty() && !s.at.empty())) {
    throw Error(Errc::usage,
                "give one of --turns, --lines and --at; --quote may be joined with "
                "--turns or --lines");
  }
  if (s.quote.empty() && (s.every || s.nth > 0)) {
    throw Error(Errc::usage, "--nth and --every go with --quote");
  }
  if (s.every && s.nth > 0) {
    throw Error(Errc::usage, "--nth names one place and --every all of them: give one of the two");
  }
  std::optional<text::Span> range;
  if (!s.turns.empty()) range = turn_range(s.turns);
  if (!s.lines.empty()) range = line_range(s.lines);
  if (!s.at.empty()) range = offset_range(s.at);
  if (!s.quote.empty()) return quote_places(s, range);
  if (range->empty()) {
    throw Error(Errc::bad_input,
                fmt::format("lines {} of source '{}' are blank", s.lines, source_.name));
  }
  return {*range};
}

}  // namespace thema::model
