#include "model/code_beginnings.h"

#include <doctest/doctest.h>

#include "transcripts.h"

using namespace thema::model;

namespace {

CodeBeginnings codebook(const std::vector<std::string>& paths) {
  std::vector<Code> codes;
  for (const std::string& path : paths) {
    Code code;
    code.path = path;
    codes.push_back(std::move(code));
  }
  return CodeBeginnings(std::move(codes));
}

/// The path that was meant, or the error.
std::string meant(const CodeBeginnings& codes, std::string_view typed) {
  std::string path;
  const std::string error = error_of([&] { path = codes.codes()[codes.require(typed)].path; });
  return path.empty() ? error : path;
}

const std::vector<std::string> kPaths{
    "Barriers",        "Barriers/Logging in", "Barriers/Loss of touch", "Trust",
    "Trust in advice", "Support/Family",      "Support/\u00C9ducation", "Work/Family"};

}  // namespace

TEST_CASE("a code is meant by the beginning of its name, in any letter case") {
  const CodeBeginnings codes = codebook(kPaths);
  CHECK(meant(codes, "log") == "Barriers/Logging in");
  CHECK(meant(codes, "LOGGING IN") == "Barriers/Logging in");
  CHECK(meant(codes, "edu") == "Support/\u00C9ducation");
  CHECK(meant(codes, "b") == "Barriers");
  CHECK(meant(codes, "lo in") == "Barriers/Logging in");
  CHECK(meant(codes, "l o t") == "Barriers/Loss of touch");
}

TEST_CASE("each name of a path may be cut short") {
  const CodeBeginnings codes = codebook(kPaths);
  CHECK(meant(codes, "bar/log") == "Barriers/Logging in");
  CHECK(meant(codes, "s/f") == "Support/Family");
  CHECK(meant(codes, "w/f") == "Work/Family");
}

TEST_CASE("a whole name goes before a beginning") {
  const CodeBeginnings codes = codebook(kPaths);
  CHECK(meant(codes, "Trust") == "Trust");
  CHECK(meant(codes, "trust") == "Trust");
  CHECK(meant(codes, "trust i") == "Trust in advice");
}

TEST_CASE("a beginning that several names have is refused with their paths") {
  const CodeBeginnings codes = codebook(kPaths);
  CHECK(meant(codes, "lo") ==
        "ambiguous: 'lo' may mean 'Barriers/Logging in', 'Barriers/Loss of touch': type more of "
        "it");
  CHECK(meant(codes, "fam").starts_with("ambiguous: 'fam' may mean 'Support/Family', "));
  CHECK(meant(codes, "Family").starts_with("ambiguous: 'Family' may mean 'Support/Family', "));
}

TEST_CASE("what no code begins with is told the nearest names") {
  const CodeBeginnings codes = codebook(kPaths);
  CHECK(meant(codes, "Trst") == "not-found: no code 'Trst'; did you mean 'Trust'?");
  CHECK(meant(codes, "login") == "not-found: no code 'login'; did you mean 'Barriers/Logging in'?");
  CHECK(meant(codes, "zzz") == "not-found: no code 'zzz'");
  CHECK(meant(codes, "arriers").starts_with("not-found"));
  CHECK(meant(codes, "\u0301").starts_with("not-found"));
  CHECK(meant(codebook({}), "a") == "not-found: no code 'a'");
}
