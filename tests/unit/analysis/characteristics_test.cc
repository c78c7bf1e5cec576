#include "analysis/characteristics.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "analysis/consent.h"

using namespace thema::analysis;
using namespace thema::model;
using LineKind = CharacteristicLine::Kind;

namespace {

/// Cases with one attribute; nullptr: no value.
Corpus cases_with(AttributeType type, const char* name, const std::vector<const char*>& values) {
  Corpus corpus;
  corpus.attributes.push_back({1, Owner::case_, name, type, "", {}});
  corpus.values.resize(1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto id = static_cast<thema::RowId>(100 + i);
    corpus.case_index[id] = static_cast<std::uint32_t>(i);
    corpus.cases.push_back({id, fmt::format("P{}", i), "participant", {}});
    if (values[i] != nullptr) corpus.values[0].emplace(id, values[i]);
  }
  return corpus;
}

CountedCases everybody(const Corpus& corpus) {
  const Selection all;
  const Filter filter(all, corpus);
  return CountedCases::that_fit(filter, {}, corpus, "participant");
}

std::string told(const Corpus& corpus) {
  std::string out;
  for (const auto& line : characteristics(corpus, everybody(corpus), {}, {0})) {
    switch (line.kind) {
      case LineKind::mean:
        out += "mean " + mean_range(line.total);
        break;
      case LineKind::dates:
        out += line.total.first + " to " + line.total.last;
        break;
      case LineKind::value:
        out += line.value + " " + n_percent(line.total.n, line.total.of);
        break;
      case LineKind::not_reported:
        out += fmt::format("N/R {}", line.total.n);
        break;
      case LineKind::missing:
        out += fmt::format("missing {}", line.total.n);
        break;
    }
    out += "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("numbers have a mean and a range of those who reported") {
  CHECK(told(cases_with(AttributeType::integer, "age", {"24", "81", "N/R", nullptr, "47"})) ==
        "mean 50.7 (24–81); N/R 1; missing 1; ");
  CHECK(told(cases_with(AttributeType::number, "score", {"-2.5", "2.25"})) ==
        "mean -0.1 (-2.5 to 2.25); ");
  CHECK(told(cases_with(AttributeType::number, "score", {"-0.1", "0.02"})) ==
        "mean 0.0 (-0.1 to 0.02); ");
  CHECK(told(cases_with(AttributeType::number, "score", {"N/R"})) == "N/R 1; ");
}

TEST_CASE("dates have a first and a last one") {
  CHECK(told(cases_with(AttributeType::date, "since", {"2025-02-01", "2024-12-31"})) ==
        "2024-12-31 to 2025-02-01; ");
}

TEST_CASE("percentages are rounded half up, from the numbers themselves") {
  CHECK(n_percent(1, 8) == "1 (13%)");  // 12.5
  CHECK(n_percent(1, 3) == "1 (33%)");
  CHECK(n_percent(21, 32) == "21 (66%)");  // 65.6
  CHECK(n_percent(12, 32) == "12 (38%)");  // 37.5
  CHECK(n_percent(0, 5) == "0 (0%)");
  CHECK(n_percent(0, 0) == "0");
}

TEST_CASE("declared values stand in their order, those that nobody has too") {
  Corpus corpus = cases_with(AttributeType::text, "arm", {"web", "paper", "N/R"});
  corpus.attributes[0].levels = {{"usual", ""}, {"web", "Website"}};
  CHECK(told(corpus) == "usual 0 (0%); web 1 (33%); paper 1 (33%); N/R 1; ");
}

TEST_CASE("the lines of a category add up to all cases, in every group, whatever the values") {
  std::mt19937 random(7);
  const std::vector<const char*> pool{"a", "b", "b c", "N/R", nullptr, "ä"};
  for (int round = 0; round < 200; ++round) {
    std::vector<const char*> values(1 + random() % 30);
    for (auto& v : values) v = pool[random() % pool.size()];
    const Corpus corpus = cases_with(AttributeType::text, "x", values);
    const CountedCases counted = everybody(corpus);
    const auto groups = case_groups(corpus, counted, 0);
    std::size_t sum = 0;
    std::vector<std::size_t> sums(groups.size(), 0);
    for (const auto& line : characteristics(corpus, counted, groups, {0})) {
      sum += line.total.n;
      for (std::size_t g = 0; g < groups.size(); ++g) sums[g] += line.groups[g].n;
    }
    CHECK(sum == values.size());
    for (std::size_t g = 0; g < groups.size(); ++g) CHECK(sums[g] == groups[g].of.n());
  }
}

TEST_CASE("who says no to analysis is not counted, and not quoted either") {
  const Corpus corpus =
      cases_with(AttributeType::text, "consent.analysis", {"yes", "No", nullptr, "false", "N/R"});
  const Consent consent(corpus);
  CHECK(consent.any());
  CHECK(everybody(corpus).n() == 3);
  CHECK(consent.allows(Consent::Use::quotation, 0));
  CHECK_FALSE(consent.allows(Consent::Use::quotation, 1));
  CHECK(consent.allows(Consent::Use::archive, 1));
  const std::vector<std::uint32_t> group{0, 3};
  CHECK_FALSE(consent.allows(Consent::Use::analysis, group));
  LeftOut left_out;
  CHECK(left_out.empty());
  left_out.add(consent, Consent::Use::analysis, group);
  CHECK(left_out.note() == "Left out for want of consent to analysis: 1 passage of 1 case.");
}
