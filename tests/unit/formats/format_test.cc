#include "formats/format.h"

#include <algorithm>

#include "formats/common/plain_text.h"
#include "formats/common/zip.h"
#include "formats/common/zip_writer.h"
#include "helpers.h"

namespace {
using formats_test::contains;
using formats_test::data;
using formats_test::error_of;
using formats_test::named;
using formats_test::read;
using formats_test::Strings;
using thema::formats::all_formats;
using thema::formats::detect_format;
}  // namespace

TEST_CASE("every format has an id, a summary and extensions of its own") {
  Strings seen;
  for (const auto* format : all_formats()) {
    CAPTURE(format->id);
    CHECK_FALSE(format->id.empty());
    CHECK_FALSE(format->summary.empty());
    for (const auto extension : format->extensions) {
      CHECK(std::find(seen.begin(), seen.end(), extension) == seen.end());
      seen.emplace_back(extension);
    }
  }
}

TEST_CASE("a format is told by content, then by the name's extension in any case") {
  CHECK(detect_format("a.TXT", "words").id == "txt");
  CHECK(detect_format("dir.x/a.md", "words").id == "md");
  CHECK(detect_format("a.text", "words").id == "txt");
  CHECK(detect_format("a.txt", "WEBVTT\n").id == "vtt");
  CHECK(detect_format("a", "WEBVTT\n").id == "vtt");
  CHECK(detect_format("a.txt", data("docx/labels.docx")).id == "docx");
  CHECK(detect_format("a.txt", data("pdf/one-page.pdf")).id == "pdf");
}

TEST_CASE("an archive is what its own entries say, whatever is embedded in it") {
  // An archive with another one in it, not packed; both invented.
  const auto holding = [](const std::string& path, const std::string& inside) {
    thema::formats::ZipArchive outer(path);
    thema::formats::ZipWriter zip;
    for (const std::string& name : outer.names()) zip.add(name, outer.read(name));
    std::string bytes = zip.finish();
    const std::size_t end = bytes.rfind("PK\x05\x06");
    REQUIRE(end != std::string::npos);
    // Behind the entries, before the directory: as an entry that is not packed would stand.
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[end + 16 + i]); };
    const std::uint32_t directory =
        at(0) | at(1) << 8U | at(2) << 16U | static_cast<std::uint32_t>(at(3)) << 24U;
    const auto moved = static_cast<std::uint32_t>(directory + inside.size());
    for (std::size_t i = 0; i < 4; ++i) bytes[end + 16 + i] = static_cast<char>(moved >> 8 * i);
    return bytes.insert(directory, inside);
  };
  const std::string workbook = data("xlsx/survey.xlsx"), document = data("docx/labels.docx");
  CHECK(detect_format("x", holding(workbook, document)).id == "xlsx");
  CHECK(detect_format("x", holding(document, workbook)).id == "docx");
  CHECK(detect_format("x", data("docx/other-part-name.docx")).id == "docx");
  // The head of a large file has no directory.
  CHECK(detect_format("x", document.substr(0, document.size() - 30)).id == "docx");
}

TEST_CASE("what cannot be imported is refused with what can be") {
  struct Case {
    std::string name, bytes, message;
  };
  const std::string binary("\x01\x02\x00\x03\xFF\xFE\x00", 7);
  for (const Case& c : {Case{"a.txt", "", "the file is empty"},
                        Case{"a", "words", "the file's name has no extension"},
                        Case{"a.xyz", "words", "files named .xyz are of no known kind"},
                        Case{"a.xyz", binary, "the file holds binary data of no known kind"},
                        Case{"a.txt", "\x89PNG\r\n", "it is an image"},
                        Case{"a.zip", "PK\x03\x04xxxx", "it is a zip archive"},
                        Case{"a.docx", "\xD0\xCF\x11\xE0zzzz", "one with a password"}}) {
    CAPTURE(c.message);
    const auto e = error_of(c.bytes, c.name);
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == c.name);
    CHECK(contains(e.what(), c.message));
    CHECK(contains(e.what(), "plain text (.txt)"));
    CHECK(contains(e.what(), "Word documents (.docx)"));
  }
}

