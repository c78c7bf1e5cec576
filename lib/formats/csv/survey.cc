#include "formats/csv/survey.h"

#include <array>

#include "formats/common/plain_text.h"
#include "formats/survey/survey.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"csv", "tsv"});

/// Any text may be a table; only the header that Whisper writes says so.
int sniff(std::string_view bytes) {
  const std::string head = sniff_head(bytes);
  if (head.empty()) return 0;
  return head.starts_with("start\tend\ttext") ? 95 : 5;
}

}  // namespace

const Format kCsv{.id = "csv",
                  .summary = "surveys",
                  .extensions = kExtensions,
                  .sniff = sniff,
                  .read = survey::read_conversation,
                  .parts = survey::open};

}  // namespace thema::formats
