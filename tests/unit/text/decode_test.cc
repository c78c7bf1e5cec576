#include "text/decode.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "unit/text/helpers.h"

using std::string_literals::operator""s;
using thema::Errc;
using thema::text::decode;
using thema::text::Decoded;
using How = Decoded::How;

namespace {

std::string utf16(std::string_view utf8, bool little) {
  std::string out;
  const auto add = [&](unsigned unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += little ? low : high;
    out += little ? high : low;
  };
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = thema::text::next_code_point(utf8, i);
    if (c >= 0x10000) add(0xD7C0 + (c >> 10));
    add(c >= 0x10000 ? 0xDC00 | (c & 0x3FF) : c);
  }
  return out;
}

std::string utf32(std::string_view utf8, bool little) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = thema::text::next_code_point(utf8, i);
    for (int k = 0; k < 4; ++k) out += static_cast<char>(c >> 8 * (little ? k : 3 - k));
  }
  return out;
}

thema::Error error_of(std::string_view bytes, std::string_view encoding = {}) {
  try {
    decode(bytes, encoding);
  } catch (const thema::Error& e) {
    return e;
  }
  FAIL("was decoded");
  return thema::Error(Errc::usage, "");
}

bool says(const thema::Error& e, std::string_view words) {
  return std::string_view(e.what()).find(words) != std::string_view::npos;
}

const std::string kText = "Interviewer: How was it?\nAnna: “Très bien”, 日本 — 👍\n";

}  // namespace

TEST_CASE("valid UTF-8 is taken as it is") {
  const Decoded d = decode(kText);
  CHECK(d.text == kText);
  CHECK(d.encoding == "UTF-8");
  CHECK(d.how == How::valid_utf8);
  CHECK(d.confidence == 100);
  CHECK(decode("").text.empty());
  CHECK(decode("a\r\nb\r").text == "a\r\nb\r");
}

TEST_CASE("a byte order mark decides, and is removed") {
  const auto check = [](const std::string& bytes, std::string_view encoding) {
    const Decoded d = decode(bytes);
    CHECK(d.text == kText);
    CHECK(d.encoding == encoding);
    CHECK(d.how == How::bom);
  };
  check("\xEF\xBB\xBF" + kText, "UTF-8");
  check("\xFF\xFE" + utf16(kText, true), "UTF-16LE");
  check("\xFE\xFF" + utf16(kText, false), "UTF-16BE");
  check("\xFF\xFE\0\0"s + utf32(kText, true), "UTF-32LE");
  check("\0\0\xFE\xFF"s + utf32(kText, false), "UTF-32BE");
}

TEST_CASE("UTF-16 and UTF-32 without a byte order mark are known by their zero bytes") {
  const std::string russian = "Мне было страшно, и никто ничего не объяснял.\nПотом стало лучше.\n";
  for (const std::string& text : {kText, russian, "a"s, "ab\n"s}) {
    CAPTURE(text);
    CHECK(decode(utf16(text, true)).text == text);
    CHECK(decode(utf16(text, false)).text == text);
    CHECK(decode(utf32(text, true)).text == text);
    CHECK(decode(utf32(text, false)).text == text);
  }
  CHECK(decode(utf16(kText, true)).encoding == "UTF-16LE");
  CHECK(decode(utf16(kText, true), "UTF-16").text == kText);
  CHECK(decode("\xFE\xFF" + utf16(kText, false), "utf-16").text == kText);
  CHECK(decode(utf16(kText, false), "UTF-16BE").text == kText);
}

TEST_CASE("an encoding that is asked for is used strictly") {
  const Decoded d = decode("It\x92s caf\xE9", "cp1252");
  CHECK(d.text == "It’s café");
  CHECK(d.encoding == "windows-1252");
  CHECK(d.how == How::asked);

  auto e = error_of("one\ntwo\xE9 three", "utf8");
  CHECK(e.code() == Errc::bad_input);
  CHECK(says(e, "byte 7 (0xE9, line 2) is not valid UTF-8"));
  e = error_of("abc\x82", "Shift_JIS");
  CHECK(says(e, "byte 3 (0x82, line 1)"));
  e = error_of(std::string("ab\0\xD8z\0", 6), "UTF-16LE");
  CHECK(e.code() == Errc::bad_input);
}

