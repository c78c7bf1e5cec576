#include "formats/docx/parts.h"

#include <fmt/format.h>

#include "base/error.h"

namespace thema::formats::docx {
namespace {

constexpr std::string_view kMainPart = "word/document.xml";

std::string main_part(const ZipArchive& zip) {
  for (const auto& [id, relationship] : relationships(zip, "")) {
    if (relationship.type.ends_with("/officeDocument") && zip.has(relationship.part)) {
      return relationship.part;
    }
  }
  if (zip.has(kMainPart)) return std::string(kMainPart);
  throw Error(Errc::bad_input,
              fmt::format("the archive has no '{}': it is not a Word document", kMainPart));
}

}  // namespace

Parts::Parts(const ZipArchive& zip) : zip_(zip), main_(main_part(zip)) {
  const std::size_t slash = main_.rfind('/');
  if (slash != std::string::npos) folder_ = main_.substr(0, slash + 1);
  related_ = relationships(zip, main_);
}

std::string Parts::name_of(std::string_view kind) const {
  const std::string end = "/" + std::string(kind);
  for (const auto& [id, relationship] : related_) {
    if (relationship.type.ends_with(end) && zip_.has(relationship.part)) return relationship.part;
  }
  return folder_ + std::string(kind) + ".xml";
}

std::string Parts::read(std::string_view kind) const {
  const std::string name = name_of(kind);
  return zip_.has(name) ? zip_.read(name) : std::string();
}

pugi::xml_node Parts::root(std::string_view kind) {
  const std::string name = name_of(kind);
  if (!zip_.has(name)) return {};
  return parts_.emplace_back(zip_.read(name), name).root();
}

}  // namespace thema::formats::docx
