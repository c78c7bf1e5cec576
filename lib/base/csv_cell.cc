#include "base/csv_cell.h"

namespace thema {
namespace {

bool needs_guard(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r'").find(cell[0]) != std::string_view::npos;
}

bool needs_quotes(std::string_view cell, char separator) {
  if (cell.empty()) return false;
  if (cell.front() == ' ' || cell.back() == ' ') return true;
  for (const char c : cell) {
    if (c == separator || c == '"' || c == '\r' || c == '\n') return true;
  }
  return false;
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
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string_view unguard(std::string_view cell) {
  // Only what the guard can have written: a foreign file's 'tis keeps its apostrophe.
  return cell.size() > 1 && cell[0] == '\'' && needs_guard(cell.substr(1)) ? cell.substr(1) : cell;
}

}  // namespace thema
