#include "analysis/word_counts.h"

#include <doctest/doctest.h>

using namespace thema::analysis;

namespace {

std::string written(const WordCounter& counter) {
  std::string out;
  for (const WordCount& w : counter.counts(0, "en")) {
    out +=
        fmt::format("{}{} {}/{}/{}", out.empty() ? "" : "; ", w.word, w.count, w.sources, w.cases);
  }
  return out;
}

const std::vector<std::uint32_t> kNobody, kFirst{0}, kBoth{0, 1};
const std::vector<std::size_t> kNoGroup;

}  // namespace

TEST_CASE("words are counted whatever their case, written as they are most often") {
  WordCounter counter({});
  counter.add("The café, the cafe. THE end", "en", 0, kFirst, kNoGroup);
  counter.add("the Café", "en", 0, kBoth, kNoGroup);
  counter.add("café", "en", 3, kNobody, kNoGroup);
  CHECK(written(counter) == "café 4/2/2; the 4/1/2; end 1/1/1");
  CHECK(counter.words_read() == 9);
}

TEST_CASE("runs of words stay in a sentence and neither begin nor end with a stop word") {
  WordCounter::Options options;
  options.run = 2;
  options.stop = {"of"};
  WordCounter pairs(options);
  pairs.add("A lot of pain. Pain again", "en", 0, kNobody, kNoGroup);
  CHECK(written(pairs) == "A lot 1/1/0; Pain again 1/1/0");
  options.run = 3;
  WordCounter triples(options);
  triples.add("A lot of pain. Pain again", "en", 0, kNobody, kNoGroup);
  CHECK(written(triples) == "lot of pain 1/1/0");
}

TEST_CASE("words count for each group of a turn") {
  WordCounter::Options options;
  options.groups = 2;
  WordCounter counter(options);
  const std::vector<std::size_t> second{1}, both{0, 1};
  counter.add("yes", "en", 0, kNobody, second);
  counter.add("yes", "en", 0, kNobody, both);
  CHECK(counter.counts(1, "en").front().by_group == std::vector<std::uint64_t>{1, 2});
}
