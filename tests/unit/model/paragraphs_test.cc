#include "model/paragraphs.h"

#include <doctest/doctest.h>

#include <string>

using namespace thema::model;
using thema::text::Span;
using thema::text::TextIndex;

namespace {

using Words = std::vector<std::string>;

/// Invented: two turns behind a line that is in none.
constexpr std::string_view kLines = "Interview 1\nP1: One.\nTwo.\nAnna:\nThree.\nFour.\n";
const std::vector<Turn> kTurns{{.span = {16, 25}, .label = {12, 16}},
                               {.span = {32, 44}, .label = {26, 31}}};

Words cut(std::string_view text, std::string format, const std::vector<Turn>& turns) {
  const TextIndex index(text);
  Source source;
  source.format = std::move(format);
  source.length = index.length();
  Words words;
  for (const Span s : paragraphs(source, index, turns)) words.emplace_back(index.slice(s));
  return words;
}

}  // namespace

TEST_CASE("without blank lines every line is a paragraph, and labels are in none") {
  CHECK(cut(kLines, "txt", kTurns) == Words{"Interview 1", "One.", "Two.", "Three.", "Four."});
}

TEST_CASE("a turn begins a paragraph where blank lines end them") {
  const std::string text = std::string(kLines) + "\nAn end.\n";
  CHECK(cut(text, "txt", kTurns) == Words{"Interview 1", "One.\nTwo.", "Three.\nFour.", "An end."});
}

TEST_CASE("a word processor's text has one line a paragraph, whatever blank lines it has") {
  const std::string text = std::string(kLines) + "\nAn end.\n";
  CHECK(cut(text, "docx", kTurns) ==
        Words{"Interview 1", "One.", "Two.", "Three.", "Four.", "An end."});
}

TEST_CASE("a text without turns has paragraphs all the same") {
  CHECK(cut("One.\nTwo.\n\nThree.", "txt", {}) == Words{"One.\nTwo.", "Three."});
  CHECK(cut("", "txt", {}).empty());
}

TEST_CASE("the paragraphs of a turn are those of its source") {
  const TextIndex index(kLines);
  Words words;
  for (const Span s : paragraphs_of(kTurns[0], index, thema::text::ParagraphEnd::line_end)) {
    words.emplace_back(index.slice(s));
  }
  CHECK(words == Words{"One.", "Two."});
}
