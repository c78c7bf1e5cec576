#include "model/coding_import.h"

#include <doctest/doctest.h>

#include "base/strings.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/corpus.h"
#include "transcripts.h"

using namespace thema::model;
using Names = std::vector<std::string>;

namespace {

/// A row as a table has it; `line` is filled in: the first row is line 2.
CodingCells row(std::string_view source, std::string_view code, std::string_view quote) {
  CodingCells c;
  c.source = source;
  c.code = code;
  c.quote = quote;
  return c;
}
CodingCells placed(std::string_view source, std::string_view code, std::string_view start,
                   std::string_view end) {
  CodingCells c = row(source, code, "");
  c.start = start;
  c.end = end;
  return c;
}
CodingCells by(CodingCells c, std::string_view coder) {
  c.coder = coder;
  return c;
}

/// P1 and P2 with the same words, and the codes Trust, Barriers/Login and Help/Login. Text of each:
/// "I: Why?\nP: I trust her. She listens. I trust her.\n", whose words begin at 11.
struct Study {
  Project project = Project::in_memory();
  thema::CollectingSink sink;
  CodingImportOptions options;

  Study() {
    options.file = "codings.csv";
    changing(project, [&] {
      for (const char* name : {"P1", "P2"}) {
        add_document(project, name,
                     transcript({{"I", "Why?"}, {"P", "I trust her. She listens. I trust her."}}));
      }
      for (const char* path : {"Trust", "Barriers/Login", "Help/Login"}) {
        Codebook(project).add(path, {});
      }
      thema::Sink quiet;
      options.default_coder = project.coder_id(quiet);
    });
  }

  /// As a caller does it: a change of its own, taken back when rows fail and it does not go on.
  CodingImport import(std::vector<CodingCells> rows) {
    ChangeScope change(project, "thema coding import");
    std::size_t at = 0;
    const auto next = [&](CodingCells& cells) {
      if (at == rows.size()) return false;
      cells = rows[at++];
      cells.line = at + 1;
      return true;
    };
    CodingImport result = import_codings(project, next, options, sink);
    if (result.rejected.empty() || options.keep_going) change.commit();
    return result;
  }

  /// Why the only row is rejected.
  std::string reason(const CodingCells& cells) {
    const std::string before = state_of(project);
    const CodingImport result = import({cells});
    CHECK((state_of(project) == before));
    if (result.rejected.size() != 1) return "taken";
    CHECK(result.rejected[0].line == 2);
    return result.rejected[0].reason;
  }

  /// "P1 11:22 Trust tester": every coding there is.
  std::string stored() {
    const Corpus corpus = load_corpus(project);
    Names out;
    for (const Coding& c : load_codings(project, corpus, {})) {
      out.push_back(fmt::format("{} {}:{} {} {}", corpus.sources[c.source].name, c.span.begin,
                                c.span.end, corpus.codes[c.code].path,
                                corpus.coders[c.coder].name));
    }
    return thema::join(out, ", ");
  }
  std::string codes() {
    Names out;
    for (const Code& c : Codebook(project).list()) out.push_back(c.path);
    return thema::join(out, ", ");
  }
};

}  // namespace

TEST_CASE("rows are stored with their place, however it is given") {
  Study study;
  CodingCells turn = row("P1", "Trust", ""), line = row("P2.txt", "Trust", "");
  turn.turns = "2.2";
  line.lines = " 1 ";
  CodingCells second = row("P1", "Trust", "i  TRUST her");
  second.turns = "2.3";
  const CodingImport result =
      study.import({row("P1", "Barriers/Login", "She listens"), placed("P1", "Trust", "11", " 22 "),
                    turn, line, second});
  CHECK(result.rows == 5);
  CHECK(result.added.created == 5);
  CHECK(result.rejected.empty());
  CHECK(study.stored() ==
        "P1 11:22 Trust tester, P1 24:35 Barriers/Login tester, P1 24:36 Trust tester, P1 37:48 "
        "Trust tester, P2 0:7 Trust tester");
}

TEST_CASE("what a failing row quotes is not asked of the row behind it") {
  Study study;
  study.options.keep_going = true;
  CodingCells unknown = placed("P1", "Nosuch", "11", "22"),
              good = placed("P1", "Trust", "24", "36");
  unknown.quote = "I trust her";
  good.quote = "She listens.";
  const CodingImport result =
      study.import({unknown, good, unknown, placed("P2", "Trust", "24", "36")});
  REQUIRE(result.rejected.size() == 2);
  CHECK(result.rejected[0].reason == "no code 'Nosuch'");
  CHECK(result.rejected[1].line == 4);
  CHECK(study.stored() == "P1 24:36 Trust tester, P2 24:36 Trust tester");
}

