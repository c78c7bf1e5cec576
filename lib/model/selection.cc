#include "model/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/codebook.h"
#include "model/printed_names.h"
#include "model/selection_values.h"
#include "text/compose.h"
#include "text/regex.h"
#include "text/width.h"

namespace thema::model {

namespace {

struct Builtin {
  std::string_view name;
  FieldKind kind;
  Scope scope;  ///< the narrowest scope that knows it
};

constexpr std::array kBuiltins{
    Builtin{"case", FieldKind::case_name, Scope::case_},
    Builtin{"case.kind", FieldKind::case_kind, Scope::case_},
    Builtin{"source", FieldKind::source_name, Scope::source},
    Builtin{"kind", FieldKind::source_kind, Scope::source},
    Builtin{"date", FieldKind::date, Scope::source},
    Builtin{"speaker", FieldKind::speaker, Scope::speaker},
    Builtin{"role", FieldKind::role, Scope::speaker},
    Builtin{"code", FieldKind::code, Scope::coding},
    Builtin{"code.role", FieldKind::code_role, Scope::coding},
    Builtin{"coder", FieldKind::coder, Scope::coding},
    Builtin{"coded", FieldKind::coded, Scope::coding},
    Builtin{"exemplar", FieldKind::exemplar, Scope::coding},
};

/// The name as it is stored. Throws Errc::not_found with near names.
template <class Row>
const std::string& name_of(const std::vector<Row>& rows, std::string_view what,
                           std::string_view name, const PrintedName& printed) {
  std::vector<std::string> names;
  for (const Row& row : rows) {
    if (row.name == name) return row.name;
    names.push_back(row.name);
  }
  if (const auto same = printed_as(name, what, names, printed)) return rows[*same].name;
  throw Error(Errc::not_found, fmt::format("no {} '{}'", what, name),
              did_you_mean_name(name, names, printed));
}

/// The name of a source that is named by its imported file, else the name as given.
std::string source_of_file(const Corpus& corpus, const std::string& name) {
  std::vector<std::string> found;
  for (const Source& s : corpus.sources) {
    if (s.name == name) return name;
    if (s.file_name == name) found.push_back(s.name);
  }
  if (found.size() > 1) {
    throw Error(Errc::ambiguous,
                fmt::format("several sources came from a file '{}': '{}'; name the source", name,
                            join(found, "', '")));
  }
  return found.empty() ? name : found.front();
}

struct Token {
  enum class Type { word, text, symbol, end } type = Type::end;
  std::string value;
  std::size_t at = 0;  ///< byte
};

class Parser {
 public:
  Parser(std::string_view text, const Corpus& corpus, Scope scope)
      : text_(text), corpus_(corpus), scope_(scope) {
    advance();
  }

  Condition parse() {
    Condition c = disjunction(0);
    if (token_.type != Token::Type::end) fail("expected 'and', 'or' or the end", token_.at);
    return c;
  }

 private:
  [[noreturn]] void fail(const std::string& what, std::size_t at, std::string hint = {}) const {
    const std::size_t column = text::display_width(text_.substr(0, at));
    throw Error(
        Errc::usage,
        fmt::format("in the filter: {}\n  {}\n  {}^", what, text_, std::string(column, ' ')),
        std::move(hint));
  }

  static bool is_word(char c) {
    return static_cast<unsigned char>(c) > ' ' &&
           std::string_view("'\"(),=!<>~").find(c) == std::string_view::npos;
  }

