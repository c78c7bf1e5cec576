// The text form of configurations; storing what differs is in cmo_text_apply.cc.
#include "model/cmo_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/cmo_words.h"

namespace thema::model {

namespace {

Error wrong(std::size_t line, const std::string& why, std::string hint = {}) {
  Error error(Errc::bad_input, why, std::move(hint));
  error.at({}, line);
  return error;
}

/// "\n" and "\\" in what is written on one line.
std::string unescaped(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '\\' && i + 1 < s.size() && (s[i + 1] == 'n' || s[i + 1] == '\\')) {
      out += s[++i] == 'n' ? '\n' : '\\';
    } else {
      out += s[i];
    }
  }
  return out;
}

/// The words of a line of evidence: bare, or in double quotes.
struct Word {
  std::string text;
  bool quoted = false;
};

class Words {
 public:
  Words(std::string_view line, std::size_t number) : rest_(line), number_(number) {}

  /// Everything behind a '#'; empty before that was met.
  const std::string& note() const { return note_; }

  std::optional<Word> next() {
    rest_ = trim(rest_);
    if (rest_.empty()) return std::nullopt;
    if (rest_[0] == '#') {
      note_ = unescaped(trim(rest_.substr(1)));
      rest_ = {};
      return std::nullopt;
    }
    if (rest_[0] == '"') return quoted();
    const std::size_t end = std::min(rest_.find_first_of(" \t"), rest_.size());
    std::string_view bare = rest_.substr(0, end);
    const std::size_t value = bare.find("=\"");
    if (value != std::string_view::npos) {  // by="Anna B"
      Word word{std::string(bare.substr(0, value + 1)), false};
      rest_.remove_prefix(value + 1);
      word.text += quoted().text;
      return word;
    }
    rest_.remove_prefix(end);
    return Word{std::string(bare), false};
  }

 private:
  Word quoted() {
    Word word{{}, true};
    std::size_t i = 1;
    for (; i < rest_.size() && rest_[i] != '"'; ++i) {
      if (rest_[i] == '\\' && i + 1 < rest_.size()) {
        ++i;
        word.text += rest_[i] == 'n' ? '\n' : rest_[i];
      } else {
        word.text += rest_[i];
      }
    }
    if (i >= rest_.size()) throw wrong(number_, "a '\"' begins here that is not closed");
    rest_.remove_prefix(i + 1);
    return word;
  }
  std::string_view rest_;
  std::size_t number_;
  std::string note_;
};

bool is_place(std::string_view word) {
  return !word.empty() && word[0] >= '0' && word[0] <= '9' &&
         word.find_first_not_of("0123456789.-:") == std::string_view::npos;
}

