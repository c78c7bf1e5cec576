#include "text/tokens.h"

#include <doctest/doctest.h>

#include "unit/text/helpers.h"

using thema::text::Tokenizer;
using thema::text::Tokens;

namespace {

std::vector<std::string> folded(std::string_view text) {
  Tokens tokens;
  Tokenizer().tokenize(text, tokens);
  std::vector<std::string> out;
  for (const auto& t : tokens.tokens) out.emplace_back(tokens.folded_word(t));
  return out;
}

}  // namespace

TEST_CASE("tokens are the folded words and their places") {
  CHECK(folded("The Café's OPEN, l’Été!") ==
        std::vector<std::string>{"the", "cafe's", "open", "l’ete"});
  Tokens tokens;
  Tokenizer tokenizer;
  tokenizer.tokenize("x Été y", tokens);
  REQUIRE(tokens.tokens.size() == 3);
  CHECK(tokens.tokens[1].begin == 2);
  CHECK(tokens.tokens[1].end == 7);
  tokenizer.tokenize("", tokens);
  CHECK(tokens.tokens.empty());
  CHECK(tokens.folded.empty());
}

TEST_CASE("tokens agree with segmenting and folding each word") {
  thema_test::Random random(41);
  Tokenizer tokenizer;
  thema::text::WordSegmenter segmenter;
  thema::text::Folder folder;
  Tokens tokens;
  for (int i = 0; i < 3000; ++i) {
    const std::string text = thema_test::random_text(random, thema_test::below(random, 80));
    tokenizer.tokenize(text, tokens);
    std::size_t k = 0;
    for (const auto word : segmenter.words(text)) {
      const std::string expected =
          folder.fold(std::string_view(text).substr(word.begin, word.end - word.begin));
      if (expected.empty()) continue;
      REQUIRE(k < tokens.tokens.size());
      REQUIRE(tokens.tokens[k].begin == word.begin);
      REQUIRE(tokens.tokens[k].end == word.end);
      REQUIRE((tokens.folded_word(tokens.tokens[k++]) == expected));
    }
    REQUIRE(k == tokens.tokens.size());
  }
}

TEST_CASE("the version names ICU and Unicode") {
  const std::string version = thema::text::segmentation_version();
  CHECK(version.starts_with("ICU "));
  CHECK(version.find(", Unicode ") != std::string::npos);
}
