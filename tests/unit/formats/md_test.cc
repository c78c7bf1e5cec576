#include "helpers.h"

namespace {
using formats_test::label;
using formats_test::read;
using formats_test::speakers;
using formats_test::Strings;
using formats_test::turns;
}  // namespace

TEST_CASE("Markdown is stored as it is, and bold labels are understood") {
  const std::string text =
      "**Anna B., Psy.D:** One *two* \\[laughs\\].\n\n**Ben:** Three.\n\n**Break:** \\[28:05\\]\n\n"
      "**Anna B., Psy.D:** Four.\n\n**Ben**: Five.\n";
  const auto draft = read(text, "x.md");
  CHECK(draft.format == "md");
  CHECK(draft.text == text);
  CHECK(turns(draft) == Strings{"Anna B., Psy.D|One *two* \\[laughs\\].", "Ben|Three.",
                                "Anna B., Psy.D|Four.", "Ben|Five."});
  CHECK(label(draft, 0) == "**Anna B., Psy.D:**");
}

TEST_CASE("a break that is told like a label is in no turn") {
  CHECK(
      turns("**Anna:** One.\n\nBreak: \\[23:41\\]\n\n**Ben:** Two.\n\n**Anna:** 3\n\n**Ben:** 4\n",
            "x.md")[0] == "Anna|One.");
  CHECK(turns("**Anna:** One.\n\n**Break:** \\[26:45\\] to \\[26:45\\]\n\n**Ben:** "
              "Two.\n\n**Anna:** 3\n\n"
              "**Ben:** 4\n",
              "x.md") == Strings{"Anna|One.", "Ben|Two.", "Anna|3", "Ben|4"});
}

TEST_CASE("bold labels have their time before, inside or behind") {
  for (const std::string first :
       {"[00:17] **Ann**: One", "**[00:17] ANN:** One", "**Ann:** [00:17] One",
        "**Ann** 0:17  \nOne", "**Ann [00:17]:** One", "**Ann:** \\[00:17\\] One",
        "[0:17] **Ann:** One"}) {
    CAPTURE(first);
    const auto draft = read(first + "\n\n**Ben:** Two\n\n" + first + "\n\n**Ben:** Four\n", "x.md");
    REQUIRE(draft.turns.size() == 4);
    CHECK(draft.turns[0].start_ms == 17'000);
    CHECK(turns(draft)[0].substr(3) == "|One");
  }
}

TEST_CASE("headings that end in a colon are labels of the words below") {
  const auto draft = read(
      "# 2019 interview\n\n### 唐鳳：\n都有。\n\n> （與會者皆無意見）\n\n### Audrey Tang:\nYes.\n\n"
      "### 唐鳳:\n好。\n\n### Once Only:\n\nHello.\n\nHello again.\n\n> (laughter)\n",
      "x.md");
  CHECK(turns(draft) ==
        Strings{"唐鳳|都有。", "Audrey Tang|Yes.", "唐鳳|好。", "Once Only|Hello.//Hello again."});
  CHECK(label(draft, 0) == "### 唐鳳：");
  CHECK(draft.speakers.size() == 3);
}

TEST_CASE("headings without a colon, and those of a report, are no labels") {
  CHECK(speakers("# Title\n\n## Introduction\n\nText.\n\n## Outlook\n\nText.\n", "x.md").empty());
  CHECK(speakers("## Background:\n\nText.\n\n## Methods:\n\nText.\n", "x.md").empty());
  CHECK(speakers("## Attack 1: value privacy\n\nText.\n\n## Attack 2: more\n\nText.\n", "x.md")
            .empty());
}

TEST_CASE("a quoted note is not speech, but a turn of nothing else is") {
  CHECK(turns("**Anna:** One.\n\n> (They laugh.)\n\n**Ben:** Two.\n\n**Anna:** > 3\n\n**Ben:**\n\n"
              "> Spoken words.\n",
              "x.md") == Strings{"Anna|One.", "Ben|Two.", "Anna|3", "Ben|Spoken words."});
}

TEST_CASE("section headings between turns are not speech") {
  CHECK(
      turns(
          "**Anna:** One.\n\n## [00:05:51] The next part\n\n**Ben:** Two.\n\n---\n\n**Anna:** 3\n\n"
          "**Ben:** 4\n",
          "x.md") == Strings{"Anna|One.", "Ben|Two.", "Anna|3", "Ben|4"});
}

TEST_CASE("front matter is neither label nor turn") {
  const std::string front = "---\ntitle: Coins\nspeakers: Ann\ntags: a\ndate: 2020-01-01\n---\n\n";
  CHECK(turns(front + "A talk.\n\nIts end.\n", "x.md") == Strings{"-|A talk.", "-|Its end."});
  CHECK(turns(front + "Ann:\n\nHi.\n\nBen:\n\nHello.\n", "x.md") ==
        Strings{"Ann|Hi.", "Ben|Hello."});
}

TEST_CASE("bold letters that label nobody are no labels") {
  CHECK(speakers(
            "**Research topic, questions, and objectives:**\nThe project.\n\n**Methodology:**\n"
            "Biographical.\n\n**Participants and data collected:**\nInterviews.\n\n#####\n(End.)\n",
            "x.txt")
            .empty());
  CHECK(
      speakers("**Alex Pentland**\n\n- Computer Science\n\n**Anand Menon**\n\n- Politics\n", "x.md")
          .empty());
  CHECK(speakers("**Important** read this.\n\nThen that.\n\n**Important** and this.\n\nMore.\n",
                 "x.md")
            .empty());
}

TEST_CASE("a question that is bold as a whole has its label inside") {
  CHECK(
      speakers(
          "**Interviewer: How are you?**\n\nP1: Fine.\n\n**Interviewer: And now?**\n\nP1: Good.\n",
          "x.md") == Strings{"Interviewer*", "P1"});
}

TEST_CASE("links are no labels in brackets") {
  CHECK(speakers("[Start](#start) one\n\n[End](#end) two\n\n[Start](#start) three\n", "x.md")
            .empty());
}
