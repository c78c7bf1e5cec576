#include "report/site/search_index.h"

#include <fmt/format.h>

#include <cstddef>

namespace thema::report::site {

namespace {
constexpr std::size_t kFile = std::size_t{2} << 20U;  // bytes
}

void append_script_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == '<' || c == '>' || c == '&' ||
               c == '\x7f') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else if (text.substr(i).starts_with("\xE2\x80\xA8") ||
               text.substr(i).starts_with("\xE2\x80\xA9")) {
      out += text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += c;
    }
  }
  out += '"';
}

void SearchIndex::add(std::string_view address, std::string_view title, std::string_view words) {
  if (!rows_.empty()) rows_ += ",\n";
  rows_ += '[';
  append_script_text(rows_, address);
  rows_ += ',';
  append_script_text(rows_, title);
  rows_ += ',';
  append_script_text(rows_, words);
  rows_ += ']';
  if (rows_.size() >= kFile) flush();
}

void SearchIndex::flush() {
  ++files_;
  write_(fmt::format("search/{}.js", files_),
         fmt::format("thema_index({}, [\n{}\n]);\n", files_, rows_));
  rows_.clear();
}

std::size_t SearchIndex::finish() {
  if (!rows_.empty()) flush();
  return files_;
}

}  // namespace thema::report::site
