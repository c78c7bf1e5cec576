#include "formats/xlsx/survey.h"

#include <array>

#include "formats/survey/survey.h"
#include "formats/xlsx/xlsx.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"xlsx", "xlsm"});

int sniff(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return 0;
  return xlsx::is_workbook(bytes) ? 94 : 1;
}

}  // namespace

const Format kXlsx{.id = "xlsx",
                   .summary = "workbooks",
                   .extensions = kExtensions,
                   .sniff = sniff,
                   .read = survey::read_conversation,
                   .parts = survey::open};

}  // namespace thema::formats
