#include "model/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/codebook.h"
#include "model/expression.h"
#include "model/printed_names.h"
#include "model/selection_fields.h"
#include "model/selection_values.h"
#include "model/span_query.h"
#include "text/compose.h"
#include "text/regex.h"

namespace thema::model {

namespace {

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

using Token = Expression::Token;

/// What is asked through views, while a filter is read.
struct Asked {
  std::vector<std::string> views;  ///< those under way, the outermost first
  std::size_t conditions = 0;
  std::vector<NamedCode>* codes = nullptr;  ///< of the filter itself; null: nobody asks
  std::vector<NamedQuery>* queries = nullptr;
  std::vector<NamedRow>* rows = nullptr;
};

// Far more than anybody writes; views in views multiply.
constexpr std::size_t kMostConditions = 10'000;

/// What may stand behind a field.
constexpr std::array<std::string_view, 7> kOperators{"in", "like", "is", "not", "has", "and", "or"};

class Parser {
 public:
  Parser(std::string_view text, const Corpus& corpus, Scope scope, Asked& asked)
      : in_(text, "filter"), corpus_(corpus), scope_(scope), asked_(asked) {}

  Condition parse() {
    Condition c = disjunction(0);
    if (in_.token().type != Token::Type::end)
      fail("expected 'and', 'or' or the end", in_.token().at);
    return c;
  }

 private:
  [[noreturn]] void fail(const std::string& what, std::size_t at, std::string hint = {}) const {
    in_.fail(what, at, std::move(hint));
  }

  Condition disjunction(int depth) {
    if (depth > 100) fail("nested too deeply", in_.token().at);
    Condition left = conjunction(depth);
    while (in_.take_keyword("or"))
      left = join(Condition::Op::or_, std::move(left), conjunction(depth));
    return left;
  }

  Condition conjunction(int depth) {
    Condition left = negation(depth);
    while (in_.take_keyword("and"))
      left = join(Condition::Op::and_, std::move(left), negation(depth));
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
    if (depth > 100) fail("nested too deeply", in_.token().at);
    if (in_.take_keyword("not")) return negated(negation(depth + 1));
    if (in_.symbol("(")) {
      in_.advance();
      Condition inner = disjunction(depth + 1);
      in_.expect_symbol(")");
      return inner;
    }
    return comparison();
  }

  Condition comparison() {
    if (in_.token().type != Token::Type::word) fail("expected the name of a field", in_.token().at);
    if (++asked_.conditions > kMostConditions) fail("too long", in_.token().at);
    const Token name = in_.token();
    if (is_term("view")) return view();
    if (is_term("query")) return query();
    in_.advance();
    places_.clear();
    if (in_.keyword("has")) return holds(name);
    Condition c;
    c.field = field(name);
    if (c.field.kind == FieldKind::exemplar && condition_ends()) {
      c.op = Condition::Op::equal;
      c.values = {"true"};
      return c;
    }
    const bool negate = in_.take_keyword("not");
    if (in_.take_keyword("in")) {
      c.op = Condition::Op::in;
      values(c);
    } else if (in_.take_keyword("like")) {
      c.op = Condition::Op::like;
      c.values.push_back(value());
    } else if (negate) {
      fail("expected 'in' or 'like' after 'not'", in_.token().at);
    } else if (in_.take_keyword("is")) {
      const bool not_null = in_.take_keyword("not");
      if (!in_.take_keyword("null")) fail("expected 'null'", in_.token().at);
      c.op = Condition::Op::is_null;
      return not_null ? negated(std::move(c)) : c;
    } else {
      operation(c);
    }
    resolve_names(c, name);
    for (std::size_t i = 0; i < c.values.size(); ++i) {
      const std::string why = wrong_value(c, corpus_, c.values[i]);
      if (!why.empty()) fail(why, places_[i].begin);
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
      if (!in_.symbol(text)) continue;
      in_.advance();
      c.op = op;
      const std::size_t at = in_.token().at;
      c.values.push_back(value());
      if (op == Op::matches) check_pattern(c.values.back(), at);
      return;
    }
    fail("expected an operator: = != < <= > >= in like ~ is null", in_.token().at);
  }

  void check_pattern(const std::string& pattern, std::size_t at) const {
    try {
      const text::Regex regex(pattern);
    } catch (const Error& e) {
      fail(e.what(), at);
    }
  }

  std::string value() {
    if (in_.token().type != Token::Type::word && in_.token().type != Token::Type::text) {
      fail("expected a value", in_.token().at);
    }
    std::string v = text::composed(in_.token().value);
    places_.push_back({in_.token().at, 0, 0});
    in_.advance();
    places_.back().end = in_.behind();
    return v;
  }

  void values(Condition& c) {
    in_.expect_symbol("(");
    c.values.push_back(value());
    while (in_.symbol(",")) {
      in_.advance();
      c.values.push_back(value());
    }
    in_.expect_symbol(")");
  }

  /// `view NAME` and `query '...'`, unless an attribute of that name is compared.
  bool is_term(std::string_view word) const {
    if (!in_.keyword(word)) return false;
    const Token next = in_.next();
    if (next.type == Token::Type::text) return true;
    if (next.type != Token::Type::word || word != "view") return false;
    return std::none_of(kOperators.begin(), kOperators.end(),
                        [&](auto o) { return iequals_ascii(next.value, o); });
  }

