#include "text/whole_names.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using thema::text::ByteRange;
using thema::text::NameReplacer;
using thema::text::with_whole_names;

namespace {

using Names = std::vector<NameReplacer::Name>;

/// The part of a text that stands between [ and ], widened.
std::string widened(std::string text, const NameReplacer& names) {
  const std::size_t begin = text.find('[');
  text.erase(begin, 1);
  const std::size_t end = text.find(']');
  text.erase(end, 1);
  const ByteRange part{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  const ByteRange whole = with_whole_names(names, text, part);
  const ByteRange same = with_whole_names(names.find(text), part);
  CHECK(whole.begin == same.begin);
  CHECK(whole.end == same.end);
  return text.substr(whole.begin, whole.end - whole.begin);
}

}  // namespace

TEST_CASE("a part that cuts a name in half has the whole of it") {
  const NameReplacer names(Names{{"John Smith", "[friend]"}, {"Zürich", "[town]"}});
  CHECK(widened("I [met John] Smith too", names) == "met John Smith");
  CHECK(widened("I met John [Smith too]", names) == "John Smith too");
  CHECK(widened("I met J[oh]n Smith too", names) == "John Smith");
  CHECK(widened("from Zü[rich to John] Smith", names) == "Zürich to John Smith");
}

TEST_CASE("a part that cuts no name stays as it is") {
  const NameReplacer names(Names{{"John Smith", "[friend]"}});
  CHECK(widened("I [met ]John Smith too", names) == "met ");
  CHECK(widened("I met [John Smith] too", names) == "John Smith");
  CHECK(widened("I met John Smith[ too]", names) == " too");
  CHECK(widened("John [Miller] Smith", names) == "Miller");
}

TEST_CASE("a name is found at the end of a part in the middle of a long text") {
  const NameReplacer names(Names{{"John Smith", "[friend]"}});
  std::string filler;
  for (int i = 0; i < 1000; ++i) filler += "größer ";
  CHECK(widened(filler + "I [met John] Smith. " + filler, names) == "met John Smith");
}
