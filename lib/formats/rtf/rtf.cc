#include "formats/rtf/rtf.h"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "base/error.h"
#include "formats/common/lines.h"
#include "formats/common/rich_text.h"
#include "formats/rtf/reader.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"rtf"});
constexpr std::string_view kBegin = "{\\rtf";

/// Where the document begins; npos for other files.
std::size_t beginning(std::string_view bytes) {
  const std::size_t begin = skip_space(bytes, 0);
  return bytes.substr(begin).starts_with(kBegin) ? begin : std::string_view::npos;
}

int sniff(std::string_view bytes) { return beginning(bytes) != std::string_view::npos ? 100 : 0; }

void report(rtf::CodePages& pages, const ReadOptions& options, Sink& sink) {
  if (pages.unknown() != 0) {
    sink.notice("rtf-code-page",
                fmt::format("code page {} is not known; read as windows-1252, --encoding names "
                            "another",
                            pages.unknown()),
                options.name);
  }
  if (pages.undecoded() > 0) {
    sink.notice("rtf-characters",
                fmt::format("{} bytes are no characters in the code page of their font; U+FFFD "
                            "stands for them",
                            pages.undecoded()),
                options.name);
  }
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  const std::size_t begin = beginning(bytes);
  if (begin == std::string_view::npos) {
    throw Error(Errc::bad_input,
                fmt::format("the file does not begin with '{}': it is not an RTF file; if it is "
                            "plain text, name it .txt",
                            kBegin));
  }
  rtf::Reader reader(bytes.substr(begin), options.encoding);
  const std::vector<rich::Block> blocks = reader.read();
  report(reader.pages(), options, sink);
  return rich::document(blocks, {}, reader.tally(), "rtf", reader.pages().document_encoding(),
                        options, sink);
}

}  // namespace

const Format kRtf{.id = "rtf",
                  .summary = "Rich Text Format",
                  .extensions = kExtensions,
                  .sniff = sniff,
                  .read = read};

}  // namespace thema::formats