TEST_CASE("an encoding that nobody knows is a usage error with the nearest names") {
  auto e = error_of("x", "windows-1522");
  CHECK(e.code() == Errc::usage);
  CHECK(e.hint().find("windows-1252") != std::string::npos);
  CHECK(error_of("x", "../../etc/passwd").code() == Errc::usage);
  CHECK(error_of("x", "ISO_2022,locale=ja,version=0").code() == Errc::usage);
  CHECK(error_of("x", std::string(5000, 'x')).code() == Errc::usage);
}

TEST_CASE("U+0000 is refused with its place") {
  auto e = error_of("first line\nsecond\0line and some more text"s);
  CHECK(e.code() == Errc::bad_input);
  CHECK(says(e, "U+0000 at character 17 (line 2)"));
  e = error_of("\xEF\xBB\xBF\xC3\xA9\0 and a good deal of text that follows, without end"s);
  CHECK(says(e, "U+0000 at character 1 "));
  e = error_of(std::string("a\0\0\0b\0", 6), "UTF-16LE");
  CHECK(says(e, "U+0000 at character 1 "));
}

TEST_CASE("binary data is refused") {
  thema_test::Random random(5);
  for (int i = 0; i < 300; ++i) {
    const auto size = 200 + thema_test::below(random, 3000);
    std::string bytes = thema_test::random_bytes(random, size);
    const auto e = error_of(bytes);
    REQUIRE(e.code() == Errc::bad_input);
    REQUIRE(says(e, "binary data"));
  }
  const std::string png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0\\r\xA8"s;
  const std::string elf =
      "\x7F"
      "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0\1\0\0\0"s;
  const std::string sqlite = "SQLite format 3\0\x10\0\1\1\0@  \0\0\0\x0C\0\0\0\3\0\0\0\0"s;
  for (const std::string& bytes : {png, elf, sqlite}) CHECK(says(error_of(bytes), "binary data"));
}

TEST_CASE("text with stray escapes of a terminal is text") {
  CHECK(decode("\x1B[31mred\x1B(B\x1B[m and plain\n").encoding == "UTF-8");
}

TEST_CASE("UTF-8 with a damaged place is refused with the place, not turned into nonsense") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "Él dijo “sí” — así fue.\n";
  const std::size_t at = text.find("así", 100) + 3;
  text[at] = 'x';
  const auto e = error_of(text);
  CHECK(e.code() == Errc::bad_input);
  CHECK(says(e, "the rest is UTF-8"));
  CHECK(says(e, "byte " + std::to_string(at - 1)));
}

TEST_CASE("one letter with an accent late in a long text is found") {
  std::string text;
  while (text.size() < 100'000) text += "We talked about the clinic and what came after.\n";
  const Decoded d = decode(text + "She said it\x92s fine at the caf\xE9.\n" + text);
  CHECK(d.encoding == "windows-1252");
  CHECK(d.text.find("it’s fine at the café") != std::string::npos);
}

TEST_CASE("languages are told by their letters") {
  struct Sample {
    const char *encoding, *bytes, *utf8;
  };
  for (const Sample& s :
       {Sample{"windows-874",
               "\xC1\xB9\xD8\xC9\xC2\xEC\xB7\xD1\xE9\xA7\xCB\xC5\xD2\xC2\xE0\xA1\xD4\xB4\xC1\xD2",
               "มนุษย์ทั้งหลายเกิดมา"},
        Sample{
            "KOI8-R",
            "\xED\xCE\xC5 \xC2\xD9\xCC\xCF \xD3\xD4\xD2\xC1\xDB\xCE\xCF, \xC9 \xCE\xC9\xCB\xD4\xCF "
            "\xCE\xC9\xDE\xC5\xC7\xCF \xCE\xC5 \xCF\xC2\xDF\xD1\xD3\xCE\xD1\xCC",
            "Мне было страшно, и никто ничего не объяснял"},
        Sample{"windows-1252", "Ich h\xE4tte das f\xFCr unm\xF6glich gehalten, sagte sie",
               "Ich hätte das für unmöglich gehalten, sagte sie"}}) {
    const Decoded d = decode(s.bytes);
    CHECK(d.encoding == s.encoding);
    CHECK(d.text == s.utf8);
    CHECK(d.how == How::detected);
    CHECK(d.confidence < 100);
  }
}

TEST_CASE("the names of encodings are known and sorted") {
  const auto names = thema::text::encoding_names();
  CHECK(std::is_sorted(names.begin(), names.end()));
  for (const std::string name : {"UTF-8", "UTF-16LE", "windows-1252", "Shift_JIS", "KOI8-R"}) {
    CAPTURE(name);
    CHECK(std::count(names.begin(), names.end(), name) == 1);
  }
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK_NOTHROW(decode("", name));
  }
}

