#include "formats/docx/docx.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/error.h"
#include "formats/common/rich_text.h"
#include "formats/common/xml.h"
#include "formats/common/zip.h"
#include "formats/docx/body.h"
#include "formats/docx/parts.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"docx", "docm"});
constexpr std::string_view kMainPart = "word/document.xml";

/// A zip archive that names a Word part is certainly this; another one is left to the extension.
int sniff(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return 0;
  return archive_names(bytes, "word/document") ? 95 : 1;
}

model::DocumentDraft read_part(std::string xml, std::string_view part, docx::Context context,
                               const ReadOptions& options, Sink& sink) {
  docx::BodyReader reader(std::move(context));
  std::vector<rich::Block> blocks, notes;
  {
    const XmlPart document(std::move(xml), part);
    const pugi::xml_node body = child(document.root(), "body");
    if (!body) throw Error(Errc::bad_input, fmt::format("{} has no body", part));
    blocks = reader.read(body);
    notes = reader.read_notes();
  }
  return rich::document(blocks, notes, reader.tally(), "docx", "UTF-8", options, sink,
                        reader.comments());
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  const ZipArchive zip(bytes);
  docx::Parts parts(zip);
  docx::Context context;
  if (const pugi::xml_node styles = parts.root("styles")) {
    context.styles = docx::Styles(styles);
    context.numbering.add_styles(styles);
  }
  if (const pugi::xml_node lists = parts.root("numbering")) context.numbering.add_lists(lists);
  context.footnotes = docx::notes_of(parts.root("footnotes"));
  context.endnotes = docx::notes_of(parts.root("endnotes"));
  context.comments = docx::Comments(parts.root("comments"), parts.root("commentsExtended"));
  return read_part(zip.read(parts.main()), parts.main(), std::move(context), options, sink);
}

}  // namespace

model::DocumentDraft read_docx_xml(std::string xml, const ReadOptions& options, Sink& sink) {
  return read_part(std::move(xml), kMainPart, {}, options, sink);
}

const Format kDocx{.id = "docx",
                   .summary = "Word documents",
                   .extensions = kExtensions,
                   .sniff = sniff,
                   .read = read};

}  // namespace thema::formats
