// Lines of a reading session: any text is understood or refused, in no time, and a place that is
// understood means the same when it is written for where no turn is shown.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/error.h"
#include "model/read_line.h"

namespace {

using thema::model::PassageSelector;
using thema::model::ReadLine;

bool same(const PassageSelector& a, const PassageSelector& b) {
  return a.quote == b.quote && a.nth == b.nth && a.every == b.every && a.turns == b.turns &&
         a.lines == b.lines && a.at == b.at;
}

void read(const std::string& text) {
  ReadLine line;
  try {
    line = thema::model::parse_read_line(text);
  } catch (const thema::Error&) {  // refused: any message will do
    return;
  }
  if (line.kind != ReadLine::Kind::coding) return;
  if (line.codes.empty() || line.given.empty()) std::abort();
  constexpr std::uint32_t kShown = 7;
  const std::string again = line.place.written(kShown) + " = " + line.given;
  // Words may hold what ends quoted words ("a" = b" = c): then nothing is promised.
  if (line.place.quote.find_first_of("\"\u201C") != std::string::npos) return;
  if (again.size() > thema::model::kLongestReadLine) return;
  const ReadLine same_line = thema::model::parse_read_line(again);
  if (!same(same_line.place.selector(0), line.place.selector(kShown))) std::abort();
  if (same_line.codes.size() != line.codes.size() || same_line.memo != line.memo) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    read(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return 0;
}
