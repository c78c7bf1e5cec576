#include "text/name_replacer.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

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
  CHECK(replaced({{"Straße", "Road"}}, "STRASSE, Straße, strasse") == "Road, Road, Road");
  CHECK(replaced({{"Zoe", "Kim"}}, "Zoë Zoe\u0308 Zoe\u0308, x") == "Kim Kim Kim, x");
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
  const std::string letters = "aAbB ";
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
    const auto letter = [&](std::size_t i) { return i < text.size() && text[i] != ' '; };
    for (std::size_t i = 0; i < text.size();) {
      const bool here = lower(text.substr(i, name.size())) == lower(name) &&
                        (i == 0 || !letter(i - 1)) && !letter(i + name.size());
      expected += here ? "#" : text.substr(i, 1);
      i += here ? name.size() : 1;
    }
    CHECK(replaced({{name, "#"}}, text) == expected);
  }
}
