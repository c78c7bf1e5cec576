#include "model/cmo_text.h"

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/error.h"

/// Configurations as text: whatever is typed is read or refused with its line, and a line of
/// evidence that was read is written so that it reads the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace thema::model;
  const std::string text(data, data + size);
  try {
    for (const TypedConfiguration& c : parse_cmo_text(text)) {
      if (c.label.empty() || c.line == 0) std::abort();
      for (const TypedEvidence& e : c.evidence) {
        const std::string line = to_text(e);
        if (line.find('\n') != std::string::npos) std::abort();
        const auto again = parse_cmo_text("X\n" + line);
        if (again.size() != 1 || again[0].evidence.size() != 1) std::abort();
        if (to_text(again[0].evidence[0]) != line) std::abort();
      }
    }
  } catch (const thema::Error& e) {  // the right answer to bad input
    if (e.line() == 0) std::abort();
  }
  return 0;
}
