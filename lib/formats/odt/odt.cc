#include "formats/odt/odt.h"

#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

#include "base/error.h"
#include "formats/common/plain_text.h"
#include "formats/common/rich_text.h"
#include "formats/common/xml.h"
#include "formats/common/zip.h"
#include "formats/odt/body.h"
#include "formats/odt/lists.h"
#include "formats/odt/styles.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"odt", "ott", "fodt"});
constexpr std::string_view kTextKind = "application/vnd.oasis.opendocument.text";
constexpr std::string_view kContent = "content.xml";

std::size_t number_at(std::string_view bytes, std::size_t pos) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i]));
  };
  return byte(pos) | byte(pos + 1) << 8U;
}

/// What the archive says that it is: the standard wants that in its first entry, not packed.
std::string_view archive_kind(std::string_view bytes) {
  constexpr std::size_t kHeader = 30;
  constexpr std::string_view kEntry = "mimetype";
  constexpr std::size_t kLongest = 100;
  if (!bytes.starts_with("PK\x03\x04") || bytes.size() < kHeader + kEntry.size()) return {};
  if (number_at(bytes, 8) != 0 || number_at(bytes, 26) != kEntry.size()) return {};
  if (bytes.substr(kHeader, kEntry.size()) != kEntry) return {};
  const std::size_t begin = kHeader + kEntry.size() + number_at(bytes, 28);
  return begin < bytes.size() ? bytes.substr(begin, kLongest) : std::string_view{};
}

bool is_flat_text(std::string_view bytes) {
  constexpr std::size_t kRootTag = 1U << 14U;
  const std::string head = sniff_head(bytes);
  if (!head.starts_with("<?xml") && !head.starts_with("<office:document")) return false;
  return head.find("<office:document") != std::string::npos &&
         bytes.substr(0, kRootTag).find(kTextKind) != std::string_view::npos;
}

int sniff(std::string_view bytes) {
  return archive_kind(bytes).starts_with(kTextKind) || is_flat_text(bytes) ? 95 : 0;
}

struct AllStyles {
  odt::Styles letters;
  odt::ListStyles lists;
  void add(pugi::xml_node root) {
    letters.add(root);
    lists.add(root);
  }
};

/// The text of a document, as blocks.
std::vector<rich::Block> blocks_of(pugi::xml_node root, std::string_view part, AllStyles styles,
                                   rich::Tally& tally, std::vector<rich::Block>& notes) {
  styles.add(root);
  const pugi::xml_node body = child(root, "body");
  const pugi::xml_node text = child(body, "text");
  if (!text) {
    const std::string_view kind = local_name(body.first_child());
    throw Error(Errc::bad_input, kind.empty()
                                     ? fmt::format("{} has no text", part)
                                     : fmt::format("{} holds a '{}', not a text: save it as a text "
                                                   "document (.odt)",
                                                   part, kind));
  }
  odt::BodyReader reader(styles.letters, styles.lists);
  std::vector<rich::Block> blocks = reader.read(text);
  notes = reader.read_notes();
  tally = reader.tally();
  return blocks;
}

model::DocumentDraft read_part(std::string xml, std::string_view part, AllStyles styles,
                               const ReadOptions& options, Sink& sink) {
  rich::Tally tally;
  std::vector<rich::Block> blocks, notes;
  {
    const XmlPart document(std::move(xml), part);
    blocks = blocks_of(document.root(), part, std::move(styles), tally, notes);
  }
  return rich::document(blocks, notes, tally, "odt", "UTF-8", options, sink);
}

/// Only looked for, not parsed: old manifests have a document type.
void refuse_password(const ZipArchive& zip) {
  constexpr std::string_view kManifest = "META-INF/manifest.xml";
  if (!zip.has(kManifest)) return;
  const std::string manifest = zip.read(kManifest);
  for (const std::string_view mark : {":encryption-data", "<encryption-data"}) {
    if (manifest.find(mark) == std::string::npos) continue;
    throw Error(Errc::bad_input,
                "the document is encrypted: save it without a password and import it again");
  }
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  if (!bytes.starts_with("PK")) {
    if (sniff_head(bytes).starts_with('<')) {
      return read_odt_xml(std::string(bytes), options, sink);
    }
    throw Error(Errc::bad_input,
                "neither a zip archive nor XML: it is not an OpenDocument text; if it is plain "
                "text, name it .txt");
  }
  const ZipArchive zip(bytes);
  refuse_password(zip);
  if (!zip.has(kContent)) {
    throw Error(Errc::bad_input,
                fmt::format("the archive has no '{}': it is not an OpenDocument text", kContent));
  }
  AllStyles styles;
  constexpr std::string_view kStyles = "styles.xml";
  if (zip.has(kStyles)) styles.add(XmlPart(zip.read(kStyles), kStyles).root());
  return read_part(zip.read(kContent), kContent, std::move(styles), options, sink);
}

}  // namespace

model::DocumentDraft read_odt_xml(std::string xml, const ReadOptions& options, Sink& sink) {
  return read_part(std::move(xml), "the document", {}, options, sink);
}

const Format kOdt{.id = "odt",
                  .summary = "OpenDocument texts",
                  .extensions = kExtensions,
                  .sniff = sniff,
                  .read = read};

}  // namespace thema::formats
