#include <fmt/format.h>

#include "base/error.h"
#include "context.h"

namespace thema::cli {

/// A format that a block names is shown as it is, but for figures.
std::unique_ptr<report::Renderer> Context::placed_renderer(const report::RenderOptions& options) {
  const std::string& asked = globals_.format;
  if (asked.empty() || asked == "svg") {
    audience_ = placement_->audience();
    return placement_->renderer(options, !asked.empty());
  }
  const report::Format format = report::format_of(asked);
  if (report::is_binary(format)) {
    throw Error(Errc::usage, fmt::format("a report has no place for {}: leave -f out", asked));
  }
  audience_ = report::audience_of(format);
  return report::make_renderer(
      format, [this](std::string_view bytes) { emit(bytes); }, options);
}

}  // namespace thema::cli
