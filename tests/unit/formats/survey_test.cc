#include <algorithm>
#include <cstdlib>

#include "helpers.h"

namespace {

namespace fs = std::filesystem;
using formats_test::contains;
using formats_test::data;
using formats_test::named;
using formats_test::read;
using formats_test::Strings;
using thema::formats::open_file;
using thema::formats::Part;
using thema::formats::ReadOptions;

/// "respondent: Speaker|words ..." for each part.
Strings parts(const std::string& bytes, const ReadOptions& options) {
  thema::Sink sink;
  auto opened = open_file(bytes, options, sink);
  REQUIRE(opened.parts);
  Strings out;
  Part part;
  while (opened.parts->next(part)) {
    CHECK((part.document.turns.empty() || thema::formats::draft_problem(part.document) == ""));
    std::string line = part.respondent + (part.column.empty() ? "" : "/" + part.column) + ":";
    for (const std::string& turn : formats_test::turns(part.document)) line += " " + turn;
    out.push_back(std::move(line));
  }
  return out;
}
Strings parts(const std::string& file) { return parts(data("survey/" + file), named(file)); }

thema::Error refusal(const std::string& bytes, const ReadOptions& options) {
  thema::Sink sink;
  try {
    open_file(bytes, options, sink);
  } catch (const thema::Error& e) {
    return e;
  }
  FAIL("no error");
  return thema::Error(thema::Errc::usage, "");
}

}  // namespace

TEST_CASE("answers stand below their questions, and empty cells make no turn") {
  CHECK(parts("two-questions.csv") ==
        Strings{"P01: What helped you most?|The calls helped me more than the website did.",
                "P02: What helped you most?|Doing the exercises while the kettle boils./Then I "
                "forgot about them, I must say. Anything else?|I would have liked a reminder by "
                "text message.",
                "P03:"});
}

TEST_CASE("a workbook is the same survey") {
  CHECK(parts(data("xlsx/survey.xlsx"), named("no-extension")) ==
        Strings{"P01: Why did you stop?|It took me too long and nobody helped.",
                "P02: Why did you stop?|The exercises hurt my back too much."});
}

TEST_CASE("columns that are no answers become attributes, or those that are named") {
  thema::Sink sink;
  ReadOptions options = named("s.csv");
  const std::string bytes = data("survey/two-questions.csv");
  auto all = open_file(bytes, options, sink);
  CHECK(all.parts->case_attributes() == Strings{"Age", "Group", "wave"});
  CHECK(all.parts->source_attributes().empty());
  options.survey.source_attributes = {"WAVE"};
  options.survey.attributes = {"Age"};
  auto chosen = open_file(bytes, options, sink);
  CHECK(chosen.parts->case_attributes() == Strings{"Age"});
  CHECK(chosen.parts->source_attributes() == Strings{"wave"});
  Part part;
  REQUIRE(chosen.parts->next(part));
  CHECK(part.case_values == Strings{"34"});
  CHECK(part.source_values == Strings{"1"});
}

TEST_CASE("one part an answer") {
  ReadOptions options = named("s.csv");
  options.survey.per_cell = true;
  const Strings found = parts(data("survey/two-questions.csv"), options);
  REQUIRE(found.size() == 4);
  CHECK(contains(found[1], "P02/What helped you most?:"));
  CHECK(contains(found[2], "P02/Anything else?: Anything else?|I would"));
  CHECK(found[3] == "P03:");
}

TEST_CASE("a conversation in a cell has its own speakers, unless nobody looks for them") {
  const Strings found = parts("dialogue-in-cells.csv");
  CHECK(found[1] ==
        "E2: doctor|What brings you here? patient|My knee, it swells up when I walk for long.");
  ReadOptions options = named("s.csv");
  options.speakers.mode = thema::formats::SpeakerOptions::Mode::none;
  CHECK(contains(parts(data("survey/dialogue-in-cells.csv"), options)[1], "talk|[doctor] What"));
}

TEST_CASE("questions and numbers that Qualtrics writes behind the header are no answers") {
  CHECK(parts("qualtrics.csv") ==
        Strings{": Why did you stop?|It took too long and I had no help at all.",
                ": Why did you stop?|My son had set it up and then he moved away."});
}

TEST_CASE("tables of one conversation are one document") {
  CHECK(formats_test::turns(data("survey/conversation.csv"), "conversation.csv") ==
        Strings{"Interviewer|How did you get on?", "Anna|I gave up on the password.",
                "Interviewer|Why was that?", "Anna|Too many rules."});
  const auto whisper = formats_test::draft_of_file("survey/whisper.tsv");
  CHECK(whisper.format == "tsv");
  CHECK(whisper.service == "whisper");
  CHECK(read("start\tend\ttext\n0:00\t0:02\tHello.\n", "other.tsv").service.empty());
  CHECK(formats_test::times(whisper) == Strings{"0-1500", "1600-3000"});
  ReadOptions options = named("c.csv");
  options.survey.kind = "survey";
  options.survey.text = {"Text"};
  CHECK(parts(data("survey/conversation.csv"), options).size() == 4);
}