  void advance() {
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

  // A doubled quote stands for itself.
  void quoted(char quote) {
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

  bool keyword(std::string_view word) const {
    return token_.type == Token::Type::word && iequals_ascii(token_.value, word);
  }
  bool symbol(std::string_view s) const {
    return token_.type == Token::Type::symbol && token_.value == s;
  }
  bool take_keyword(std::string_view word) {
    if (!keyword(word)) return false;
    advance();
    return true;
  }
  void expect_symbol(std::string_view s) {
    if (!symbol(s)) fail(fmt::format("expected '{}'", s), token_.at);
    advance();
  }

  Condition disjunction(int depth) {
    if (depth > 100) fail("nested too deeply", token_.at);
    Condition left = conjunction(depth);
    while (take_keyword("or")) left = join(Condition::Op::or_, std::move(left), conjunction(depth));
    return left;
  }

  Condition conjunction(int depth) {
    Condition left = negation(depth);
    while (take_keyword("and")) left = join(Condition::Op::and_, std::move(left), negation(depth));
    return left;
  }

  static Condition join(Condition::Op op, Condition left, Condition right) {
    Condition c;
    c.op = op;
    c.parts.push_back(std::move(left));
    c.parts.push_back(std::move(right));
    return c;
  }

  static Condition negated(Condition inner) {
    Condition c;
    c.op = Condition::Op::not_;
    c.parts.push_back(std::move(inner));
    return c;
  }

  Condition negation(int depth) {
    if (depth > 100) fail("nested too deeply", token_.at);
    if (take_keyword("not")) return negated(negation(depth + 1));
    if (symbol("(")) {
      advance();
      Condition inner = disjunction(depth + 1);
      expect_symbol(")");
      return inner;
    }
    return comparison();
  }

  Condition comparison() {
    if (token_.type != Token::Type::word) fail("expected the name of a field", token_.at);
    const Token name = token_;
    advance();
    if (keyword("has")) return holds(name);
    Condition c;
    c.field = field(name);
    if (c.field.kind == FieldKind::exemplar && condition_ends()) {
      c.op = Condition::Op::equal;
      c.values = {"true"};
      return c;
    }
    const bool negate = take_keyword("not");
    if (take_keyword("in")) {
      c.op = Condition::Op::in;
      values(c);
    } else if (take_keyword("like")) {
      c.op = Condition::Op::like;
      c.values.push_back(value());
    } else if (negate) {
      fail("expected 'in' or 'like' after 'not'", token_.at);
    } else if (take_keyword("is")) {
      const bool not_null = take_keyword("not");
      if (!take_keyword("null")) fail("expected 'null'", token_.at);
      c.op = Condition::Op::is_null;
      return not_null ? negated(std::move(c)) : c;
    } else {
      operation(c);
    }
    resolve_names(c, name);
    for (const std::string& value : c.values) {
      if (const std::string why = wrong_value(c, corpus_, value); !why.empty()) fail(why, name.at);
    }
    return negate ? negated(std::move(c)) : c;
  }

  void operation(Condition& c) {
    using Op = Condition::Op;
    static constexpr std::array<std::pair<std::string_view, Op>, 7> kOps{{{"=", Op::equal},
                                                                          {"!=", Op::not_equal},
                                                                          {"<", Op::less},
                                                                          {"<=", Op::less_equal},
                                                                          {">", Op::greater},
                                                                          {">=", Op::greater_equal},
                                                                          {"~", Op::matches}}};
    for (const auto& [text, op] : kOps) {
      if (!symbol(text)) continue;
      advance();
      c.op = op;
      const std::size_t at = token_.at;
      c.values.push_back(value());
      if (op == Op::matches) check_pattern(c.values.back(), at);
      return;
    }
    fail("expected an operator: = != < <= > >= in like ~ is null", token_.at);
  }

  void check_pattern(const std::string& pattern, std::size_t at) const {
    try {
      const text::Regex regex(pattern);
    } catch (const Error& e) {
      fail(e.what(), at);
    }
  }

  std::string value() {
    if (token_.type != Token::Type::word && token_.type != Token::Type::text) {
      fail("expected a value", token_.at);
    }
    std::string v = text::composed(token_.value);
    advance();
    return v;
  }

  void values(Condition& c) {
    expect_symbol("(");
    c.values.push_back(value());
    while (symbol(",")) {
      advance();
      c.values.push_back(value());
    }
    expect_symbol(")");
  }

  Condition holds(const Token& name) {
    Condition c;
    c.op = Condition::Op::has;
    if (name.value == "case") {
      c.holder = Condition::Holder::case_;
    } else if (name.value == "source" && scope_ >= Scope::source) {
      c.holder = Condition::Holder::source;
    } else if (name.value == "turn" && scope_ >= Scope::turn) {
      c.holder = Condition::Holder::turn;
    } else {
      fail(fmt::format("expected {} before 'has'", scope_ >= Scope::turn ? "case, source or turn"
                                                   : scope_ >= Scope::source ? "case or source"
                                                                             : "case"),
           name.at);
    }
    advance();
    c.values.push_back(value());
    c.codes.assign(corpus_.codes.size(), false);
    add_codes(c);
    return c;
  }

  bool condition_ends() const {
    return token_.type == Token::Type::end || symbol(")") || keyword("and") || keyword("or");
  }

  /// What is compared for equality has to be there: a mistyped name would silently fit nothing.
  void resolve_names(Condition& c, const Token& name) {
    using Op = Condition::Op;
    if (c.op != Op::equal && c.op != Op::not_equal && c.op != Op::in) return;
    if (c.field.kind == FieldKind::code) {
      c.codes.assign(corpus_.codes.size(), false);
      add_codes(c);
      return;
    }
    for (std::string& value : c.values) {
      if (c.field.kind == FieldKind::case_name) {
        value = name_of(corpus_.cases, "case", trim(value), corpus_.printed);
      } else if (c.field.kind == FieldKind::source_name) {
        value = name_of(corpus_.sources, "source", source_of_file(corpus_, value), corpus_.printed);
      } else if (c.field.kind == FieldKind::coder) {
        value = name_of(corpus_.coders, "coder", value, corpus_.printed);
      } else if (c.field.kind == FieldKind::exemplar) {
        value = truth(value, name);
      } else if (c.field.kind == FieldKind::speaker || c.field.kind == FieldKind::attribute) {
        value = stored_value(c.field, corpus_, value);
      }
    }
  }

  std::string truth(const std::string& value, const Token& name) const {
    for (const char* yes : {"yes", "true", "1"}) {
      if (iequals_ascii(value, yes)) return "true";
    }
    for (const char* no : {"no", "false", "0"}) {
      if (iequals_ascii(value, no)) return "false";
    }
    fail(fmt::format("'{}' is yes or no, not '{}'", name.value, value), name.at);
  }

  void add_codes(Condition& c) {
    const CodeFinder finder(corpus_.codes);
    for (const std::string& path : c.values) {
      const std::uint32_t code = finder.require(path);
      std::fill(c.codes.begin() + code, c.codes.begin() + corpus_.code_end[code], true);
    }
  }

  std::vector<std::size_t> attributes_named(std::string_view name,
                                            std::optional<Owner> owner) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < corpus_.attributes.size(); ++i) {
      const Attribute& a = corpus_.attributes[i];
      if (a.name != name || (owner && a.owner != *owner)) continue;
      if (a.owner == Owner::source && scope_ == Scope::case_) continue;
      found.push_back(i);
    }
    return found;
  }

