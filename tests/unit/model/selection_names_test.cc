#include "model/selection.h"

#include <doctest/doctest.h>

#include "change_helpers.h"

using namespace thema::model;

namespace {

/// Cases P1, P2; sources P1_3m, P2_3m from files of those names; codes A, A/B; coder anna; an
/// attribute of cases that has the name of a field.
Corpus small_corpus() {
  Corpus corpus;
  for (const char* name : {"P1", "P2"}) {
    Case c;
    c.name = name;
    corpus.cases.push_back(c);
    Source s;
    s.name = std::string(name) + "_3m";
    s.file_name = s.name + ".txt";
    corpus.sources.push_back(s);
  }
  for (const char* path : {"A", "A/B"}) {
    Code code;
    code.path = path;
    corpus.codes.push_back(code);
  }
  corpus.code_end = {2, 2};
  corpus.coders = {{1, "anna", "person"}};
  for (const char* name : {"arm", "code"}) {
    Attribute a;
    a.name = name;
    corpus.attributes.push_back(a);
  }
  corpus.values.resize(2);
  return corpus;
}

std::vector<std::string> values_of(const std::string& text) {
  return parse_selection(text, small_corpus(), Scope::coding).condition->values;
}

std::string failure(const std::string& text, Scope scope = Scope::coding) {
  return error_of([&] { parse_selection(text, small_corpus(), scope); });
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a source is named by its name or its imported file") {
  using Values = std::vector<std::string>;
  CHECK(values_of("source = P1_3m") == Values{"P1_3m"});
  CHECK(values_of("source = 'P1_3m.txt'") == Values{"P1_3m"});
  CHECK(values_of("source != P1_3m.txt") == Values{"P1_3m"});
  CHECK(values_of("source in (P2_3m.txt, P1_3m)") == Values{"P2_3m", "P1_3m"});
  CHECK(values_of("source like '%.txt'") == Values{"%.txt"});

  Corpus corpus = small_corpus();
  corpus.sources[1].file_name = "P1_3m.txt";
  CHECK(error_of([&] { parse_selection("source = P1_3m.txt", corpus, Scope::source); }) ==
        "ambiguous: in the filter: several sources came from a file 'P1_3m.txt': 'P1_3m', 'P2_3m'; "
        "name the source\n  source = P1_3m.txt\n           ^");
}

TEST_CASE("a mistyped case, source, coder or code is an error; a pattern may fit nothing") {
  CHECK(failure("case = P11") ==
        "not-found: in the filter: no case 'P11'\n  case = P11\n         ^; did you mean 'P1'?");
  CHECK(has(failure("arm = web or not case != P11"), "^; did you mean 'P1'?"));
  CHECK(failure("source in (P1_3m, P2_3n)") ==
        "not-found: in the filter: no source 'P2_3n'\n  source in (P1_3m, P2_3n)\n                 "
        "   ^; "
        "did you mean 'P2_3m'?");
  CHECK(
      failure("coder = ana") ==
      "not-found: in the filter: no coder 'ana'\n  coder = ana\n          ^; did you mean 'anna'?");
  CHECK(has(failure("code = 'A/C'"), "not-found: in the filter: no code 'A/C'"));
  CHECK(failure("case like 'X%' or source ~ 'x' or case > P3 or arm = nowhere") == "none");
}

TEST_CASE("exemplar stands alone, or is yes or no in any spelling") {
  using Values = std::vector<std::string>;
  CHECK(values_of("exemplar") == Values{"true"});
  for (const char* yes : {"yes", "true", "1", "Yes"}) {
    CHECK(values_of(std::string("exemplar = ") + yes) == Values{"true"});
  }
  for (const char* no : {"no", "false", "0"}) {
    CHECK(values_of(std::string("exemplar = ") + no) == Values{"false"});
  }
  CHECK(failure("(exemplar) and not exemplar or exemplar and coder = anna") == "none");
  CHECK(has(failure("exemplar = maybe"), "'exemplar' is yes or no, not 'maybe'"));
  CHECK(has(failure("coder"), "expected an operator"));
}

TEST_CASE("a built-in name goes before an attribute of that name, in every scope") {
  CHECK(parse_selection("code = A", small_corpus(), Scope::coding).uses(FieldKind::code));
  CHECK(
      failure("code = A", Scope::source) ==
      "usage: in the filter: 'code' makes no sense here; there are: case, case.kind, source, kind, "
      "date, case.arm, case.code\n  code = A\n  ^; for what is coded, ask: case has 'CODE' or "
      "source has 'CODE'");
  CHECK(has(failure("tag.valence = x", Scope::turn), "'tag.valence' makes no sense here"));
  CHECK(has(failure("speaker = x", Scope::source), "'speaker' makes no sense here"));
  CHECK(failure("speaker = x", Scope::speaker) == "none");
  CHECK(has(failure("turn has A", Scope::speaker), "expected case or source before 'has'"));
  CHECK(failure("turn has A and case.code = x and attr.code = x", Scope::turn) == "none");
}

TEST_CASE("a selection knows whether it asks about codings") {
  const auto asks = [](const char* text) {
    return parse_selection(text, small_corpus(), Scope::coding).uses_codings();
  };
  CHECK(asks("arm = web and not exemplar"));
  CHECK(asks("tag.valence = barrier"));
  CHECK(asks("coded > 2026-01-01"));
  CHECK_FALSE(asks("case has A and speaker = P1 and attr.code = x"));
}
