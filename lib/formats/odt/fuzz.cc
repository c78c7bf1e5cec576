#include "formats/common/draft_check.h"
#include "formats/odt/odt.h"

/// A zip archive, or one XML file, which mutations get further into.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return thema::formats::fuzz_reader(thema::formats::kOdt, data, size);
}
