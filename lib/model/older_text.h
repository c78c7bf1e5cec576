#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/types.h"
#include "text/reanchor.h"
#include "text/span.h"

namespace thema::model {

class Project;

/// A source's text as an earlier version had it, and where its passages are in today's: as 'source
/// replace' carries them.
class OlderText {
 public:
  /// REQUIRES: `now` outlives this.
  OlderText(std::string older, std::string_view now)
      : text_(std::move(older)), forward_(text_, now), back_(now, text_) {}
  OlderText(const OlderText&) = delete;
  OlderText& operator=(const OlderText&) = delete;

  const std::string& text() const { return text_; }
  /// A passage of the older text in today's.
  text::CarriedSpan now(text::Span older) const { return forward_.carry(older); }
  /// A passage of today's text in the older one; empty: it is not there.
  text::Span before(text::Span now) const { return back_.carry(now).span; }

 private:
  std::string text_;
  text::Reanchor forward_, back_;
};

/// The text of the version with this hash; nothing when no version but today's has it, or its words
/// were erased.
std::optional<std::string> older_version_text(Project& project, const Source& source,
                                              std::string_view text_hash);

}  // namespace thema::model
