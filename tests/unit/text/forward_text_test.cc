#include "text/forward_text.h"

#include <doctest/doctest.h>

#include <random>

#include "base/error.h"
#include "text/text_index.h"
#include "text/utf8.h"

using thema::Span;
using thema::text::CutPassage;
using thema::text::ForwardText;
using thema::text::TextIndex;

namespace {

/// Some of all lengths of UTF-8, and many line ends.
std::string random_text(std::mt19937& random, std::size_t points) {
  const std::string pieces[] = {"a", "\n", "é", "ไ", "👍", " ", "b", "c", "d", "e"};
  std::string text;
  for (std::size_t i = 0; i < points; ++i) text += pieces[random() % std::size(pieces)];
  return text;
}

void compare(const TextIndex& index, const CutPassage& cut, Span span) {
  REQUIRE(cut.words == index.slice(span));
  REQUIRE(cut.first_line == index.line_of(span.begin));
  REQUIRE(cut.last_line == index.line_of(span.end - 1));
}

std::string refusal(ForwardText& text, Span span) {
  try {
    text.cut(span);
  } catch (const thema::Error& e) {
    return e.what();
  }
  return "nothing";
}

}  // namespace

TEST_CASE("a walk cuts every passage of a short text as its index does") {
  const std::string text = "né\n\nไม่ 👍\nend\n";
  const TextIndex index{std::string_view(text)};
  for (std::uint32_t begin = 0; begin < index.length(); ++begin) {
    for (std::uint32_t end = begin + 1; end <= index.length(); ++end) {
      ForwardText forward{std::string_view(text)};
      compare(index, forward.cut({begin, end}), {begin, end});
    }
  }
}

TEST_CASE("a walk cuts passages of long texts, one after the other and back again") {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    const std::string text = random_text(random, 1 + random() % 2000);
    const TextIndex index{std::string_view(text)};
    ForwardText forward{std::string_view(text)};
    for (std::uint32_t begin = 0; begin < index.length();
         begin += 1 + static_cast<std::uint32_t>(random() % 90)) {
      const auto most = index.length() - begin;
      const Span span{begin, begin + 1 + static_cast<std::uint32_t>(random()) % most};
      compare(index, forward.cut(span), span);
    }
    compare(index, forward.cut({0, 1}), {0, 1});
  }
}

TEST_CASE("a passage outside the text is refused as the index refuses it") {
  const std::string text = "four";
  ForwardText forward{std::string_view(text)};
  CHECK(forward.cut({0, 4}).words == "four");
  CHECK(refusal(forward, {3, 5}).starts_with("3:5 is not a passage of a text of 4 characters"));
  CHECK(refusal(forward, {2, 2}).starts_with("2:2 is not a passage"));
  CHECK(refusal(forward, {9, 12}).starts_with("9:12 is not a passage"));
  CHECK(forward.cut({1, 3}).words == "ou");
}
