#include "base/hash.h"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples") {
  CHECK(thema::sha256_hex("") ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(thema::sha256_hex("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(thema::sha256_hex(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 of pieces is SHA-256 of the whole") {
  thema::Sha256 sum;
  for (int i = 0; i < 1000; ++i) sum.add(std::string(1000, 'a'));
  CHECK(sum.hex() == thema::sha256_hex(std::string(1'000'000, 'a')));
}

TEST_CASE("a quote's hash is FNV-1a as a signed number") {
  CHECK(static_cast<std::uint64_t>(thema::quote_hash("")) == 0xcbf29ce484222325ULL);
  CHECK(static_cast<std::uint64_t>(thema::quote_hash("a")) == 0xaf63dc4c8601ec8cULL);
  CHECK(static_cast<std::uint64_t>(thema::quote_hash("foobar")) == 0x85944171f73967e8ULL);
  CHECK(thema::quote_hash("caf\xC3\xA9") != thema::quote_hash("cafe"));
}
