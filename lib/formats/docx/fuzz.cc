#include <string>

#include "base/error.h"
#include "formats/common/draft_check.h"
#include "formats/docx/docx.h"

/// A zip archive, or (since checksums keep mutations of one out) the XML of its main part.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const thema::formats::Format main_part{
      .id = "docx",
      .summary = {},
      .extensions = {},
      .sniff = [](std::string_view) { return 0; },
      .read =
          [](std::string_view bytes, const thema::formats::ReadOptions& options,
             thema::Sink& sink) {
            return thema::formats::read_docx_xml(std::string(bytes), options, sink);
          }};
  const bool zip = size > 1 && data[0] == 'P' && data[1] == 'K';
  return thema::formats::fuzz_reader(zip ? thema::formats::kDocx : main_part, data, size);
}
