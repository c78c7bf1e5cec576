#include "model/read_line.h"

#include <doctest/doctest.h>

#include "transcripts.h"

using namespace thema::model;
using Kind = ReadLine::Kind;

namespace {

ReadLine read(std::string_view line) { return parse_read_line(line); }

std::string wrong(std::string_view line) {
  return error_of([&] { parse_read_line(line); });
}

/// The codes as they are meant: "Trust", or "Trust+" for one to be made.
std::string codes(const ReadLine& line) {
  std::string out;
  for (const CodeGiven& c : line.codes) {
    out += (out.empty() ? "" : "|") + c.name + (c.make ? "+" : "");
  }
  return out;
}

/// The passage of a line while turn 7 is shown (0: none is): "turns 7.2-7.3 'words' 2".
std::string place(std::string_view line, std::uint32_t shown = 7) {
  const PassageSelector s = read(line).place.selector(shown);
  std::string out;
  if (!s.turns.empty()) out += "turns " + s.turns;
  if (!s.lines.empty()) out += "lines " + s.lines;
  if (!s.quote.empty()) out += (out.empty() ? "'" : " '") + s.quote + "'";
  if (s.nth > 0) out += " " + std::to_string(s.nth);
  return out + (s.every ? " *" : "");
}

std::string written(std::string_view line, std::uint32_t shown = 7) {
  return read(line).place.written(shown);
}

}  // namespace

TEST_CASE("a line gives a place codes, a mark, a memo and tags") {
  const ReadLine line = read("41.2-4 = login; trust ! #memo @valence=barrier");
  CHECK(line.kind == Kind::coding);
  CHECK(codes(line) == "login|trust");
  CHECK(line.exemplar);
  CHECK(line.memo == "memo");
  CHECK(line.tags == std::vector<Tag>{{"valence", "barrier"}});
  CHECK(place("41.2-4 = login") == "turns 41.2-41.4");
}

TEST_CASE("places are sentences of the turn shown, of any turn, turns, lines and words") {
  CHECK(place("= trust") == "turns 7");
  CHECK(place("2 = trust") == "turns 7.2");
  CHECK(place("2-3=trust") == "turns 7.2-7.3");
  CHECK(place("2 \u2013 3 = trust") == "turns 7.2-7.3");
  CHECK(place("41.2=trust") == "turns 41.2");
  CHECK(place("41.2-42.1=trust") == "turns 41.2-42.1");
  CHECK(place("t41 = trust") == "turns 41");
  CHECK(place("T41-43 = trust") == "turns 41-43");
  CHECK(place("l12-15 = trust") == "lines 12-15");
  CHECK(place("\"gave up\" = trust") == "turns 7 'gave up'");
  CHECK(place("\"gave up\" 2 = trust") == "turns 7 'gave up' 2");
  CHECK(place("\"gave up\" * = trust") == "turns 7 'gave up' *");
  CHECK(place("2 \"gave up\" = trust") == "turns 7.2 'gave up'");
  CHECK(place("t41 'gave up' = trust") == "turns 41 'gave up'");
  CHECK(place("\u201Cgave up\u201D = trust") == "turns 7 'gave up'");
  CHECK(place("\u201Egave up\u201C = trust") == "turns 7 'gave up'");
  CHECK(place("\"he said \"no\" and left\" = trust") == "turns 7 'he said \"no\" and left'");
}

TEST_CASE("where no turn is shown, numbers are turns and words may stand anywhere") {
  CHECK(place("41 = trust", 0) == "turns 41");
  CHECK(place("41-43 = trust", 0) == "turns 41-43");
  CHECK(place("\"gave up\" = trust", 0) == "'gave up'");
  const ReadLine line = read("= trust");
  CHECK(error_of([&] { line.place.selector(0); }).starts_with("usage: which place? no turn"));
}

TEST_CASE("a place is written so that it means the same where no turn is shown") {
  for (const char* line : {"= a1", "2 = a1", "2-3 = a1", "41.2-4 = a1", "41.2-42.1 = a1",
                           "t41-43 = a1", "l12 = a1", "\"gave up\" 2 = a1", "3 \"up\" * = a1"}) {
    CAPTURE(line);
    CHECK(place(written(line) + " = a1", 0) == place(line));
  }
  CHECK(written("2-3 = a1") == "7.2-3");
  CHECK(written("\"gave up\" 2 = a1") == "t7 \"gave up\" 2");
}

