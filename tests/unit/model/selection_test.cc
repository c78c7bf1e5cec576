#include "model/selection.h"

#include <doctest/doctest.h>

#include <optional>

#include "base/error.h"

using namespace thema::model;
using thema::Errc;
using thema::Error;

namespace {

using Codes = std::vector<std::string>;

/// Attributes of cases: arm, age, place, social class, kind. Of sources: months, place.
Corpus example() {
  Corpus corpus;
  for (const char* path : {"Barriers", "Barriers/Login", "Barriers/Login/Password", "Barriers/Time",
                           "Help", "Help/Login", "Cost\\/benefit", "Isn't sure"}) {
    Code code;
    code.id = 100 + static_cast<thema::RowId>(corpus.codes.size());
    code.path = path;
    code.depth = 1;
    for (std::size_t i = 1; i < code.path.size(); ++i) {
      code.depth += code.path[i] == '/' && code.path[i - 1] != '\\' ? 1 : 0;
    }
    corpus.codes.push_back(code);
  }
  corpus.code_end = {4, 3, 3, 4, 6, 6, 7, 8};
  const auto attribute = [&](Owner owner, const char* name) {
    Attribute a;
    a.owner = owner;
    a.name = name;
    corpus.attributes.push_back(a);
  };
  for (const char* name : {"arm", "age", "place", "social class", "kind"}) {
    attribute(Owner::case_, name);
  }
  for (const char* name : {"months", "place"}) attribute(Owner::source, name);
  return corpus;
}

std::string field_text(const Corpus& corpus, const Field& field) {
  switch (field.kind) {
    case FieldKind::case_name:
      return "case";
    case FieldKind::case_kind:
      return "case.kind";
    case FieldKind::source_name:
      return "source";
    case FieldKind::source_kind:
      return "kind";
    case FieldKind::speaker:
      return "speaker";
    case FieldKind::role:
      return "role";
    case FieldKind::code:
      return "code";
    case FieldKind::code_role:
      return "code.role";
    case FieldKind::coder:
      return "coder";
    case FieldKind::date:
      return "date";
    case FieldKind::coded:
      return "coded";
    case FieldKind::tag:
      return "tag:" + field.key;
    case FieldKind::exemplar:
      return "exemplar";
    case FieldKind::attribute:
      break;
  }
  const Attribute& a = corpus.attributes[field.attribute];
  return (a.owner == Owner::case_ ? "@case." : "@source.") + a.name;
}

/// A condition with a bracket around every part: how it was understood.
std::string shown(const Corpus& corpus, const Condition& c) {
  using Op = Condition::Op;
  const auto parts = [&](const std::string& word) {
    std::string out = "(" + word;
    for (const Condition& part : c.parts) out += " " + shown(corpus, part);
    return out + ")";
  };
  if (c.op == Op::and_) return parts("and");
  if (c.op == Op::or_) return parts("or");
  if (c.op == Op::not_) return parts("not");
  std::string values;
  for (const std::string& value : c.values) values += " <" + value + ">";
  if (c.op == Op::has) {
    const char* holder = c.holder == Condition::Holder::case_    ? "case"
                         : c.holder == Condition::Holder::source ? "source"
                                                                 : "turn";
    return std::string("(") + holder + " has" + values + ")";
  }
  static constexpr std::pair<Op, const char*> kWords[] = {
      {Op::equal, "="},   {Op::not_equal, "!="},     {Op::less, "<"}, {Op::less_equal, "<="},
      {Op::greater, ">"}, {Op::greater_equal, ">="}, {Op::in, "in"},  {Op::like, "like"},
      {Op::matches, "~"}, {Op::is_null, "null"}};
  for (const auto& [op, word] : kWords) {
    if (op == c.op)
      return "(" + std::string(word) + " " + field_text(corpus, c.field) + values + ")";
  }
  return "?";
}

std::string understood(const std::string& text, Scope scope = Scope::coding) {
  const Corpus corpus = example();
  const Selection s = parse_selection(text, corpus, scope);
  return s.condition ? shown(corpus, *s.condition) : "everything";
}

/// The codes that an expression's only comparison means.
Codes codes_of(const std::string& text) {
  const Corpus corpus = example();
  const Selection s = parse_selection(text, corpus, Scope::coding);
  Codes out;
  const Condition* c = &*s.condition;
  while (c->op == Condition::Op::not_) c = &c->parts[0];
  for (std::size_t i = 0; i < c->codes.size(); ++i) {
    if (c->codes[i]) out.push_back(corpus.codes[i].path);
  }
  return out;
}

/// "exit: message | the text from the caret on".
std::string complaint(const std::string& text, Scope scope = Scope::coding) {
  try {
    return understood(text, scope);
  } catch (const Error& e) {
    std::string what = e.what();
    std::string out = std::to_string(thema::exit_status(e.code())) + ": ";
    const std::size_t caret = what.rfind('^');
    if (caret == std::string::npos || caret + 1 != what.size()) return out + what;
    const std::size_t line = what.rfind('\n', caret);
    const std::string at = text.substr(std::min(text.size(), caret - line - 3));
    what.resize(what.find('\n'));
    CHECK(what.starts_with("in the filter: "));
    return out + what.substr(15) + " | " + at;
  }
}

}  // namespace

