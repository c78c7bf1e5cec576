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
