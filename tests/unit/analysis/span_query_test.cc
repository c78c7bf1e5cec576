#include "analysis/span_query.h"

#include <doctest/doctest.h>

#include <chrono>
#include <functional>

#include "base/error.h"
#include "model/span_query.h"
#include "random_study.h"

using namespace thema::analysis;
using namespace thema::model;
using namespace thema_test;
using thema::Errc;
using thema::Error;
using thema::Span;

namespace {

/// A query made up at random: written, and as it is told to the reference.
struct Asked {
  SpanQuery::Op op = SpanQuery::Op::code;
  std::vector<Asked> parts;
  bool negated = false;
  std::uint32_t turns = SpanQuery::kAnywhere;
  std::string code;

  std::string text() const {
    const auto part = [&](std::size_t i) { return "(" + parts[i].text() + ")"; };
    const auto pair = [&](const std::string& joint) {
      return part(0) + (negated ? " not " : " ") + joint + " " + part(1);
    };
    switch (op) {
      case SpanQuery::Op::code:
        return '"' + code + '"';
      case SpanQuery::Op::and_:
        return pair("and");
      case SpanQuery::Op::or_:
        return pair("OR");
      case SpanQuery::Op::not_:
        return "not " + part(0);
      case SpanQuery::Op::overlaps:
        return pair("overlaps");
      case SpanQuery::Op::inside:
        return pair("inside");
      case SpanQuery::Op::contains:
        return pair("contains");
      case SpanQuery::Op::followed_by:
        return pair("followed by") +
               (turns == SpanQuery::kAnywhere ? "" : " within " + std::to_string(turns) + " turns");
      case SpanQuery::Op::near:
        return turns == 0 ? pair("same turn") : pair("near " + std::to_string(turns) + " turns");
      case SpanQuery::Op::same_source:
        return pair("same source");
      case SpanQuery::Op::same_case:
        return pair("same case");
    }
    return {};
  }
};

Asked random_asked(Random& random, const Told& told, int depth) {
  using Op = SpanQuery::Op;
  Asked q;
  if (depth == 0 || one_in(random, 4)) {
    q.code = one_of(random, told.codes).path;
    return q;
  }
  q.op = one_of<Op>(random, {Op::and_, Op::or_, Op::not_, Op::overlaps, Op::inside, Op::contains,
                             Op::followed_by, Op::near, Op::same_source, Op::same_case});
  q.parts.push_back(random_asked(random, told, depth - 1));
  if (q.op != Op::not_) q.parts.push_back(random_asked(random, told, depth - 1));
  const bool logic = q.op == Op::and_ || q.op == Op::or_ || q.op == Op::not_;
  q.negated = !logic && one_in(random, 4);
  if (q.op == Op::near || (q.op == Op::followed_by && one_in(random, 2))) {
    q.turns = static_cast<std::uint32_t>(below(random, 3));
  }
  return q;
}

/// What a query finds, worked out from the study as told: text letter by letter, passages pair by
/// pair.
struct Reference {
  const Told& told;

  struct Passage {
    Span span;
    std::optional<std::size_t> mark;
    auto operator<=>(const Passage&) const = default;
  };
  using Found = std::vector<std::vector<Passage>>;  // by source

  std::vector<bool> letters(const std::vector<Passage>& passages, std::size_t source) const {
    std::vector<bool> covered(told.sources[source].length, false);
    for (const Passage& p : passages) {
      for (std::uint32_t i = p.span.begin; i < p.span.end; ++i) covered[i] = true;
    }
    return covered;
  }

  static std::vector<Passage> runs(const std::vector<bool>& covered) {
    std::vector<Passage> out;
    for (std::uint32_t i = 0; i < covered.size(); ++i) {
      if (!covered[i]) continue;
      if (i > 0 && covered[i - 1]) {
        ++out.back().span.end;
      } else {
        out.push_back({{i, i + 1}, {}});
      }
    }
    return out;
  }

  Told::Mark mark(std::size_t source, Span span) const {
    Told::Mark m;
    m.source = source;
    m.span = span;
    return m;
  }

  bool turns_apart(std::size_t source, Span a, Span b, std::uint32_t most, bool forward) const {
    for (const std::size_t x : told.turns_of(mark(source, a))) {
      for (const std::size_t y : told.turns_of(mark(source, b))) {
        if (y <= x + most && (forward || x <= y + most)) return true;
      }
    }
    return false;
  }

