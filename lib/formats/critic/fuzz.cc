#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/error.h"
#include "formats/annotated_text.h"
#include "text/text_index.h"

/// An annotated text; what can be read is written and read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace thema::formats;
  const std::string bytes(data, data + size);
  try {
    const AnnotatedText read = read_critic(bytes);
    const thema::text::TextIndex index{std::string_view(read.text)};
    for (const MarkedPassage& p : read.passages) {
      if (p.span.empty() || p.span.end > index.length()) std::abort();
    }
    if (read.file_lines.size() < index.line_count()) std::abort();
    if (read.text.find('\r') != std::string::npos) return 0;  // no source holds one
    const AnnotatedText again = read_critic(write_critic(read));
    if (again.text != read.text || again.passages.size() != read.passages.size()) std::abort();
    if (again.base != read.base || again.source != read.source) std::abort();
  } catch (const thema::Error&) {  // the right answer to bad input
  }
  return 0;
}
