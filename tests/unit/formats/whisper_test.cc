#include "formats/whisper/whisper.h"

#include <fmt/format.h>

#include "formats/common/json.h"
#include "helpers.h"

namespace {
using formats_test::contains;
using formats_test::data;
using formats_test::error_of;
using formats_test::named;
using formats_test::read;
using formats_test::ReadOptions;
using formats_test::speakers;
using formats_test::Strings;
using formats_test::times;
using formats_test::turns;

thema::model::DocumentDraft draft_of(const std::string& name) {
  return formats_test::draft_of_file("whisper/" + name + ".json");
}

Strings diagnostics(const std::string& name) {
  return formats_test::diagnostics_of_file("whisper/" + name + ".json");
}
}  // namespace

TEST_CASE("each segment of Whisper's JSON is a paragraph where nobody is named") {
  const auto draft = draft_of("openai");
  CHECK(draft.format == "whisper");
  CHECK(draft.encoding == "UTF-8");
  CHECK(draft.text == "How did it begin?\n\nWith a letter, on a Tuesday.\n\nThen nothing.\n");
  CHECK(times(draft) == Strings{"0-2500", "2500-6040", "9500-11000"});
  CHECK(draft.speakers.empty());
}

TEST_CASE("segments with speakers are joined into turns, as captions are") {
  const auto draft = draft_of("whisperx");
  CHECK(draft.text ==
        "SPEAKER_00: How did it begin?\n\nSPEAKER_01: With a letter, on a Tuesday. Then "
        "nothing.\n\nSPEAKER_00: Mhm.\n");
  CHECK(speakers(draft) == Strings{"SPEAKER_00", "SPEAKER_01"});
  CHECK(times(draft) == Strings{"31-2500", "2500-11000", "11000--1"});
  CHECK(diagnostics("whisperx") ==
        Strings{"whisper-ends-early: 1 segments end before they start; their ends are left out",
                "whisper-no-speaker: 1 segments name no speaker; they continue the one before"});
}

TEST_CASE("whisper.cpp writes milliseconds, and numbers its speakers") {
  const auto draft = draft_of("whisper-cpp");
  CHECK(draft.text ==
        "Speaker 0: How did it begin?\n\nSpeaker 1: With a letter, on a Tuesday. Oh.\n");
  CHECK(times(draft) == Strings{"0-2500", "2500-8000"});
}

TEST_CASE("a segment is divided where the speakers of its words change") {
  const auto draft = draft_of("word-speakers");
  CHECK(turns(draft) == Strings{"Anna|So, how did it begin?", "Ben|With a letter."});
  CHECK(times(draft) == Strings{"0-2000", "2000-6000"});
}

TEST_CASE("chunks, the podcast namespace and bare lists are read like segments") {
  const auto chunks = draft_of("transformers-chunks");
  CHECK(turns(chunks) == Strings{"-|How did it begin?", "-|With a letter."});
  CHECK(times(chunks) == Strings{"0-2500", "2500--1"});
  CHECK(turns(draft_of("insanely-fast-speakers")) ==
        Strings{"SPEAKER_00|How did it begin?", "SPEAKER_01|With a letter."});
  CHECK(turns(draft_of("podcast-words")) ==
        Strings{"Anna|How did it begin?", "Ben|With a letter."});
  CHECK(turns(draft_of("bare-list-words")) ==
        Strings{"SPEAKER_00|How did it begin?", "SPEAKER_01|With a letter. Yes."});
  CHECK(turns(draft_of("text-alone")) == Strings{"-|How did it begin? With a letter."});
  CHECK(times(draft_of("text-alone")) == Strings{"-1--1"});
}

TEST_CASE("times may be written in milliseconds or as texts") {
  const std::string services =  // as AssemblyAI writes it; invented
      R"({"id": "x", "audio_duration": 2, "text": "Hello there. Hi.", "words": [{"text": "Hello",
      "start": 250, "end": 650, "speaker": "A"}], "utterances": [{"speaker": "A", "text":
      "Hello there.", "start": 250, "end": 900}, {"speaker": "B", "text": "Hi.", "start": 1500,
      "end": 1800}]})";
  CHECK(turns(services, "x.json") == Strings{"A|Hello there.", "B|Hi."});
  CHECK(times(read(services, "x.json")) == Strings{"250-900", "1500-1800"});
  CHECK(times(read(R"([{"start": 0, "end": 4200, "text": "a"}, {"start": 4200, "end": 9000,
      "text": "b"}])",
                   "x.json")) == Strings{"0-4200", "4200-9000"});
  CHECK(
      times(read(R"([{"start": 0, "end": 30, "text": "a"}, {"start": 30, "end": 58, "text": "b"}])",
                 "x.json")) == Strings{"0-30000", "30000-58000"});
  CHECK(times(read(R"({"segments": [{"start": "0.5", "end": "1.25", "text": "a"}, {"start":
      "00:00:01.500", "end": "soon", "text": "b"}]})",
                   "x.json")) == Strings{"500-1250", "1500--1"});
}

