#include "formats/common/package.h"

#include <string_view>

#include "formats/common/xml.h"

namespace thema::formats {
namespace {

/// "xl/workbook.xml" + "worksheets/sheet1.xml" = "xl/worksheets/sheet1.xml". It is only ever a name
/// in the archive.
std::string resolve(std::string_view from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder(from.substr(0, from.rfind('/') + 1));
  if (from.find('/') == std::string_view::npos) folder.clear();
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder.erase(folder.rfind('/') + 1);
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return folder + std::string(target);
}

}  // namespace

std::map<std::string, Relationship> relationships(const ZipArchive& zip, const std::string& part) {
  std::map<std::string, Relationship> found;
  const std::size_t slash = part.rfind('/');
  const std::string rels = slash == std::string::npos
                               ? "_rels/" + part + ".rels"
                               : part.substr(0, slash) + "/_rels" + part.substr(slash) + ".rels";
  if (!zip.has(rels)) return found;
  const XmlPart xml(zip.read(rels), rels);
  for (const pugi::xml_node r : xml.root().children()) {
    if (attribute(r, "TargetMode") == "External") continue;
    found[std::string(attribute(r, "Id"))] = {std::string(attribute(r, "Type")),
                                              resolve(part, attribute(r, "Target"))};
  }
  return found;
}

}  // namespace thema::formats