TEST_CASE("nothing written selects everything") {
  CHECK(understood("") == "everything");
  CHECK(understood(" \t\n") == "everything");
  CHECK(parse_selection("  ", example(), Scope::coding).empty());
  CHECK(parse_selection(" arm = x ", example(), Scope::coding).text == "arm = x");
}

TEST_CASE("every operator is read, with or without blanks around it") {
  CHECK(understood("arm = web") == "(= @case.arm <web>)");
  CHECK(understood("arm=web") == "(= @case.arm <web>)");
  CHECK(understood("arm == web") == "(= @case.arm <web>)");
  CHECK(understood("arm != web") == "(!= @case.arm <web>)");
  CHECK(understood("arm<>web") == "(!= @case.arm <web>)");
  CHECK(understood("age < 50") == "(< @case.age <50>)");
  CHECK(understood("age<=50") == "(<= @case.age <50>)");
  CHECK(understood("age > -1.5") == "(> @case.age <-1.5>)");
  CHECK(understood("age>=50") == "(>= @case.age <50>)");
  CHECK(understood("months in (3, 6)") == "(in @source.months <3> <6>)");
  CHECK(understood("months in(3)") == "(in @source.months <3>)");
  CHECK(understood("months not in (3,6)") == "(not (in @source.months <3> <6>))");
  CHECK(understood("arm like 'w%'") == "(like @case.arm <w%>)");
  CHECK(understood("arm not like 'w%'") == "(not (like @case.arm <w%>))");
  CHECK(understood("arm ~ '^w.b$'") == "(~ @case.arm <^w.b$>)");
  CHECK(understood("age is null") == "(null @case.age)");
  CHECK(understood("age is not null") == "(not (null @case.age))");
  CHECK(understood("case has Time") == "(case has <Time>)");
  CHECK(understood("source has Time") == "(source has <Time>)");
  CHECK(understood("turn has 'Time'") == "(turn has <Time>)");
}

TEST_CASE("'not' binds before 'and', 'and' before 'or', and brackets before all") {
  CHECK(understood("age=1 or age=2 and age=3") ==
        "(or (= @case.age <1>) (and (= @case.age <2>) (= @case.age <3>)))");
  CHECK(understood("age=1 and age=2 or age=3") ==
        "(or (and (= @case.age <1>) (= @case.age <2>)) (= @case.age <3>))");
  CHECK(understood("(age=1 or age=2) and age=3") ==
        "(and (or (= @case.age <1>) (= @case.age <2>)) (= @case.age <3>))");
  CHECK(understood("not age=1 and age=2") == "(and (not (= @case.age <1>)) (= @case.age <2>))");
  CHECK(understood("not (age=1 and age=2)") == "(not (and (= @case.age <1>) (= @case.age <2>)))");
  CHECK(understood("not not age=1") == "(not (not (= @case.age <1>)))");
  CHECK(understood("age=1 and not age=2 or not case has Time") ==
        "(or (and (= @case.age <1>) (not (= @case.age <2>))) (not (case has <Time>)))");
  CHECK(understood("age=1 or age=2 or age=3") ==
        "(or (or (= @case.age <1>) (= @case.age <2>)) (= @case.age <3>))");
}

