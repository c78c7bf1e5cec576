#pragma once

#include <string>

#include "formats/annotated_text.h"

namespace thema::formats::docx {

/// Reads an annotated document from its parts; empty ones are missing.
AnnotatedText read_annotated_parts(std::string document, std::string comments,
                                   std::string comments_extended);

}  // namespace thema::formats::docx
