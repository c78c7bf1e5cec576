#include "text/name_replacer.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "text/apostrophes.h"
#include "text/utf8.h"

using thema::text::NameReplacer;

namespace {

std::string replaced(std::vector<NameReplacer::Name> names, std::string_view text) {
  return NameReplacer(std::move(names)).replaced(text);
}

}  // namespace

TEST_CASE("a listed name is replaced as a whole word, whatever its case") {
  CHECK(replaced({{"Maria", "Ana"}}, "Maria, MARIA's dog and maria. Mariana?") ==
        "Ana, Ana's dog and Ana. Mariana?");
  CHECK(replaced({{"Ann", "Eve"}}, "Ann-Marie annual ANN") == "Eve-Marie annual Eve");
}

TEST_CASE("accents, apostrophes, hyphens and white space may differ") {
  CHECK(replaced({{"José Álvarez", "P1"}},
                 "Jose  Alvarez; JOSÉ\nÁLVAREZ; Jose\u0301-A\u0301lvarez!") == "P1; P1; P1!");
  CHECK(replaced({{"O'Brien", "Smith"}}, "O’Brien and O'BRIEN") == "Smith and Smith");
  for (const char32_t c : thema::text::kApostrophes) {
    std::string name = "O";
    thema::text::append_utf8(name, c);
    CHECK(replaced({{name + "Brien", "Smith"}}, "O'Brien") == "Smith");
    CHECK(replaced({{"O'Brien", "Smith"}}, name + "brien") == "Smith");
  }
  CHECK(replaced({{"Straße", "Road"}}, "STRASSE, Straße, strasse") == "Road, Road, Road");
  CHECK(replaced({{"Zoe", "Kim"}}, "Zoë Zoe\u0308 Zoe\u0308, x") == "Kim Kim Kim, x");
}

TEST_CASE("what stands for the blank in names of files and in print is one") {
  const std::vector<NameReplacer::Name> names{{"Maria Lopez", "Ana"}};
  CHECK(NameReplacer(names).replaced("Maria_Lopez_6m.txt, maria-lopez, MARIA__LOPEZ") ==
        "Ana_6m.txt, Ana, Ana");
  CHECK(NameReplacer(names).replaced("Maria\u00a0Lopez, Maria\u202fLopez, Maria\u2009 Lopez") ==
        "Ana, Ana, Ana");
  CHECK(NameReplacer(names).replaced("Maria\u2011Lopez \u2013 Maria.Lopez MariaLopez") ==
        "Ana \u2013 Maria.Lopez MariaLopez");
  CHECK(replaced({{"Maria_Lopez", "Ana"}}, "Maria Lopez") == "Ana");
}

TEST_CASE("the longest name counts, and what was put in is not replaced again") {
  CHECK(replaced({{"Maria", "Ana"}, {"Maria Lopez", "Ana Ruiz"}, {"Ana", "Eva"}},
                 "Maria Lopez and Maria met Ana. Maria Lo") == "Ana Ruiz and Ana met Eva. Ana Lo");
}

TEST_CASE("scripts without spaces have names anywhere, others as words") {
  CHECK(replaced({{"王伟", "李明"}}, "昨天王伟说了") == "昨天李明说了");
  CHECK(replaced({{"สมชาย", "วิชัย"}}, "คุณสมชายมา") == "คุณวิชัยมา");
  CHECK(replaced({{"محمد", "علي"}}, "قال محمد: مُحَمَّد هنا") == "قال علي: علي هنا");
  CHECK(replaced({{"Иван", "Пётр"}}, "ИВАН, Иванов") == "Пётр, Иванов");
}

TEST_CASE("numbers and addresses are names too; empty ones are none") {
  CHECK(replaced({{"+44 20 7946 0000", "[phone]"}, {"m@ex.org", "[e-mail]"}},
                 "call +44 20 7946 0000 or M@ex.org") == "call [phone] or [e-mail]");
  CHECK(replaced({{"  ", "x"}, {"", "y"}, {"!", "z"}}, "a ! b") == "a ! b");
}

TEST_CASE("words of any letters are found by brute force as well") {
  std::mt19937 random(20261122);
  const std::string letters = "aAbB _-";
  for (int round = 0; round < 3000; ++round) {
    const auto word = [&](std::size_t longest) {
      std::string w;
      for (std::size_t n = 1 + random() % longest; n > 0; --n)
        w += letters[random() % letters.size()];
      return w;
    };
    const std::string name(1 + random() % 3, letters[random() % 4]);
    const std::string text = word(14);
    std::string expected;
    const auto lower = [](std::string s) {
      for (char& c : s) c = static_cast<char>(std::tolower(c));
      return s;
    };
    const auto letter = [&](std::size_t i) {
      return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
    };
    for (std::size_t i = 0; i < text.size();) {
      const bool here = lower(text.substr(i, name.size())) == lower(name) &&
                        (i == 0 || !letter(i - 1)) && !letter(i + name.size());
      expected += here ? "#" : text.substr(i, 1);
      i += here ? name.size() : 1;
    }
    CHECK(replaced({{name, "#"}}, text) == expected);
  }
}

TEST_CASE("names of two words are found by brute force as well, whatever stands between them") {
  std::mt19937 random(20261123);
  const std::vector<std::string> signs{"a", "A", "b", " ", "_", "-", "\u00a0", "\u202f", "."};
  for (int round = 0; round < 5000; ++round) {
    std::vector<std::string> text;
    for (std::size_t n = 1 + random() % 16; n > 0; --n)
      text.push_back(signs[random() % signs.size()]);
    const auto is = [&](std::size_t i, char wanted) {
      return i < text.size() && text[i].size() == 1 && std::tolower(text[i][0]) == wanted;
    };
    const auto letter = [&](std::size_t i) { return is(i, 'a') || is(i, 'b'); };
    const auto blank = [&](std::size_t i) {
      return i < text.size() && !letter(i) && text[i] != ".";
    };
    std::string whole, expected;
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i + 1;
      while (blank(end)) ++end;
      const bool here = is(i, 'a') && (i == 0 || !letter(i - 1)) && end > i + 1 && is(end, 'b') &&
                        !letter(end + 1);
      expected += here ? "#" : text[i];
      i = here ? end + 1 : i + 1;
    }
    for (const std::string& sign : text) whole += sign;
    CHECK(replaced({{"A B", "#"}}, whole) == expected);
  }
}
