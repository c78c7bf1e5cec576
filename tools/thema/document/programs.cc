#include "document/programs.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "base/base64.h"
#include "base/error.h"
#include "base/file.h"
#include "base/process.h"
#include "base/strings.h"
#include "document/office_parts.h"
#include "terminal.h"
#include "text/utf8.h"

namespace thema::cli {

namespace {

// Haskell and Python ask for more address space than they use.
constexpr std::uint64_t kMemory = 4ULL << 30;
constexpr auto kTime = std::chrono::minutes(3);
constexpr std::uint64_t kLargestImage = 32ULL << 20;
// No clock stands in what is made: 2000-01-01, as in workbooks.
constexpr std::string_view kDate = "SOURCE_DATE_EPOCH=946684800";

struct Program {
  std::string name, package, makes;
};

std::string run(const Program& program, const std::vector<std::string>& options,
                std::string_view input) {
  const char* path = std::getenv("PATH");
  std::vector<std::string> argv{"env", std::string(kDate), "HOME=/nonexistent",
                                std::string("PATH=") + (path == nullptr ? "/usr/bin:/bin" : path),
                                program.name};
  argv.insert(argv.end(), options.begin(), options.end());
  using End = ProcessResult::End;
  const ProcessResult done =
      run_process(argv, input, {.time = kTime, .memory = kMemory, .stop = &stop_flag()});
  if (done.end == End::stopped) throw Error(Errc::interrupted, "interrupted; nothing was written");
  if (done.end == End::not_found || (done.end == End::exited && done.status == 127)) {
    throw Error(Errc::bad_input,
                fmt::format("{} needs the program '{}', which is not there: install the package {} "
                            "(apt-get install {})",
                            program.makes, program.name, program.package, program.package));
  }
  if (done.end == End::exited && done.status == 0) return done.out;
  std::string said = text::printable_utf8(std::string(trim(done.errors)));
  if (done.end == End::too_slow) said = "it took too long";
  if (done.end == End::too_much_output) said = "it gave too much output";
  throw Error(Errc::bad_input,
              fmt::format("{} failed with '{}': {}", program.makes, program.name,
                          said.empty() ? fmt::format("status {}", done.status) : said));
}

std::string_view media_type(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes{
      {{".png", "image/png"},
       {".jpg", "image/jpeg"},
       {".jpeg", "image/jpeg"},
       {".gif", "image/gif"},
       {".svg", "image/svg+xml"},
       {".webp", "image/webp"}}};
  const std::string lower = ascii_lower(name);
  for (const auto& [extension, type] : kTypes) {
    if (lower.ends_with(extension)) return type;
  }
  return {};
}

/// "%20" of an address as the byte that it stands for.
std::string decoded(std::string_view address) {
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const auto digit = [&](std::size_t at) {
      const std::size_t value =
          at < address.size()
              ? std::string_view("0123456789abcdef").find(ascii_lower(address.substr(at, 1)))
              : std::string_view::npos;
      return value;
    };
    if (address[i] == '%' && digit(i + 1) < 16 && digit(i + 2) < 16) {
      out += static_cast<char>(digit(i + 1) * 16 + digit(i + 2));
      i += 2;
    } else {
      out += address[i];
    }
  }
  return out;
}

}  // namespace

std::string office_document(const std::string& page, const OfficeOptions& options) {
  const std::string noted = with_notes(page);
  std::vector<std::string> words{noted == page ? "--from=html" : "--from=html+epub_html_exts",
                                 "--to=" + options.to, "--standalone", "--output=-"};
  // In the sandbox, Debian's pandoc does not find the parts of an empty docx or odt.
  if (options.to == "latex") words.emplace_back("--sandbox");
  if (options.contents) words.emplace_back("--toc");
  if (!options.reference.empty()) words.push_back("--reference-doc=" + options.reference);
  if (options.to == "latex") {
    // What tables and quotes of thema need.
    words.emplace_back(
        "--variable=header-includes:\\usepackage{array,booktabs,graphicx,longtable,pdflscape}");
    words.emplace_back("--wrap=preserve");
  }
  std::string made = run({"pandoc", "pandoc", "a report as docx, odt or LaTeX"}, words, noted);
  return options.to == "latex" ? made : without_clock(std::move(made));
}

std::string pdf_document(const std::string& page) {
  return run({"weasyprint", "weasyprint", "a report as PDF"},
             {"--encoding=utf8", "--quiet", "-", "-"}, page);
}

std::string with_pictures(const std::string& page) {
  std::string out;
  std::size_t done = 0;
  for (;;) {
    const std::size_t begin = page.find("<svg", done);
    const std::size_t end = page.find("</svg>", begin);
    if (begin == std::string::npos || end == std::string::npos) break;
    const std::string drawing = page.substr(begin, end + 6 - begin);
    std::string title;
    if (const std::size_t at = drawing.find("<title"); at != std::string::npos) {
      const std::size_t words = drawing.find('>', at) + 1;
      title = drawing.substr(words, drawing.find("</title>", words) - words);
    }
    const std::string picture =
        run({"rsvg-convert", "librsvg2-bin", "a figure in docx or odt"},
            {"--format=png", "--zoom=2", "--background-color=white"}, drawing);
    out.append(page, done, begin - done);
    out += fmt::format("<p><img alt=\"{}\" src=\"data:image/png;base64,{}\"></p>", title,
                       base64(picture));
    done = end + 6;
  }
  return out.append(page, done);
}

std::string drawing_as_pdf(const std::string& drawing) {
  return run({"rsvg-convert", "librsvg2-bin", "a figure in LaTeX"}, {"--format=pdf"}, drawing);
}

std::string image_address(std::string_view name, const std::string& folder, Sink& sink) {
  if (name.starts_with("data:") || name.empty()) return std::string(name);
  if (name.find("://") != std::string_view::npos || name.starts_with("//")) {
    sink.warn("report-image", fmt::format("the image {} stays in the network: the page needs it "
                                          "from there",
                                          name));
    return std::string(name);
  }
  const std::string_view type = media_type(name);
  if (type.empty()) {
    throw Error(Errc::bad_input,
                fmt::format("'{}' is no image that a page shows: png, jpg, gif, svg, webp", name));
  }
  const std::filesystem::path file = std::filesystem::path(folder) / decoded(name);
  return fmt::format("data:{};base64,{}", type, base64(read_file(file, kLargestImage)));
}

}  // namespace thema::cli