TEST_CASE("operators that are words are read in any case; names of fields only as they are") {
  CHECK(understood("NOT age IN (1) AND age IS NOT NULL Or arm LIKE x") ==
        "(or (and (not (in @case.age <1>)) (not (null @case.age))) (like @case.arm <x>))");
  CHECK(complaint("Age = 1").starts_with("2: no field 'Age'"));
}

TEST_CASE("values are words, or texts in single or double quotes") {
  CHECK(understood("arm = 'web and phone'") == "(= @case.arm <web and phone>)");
  CHECK(understood("arm = \"web\"") == "(= @case.arm <web>)");
  CHECK(understood("arm = 'it''s'") == "(= @case.arm <it's>)");
  CHECK(understood("arm = \"the \"\"web\"\"\"") == "(= @case.arm <the \"web\">)");
  CHECK(understood("arm = \"it's\"") == "(= @case.arm <it's>)");
  CHECK(understood("arm = ''") == "(= @case.arm <>)");
  CHECK(understood("arm = 'and'") == "(= @case.arm <and>)");
  CHECK(understood("arm in ('a, b', \"c)\")") == "(in @case.arm <a, b> <c)>)");
  CHECK(understood("source > P12_6m.v2") == "(> source <P12_6m.v2>)");
  CHECK(understood("arm = N/R") == "(= @case.arm <N/R>)");
  CHECK(understood("arm = größer") == "(= @case.arm <größer>)");
  CHECK(understood("arm = '日本'") == "(= @case.arm <日本>)");
}

TEST_CASE("a plain name means the built-in field first, then an attribute") {
  CHECK(understood("kind = transcript") == "(= kind <transcript>)");
  CHECK(understood("attr.kind = x") == "(= @case.kind <x>)");
  CHECK(understood("case.kind = site") == "(= case.kind <site>)");
  CHECK(understood("case.arm = x") == "(= @case.arm <x>)");
  CHECK(understood("source.months = 3") == "(= @source.months <3>)");
  CHECK(understood("attr.months = 3") == "(= @source.months <3>)");
  CHECK(understood("attr.'social class' = 2") == "(= @case.social class <2>)");
  CHECK(understood("case.\"social class\" is null") == "(null @case.social class)");
  CHECK(understood("tag.valence = barrier") == "(= tag:valence <barrier>)");
  CHECK(understood("tag.'my key' = x") == "(= tag:my key <x>)");
}

TEST_CASE("all built-in fields are known where codings are filtered") {
  for (const char* field : {"case", "case.kind", "source", "kind", "speaker", "role", "code.role",
                            "coder", "date", "coded", "exemplar"}) {
    CHECK(understood(field + std::string(" like x")) == "(like " + std::string(field) + " <x>)");
  }
}

TEST_CASE("a name of both cases and sources has to be written out") {
  CHECK(complaint("arm = x and place = y") ==
        "2: 'place' is an attribute of cases and of sources: write case.place or source.place | "
        "place = y");
  CHECK(complaint("attr.place = y").starts_with("2: 'place' is an attribute of cases and of"));
  CHECK(understood("case.place = y") == "(= @case.place <y>)");
  CHECK(understood("source.place = y") == "(= @source.place <y>)");
  CHECK(understood("place = y", Scope::case_) == "(= @case.place <y>)");
}

TEST_CASE("a code means its sub-codes too, by path, last name or end of a path") {
  CHECK(codes_of("code = Barriers") ==
        Codes{"Barriers", "Barriers/Login", "Barriers/Login/Password", "Barriers/Time"});
  CHECK(codes_of("code = Barriers/Login") == Codes{"Barriers/Login", "Barriers/Login/Password"});
  CHECK(codes_of("code = Password") == Codes{"Barriers/Login/Password"});
  CHECK(codes_of("code = Login/Password") == Codes{"Barriers/Login/Password"});
  CHECK(codes_of("code != 'Help'") == Codes{"Help", "Help/Login"});
  CHECK(codes_of("code in (Time, 'Help/Login')") == Codes{"Barriers/Time", "Help/Login"});
  CHECK(codes_of("code not in (Time)") == Codes{"Barriers/Time"});
  CHECK(codes_of("case has 'Barriers/Login'") ==
        Codes{"Barriers/Login", "Barriers/Login/Password"});
  CHECK(codes_of("not turn has Time") == Codes{"Barriers/Time"});
}

