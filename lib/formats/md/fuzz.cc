#include "formats/common/draft_check.h"
#include "formats/md/md.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return thema::formats::fuzz_reader(thema::formats::kMd, data, size);
}
