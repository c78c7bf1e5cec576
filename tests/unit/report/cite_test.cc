#include "report/cite.h"

#include <doctest/doctest.h>

#include <map>

#include "base/error.h"

using thema::report::CiteTemplate;
using Names = std::vector<std::string>;
using Values = std::map<std::string, std::string, std::less<>>;

namespace {

const char* const kContract = "({gender}[, {age}][, {occupation}][, {months} months])";

std::string cite(std::string_view text, const Values& values,
                 std::string_view role = "Participant") {
  const auto value = [&](std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
  };
  return CiteTemplate(text).render(value, role);
}

/// What is wrong with a template, or "nothing".
std::string wrong(std::string_view text) {
  try {
    const CiteTemplate cite(text);
  } catch (const thema::Error& e) {
    CHECK(e.code() == thema::Errc::usage);
    const std::string what = e.what();
    CHECK(what.starts_with("in the attribution template '" + std::string(text) + "': "));
    return what.substr(what.rfind("': ") + 3);
  }
  return "nothing";
}

}  // namespace

TEST_CASE("an attribution holds the fields that have a value") {
  CHECK(cite(kContract,
             {{"gender", "Woman"}, {"age", "49"}, {"occupation", "teacher"}, {"months", "6"}}) ==
        "(Woman, 49, teacher, 6 months)");
  CHECK(cite("{case}: turn {turn}", {{"case", "P12"}, {"turn", "41"}}) == "P12: turn 41");
  CHECK(cite("{case} {case}", {{"case", "P12"}}) == "P12 P12");
}

TEST_CASE("a bracket drops out when a field in it is empty, with all that stands in it") {
  CHECK(cite(kContract, {{"gender", "Woman"}}) == "(Woman)");
  CHECK(cite(kContract, {{"gender", "Woman"}, {"months", "6"}}) == "(Woman, 6 months)");
  CHECK(cite(kContract, {{"gender", "Woman"}, {"age", "49"}, {"occupation", ""}}) == "(Woman, 49)");
  CHECK(cite("({case}[, {a} of {b}])", {{"case", "P1"}, {"a", "1"}}) == "(P1)");
  CHECK(cite("({case}[, {a} of {b}])", {{"case", "P1"}, {"a", "1"}, {"b", "2"}}) == "(P1, 1 of 2)");
  CHECK(cite("({case}[, said])", {{"case", "P1"}}) == "(P1, said)");
}

TEST_CASE("separators left over at the edges go too") {
  CHECK(cite(kContract, {{"age", "49"}}) == "(49)");
  CHECK(cite(kContract, {{"months", "6"}}) == "(6 months)");
  CHECK(cite("({gender}, {age})", {{"gender", "Woman"}}) == "(Woman)");
  CHECK(cite("({gender}, {age})", {{"age", "49"}}) == "(49)");
  CHECK(cite("{case}: {turn}", {{"case", "P1"}}) == "P1");
  CHECK(cite("{source}[; {case}]; {turn}", {{"case", "P1"}}).ends_with("P1"));
}

TEST_CASE("a missing field takes its comma and blank with it, wherever it stands") {
  const char* const plain = "({case}, {sex}, {age}, {arm}, {wave} months)";
  CHECK(cite(plain, {{"case", "P1"}, {"age", "55"}, {"wave", "6"}}) == "(P1, 55, 6 months)");
  CHECK(cite(plain, {{"case", "P1"}, {"arm", "web"}, {"wave", "6"}}) == "(P1, web, 6 months)");
  CHECK(cite(plain, {{"age", "55"}, {"wave", "6"}}) == "(55, 6 months)");
  CHECK(cite("{case}, [{sex}], {age}", {{"case", "P1"}, {"age", "55"}}) == "P1, 55");
  CHECK(cite("{case} {sex} {age}", {{"case", "P1"}, {"age", "55"}}) == "P1 55");
  CHECK(cite("{case} {sex}, {age}", {{"case", "P1"}, {"age", "55"}}) == "P1, 55");
  CHECK(cite("{case}; {sex}, {age}", {{"case", "P1"}, {"age", "55"}}) == "P1; 55");
  CHECK(cite("{case} - {sex} - {age}", {{"case", "P1"}, {"age", "55"}}) == "P1 - 55");
  CHECK(cite("({case}-{wave})", {{"case", "P1"}}) == "(P1)");
  CHECK(cite("{case} ({sex}), {age}", {{"case", "P1"}, {"age", "55"}}) == "P1, 55");
  CHECK(cite("{case} ({sex}, {age})", {{"case", "P1"}}) == "P1");
}