TEST_CASE("a line without a place codes the turn shown") {
  CHECK(codes(read("login; trust")) == "login|trust");
  CHECK(place("login; trust") == "turns 7");
  CHECK(codes(read("login @k=v")) == "login");
  CHECK(read("login #ratio = 2").memo == "ratio = 2");
  CHECK(codes(read("Barriers/Logging in")) == "Barriers/Logging in");
}

TEST_CASE("a plus sign before or behind a name makes the code") {
  CHECK(codes(read("= trust+")) == "trust+");
  CHECK(codes(read("+trust; Support/Family+; log")) == "trust+|Support/Family+|log");
  CHECK(read("= C++").codes[0].typed == "C++");
  CHECK(codes(read("= C\\+\\+")) == "C++");
}

TEST_CASE("behind the codes the signs may stand in any order, and names may hold them") {
  const ReadLine line = read("= trust @a=b c d @e=f ! #she knows! it; all");
  CHECK(line.exemplar);
  CHECK(line.memo == "she knows! it; all");
  CHECK(line.tags == std::vector<Tag>{{"a", "b c d"}, {"e", "f"}});
  CHECK(read("= trust #mail me @home @k=v").memo == "mail me @home");
  CHECK(codes(read("= A\\;B; say \\#2; x \\@y; z \\!")) == "A;B|say #2|x @y|z !");
  CHECK(codes(read("= Help!; C#")) == "Help!|C#");
  CHECK(codes(read("= a\\/b")) == "a\\/b");
}

TEST_CASE("single signs move, take back, search and end") {
  CHECK(read("").kind == Kind::next);
  CHECK(read("  \r").kind == Kind::next);
  CHECK(read("n").kind == Kind::next);
  CHECK(read("p").kind == Kind::back);
  CHECK(read("u").kind == Kind::undo);
  CHECK(read("h").kind == Kind::help);
  CHECK(read("q").kind == Kind::quit);
  CHECK(read("# = note").kind == Kind::comment);
  CHECK(read("41").turn == 41);
  CHECK(read("t41").kind == Kind::turn);
  CHECK(read("/pass word").text == "pass word");
  CHECK(read("?").kind == Kind::terms);
  CHECK(read("?trust").text == "trust");
  CHECK(read("== P12 6m").text == "P12 6m");
  CHECK(codes(read("= p")) == "p");
}

TEST_CASE("what cannot be understood says what was expected") {
  CHECK(wrong("abc = login").starts_with("usage: 'abc' is no place: expected sentences"));
  CHECK(wrong("2-3 trust").starts_with("usage: expected '=' and a code behind the place: '2-3"));
  CHECK(wrong("41.2").starts_with("usage: expected '=' and a code"));
  CHECK(wrong("0 = trust").starts_with("usage: '0' is no place"));
  CHECK(wrong("41-43.2 = trust").starts_with("usage: '41-43.2' is no place"));
  CHECK(wrong("t41.2 = trust").starts_with("usage: 't41.2' is no place"));
  CHECK(wrong("99999999999 = trust").find("is no place") != std::string::npos);
  CHECK(wrong("\"gave up\" trust").starts_with("usage: expected '=' and a code behind the quoted"));
  CHECK(wrong("\"\" = trust").find("nothing between the quote marks") != std::string::npos);
  CHECK(wrong("2 =").starts_with("usage: which code?"));
  CHECK(wrong("2 = ; ;").starts_with("usage: which code?"));
  CHECK(wrong("= !").starts_with("usage: which code?"));
  CHECK(wrong("= trust ! yes").starts_with("usage: 'yes' is out of place"));
  CHECK(wrong("= trust @valence").starts_with("usage: '@valence' is out of place"));
  CHECK(wrong("= trust #one @k=v #two").starts_with("usage: one coding has one memo"));
  CHECK(wrong("x").starts_with("usage: 'x' is no sign of this session"));
  CHECK(wrong("==").starts_with("usage: which source?"));
  CHECK(wrong("= \xFF").starts_with("bad-input: "));
  CHECK(wrong(std::string(kLongestReadLine + 1, 'a')) ==
        "bad-input: the line has more than 65536 bytes: too long to be read");
}
