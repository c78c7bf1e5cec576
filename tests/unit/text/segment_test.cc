#include "text/segment.h"

#include <doctest/doctest.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "text/text_index.h"
#include "unit/text/helpers.h"

using thema::Span;
using thema::text::ByteRange;
using thema::text::count_words;
using thema::text::paragraph_end;
using thema::text::ParagraphEnd;
using thema::text::paragraphs;
using thema::text::sentences;
using thema::text::TextIndex;
using thema::text::WordSegmenter;
using Words = std::vector<std::string>;

namespace {

Words words(std::string_view text) {
  Words out;
  WordSegmenter().each(
      text, [&](ByteRange r) { out.emplace_back(text.substr(r.begin, r.end - r.begin)); });
  return out;
}

bool holds_letter(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const auto c = static_cast<UChar32>(thema::text::next_code_point(word, i));
    if (u_isUAlphabetic(c) != 0 || u_isdigit(c) != 0) return true;
  }
  return false;
}

/// The words by ICU alone, over UTF-8: no path of our own has a part in it.
class PureIcu {
 public:
  PureIcu() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    REQUIRE(U_SUCCESS(status));
  }
  std::vector<ByteRange> words(std::string text) {
    std::replace(text.begin(), text.end(), '@', '/');
    std::replace(text.begin(), text.end(), ':', '/');
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_->setText(&utext, status);
    REQUIRE(U_SUCCESS(status));
    std::vector<ByteRange> out;
    std::int32_t from = 0;
    for (auto at = iterator_->next(); at != icu::BreakIterator::DONE; at = iterator_->next()) {
      const auto begin = static_cast<std::size_t>(from), end = static_cast<std::size_t>(at);
      if (iterator_->getRuleStatus() >= UBRK_WORD_NONE_LIMIT &&
          holds_letter(std::string_view(text).substr(begin, end - begin))) {
        out.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(at)});
      }
      from = at;
    }
    utext_close(&utext);
    return out;
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
};

/// The first difference, for the message.
std::string difference(std::string_view text, const std::vector<ByteRange>& a,
                       const std::vector<ByteRange>& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    if (i < a.size() && i < b.size() && a[i].begin == b[i].begin && a[i].end == b[i].end) continue;
    const std::size_t at =
        std::min(i < a.size() ? a[i].begin : text.size(), i < b.size() ? b[i].begin : text.size());
    return "word " + std::to_string(i) + " near '" + std::string(text.substr(at, 60)) + "'";
  }
  return {};
}

Words slices(std::string_view text, const std::vector<Span>& spans) {
  const TextIndex index(text);
  Words out;
  for (const Span s : spans) out.emplace_back(index.slice(s));
  return out;
}

}  // namespace

TEST_CASE("words are what holds a letter or digit") {
  CHECK(words("It's 3.5 (or 1,000) km -- e.g. at a.m., isn't_it?") ==
        Words{"It's", "3.5", "or", "1,000", "km", "e.g", "at", "a.m", "isn't_it"});
  CHECK(words("").empty());
  CHECK(words(" ___ ... @ _ : ").empty());
  CHECK(words("ask @anna or help@example.org at 10:30") ==
        Words{"ask", "anna", "or", "help", "example.org", "at", "10", "30"});
  CHECK(words("naïve “quotes” and l’été") == Words{"naïve", "quotes", "and", "l’été"});
  CHECK(words("anti\xC2\xADinflammatory") == Words{"anti\xC2\xADinflammatory"});
  CHECK(count_words("one two, three") == 3);
}

TEST_CASE("Thai, Chinese and Japanese are segmented by dictionary") {
  CHECK(words("ฉันรักภาษาไทย") == Words{"ฉัน", "รัก", "ภาษา", "ไทย"});
  CHECK(words("我喜歡研究") == Words{"我", "喜歡", "研究"});
  CHECK(words("日本語を話します").size() > 2);
}