TEST_CASE("a quote in a turn is looked for in that turn only") {
  Study study;
  CodingCells cells = row("P1", "Trust", "trust");
  CHECK(study.reason(cells).starts_with("the quote is 2 times in source 'P1': 1: turn 2 (line 2)"));
  cells.turns = "1";
  CHECK(study.reason(cells) == "the quote is not in turn 1 of source 'P1', but at turn 2 (line 2)");
  cells.turns = "2.3";
  CHECK(study.import({cells}).added.created == 1);
}

TEST_CASE("places count code points, also beyond the basic plane") {
  Study study;
  changing(study.project, [&] {
    add_document(study.project, "P3", transcript({{"", "\U0001F600\U0001D49C trust"}}));
  });
  study.import({row("P3", "Trust", "trust"), placed("P3", "Trust", "0", "1")});
  CHECK(study.stored() == "P3 0:1 Trust tester, P3 3:8 Trust tester");
}

TEST_CASE("memo, tags, exemplar, printed form and date come along") {
  Study study;
  CodingCells cells = row("P1", "Trust", "I trust her. She listens.");
  cells.memo = "at last";
  cells.tags = "valence=facilitator; view=patient";
  cells.exemplar = "yes";
  cells.created = "2025-11-30T08:00:00Z";
  cells.print = "I trust her. ... listens.";
  study.import({cells});
  const Corpus corpus = load_corpus(study.project);
  const Coding coding = load_codings(study.project, corpus, {}).at(0);
  CHECK(coding.exemplar);
  const CodingDetail detail = load_details(study.project)[coding.id];
  CHECK(detail.memo == "at last");
  CHECK(detail.print == "I trust her. ... listens.");
  CHECK(detail.tags == std::vector<Tag>{{"valence", "facilitator"}, {"view", "patient"}});
  CHECK(load_created(study.project)[coding.id] == "2025-11-30T08:00:00Z");
}

TEST_CASE("the same rows again are no change; what they add to a coding is") {
  Study study;
  const CodingCells trust = placed("P1", "Trust", "11", "22");
  CHECK(study.import({trust, trust}).added.created == 1);
  const std::string before = state_of(study.project);
  CodingImport again = study.import({trust});
  CHECK(again.added.created == 0);
  CHECK(again.added.unchanged == 1);
  CHECK((state_of(study.project) == before));
  CodingCells more = trust;
  more.memo = "at last";
  more.exemplar = "x";
  again = study.import({more});
  CHECK(again.added.updated == 1);
  CHECK(study.stored() == "P1 11:22 Trust tester");
  CHECK(study.import({more}).added.unchanged == 1);
}

TEST_CASE("each row may have a coder of its own, and new ones are told") {
  Study study;
  const CodingCells trust = placed("P1", "Trust", "11", "22");
  const CodingImport result = study.import({by(trust, "ann"), by(trust, " ann "), by(trust, " ")});
  CHECK(result.new_coders == Names{"ann"});
  CHECK(result.added.created == 2);
  CHECK(study.stored() == "P1 11:22 Trust ann, P1 11:22 Trust tester");
}

TEST_CASE("a row that fails is told with its line and reason, and nothing is stored") {
  Study study;
  const std::string before = state_of(study.project);
  const CodingImport result =
      study.import({row("P1", "Trust", "She listens"), row("P1", "Trst", "She listens"),
                    row("P9", "Trust", "She listens"), row("P1", "Trust", "nowhere to be found")});
  CHECK((state_of(study.project) == before));
  CHECK(result.rows == 4);
  REQUIRE(result.rejected.size() == 3);
  CHECK(result.rejected[0].reason == "no code 'Trst'; did you mean 'Trust'?");
  CHECK(result.rejected[1].reason.starts_with("no source 'P9'; did you mean 'P1' or 'P2'?"));
  CHECK(result.rejected[2].reason.starts_with("the quote is not in source 'P1'"));
  REQUIRE(study.sink.diagnostics.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const thema::Diagnostic& d = study.sink.diagnostics[i];
    CHECK(d.id == "rejected-row");
    CHECK(d.level == thema::Level::error);
    CHECK(d.file == "codings.csv");
    CHECK(d.line == i + 3);
    CHECK(d.message == result.rejected[i].reason);
  }
}

