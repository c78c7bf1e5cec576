#include "formats/common/timestamp.h"

#include <doctest/doctest.h>

#include <string>

using thema::formats::time_stamp_at;
using thema::formats::trailing_time_stamp;

TEST_CASE("time stamps are read in the forms that transcripts have") {
  const auto ms = [](std::string_view s) {
    const auto stamp = time_stamp_at(s, 0);
    return stamp && stamp->end == s.size() ? stamp->start_ms : -1;
  };
  CHECK(ms("0:15") == 15'000);
  CHECK(ms("00:01:02") == 62'000);
  CHECK(ms("1:02:03.5") == 3'723'500);
  CHECK(ms("00:03:21,740") == 201'740);
  CHECK(ms("[00:01:02]") == 62'000);
  CHECK(ms("(0:15)") == 15'000);
  CHECK(ms("[ 04:13 ]") == 253'000);
  CHECK(ms("\\[04:13\\]") == 253'000);
  CHECK(ms("#00:01:02-5#") == 62'500);
  CHECK(ms("#00:01:02#") == 62'000);
  CHECK(ms("60:05") == 3'605'000);
}

TEST_CASE("a range has two times") {
  const auto stamp = time_stamp_at("[00:43.810 --> 00:47.850]  Hello", 0);
  REQUIRE(stamp);
  CHECK(stamp->start_ms == 43'810);
  CHECK(stamp->end_ms == 47'850);
  CHECK(stamp->end == 25);
  CHECK(time_stamp_at("0:15 - 0:20", 0)->end_ms == 20'000);
  CHECK(time_stamp_at("0:15 - 0:10", 0)->end == 4);
}

TEST_CASE("what is no time is no time stamp") {
  for (const std::string text : {"1:2", "10:305", "10:60", "1:02:3", "1:99:00", "(0.5)", "[laughs]",
                                 "#5#", "12", ":30", "[00:01:02", "(00:15]", "10:30am",
                                 "[-00:00:00:10]", "[00:03:15:28]", "#00:01:02", "", "["}) {
    CAPTURE(text);
    CHECK_FALSE(time_stamp_at(text, 0));
  }
}

TEST_CASE("only a bracketed time at the end is a stamp, since sentences end in times") {
  CHECK(trailing_time_stamp("and so on #00:01:02-5#")->begin == 10);
  CHECK(trailing_time_stamp("so [0:15]")->stamp.start_ms == 15'000);
  CHECK(trailing_time_stamp("so \\[0:15\\]")->begin == 3);
  CHECK_FALSE(trailing_time_stamp("we met at 10:30"));
  CHECK_FALSE(trailing_time_stamp("[inaudible 00:12]"));
  CHECK_FALSE(trailing_time_stamp("(10:30"));
  CHECK_FALSE(trailing_time_stamp(""));
}
