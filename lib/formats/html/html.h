#pragma once

#include "formats/format.h"

namespace thema::formats {

/// Saved web pages and what transcription services and word processors export as HTML: what a
/// reader of the page sees is stored, in reading order.
extern const Format kHtml;

}  // namespace thema::formats
