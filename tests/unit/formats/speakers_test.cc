#include <ctime>

#include "helpers.h"

namespace {
using namespace std::string_view_literals;
using formats_test::contains;
using formats_test::error_of;
using formats_test::label;
using formats_test::named;
using formats_test::read;
using formats_test::ReadOptions;
using formats_test::speakers;
using formats_test::Strings;
using formats_test::turns;
}  // namespace

TEST_CASE("labels before a colon begin turns, and the words do not hold them") {
  const auto draft = read("Interviewer: How are you?\n\nP12: Fine, thanks.\n");
  CHECK(turns(draft) == Strings{"Interviewer|How are you?", "P12|Fine, thanks."});
  CHECK(speakers(draft) == Strings{"Interviewer*", "P12"});
  CHECK(label(draft, 0) == "Interviewer:");
  CHECK(draft.text == "Interviewer: How are you?\n\nP12: Fine, thanks.\n");
}

TEST_CASE("paragraphs without a label belong to the turn before") {
  CHECK(turns("Anna: One.\n\nTwo.\n\nBen: Three.\nFour.\n\nAnna: Five.\n\nBen: Six.") ==
        Strings{"Anna|One.//Two.", "Ben|Three./Four.", "Anna|Five.", "Ben|Six."});
}

TEST_CASE("the same speaker's label again begins another turn in a text file") {
  CHECK(turns("I: One.\nI: Two.\nP1: Three.") == Strings{"I|One.", "I|Two.", "P1|Three."});
}

TEST_CASE("without labels every paragraph is a turn without a speaker") {
  const auto draft = read("A title\n\nThe first paragraph,\non two lines.\n\n\n  The second.  \n");
  CHECK(turns(draft) ==
        Strings{"-|A title", "-|The first paragraph,/on two lines.", "-|The second."});
  CHECK(draft.turns[0].label.empty());
  CHECK(draft.speakers.empty());
}

TEST_CASE("one question and one answer are a conversation") {
  CHECK(turns("Interviewer: What changed?\n\nP1: Everything.") ==
        Strings{"Interviewer|What changed?", "P1|Everything."});
  CHECK(turns("Anna: What changed?\n\nBen: Everything.") ==
        Strings{"Anna|What changed?", "Ben|Everything."});
  CHECK(turns("Q: Why?\nA: Because.") == Strings{"Q|Why?", "A|Because."});
  CHECK(turns("P12: I only ever speak alone.\n\nFor many paragraphs.\n\nLike this.") ==
        Strings{"P12|I only ever speak alone.//For many paragraphs.//Like this."});
}

TEST_CASE("the label of a name with points, brackets, bars or capitals is found") {
  for (const auto name :
       {"Mireille B. Reece, Psy.D"sv, "David (dionysuz)"sv, "Akash | ECH"sv, "Łukasz Rozmej"sv,
        "INTERVIEWER"sv, "Speaker 1"sv, "SPEAKER_00"sv, "jochem-brouwer"sv, "唐鳳"sv, "Ängla Ö"sv,
        "The Chair (Hon. Anthony Rota (Nipissing, Lib.))"sv, "María José"sv, "O’Brien"sv}) {
    CAPTURE(name);
    const std::string text = std::string(name) + ": Yes, I do.\n\nCarla: No, not yet.\n\n" +
                             std::string(name) + ": Well then.\n\nCarla: Good.\n";
    CHECK(speakers(text) ==
          Strings{std::string(name) + (name == "INTERVIEWER" ? "*" : ""), "Carla"});
    CHECK(turns(text).size() == 4);
  }
}

TEST_CASE("a full-width colon ends a label, with no space behind it") {
  CHECK(turns("问：第一个问题。\n\n答：第一个回答。") ==
        Strings{"问|第一个问题。", "答|第一个回答。"});
}

TEST_CASE("a label without words takes those of the next lines") {
  CHECK(turns("Anna:\nHello.\n\nBen:\n\nHi.\n\nAnna:\nBye.\n\nBen:\nBye.") ==
        Strings{"Anna|Hello.", "Ben|Hi.", "Anna|Bye.", "Ben|Bye."});
}

TEST_CASE("a label that no words follow at all is no turn") {
  CHECK(turns("Anna: One.\n\nBen:\n\nAnna: Two.\n\nBen: Three.\n\nBen:") ==
        Strings{"Anna|One.", "Anna|Two.", "Ben|Three."});
}

