#include "report/line_end.h"

namespace thema::report {

std::size_t line_end_at(std::string_view text, std::size_t pos) {
  const auto byte = [&](std::size_t ahead) {
    return pos + ahead < text.size() ? static_cast<unsigned char>(text[pos + ahead]) : 0U;
  };
  if (byte(0) == '\r') return byte(1) == '\n' ? 2 : 1;
  if (byte(0) == '\n' || byte(0) == '\v' || byte(0) == '\f') return 1;
  if (byte(0) == 0xC2 && byte(1) == 0x85) return 2;
  if (byte(0) == 0xE2 && byte(1) == 0x80 && (byte(2) | 1U) == 0xA9) return 3;
  return 0;
}

}  // namespace thema::report
