#include "formats/otr/otr.h"

#include <ctime>

#include <fmt/format.h>

#include "helpers.h"

namespace {
using formats_test::contains;
using formats_test::data;
using formats_test::error_of;
using formats_test::named;
using formats_test::read;
using formats_test::ReadOptions;
using formats_test::Strings;
using formats_test::times;
using formats_test::turns;

thema::model::DocumentDraft draft_of(const std::string& name) {
  return formats_test::draft_of_file("otr/" + name + ".otr");
}

}  // namespace

TEST_CASE("time stamps of oTranscribe are times of turns and not in the text") {
  const auto draft = draft_of("paragraphs");
  CHECK(draft.format == "otr");
  CHECK(
      draft.text ==
      "Interviewer: How did it begin?\n\nP1: With a letter&stamp.\n\nInterviewer: Oh.\nP1: Yes.\n");
  CHECK(turns(draft) == Strings{"Interviewer|How did it begin?", "P1|With a letter&stamp.",
                                "Interviewer|Oh.", "P1|Yes."});
  CHECK(times(draft) == Strings{"500--1", "12340-15000", "20000--1", "25250--1"});
}

TEST_CASE("time stamps inside a turn are left out and said") {
  thema::CollectingSink sink;
  read_document(data("otr/paragraphs.otr"), named("x.otr"), sink);
  REQUIRE(sink.diagnostics.size() == 1);
  CHECK(sink.diagnostics[0].id == "otr-times-inside");
  CHECK(sink.diagnostics[0].message == "1 time stamps inside turns are left out");
}

TEST_CASE("line breaks of oTranscribe are lines, and stamps at their beginning are times") {
  const auto draft = draft_of("line-breaks");
  CHECK(draft.text == "Anna: One.\nBen: Two.\n\nAnna: Three.\n");
  CHECK(times(draft) == Strings{"1000--1", "62500--1", "3661000--1"});
}

TEST_CASE("without labels each paragraph and each stamped line is a turn") {
  const auto draft = draft_of("no-labels");
  CHECK(turns(draft) == Strings{"-|One thing.", "-|Another thing.", "-|And more."});
  CHECK(times(draft) == Strings{"1000--1", "5000--1", "9000--1"});
}

TEST_CASE("stamps of old files are read by what they show; typed times are words") {
  const auto draft = draft_of("old-stamps");
  CHECK(turns(draft) == Strings{"Anna|One.", "Ben|10:30 is late.", "Anna|Three."});
  CHECK(times(draft) == Strings{"65000--1", "-1--1", "-1--1"});
}

TEST_CASE("bold names are labels behind a time stamp, too") {
  CHECK(turns(draft_of("bold-names")) ==
        Strings{"Anna|So you came.", "Ben|I did.", "Anna|Why?", "Ben|Well."});
}

TEST_CASE("many stamps in one paragraph take a moment") {
  std::string html;
  for (int i = 0; i < 80'000; ++i) {
    html += fmt::format("<span class='timestamp' data-timestamp='{}'>0:01</span>some words ", i);
  }
  const std::clock_t begin = std::clock();
  const auto draft = read("{\"text\": \"<p>" + html + "</p>\", \"media-time\": 1}", "x.otr");
  CHECK(std::clock() - begin < 20 * CLOCKS_PER_SEC);
  CHECK(draft.turns.size() == 1);
  CHECK(draft.turns[0].start_ms == 0);
}

TEST_CASE("oTranscribe's files are told by their content") {
  CHECK(read(data("otr/paragraphs.otr"), "x.json").format == "otr");
  CHECK(read(data("otr/no-times.otr"), "x.txt").format == "otr");
  CHECK(read(data("whisper/openai.json"), "x.otr").format == "whisper");
}

TEST_CASE("speakers of oTranscribe can be left alone") {
  ReadOptions options = named("x.otr");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::none;
  CHECK(turns(read(data("otr/no-times.otr"), options)) ==
        Strings{"-|Anna: One.", "-|Ben: Two.", "-|Anna: Three."});
}

TEST_CASE("what is no transcript of oTranscribe is refused, and the message says why") {
  struct Case {
    std::string name, message;
  };
  for (const Case& c : {
           Case{"truncated", "the JSON is cut short"},
           Case{"plain-words", "this is no valid JSON"},
           Case{"no-text", "expected JSON with a member \"text\" that holds HTML"},
           Case{"text-number", "expected JSON with a member \"text\" that holds HTML"},
           Case{"only-stamps", "the transcript has no words"},
       }) {
    CAPTURE(c.name);
    const auto e = error_of(data("otr/" + c.name + ".otr"), c.name + ".otr");
    CAPTURE(e.what());
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == c.name + ".otr");
    CHECK(contains(e.what(), c.message));
  }
}