TEST_CASE("a name in brackets is a label where it begins most paragraphs") {
  CHECK(turns("[doctor] hi , martha .\n[patient] hi .\n[doctor] how are you ?\n[patient] good .") ==
        Strings{"doctor|hi , martha .", "patient|hi .", "doctor|how are you ?", "patient|good ."});
  CHECK(turns("Anna: Yes.\n[laughs] Well.\n\nBen: No.\n[pause] Well.\n\nAnna: Oh.\n\nBen: Ah.") ==
        Strings{"Anna|Yes./[laughs] Well.", "Ben|No./[pause] Well.", "Anna|Oh.", "Ben|Ah."});
}

TEST_CASE("a name on a line of its own with a time is a label (Otter)") {
  const auto draft = read(
      "Transcribed by otter.ai\n\nJonas Rosland  0:21  \nHello everyone.\n\nAnd hello again.\n\n"
      "Jack Breen  0:33  \nHi.\n\nJonas Rosland  1:00:05\nSo.\n\nJack Breen  1:00:07\nYes.\n");
  CHECK(turns(draft) == Strings{"Jonas Rosland|Hello everyone.//And hello again.", "Jack Breen|Hi.",
                                "Jonas Rosland|So.", "Jack Breen|Yes."});
  CHECK(draft.turns[0].start_ms == 21'000);
  CHECK(draft.turns[2].start_ms == 3'605'000);
  CHECK(label(draft, 0) == "Jonas Rosland  0:21");
}

TEST_CASE("a name on a line of its own without a time is a label when it comes again") {
  CHECK(
      turns("Jonas Rosland\nHello.\n\nJack Breen\nHi.\n\nJonas Rosland\nSo.\n\nJack Breen\nYes.") ==
      Strings{"Jonas Rosland|Hello.", "Jack Breen|Hi.", "Jonas Rosland|So.", "Jack Breen|Yes."});
  CHECK(speakers("First Part\nSome words.\n\nSecond Part\nOther words.\n").empty());
}

TEST_CASE("time stamps go to the turn and stay out of the words") {
  const auto draft = read(
      "[00:00:05] Anna: [00:00:06] One. [00:00:09]\n\n00:00:10 Ben: Two at 10:30\n\n"
      "Anna [00:00:20]: Three #00:00:25-5#\n\nBen (0:30): Four\n\n"
      "Anna: \\[00:40\\] Five\n");
  CHECK(turns(draft) ==
        Strings{"Anna|One.", "Ben|Two at 10:30", "Anna|Three", "Ben|Four", "Anna|Five"});
  CHECK(draft.turns[0].start_ms == 5'000);
  CHECK(draft.turns[0].end_ms == 9'000);
  CHECK(draft.turns[1].start_ms == 10'000);
  CHECK(draft.turns[1].end_ms == -1);
  CHECK(draft.turns[2].start_ms == 20'000);
  CHECK(draft.turns[2].end_ms == 25'500);
  CHECK(draft.turns[3].start_ms == 30'000);
  CHECK(draft.turns[4].start_ms == 40'000);
  CHECK(label(draft, 0) == "[00:00:05] Anna: [00:00:06]");
}

TEST_CASE("paragraphs with time stamps and no labels keep their times") {
  const auto draft = read("00:00:00 One line.\n\n00:00:04 Another one.\n\n00:00:06 Right.\n");
  CHECK(turns(draft) == Strings{"-|One line.", "-|Another one.", "-|Right."});
  CHECK(draft.turns[1].start_ms == 4'000);
  const auto lines = read("[00:43.810 --> 00:47.850]  Hello.\n[00:48.350 --> 00:54.570]  Bye.\n");
  CHECK(turns(lines) == Strings{"-|Hello.", "-|Bye."});
  CHECK(lines.turns[0].end_ms == 47'850);
  const auto cues =
      read("00:00.000 --> 00:27.640\nHello.\n\n00:28.000 --> 00:35.280\nBye.\n", "x.md");
  CHECK(turns(cues) == Strings{"-|Hello.", "-|Bye."});
  CHECK(cues.turns[1].end_ms == 35'280);
}

TEST_CASE("a time on the line before a label is the label's") {
  const auto draft = read(
      "00:00:01\nAnna: One.\n\n00:00:05 --> 00:00:07\n\nBen: Two.\n00:00:09\nAnna: Three.\n"
      "00:00:11\nBen: Four.\n");
  CHECK(turns(draft) == Strings{"Anna|One.", "Ben|Two.", "Anna|Three.", "Ben|Four."});
  CHECK(draft.turns[0].start_ms == 1'000);
  CHECK(draft.turns[1].end_ms == 7'000);
  CHECK(draft.turns[3].start_ms == 11'000);
  CHECK(label(draft, 3) == "00:00:11\nBen:");
}

TEST_CASE("names and times are found as programs write them") {
  struct Case {
    std::string_view program, text;
    std::int64_t ms;
  };
  for (const Case& c : {
           Case{"Rev", "Anna (00:04):\nOne.\n\nBen (00:06):\nTwo.\n\nAnna (00:08):\nThree.\n",
                4'000},
           Case{"Trint", "Anna (00:00:04): One.\n\nBen (00:00:06): Two.\n\nAnna (0:08): Three.",
                4'000},
           Case{"Zoom", "[Anna] 00:00:04\nOne.\n\n[Ben] 00:00:06\nTwo.\n\n[Anna] 00:00:08\nThree.",
                4'000},
           Case{"Teams", "Anna   0:04\nOne.\n\nBen   0:06\nTwo.\n\nAnna   0:08\nThree.\n", 4'000},
           Case{"WhisperX",
                "[00:04.000 --> 00:05.000] [Anna]: One.\n[00:06.000 --> 00:07.000] [Ben]: Two.\n"
                "[00:08.000 --> 00:09.000] [Anna]: Three.\n",
                4'000},
           Case{"f4",
                "Anna: One. #00:00:04-0#\n\nBen: Two. #00:00:06-0#\n\nAnna: Three. #00:00:08-0#",
                -1},
           Case{"tabs", "Anna\t00:00:04\tOne.\nBen\t00:00:06\tTwo.\nAnna\t00:00:08\tThree.\n",
                4'000},
           Case{"indent", "Anna\tOne.\n\nBen\tTwo.\n\nAnna\tThree.\n\nBen\tFour.\n", -1},
           Case{"capitals", "ANNA:\nOne.\nBEN:\nTwo.\nANNA:\nThree.\n", -1},
           Case{"chevrons", ">> Anna: One.\n>> Ben: Two.\n>> Anna: Three.\n", -1},
           Case{"French", "Anna : One.\n\nBen : Two.\n\nAnna : Three.\n", -1},
       }) {
    CAPTURE(c.program);
    const auto draft = read(c.text);
    REQUIRE(draft.turns.size() >= 3);
    CHECK(turns(draft)[1].substr(1) == (c.program == "capitals" ? "EN|Two." : "en|Two."));
    CHECK(draft.turns[0].start_ms == c.ms);
  }
}

TEST_CASE("a known label may be a paragraph of its own; a word that is said may not") {
  CHECK(turns("INTERVIEWER\n\nHow so?\n\nP1\n\nLike this.\n\nINTERVIEWER\n\nOh.\n") ==
        Strings{"INTERVIEWER|How so?", "P1|Like this.", "INTERVIEWER|Oh."});
  CHECK(speakers("Yeah\n\nIt is.\n\nRight\n\nYeah\n\nSo it is.\n\nRight\n\nYeah\n").empty());
  CHECK(speakers("00:00:01 Yeah.\n\n00:00:02 Right\n\n00:00:03 Yeah.\n\n00:00:04 Right\n").empty());
}

TEST_CASE("a chat has a time, a name and the words between tabs") {
  const auto draft = read(
      "00:06:40\tFrancesco Risitano:\tgm\r\n00:06:57\tspencer:\tReplying to \"gm\"\r\n\nSlides: "
      "here\r\n"
      "00:07:00\tread.ai meeting notes:\thttps://example.org\r\n");
  CHECK(turns(draft) == Strings{"Francesco Risitano|gm", "spencer|Replying to \"gm\"//Slides: here",
                                "read.ai meeting notes|https://example.org"});
  CHECK(draft.turns[1].start_ms == 417'000);
}

TEST_CASE("colons in speech are no labels") {
  const auto draft = read(
      "I: What did he say?\n\nP1: He just went on and\nhe said: no. And\nhttp://example.org and\n"
      "10:30 was when we met.\n\nNote: this is about the first visit.\n\nI: And then?\n\n"
      "P1: One more thing we all know about the place: nothing.\n\nthe point of it all is: "
      "nothing\n");
  CHECK(speakers(draft) == Strings{"I*", "P1"});
  CHECK(draft.turns.size() == 4);
}

TEST_CASE("five lower-case words before a colon are never a label") {
  CHECK(speakers("word word word word word: a\n\nword word word word word: b\n").empty());
}

TEST_CASE("prose with colons now and then has no speakers") {
  CHECK(speakers("We agree to:\n\nBe kind.\n\nUrgent Situations: call.\n\nOn Slack: write.\n\n"
                 "Harassment includes: much.\n\nSee http://example.org\n")
            .empty());
  CHECK(
      speakers("Figure 1: one\n\ntext\n\nFigure 1: one\n\nTable 2: two\n\nTable 2: two\n").empty());
  CHECK(speakers("Definition: a\n\nx\n\nDefinition: b\n\nExample: c\n\nExample: d\n").empty());
}

TEST_CASE("the form on the first page is not speech") {
  const auto draft = read(
      "Interview Transcript\n\nInterviewer: Yasmine Noor\nNarrator: Ahmad Rabou\nDate: 16/10/2014\n"
      "Place: his office\n\nNoor:   Could you tell me your name?\n\nRabou:   My name is Ahmad.\n\n"
      "Noor:  Thank you.\n\nRabou:  You are welcome.\n");
  CHECK(speakers(draft) == Strings{"Noor", "Rabou"});
  CHECK(draft.turns.size() == 4);
  const auto same = read(
      "Interviewer: Jane Smith\nParticipant: P07\nDate: 3 May 2021\n\n"
      "Interviewer: Thanks for coming.\n\nParticipant: No problem.\n");
  CHECK(turns(same) == Strings{"Interviewer|Thanks for coming.", "Participant|No problem."});
}

TEST_CASE("a speaker who speaks once before all others keeps the turn") {
  CHECK(
      turns("Facilitator: Welcome everyone\n\nP1: Hi\n\nP2: Hello\n\nP1: So\n\nP2: Yes\n").size() ==
      5);
  CHECK(turns("Researcher 2:\tOctober 7, 1892.\n\nTeacher 4:\tStudents, it's time.\n\n"
              "[Student discussion; unintelligible]\n\nMultiple Students:\tYes.\n\n"
              "Teacher 4:\tLet's read.\n")
            .size() == 4);
}

TEST_CASE("someone who speaks only once is a speaker where every paragraph has a label") {
  CHECK(
      speakers("SPEAKER_00: a\n\nSPEAKER_01: b\n\nUNKNOWN: c\n\nSPEAKER_00: d\n\nSPEAKER_01: e") ==
      Strings{"SPEAKER_00", "SPEAKER_01", "UNKNOWN"});
}

TEST_CASE("labels in other letter case are the same speaker") {
  CHECK(speakers("Anna: a\n\nBen: b\n\nANNA: c\n\nBEN: d\n") == Strings{"Anna", "Ben"});
}

TEST_CASE("labels before a dash or a dash and a tab are found where they rule") {
  CHECK(turns("Researcher 2-\tHello.\n\nTeacher 4-\tYes.\n\nTeacher 4-\tNo.\n") ==
        Strings{"Researcher 2|Hello.", "Teacher 4|Yes.", "Teacher 4|No."});
  CHECK(turns("P - ¿Por qué?\n\nR - Porque sí.\n") == Strings{"P|¿Por qué?", "R|Porque sí."});
  CHECK(
      speakers("I - I don't know what to say here.\n\nReally, nothing.\n\nNothing at all.\n\nNo.\n")
          .empty());
}

TEST_CASE("text before the first label is in no turn, unless it is a talk") {
  CHECK(turns("My interview\n\nA subtitle\n\nI: One?\n\nP: Two.\n") == Strings{"I|One?", "P|Two."});
  std::string talk;
  for (int i = 0; i < 60; ++i) talk += "This is a paragraph of a talk, and it has some words.\n\n";
  const auto draft = read(talk + "Q: Why?\n\nA: Because.\n");
  CHECK(draft.turns.size() == 62);
  CHECK_FALSE(draft.turns[0].speaker);
}

TEST_CASE("white space of all kinds around words is not part of a turn") {
  CHECK(turns("Anna:\xC2\xA0\xE2\x80\x8B One.\xC2\xA0\n\xE2\x80\x8B\n\nBen:\xE3\x80\x80Two.\n") ==
        Strings{"Anna|One.", "Ben|Two."});
}

TEST_CASE("no speakers are looked for when none are wanted") {
  ReadOptions options = named("x.txt");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::none;
  CHECK(turns(read("I: One?\n\nP: Two.\n", options)) == Strings{"-|I: One?", "-|P: Two."});
}

namespace {

Strings by_pattern(std::string pattern, std::string_view text) {
  ReadOptions options = named("x.txt");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::pattern;
  options.speakers.pattern = std::move(pattern);
  return turns(read(text, options));
}

}  // namespace

TEST_CASE("a pattern names the labels by its group, its first group or all of it") {
  const auto text = "{Anna} one\nstill one\n{Ben} two {Carl}\n"sv;
  const Strings expected{"Anna|one/still one", "Ben|two {Carl}"};
  CHECK(by_pattern(R"(\{(?<speaker>\w+)\})", text) == expected);
  CHECK(by_pattern(R"(\{(\w+)\})", text) == expected);
  CHECK(by_pattern(R"(\[x\(]?|(?:\{)(\w+)\})", text) == expected);
  CHECK(by_pattern(R"((?<who>Anna|Ben):)", "Anna: one\nBen: two") ==
        Strings{"Anna|one", "Ben|two"});
  CHECK(by_pattern("P\\d+:", "P1: one\nP2: two") == Strings{"P1|one", "P2|two"});
  CHECK(by_pattern("X:", "P1: one\n\nP2: two") == Strings{"-|P1: one", "-|P2: two"});
}

TEST_CASE("a wrong pattern is a usage error") {
  ReadOptions options = named("x.txt");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::pattern;
  options.speakers.pattern = "(";
  CHECK(error_of("I: One?", options).code() == thema::Errc::usage);
}

TEST_CASE("a full name that speaks once in a talk with remarks between is a speaker") {
  const std::string talk =
      "Anna_Berg: Any announcements?\n\nCarl Dorn: One, about the workshop.\n\n(somebody joins)\n\n"
      "Anna_Berg: You have the floor.\n\n(noise)\n\nErica Holm: Here is the link.\n\n"
      "(somebody leaves)\n\nCarl Dorn: It is in October.\n\n(noise)\n\nAnna_Berg: Thank you.\n";
  CHECK(turns(talk).at(3) == "Erica Holm|Here is the link.//(somebody leaves)");
  // One word before a colon is as often a heading.
  CHECK(speakers("Ann: What is it?\n\nBob: It is a plan.\n\nAnn: So?\n\n(pause)\n\n"
                 "Reasons: three of them.\n\n(noise)\n\n(laughs)\n\nBob: Yes.\n") ==
        Strings{"Ann", "Bob"});
}

TEST_CASE("the turns of very many speakers are their own") {
  constexpr std::size_t kSpeakers = 70'000;
  std::string text;
  for (std::size_t i = 0; i < 2 * kSpeakers; ++i) {
    text += "Person" + std::to_string(i % kSpeakers) + ": words\n";
  }
  const auto draft = read(text);
  CHECK(draft.speakers.size() == kSpeakers);
  CHECK(draft.turns.size() == 2 * kSpeakers);
}

TEST_CASE("a line of nothing but time stamps takes a moment") {
  std::string text = "P1: words";
  for (int i = 0; i < 200'000; ++i) text += " [0:15]";
  const std::clock_t begin = std::clock();
  const auto draft = read(text + "\n");
  CHECK(std::clock() - begin < 20 * CLOCKS_PER_SEC);
  CHECK(turns(draft) == Strings{"P1|words"});
}

TEST_CASE("more labels than can be remembered are refused, not read as words") {
  std::string text;
  for (std::size_t i = 0; i <= 1U << 18U; ++i) text += "P" + std::to_string(i) + ": a\n";
  CHECK(contains(error_of(text, "x.txt").what(), "more than 262144 different labels"));
}

TEST_CASE("a name that is a common word, too, is a speaker where it takes turns with others") {
  for (const std::string name : {"Uma", "My", "So", "No", "You", "You Jin"}) {
    CAPTURE(name);
    std::string talk;
    for (const char* day : {"1", "2", "3", "4", "5"}) {
      talk += "I: How was day " + std::string(day) + "?\n" + name + ": I walked to the shop.\n";
    }
    CHECK(speakers(read(talk)) == Strings{"I*", name});
    CHECK(turns(read(talk))[1] == name + "|I walked to the shop.");
  }
  CHECK(speakers(read("I: How?\nUma: Well.\n\nI: And?\nUma: Bad.")) == Strings{"I*", "Uma"});
  CHECK(speakers(read("Mod: How?\nUma: Well.\nBen: Bad.\nSo: Fine.\n"
                      "Mod: And?\nBen: No.\nUma: Yes.\nSo: Good.\nMod: Bye.")) ==
        Strings{"Mod*", "Uma", "Ben", "So"});
}

TEST_CASE("a word that begins what somebody says is no speaker") {
  CHECK(speakers(read("I: How?\nP1: I thought:\nSo: that was it.\nNo: not again.\nI: And?\n"
                      "P1: Fine.\nSo: yes.\nSo: no.\nI: Bye.\nP1: Bye.")) == Strings{"I*", "P1"});
  CHECK(speakers(read("Yes: 12\nNo: 3\n\nYes: 10\nNo: 5\n\nYes: 9\nNo: 6\n")).empty());
  CHECK(speakers(read("I: How?\nP1: Fine.\nSo: once.\nI: Bye.\nP1: Bye.")) == Strings{"I*", "P1"});
}
