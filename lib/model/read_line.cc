#include "model/read_line.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"

namespace thema::model {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string shown_piece(std::string_view s) {
  constexpr std::size_t kShown = 40;
  if (s.size() <= kShown) return std::string(s);
  std::size_t cut = kShown;
  while (cut > 0 && (static_cast<unsigned char>(s[cut]) & 0xC0) == 0x80) --cut;
  return std::string(s.substr(0, cut)) + "...";
}

/// What opens quoted words, and what closes them.
struct QuoteMarks {
  std::string_view open, close;
};
constexpr std::array<QuoteMarks, 8> kQuoteMarks{{{"\"", "\""},
                                                 {"'", "'"},
                                                 {"\u201C", "\u201D"},
                                                 {"\u2018", "\u2019"},
                                                 {"\u201E", "\u201C"},
                                                 {"\u201A", "\u2018"},
                                                 {"\u00AB", "\u00BB"},
                                                 {"\u201D", "\u201D"}}};

/// Reads a line from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view line) : rest_(line) {}

  void blanks() {
    while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
  }
  bool take(std::string_view what) {
    if (!rest_.starts_with(what)) return false;
    rest_.remove_prefix(what.size());
    return true;
  }
  bool dash() { return take("-") || take("\u2013") || take("\u2014") || take("\u2011"); }
  std::optional<std::uint32_t> number() {
    std::uint32_t n = 0;
    const auto [end, failed] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), n);
    if (failed != std::errc() || n == 0) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return n;
  }
  std::string_view rest() const { return rest_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

/// "41", "41.2": the sentence is 0 where none is named.
struct Point {
  std::uint32_t turn = 0, sentence = 0;
};

std::optional<Point> point(Scanner& in) {
  const auto turn = in.number();
  if (!turn) return std::nullopt;
  if (!in.take(".")) return Point{*turn, 0};
  const auto sentence = in.number();
  if (!sentence) return std::nullopt;
  return Point{*turn, *sentence};
}

/// "2-3", "41.2-4", "t41-43", "l12": false when it is none of these.
bool range(Scanner& in, ReadPlace& place) {
  Scanner at = in;
  const bool turns = at.take("t") || at.take("T");
  const bool lines = !turns && (at.take("l") || at.take("L"));
  const auto first = point(at);
  if (!first || ((turns || lines) && first->sentence != 0)) return false;
  std::optional<Point> last;
  Scanner behind = at;
  behind.blanks();
  if (behind.dash()) {
    behind.blanks();
    last = point(behind);
    if (!last) return false;
    at = behind;
  }
  if (first->sentence == 0 && last && last->sentence != 0) return false;
  if (first->sentence != 0) {
    place.range = ReadPlace::Range::turns;
    place.numbers = fmt::format("{}.{}", first->turn, first->sentence);
    // "41.2-4" are sentences 2 to 4 of turn 41.
    if (last && last->sentence == 0) last = Point{first->turn, last->turn};
    if (last) place.numbers += fmt::format("-{}.{}", last->turn, last->sentence);
  } else {
    place.range = turns   ? ReadPlace::Range::turns
                  : lines ? ReadPlace::Range::lines
                          : ReadPlace::Range::numbers;
    place.numbers = std::to_string(first->turn);
    if (last) place.numbers += "-" + std::to_string(last->turn);
  }
  in = at;
  return true;
}

/// Behind quoted words: a number or * which of their places is meant, and the equals sign.
bool quote_end(Scanner& in, ReadPlace& place) {
  Scanner at = in;
  at.blanks();
  std::size_t nth = 0;
  const bool every = at.take("*");
  if (!every) nth = at.number().value_or(0);
  at.blanks();
  if (!at.take("=")) return false;
  place.nth = nth;
  place.every = every;
  in = at;
  return true;
}

const QuoteMarks* opens_quote(std::string_view rest) {
  for (const QuoteMarks& marks : kQuoteMarks) {
    if (rest.starts_with(marks.open)) return &marks;
  }
  return nullptr;
}

/// Quoted words and the equals sign behind them: they end at the first closing mark that has one,
/// since words may hold such marks themselves.
void quoted(Scanner& in, ReadPlace& place, const QuoteMarks& marks) {
  const std::string_view words = in.rest().substr(marks.open.size());
  for (std::size_t close = words.find(marks.close); close != std::string_view::npos;
       close = words.find(marks.close, close + marks.close.size())) {
    Scanner behind(words.substr(close + marks.close.size()));
    if (!quote_end(behind, place)) continue;
    place.quote = trim(words.substr(0, close));
    if (place.quote.empty()) throw Error(Errc::usage, "there is nothing between the quote marks");
    in = behind;
    return;
  }
  throw Error(Errc::usage, fmt::format("expected '=' and a code behind the quoted words, as in {}",
                                       "\"gave up\" = CODE"));
}

[[noreturn]] void no_place(std::string_view what) {
  throw Error(Errc::usage,
              fmt::format("'{}' is no place: expected sentences of the turn shown (2-3 = CODE), "
                          "sentences of any turn (41.2-4 = CODE), a turn (t41 = CODE), lines "
                          "(l12-15 = CODE) or words (\"gave up\" = CODE)",
                          shown_piece(what)));
}

/// The place up to the equals sign; true when there was one.
bool take_place(Scanner& in, ReadPlace& place) {
  Scanner at = in;
  const bool has_range = range(at, place);
  at.blanks();
  if (const QuoteMarks* marks = opens_quote(at.rest()); marks != nullptr) {
    if (has_range || in.rest().data() == at.rest().data()) {
      quoted(at, place, *marks);
      in = at;
      return true;
    }
  }
  if (at.take("=")) {
    in = at;
    return true;
  }
  place = {};
  return false;
}

/// Whether a sign stands for itself at `at`: behind a blank or the beginning.
bool apart(std::string_view s, std::size_t at) { return at == 0 || is_blank(s[at - 1]); }

bool is_key_character(char c) {
  return c != '=' && !is_blank(c) && c != '@' && static_cast<unsigned char>(c) > ' ';
}

/// "@key=" at `at`.
bool begins_tag(std::string_view s, std::size_t at) {
  if (s[at] != '@' || !apart(s, at)) return false;
  std::size_t end = at + 1;
  while (end < s.size() && is_key_character(s[end])) ++end;
  return end > at + 1 && end < s.size() && s[end] == '=';
}

bool begins_exemplar(std::string_view s, std::size_t at) {
  return s[at] == '!' && apart(s, at) && (at + 1 == s.size() || is_blank(s[at + 1]));
}

/// Where the codes end: at the first sign that stands apart.
std::size_t end_of_codes(std::string_view s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (begins_exemplar(s, i) || (apart(s, i) && (s[i] == '#' || s[i] == '@'))) return i;
  }
  return s.size();
}

