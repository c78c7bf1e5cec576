#include "model/printed_names.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "change_helpers.h"
#include "model/cases.h"
#include "model/codebook.h"
#include "model/corpus.h"
#include "model/selection.h"
#include "model/sources.h"

using namespace thema::model;

namespace {

/// Invented: Maria Lopez and Mary Lopez are both printed as Ana.
std::string printed(std::string_view name) {
  std::string out(name);
  for (const std::string stored : {"Maria Lopez", "Mary Lopez"}) {
    if (const auto at = out.find(stored); at != std::string::npos)
      out.replace(at, stored.size(), "Ana");
  }
  return out;
}

}  // namespace

TEST_CASE("a name may be given as it is stored, else as it is printed") {
  auto p = Project::in_memory();
  p.print_names_as(printed);
  changing(p, [&] {
    add_transcript(p, "Maria Lopez 6m", {{"Maria Lopez", "Hello."}});
    Cases(p).add("Maria Lopez", "participant");
    Codebook(p).add("People/About Maria Lopez", {});
  });
  CHECK(Sources(p).require("Ana 6m").name == "Maria Lopez 6m");
  CHECK(Sources(p).require("Maria Lopez 6m").name == "Maria Lopez 6m");
  CHECK(Cases(p).require("Ana").name == "Maria Lopez");
  CHECK(Codebook(p).require("About Ana").path == "People/About Maria Lopez");
  CHECK(Codebook(p).require("People/About Ana").path == "People/About Maria Lopez");
  const Corpus corpus = load_corpus(p);
  CHECK(parse_selection("case = Ana", corpus, Scope::case_).condition->values.front() ==
        "Maria Lopez");
  CHECK(parse_selection("speaker = Ana", corpus, Scope::speaker).condition->values.front() ==
        "Maria Lopez");
}

TEST_CASE("a printed name that stands for several is refused, and slips in one are helped") {
  auto p = Project::in_memory();
  p.print_names_as(printed);
  changing(p, [&] {
    for (const char* name : {"Maria Lopez", "Mary Lopez"}) Cases(p).add(name, "participant");
    add_transcript(p, "Maria Lopez 6m", {{"P", "Hello."}});
  });
  CHECK(error_of([&] { Cases(p).require("Ana"); }) ==
        "ambiguous: case 'Ana' may be several, which are printed alike: name the one that is meant "
        "as it is stored, as --identified shows it");
  CHECK(error_of([&] { Sources(p).require("Ana 7m"); }) ==
        "not-found: no source 'Ana 7m'; did you mean 'Maria Lopez 6m'?");
}
