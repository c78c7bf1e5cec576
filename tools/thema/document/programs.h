#pragma once

#include <string>
#include <string_view>

#include "base/sink.h"

namespace thema::cli {

struct OfficeOptions {
  std::string to;         ///< docx, odt or latex
  std::string reference;  ///< a document whose styles are used; empty: pandoc's own
  bool contents = false;
};

/// A document that pandoc makes of a page. Throws Errc::bad_input when pandoc is not there, with
/// the package to install, and when it fails.
std::string office_document(const std::string& page, const OfficeOptions& options);

/// A PDF that weasyprint makes of a page. Throws as office_document.
std::string pdf_document(const std::string& page);

/// The page with each drawing as a picture that word processors show; rsvg-convert makes them.
/// Throws as office_document.
std::string with_pictures(const std::string& page);

/// A drawing (svg) as a page that LaTeX takes; rsvg-convert makes it. Throws as office_document.
std::string drawing_as_pdf(const std::string& drawing);

/// What a page links to for an image that a document names: the image itself as a `data:` address,
/// so that the page needs no other file. `folder` is that of the document. An address in the
/// network stays, with a warning. Throws Errc::bad_input for a file that cannot be read.
std::string image_address(std::string_view name, const std::string& folder, Sink& sink);

}  // namespace thema::cli
