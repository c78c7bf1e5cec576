#include "base/csv_cell.h"

#include <doctest/doctest.h>

namespace {

std::string cell(std::string_view text, char separator = ',', bool guard = true) {
  std::string out;
  thema::append_csv_cell(out, text, separator, guard);
  return out;
}

}  // namespace

TEST_CASE("a cell is quoted only where RFC 4180 and careless readers need it") {
  CHECK(cell("plain") == "plain");
  CHECK(cell("").empty());
  CHECK(cell("a,b") == "\"a,b\"");
  CHECK(cell("a,b", '\t') == "a,b");
  CHECK(cell("a\tb", '\t') == "\"a\tb\"");
  CHECK(cell("say \"no\"") == "\"say \"\"no\"\"\"");
  CHECK(cell("two\nlines") == "\"two\nlines\"");
  CHECK(cell(" x") == "\" x\"");
  CHECK(cell("x ") == "\"x \"");
}

TEST_CASE("a text that a spreadsheet would run is guarded, and the guard comes off again") {
  for (const std::string text :
       {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "'tis", "''", "'=1", "=a,b", "plain", ""}) {
    CAPTURE(text);
    std::string stored = cell(text);
    if (!stored.empty() && stored[0] == '"') stored = stored.substr(1, stored.size() - 2);
    if (!text.empty() && text != "plain") CHECK(stored[0] == '\'');
    CHECK(thema::unguard(stored) == text);
  }
  CHECK(cell("=1+1", ',', false) == "=1+1");
}

TEST_CASE("an apostrophe that no guard put there stays") {
  CHECK(thema::unguard("'tis") == "'tis");
  CHECK(thema::unguard("'") == "'");
}
