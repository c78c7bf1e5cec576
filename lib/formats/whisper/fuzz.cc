#include "formats/common/draft_check.h"
#include "formats/whisper/whisper.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return thema::formats::fuzz_reader(thema::formats::kWhisper, data, size);
}
