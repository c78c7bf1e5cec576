#include "model/span_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/codebook.h"
#include "model/expression.h"
#include "text/compose.h"

namespace thema::model {

namespace {

using Op = SpanQuery::Op;
using Token = Expression::Token;

constexpr int kDeepest = 100;
// Parts of one query: far more than anybody writes, and still no work to speak of.
constexpr std::size_t kMostParts = 1000;

constexpr std::array<std::string_view, 10> kJoints{
    "and", "or", "not", "overlaps", "inside", "contains", "near", "same", "followed", "within"};

class Parser {
 public:
  Parser(std::string_view text, const Corpus& corpus, std::vector<NamedCode>* named)
      : in_(text, "query"), corpus_(corpus), finder_(corpus.codes), named_(named) {}

  SpanQuery parse() {
    if (in_.at_end()) in_.fail("expected a code", 0);
    SpanQuery q = disjunction(0);
    if (!in_.at_end()) unexpected();
    return q;
  }

 private:
  [[noreturn]] void unexpected() const {
    const std::string all =
        "expected and, or, not, overlaps, inside, contains, followed by, near N turns, same "
        "turn|source|case, or the end";
    const std::vector<std::string> words(kJoints.begin(), kJoints.end());
    in_.fail(all, in_.token().at,
             in_.token().type == Token::Type::word ? did_you_mean(in_.token().value, words) : "");
  }

  SpanQuery joined(Op op, SpanQuery left, SpanQuery right) {
    if (++parts_ > kMostParts) in_.fail("too long", in_.token().at);
    SpanQuery q;
    q.op = op;
    q.parts.push_back(std::move(left));
    q.parts.push_back(std::move(right));
    return q;
  }

  SpanQuery disjunction(int depth) {
    if (depth > kDeepest) in_.fail("nested too deeply", in_.token().at);
    SpanQuery left = conjunction(depth);
    while (in_.take_keyword("or")) left = joined(Op::or_, std::move(left), conjunction(depth));
    return left;
  }

  SpanQuery conjunction(int depth) {
    SpanQuery left = negation(depth);
    while (in_.take_keyword("and")) left = joined(Op::and_, std::move(left), negation(depth));
    return left;
  }

  SpanQuery negation(int depth) {
    if (depth > kDeepest) in_.fail("nested too deeply", in_.token().at);
    if (!in_.take_keyword("not")) return relation(depth);
    SpanQuery q;
    q.op = Op::not_;
    q.parts.push_back(negation(depth + 1));
    return q;
  }

  SpanQuery relation(int depth) {
    SpanQuery left = operand(depth);
    for (;;) {
      const std::size_t at = in_.token().at;
      const bool negated = in_.take_keyword("not");
      SpanQuery head;
      if (!joint(head)) {
        if (negated) in_.fail("expected 'and' before 'not', or overlaps, inside ... after it", at);
        return left;
      }
      SpanQuery right = operand(depth);
      if (head.op == Op::followed_by && in_.take_keyword("within")) head.turns = turn_count();
      SpanQuery q = joined(head.op, std::move(left), std::move(right));
      q.turns = head.turns;
      q.negated = negated;
      left = std::move(q);
    }
  }

  /// Reads what stands between two operands; false: nothing of the kind.
  bool joint(SpanQuery& head) {
    static constexpr std::array<std::pair<std::string_view, Op>, 3> kPlain{
        {{"overlaps", Op::overlaps}, {"inside", Op::inside}, {"contains", Op::contains}}};
    for (const auto& [word, op] : kPlain) {
      if (!in_.take_keyword(word)) continue;
      head.op = op;
      return true;
    }
    if (in_.take_keyword("followed")) {
      if (!in_.take_keyword("by")) in_.fail("expected 'by' after 'followed'", in_.token().at);
      head.op = Op::followed_by;
      return true;
    }
    if (in_.take_keyword("near")) {
      head.op = Op::near;
      head.turns = turn_count();
      return true;
    }
    if (!in_.take_keyword("same")) return false;
    if (in_.take_keyword("turn")) {
      head.op = Op::near;
      head.turns = 0;
    } else if (in_.take_keyword("source")) {
      head.op = Op::same_source;
    } else if (in_.take_keyword("case")) {
      head.op = Op::same_case;
    } else {
      in_.fail("expected turn, source or case after 'same'", in_.token().at);
    }
    return true;
  }

  std::uint32_t turn_count() {
    const Token number = in_.token();
    const auto n = number.type == Token::Type::word ? parse_integer(number.value) : std::nullopt;
    if (!n || *n < 0 || *n > 1'000'000) {
      in_.fail("expected a number of turns, as in: near 2 turns", number.at);
    }
    in_.advance();
    if (!in_.take_keyword("turns") && !in_.take_keyword("turn")) {
      in_.fail("expected 'turns' after the number", in_.token().at);
    }
    return static_cast<std::uint32_t>(*n);
  }

  SpanQuery operand(int depth) {
    if (in_.symbol("(")) {
      in_.advance();
      SpanQuery inner = disjunction(depth + 1);
      in_.expect_symbol(")");
      return inner;
    }
    const Token name = in_.token();
    const bool keyword =
        name.type == Token::Type::word &&
        std::any_of(kJoints.begin(), kJoints.end(), [&](auto k) { return in_.keyword(k); });
    if (keyword) {
      in_.fail(
          fmt::format("expected a code; one that is named '{0}' is written '\"{0}\"'", name.value),
          name.at);
    }
    if (name.type != Token::Type::word && name.type != Token::Type::text) {
      in_.fail("expected a code in quotes, or '('", name.at);
    }
    if (++parts_ > kMostParts) in_.fail("too long", name.at);
    SpanQuery q;
    try {
      const std::uint32_t code = finder_.require(text::composed(name.value));
      q.codes.assign(corpus_.codes.size(), false);
      std::fill(q.codes.begin() + code, q.codes.begin() + corpus_.code_end[code], true);
      if (named_ != nullptr) named_->push_back({name.at, 0, code});
    } catch (const Error& e) {
      in_.fail(e, name.at);
    }
    in_.advance();
    if (named_ != nullptr) named_->back().end = in_.behind();
    return q;
  }

  Expression in_;
  const Corpus& corpus_;
  const CodeFinder finder_;
  std::vector<NamedCode>* named_;
  std::size_t parts_ = 0;
};

}  // namespace

bool SpanQuery::finds_codings() const {
  if (op == Op::and_ || op == Op::or_ || op == Op::not_) return false;
  return parts.empty() || parts.front().finds_codings();
}

bool SpanQuery::asks_turns() const {
  return op == Op::near || op == Op::same_case || (op == Op::followed_by && turns != kAnywhere) ||
         std::any_of(parts.begin(), parts.end(), [](const auto& p) { return p.asks_turns(); });
}

std::vector<bool> SpanQuery::all_codes() const {
  std::vector<bool> all = codes;
  for (const SpanQuery& part : parts) {
    const std::vector<bool> some = part.all_codes();
    all.resize(std::max(all.size(), some.size()), false);
    for (std::size_t i = 0; i < some.size(); ++i) all[i] = all[i] || some[i];
  }
  return all;
}

SpanQuery parse_span_query(std::string_view text, const Corpus& corpus,
                           std::vector<NamedCode>* named) {
  return Parser(text, corpus, named).parse();
}

}  // namespace thema::model
