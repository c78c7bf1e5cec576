#include "text/reanchor.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "text/diff.h"
#include "text/text_index.h"
#include "text/utf8.h"

using namespace thema::text;

namespace {

const std::string kTalk =
    "INT: What helps?\n\nP01: The walk eases it. On the days I walk I am looser by tea.\n\n"
    "INT: And what else?\n\nP01: I set ten minutes. It said that was a good place to begin.\n";

/// The place of words in a text, in code points.
Span place(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  REQUIRE(at != std::string::npos);
  const TextIndex index{std::string_view(text)};
  return {index.point_of(at), index.point_of(at + words.size())};
}

std::string how(Carried c) {
  constexpr const char* kNames[] = {"kept", "moved", "changed", "lost"};
  return kNames[static_cast<int>(c)];
}

/// "moved: The walk eases it."
std::string carried(const std::string& before, const std::string& after, const std::string& words) {
  const CarriedSpan to = Reanchor(before, after).carry(place(before, words));
  if (to.how == Carried::lost) return "lost";
  return how(to.how) + ": " + std::string(TextIndex{std::string_view(after)}.slice(to.span));
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("in an unchanged text everything is kept") {
  CHECK(carried(kTalk, kTalk, "The walk eases it.") == "kept: The walk eases it.");
  CHECK(carried(kTalk, kTalk, "alk ea") == "kept: alk ea");
  CHECK(carried(kTalk, kTalk, "\n\n") == "kept: \n\n");
  CHECK(carried(kTalk, kTalk, kTalk) == "kept: " + kTalk);
}

TEST_CASE("what is inserted or taken out elsewhere moves a passage and does not change it") {
  const std::string more = "Interview of 3 May\n\n" + kTalk;
  CHECK(carried(kTalk, more, "looser by tea") == "moved: looser by tea");
  CHECK(carried(more, kTalk, "looser by tea") == "moved: looser by tea");
  CHECK(carried(kTalk, more, " walk eases ") == "moved:  walk eases ");
  CHECK(carried(kTalk, replaced(kTalk, "And what else?", "And then? Anything else?"),
                "The walk eases it.") == "kept: The walk eases it.");
}

TEST_CASE("a corrected word changes the passage, which keeps its bounds") {
  CHECK(carried(kTalk, replaced(kTalk, "walk eases", "walking eases"), "The walk eases it.") ==
        "changed: The walking eases it.");
  CHECK(carried(kTalk, replaced(kTalk, "The walk", "My walk"), "The walk eases it.") ==
        "changed: My walk eases it.");
  CHECK(carried(kTalk, replaced(kTalk, "by tea", "by supper"), "looser by tea") ==
        "changed: looser by supper");
  CHECK(carried(kTalk, replaced(kTalk, "looser by tea", "so much looser by tea time"),
                "On the days I walk I am looser by tea.") ==
        "changed: On the days I walk I am so much looser by tea time.");
}

TEST_CASE("half of the words have to be there") {
  CHECK(carried(kTalk, replaced(kTalk, "eases it", "hurts me"), "walk eases it") == "lost");
  CHECK(carried(kTalk, replaced(kTalk, "The walk eases it.", "The walk is a pain."),
                "The walk eases it.") == "changed: The walk is a pain.");
  CHECK(carried(kTalk, replaced(kTalk, "The walk eases it. ", ""), "The walk eases it.") == "lost");
}

TEST_CASE("white space and line breaks count for nothing") {
  const std::string wrapped = replaced(kTalk, "I walk I am", "I  walk\nI am");
  CHECK(carried(kTalk, wrapped, "days I walk I am looser") == "moved: days I  walk\nI am looser");
}

TEST_CASE("a passage goes with its paragraph to another place") {
  const std::string swapped =
      "INT: And what else?\n\nP01: I set ten minutes. It said that was a good place to begin.\n\n"
      "INT: What helps?\n\nP01: The walk eases it. On the days I walk I am looser by tea.\n";
  for (const char* words : {"The walk eases it.", "looser by tea", "I set ten minutes.",
                            "It said that was a good place to begin."}) {
    CHECK(carried(kTalk, swapped, words) == "moved: " + std::string(words));
  }
}

TEST_CASE("a short line is found wherever it stands") {
  const std::string before =
      "A: One thing.\n\nB: Later.\n\nA: Another thing altogether.\n\nB: No.\n";
  const std::string after =
      "A: Another thing altogether.\n\nB: No.\n\nA: One thing.\n\nB: Later.\n";
  CHECK(carried(before, after, "Later.") == "moved: Later.");
  CHECK(carried(before, after, "B: No.") == "moved: B: No.");
}

TEST_CASE("words that nothing tells from equal ones near by wait to be confirmed") {
  const std::string before =
      "The walk eases it most days.\nYes.\nI set ten minutes for tea every day.\nYes.\n"
      "It was a good place to begin again.\nYes.\nNobody had told me about the list.\n";
  const std::string after =
      "The walk eases it most days.\nI set ten minutes for tea every day.\n"
      "It was a good place to begin again.\nYes.\nYes.\nYes.\nNobody had told me about the list.\n";
  const std::size_t second = before.find("Yes.", before.find("Yes.") + 1);
  const auto at = static_cast<std::uint32_t>(second);
  const CarriedSpan to = Reanchor(before, after).carry({at, at + 4});
  CHECK(how(to.how) == "changed");
  CHECK(TextIndex{std::string_view(after)}.slice(to.span) == "Yes.");
  // What stands firmly among its own neighbours is not given away.
  const CarriedSpan gone =
      Reanchor(before, replaced(before, "day.\nYes.\n", "day.\n")).carry({at, at + 4});
  CHECK(how(gone.how) == "lost");
}

TEST_CASE("another speaker label leaves the words alone") {
  std::string renamed = kTalk;
  for (std::size_t at; (at = renamed.find("P01:")) != std::string::npos;) {
    renamed.replace(at, 4, "Anna Smith (participant):");
  }
  CHECK(carried(kTalk, renamed, "The walk eases it.") == "moved: The walk eases it.");
  CHECK(carried(kTalk, renamed, "I set ten minutes.") == "moved: I set ten minutes.");
}

TEST_CASE("the same words said twice stay two") {
  const std::string before = "A: Yes.\n\nB: No.\n\nA: Yes.\n\nB: Well.\n";
  const std::string after = "A: Yes.\n\nB: No, no.\n\nA: Yes.\n\nB: Well.\n";
  const std::uint32_t second = static_cast<std::uint32_t>(before.rfind("Yes."));
  const CarriedSpan to = Reanchor(before, after).carry({second, second + 4});
  CHECK(to.how == Carried::moved);
  CHECK(to.span == Span{second + 4, second + 8});
}

TEST_CASE("positions are code points in every script") {
  const std::string before =
      "甲：我每天走路。走路讓我覺得好多了。\n乙：المشي يساعدني كثيرا "
      "👩‍👩‍👧\n";
  const std::string after = "訪談：2026\n" + before;
  CHECK(carried(before, after, "走路讓我覺得好多了。") == "moved: 走路讓我覺得好多了。");
  CHECK(carried(before, after, "يساعدني كثيرا") == "moved: يساعدني كثيرا");
  CHECK(carried(before, after, "👩‍👩‍👧") == "moved: 👩‍👩‍👧");
}

TEST_CASE("partners are equal, in order, and as many as can be where that is small") {
  std::mt19937 random(20260103);
  for (int round = 0; round < 400; ++round) {
    std::vector<std::uint32_t> a, b;
    for (std::size_t i = random() % 12; i > 0; --i) a.push_back(random() % 4);
    for (std::size_t i = random() % 12; i > 0; --i) b.push_back(random() % 4);
    const auto partners = match_in_order(a, b);
    std::size_t matched = 0;
    std::int64_t last = -1;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (partners[i] == kUnmatched) continue;
      CHECK(a[i] == b[partners[i]]);
      CHECK(static_cast<std::int64_t>(partners[i]) > last);
      last = partners[i];
      ++matched;
    }
    std::vector<std::vector<std::size_t>> best(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
      for (std::size_t j = 1; j <= b.size(); ++j) {
        best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1
                                          : std::max(best[i - 1][j], best[i][j - 1]);
      }
    }
    CHECK(matched == best[a.size()][b.size()]);
  }
}

namespace {

/// A talk of many words in which every word is told apart by its number, cut into paragraphs.
std::vector<std::vector<int>> numbered_talk(std::mt19937& random) {
  std::vector<std::vector<int>> paragraphs;
  for (int n = 0; n < 3000;) {
    paragraphs.emplace_back();
    for (std::size_t i = 5 + random() % 40; i > 0; --i) paragraphs.back().push_back(n++);
  }
  return paragraphs;
}

/// Common words, so that the numbers do not do all the work: every other word is one of few.
std::string word_of(int n) {
  constexpr const char* kCommon[] = {"and", "the", "I", "walk", "then"};
  return n % 2 == 0 ? kCommon[(n / 2) % 5] : "w" + std::to_string(n);
}

std::string told(const std::vector<std::vector<int>>& paragraphs, std::vector<Span>& places) {
  std::string text;
  places.assign(3100, {});
  for (const auto& paragraph : paragraphs) {
    for (const int n : paragraph) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += n < 0 ? "new" : word_of(n);
      if (n >= 0)
        places[static_cast<std::size_t>(n)] = {begin, static_cast<std::uint32_t>(text.size())};
      text += ' ';
    }
    text.back() = '.';
    text += "\n\n";
  }
  return text;
}

void edit(std::vector<std::vector<int>>& paragraphs, std::mt19937& random) {
  for (int edits = 12; edits > 0; --edits) {
    const std::size_t at = random() % paragraphs.size();
    std::vector<int>& paragraph = paragraphs[at];
    switch (random() % 4) {
      case 0:
        paragraph.insert(
            paragraph.begin() + static_cast<std::ptrdiff_t>(random() % paragraph.size()), -1);
        break;
      case 1:
        paragraphs.insert(paragraphs.begin() + static_cast<std::ptrdiff_t>(at), {-1, -1, -1, -1});
        break;
      case 2:
        if (paragraphs.size() > 20)
          paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      default:
        std::swap(paragraphs[at], paragraphs[random() % paragraphs.size()]);
    }
  }
}

}  // namespace

