#include "base/near.h"

#include <doctest/doctest.h>

using thema::did_you_mean;
using thema::edit_distance;
using thema::near_misses;
using Names = std::vector<std::string>;

TEST_CASE("edit distance counts insertions, deletions, substitutions and swaps") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("abcd", "abdc") == 1);
  CHECK(edit_distance("ca", "abc") == 3);
  CHECK(edit_distance("Fear", "fear") == 0);
}

TEST_CASE("near misses are the nearest names first, and nothing that is far off") {
  const Names commands{"quotes", "source", "code", "coding", "coder", "cooccur", "check"};
  CHECK(near_misses("quots", commands) == Names{"quotes"});
  CHECK(near_misses("qoutes", commands) == Names{"quotes"});
  CHECK(near_misses("codr", commands, 2) == Names{"code", "coder"});
  CHECK(near_misses("sourc", commands) == Names{"source"});
  CHECK(near_misses("zzz", commands).empty());
  CHECK(near_misses("", commands).empty());
  CHECK(near_misses("x", Names{"y"}).empty());
}

TEST_CASE("a beginning is near, and so is the last name of a path") {
  CHECK(near_misses("cooc", Names{"cooccur", "check"}) == Names{"cooccur"});
  CHECK(near_misses("Loging in", Names{"Barriers/IT usability/Logging in"}) ==
        Names{"Barriers/IT usability/Logging in"});
}

TEST_CASE("names given twice are offered once, and huge words are not compared") {
  CHECK(near_misses("fera", Names{"fear", "fear"}) == Names{"fear"});
  CHECK(near_misses(std::string(100'000, 'a'), Names{std::string(100'001, 'a')}).empty());
}

TEST_CASE("did you mean is a sentence or nothing") {
  CHECK(did_you_mean("gost", Names{"ghost", "tree"}) == "did you mean 'ghost'?");
  CHECK(did_you_mean("gost", Names{"ghost", "goat"}) == "did you mean 'ghost' or 'goat'?");
  CHECK(did_you_mean("gost", Names{"ghost", "goat", "most"}) ==
        "did you mean 'ghost', 'goat' or 'most'?");
  CHECK(did_you_mean("gost", Names{"tree"}).empty());
}
