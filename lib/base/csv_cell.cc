#include "base/csv_cell.h"

#include <algorithm>
#include <array>

namespace thema {
namespace {

constexpr std::size_t kShort = 24;  // bytes for which four calls cost more than a loop

bool needs_guard(std::string_view cell) {
  if (cell.empty()) return false;
  const char c = cell.front();
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\'';
}

/// Bytes that no plain cell holds, but for the separator.
constexpr std::array<bool, 256> kQuoted = [] {
  std::array<bool, 256> quoted{};
  for (const char c : {'"', '\n', '\r'}) quoted[static_cast<unsigned char>(c)] = true;
  return quoted;
}();

bool needs_quotes(std::string_view cell, char separator) {
  if (cell.empty()) return false;
  if (cell.front() == ' ' || cell.back() == ' ') return true;
  if (cell.starts_with("\xEF\xBB\xBF")) return true;  // at a file's start it would be taken off
  if (cell.size() < kShort) {
    return std::any_of(cell.begin(), cell.end(), [&](char c) {
      return kQuoted[static_cast<unsigned char>(c)] || c == separator;
    });
  }
  // memchr looks at many bytes at once; a loop over each would cost more than all the rest.
  const auto holds = [&](char c) { return cell.find(c) != std::string_view::npos; };
  return holds(separator) || holds('"') || holds('\n') || holds('\r');
}

}  // namespace

void append_csv_cell(std::string& out, std::string_view cell, char separator, bool guard) {
  const bool guarded = guard && needs_guard(cell);
  if (!needs_quotes(cell, separator)) {
    if (guarded) out += '\'';
    out += cell;
    return;
  }
  out += '"';
  if (guarded) out += '\'';
  for (std::size_t quote; (quote = cell.find('"')) != std::string_view::npos;) {
    out.append(cell.substr(0, quote + 1));
    out += '"';
    cell.remove_prefix(quote + 1);
  }
  out.append(cell);
  out += '"';
}

std::string_view unguard(std::string_view cell) {
  // Only what the guard can have written: a foreign file's 'tis keeps its apostrophe.
  return cell.size() > 1 && cell[0] == '\'' && needs_guard(cell.substr(1)) ? cell.substr(1) : cell;
}

}  // namespace thema
