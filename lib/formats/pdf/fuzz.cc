#include "formats/common/draft_check.h"
#include "formats/pdf/pdf.h"

/// What pdftotext prints of a file. The PDF file itself is parsed by that program, which is kept
/// in bounds by its limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const thema::formats::Format layout{.id = "pdf",
                                      .summary = {},
                                      .extensions = {},
                                      .sniff = [](std::string_view) { return 0; },
                                      .read = thema::formats::read_pdf_layout};
  return thema::formats::fuzz_reader(layout, data, size);
}
