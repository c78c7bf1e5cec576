#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/error.h"
#include "report/document/document.h"

/// A report; what can be read can be filled, as Markdown and as a page, and commands stand where
/// they were found.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace thema::report;
  const std::string bytes(data, data + size);
  try {
    const Document document = parse_document(bytes);
    Filling filling;
    std::size_t last = document.body;
    for (const CommandBlock& b : document.blocks) {
      if (b.first_line <= last || b.last_line <= b.first_line) std::abort();
      last = b.last_line;
      if (last > document.lines.size()) std::abort();
      filling.blocks.emplace_back("<p>result</p>\n");
    }
    for (const Inline& i : document.inlines) {
      const std::string& line = document.lines.at(i.line - 1);
      if (i.end > line.size() || line.compare(i.begin, 2, "{{") != 0 ||
          line.compare(i.end - 2, 2, "}}") != 0) {
        std::abort();
      }
      filling.inlines.emplace_back("12 *of* 23");
    }
    document_markdown(document, filling);
    document_html(document, filling, {});
    front_matter_of(document, filling.inlines);
  } catch (const thema::Error&) {  // the right answer to bad input
  }
  return 0;
}
