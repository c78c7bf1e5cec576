// Codebooks of REFI-QDA. All codes are invented.
#include "formats/codebook_qdc.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/error.h"

using namespace thema;
using namespace thema::formats;
using Lines = std::vector<std::string>;

namespace {

struct Told : Sink {
  Lines lines;
  void report(const Diagnostic& d) override { lines.push_back(d.id + ": " + d.message); }
};

std::string book(const std::string& codes, const std::string& head = "") {
  return "<?xml version=\"1.0\"?><CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"" + head + "><Codes>" +
         codes + "</Codes></CodeBook>";
}

Lines paths(const QdcCodebook& read) {
  Lines out;
  for (const model::CodeRow& row : read.rows) out.push_back(row.path);
  return out;
}

std::string refused(const std::string& bytes) {
  Told told;
  try {
    read_qdc(bytes, "a.qdc", told);
  } catch (const Error& e) {
    return e.file() + ": " + e.what();
  }
  return "read";
}

constexpr const char* kGuid = "guid=\"0B5A2C1E-1111-4222-8333-44445555666";

std::string code(int n, const std::string& name, const std::string& more = "",
                 const std::string& inside = "") {
  return std::string("<Code ") + kGuid + std::to_string(n) + "\" name=\"" + name + "\" " + more +
         ">" + inside + "</Code>";
}

}  // namespace

TEST_CASE("names, nesting, descriptions, colours, GUIDs and headings of a QDC are read") {
  Told told;
  const auto read = read_qdc(
      book(code(1, "Walking", "isCodable=\"false\" color=\"#F00\"",
                "<Description>Moving &amp;\n standing</Description>" +
                    code(2, "Snow/ice", "isCodable=\"true\" color=\"#00ff7F\"")) +
           "<Code guid=\"{0b5a2c1e-1111-4222-8333-444455556663}\" name=\"Rest\" isCodable=\"1\"/>"),
      "a.qdc", told);
  CHECK(paths(read) == Lines{"Walking", "Walking/Snow\\/ice", "Rest"});
  CHECK(read.rows[0].fields.description == "Moving &\n standing");
  CHECK(read.rows[0].fields.color == "#ff0000");
  CHECK(read.rows[1].fields.color == "#00ff7f");
  CHECK_FALSE(read.rows[2].fields.color);
  CHECK_FALSE(read.codes[0].codable);
  CHECK(read.codes[1].codable);
  CHECK(read.codes[2].guid == "{0b5a2c1e-1111-4222-8333-444455556663}");
  CHECK(told.lines.empty());
}

TEST_CASE("a QDC of any version of the standard is read by local names, with a BOM or in UTF-16") {
  Told told;
  CHECK(paths(read_qdc(
            "\xEF\xBB\xBF<q:CodeBook xmlns:q=\"urn:QDA-XML:codebook:0:4\"><q:Codes><q:Code "
            "guid=\"0B5A2C1E-1111-4222-8333-444455556661\" name=\"A\"/></q:Codes>"
            "</q:CodeBook>",
            "a.qdc", told)) == Lines{"A"});
  std::string wide = "\xFF\xFE";
  for (const char c : book(code(1, "A"))) wide += std::string{c, '\0'};
  CHECK(paths(read_qdc(wide, "a.qdc", told)) == Lines{"A"});
}

TEST_CASE("what a QDC has that cannot be kept is mended or left out, and told") {
  Told told;
  const auto read =
      read_qdc(book(code(1, "Same", "color=\"blue\"") + code(2, "Same") + code(2, " ") +
                    code(3, "Ends \\") + code(4, "Two\nlines", "color=\"rgba(1, 2, 255, 0.5)\"") +
                    code(5, "P", "color=\"FF010203\"")),
               "a.qdc", told);
  CHECK(paths(read) == Lines{"Same", "Same (2)", "Code without a name", "Ends", "Two lines", "P"});
  CHECK(read.rows[4].fields.color == "#0102ff");
  CHECK(read.rows[5].fields.color == "#010203");
  CHECK(read.codes[2].guid.empty());
  CHECK(told.lines.size() == 3);
  CHECK(told.lines[0].starts_with("qdc-name: 3 names"));
  CHECK(told.lines[1].starts_with("qdc-color: 1 colour could not be read"));
  CHECK(told.lines[2].starts_with("qdc-guid: 1 code has no GUID"));
}

TEST_CASE("NVivo's wrapper of all codes is none of them") {
  Told told;
  const std::string wrapped =
      code(1, "Nodes", "isCodable=\"false\"", code(2, "A", "", code(3, "B")));
  CHECK(paths(read_qdc(book(wrapped, " origin=\"NVivo 12\""), "a.qdc", told)) == Lines{"A", "A/B"});
  CHECK(paths(read_qdc(book(wrapped), "a.qdc", told)) == Lines{"Nodes", "Nodes/A", "Nodes/A/B"});
}

TEST_CASE("what is no QDC is refused with what was expected") {
  CHECK(refused("<html/>") ==
        "a.qdc: holds no codebook of REFI-QDA: expected <CodeBook>, found <html>");
  CHECK(refused(book("")) == "a.qdc: holds no codes: expected <Codes> with at least one <Code>");
  CHECK(refused("code,role\n").find("a.qdc: REFI-QDA codebook: ") == 0);
  const std::string whole = book(code(1, "A"));
  CHECK(refused(whole.substr(0, whole.size() - 30)).find("REFI-QDA codebook") != std::string::npos);
  CHECK(refused("<!DOCTYPE x [<!ENTITY a 'b'>]>" + whole.substr(21)) != "read");
  std::string deep;
  for (int i = 0; i < 400; ++i) deep += "<Code name=\"a\">";
  for (int i = 0; i < 400; ++i) deep += "</Code>";
  CHECK(refused(book(deep)).find("deep") != std::string::npos);
}

TEST_CASE("a written QDC reads back to the same, and what it has no room for is told") {
  std::vector<model::Code> codes(3);
  codes[0].name = "A <b> & \"c\"";
  codes[0].description = " two\r\nlines\x01 ]]> & <tag>\t";
  codes[0].include = "said by them";
  codes[1].name = "in/out";
  codes[1].depth = 2;
  codes[1].color = "#0102ff";
  codes[2].name = "Rest";
  codes[2].role = "theme";
  codes[2].tags = {{"npt", "coherence"}};
  const std::vector<model::CodeIdentity> identities{
      {"0B5A2C1E-1111-4222-8333-444455556661", false},
      {"{0b5a2c1e-1111-4222-8333-444455556662}", true},
      {"0B5A2C1E-1111-4222-8333-444455556663", true}};
  std::string out;
  Told told;
  write_codebook_qdc(
      codes, identities, [&](std::string_view piece) { out += piece; }, told);
  CHECK(told.lines ==
        Lines{"qdc-lost: left out, because a REFI-QDA codebook has no room for it: role of 1 code, "
              "include of 1 code, tags of 1 code (csv, json, md and yaml hold all)"});
  Told quiet;
  const auto read = read_qdc(out, "a.qdc", quiet);
  CHECK(quiet.lines.empty());
  CHECK(paths(read) == Lines{"A <b> & \"c\"", "A <b> & \"c\"/in\\/out", "Rest"});
  CHECK(read.rows[0].fields.description == " two\r\nlines ]]> & <tag>\t");
  CHECK(read.rows[1].fields.color == "#0102ff");
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(read.codes[i].guid == identities[i].guid);
    CHECK(read.codes[i].codable == identities[i].codable);
  }
}
