#include "formats/txt/txt.h"

#include <array>

#include "formats/common/plain_text.h"
#include "formats/common/service_lines.h"
#include "formats/common/turns.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"txt", "text"});

/// Any text may be plain text, and nothing says that it is.
int sniff(std::string_view bytes) { return sniff_head(bytes).empty() ? 0 : 10; }

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  PlainText plain = read_plain_text(bytes, options, sink);
  model::DocumentDraft draft{.format = "txt",
                             .service = {},
                             .encoding = std::move(plain.encoding),
                             .text = std::move(plain.text),
                             .speakers = {},
                             .turns = {}};
  TextShape shape;
  shape.from = front_matter_length(draft.text);
  mark_service(draft, shape, options, sink);
  add_turns(draft, options.speakers, shape);
  return draft;
}

}  // namespace

const Format kTxt{
    .id = "txt", .summary = "plain text", .extensions = kExtensions, .sniff = sniff, .read = read};

}  // namespace thema::formats
