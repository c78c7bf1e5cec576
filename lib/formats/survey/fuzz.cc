#include <cstdlib>
#include <string>

#include "base/error.h"
#include "formats/common/draft_check.h"
#include "formats/survey/survey.h"

namespace {

void read_all(const std::string& bytes, const thema::formats::ReadOptions& options) {
  thema::Sink sink;
  const auto parts = thema::formats::survey::open(bytes, options, sink);
  if (!parts) {
    const auto draft = thema::formats::survey::read_conversation(bytes, options, sink);
    if (!thema::formats::draft_problem(draft).empty()) std::abort();
    return;
  }
  thema::formats::Part part;
  while (parts->next(part)) {
    if (part.source_values.size() != parts->source_attributes().size()) std::abort();
    if (part.document.turns.empty()) continue;
    if (!thema::formats::draft_problem(part.document).empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  for (const bool per_cell : {false, true}) {
    for (const char* kind : {"", "survey"}) {
      thema::formats::ReadOptions options;
      options.name = "fuzz.csv";
      options.survey.kind = kind;
      options.survey.per_cell = per_cell;
      try {
        read_all(bytes, options);
      } catch (const thema::Error&) {  // the right answer to bad input
      }
    }
  }
  return 0;
}