TEST_CASE("binary data, U+0000 and white space alone are refused with the file's name") {
  for (const std::string& bytes :
       {std::string("abc\0def", 7), std::string("\x01\x02\x03\x00\x00\xFF\xFE\x05", 8),
        std::string(" \n\t\n")}) {
    const auto e = error_of(bytes, "a.txt");
    CHECK(e.code() == thema::Errc::bad_input);
    CHECK(e.file() == "a.txt");
  }
  CHECK(contains(error_of(" \n\n", "a.md").what(), "no text"));
}

TEST_CASE("an encoding that was asked for is used, and bytes that do not fit it are refused") {
  auto options = named("a.txt");
  options.encoding = "windows-1252";
  CHECK(read("caf\xE9", options).text == "café");
  CHECK(read("caf\xE9", options).encoding == "windows-1252");
  options.encoding = "utf-8";
  CHECK(error_of("caf\xE9", options).code() == thema::Errc::bad_input);
}

TEST_CASE("a guessed encoding is reported, a certain one is not") {
  thema::CollectingSink sink;
  const std::string text = "Interviewer: Ça va, après tout, à l’été?\n";
  read_document(text, named("a.txt"), sink);
  CHECK(sink.diagnostics.empty());
  std::string latin;
  for (int i = 0; i < 20; ++i)
    latin +=
        "Elle \xE9tait d\xE9j\xE0 tr\xE8s fatigu\xE9"
        "e apr\xE8s l'\xE9t\xE9. ";
  read_document(latin, named("a.txt"), sink);
  REQUIRE(sink.diagnostics.size() == 1);
  CHECK(sink.diagnostics[0].id == "encoding-guessed");
  CHECK(sink.diagnostics[0].object == "a.txt");
}

TEST_CASE("only line ends and the byte order mark of a text file change") {
  const auto draft = read("\xEF\xBB\xBF I:  One? \r\n\r\nP:\tTwo. \r\rI: e\xCC\x81\n", "a.txt");
  CHECK(draft.text == " I:  One? \n\nP:\tTwo. \n\nI: e\xCC\x81\n");
  CHECK(draft.turns.size() == 3);
}

TEST_CASE("roles have names") {
  using thema::model::SpeakerRole;
  for (const auto role : {SpeakerRole::interviewer, SpeakerRole::participant, SpeakerRole::other}) {
    CHECK(thema::model::speaker_role(thema::model::to_string(role)) == role);
  }
  CHECK_THROWS_AS(thema::model::speaker_role("narrator"), const thema::Error&);
}

TEST_CASE("the head of a large file tells that it is binary data") {
  const auto refused = [](const std::string& head, const std::string& name) -> std::string {
    try {
      thema::formats::refuse_binary(head, named(name));
    } catch (const thema::Error& e) {
      CHECK(std::string(e.what()) == formats_test::error_of(head, name).what());
      return e.what();
    }
    return {};
  };
  const std::string zeros(1000, '\0');
  for (const std::string name : {"x.txt", "x.csv", "x.vtt", "x.bin", "x.json", "x.rtf"}) {
    CAPTURE(name);
    CHECK(!refused(zeros, name).empty());
    CHECK(!refused("P1: words\n" + zeros, name).empty());
  }
  CHECK(refused("P1: words\n", "x.txt").empty());
  CHECK(refused("PK\x03\x04" + zeros, "x.docx").empty());
  CHECK(refused("%PDF-1.4\n" + zeros, "x.pdf").empty());
  std::string wide;  // "P1: w" in UTF-32
  for (const char c : std::string("P1: w")) wide += std::string(3, '\0') + c;
  CHECK(refused(wide, "x.txt").empty());
}
