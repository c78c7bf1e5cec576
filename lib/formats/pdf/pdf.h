#pragma once

#include <string_view>

#include "formats/format.h"

namespace thema::formats {

/// PDF files, read by poppler's program pdftotext. Lines become paragraphs again; running headers,
/// footers and page numbers are left out unless `keep_headers`; turns know their pages. Throws
/// Errc::bad_input where there is no pdftotext, too, naming the package.
extern const Format kPdf;

/// Reads what `pdftotext -bbox-layout` prints of a file.
model::DocumentDraft read_pdf_layout(std::string_view xhtml, const ReadOptions& options,
                                     Sink& sink);

}  // namespace thema::formats