  bool related(const Asked& q, std::size_t source, Span l, std::size_t other, Span r) const {
    using Op = SpanQuery::Op;
    if (q.op == Op::same_case) {
      const People a = told.said_by(mark(source, l)), b = told.said_by(mark(other, r));
      return std::any_of(a.begin(), a.end(), [&](std::size_t p) { return b.contains(p); });
    }
    if (source != other) return false;
    switch (q.op) {
      case Op::overlaps:
        return l.begin < r.end && r.begin < l.end;
      case Op::inside:
        return r.begin <= l.begin && l.end <= r.end;
      case Op::contains:
        return l.begin <= r.begin && r.end <= l.end;
      case Op::followed_by:
        if (r.begin < l.end) return false;
        return q.turns == SpanQuery::kAnywhere || turns_apart(source, l, r, q.turns, true);
      case Op::near:
        return turns_apart(source, l, r, q.turns, false);
      default:
        return true;
    }
  }

  Found find(const Asked& q) const {
    using Op = SpanQuery::Op;
    Found found(told.sources.size());
    if (q.op == Op::code) {
      const std::size_t code = index_of(told.codes, q.code);
      for (std::size_t i = 0; i < told.codings.size(); ++i) {
        const Told::Mark& m = told.codings[i];
        if (told.counts(m) && told.is_under(m.code, code)) {
          found[m.source].push_back({m.span, i});
        }
      }
      return found;
    }
    const Found left = find(q.parts[0]);
    const Found right = q.op == Op::not_ ? Found(told.sources.size()) : find(q.parts[1]);
    for (std::size_t s = 0; s < found.size(); ++s) {
      std::vector<bool> a = letters(left[s], s);
      const std::vector<bool> b = letters(right[s], s);
      if (q.op == Op::and_ || q.op == Op::or_ || q.op == Op::not_) {
        for (std::size_t i = 0; i < a.size(); ++i) {
          a[i] = q.op == Op::not_ ? !a[i] : q.op == Op::and_ ? a[i] && b[i] : a[i] || b[i];
        }
        found[s] = runs(a);
        continue;
      }
      for (const Passage& l : left[s]) {
        bool any = false;
        for (std::size_t o = 0; o < right.size(); ++o) {
          for (const Passage& r : right[o]) any = any || related(q, s, l.span, o, r.span);
        }
        if (any != q.negated) found[s].push_back(l);
      }
    }
    return found;
  }
};

/// "S1 3-9; S2 4-8": what is found, in order.
std::string written(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "; ") + line;
  return out;
}

std::string by_hand(const Told& told, const Asked& q) {
  std::vector<std::string> lines;
  const auto found = Reference{told}.find(q);
  for (std::size_t s = 0; s < found.size(); ++s) {
    for (const auto& p : found[s]) {
      lines.push_back(fmt::format("{} {}-{} {}", told.sources[s].name, p.span.begin, p.span.end,
                                  p.mark ? told.codes[told.codings[*p.mark].code].path : "text"));
    }
  }
  std::sort(lines.begin(), lines.end());
  return written(lines);
}

std::string by_library(const Loaded& loaded, const std::string& query) {
  const SpanQuery q = parse_span_query(query, loaded.corpus);
  SpanQueries queries(loaded.corpus, loaded.codings,
                      [&](std::uint32_t source) { return loaded.turns[source]; });
  const FoundPassages found = queries.find(q);
  CHECK(found.codings == q.finds_codings());
  std::vector<std::string> lines;
  for (std::size_t s = 0; s < found.by_source.size(); ++s) {
    for (const FoundPassage& p : found.by_source[s]) {
      lines.push_back(fmt::format(
          "{} {}-{} {}", loaded.corpus.sources[s].name, p.span.begin, p.span.end,
          p.coding == kNone ? "text" : loaded.corpus.codes[loaded.codings[p.coding].code].path));
    }
  }
  std::sort(lines.begin(), lines.end());
  return written(lines);
}

/// One source of 100 letters in ten turns of ten; codings "A 0-10" and the like.
Loaded study_of(const std::vector<std::pair<std::string, Span>>& marks) {
  Told told;
  Told::Interview s;
  s.name = "S";
  s.kind = "transcript";
  s.text = std::string(99, 'x') + "\n";
  s.length = 100;
  s.speakers = {{"P", SpeakerRole::participant, {}}};
  for (std::uint32_t i = 0; i < 10; ++i) {
    s.turns.push_back({0, {i * 10, i * 10}, {i * 10, i * 10 + 10}});
  }
  told.sources.push_back(s);
  told.codes = {{"A", "code", {}, {}},
                {"A/Sub", "code", 0, {}},
                {"B", "code", {}, {}},
                {"C", "code", {}, {}}};
  told.coders = {"ann"};
  for (const auto& [code, span] : marks) {
    Told::Mark m;
    m.code = index_of(told.codes, code);
    m.span = span;
    m.created = "2026-03-01T00:00:00Z";
    told.codings.push_back(m);
  }
  auto project = Project::in_memory();
  store(told, project);
  return Loaded(project);
}

