#include "analysis/quote_choice.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace thema::analysis;

namespace {

using Chosen = std::vector<std::size_t>;
using Quotes = std::vector<QuoteCandidate>;

/// Quotes written as words: "A B* A": a letter is a person, a star marks an exemplar.
Quotes quotes(std::string_view words) {
  Quotes out;
  for (const char c : words) {
    if (c == '*') {
      out.back().exemplar = true;
    } else if (c != ' ') {
      out.push_back({false, c});
    }
  }
  return out;
}

Chosen choose(std::string_view words, std::size_t limit, std::size_t per_case = 0) {
  return choose_quotes(quotes(words), {limit, per_case});
}

/// How often each person is among the chosen quotes.
std::map<std::int64_t, std::size_t> by_person(const Quotes& from, const Chosen& chosen,
                                              bool exemplars) {
  std::map<std::int64_t, std::size_t> times;
  for (const std::size_t i : chosen) {
    if (from[i].exemplar == exemplars) ++times[from[i].person];
  }
  return times;
}

}  // namespace

TEST_CASE("without limits all quotes are chosen, in the order given") {
  CHECK(choose("A B A* C", 0) == Chosen{0, 1, 2, 3});
  CHECK(choose("", 0).empty());
  CHECK(choose("", 5, 5).empty());
}

TEST_CASE("with a limit each person is quoted once before anyone is quoted twice") {
  CHECK(choose("A A A B C", 3) == Chosen{0, 3, 4});
  CHECK(choose("A A A B B C", 4) == Chosen{0, 1, 3, 5});
  CHECK(choose("A A A B B C", 5) == Chosen{0, 1, 3, 4, 5});
  CHECK(choose("B A A", 1) == Chosen{0});
  CHECK(choose("A A", 7) == Chosen{0, 1});
}

TEST_CASE("people take turns in the order in which they first come") {
  CHECK(choose("C A B", 2) == Chosen{0, 1});
  CHECK(choose("C C A A B B", 4) == Chosen{0, 1, 2, 4});
}

TEST_CASE(
    "what no case said is chosen when the cases have had theirs, an interviewer's words last") {
  Quotes from = quotes("I N A A B");
  from[0].voice = Voice::interviewer;
  from[1].voice = Voice::nobody;
  CHECK(choose_quotes(from, {2, 0}) == Chosen{2, 4});
  CHECK(choose_quotes(from, {3, 0}) == Chosen{2, 3, 4});
  CHECK(choose_quotes(from, {4, 0}) == Chosen{1, 2, 3, 4});
  CHECK(choose_quotes(from, {0, 1}) == Chosen{0, 1, 2, 4});
  from[0].exemplar = true;
  CHECK(choose_quotes(from, {1, 0}) == Chosen{0});
}

TEST_CASE("exemplars go before everything else, in the order given") {
  CHECK(choose("A B C*", 1) == Chosen{2});
  CHECK(choose("A B C*", 2) == Chosen{0, 2});
  CHECK(choose("A B* B* B*", 2) == Chosen{1, 2});
  CHECK(choose("A* B* C*", 0) == Chosen{0, 1, 2});
}

TEST_CASE("a quota holds for each person, exemplars included") {
  CHECK(choose("A A A B B", 0, 1) == Chosen{0, 3});
  CHECK(choose("A A A B B", 0, 2) == Chosen{0, 1, 3, 4});
  CHECK(choose("A A* A* B", 0, 1) == Chosen{1, 3});
  CHECK(choose("A A* B", 0, 2) == Chosen{0, 1, 2});
  CHECK(choose("A A A B", 3, 1) == Chosen{0, 3});
  CHECK(choose("A A* B C", 2, 1) == Chosen{1, 2});
}

