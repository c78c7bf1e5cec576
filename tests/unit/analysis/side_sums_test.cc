#include "analysis/side_sums.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"

namespace thema::analysis {
namespace {

double thousandths(double share) { return std::round(share * 10000) / 10000; }

TEST_CASE("Wilson's intervals are those of Newcombe 1998, table I, method 3") {
  struct Published {
    std::size_t k, n;
    double low, high;
  };
  for (const Published& p : {Published{81, 263, 0.2553, 0.3662}, Published{15, 148, 0.0624, 0.1605},
                             Published{0, 20, 0.0, 0.1611}, Published{1, 29, 0.0061, 0.1718}}) {
    CAPTURE(p.k);
    const Interval i = wilson(p.k, p.n);
    CHECK(thousandths(i.low) == doctest::Approx(p.low));
    CHECK(thousandths(i.high) == doctest::Approx(p.high));
  }
  CHECK(wilson(20, 20).high == 1.0);
  CHECK(thousandths(wilson(20, 20).low) == doctest::Approx(1 - 0.1611));
}

TEST_CASE("a percentage is rounded half up, exactly") {
  CHECK(percent_of(12, 32).text() == "38");  // 37.5
  CHECK(percent_of(21, 32).text() == "66");  // 65.625, where a paper printed 67
  CHECK(percent_of(21, 32, 1).text() == "65.6");
  CHECK(percent_of(1, 200, 0).text() == "1");  // 0.5
  CHECK(percent_of(0, 7).text() == "0");
  CHECK(percent_of(7, 7).text() == "100");
}

TEST_CASE("decimals are added without losing a digit") {
  Decimal sum;
  for (int i = 0; i < 10; ++i) sum = sum + *Decimal::parse("0.1");
  CHECK(sum.text() == "1");
  CHECK((*Decimal::parse("825") - *Decimal::parse("824.5")).text() == "0.5");
  CHECK((*Decimal::parse("1") - *Decimal::parse("2.25")).text() == "-1.25");
  CHECK(Decimal::parse(" -7.50 ")->text() == "-7.5");
  CHECK(Decimal::parse("-0.05")->text() == "-0.05");
  CHECK(Decimal::parse("0.05")->value() == 0.05);
  for (const char* no : {"", "-", "1e5", "1,5", "12 000", "7.", "0x1", "1.2.3", "NaN",
                         "99999999999999999999", "0.1234567891"}) {
    CAPTURE(no);
    CHECK_FALSE(Decimal::parse(no));
  }
  const Decimal large = *Decimal::parse("9000000000000000000");
  CHECK_THROWS_AS(large + large, Error);
}

TEST_CASE("values are counted among those who answered") {
  const ValueCounts c = count_values({"yes", "no", "", "yes", "N/R", " "});
  CHECK(c.answered == 3);
  CHECK(c.missing == 3);
  REQUIRE(c.values.size() == 2);
  CHECK(c.values[0] == std::pair<std::string, std::size_t>("yes", 2));
}

}  // namespace
}  // namespace thema::analysis