TEST_CASE("what is not missing keeps the separators that the template gives") {
  CHECK(cite("{case} - {age}", {{"case", "P1"}, {"age", "55"}}) == "P1 - 55");
  CHECK(cite("({case}[, {age}], {wave})", {{"case", "P1"}, {"wave", "6"}}) == "(P1, 6)");
  CHECK(cite("{case} (pilot), {sex}, {age}", {{"case", "P1"}, {"age", "55"}}) == "P1 (pilot), 55");
  CHECK(cite("({job}, {sex}, {age})", {{"job", "cook, "}, {"age", "55"}}) == "(cook, , 55)");
}

TEST_CASE("when all fields are empty the speaker's role stands") {
  CHECK(cite(kContract, {}) == "(Participant)");
  CHECK(cite(kContract, {}, "Interviewer") == "(Interviewer)");
  CHECK(cite("[{case}][, {age}]", {}) == "(Participant)");
  CHECK(cite("({a}[, {b} and {c}])", {{"b", "x"}}) == "(Participant)");
}

TEST_CASE("without a template the standard one stands: who, and the turn") {
  CHECK(cite("", {{"who", "P12"}, {"turn", "41"}}) == "(P12, turn 41)");
  CHECK(cite("  ", {{"who", "P12"}}) == "(P12)");
  CHECK(cite("", {}) == "(Participant)");
  CHECK(CiteTemplate("").fields() == Names{"who", "turn"});
}

TEST_CASE("values are put in as they are, whatever they hold") {
  CHECK(cite("({case})", {{"case", "{age}"}, {"age", "49"}}) == "({age})");
  CHECK(cite("({case})", {{"case", "[x]"}}) == "([x])");
  CHECK(cite("({case}, {age})", {{"case", "P1 (pilot)"}, {"age", "49"}}) == "(P1 (pilot), 49)");
  CHECK(cite("({who})", {{"who", "größer 日本"}}) == "(größer 日本)");
  CHECK(cite("({case}, {time})", {{"case", "P1"}, {"time", "00:01:02"}}) == "(P1, 00:01:02)");
}

TEST_CASE("separators that belong to a value stay") {
  CHECK(cite("({job}, {age})", {{"job", "teacher (primary; retired; )"}, {"age", "49"}}) ==
        "(teacher (primary; retired; ), 49)");
  CHECK(cite("({case}; {note})", {{"case", "P1"}, {"note", "he said:"}}) == "(P1; he said:)");
}

TEST_CASE("a field may be written with blanks inside its braces") {
  CHECK(cite("({ case }[, { tag.mode }])", {{"case", "P1"}, {"tag.mode", "phone"}}) ==
        "(P1, phone)");
}

TEST_CASE("a template names its fields once each, in order") {
  CHECK(CiteTemplate("({b}[, {a}][, {b} {tag.x}])").fields() == Names{"b", "a", "tag.x"});
}

TEST_CASE("brackets and braces that do not match are refused") {
  CHECK(wrong("({case") == "'{' without '}'");
  CHECK(wrong("({})") == "'{}' names no field");
  CHECK(wrong("({ })") == "'{}' names no field");
  CHECK(wrong("({case}[, {age})") == "'[' without ']'");
  CHECK(wrong("({case}], {age})") == "']' without '['");
  CHECK(wrong("({case}[, {a}[, {b}]])") == "'[' inside '['");
  CHECK(wrong(kContract) == "nothing");
}

TEST_CASE("what was not reported drops out as what is missing does") {
  const CiteTemplate cite("({gender}[, {age}][, {occupation}])");
  const auto value = [](std::string_view field) -> std::string {
    return field == "age" ? "49" : field == "gender" ? "Woman" : "N/R";
  };
  CHECK(cite.render(value, "Participant") == "(Woman, 49)");
  CHECK(cite.render([](auto) { return std::string("N/R"); }, "Participant") == "(Participant)");
}

TEST_CASE("a closing brace without an opening one is refused") {
  CHECK(wrong("(case})") == "'}' without '{'");
  CHECK(wrong("({case}})") == "'}' without '{'");
}

TEST_CASE("a field that is not known is told with those that are") {
  const Names known{"case", "gender", "turn"};
  const auto check = [&](const char* text) {
    try {
      CiteTemplate(text).check_fields(known);
    } catch (const thema::Error& e) {
      CHECK(e.code() == thema::Errc::usage);
      return std::string(e.what()) + " / " + e.hint();
    }
    return std::string("fine");
  };
  CHECK(check("({case}[, {gender}])") == "fine");
  CHECK(check("({case}[, {tag.valence}])") == "fine");
  CHECK(check("({case}[, {gendre}])") ==
        "no field 'gendre' for an attribution; there are: case, gender, turn, tag.KEY / did you "
        "mean 'gender'?");
}
