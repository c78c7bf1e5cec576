#include "wording.h"

#include <fmt/format.h>

#include "context.h"
#include "model/project.h"
#include "store/history.h"

namespace thema::cli {

std::string counted(std::size_t n, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", n, n == 1 ? singular : plural);
}

std::string size_text(std::size_t bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  const auto size = static_cast<double>(bytes);
  if (bytes < 1'000'000) return fmt::format("{:.0f} kB", size / 1e3);
  if (bytes < 1'000'000'000) return fmt::format("{:.1f} MB", size / 1e6);
  return fmt::format("{:.2f} GB", size / 1e9);
}

void done(Context& ctx, model::Project& project, const std::string& sentence,
          const std::string& more) {
  project.coder_id(ctx.sink());  // whoever changes something is known from then on
  if (project.change() != nullptr) project.change()->summarize(sentence);
  ctx.say(sentence + more);
}

void no_change(Context& ctx) { ctx.print("no change\n"); }

}  // namespace thema::cli
