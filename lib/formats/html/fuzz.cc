#include "formats/common/draft_check.h"
#include "formats/html/html.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return thema::formats::fuzz_reader(thema::formats::kHtml, data, size);
}
