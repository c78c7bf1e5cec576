#include "model/read_coding.h"

#include <doctest/doctest.h>

#include "model/codings.h"
#include "model/corpus.h"
#include "transcripts.h"

using namespace thema::model;

namespace {

struct Study {
  Study() : project(Project::in_memory()) {
    changing(project, [&] {
      add_document(project, "P1",
                   transcript({{"I", "How did it go?"},
                               {"P", "I gave up. It never worked. So I gave up."},
                               {"I", "And then?"},
                               {"P", "My daughter helped."}}));
      Codebook(project).add("Barriers/Logging in", {});
      Codebook(project).add("Trust", {});
    });
  }

  CodingImport import(std::string_view text, bool keep_going = false, bool make = false) {
    CodingImport result;
    changing(project, [&] {
      thema::CollectingSink sink;
      CodingImportOptions options;
      options.file = "sheet.txt";
      options.keep_going = keep_going;
      options.make_codes = make;
      options.default_coder = project.coder_id(sink);
      result = import_read_lines(project, text, options, sink);
    });
    return result;
  }

  /// "code: words" of all codings, in order.
  std::vector<std::string> codings() {
    std::vector<std::string> out;
    const Corpus corpus = load_corpus(project);
    SourceText text(project, Sources(project).require("P1"));
    for (const Coding& c : load_codings(project, corpus, {})) {
      out.push_back(corpus.codes[c.code].path + ": " + std::string(text.slice(c.span)));
    }
    return out;
  }

  Project project;
};

using Lines = std::vector<std::string>;

/// "line: reason" of the lines that failed.
Lines rejected(const CodingImport& result) {
  Lines out;
  for (const RejectedRow& r : result.rejected)
    out.push_back(std::to_string(r.line) + ": " + r.reason);
  return out;
}

}  // namespace

TEST_CASE("lines below a source give its passages codes") {
  Study study;
  const CodingImport result = study.import(
      "# invented\n== P1\n2.2 = log; tr ! #never\n\n4 = trust\n2\n3 = log\n\"It never\" = trust\n");
  CHECK(rejected(result).empty());
  CHECK(result.rows == 4);
  CHECK(result.added.created == 5);
  CHECK(study.codings() == Lines{"Trust: It never", "Barriers/Logging in: It never worked.",
                                 "Trust: It never worked.", "Barriers/Logging in: So I gave up.",
                                 "Trust: My daughter helped."});
}

TEST_CASE("the same file twice is no change") {
  Study study;
  const char* file = "== P1\n2.2 = log ! #never @k=v\n";
  study.import(file);
  const CodingImport again = study.import(file);
  CHECK(again.added.created + again.added.updated == 0);
  CHECK(again.added.unchanged == 1);
}

TEST_CASE("a line that fails is told by its number, and nothing is stored unless asked") {
  Study study;
  const char* file =
      "2.1 = trust\n== P1\n2.1 = trst\n9 = trust\nu\n\"nowhere at all\" = trust\n= trust\n"
      "== P9\n1 = trust\n== P1\n4 = trust\n";
  const CodingImport result = study.import(file);
  const Lines failed = rejected(result);
  REQUIRE(failed.size() == 8);
  CHECK(failed[0] == "1: which source? expected a line '== SOURCE' before");
  CHECK(failed[1] == "3: no code 'trst'; did you mean 'Trust'? 'trst+' makes it");
  CHECK(failed[2].starts_with("4: no turn 9 in source 'P1'"));
  CHECK(failed[3].starts_with("5: 'u' belongs to a session"));
  CHECK(failed[4].starts_with("6: the quote is not in source 'P1'"));
  CHECK(failed[5].starts_with("7: which place? no turn is shown"));
  CHECK(failed[6].starts_with("8: no source 'P9'"));
  CHECK(failed[7] == "9: the source of line 8 is not there");
  CHECK(result.rows == 9);
  CHECK(study.codings().empty());
  CHECK(study.import(file, true).added.created == 1);
  CHECK(study.codings() == Lines{"Trust: My daughter helped."});
}

TEST_CASE("a line whose place fails makes no code") {
  Study study;
  const CodingImport result = study.import("== P1\n9 = New+\n2 = Other+; nowhere\n", true);
  CHECK(result.rejected.size() == 2);
  CHECK(result.new_codes.empty());
  CHECK(Codebook(study.project).id_at("New") == 0);
  CHECK(Codebook(study.project).id_at("Other") == 0);
}

TEST_CASE("a plus sign makes a code below the code that its path begins with") {
  Study study;
  const CodingImport result = study.import("== P1\n4 = Support/Family+; bar/Time+; Trust+; tr\n");
  CHECK(rejected(result).empty());
  CHECK(result.new_codes == Lines{"Support", "Support/Family", "Barriers/Time"});
  CHECK(result.added.created == 3);  // Trust once
}

TEST_CASE("with --new names are whole, and need no plus sign") {
  Study study;
  const CodingImport result = study.import("== P1\n4 = tr; Logging in\n", false, true);
  CHECK(result.new_codes == Lines{"tr"});
  CHECK(result.added.created == 2);
}

TEST_CASE("words that a turn has twice are told as a line chooses them") {
  Study study;
  CHECK(rejected(study.import("== P1\n2\n\"gave up\" = tr\n"))[0].ends_with(
      "; say which: \"words\" 2 = CODE, or \"words\" * = CODE for all"));
  CHECK(study.import("== P1\n2\n\"gave up\" 2 = tr\n").added.created == 1);
  CHECK(study.import("== P1\n2\n\"gave up\" * = tr\n").added.created == 1);
}
