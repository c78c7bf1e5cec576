#include <fmt/format.h>

#include <vector>

#include "base/error.h"
#include "base/strings.h"
#include "store/search_index.h"
#include "text/caret.h"
#include "text/segment.h"
#include "text/tokens.h"

namespace thema::store {

namespace {

constexpr std::size_t kLongestWord = 32768;  // FTS5 cuts words there

/// Reads a person's query and writes FTS5's.
class QueryParser {
 public:
  explicit QueryParser(std::string_view query) : query_(query) {}

  WordQuery parse() {
    WordQuery out;
    out.expression = disjunction(0);
    skip();
    if (pos_ < query_.size()) fail("expected the end, or AND, OR, NOT between words");
    if (out.expression.empty() && signs_.empty()) signs_ = std::move(marks_);
    if (!signs_.empty() && !plain_) {
      pos_ = sign_at_;
      fail(
          "this holds no word, so it cannot stand with OR, NOT, NEAR or ( ): search for it with "
          "--regex");
    }
    out.signs = std::move(signs_);
    return out;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Errc::usage, fmt::format("in the query: {}{}", what, text::caret(query_, pos_)));
  }

  void skip() {
    while (pos_ < query_.size() && static_cast<unsigned char>(query_[pos_]) <= ' ') ++pos_;
  }

  static bool is_word(char c) {
    return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '(' && c != ')';
  }

  std::string_view peek_word() {
    skip();
    std::size_t end = pos_;
    while (end < query_.size() && is_word(query_[end])) ++end;
    return query_.substr(pos_, end - pos_);
  }

  bool take(std::string_view keyword) {
    if (peek_word() != keyword) return false;
    pos_ += keyword.size();
    return true;
  }

  bool at_operand() {
    skip();
    if (pos_ == query_.size() || query_[pos_] == ')') return false;
    const std::string_view word = peek_word();
    return word != "AND" && word != "OR" && word != "NOT";
  }

  std::string disjunction(int depth) {
    if (depth > 20) fail("nested too deeply");
    std::string chain = conjunction(depth);
    if (!take("OR")) return chain;
    plain_ = false;
    bool several = false;
    do {
      const std::string next = conjunction(depth);
      if (next.empty()) continue;
      several = several || !chain.empty();
      chain += (chain.empty() ? "" : " OR ") + next;
    } while (take("OR"));
    return several ? "(" + chain + ")" : chain;
  }

  // One pair of brackets for the whole: FTS5 follows a few dozen levels only, and a pasted
  // paragraph is a long conjunction. NOT binds tighter there, which comes to the same.
  std::string conjunction(int depth) {
    std::string chain = operand(depth);
    bool several = false;
    for (;;) {
      std::string_view joint = " AND ";
      if (take("AND")) {
        if (take("NOT")) joint = " NOT ";
      } else if (take("NOT")) {
        joint = " NOT ";
      } else if (!at_operand()) {
        return several ? "(" + chain + ")" : chain;
      }
      if (joint == " NOT ") {
        plain_ = false;
        if (chain.empty()) fail("expected a word before NOT");
      }
      const std::string next = operand(depth);
      if (next.empty()) continue;  // a sign
      several = several || !chain.empty();
      chain += (chain.empty() ? "" : std::string(joint)) + next;
    }
  }

  std::string operand(int depth) {
    skip();
    if (pos_ == query_.size()) fail("expected a word");
    if (query_[pos_] == '(') {
      plain_ = false;
      ++pos_;
      std::string inner = disjunction(depth + 1);
      skip();
      if (pos_ == query_.size() || query_[pos_] != ')') fail("expected ')'");
      ++pos_;
      return inner.empty() ? inner : "(" + inner + ")";
    }
    if (query_[pos_] == '"') return phrase();
    const std::string_view word = peek_word();
    if (word.empty()) fail("expected a word");
    if (word == "AND" || word == "OR" || word == "NOT") fail("expected a word before it");
    if (word == "NEAR" && pos_ + 4 < query_.size() && query_[pos_ + 4] == '(') return near();
    if (is_wordless(word)) return {};
    pos_ += word.size();
    return quoted(word);
  }

