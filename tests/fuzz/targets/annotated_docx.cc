#include <cstdlib>
#include <string>

#include "base/error.h"
#include "formats/annotated_text.h"
#include "formats/docx/annotated.h"
#include "text/text_index.h"

/// A zip archive, or (since checksums keep mutations of one out) the XML of the document with that
/// of its comments behind "<!--comments-->".
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace thema::formats;
  const std::string bytes(data, data + size);
  try {
    AnnotatedText read;
    if (is_annotated_docx(bytes)) {
      read = read_annotated_docx(bytes);
    } else {
      constexpr std::string_view kComments = "<!--comments-->";
      const std::size_t end = std::min(bytes.find(kComments), bytes.size());
      const std::size_t begin = std::min(end + kComments.size(), bytes.size());
      read = docx::read_annotated_parts(bytes.substr(0, end), bytes.substr(begin), "");
    }
    const thema::text::TextIndex index{std::string_view(read.text)};
    for (const MarkedPassage& p : read.passages) {
      if (p.span.end > index.length() || p.span.begin > p.span.end) std::abort();
    }
    // What was read can be written and read again.
    std::erase_if(read.passages, [](const MarkedPassage& p) { return p.span.empty(); });
    AnnotatedText again = read_annotated_docx(write_annotated_docx(read));
    if (!restore_text(again, read.text)) std::abort();
    if (again.passages.size() != read.passages.size()) std::abort();
    for (std::size_t i = 0; i < read.passages.size(); ++i) {
      if (again.passages[i].span != read.passages[i].span) std::abort();
    }
  } catch (const thema::Error&) {  // the right answer to bad input
  }
  return 0;
}
