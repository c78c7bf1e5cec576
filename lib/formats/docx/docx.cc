#include "formats/docx/docx.h"

#include <fmt/format.h>

#include <array>
#include <deque>
#include <utility>

#include "base/error.h"
#include "formats/common/rich_text.h"
#include "formats/common/xml.h"
#include "formats/common/zip.h"
#include "formats/docx/body.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"docx", "docm"});
constexpr std::string_view kMainPart = "word/document.xml";

/// A zip archive that names a Word part is certainly this; another one is left to the extension.
int sniff(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return 0;
  return bytes.find(kMainPart) != std::string_view::npos ? 95 : 1;
}

/// The part that holds the text: where the package's relationships say, else where Word puts it.
std::string main_part(const ZipArchive& zip) {
  constexpr std::string_view kRelationships = "_rels/.rels";
  if (zip.has(kRelationships)) {
    const XmlPart part(zip.read(kRelationships), kRelationships);
    for (const pugi::xml_node relationship : part.root().children()) {
      if (!attribute(relationship, "Type").ends_with("/officeDocument")) continue;
      std::string_view target = attribute(relationship, "Target");
      while (target.starts_with('/')) target.remove_prefix(1);
      if (zip.has(target)) return std::string(target);
    }
  }
  if (zip.has(kMainPart)) return std::string(kMainPart);
  throw Error(Errc::bad_input,
              fmt::format("the archive has no '{}': it is not a Word document", kMainPart));
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

/// The other parts of a document, which stand beside the main one.
class Parts {
 public:
  Parts(const ZipArchive& zip, std::string_view main) : zip_(zip) {
    const std::size_t slash = main.rfind('/');
    if (slash != std::string_view::npos) folder_ = main.substr(0, slash + 1);
  }

  /// The root of a part, which stays there as long as this; nothing when there is none.
  pugi::xml_node root(std::string_view name) {
    const std::string part = folder_ + std::string(name);
    if (!zip_.has(part)) return {};
    return parts_.emplace_back(zip_.read(part), part).root();
  }

 private:
  const ZipArchive& zip_;
  std::string folder_;
  std::deque<XmlPart> parts_;
};

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  const ZipArchive zip(bytes);
  const std::string part = main_part(zip);
  Parts parts(zip, part);
  docx::Context context;
  if (const pugi::xml_node styles = parts.root("styles.xml")) {
    context.bold_styles = docx::bold_styles(styles);
    context.numbering.add_styles(styles);
  }
  if (const pugi::xml_node lists = parts.root("numbering.xml")) context.numbering.add_lists(lists);
  context.footnotes = docx::notes_of(parts.root("footnotes.xml"));
  context.endnotes = docx::notes_of(parts.root("endnotes.xml"));
  context.comments = docx::Comments(parts.root("comments.xml"), parts.root("commentsExtended.xml"));
  return read_part(zip.read(part), part, std::move(context), options, sink);
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