TEST_CASE("whatever was edited, a passage whose words are all there is at them") {
  std::mt19937 random(20260104);
  std::size_t found = 0, gone = 0;
  for (int round = 0; round < 100; ++round) {
    CAPTURE(round);
    auto paragraphs = numbered_talk(random);
    std::vector<Span> before_places, after_places;
    const std::string before = told(paragraphs, before_places);
    const auto original = paragraphs;
    edit(paragraphs, random);
    const std::string after = told(paragraphs, after_places);
    const Reanchor reanchor(before, after);
    for (int passages = 0; passages < 60; ++passages) {
      const auto& paragraph = original[random() % original.size()];
      const std::size_t first = random() % paragraph.size();
      const std::size_t last = std::min(paragraph.size() - 1, first + 3 + random() % 20);
      if (last < first + 3) continue;
      const auto a = static_cast<std::size_t>(paragraph[first]);
      const auto b = static_cast<std::size_t>(paragraph[last]);
      const Span old_span{before_places[a].begin, before_places[b].end};
      const CarriedSpan to = reanchor.carry(old_span);
      if (after_places[a].empty() || after_places[b].empty()) {
        CHECK(how(to.how) == "lost");
        ++gone;
        continue;
      }
      const Span expected{after_places[a].begin, after_places[b].end};
      CAPTURE(before.substr(old_span.begin, old_span.length()));
      CAPTURE(after.substr(expected.begin, expected.length()));
      CAPTURE(after.substr(to.span.begin, to.span.length()));
      CHECK(how(to.how) != "lost");
      CHECK(to.span == expected);
      const bool same = expected.length() == old_span.length();
      CHECK(how(to.how) == (!same ? "changed" : expected == old_span ? "kept" : "moved"));
      ++found;
    }
  }
  CHECK(found > 2000);
  CHECK(gone > 20);
}

TEST_CASE("texts in which everything repeats give passages of the new text, or none") {
  std::mt19937 random(20260107);
  constexpr const char* kPieces[] = {"a", "b", ".", " ", " ", "\n", "a b", "\n\n"};
  const auto text = [&] {
    std::string out;
    for (std::size_t i = random() % 60; i > 0; --i) out += kPieces[random() % std::size(kPieces)];
    return out;
  };
  for (int round = 0; round < 3000; ++round) {
    const std::string before = text() + "a", after = text();
    const Reanchor reanchor(before, after);
    for (int i = 0; i < 10; ++i) {
      const auto begin = static_cast<std::uint32_t>(random() % before.size());
      const auto end = static_cast<std::uint32_t>(begin + 1 + random() % (before.size() - begin));
      const CarriedSpan to = reanchor.carry({begin, end});
      if (to.how == Carried::lost) {
        CHECK(to.span == Span{});
        continue;
      }
      CHECK(to.span.begin < to.span.end);
      CHECK(to.span.end <= after.size());
      if (to.how == Carried::kept) CHECK(to.span == Span{begin, end});
    }
  }
}
