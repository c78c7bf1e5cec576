#pragma once

#include <string>

#include "formats/format.h"

namespace thema::formats {

/// Word documents (OOXML): paragraphs and tables in reading order, as if all tracked changes were
/// accepted. The
/// numbers and bullets of lists stand before their paragraphs; footnotes and endnotes are marked
/// [1], [2] ... in one series, and their texts stand at the end. Speakers by labels, by bold
/// letters at the beginning of paragraphs, or by a table with a column of speakers.
extern const Format kDocx;

/// Reads the XML of a main part, as it stands in word/document.xml.
model::DocumentDraft read_docx_xml(std::string xml, const ReadOptions& options, Sink& sink);

}  // namespace thema::formats