  Field field(const Token& token) const {
    const std::string& name = token.value;
    for (const Builtin& b : kBuiltins) {
      if (b.name != name) continue;
      if (b.scope > scope_) not_here(token, b.scope);
      return {b.kind, 0, ""};
    }
    if (name.starts_with("tag.") && name.size() > 4) {
      if (scope_ != Scope::coding) not_here(token, Scope::coding);
      return {FieldKind::tag, 0, name.substr(4)};
    }
    std::string_view plain = name;
    std::optional<Owner> owner;
    if (name.starts_with("case.")) {
      owner = Owner::case_;
      plain.remove_prefix(5);
    } else if (name.starts_with("source.")) {
      owner = Owner::source;
      plain.remove_prefix(7);
    } else if (name.starts_with("attr.")) {
      plain.remove_prefix(5);
    }
    const std::vector<std::size_t> found = attributes_named(plain, owner);
    if (found.size() > 1) {
      fail(
          fmt::format("'{0}' is an attribute of cases and of sources: write case.{0} or source.{0}",
                      plain),
          token.at);
    }
    if (found.size() == 1) return {FieldKind::attribute, found.front(), ""};
    unknown_field(token);
  }

  [[noreturn]] void not_here(const Token& token, Scope scope) const {
    fail(fmt::format("'{}' makes no sense here; there are: {}", token.value,
                     thema::join(field_names(corpus_, scope_), ", ")),
         token.at,
         scope == Scope::coding ? "for what is coded, ask: case has 'CODE' or source has 'CODE'"
                                : "");
  }

  [[noreturn]] void unknown_field(const Token& token) const {
    const std::vector<std::string> names = field_names(corpus_, scope_);
    std::vector<std::string> near = names;  // attributes may be named without their owner
    for (const Attribute& a : corpus_.attributes) near.push_back(a.name);
    fail(fmt::format("no field '{}'; there are: {}", token.value, thema::join(names, ", ")),
         token.at, did_you_mean(token.value, near));
  }

  std::string_view text_;
  const Corpus& corpus_;
  Scope scope_;
  std::size_t pos_ = 0;
  Token token_;
};

template <class F>
bool any_node(const Condition& c, const F& test) {
  return test(c) || std::any_of(c.parts.begin(), c.parts.end(),
                                [&](const auto& p) { return any_node(p, test); });
}

bool is_logic(const Condition& c) {
  return c.op == Condition::Op::and_ || c.op == Condition::Op::or_ || c.op == Condition::Op::not_;
}

}  // namespace

bool Selection::uses(FieldKind kind) const {
  return condition && any_node(*condition, [&](const Condition& c) {
           return !is_logic(c) && c.op != Condition::Op::has && c.field.kind == kind;
         });
}

bool Selection::uses_codings() const {
  return condition && any_node(*condition, [](const Condition& c) {
           if (is_logic(c) || c.op == Condition::Op::has) return false;
           const FieldKind kind = c.field.kind;
           return kind == FieldKind::tag ||
                  std::any_of(kBuiltins.begin(), kBuiltins.end(), [&](const Builtin& b) {
                    return b.kind == kind && b.scope == Scope::coding;
                  });
         });
}

bool Selection::uses_has() const {
  return condition &&
         any_node(*condition, [](const Condition& c) { return c.op == Condition::Op::has; });
}

std::vector<std::string> field_names(const Corpus& corpus, Scope scope) {
  std::vector<std::string> names;
  for (const Builtin& b : kBuiltins) {
    if (b.scope <= scope) names.emplace_back(b.name);
  }
  if (scope == Scope::coding) names.emplace_back("tag.KEY");
  for (const Attribute& a : corpus.attributes) {
    if (a.owner == Owner::source && scope == Scope::case_) continue;
    names.push_back((a.owner == Owner::case_ ? "case." : "source.") + a.name);
  }
  return names;
}

Selection parse_selection(std::string_view text, const Corpus& corpus, Scope scope) {
  Selection s;
  s.text = std::string(trim(text));
  if (!s.text.empty()) s.condition = Parser(s.text, corpus, scope).parse();
  return s;
}

}  // namespace thema::model
