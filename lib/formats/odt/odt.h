#pragma once

#include <string>

#include "formats/format.h"

namespace thema::formats {

/// OpenDocument texts, packed (odt, ott) or as one XML file (fodt): paragraphs and tables in
/// reading order, as if all tracked changes were accepted. Speakers as in Word documents.
extern const Format kOdt;

/// Reads XML as it stands in content.xml, or in a fodt file.
model::DocumentDraft read_odt_xml(std::string xml, const ReadOptions& options, Sink& sink);

}  // namespace thema::formats