/// Signs of the line that belong to a name have a backslash in front; "\/" is the path's own.
std::string unescaped(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    constexpr std::string_view kSigns = ";#!@+=";
    if (s[i] == '\\' && i + 1 < s.size() && kSigns.find(s[i + 1]) != std::string_view::npos) ++i;
    out += s[i];
  }
  return out;
}

std::optional<CodeGiven> code_given(std::string_view piece) {
  piece = trim(piece);
  if (piece.empty()) return std::nullopt;
  CodeGiven code;
  code.typed = unescaped(piece);
  const bool behind = piece.size() > 1 && piece.back() == '+' && piece[piece.size() - 2] != '\\';
  if (behind) {
    piece.remove_suffix(1);
  } else if (piece.size() > 1 && piece.front() == '+') {
    piece.remove_prefix(1);
  }
  code.make = behind || code.typed.front() == '+';
  code.name = unescaped(trim(piece));
  if (code.name.empty()) throw Error(Errc::usage, "which code? a name goes with the '+'");
  return code;
}

void take_codes(std::string_view s, std::vector<CodeGiven>& codes) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    if (i < s.size() && s[i] == '\\') {
      ++i;
      continue;
    }
    if (i < s.size() && s[i] != ';') continue;
    if (auto code = code_given(s.substr(begin, i - begin))) codes.push_back(std::move(*code));
    begin = i + 1;
  }
  // A backslash at the very end steps over the end.
  if (begin < s.size() && s.back() == '\\') {
    if (auto code = code_given(s.substr(begin))) codes.push_back(std::move(*code));
  }
}

/// "! #memo @key=value", in any order; the memo goes up to a tag or the end.
void take_extras(std::string_view s, ReadLine& out) {
  for (std::size_t i = 0; i < s.size();) {
    if (is_blank(s[i])) {
      ++i;
    } else if (begins_exemplar(s, i)) {
      out.exemplar = true;
      ++i;
    } else if (s[i] == '#') {
      std::size_t end = i + 1;
      while (end < s.size() && !begins_tag(s, end)) ++end;
      if (!out.memo.empty()) throw Error(Errc::usage, "one coding has one memo");
      out.memo = trim(s.substr(i + 1, end - i - 1));
      i = end;
    } else if (begins_tag(s, i)) {
      std::size_t end = i + 1;
      while (end < s.size() && !begins_tag(s, end) && !begins_exemplar(s, end) &&
             !(s[end] == '#' && apart(s, end))) {
        ++end;
      }
      out.tags.push_back(parse_tag(trim(s.substr(i + 1, end - i - 1))));
      i = end;
    } else {
      throw Error(Errc::usage,
                  fmt::format("'{}' is out of place: behind the codes come ! (one of the best "
                              "quotes), #memo and @key=value",
                              shown_piece(s.substr(i))));
    }
  }
}

/// In a line without a place that can be read: what stands before an equals sign is meant as one.
void refuse_equals(std::string_view codes) {
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i] == '=' && (i == 0 || codes[i - 1] != '\\')) no_place(trim(codes.substr(0, i)));
  }
}

