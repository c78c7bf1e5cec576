#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/error.h"
#include "base/strings.h"
#include "formats/csv/survey.h"
#include "formats/docx/docx.h"
#include "formats/eaf/eaf.h"
#include "formats/format.h"
#include "formats/html/html.h"
#include "formats/md/md.h"
#include "formats/odt/odt.h"
#include "formats/otr/otr.h"
#include "formats/pdf/pdf.h"
#include "formats/rtf/rtf.h"
#include "formats/srt/srt.h"
#include "formats/txt/txt.h"
#include "formats/vtt/vtt.h"
#include "formats/whisper/whisper.h"
#include "formats/xlsx/survey.h"

namespace thema::formats {
namespace {

/// The only list of formats: a new one is a folder and a line here.
constexpr std::array<const Format*, 14> kFormats{&kDocx, &kOdt, &kXlsx, &kPdf, &kRtf,
                                                 &kVtt,  &kSrt, &kEaf,  &kOtr, &kWhisper,
                                                 &kHtml, &kTxt, &kMd,   &kCsv};

/// From here on, content decides whatever the name says.
constexpr int kCertain = 90;

struct Signature {
  std::string_view bytes, what;
};

constexpr std::string_view kZip = "PK\x03\x04";

/// Kinds that people try to import; named so that the message helps.
constexpr std::array<Signature, 6> kForeign{{
    {"\xD0\xCF\x11\xE0", "a file of an old Office version (.doc, .xls), or one with a password"},
    {kZip, "a zip archive"},
    {"SQLite format 3", "an SQLite database"},
    {"\x1F\x8B", "a gzip archive"},
    {"\x89PNG", "an image"},
    {"\xFF\xD8\xFF", "an image"},
}};

std::string extension(std::string_view file_name) {
  const std::size_t slash = file_name.find_last_of("/\\");
  if (slash != std::string_view::npos) file_name.remove_prefix(slash + 1);
  const std::size_t dot = file_name.rfind('.');
  return dot == std::string_view::npos ? std::string() : ascii_lower(file_name.substr(dot + 1));
}

const Format* by_extension(const std::string& extension) {
  for (const Format* format : kFormats) {
    const auto& known = format->extensions;
    if (std::find(known.begin(), known.end(), extension) != known.end()) return format;
  }
  return nullptr;
}

std::string importable() {
  std::string list;
  for (const Format* format : kFormats) {
    list += fmt::format("{}{} (.{})", list.empty() ? "" : ", ", format->summary,
                        format->extensions.front());
  }
  return list;
}

[[noreturn]] void refuse(std::string_view file_name, std::string what) {
  throw Error(Errc::bad_input, fmt::format("{}; these can be imported: {}", what, importable()))
      .at(std::string(file_name));
}

std::string what_is(const std::string& extension, std::string_view bytes) {
  for (const Signature& foreign : kForeign) {
    if (bytes.starts_with(foreign.bytes)) return fmt::format("it is {}", foreign.what);
  }
  if (std::any_of(kFormats.begin(), kFormats.end(),
                  [&](const Format* format) { return format->sniff(bytes) > 0; })) {
    return extension.empty() ? "the file's name has no extension, so its kind is not known"
                             : fmt::format("files named .{} are of no known kind", extension);
  }
  return "the file holds binary data of no known kind";
}

}  // namespace

std::span<const Format* const> all_formats() { return kFormats; }

const Format& detect_format(std::string_view file_name, std::string_view bytes) {
  if (bytes.empty()) refuse(file_name, "the file is empty");
  const Format* best = nullptr;
  int best_score = kCertain - 1;
  for (const Format* format : kFormats) {
    const int score = format->sniff(bytes);
    if (score > best_score) {
      best = format;
      best_score = score;
    }
  }
  if (best != nullptr) return *best;
  const std::string named = extension(file_name);
  const Format* format = by_extension(named);
  if (format == nullptr) refuse(file_name, what_is(named, bytes));
  const bool foreign = std::any_of(kForeign.begin(), kForeign.end(),
                                   [&](const Signature& s) { return bytes.starts_with(s.bytes); });
  const bool zipped =
      bytes.starts_with(kZip) && (format == &kDocx || format == &kOdt || format == &kXlsx);
  if (foreign && !zipped) refuse(file_name, what_is(named, bytes));
  return *format;
}

void refuse_binary(std::string_view head, const ReadOptions& options) {
  // U+0000 in every encoding, UTF-32 included, and so no text.
  constexpr std::string_view kZeros("\0\0\0\0\0\0\0\0", 8);
  if (head.find(kZeros) == std::string_view::npos) return;
  const Format& format = detect_format(options.name, head);
  const bool text = &format != &kDocx && &format != &kOdt && &format != &kXlsx && &format != &kPdf;
  Sink quiet;
  if (text) open_file(head, options, quiet);
}

Opened open_file(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  const Format& format = detect_format(options.name, bytes);
  try {
    Opened opened;
    if (format.parts != nullptr) opened.parts = format.parts(bytes, options, sink);
    if (!opened.parts) opened.document = format.read(bytes, options, sink);
    return opened;
  } catch (Error& e) {
    if (e.file().empty() && !options.name.empty()) e.at(options.name, e.line());
    throw;
  }
}

model::DocumentDraft read_document(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  Opened opened = open_file(bytes, options, sink);
  if (opened.document) return std::move(*opened.document);
  throw Error(Errc::bad_input,
              "the file holds the answers of several respondents, expected one document")
      .at(options.name);
}

}  // namespace thema::formats