TEST_CASE("a slash or a quote inside a code's name can be written") {
  CHECK(codes_of("code = 'Cost\\/benefit'") == Codes{"Cost\\/benefit"});
  CHECK(codes_of("code = Cost\\/benefit") == Codes{"Cost\\/benefit"});
  CHECK(codes_of("code = 'Isn''t sure'") == Codes{"Isn't sure"});
  CHECK(codes_of("source has \"Isn't sure\"") == Codes{"Isn't sure"});
}

TEST_CASE("a code that is not there, or may be several, is exit 3 and says which are near") {
  CHECK(complaint("code = Tine").starts_with("3: no code 'Tine'"));
  CHECK(complaint("case has 'Barriers/Logn'").starts_with("3: no code 'Barriers/Logn'"));
  CHECK(complaint("code = Login") ==
        "3: 'Login' may mean 'Barriers/Login', 'Help/Login': give more of the path | Login");
  CHECK(complaint("code in (Time, Nope)").starts_with("3: no code 'Nope'"));
  try {
    understood("code = Tine");
  } catch (const Error& e) {
    CHECK(e.hint() == "did you mean 'Barriers/Time'?");
  }
}

TEST_CASE("a pattern may stand for codes, and finds them by their path") {
  CHECK(understood("code like 'Barriers/%'") == "(like code <Barriers/%>)");
  CHECK(codes_of("code ~ 'Log'").empty());
}

TEST_CASE("what cannot be read is exit 2, with a caret under the place") {
  CHECK(complaint("arm = 'web") == "2: this quote is never closed | 'web");
  CHECK(complaint("arm") == "2: expected an operator: = != < <= > >= in like ~ is null | ");
  CHECK(complaint("arm web") == "2: expected an operator: = != < <= > >= in like ~ is null | web");
  CHECK(complaint("arm ! web").ends_with(" | ! web"));
  CHECK(complaint("arm =") == "2: expected a value | ");
  CHECK(complaint("arm = )") == "2: expected a value | )");
  CHECK(complaint("arm in 3") == "2: expected '(' | 3");
  CHECK(complaint("arm in ()") == "2: expected a value | )");
  CHECK(complaint("arm in (3 6)") == "2: expected ')' | 6)");
  CHECK(complaint("arm in (3, 6") == "2: expected ')' | ");
  CHECK(complaint("(arm = x") == "2: expected ')' | ");
  CHECK(complaint("arm = x)") == "2: expected 'and', 'or' or the end | )");
  CHECK(complaint("arm = x arm = y") == "2: expected 'and', 'or' or the end | arm = y");
  CHECK(complaint("and arm = x").starts_with("2: no field 'and'"));
  CHECK(complaint("arm = x and") == "2: expected the name of a field | ");
  CHECK(complaint("'arm' = x") == "2: expected the name of a field | 'arm' = x");
  CHECK(complaint("= x") == "2: expected the name of a field | = x");
  CHECK(complaint("age is 5") == "2: expected 'null' | 5");
  CHECK(complaint("age not = 5") == "2: expected 'in' or 'like' after 'not' | = 5");
  CHECK(complaint("age has Time") ==
        "2: expected case, source or turn before 'has' | age has Time");
  CHECK(complaint("case has (Time)") == "2: expected a value | (Time)");
}