void take_coding(std::string_view line, ReadLine& out) {
  out.kind = ReadLine::Kind::coding;
  Scanner in(line);
  const bool placed = take_place(in, out.place);
  in.blanks();
  const std::string_view rest = trim(in.rest());
  const std::size_t codes_end = end_of_codes(rest);
  if (!placed) refuse_equals(rest.substr(0, codes_end));
  if (!placed && !rest.empty() && is_digit(rest.front())) {
    throw Error(Errc::usage, fmt::format("expected '=' and a code behind the place: '{}'; a code "
                                         "whose name begins with a number has '=' in front",
                                         shown_piece(rest)));
  }
  if (!placed && rest.size() == 1) {
    throw Error(Errc::usage, fmt::format("'{}' is no sign of this session (h shows them); a code "
                                         "of one letter has '=' in front",
                                         rest));
  }
  take_codes(rest.substr(0, codes_end), out.codes);
  if (out.codes.empty()) {
    throw Error(Errc::usage, "which code? it stands behind the '=', several with ';' between them");
  }
  take_extras(rest.substr(codes_end), out);
  out.given = rest;
}

/// The lines of one letter.
std::optional<ReadLine::Kind> sign_of(std::string_view line) {
  using Kind = ReadLine::Kind;
  if (line.empty() || line == "n") return Kind::next;
  if (line == "p") return Kind::back;
  if (line == "u") return Kind::undo;
  if (line == "h") return Kind::help;
  if (line == "q") return Kind::quit;
  return std::nullopt;
}

/// "41" or "t41" alone.
std::optional<std::uint32_t> turn_alone(std::string_view line) {
  Scanner in(line);
  if (!in.take("t")) in.take("T");
  const auto turn = in.number();
  return turn && in.at_end() ? turn : std::nullopt;
}

}  // namespace

PassageSelector ReadPlace::selector(std::uint32_t shown) const {
  PassageSelector s;
  s.quote = quote;
  s.nth = nth;
  s.every = every;
  if (range == Range::lines) {
    s.lines = numbers;
  } else if (range == Range::turns || (range == Range::numbers && shown == 0)) {
    s.turns = numbers;
  } else if (range == Range::numbers) {
    const std::size_t dash = numbers.find('-');
    s.turns = fmt::format("{}.{}", shown, numbers.substr(0, dash));
    if (dash != std::string::npos) {
      s.turns += fmt::format("-{}.{}", shown, numbers.substr(dash + 1));
    }
  } else if (shown != 0) {
    s.turns = std::to_string(shown);
  } else if (quote.empty()) {
    throw Error(Errc::usage,
                "which place? no turn is shown: write one, as in 41.2-4 = CODE, or a turn's number "
                "on a line of its own before");
  }
  return s;
}

std::string ReadPlace::written(std::uint32_t shown) const {
  const PassageSelector s = selector(shown);
  std::string out;
  if (!s.lines.empty()) out = "l" + s.lines;
  if (!s.turns.empty()) {
    out = s.turns.find('.') == std::string::npos ? "t" + s.turns : s.turns;
    // "41.2-41.4" is written "41.2-4".
    const std::size_t dash = out.find('-'), dot = out.find('.');
    if (dash != std::string::npos && dot != std::string::npos &&
        out.compare(dash + 1, dot + 1, out, 0, dot + 1) == 0) {
      out.erase(dash + 1, dot + 1);
    }
  }
  if (!quote.empty()) {
    out += fmt::format("{}\"{}\"", out.empty() ? "" : " ", quote);
    if (nth > 0) out += fmt::format(" {}", nth);
    if (every) out += " *";
  }
  return out;
}

ReadLine parse_read_line(std::string_view line) {
  if (line.size() > kLongestReadLine) {
    throw Error(Errc::bad_input, fmt::format("the line has more than {} bytes: too long to be read",
                                             kLongestReadLine));
  }
  try {
    check_text(line, "the line");
  } catch (const Error& e) {
    throw Error(Errc::bad_input, e.what());
  }
  line = trim(line);
  ReadLine out;
  if (const auto sign = sign_of(line)) {
    out.kind = *sign;
  } else if (line.starts_with("==")) {
    out.kind = ReadLine::Kind::source;
    out.text = trim(line.substr(2));
    if (out.text.empty()) throw Error(Errc::usage, "which source? expected == NAME");
  } else if (line.front() == '#') {
    out.kind = ReadLine::Kind::comment;
  } else if (line.front() == '/' || line.front() == '?') {
    out.kind = line.front() == '/' ? ReadLine::Kind::find : ReadLine::Kind::terms;
    out.text = trim(line.substr(1));
  } else if (const auto turn = turn_alone(line)) {
    out.kind = ReadLine::Kind::turn;
    out.turn = *turn;
  } else {
    take_coding(line, out);
  }
  return out;
}

}  // namespace thema::model