TEST_CASE("tables that are no survey are refused with the command that reads them") {
  struct Case {
    std::string header, message;
  };
  for (const Case& c : {
           Case{"source,start,end,code", "thema coding import"},
           Case{"code,description", "thema code import"},
           Case{"cmoc,source,stance", "thema cmo evidence --import"},
           Case{"source,case,start,end,text", "a table that thema has printed"},
           Case{"case,age", "'thema case import'"},
       }) {
    CAPTURE(c.header);
    const auto columns = std::count(c.header.begin(), c.header.end(), ',');
    std::string row = "A";
    for (auto i = columns; i > 0; --i) row += ",B";
    const auto e = refusal(c.header + "\n" + row + "\n", named("t.csv"));
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == "t.csv");
    CHECK(contains(e.what(), c.message));
  }
}

TEST_CASE("columns that are not there or named twice are refused") {
  ReadOptions options = named("s.csv");
  const std::string bytes = data("survey/two-questions.csv");
  options.survey.respondent = "IDs";
  CHECK(contains(refusal(bytes, options).what(), "no column 'IDs'"));
  CHECK(contains(refusal(bytes, options).hint(), "'ID'"));
  options.survey.respondent = "ID";
  options.survey.text = {"id"};
  CHECK(contains(refusal(bytes, options).what(), "named twice"));
}

TEST_CASE("columns without a heading are told, and taken by their letter or number") {
  const std::string bytes =  // invented
      "id,Why did you stop?,,,\n"
      "P1,It took me too long and nobody helped.,web,,yes\n"
      "P2,The exercises hurt my back too much.,,,no\n";
  thema::CollectingSink sink;
  ReadOptions options = named("s.csv");
  open_file(bytes, options, sink);
  REQUIRE(sink.diagnostics.size() == 2);
  const thema::Diagnostic& told = sink.diagnostics.back();
  CHECK(told.level == thema::Level::warning);
  CHECK(
      told.message ==
      "columns without a heading are left out: C (1 filled cell), E (2 filled cells); give them a "
      "heading, or take them by the letter: --text C");

  options.survey.attributes = {"c"};
  options.survey.source_attributes = {"5"};
  auto chosen = open_file(bytes, options, sink);
  CHECK(chosen.parts->case_attributes() == Strings{"column 3"});
  CHECK(chosen.parts->source_attributes() == Strings{"column 5"});
  CHECK(sink.diagnostics.size() == 3);
  Part part;
  REQUIRE(chosen.parts->next(part));
  CHECK(part.case_values == Strings{"web"});
  options.survey.text = {"B"};  // it has a heading, and that is its name
  CHECK(contains(refusal(bytes, options).what(), "no column 'B'; the file has: id, Why did"));
}

TEST_CASE("a survey is not one document") {
  const auto e =
      formats_test::error_of(data("survey/two-questions.csv"), std::string("two-questions.csv"));
  CHECK(contains(e.what(), "answers of several respondents"));
}

TEST_CASE("every real table is read, or refused in one line that says what to do") {
  const char* shared = std::getenv("THEMA_SHARED");
  const fs::path folder =
      fs::path(shared != nullptr ? shared : THEMA_SOURCE_DIR "/../shared") / "data/transcripts";
  if (!fs::is_directory(folder)) {
    MESSAGE("skipped: no real transcripts at " << folder.string());
    return;
  }
  std::size_t surveys = 0, conversations = 0, refused = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".csv" && extension != ".tsv" && extension != ".xlsx") continue;
    CAPTURE(entry.path().string());
    thema::Sink sink;
    try {
      auto opened =
          open_file(thema::read_file(entry.path()), named(entry.path().filename().string()), sink);
      if (opened.document) {
        CHECK(thema::formats::draft_problem(*opened.document) == "");
        ++conversations;
        continue;
      }
      Part part;
      while (opened.parts->next(part)) {
        CHECK((part.document.turns.empty() || thema::formats::draft_problem(part.document) == ""));
      }
      ++surveys;
    } catch (const thema::Error& e) {
      CHECK(contains(e.what(), "thema "));
      ++refused;
    }
  }
  CHECK(surveys >= 6);
  CHECK(conversations >= 2);
  CHECK(refused >= 10);
}