  Condition query() {
    in_.advance();
    const Token text = in_.token();
    in_.advance();
    if (asked_.queries != nullptr) {
      asked_.queries->push_back({text.at, in_.behind(), text.value});
    }
    return found_by(text.value);
  }

  Condition found_by(const std::string& text) const {
    Condition c;
    c.op = Condition::Op::found;
    c.values = {text};
    c.query = std::make_shared<const SpanQuery>(parse_span_query(text, corpus_));
    return c;
  }

  Condition view() {
    in_.advance();
    const Token token = in_.token();
    in_.advance();
    const SavedView* found = nullptr;
    std::vector<std::string> names;
    for (const SavedView& v : corpus_.views) {
      names.push_back(v.name);
      if (v.name == token.value) found = &v;
    }
    if (found == nullptr) {
      in_.fail(Error(Errc::not_found, fmt::format("no view '{}'", token.value),
                     did_you_mean(token.value, names)),
               token.at);
    }
    if (std::find(asked_.views.begin(), asked_.views.end(), found->name) != asked_.views.end()) {
      fail(fmt::format("the view '{}' asks itself", found->name), token.at);
    }
    asked_.views.push_back(found->name);
    Condition c = conditions_of(*found);
    asked_.views.pop_back();
    return c;
  }

  Condition conditions_of(const SavedView& v) {
    try {
      if (v.where.empty()) return found_by(v.query);
      Asked inner{.views = asked_.views, .conditions = asked_.conditions};
      Condition c = Parser(v.where, corpus_, scope_, inner).parse();
      asked_.conditions = inner.conditions;
      return v.query.empty() ? c : join(Condition::Op::and_, std::move(c), found_by(v.query));
    } catch (const Error& e) {
      throw Error(e.code(), fmt::format("in the view '{}': {}", v.name, e.what()), e.hint());
    }
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
    in_.advance();
    c.values.push_back(value());
    c.codes.assign(corpus_.codes.size(), false);
    add_codes(c);
    return c;
  }

  bool condition_ends() const {
    return in_.token().type == Token::Type::end || in_.symbol(")") || in_.keyword("and") ||
           in_.keyword("or");
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
    for (std::size_t i = 0; i < c.values.size(); ++i) {
      try {
        c.values[i] = stored_name(c.field, c.values[i], name);
        note_row(c.field.kind, c.values[i], places_[i]);
      } catch (const Error& e) {
        if (e.code() == Errc::usage) throw;
        in_.fail(e, places_[i].begin);
      }
    }
  }

  std::string stored_name(const Field& field, const std::string& value, const Token& name) const {
    switch (field.kind) {
      case FieldKind::case_name:
        return name_of(corpus_.cases, "case", trim(value), corpus_.printed);
      case FieldKind::source_name:
        return name_of(corpus_.sources, "source", source_of_file(corpus_, value), corpus_.printed);
      case FieldKind::coder:
        return name_of(corpus_.coders, "coder", value, corpus_.printed);
      case FieldKind::exemplar:
        return truth(value, name);
      case FieldKind::speaker:
      case FieldKind::attribute:
        return stored_value(field, corpus_, value);
      default:
        return value;
    }
  }

  /// REQUIRES: the name is stored.
  void note_row(FieldKind kind, const std::string& name, const NamedCode& place) {
    if (asked_.rows == nullptr) return;
    const auto note = [&](const auto& rows) {
      const auto row =
          std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.name == name; });
      asked_.rows->push_back({place.begin, place.end, kind, row->id});
    };
    if (kind == FieldKind::case_name) note(corpus_.cases);
    if (kind == FieldKind::source_name) note(corpus_.sources);
    if (kind == FieldKind::coder) note(corpus_.coders);
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
    for (std::size_t i = 0; i < c.values.size(); ++i) {
      try {
        const std::uint32_t code = finder.require(c.values[i]);
        std::fill(c.codes.begin() + code, c.codes.begin() + corpus_.code_end[code], true);
        places_[i].code = code;
        if (asked_.codes != nullptr) asked_.codes->push_back(places_[i]);
      } catch (const Error& e) {
        in_.fail(e, places_[i].begin);
      }
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

  Expression in_;
  const Corpus& corpus_;
  Scope scope_;
  Asked& asked_;
  std::vector<NamedCode> places_;  ///< of the values of the comparison under way
};

}  // namespace

Selection parse_selection(std::string_view text, const Corpus& corpus, Scope scope) {
  Selection s;
  s.text = std::string(trim(text));
  Asked asked;
  if (!s.text.empty()) s.condition = Parser(s.text, corpus, scope, asked).parse();
  return s;
}

NamedInFilter named_in_filter(std::string_view text, const Corpus& corpus,
                              const std::string& view) {
  NamedInFilter named;
  Asked asked{{view}, 0, &named.codes, &named.queries, &named.rows};
  if (!trim(text).empty()) Parser(text, corpus, Scope::coding, asked).parse();
  return named;
}

}  // namespace thema::model
