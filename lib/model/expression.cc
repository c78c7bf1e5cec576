#include "model/expression.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "text/caret.h"

namespace thema::model {

namespace {

bool is_word(char c) {
  return static_cast<unsigned char>(c) > ' ' &&
         std::string_view("'\"(),=!<>~").find(c) == std::string_view::npos;
}

}  // namespace

void Expression::fail(const std::string& what, std::size_t at, std::string hint) const {
  throw Error(Errc::usage, fmt::format("in the {}: {}{}", what_, what, text::caret(text_, at)),
              std::move(hint));
}

void Expression::fail(const Error& error, std::size_t at) const {
  throw Error(error.code(),
              fmt::format("in the {}: {}{}", what_, error.what(), text::caret(text_, at)),
              error.hint());
}

void Expression::advance() {
  behind_ = pos_;
  while (pos_ < text_.size() && static_cast<unsigned char>(text_[pos_]) <= ' ') ++pos_;
  token_ = {Token::Type::end, "", pos_};
  if (pos_ == text_.size()) return;
  const char c = text_[pos_];
  if (c == '\'' || c == '"') {
    quoted(c);
    return;
  }
  if (!is_word(c)) {
    token_.type = Token::Type::symbol;
    const std::string_view two = text_.substr(pos_, 2);
    const bool pair = two == "!=" || two == "<=" || two == ">=" || two == "<>" || two == "==";
    token_.value = pair ? two : two.substr(0, 1);
    if (token_.value == "<>") token_.value = "!=";
    if (token_.value == "==") token_.value = "=";
    pos_ += pair ? 2 : 1;
    return;
  }
  token_.type = Token::Type::word;
  while (pos_ < text_.size() && is_word(text_[pos_])) token_.value += text_[pos_++];
  // attr.'social class': a quoted rest of a name.
  if (token_.value.ends_with('.') && pos_ < text_.size() &&
      (text_[pos_] == '\'' || text_[pos_] == '"')) {
    const Token prefix = token_;
    quoted(text_[pos_]);
    token_ = {Token::Type::word, prefix.value + token_.value, prefix.at};
  }
}

void Expression::quoted(char quote) {
  const std::size_t start = pos_++;
  std::string value;
  for (;; ++pos_) {
    if (pos_ >= text_.size()) fail("this quote is never closed", start);
    if (text_[pos_] == quote) {
      if (pos_ + 1 < text_.size() && text_[pos_ + 1] == quote) {
        ++pos_;
      } else {
        break;
      }
    }
    value += text_[pos_];
  }
  ++pos_;
  token_ = {Token::Type::text, std::move(value), start};
}

bool Expression::keyword(std::string_view word) const {
  return token_.type == Token::Type::word && iequals_ascii(token_.value, word);
}

bool Expression::symbol(std::string_view sign) const {
  return token_.type == Token::Type::symbol && token_.value == sign;
}

bool Expression::take_keyword(std::string_view word) {
  if (!keyword(word)) return false;
  advance();
  return true;
}

void Expression::expect_symbol(std::string_view sign) {
  if (!symbol(sign)) fail(fmt::format("expected '{}'", sign), token_.at);
  advance();
}

Expression::Token Expression::next() const {
  Expression ahead = *this;
  ahead.advance();
  return ahead.token();
}

}  // namespace thema::model