bool is_one_of(std::string_view word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

TypedEvidence parse_evidence(std::string_view line, std::size_t number) {
  TypedEvidence e;
  e.line = number;
  Words words(line, number);
  auto word = words.next();
  if (word && !word->quoted && (word->text == "case" || word->text == "table")) {
    e.of = word->text == "case" ? TypedEvidence::Of::case_ : TypedEvidence::Of::table;
    word = words.next();
  }
  if (!word) {
    throw wrong(number, "evidence of what? expected: evidence SOURCE 41.2-4 supports C1,R1");
  }
  e.name = word->text;
  for (word = words.next(); word; word = words.next()) {
    std::string_view text = word->text;
    if (word->quoted) {
      e.quote = text;
    } else if (text.starts_with("by=")) {
      e.coder = text.substr(3);
    } else if (text.starts_with("case=")) {
      e.case_name = text.substr(5);
    } else if (e.stance.empty() && e.place.empty() && is_place(text)) {
      e.place = text;
    } else if (e.stance.empty()) {
      if (!is_one_of(text, stances())) {
        throw wrong(number, fmt::format("'{}' is no stance and no place; stances are {}", text,
                                        join(stances(), ", ")));
      }
      e.stance = text;
    } else if (is_one_of(text, directness_words())) {
      e.directness = text;
    } else if (e.speaks_to.empty()) {
      e.speaks_to = text;
    } else {
      throw wrong(number,
                  fmt::format("'{}' is neither stated, reported nor inferred; a note begins "
                              "with #",
                              text));
    }
  }
  e.note = words.note();
  if (e.stance.empty()) {
    throw wrong(number, fmt::format("no stance: expected one of {}", join(stances(), ", ")));
  }
  return e;
}

/// "R2(-)": the role and the sign; an empty role for what is no label of an element.
std::pair<std::string, std::string> element_label(std::string_view key) {
  std::string sign;
  if (key.ends_with("(-)")) sign = "-";
  if (key.ends_with("(+)")) sign = "+";
  if (!sign.empty()) key = trim(key.substr(0, key.size() - 3));
  std::size_t letters = 0;
  while (letters < key.size() && (key[letters] < '0' || key[letters] > '9')) ++letters;
  const bool numbered =
      key.substr(letters).find_first_not_of("0123456789") == std::string_view::npos;
  if (!numbered) return {};
  for (const std::string& role : element_roles()) {
    if (iequals_ascii(role_letters(role), key.substr(0, letters))) return {role, sign};
  }
  return {};
}

std::optional<std::string>* field_of(TypedConfiguration& c, std::string_view key) {
  if (key == "title") return &c.title;
  if (key == "scheme") return &c.scheme;
  if (key == "state") return &c.state;
  if (key == "activation") return &c.activation;
  if (key == "valence") return &c.valence;
  if (key == "level") return &c.level;
  if (key == "sentence") return &c.sentence;
  if (key == "theme") return &c.theme;
  return nullptr;
}

constexpr std::string_view kKeys =
    "title, theories, theme, scheme, state, activation, valence, level, sentence, code, or a label "
    "such as C1, MR1, R2(-), M1, O1";

long long number_of(std::string_view value, std::string_view key, std::size_t line) {
  const auto n = parse_integer(value);
  if (!n || *n < 0 || *n > 1000000000) {
    throw wrong(
        line, fmt::format("'{}: {}' was changed: expected the number that was there", key, value));
  }
  return *n;
}

/// Reads lines into blocks.
class Parser {
 public:
  std::vector<TypedConfiguration> run(std::string_view text) {
    if (text.size() > kLongestCmoText) throw wrong(1, "the text is longer than 64 MiB");
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    for (const std::string_view raw : split(text, '\n')) {
      ++number_;
      check_line(raw);
      const std::string_view line = trim(raw);
      if (line.empty()) after_blank_ = true;
      if (line.empty() || line[0] == '#') continue;
      take(line);
      after_blank_ = false;
    }
    return std::move(blocks_);
  }

 private:
  void check_line(std::string_view line) const {
    try {
      check_text(line, "the line");
    } catch (const Error& e) {
      throw wrong(number_, e.what());
    }
  }

  void take(std::string_view line) {
    const std::size_t space = std::min(line.find_first_of(" \t"), line.size());
    if (line.substr(0, space) == "evidence") {
      block().evidence.push_back(parse_evidence(line.substr(space), number_));
      return;
    }
    const std::size_t colon = line.find(':');
    const std::string_view key =
        colon == std::string_view::npos ? std::string_view() : trim(line.substr(0, colon));
    const bool one_word = !key.empty() && key.find_first_of(" \t") == std::string_view::npos;
    if (one_word && take_field(key, trim(line.substr(colon + 1)))) return;
    const bool element = !element_label(line.substr(0, space)).second.empty();
    if (one_word && colon < space) {
      throw wrong(number_,
                  fmt::format("'{}:' is no field and no element; expected {}", key, kKeys));
    }
    if (!after_blank_ || element) not_understood(line, element);
    TypedConfiguration c;
    c.line = number_;
    c.label = line.substr(0, space);
    const auto [first, fresh] = first_line_.emplace(c.label, number_);
    if (!fresh) {
      throw wrong(number_,
                  fmt::format("{} begins a second time; first in line {}", c.label, first->second));
    }
    c.title = unescaped(trim(line.substr(space)));
    last_ = nullptr;
    blocks_.push_back(std::move(c));
  }

  /// A line in the middle of a block, or an element without its colon.
  [[noreturn]] void not_understood(std::string_view line, bool element) const {
    constexpr std::size_t kShown = 40;
    std::string_view shown = line.substr(0, kShown);
    while (shown.size() < line.size() && !shown.empty() &&
           (static_cast<unsigned char>(line[shown.size()]) & 0xC0U) == 0x80) {
      shown.remove_suffix(1);
    }
    throw wrong(number_,
                element
                    ? fmt::format("'{}' is no element: a ':' stands behind its label", shown)
                    : fmt::format("'{}{}' is no field, no element and no evidence; the words of an "
                                  "element stand on one line (\\n breaks it), and a configuration "
                                  "begins behind an empty line with its label; expected {}",
                                  shown, shown.size() < line.size() ? "..." : "", kKeys));
  }

  bool take_field(std::string_view key, std::string_view value) {
    if (const auto [role, sign] = element_label(key); !role.empty()) {
      require_first(key);
      auto& elements = block().elements[role];
      elements.push_back({with_sign(sign, unescaped(value)), {}, number_});
      last_ = &elements.back();
      return true;
    }
    if (key == "code") {
      block();
      if (last_ == nullptr) throw wrong(number_, "'code:' stands below no element");
      last_->codes.push_back({unescaped(value), number_});
      return true;
    }
    if (key == "theories") {
      block().lines["theories"] = number_;
      auto& theories = block().theories.emplace();
      for (const std::string_view label : split(value, ',')) {
        if (!trim(label).empty()) theories.emplace_back(trim(label));
      }
      return true;
    }
    if (key == "version" || key == "evidence") block().lines[std::string(key)] = number_;
    if (key == "version") {
      block().version = static_cast<int>(number_of(value, key, number_));
      return true;
    }
    if (key == "evidence") {
      block().evidence_there = static_cast<std::size_t>(number_of(value, key, number_));
      return true;
    }
    TypedConfiguration none;
    if (field_of(none, key) == nullptr) return false;
    block().lines[std::string(key)] = number_;
    *field_of(block(), key) = unescaped(value);
    return true;
  }

  /// A second "C1:" would become C2 in silence.
  void require_first(std::string_view key) {
    const std::string label = ascii_lower(trim(key.substr(0, key.find('('))));
    if (label.find_first_of("0123456789") == std::string::npos) return;
    const auto [first, fresh] =
        first_line_.emplace(fmt::format("{} {}", blocks_.size(), label), number_);
    if (fresh) return;
    throw wrong(number_,
                fmt::format("{} is there a second time; first in line {}", key, first->second));
  }

  TypedConfiguration& block() {
    if (blocks_.empty()) {
      throw wrong(number_,
                  "a configuration begins with its label and title, such as: CMOC5 A "
                  "visible link");
    }
    return blocks_.back();
  }

  std::vector<TypedConfiguration> blocks_;
  TypedConfiguration::Element* last_ = nullptr;
  std::unordered_map<std::string, std::size_t> first_line_;  ///< by label
  std::size_t number_ = 0;
  bool after_blank_ = true;
};

std::string in_quotes(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string word(const std::string& s) {
  const bool bare =
      !s.empty() && s.find_first_of(" \t\"#\\") == std::string::npos && s != "case" && s != "table";
  return bare ? s : in_quotes(s);
}

}  // namespace

std::vector<TypedConfiguration> parse_cmo_text(std::string_view text) { return Parser().run(text); }

std::string to_text(const TypedEvidence& e) {
  std::string line = "evidence ";
  if (e.of == TypedEvidence::Of::case_) line += "case ";
  if (e.of == TypedEvidence::Of::table) line += "table ";
  line += word(e.name);
  if (!e.place.empty()) line += " " + e.place;
  if (!e.quote.empty()) line += " " + in_quotes(e.quote);
  line += " " + e.stance;
  if (!e.speaks_to.empty()) line += " " + e.speaks_to;
  if (!e.directness.empty()) line += " " + e.directness;
  if (!e.case_name.empty()) line += " case=" + word(e.case_name);
  if (!e.coder.empty()) line += " by=" + word(e.coder);
  if (!e.note.empty()) {
    std::string note;
    for (const char c : e.note) {
      if (c == '\\') note += "\\\\";
      if (c == '\n') note += "\\n";
      if (c != '\\' && c != '\n') note += c;
    }
    line += " # " + note;
  }
  return line;
}

}  // namespace thema::model
