#include "store/content.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "scratch.h"
#include "text/text_index.h"

using store_test::code_of;
using store_test::error_of;
using store_test::holds;
using store_test::Memory;
using thema::Errc;
using thema::sha256_hex;
namespace store = thema::store;

namespace {

void put(store::Database& db, const std::string& bytes) {
  store::put_packed(db, sha256_hex(bytes), bytes.size(), store::pack(bytes));
}

std::int64_t rows(store::Database& db) { return db.integer("SELECT count(*) FROM content"); }

}  // namespace

TEST_CASE("bytes come back as they were packed") {
  std::string zeros(100'000, '\0'), all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  for (const std::string& bytes : {std::string(), std::string("a"), zeros, all}) {
    CHECK(store::unpack(store::pack(bytes), bytes.size()) == bytes);
  }
  CHECK(store::pack(zeros).size() < 1000);
}

TEST_CASE("packed bytes that are damaged, or of another size, are refused") {
  const std::string packed = store::pack("some words that were said");
  CHECK(code_of([&] { store::unpack(packed, 3); }) == Errc::project);
  CHECK(code_of([&] { store::unpack(packed, 300); }) == Errc::project);
  CHECK(code_of([&] { store::unpack(packed.substr(0, 10), 25); }) == Errc::project);
  CHECK(code_of([&] { store::unpack("nonsense", 25); }) == Errc::project);
}

TEST_CASE("the same bytes are kept once, under their hash") {
  Memory m;
  const std::string text = "P1: The walk eases it.\n";
  store::put_text(m.db, sha256_hex(text), text);
  store::put_text(m.db, sha256_hex(text), text);
  put(m.db, text);
  CHECK(rows(m.db) == 1);
  CHECK(store::has_content(m.db, sha256_hex(text)));
  CHECK(store::get_content(m.db, sha256_hex(text)) == text);
}

TEST_CASE("an original that turns out to be a text becomes readable by SQL") {
  Memory m;
  const std::string text = "P1: The walk eases it.\n";
  put(m.db, text);
  store::put_text(m.db, sha256_hex(text), text);
  CHECK(rows(m.db) == 1);
  CHECK(m.db.integer("SELECT count(*) FROM content WHERE text LIKE '%walk%'") == 1);
  CHECK(store::get_content(m.db, sha256_hex(text)) == text);
}

TEST_CASE("an empty original is kept too") {
  Memory m;
  put(m.db, "");
  CHECK(store::get_content(m.db, sha256_hex("")).empty());
}

TEST_CASE("content that is missing means a damaged project") {
  Memory m;
  CHECK_FALSE(store::has_content(m.db, sha256_hex("x")));
  const auto e = error_of([&] { store::get_content(m.db, sha256_hex("x")); });
  CHECK(e.code() == Errc::project);
  CHECK(holds(e, "damaged"));
}

TEST_CASE("the beginning of a text is read without what lies behind it") {
  Memory m;
  // Invented. Characters of one to four bytes, longer than several pages of the file.
  std::string ascii, mixed;
  for (int i = 0; i < 9000; ++i) ascii += "abcd";
  for (int i = 0; i < 9000; ++i) mixed += "aé\u20ac\U0001F642";
  for (const std::string& text : {ascii, mixed}) {
    store::put_text(m.db, sha256_hex(text), text);
    store::TextReader reader(m.db);
    const thema::text::TextIndex index{std::string_view(text)};
    for (const std::uint32_t points : {0U, 1U, 5000U, 35999U, 36000U, 40000U}) {
      CAPTURE(points);
      const std::string_view read = reader.beginning(sha256_hex(text), 36000, points);
      CHECK(text.starts_with(read));
      CHECK(read.size() >= index.byte_of(std::min(points, 36000U)));
    }
    CHECK(reader.beginning(sha256_hex(text), 36000, 36000) == text);
  }
  store::TextReader reader(m.db);
  CHECK(reader.beginning(sha256_hex(ascii), 36000, 100).size() == 100);
  CHECK(reader.beginning(sha256_hex(mixed), 36000, 100).size() < mixed.size());
}

TEST_CASE("the beginning of what is packed is read between texts") {
  Memory m;
  const std::string text = "P1: The walk eases it.\n", original = "P1: It does.\n";
  store::put_text(m.db, sha256_hex(text), text);
  put(m.db, original);
  store::TextReader reader(m.db);
  CHECK(reader.beginning(sha256_hex(original), 13, 2).starts_with("P1"));
  CHECK(reader.beginning(sha256_hex(text), 23, 23) == text);
  CHECK(reader.beginning(sha256_hex(original), 13, 13) == original);
  CHECK(reader.beginning(sha256_hex(text), 23, 2) == "P1");
  CHECK(code_of([&] { reader.beginning(sha256_hex("x"), 1, 1); }) == Errc::project);
}
