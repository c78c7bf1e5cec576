#include "document/figure_files.h"

#include <fmt/format.h>

#include <cctype>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/strings.h"
#include "document/programs.h"

namespace thema::cli {

namespace fs = std::filesystem;

namespace {

/// What neither Markdown nor LaTeX reads in another way.
std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = std::isalnum(byte) != 0 || byte >= 0x80 || c == '.' || c == '-' || c == '_';
    out += plain ? c : '-';
  }
  return out;
}

constexpr std::uint64_t kLargest = 256ULL << 20;

/// Where the line of the mark ends: an svg's at its end; a pdf's before its last lines, as LuaTeX
/// reads a pdf from there.
std::size_t end_of_mark(std::string_view bytes, bool latex) {
  return latex ? bytes.rfind("startxref") : bytes.size();
}

/// With a line that vouches for all others.
std::string with_mark(std::string drawing, bool latex) {
  if (!drawing.ends_with('\n')) drawing += '\n';
  const std::string hash = sha256_hex(drawing);
  const std::size_t at = end_of_mark(drawing, latex);
  if (at == std::string::npos) return drawing;
  return drawing.insert(at, latex ? fmt::format("% thema figure {}\n", hash)
                                  : fmt::format("<!-- thema figure {} -->\n", hash));
}

/// Whether thema wrote these bytes, and nobody changed them.
bool has_mark(const std::string& bytes, bool latex) {
  const std::size_t end = end_of_mark(bytes, latex);
  if (end == std::string::npos || end < 2) return false;
  const std::size_t begin = bytes.rfind('\n', end - 2) + 1;
  if (begin == 0) return false;
  return bytes == with_mark(bytes.substr(0, begin) + bytes.substr(end), latex) &&
         bytes.find(" thema figure ", begin) < end;
}

bool is_earlier_figure(const fs::path& file, bool latex) {
  std::error_code unknown;
  // A link leads to somebody's own file.
  if (fs::symlink_status(file, unknown).type() != fs::file_type::regular) return false;
  try {
    return has_mark(read_file(file, kLargest), latex);
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

FigureFiles::FigureFiles(const std::string& output, report::DocumentFormat format)
    : needed_(format == report::DocumentFormat::md || format == report::DocumentFormat::latex),
      latex_(format == report::DocumentFormat::latex) {
  if (!needed_ || output.empty() || output == "-") return;
  const fs::path file(output);
  address_ = plain_name(file.stem().string()) + "-figures";
  folder_ = (file.parent_path() / address_).string();
}

report::FigureFile FigureFiles::taker() {
  if (folder_.empty()) return nullptr;
  return [this](const report::Figure& figure) {
    const std::size_t number = files_.size() + 1;
    const std::string name = fmt::format("{}.{}", number, extension());
    const std::string drawing = report::figure_svg(figure, number);
    files_.push_back(
        {folder_ + "/" + name, with_mark(latex_ ? drawing_as_pdf(drawing) : drawing, latex_)});
    return address_ + "/" + name;
  };
}

std::vector<std::string> FigureFiles::left_over() const {
  std::vector<std::string> files;
  if (folder_.empty()) return files;
  // Figures have their numbers without a gap, unless somebody took one away.
  std::error_code unknown;
  std::set<std::size_t> numbers;
  for (fs::directory_iterator entry(folder_, unknown), end; !unknown && entry != end;
       entry.increment(unknown)) {
    const fs::path name = entry->path().filename();
    const auto number = parse_integer(name.stem().string());
    if (!number || *number <= 0 || name != fmt::format("{}.{}", *number, extension())) continue;
    numbers.insert(static_cast<std::size_t>(*number));
  }
  for (const std::size_t number : numbers) {
    const std::string file = fmt::format("{}/{}.{}", folder_, number, extension());
    if (number > files_.size() && is_earlier_figure(file, latex_)) files.push_back(file);
  }
  return files;
}

void remove_figures(const std::vector<std::string>& files) {
  std::error_code ignored;
  for (const std::string& file : files) {
    fs::remove(file, ignored);
    fs::remove(fs::path(file).parent_path(), ignored);  // only where nothing is in it
  }
}

}  // namespace thema::cli
