#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.h"

namespace thema::model {

/// The words, quoted texts and signs of an expression: what filters and span queries are written
/// in. Words end at white space and at ' " ( ) , = ! < > ~; in a quoted text a doubled quote stands
/// for itself.
class Expression {
 public:
  struct Token {
    enum class Type { word, text, symbol, end } type = Type::end;
    std::string value;
    std::size_t at = 0;  ///< byte
  };

  /// `what` names the expression in messages: "in the filter". REQUIRES: the text outlives this.
  Expression(std::string_view text, std::string_view what) : text_(text), what_(what) { advance(); }

  const Token& token() const { return token_; }
  /// The byte behind the token before the one at hand.
  std::size_t behind() const { return behind_; }
  bool at_end() const { return token_.type == Token::Type::end; }
  /// Throws Errc::usage for a quote that is never closed.
  void advance();

  bool keyword(std::string_view word) const;
  bool symbol(std::string_view sign) const;
  bool take_keyword(std::string_view word);
  void expect_symbol(std::string_view sign);
  /// The token behind the one at hand.
  Token next() const;

  /// Throws Errc::usage with a caret under the place.
  [[noreturn]] void fail(const std::string& what, std::size_t at, std::string hint = {}) const;
  /// The same error, with the place of the expression.
  [[noreturn]] void fail(const Error& error, std::size_t at) const;

 private:
  void quoted(char quote);
  std::string_view text_, what_;
  std::size_t pos_ = 0, behind_ = 0;
  Token token_;
};

}  // namespace thema::model