TEST_CASE("any bytes are decoded to valid UTF-8 or refused, in any encoding") {
  thema_test::Random random(8);
  const auto names = thema::text::encoding_names();
  for (int i = 0; i < 2000; ++i) {
    std::string bytes = thema_test::random_bytes(random, thema_test::below(random, 40));
    if (i % 2 == 0) {
      for (char& c : bytes) c = static_cast<char>(static_cast<unsigned char>(c) | 0x20);
    }
    const std::string name = i % 3 == 0 ? "" : names[thema_test::below(random, names.size())];
    try {
      const Decoded d = decode(bytes, name);
      REQUIRE(thema::text::find_invalid_utf8(d.text) == std::string::npos);
      REQUIRE(d.text.find('\0') == std::string::npos);
    } catch (const thema::Error&) {
      // refused, as it may be
    }
  }
}

TEST_CASE("the real files in old encodings are read as their authors meant them") {
  const auto folder = thema_test::shared("readtext_encodings");
  if (!folder) {
    MESSAGE("skipped: no real transcripts beside the repository");
    return;
  }
  const auto read = [&](const std::string& name) {
    return decode(thema_test::bytes_of(*folder / name));
  };
  const auto check = [&](const std::string& name, std::string_view encoding,
                         std::string_view same_as) {
    CAPTURE(name);
    const Decoded d = read(name);
    CHECK(d.encoding == encoding);
    const std::string wanted = thema::text::normalize(read(std::string(same_as)).text);
    CHECK((thema::text::normalize(d.text) == wanted));
  };
  check("UDHR_Arabic_ISO-8859-6.txt", "ISO-8859-6", "UDHR_Arabic_UTF-8.txt");
  check("UDHR_Arabic_WINDOWS-1256.txt", "windows-1256", "UDHR_Arabic_UTF-8.txt");
  check("UDHR_English_UTF-16BE.txt", "UTF-16BE", "UDHR_English_UTF-16LE.txt");
  check("UDHR_English_WINDOWS-1252.txt", "windows-1252", "UDHR_English_UTF-8.txt");
  check("UDHR_Japanese_CP932.txt", "Shift_JIS", "UDHR_Japanese_UTF-8.txt");
  check("UDHR_Japanese_ISO-2022-JP.txt", "ISO-2022-JP", "UDHR_Japanese_UTF-8.txt");
  check("UDHR_Japanese_WINDOWS-936.txt", "GB18030", "UDHR_Japanese_UTF-8.txt");
  CHECK(read("UDHR_English_UTF-16LE.txt").encoding == "UTF-16LE");
  CHECK(read("IndianTreaty_English_UTF-16LE.txt").encoding == "UTF-16LE");
  CHECK(read("IndianTreaty_English_UTF-8-BOM.txt").how == How::bom);
  CHECK(read("UDHR_Hindi_UTF-8.txt").encoding == "UTF-8");
  CHECK_THROWS_AS(read("UDHR_russian.pdf"), thema::Error);
}