TEST_CASE("any choice keeps its limits, wastes no place and is just") {
  std::mt19937_64 random(20260102);
  for (int round = 0; round < 2000; ++round) {
    Quotes from(random() % 12);
    for (QuoteCandidate& q : from) {
      q.person = static_cast<std::int64_t>(random() % 4) - 2;
      q.exemplar = random() % 4 == 0;
    }
    const QuoteLimits limits{random() % 8, random() % 4};
    CAPTURE(round);
    CAPTURE(limits.limit);
    CAPTURE(limits.per_case);
    const Chosen chosen = choose_quotes(from, limits);
    CHECK(choose_quotes(from, limits) == chosen);
    CHECK(std::is_sorted(chosen.begin(), chosen.end()));
    CHECK(std::adjacent_find(chosen.begin(), chosen.end()) == chosen.end());

    const std::size_t quota = limits.per_case == 0 ? from.size() : limits.per_case;
    Chosen all(from.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    std::size_t most = 0;
    auto has = by_person(from, all, false), has_exemplars = by_person(from, all, true);
    auto plain = by_person(from, chosen, false), exemplars = by_person(from, chosen, true);
    std::size_t best = 0;  // exemplars that fit the quota
    for (std::int64_t person = -2; person < 2; ++person) {
      CHECK(plain[person] + exemplars[person] <= quota);
      most += std::min(quota, has[person] + has_exemplars[person]);
      best += std::min(quota, has_exemplars[person]);
    }
    if (limits.limit != 0) most = std::min(most, limits.limit);
    CHECK(chosen.size() == most);
    std::size_t chosen_exemplars = 0;
    for (const auto& [person, times] : exemplars) chosen_exemplars += times;
    CHECK(chosen_exemplars == (limits.limit == 0 ? best : std::min(best, limits.limit)));

    // Nobody has one more quote, beside exemplars, than another who could have been quoted instead.
    for (std::int64_t a = -2; a < 2; ++a) {
      for (std::int64_t b = -2; b < 2; ++b) {
        const std::size_t of_a = plain[a] + exemplars[a], of_b = plain[b] + exemplars[b];
        if (plain[a] > 0 && plain[b] < has[b] && of_b < quota) CHECK(of_a <= of_b + 1);
      }
    }
    // Of one person it is the first quotes.
    for (const std::size_t i : chosen) {
      for (std::size_t j = 0; j < i; ++j) {
        const bool same = from[j].person == from[i].person && from[j].exemplar == from[i].exemplar;
        if (same) CHECK(std::binary_search(chosen.begin(), chosen.end(), j));
      }
    }
  }
}

namespace {

/// The rule as it is said, step by step: exemplars in order, then always the person quoted least
/// (of several, who comes first) with a quote whose people all have room.
Chosen step_by_step(const Quotes& from, const QuoteLimits& limits) {
  const std::size_t limit = limits.limit == 0 ? from.size() : limits.limit;
  const std::size_t quota = limits.per_case == 0 ? from.size() * 9 : limits.per_case;
  std::map<std::int64_t, std::size_t> taken;
  Chosen chosen;
  std::vector<bool> gone(from.size(), false);
  const auto people_of = [&](std::size_t i) {
    std::vector<std::int64_t> people = from[i].also;
    people.push_back(from[i].person);
    return people;
  };
  const auto fits = [&](std::size_t i) {
    bool room = chosen.size() < limit;
    for (const auto person : people_of(i)) room = room && taken[person] < quota;
    return room;
  };
  const auto take = [&](std::size_t i) {
    for (const auto person : people_of(i)) ++taken[person];
    chosen.push_back(i);
    gone[i] = true;
  };
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (!from[i].exemplar) continue;
    gone[i] = true;
    if (fits(i)) take(i);
  }
  for (std::size_t round = 0; round <= from.size() * 2; ++round) {
    std::vector<std::int64_t> asked;  // people in the order of their first quote
    for (std::size_t i = 0; i < from.size(); ++i) {
      const auto person = from[i].person;
      if (from[i].exemplar) continue;
      if (std::find(asked.begin(), asked.end(), person) != asked.end()) continue;
      asked.push_back(person);
      if (taken[person] > round) continue;
      for (std::size_t j = i; j < from.size(); ++j) {
        if (gone[j] || from[j].person != person) continue;
        gone[j] = true;
        if (!fits(j)) continue;
        take(j);
        break;
      }
    }
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

TEST_CASE("the choice is what the rule gives step by step, also where several people say a quote") {
  std::mt19937_64 random(20261122);
  for (int round = 0; round < 4000; ++round) {
    Quotes from(random() % 14);
    for (QuoteCandidate& q : from) {
      q.person = static_cast<std::int64_t>(random() % 4);
      q.exemplar = random() % 4 == 0;
      for (std::int64_t other = 0; other < 4; ++other) {
        if (other != q.person && random() % 8 == 0) q.also.push_back(other);
      }
    }
    const QuoteLimits limits{random() % 9, random() % 4};
    CAPTURE(round);
    const Chosen chosen = choose_quotes(from, limits);
    CHECK(chosen == step_by_step(from, limits));
    std::map<std::int64_t, std::size_t> times;
    for (const std::size_t i : chosen) {
      ++times[from[i].person];
      for (const auto person : from[i].also) ++times[person];
    }
    for (const auto& [person, n] : times) {
      if (limits.per_case != 0) CHECK(n <= limits.per_case);
    }
  }
}
