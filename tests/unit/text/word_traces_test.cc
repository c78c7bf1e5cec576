#include "text/word_traces.h"

#include <doctest/doctest.h>

using thema::text::WordTraces;

namespace {

std::string without(WordTraces& traces, std::string_view text) {
  return traces.replaced(text, "[erased]");
}

}  // namespace

TEST_CASE("four words in a row that stand in a marked text are found, whatever the writing") {
  WordTraces traces;
  traces.mark("P12: In the end I gave up on the password, and on the café's wifi.");
  CHECK(without(traces, "She said 'i GAVE UP\non the password' then left") ==
        "She said '[erased]' then left");
  CHECK(without(traces, "the CAFE'S wifi. Later") == "the CAFE'S wifi. Later");
  CHECK(without(traces, "on the CAFE'S wifi. Later") == "[erased]. Later");
  CHECK(without(traces, "nothing of that") == "nothing of that");
}

TEST_CASE("a short text is found as a whole from three words on") {
  WordTraces traces;
  traces.mark("In the end I gave up on the password.");
  CHECK(without(traces, "'gave up on'") == "'[erased]'");
  CHECK(without(traces, "gave up") == "gave up");
  CHECK(without(traces, "they gave up on") == "they gave up on");
}

TEST_CASE("what others say too is spared") {
  WordTraces traces;
  traces.mark("INT: What would help you most now? P1: A person who calls on Mondays.");
  traces.spare("INT: What would help you most now? P2: Nothing at all.");
  CHECK(without(traces, "the question 'What would help you most now?'") ==
        "the question 'What would help you most now?'");
  CHECK(without(traces, "wants 'a person who calls on Mondays'") == "wants '[erased]'");
}

TEST_CASE("words without spaces are words too") {
  WordTraces traces;
  traces.mark("我昨天把密码忘记了所以没有登录");
  CHECK(without(traces, "备忘：我昨天把密码忘记了所以没有登录。") == "备忘：[erased]。");
}

TEST_CASE("nothing marked finds nothing") {
  WordTraces traces;
  CHECK(traces.empty());
  CHECK(without(traces, "a b c d e f") == "a b c d e f");
  traces.mark("");
  CHECK(without(traces, "") == "");
}

TEST_CASE("a quote of one to three words is told of, not replaced") {
  WordTraces traces;
  traces.mark_quote("vurbanix plomtrek");
  traces.mark_quote("Hello");
  traces.mark_quote("a quote of four words");
  traces.spare("INT: hello, and plomtrek?");
  CHECK(traces.mentions("says: Vurbanix, PLOMTREK!"));
  CHECK_FALSE(traces.mentions("vurbanix and plomtrek"));
  CHECK_FALSE(traces.mentions("hello"));
  CHECK_FALSE(traces.mentions("a quote of four words"));
  CHECK_FALSE(traces.mentions(""));
  CHECK(without(traces, "vurbanix plomtrek") == "vurbanix plomtrek");
}