TEST_CASE("rows fail in the order of their lines, whatever is found out first") {
  Study study;
  const CodingImport result =
      study.import({placed("P2", "Trust", "0", "999"), row("P1", "Trst", "trust"),
                    placed("P1", "Trust", "0", "999"), row("", "Trust", "x")});
  REQUIRE(result.rejected.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(result.rejected[i].line == i + 2);
}

TEST_CASE("with keep-going the good rows are stored") {
  Study study;
  study.options.keep_going = true;
  const CodingImport result =
      study.import({row("P1", "Trust", "She listens"), placed("P1", "Trust", "0", "999"),
                    row("P2", "Trust", "She listens")});
  CHECK(result.rejected.size() == 1);
  CHECK(result.added.created == 2);
  CHECK(study.stored() == "P1 24:35 Trust tester, P2 24:35 Trust tester");
}

TEST_CASE("cells that cannot be used are told with what was expected") {
  Study study;
  CHECK(study.reason(row(" ", "Trust", "x")) == "no source: column source is empty");
  CHECK(study.reason(row("P1", " ", "x")) == "no code: column code is empty");
  CHECK(study.reason(row("P1", "Trust", "")) ==
        "no passage: give start and end, quote, turns or lines");
  CHECK(study.reason(placed("P1", "Trust", "3", "")) ==
        "'' in column end: expected a number of code points");
  CHECK(study.reason(placed("P1", "Trust", "-1", "4")) ==
        "'-1' in column start: expected a number of code points");
  CHECK(study.reason(placed("P1", "Trust", "1.0", "4"))
            .starts_with("'1.0' in column start: expected"));
  CHECK(study.reason(placed("P1", "Trust", "0", "99999999999"))
            .starts_with("'99999999999' in column end: expected"));
  CHECK(study.reason(placed("P1", "Trust", "0", "51")) ==
        "0:51 is outside source 'P1': expected 0 <= start < end <= 50");
  CHECK(study.reason(placed("P1", "Trust", "5", "5")).starts_with("5:5 is outside source 'P1'"));
  CHECK(study.reason(row("P1", "Login", "x")).starts_with("'Login' may mean 'Barriers/Login'"));
  CodingCells cells = row("P1", "Trust", "She listens");
  cells.exemplar = "maybe";
  CHECK(study.reason(cells) == "'maybe' in column exemplar: expected yes or no");
  cells.exemplar = "";
  cells.print = "He listens";
  CHECK(study.reason(cells).starts_with("the printed form is not the passage"));
  cells.print = "";
  cells.tags = "valence";
  CHECK(study.reason(cells) != "taken");
  cells.tags = "";
  cells.turns = "9";
  CHECK(study.reason(cells).starts_with("no turn 9 in source 'P1'"));
}

TEST_CASE("a date that is none is refused") {
  Study study;
  CodingCells cells = row("P1", "Trust", "She listens");
  for (const char* day : {"yesterday", "2026-13-01T00:00:00Z", "30/11/2025"}) {
    const std::string created = day;
    CAPTURE(created);
    cells.created = created;
    CHECK(study.reason(cells) != "taken");
  }
}

TEST_CASE("missing codes are made only when asked, parents too, and are told") {
  Study study;
  const CodingCells cells = row("P1", "Care/Time to listen", "She listens");
  CHECK(study.reason(cells).starts_with("no code 'Care/Time to listen'"));
  study.options.make_codes = true;
  const CodingImport result = study.import({cells, cells});
  CHECK(result.new_codes == Names{"Care", "Care/Time to listen"});
  CHECK(result.added.created == 1);
  CHECK(study.codes() ==
        "Trust, Barriers, Barriers/Login, Help, Help/Login, Care, Care/Time to listen");
}

TEST_CASE("rows that fail leave no codes or coders behind") {
  Study study;
  study.options.make_codes = study.options.keep_going = true;
  const CodingImport result = study.import(
      {row("P1", "Trust", "She listens"), by(row("P1", "Mistake", "nowhere to be found"), "typo")});
  CHECK(result.rejected.size() == 1);
  CHECK(result.new_codes.empty());
  CHECK(result.new_coders.empty());
  CHECK(study.codes() == "Trust, Barriers, Barriers/Login, Help, Help/Login");
  CHECK_FALSE(Coders(study.project).find("typo").has_value());
}

TEST_CASE("a code that an earlier row made may be named by its last name") {
  Study study;
  study.options.make_codes = true;
  study.import({row("P1", "Care/Time", "She listens"), row("P2", "Time", "She listens")});
  CHECK(study.stored() == "P1 24:35 Care/Time tester, P2 24:35 Care/Time tester");
}

TEST_CASE("many rows are stored as one change that undo takes back") {
  Study study;
  const std::string before = state_of(study.project);
  std::vector<std::string> numbers(40);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = std::to_string(i);
  std::vector<CodingCells> rows;
  for (std::size_t a = 0; a < numbers.size(); ++a) {
    for (std::size_t b = a + 1; b < numbers.size(); ++b) {
      rows.push_back(placed(a % 2 == 0 ? "P1" : "P2", "Trust", numbers[a], numbers[b]));
    }
  }
  const CodingImport result = study.import(rows);
  CHECK(result.added.created == rows.size());
  CHECK(Codings(study.project).count() == rows.size());
  const std::string after = state_of(study.project);
  CHECK(study.import(rows).added.unchanged == rows.size());
  CHECK((state_of(study.project) == after));
  study.project.undo("thema undo", "");
  CHECK((state_of(study.project) == before));
  study.project.redo("thema redo", "");
  CHECK((state_of(study.project) == after));
}