TEST_CASE("the caret stands under the place also behind wide and combining letters") {
  const auto caret_line = [](const std::string& text) {
    try {
      understood(text);
    } catch (const Error& e) {
      const std::string what = e.what();
      return what.substr(what.rfind('\n') + 1);
    }
    return std::string("none");
  };
  CHECK(caret_line("arm = é and x = 1") == "  " + std::string(12, ' ') + "^");
  CHECK(caret_line("arm = e\xCC\x81 and x = 1") == "  " + std::string(12, ' ') + "^");
  CHECK(caret_line("arm = 日本 and x = 1") == "  " + std::string(15, ' ') + "^");
}

TEST_CASE("a wrong pattern is told where it stands") {
  const std::string said = complaint("age = 1 and arm ~ '(web'");
  CHECK(said.starts_with("2: "));
  CHECK(said.ends_with(" | '(web'"));
}

TEST_CASE("an unknown field lists the fields there are") {
  try {
    understood("arn = x");
    FAIL("there is no such field");
  } catch (const Error& e) {
    CHECK(e.code() == Errc::usage);
    const std::string what = e.what();
    CHECK(what.find("no field 'arn'; there are: case, case.kind, source,") != std::string::npos);
    CHECK(what.find("tag.KEY, case.arm, case.age, case.place, case.social class, case.kind, "
                    "source.months, source.place\n") != std::string::npos);
  }
  CHECK(complaint("source.arm = x").starts_with("2: no field 'source.arm'"));
  CHECK(complaint("tag. = x").starts_with("2: no field 'tag.'"));
}

TEST_CASE("a mistyped field is told the nearest, attributes too") {
  const auto hint_of = [](const std::string& text) {
    try {
      understood(text);
    } catch (const Error& e) {
      return e.hint();
    }
    return std::string("none");
  };
  CHECK(hint_of("sourc = x").find("'source'") != std::string::npos);
  CHECK(hint_of("case.arn = x").find("'case.arm'") != std::string::npos);
  CHECK(hint_of("arn = x").find("arm'") != std::string::npos);
  CHECK(hint_of("monts = 3").find("months'") != std::string::npos);
}

TEST_CASE("a filter of cases knows no sources, and one of sources no turns or codings") {
  CHECK(understood("age > 3 and case has Time", Scope::case_) ==
        "(and (> @case.age <3>) (case has <Time>))");
  CHECK(complaint("source = x", Scope::case_) ==
        "2: 'source' makes no sense here; there are: case, case.kind, case.arm, case.age, "
        "case.place, case.social class, case.kind | source = x");
  CHECK(complaint("months = 3", Scope::case_).starts_with("2: no field 'months'"));
  CHECK(complaint("speaker = x", Scope::source).starts_with("2: 'speaker' makes no sense here;"));
  CHECK(complaint("code = Time", Scope::turn).starts_with("2: 'code' makes no sense here;"));
  CHECK(complaint("tag.a = b", Scope::turn).starts_with("2: 'tag.a' makes no sense here;"));
  CHECK(complaint("source has Time", Scope::case_).starts_with("2: expected case"));
  CHECK(understood("source has Time", Scope::source) == "(source has <Time>)");
}

TEST_CASE("a selection tells what it asks for") {
  const Corpus corpus = example();
  const auto parse = [&](const char* text) { return parse_selection(text, corpus, Scope::coding); };
  CHECK(parse("not (age = 1 or tag.a is null)").uses(FieldKind::tag));
  CHECK_FALSE(parse("age = 1 or code = Time").uses(FieldKind::tag));
  CHECK_FALSE(parse("case has Time").uses(FieldKind::case_name));
  CHECK(parse("age = 1 and not case has Time").uses_has());
  CHECK_FALSE(parse("kind = transcript").uses_has());
  CHECK_FALSE(parse("").uses(FieldKind::tag));
}

TEST_CASE("brackets nested without end are refused, long rows of conditions are not") {
  CHECK(complaint(std::string(5000, '(')).starts_with("2: nested too deeply"));
  std::string many_nots;
  for (int i = 0; i < 5000; ++i) many_nots += "not ";
  CHECK(complaint(many_nots + "age = 1").starts_with("2: nested too deeply"));
  std::string row = "age = 0";
  for (int i = 1; i < 2000; ++i) row += " or age = " + std::to_string(i);
  CHECK(understood(row).ends_with("(= @case.age <1999>))"));
}
