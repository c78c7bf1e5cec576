#include "formats/html/html.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "formats/common/html_blocks.h"
#include "formats/common/lines.h"
#include "formats/common/plain_text.h"
#include "formats/common/rich_text.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"html", "htm", "xhtml"});

/// Past white space and comments, which may stand before everything.
std::size_t skip_comments(std::string_view head) {
  std::size_t pos = skip_space(head, 0);
  while (head.substr(pos).starts_with("<!--")) {
    const std::size_t end = head.find("-->", pos + 4);
    if (end == std::string_view::npos) return head.size();
    pos = skip_space(head, end + 3);
  }
  return pos;
}

/// A document says that it is HTML; a piece of one is left to the extension.
int sniff(std::string_view bytes) {
  const std::string head = ascii_lower(sniff_head(bytes));
  const std::string_view rest = std::string_view(head).substr(skip_comments(head));
  if (rest.starts_with("<!doctype html") || rest.starts_with("<html")) return 95;
  if (rest.starts_with("<?xml") && rest.find("<html") != std::string_view::npos) return 95;
  return rest.starts_with("<") ? 20 : head.find('<') != std::string::npos ? 1 : 0;
}

/// The encoding that a <meta> near the beginning names; empty for none. Names are read as browsers
/// read them: no page with a <meta> in ASCII is UTF-16, and Latin-1 means windows-1252.
std::string meta_encoding(std::string_view bytes) {
  constexpr std::size_t kHead = 4096;
  const std::string head = ascii_lower(bytes.substr(0, kHead));
  for (std::size_t pos = head.find("<meta"); pos != std::string::npos;
       pos = head.find("<meta", pos + 5)) {
    const std::string_view tag = std::string_view(head).substr(pos, head.find('>', pos) - pos);
    const std::size_t at = tag.find("charset");
    if (at == std::string_view::npos) continue;
    constexpr std::string_view kAround = " \t\n\r\"'=";
    const std::size_t begin = tag.find_first_not_of(kAround, at + 7);
    if (begin == std::string_view::npos) continue;
    const std::size_t end = std::min(tag.find_first_of(" \t\n\r\"';/", begin), tag.size());
    const std::string_view name = tag.substr(begin, end - begin);
    if (name.starts_with("utf-16")) return "utf-8";
    if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii") return "windows-1252";
    return std::string(name);
  }
  return {};
}

bool has_mark(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") ||
         bytes.starts_with("\xFE\xFF");
}

PlainText decode(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  ReadOptions asked = options;
  if (options.encoding.empty() && !has_mark(bytes)) asked.encoding = meta_encoding(bytes);
  if (asked.encoding == options.encoding) return read_plain_text(bytes, options, sink);
  try {
    return read_plain_text(bytes, asked, sink);
  } catch (const Error&) {
    sink.warn("html-wrong-encoding",
              "the page is not in the encoding that it names, '" + asked.encoding + "'",
              options.name);
    return read_plain_text(bytes, options, sink);
  }
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  const PlainText plain = decode(bytes, options, sink);
  const HtmlBlocks page = read_html_blocks(plain.text);
  if (!rich::has_words(page.blocks)) {
    throw Error(Errc::bad_input,
                "the page shows no text; what scripts or frames show is not in the file: save it "
                "from the browser as a complete page, or copy its text");
  }
  return rich::document(page.blocks, {}, page.tally, "html", plain.encoding, options, sink);
}

}  // namespace

const Format kHtml{
    .id = "html", .summary = "web pages", .extensions = kExtensions, .sniff = sniff, .read = read};

}  // namespace thema::formats
