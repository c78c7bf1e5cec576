#include <fmt/format.h>

#include <vector>

#include "base/error.h"
#include "base/strings.h"
#include "store/search_index.h"

namespace thema::store {

namespace {

/// Reads a person's query and writes FTS5's.
class QueryParser {
 public:
  explicit QueryParser(std::string_view query) : query_(query) {}

  std::string parse() {
    const std::string out = disjunction(0);
    skip();
    if (pos_ < query_.size()) fail("expected the end, or AND, OR, NOT between words");
    return out;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Errc::usage,
                fmt::format("in the query: {}\n  {}\n  {}^", what, query_, std::string(pos_, ' ')));
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
    do {
      chain += " OR " + conjunction(depth);
    } while (take("OR"));
    return "(" + chain + ")";
  }

  // One pair of brackets for the whole: FTS5 follows a few dozen levels only, and a pasted
  // paragraph is a long conjunction. NOT binds tighter there, which comes to the same.
  std::string conjunction(int depth) {
    std::string chain = operand(depth);
    bool several = false;
    for (;; several = true) {
      if (take("AND")) {
        chain += take("NOT") ? " NOT " : " AND ";
      } else if (take("NOT")) {
        chain += " NOT ";
      } else if (at_operand()) {
        chain += " AND ";
      } else {
        return several ? "(" + chain + ")" : chain;
      }
      chain += operand(depth);
    }
  }

  std::string operand(int depth) {
    skip();
    if (pos_ == query_.size()) fail("expected a word");
    if (query_[pos_] == '(') {
      ++pos_;
      std::string inner = disjunction(depth + 1);
      skip();
      if (pos_ == query_.size() || query_[pos_] != ')') fail("expected ')'");
      ++pos_;
      return "(" + inner + ")";
    }
    if (query_[pos_] == '"') return phrase();
    const std::string_view word = peek_word();
    if (word.empty()) fail("expected a word");
    if (word == "AND" || word == "OR" || word == "NOT") fail("expected a word before it");
    if (word == "NEAR" && pos_ + 4 < query_.size() && query_[pos_ + 4] == '(') return near();
    pos_ += word.size();
    return quoted(word);
  }

  std::string phrase() {
    const std::size_t close = query_.find('"', pos_ + 1);
    if (close == std::string_view::npos) fail("this phrase is never closed");
    const std::string_view words = query_.substr(pos_ + 1, close - pos_ - 1);
    if (trim(words).empty()) fail("the phrase is empty");
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
      pos_ += word.size();
      const bool comma = word.ends_with(',') || word == ",";
      if (comma) word.remove_suffix(1);
      if (!word.empty()) words.push_back(quoted(word));
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
    if (words.size() < 2) fail("NEAR needs two words");
    return fmt::format("NEAR({}, {})", join(words, " "), distance);
  }

  std::string_view query_;
  std::size_t pos_ = 0;
};

}  // namespace

std::string fts_expression(std::string_view query) {
  if (trim(query).empty()) throw Error(Errc::usage, "the query is empty");
  return QueryParser(query).parse();
}

}  // namespace thema::store
