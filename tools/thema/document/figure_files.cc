#include "document/figure_files.h"

#include <fmt/format.h>

#include <cctype>
#include <filesystem>
#include <string_view>

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
    const std::string name = fmt::format("{}.{}", number, latex_ ? "pdf" : "svg");
    const std::string drawing = report::figure_svg(figure, number);
    files_.push_back({folder_ + "/" + name, latex_ ? drawing_as_pdf(drawing) : drawing});
    return address_ + "/" + name;
  };
}

}  // namespace thema::cli
