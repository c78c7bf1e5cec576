#pragma once

#include <deque>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "formats/common/package.h"
#include "formats/common/xml.h"
#include "formats/common/zip.h"

namespace thema::formats::docx {

/// The parts of a Word document. Their names are what the package's relationships say (programs on
/// the web write document2.xml, comments2.xml ...), else those that Word gives them.
class Parts {
 public:
  /// REQUIRES: `zip` outlives the parts. Throws Errc::bad_input for an archive without a main part.
  explicit Parts(const ZipArchive& zip);

  /// The part that holds the text.
  const std::string& main() const { return main_; }
  /// The bytes of a part beside it ("comments"); empty when there is none.
  std::string read(std::string_view kind) const;
  /// Its root, which stays there as long as this; nothing when there is none.
  pugi::xml_node root(std::string_view kind);

 private:
  std::string name_of(std::string_view kind) const;

  const ZipArchive& zip_;
  std::string main_, folder_;
  std::map<std::string, Relationship> related_;
  std::deque<XmlPart> parts_;
};

}  // namespace thema::formats::docx
