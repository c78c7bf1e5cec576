#include "base/clock.h"

#include <doctest/doctest.h>

#include <limits>

TEST_CASE("times are printed in UTC, whole seconds, also before 1970") {
  CHECK(thema::utc_iso(0) == "1970-01-01T00:00:00Z");
  CHECK(thema::utc_iso(1'767'323'045'678) == "2026-01-02T03:04:05Z");
  CHECK(thema::utc_iso(-1) == "1969-12-31T23:59:59Z");
  CHECK(thema::utc_iso(951'782'400'000) == "2000-02-29T00:00:00Z");
  CHECK(thema::utc_date(1'767'323'045'678) == "2026-01-02");
  CHECK(thema::utc_date(-1) == "1969-12-31");
}

TEST_CASE("any number is a printable time") {
  CHECK(thema::utc_iso(std::numeric_limits<thema::UnixMillis>::max()) == "9999-12-31T23:59:59Z");
  CHECK(thema::utc_iso(std::numeric_limits<thema::UnixMillis>::min()) == "0000-01-01T00:00:00Z");
}

TEST_CASE("the fixed environment starts where it is told and ticks a second a call") {
  const thema::Env env = thema::Env::fixed(5000);
  CHECK(env.now() == 5000);
  CHECK(env.now() == 6000);
  CHECK(env.random64() == 1);
  CHECK(env.random64() == 2);
  CHECK(thema::utc_iso(thema::Env::fixed().now()) == "2026-01-02T03:04:05Z");
}

TEST_CASE("the system's environment knows this century and does not repeat itself") {
  const thema::Env env = thema::Env::system();
  CHECK(env.now() > 1'700'000'000'000);
  CHECK(env.random64() != env.random64());
}

TEST_CASE("a time from a file is a date that exists, with or without a clock in UTC") {
  for (const char* good : {"2026-01-02", "2024-02-29", "2026-01-02T03:04Z", "2026-01-02T03:04:05Z",
                           "2026-01-02T03:04:05.123Z", "1999-12-31T23:59:59.9Z"}) {
    CAPTURE(good);
    CHECK(thema::is_utc_iso(good));
  }
  for (const char* bad :
       {"", "yesterday", "2026-1-2", "2026-02-30", "2025-02-29", "2026-13-01",
        "2026-01-02T24:00:00Z", "2026-01-02T03:60Z", "2026-01-02T03:04:05",
        "2026-01-02T03:04:05+01:00", "2026-01-02T03:04:05.Z", "2026-01-02T03:04:05.1",
        "2026-01-02.5Z", "2026-01-02 03:04:05", "2026-01-02T03:04:61Z", "02.01.2026"}) {
    CAPTURE(bad);
    CHECK_FALSE(thema::is_utc_iso(bad));
  }
}