TEST_CASE("ASCII text gives the words that ICU gives") {
  PureIcu icu;
  WordSegmenter segmenter;
  thema_test::Random random(31);
  static constexpr std::string_view kAlphabet = "aZ09_.,:;'\"-@/ \n\r\t\v\x7F\x01(";
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t k = thema_test::below(random, 24); k > 0; --k) {
      text += kAlphabet[thema_test::below(random, kAlphabet.size())];
    }
    CAPTURE(text);
    REQUIRE(difference(text, segmenter.words(text), icu.words(text)).empty());
  }
  for (int a = 1; a < 128; ++a) {
    for (int b = 1; b < 128; ++b) {
      for (const char* around : {"xy", "12", "x1", "_x", "__"}) {
        const std::string text{around[0], static_cast<char>(a), static_cast<char>(b), around[1]};
        if (!difference(text, segmenter.words(text), icu.words(text)).empty()) FAIL(text);
      }
    }
  }
}

TEST_CASE("mixed text gives the words that ICU gives for the whole") {
  PureIcu icu;
  WordSegmenter segmenter;
  thema_test::Random random(32);
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = thema_test::random_text(random, thema_test::below(random, 120));
    CAPTURE(text);
    REQUIRE(difference(text, segmenter.words(text), icu.words(text)).empty());
  }
}

TEST_CASE("real transcripts give the words that ICU gives for the whole") {
  const auto files = thema_test::shared_files(3'000'000);
  if (files.empty()) {
    MESSAGE("skipped: no real transcripts beside the repository");
    return;
  }
  PureIcu icu;
  WordSegmenter segmenter;
  for (const auto& file : files) {
    const std::string text = thema_test::bytes_of(file);
    if (thema::text::find_invalid_utf8(text) != std::string::npos) continue;
    CAPTURE(file.string());
    CHECK(difference(text, segmenter.words(text), icu.words(text)) == "");
  }
}

TEST_CASE("sentences come without the white space around them") {
  const std::string text = "  I was afraid. Then — nothing!  “Really?” she said.\nNew line\n";
  CHECK(slices(text, sentences(text)) ==
        Words{"I was afraid.", "Then — nothing!", "“Really?”", "she said.", "New line"});
  CHECK(sentences("").empty());
  CHECK(sentences(" \n \t").empty());
  const std::string japanese = "怖かった。それから？何も！";
  CHECK(slices(japanese, sentences(japanese, "ja")) == Words{"怖かった。", "それから？", "何も！"});
  CHECK(slices(text, sentences(text, "no such language")).size() == 5);
}

TEST_CASE("sentences are in order, apart, and hold everything but white space") {
  thema_test::Random random(33);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = thema_test::random_text(random, thema_test::below(random, 100));
    const TextIndex index(text);
    std::uint32_t before = 0;
    for (const Span s : sentences(text)) {
      REQUIRE(s.begin >= before);
      REQUIRE(s.begin < s.end);
      REQUIRE(s.end <= index.length());
      before = s.end;
    }
  }
}

TEST_CASE("paragraphs lie between blank lines, and a line with an invisible mark is blank") {
  const std::string text = "\n one\ntwo \n \t\n\n\xE2\x80\x8B\nthree — é\n";
  CHECK(slices(text, paragraphs(text, ParagraphEnd::blank_line)) == Words{"one\ntwo", "three — é"});
  CHECK(slices(text, paragraphs(text, ParagraphEnd::line_end)) == Words{"one", "two", "three — é"});
  for (const ParagraphEnd end : {ParagraphEnd::blank_line, ParagraphEnd::line_end}) {
    CHECK(paragraphs("", end).empty());
    CHECK(paragraphs("\n \n", end).empty());
    CHECK(paragraphs("x", end) == std::vector<Span>{{0, 1}});
  }
}

TEST_CASE("blank lines end paragraphs where there is one between others, else line ends do") {
  CHECK(paragraph_end("one\ntwo\n\nthree\n") == ParagraphEnd::blank_line);
  CHECK(paragraph_end("one\n \xE2\x80\x8B\ntwo") == ParagraphEnd::blank_line);
  CHECK(paragraph_end("one\ntwo\nthree\n") == ParagraphEnd::line_end);
  CHECK(paragraph_end("\n\none\ntwo\n\n\n") == ParagraphEnd::line_end);
  CHECK(paragraph_end("") == ParagraphEnd::line_end);
}
