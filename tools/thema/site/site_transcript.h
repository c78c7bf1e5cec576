#pragma once

#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/corpus.h"
#include "report/site/data.h"
#include "site/site_view.h"
#include "text/printed_text.h"

namespace thema::cli {

/// A piece of evidence on a passage, as the margin names it.
struct MarginEvidence {
  text::Span span;
  report::site::Link link;
};

/// One source while its page and its quotes are made.
struct OpenSource {
  OpenSource(const SiteView& view, std::uint32_t source);
  OpenSource(const OpenSource&) = delete;
  OpenSource& operator=(const OpenSource&) = delete;

  std::uint32_t index;
  std::string text;  ///< as stored
  std::vector<model::Turn> turns;
  text::PrintedText printed;
  SiteView::Withheld withheld;
};

/// What the page of a source shows. `codings`: of everybody, in order; `details`: of those that
/// have memos, when the site has them.
report::site::TranscriptPage transcript_of(
    const SiteView& view, const OpenSource& source, std::span<const model::Coding> codings,
    const std::unordered_map<RowId, model::CodingDetail>& details,
    std::span<const MarginEvidence> evidence);

}  // namespace thema::cli
