#include "formats/md/md.h"

#include <array>

#include "formats/common/plain_text.h"
#include "formats/common/service_lines.h"
#include "formats/common/turns.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"md", "markdown", "mkd"});

/// Markdown cannot be told from plain text by its content, so the extension says it.
int sniff(std::string_view bytes) { return sniff_head(bytes).empty() ? 0 : 5; }

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  PlainText plain = read_plain_text(bytes, options, sink);
  model::DocumentDraft draft{.format = "md",
                             .service = {},
                             .encoding = std::move(plain.encoding),
                             .text = std::move(plain.text),
                             .speakers = {},
                             .turns = {}};
  TextShape shape;
  shape.markdown = true;
  shape.from = front_matter_length(draft.text);
  mark_service(draft, shape, options, sink);
  add_turns(draft, options.speakers, shape);
  return draft;
}

}  // namespace

const Format kMd{
    .id = "md", .summary = "Markdown", .extensions = kExtensions, .sniff = sniff, .read = read};

}  // namespace thema::formats
