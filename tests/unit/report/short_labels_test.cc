#include "report/short_labels.h"

#include <doctest/doctest.h>

#include <set>

#include "text/width.h"

using thema::report::short_labels;
using Labels = std::vector<std::string>;

namespace {

Labels cut(const Labels& whole, std::size_t columns) {
  return short_labels(
      whole, [&](std::string_view label) { return thema::text::display_width(label) <= columns; });
}

}  // namespace

TEST_CASE("labels that fit stay as they are") {
  CHECK(cut({"Barriers/Time", "P1"}, 16) == Labels{"Barriers/Time", "P1"});
}

TEST_CASE("of a path the last parts stay, as many as fit") {
  CHECK(cut({"Fitting the programme into daily life/Time and routine",
             "Fitting the programme into daily life/Access"},
            18) == Labels{"…/Time and routine", "…/Access"});
  CHECK(cut({"Barriers/IT usability/Logging in"}, 26) == Labels{"…/IT usability/Logging in"});
}

TEST_CASE("a slash inside of a name parts nothing") {
  CHECK(cut({"Barriers and facilitators/Time and\\/or money"}, 20) ==
        Labels{"…/Time and\\/or money"});
}

TEST_CASE("of one long name beginning and end stay") {
  CHECK(cut({"Interview with participant 12", "Interview with participant 13"}, 16) ==
        Labels{"Interview…ant 12", "Interview…ant 13"});
}

TEST_CASE("no two that differ are cut alike") {
  Labels whole;
  for (int i = 0; i < 30; ++i) {
    whole.push_back("The same beginning " + std::to_string(i) + " and the same end");
    whole.push_back("Parent " + std::to_string(i) + " of all of them/The same child");
  }
  const Labels labels = cut(whole, 16);
  CHECK(std::set<std::string>(labels.begin(), labels.end()).size() == whole.size());
  for (const std::string& label : labels) CHECK(thema::text::display_width(label) <= 16);
}

TEST_CASE("what is the same is labelled the same") {
  const Labels labels = cut({"A long name of something", "A long name of something"}, 10);
  CHECK(labels[0] == labels[1]);
}

TEST_CASE("labels are cut between characters, marks stay with their letters") {
  const std::string accent = "e\xCC\x81";
  std::string word;
  for (int i = 0; i < 20; ++i) word += accent;
  CHECK(cut({word}, 5).front() == accent + accent + accent + "…" + accent);
}
