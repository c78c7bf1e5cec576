#include "base/ids.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <set>
#include <string>

#include "base/error.h"

using thema::Env;
using thema::RowId;

TEST_CASE("row ids count up from the millisecond, and later runs get greater ones") {
  thema::RowIds ids(Env::fixed());
  const RowId first = ids.next();
  CHECK(ids.next() == first + 1);
  CHECK(ids.last() == first + 1);
  CHECK((first >> 22) == 1'767'323'045'000 - 1'577'836'800'000);

  thema::RowIds later(Env::fixed(1'767'323'045'001));
  CHECK(later.next() > first + 1'000'000);
}

TEST_CASE("row ids are positive whatever the clock says") {
  for (const thema::UnixMillis t : {std::int64_t{-1}, std::int64_t{0}, std::int64_t{1} << 60}) {
    CAPTURE(t);
    thema::RowIds ids(Env{.now = [t] { return t; }, .random64 = [] { return ~0ULL; }});
    CHECK(ids.next() > 0);
  }
}

TEST_CASE("row ids skip what is there already, and refuse to run out") {
  thema::RowIds ids(Env::fixed());
  const RowId first = ids.next();
  ids.skip_past(first + 100);
  CHECK(ids.next() == first + 101);
  ids.skip_past(first);
  CHECK(ids.next() == first + 102);
  CHECK_THROWS_AS(ids.skip_past(std::numeric_limits<RowId>::max()), thema::Error);
}

TEST_CASE("a short id is a letter and 13 digits, and turns back into its row id") {
  std::mt19937_64 random(7);
  std::set<std::string> beginnings;
  for (int i = 0; i < 10'000; ++i) {
    const auto id = static_cast<RowId>(random() >> 1);
    const std::string text = thema::short_id('c', id);
    REQUIRE(text.size() == thema::kShortIdLength);
    REQUIRE(text[0] == 'c');
    REQUIRE(text.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz", 1) == std::string::npos);
    REQUIRE(thema::row_id_of('c', text) == id);
  }
  for (RowId id = 1; id <= 1000; ++id) beginnings.insert(thema::short_id('e', id).substr(0, 8));
  CHECK(beginnings.size() == 1000);
}

TEST_CASE("short ids are read as people type them, and others are not ids") {
  const std::string text = thema::short_id('m', 4242);
  std::string upper = text;
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  CHECK(thema::row_id_of('m', upper) == 4242);
  CHECK(thema::row_id_of('c', text) == 0);
  CHECK(thema::row_id_of('m', text.substr(1)) == 0);
  CHECK(thema::row_id_of('m', text + "0") == 0);
  CHECK(thema::row_id_of('m', "mu000000000000") == 0);
  CHECK(thema::row_id_of('m', "m000000000000z") == 0);
  CHECK(thema::row_id_of('m', "") == 0);
}

TEST_CASE("UUIDs have their version and variant") {
  const std::string uuid = thema::new_uuid(Env::fixed());
  CHECK(uuid == "00000000-0000-4001-8000-000000000002");
  const std::string random = thema::new_uuid(Env::system());
  CHECK(random.size() == 36);
  CHECK(random[14] == '4');
}

TEST_CASE("derived UUIDs depend on the project and the row alone") {
  const std::string project = "00000000-0000-4001-8000-000000000002";
  const std::string uuid = thema::derived_uuid(project, 17);
  CHECK(uuid.size() == 36);
  CHECK(uuid[14] == '8');
  CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);
  CHECK(thema::derived_uuid(project, 17) == uuid);
  CHECK(thema::derived_uuid(project, 18) != uuid);
  CHECK(thema::derived_uuid("", 17) != uuid);
}