TEST_CASE("times in whole numbers count what so many words can be said in, and that is told") {
  const auto list = [](std::size_t repeats, int length) {
    std::string words;
    while (repeats-- > 0) words += "I walk there. ";
    return fmt::format(R"([{{"start": 0, "end": {0}, "text": "{1}"}},
        {{"start": {0}, "end": {2}, "text": "{1}"}}])",
                       length, words, 2 * length);
  };
  const auto told = [](const std::string& json) {
    thema::CollectingSink sink;
    thema::formats::read_document(json, named("x.json"), sink);
    return sink.diagnostics.empty() ? std::string() : sink.diagnostics[0].message;
  };
  CHECK(times(read(list(300, 300), "x.json")) == Strings{"0-300000", "300000-600000"});
  CHECK(times(read(list(1, 300), "x.json")) == Strings{"0-300", "300-600"});
  CHECK(times(read(list(1, 900), "x.json")) == Strings{"0-900", "900-1800"});
  CHECK(times(read(list(300, 300'000), "x.json")) == Strings{"0-300000", "300000-600000"});
  CHECK(contains(told(list(300, 300)), "read as seconds, which fits how much is said"));
  CHECK(contains(told(list(1, 900)), "read as thousandths of a second"));
  CHECK(told(R"([{"start": 0.0, "end": 4.0, "text": "I walk there."}])").empty());
  CHECK(
      told(R"({"duration": 9, "segments": [{"start": 0, "end": 4, "text": "I walk."}]})").empty());
}

TEST_CASE("lists of single words are joined up to a pause, with no blanks but their own") {
  const auto tokens = draft_of("token-by-token");
  CHECK(turns(tokens) == Strings{"-|How did it begin?", "-|With a letter."});
  CHECK(times(tokens) == Strings{"0-1750", "5000-6450"});
  CHECK(turns(draft_of("single-characters")) == Strings{"-|我們昨天收到一封信然後就沒有了"});
}

TEST_CASE("labels are found in the words of segments, and marks in them are characters") {
  CHECK(turns(draft_of("labels-in-words")) ==
        Strings{"Interviewer|How did it begin? R&amp;D <b>", "P1|With a letter. On a Tuesday."});
}

TEST_CASE("line breaks inside a segment are blanks, other white space stays") {
  CHECK(draft_of("line-breaks").text ==
        "one two\xE2\x80\xA8three\n\nfour \xC2\xA0"
        "five\tsix\n");
}

TEST_CASE("speakers of segments can be left alone or found by a pattern") {
  ReadOptions options = named("x.json");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::none;
  CHECK(turns(read(data("whisper/insanely-fast-speakers.json"), options)) ==
        Strings{"-|How did it begin?", "-|With a letter."});
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::pattern;
  options.speakers.pattern = R"((\w+):)";
  CHECK(speakers(read(data("whisper/labels-in-words.json"), options)) ==
        Strings{"Interviewer*", "P1"});
}

TEST_CASE("Whisper's JSON is told by its content, in any encoding") {
  CHECK(read(data("whisper/openai.json"), "x.txt").format == "whisper");
  CHECK(read(data("whisper/bare-list-words.json"), "x").format == "whisper");
  const auto draft = draft_of("utf-16le-crlf");
  CHECK(draft.text == draft_of("openai").text);
  CHECK(draft.encoding == "UTF-16LE");
  CHECK(read("[Anna] \"start\" \"text\"\n", "x.txt").format == "txt");
  CHECK(read("{sighs} Well, \"segments\", \"start\".\n", "x.txt").format == "txt");
}

TEST_CASE("JSON that is no transcript is refused, and the message says what was expected") {
  struct Case {
    std::string name, message;
  };
  for (const Case& c : {
           Case{"truncated", "the JSON is cut short"},
           Case{"trailing-comma", "this is no valid JSON, behind"},
           Case{"deep", "the JSON is nested deeper than 64"},
           Case{"plain-words", "this is no valid JSON, behind 'H'"},
           Case{"other-json",
                "the JSON holds no transcript: expected Whisper's segments, as in {\"segments\": "
                "[{\"start\": 0.0, \"end\": 2.5, \"text\": \"...\"}]}, found an object with the "
                "members 'meeting_transcripts', 'topic_list'"},
           Case{"no-text", "segment 2 has no words: expected a member \"text\""},
           Case{"no-words", "no segment of the file has words"},
           Case{"nul-character", "U+0000"},
       }) {
    CAPTURE(c.name);
    const auto e = error_of(data("whisper/" + c.name + ".json"), c.name + ".json");
    CAPTURE(e.what());
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == c.name + ".json");
    CHECK(contains(e.what(), c.message));
  }
  CHECK(error_of(data("whisper/trailing-comma.json"), "x.json").line() == 3);
  CHECK(contains(error_of("[]", "x.json").what(), "found an empty list"));
  CHECK(contains(error_of("7", "x.json").what(), "found a single value"));
  CHECK(contains(error_of("[[1]]", "x.json").what(), "found a list of something else"));
  CHECK(contains(error_of("{\"text\":\"a\",\"note\":1}", "x.json").what(), "no transcript"));
}

TEST_CASE("JSON is read in linear time and memory, and what Python writes beside it is null") {
  using thema::formats::parse_json;
  CHECK(parse_json(R"({"a": [NaN, -Infinity, "NaN \" Infinity"]})").dump() ==
        R"({"a":[null,null,"NaN \" Infinity"]})");
  CHECK(parse_json(R"({"tokens": [1, {"tokens": [2]}], "b": {"tokens": 7, "c": 1}})").dump() ==
        R"({"b":{"c":1}})");
  for (const std::string bad : {"", "{", "[1", "nul", "{\"a\" 1}", "[1,]", "\"\\ud800\"", "Na",
                                "[1] 2", "-", "1e999", "\"abc", "\"abc\\"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(parse_json(bad), const thema::Error&);
  }
  std::string wide = "[";
  for (int i = 0; i < 2'500'000; ++i) wide += "{},[],";
  CHECK_THROWS_WITH_AS(parse_json(wide + "1]"), "more than 5000000 JSON values are refused",
                       const thema::Error&);
}