std::string message(const Corpus& corpus, const std::string& query) {
  try {
    parse_span_query(query, corpus);
  } catch (const Error& e) {
    return e.what() + (e.hint().empty() ? "" : "\n" + e.hint());
  }
  return "understood";
}

}  // namespace

TEST_CASE("a query of a code finds its codings and those of its sub-codes") {
  const Loaded study = study_of({{"A", {0, 5}}, {"A/Sub", {7, 9}}, {"B", {3, 8}}});
  CHECK(by_library(study, "A") == "S 0-5 A; S 7-9 A/Sub");
  CHECK(by_library(study, "'Sub'") == "S 7-9 A/Sub");
}

TEST_CASE("and, or and not work on text") {
  const Loaded study = study_of({{"A", {0, 5}}, {"A", {4, 10}}, {"B", {3, 8}}, {"B", {10, 12}}});
  CHECK(by_library(study, "A and B") == "S 3-8 text");
  CHECK(by_library(study, "A or B") == "S 0-12 text");
  CHECK(by_library(study, "A and not B") == "S 0-3 text; S 8-10 text");
  CHECK(by_library(study, "not A") == "S 10-100 text");
}

TEST_CASE("relations give the whole passages on the left, equal edges count as inside") {
  const Loaded study = study_of({{"A", {0, 5}},
                                 {"A", {20, 30}},
                                 {"B", {0, 5}},
                                 {"B", {22, 24}},
                                 {"C", {5, 8}},
                                 {"C", {95, 99}}});
  CHECK(by_library(study, "A overlaps B") == "S 0-5 A; S 20-30 A");
  CHECK(by_library(study, "A inside B") == "S 0-5 A");
  CHECK(by_library(study, "A contains B") == "S 0-5 A; S 20-30 A");
  CHECK(by_library(study, "B not inside A") == "");
  CHECK(by_library(study, "A overlaps C") == "");  // touching is no overlap
  CHECK(by_library(study, "A followed by C within 0 turns") == "S 0-5 A");
  CHECK(by_library(study, "A followed by C") == "S 0-5 A; S 20-30 A");
  CHECK(by_library(study, "C followed by A") == "S 5-8 C");
  CHECK(by_library(study, "A near 2 turns C") == "S 0-5 A; S 20-30 A");
  CHECK(by_library(study, "A near 1 turn C") == "S 0-5 A");
  CHECK(by_library(study, "C same source B") == "S 5-8 C; S 95-99 C");
}

TEST_CASE("relations bind tighter than not, not than and, and than or") {
  const Loaded study = study_of({{"A", {0, 5}}, {"B", {3, 8}}, {"C", {50, 60}}});
  CHECK(by_library(study, "A overlaps B and not C or C") ==
        by_library(study, "((A overlaps B) and (not C)) or C"));
  CHECK(by_library(study, "not A overlaps B") == by_library(study, "not (A overlaps B)"));
  CHECK(by_library(study, "A overlaps B near 1 turn C") ==
        by_library(study, "(A overlaps B) near 1 turn C"));
}

TEST_CASE("what cannot be read is shown with a caret under the place") {
  const Corpus corpus = study_of({}).corpus;
  CHECK(message(corpus, "A overlap B") ==
        "in the query: expected and, or, not, overlaps, inside, contains, followed by, near N "
        "turns, same turn|source|case, or the end\n"
        "  A overlap B\n"
        "    ^\ndid you mean 'overlaps'?");
  CHECK(message(corpus, "A near B")
            .find("expected a number of turns, as in: near 2 turns\n"
                  "  A near B\n"
                  "         ^") != std::string::npos);
  CHECK(message(corpus, "\"日本\"") == "in the query: no code '日本'\n  \"日本\"\n  ^");
  CHECK(
      message(corpus, "'A' inside '日本' Sub").find("\n  'A' inside '日本' Sub\n             ^") !=
      std::string::npos);
  CHECK(message(corpus, "A and Sib").find("did you mean 'A/Sub'?") != std::string::npos);
  CHECK(message(corpus, "(A").find("expected ')'") != std::string::npos);
  CHECK(message(corpus, "").find("expected a code") != std::string::npos);
  CHECK(message(corpus, "A and and").find("expected a code; one that is named 'and'") !=
        std::string::npos);
  CHECK(message(corpus, std::string(5000, '(')).find("nested too deeply") != std::string::npos);
}

TEST_CASE("a query finds what a reference finds letter by letter, in 1,000 random studies") {
  Random random(20260418);
  for (int round = 0; round < 1000; ++round) {
    const Told told = random_told(random);
    auto project = Project::in_memory();
    store(told, project);
    const Loaded loaded(project);
    for (int i = 0; i < 5; ++i) {
      const Asked q = random_asked(random, told, 3);
      INFO("round ", round, ": ", q.text());
      REQUIRE(by_library(loaded, q.text()) == by_hand(told, q));
    }
  }
}
