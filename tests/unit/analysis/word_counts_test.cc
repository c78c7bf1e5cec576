#include "analysis/word_counts.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

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

TEST_CASE("an elided word stands in its run as it is written, before the next one") {
  WordCounter::Options options;
  options.run = 2;
  options.elisions.add("fr");
  WordCounter pairs(options);
  pairs.add("L\u2019\u00E9t\u00E9 d'hiver", "fr", 0, kNobody, kNoGroup);
  CHECK(written(pairs) == "d'hiver 1/1/0; \u00E9t\u00E9 d' 1/1/0; L\u2019\u00E9t\u00E9 1/1/0");
}

TEST_CASE("a name that is replaced is one word, whatever it is of") {
  const thema::text::NameReplacer names(
      {{"John Smith", "[friend]"}, {"Johnny", "[friend]"}, {"Dr. May", "[doctor]"}});
  WordCounter::Options options;
  options.names = &names;
  WordCounter counter(options);
  counter.add("John Smith's dog. JOHN SMITH, Johnny and John", "en", 0, kFirst, kNoGroup);
  // "Johnny" and "JOHN SMITH" are both printed as [friend]; John alone is nobody listed.
  CHECK(written(counter) == "Johnny 2/1/1; John Smith's 1/1/1; and 1/1/1; dog 1/1/1; John 1/1/1");
  CHECK(counter.words_read() == 8);
}

TEST_CASE("runs of words hold a name whole, in the sentence in which it begins") {
  const thema::text::NameReplacer names({{"John Smith", "[friend]"}, {"Dr. May", "[doctor]"}});
  WordCounter::Options options;
  options.names = &names;
  options.run = 2;
  WordCounter pairs(options);
  pairs.add("I met John Smith. We saw Dr. May there.", "en", 0, kNobody, kNoGroup);
  CHECK(written(pairs).find("met John Smith 1") != std::string::npos);
  CHECK(written(pairs).find("saw Dr. May 1") != std::string::npos);
  CHECK(written(pairs).find("John Smith We") == std::string::npos);
  CHECK(written(pairs).find("; May") == std::string::npos);
}

TEST_CASE("words that touch in the text touch in a run") {
  WordCounter::Options options;
  options.run = 2;
  WordCounter pairs(options);
  pairs.add("\xE5\x92\x96\xE5\x95\xA1\xE5\xBA\x97\xE8\xA7\x81\xE9\x9D\xA2", "zh", 0, kNobody,
            kNoGroup);
  CHECK(
      written(pairs).starts_with("\xE5\x92\x96\xE5\x95\xA1\xE5\xBA\x97\xE8\xA7\x81\xE9\x9D\xA2 1"));
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

TEST_CASE("thousands of words are counted as one by one") {
  struct Known {
    std::uint64_t count = 0;
    std::set<std::uint32_t> sources, cases;
  };
  std::mt19937_64 random(7);
  WordCounter counter({});
  std::map<std::string, Known> known;
  for (std::uint32_t source = 0; source < 60; ++source) {
    for (int turn = 0; turn < 6; ++turn) {
      std::set<std::uint32_t> speak;
      for (std::size_t n = random() % 3; n > 0; --n)
        speak.insert(static_cast<std::uint32_t>(random() % 20));
      std::string words;
      for (int i = 0; i < 60; ++i) {
        std::string word = fmt::format("w{}", random() % 9000);
        Known& k = known[word];
        ++k.count;
        k.sources.insert(source);
        k.cases.insert(speak.begin(), speak.end());
        if (random() % 4 == 0) word.front() = 'W';
        words += word + " ";
      }
      counter.add(words, "en", source, std::vector(speak.begin(), speak.end()), kNoGroup);
    }
  }
  const auto counts = counter.counts(0, "en");
  REQUIRE(counts.size() == known.size());
  CHECK(counts.size() > 6000);
  for (const WordCount& w : counts) {
    std::string word = w.word;
    word.front() = 'w';
    CAPTURE(word);
    REQUIRE(w.count == known[word].count);
    REQUIRE(w.sources == known[word].sources.size());
    REQUIRE(w.cases == known[word].cases.size());
  }
}

TEST_CASE("cases that are known to speak in one source only are counted as all others are") {
  // 90 cases in each source, alone and in groups; every third also speaks in the source behind it.
  constexpr std::uint32_t kSources = 4, kEach = 90;
  WordCounter::Options options;
  WordCounter looked_up(options);
  for (std::uint32_t c = 0; c < kSources * kEach; ++c) {
    options.in_one_source.push_back(c % 3 != 0);
  }
  WordCounter known(options);
  std::mt19937_64 random(11);
  for (std::uint32_t source = 0; source < kSources; ++source) {
    for (int turn = 0; turn < 300; ++turn) {
      std::set<std::uint32_t> speak;
      for (std::size_t n = random() % 4; n > 0; --n) {
        auto c = static_cast<std::uint32_t>(source * kEach + random() % kEach);
        if (c % 3 == 0 && source > 0 && random() % 2 == 0) c -= kEach;
        speak.insert(c);
      }
      std::string words;
      for (int i = 0; i < 5; ++i) {
        words += fmt::format("{}{} ", random() % 2 == 0 ? 'w' : 'W', random() % 40);
      }
      words += fmt::format("{}", std::string(60, static_cast<char>('a' + random() % 3)));
      const std::vector<std::uint32_t> cases(speak.begin(), speak.end());
      looked_up.add(words, "en", source, cases, kNoGroup);
      known.add(words, "en", source, cases, kNoGroup);
    }
  }
  CHECK(written(known) == written(looked_up));
  CHECK(known.counts(1, "en").front().cases > 200);
}

TEST_CASE("elided words are counted by themselves where the language has them") {
  WordCounter::Options options;
  options.elisions.add("fr");
  options.stop = *thema::text::stop_words("fr");
  WordCounter counter(std::move(options));
  counter.add("L\u2019hiver, d'un hiver; aujourd'hui l'école", "fr", 0, kNobody, kNoGroup);
  CHECK(written(counter) == "hiver 2/1/0; aujourd'hui 1/1/0; école 1/1/0");
}