  /// The index holds the beginnings of longer words alone, and would find any that begin alike.
  void check_length() const {
    for (const auto& token : tokens_.tokens) {
      if (tokens_.folded_word(token).size() < kLongestWord) continue;
      fail(
          fmt::format("a word of {} bytes: the search knows words by their first {}; search for "
                      "its beginning with * behind it, or with --regex",
                      tokens_.folded_word(token).size(), kLongestWord - 1));
    }
  }

  /// What the index does not have: emoji, which have to be there as they stand, and marks, which
  /// are passed over beside words. Goes behind it.
  bool is_wordless(std::string_view text) {
    tokenizer_.tokenize(text, tokens_);
    check_length();
    if (!tokens_.tokens.empty()) return false;
    const bool sign = text::has_symbol(text);
    if (signs_.empty() && (sign || marks_.empty())) sign_at_ = pos_;
    pos_ += text.size();
    if (text.size() > 1 && text.ends_with('*')) text.remove_suffix(1);
    (sign ? signs_ : marks_).emplace_back(text);
    return true;
  }

  std::string phrase() {
    const std::size_t close = query_.find('"', pos_ + 1);
    if (close == std::string_view::npos) fail("this phrase is never closed");
    const std::string_view words = query_.substr(pos_ + 1, close - pos_ - 1);
    if (trim(words).empty()) fail("the phrase is empty");
    ++pos_;
    if (is_wordless(words)) {
      pos_ = close + 1;
      if (pos_ < query_.size() && query_[pos_] == '*') ++pos_;
      return {};
    }
    pos_ = close + 1;
    std::string out = fmt::format("\"{}\"", words);
    if (pos_ < query_.size() && query_[pos_] == '*') {
      ++pos_;
      out += "*";
    }
    return out;
  }

  // Quoted, a word is segmented like the texts: don't, follow-up, C++.
  static std::string quoted(std::string_view word) {
    const bool prefix = word.size() > 1 && word.ends_with('*');
    if (prefix) word.remove_suffix(1);
    return fmt::format("\"{}\"{}", word, prefix ? "*" : "");
  }

  std::string near() {
    plain_ = false;
    pos_ += 5;
    std::vector<std::string> words;
    std::string distance = "10";
    for (;;) {
      skip();
      if (pos_ == query_.size()) fail("NEAR( without ')'");
      if (query_[pos_] == ')') break;
      if (query_[pos_] == '"') {
        words.push_back(phrase());
        continue;
      }
      std::string_view word = peek_word();
      if (word.empty()) fail("NEAR( ) holds words and phrases only");
      const std::size_t behind = pos_ + word.size();
      const bool comma = word.ends_with(',') || word == ",";
      if (comma) word.remove_suffix(1);
      if (!word.empty() && !is_wordless(word)) words.push_back(quoted(word));
      pos_ = behind;
      if (comma) {
        skip();
        distance = peek_word();
        const auto words_between = parse_integer(distance);
        if (!words_between || *words_between < 0 || *words_between > 1'000'000) {
          fail("expected the distance in words");
        }
        pos_ += distance.size();
      }
    }
    ++pos_;
    if (words.size() + signs_.size() + marks_.size() < 2) fail("NEAR needs two words");
    if (words.empty()) return {};  // marks alone
    return fmt::format("NEAR({}, {})", join(words, " "), distance);
  }

  std::string_view query_;
  std::size_t pos_ = 0;
  std::vector<std::string> signs_, marks_;
  std::size_t sign_at_ = 0;  ///< of the first sign, or mark
  bool plain_ = true;        ///< words and phrases that all have to be there
  text::Tokenizer tokenizer_;
  text::Tokens tokens_;
};

}  // namespace

WordQuery word_query(std::string_view query) {
  if (trim(query).empty()) throw Error(Errc::usage, "the query is empty");
  return QueryParser(query).parse();
}

}  // namespace thema::store
