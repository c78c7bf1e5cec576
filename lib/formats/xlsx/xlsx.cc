#include "formats/xlsx/xlsx.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "formats/xlsx/sheet.h"

namespace thema::formats::xlsx {
namespace {

constexpr std::string_view kZip = "PK\x03\x04";
/// The container of old Office files, and of new ones with a password.
constexpr std::string_view kContainer = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// "EncryptedPackage" as the container spells the names of its streams.
bool is_encrypted(std::string_view bytes) {
  std::string name;
  for (const char c : std::string_view("EncryptedPackage")) (name += c) += '\0';
  return bytes.find(name) != std::string_view::npos;
}

[[noreturn]] void refuse_container(std::string_view bytes) {
  throw Error(Errc::bad_input,
              is_encrypted(bytes)
                  ? "the workbook has a password: save it without one"
                  : "it is a file of an old Office version (.xls): save it as .xlsx or csv");
}

std::string names_of(const std::vector<std::string>& names) {
  constexpr std::size_t kMostShown = 8;
  std::vector<std::string> shown;
  for (const std::string& name : names) {
    if (shown.size() == kMostShown) {
      shown.push_back("...");
      break;
    }
    shown.push_back("'" + name + "'");
  }
  return join(shown, ", ");
}

const Sheet& choose(const Workbook& book, const Options& options, Sink& sink) {
  std::vector<std::string> all, visible;
  const Sheet* first = nullptr;
  for (const Sheet& sheet : book.sheets) {
    if (!options.sheet.empty() && sheet.name == options.sheet) return sheet;
    all.push_back(sheet.name);
    if (!sheet.visible) continue;
    visible.push_back(sheet.name);
    if (first == nullptr) first = &sheet;
  }
  if (!options.sheet.empty()) {
    throw Error(Errc::bad_input,
                fmt::format("no sheet '{}'; the workbook has: {}", options.sheet, names_of(all)),
                did_you_mean(options.sheet, all));
  }
  if (first == nullptr) {
    throw Error(Errc::bad_input, book.sheets.empty()
                                     ? std::string("the workbook has no sheet with cells")
                                     : fmt::format("all sheets are hidden: choose one with "
                                                   "--sheet: {}",
                                                   names_of(all)));
  }
  if (visible.size() > 1) {
    sink.report({.level = Level::notice,
                 .id = "xlsx-sheets",
                 .message = fmt::format("sheet '{}' of {} is read; --sheet reads another: {}",
                                        first->name, visible.size(), names_of(visible)),
                 .file = options.file,
                 .object = first->name});
  }
  return *first;
}

}  // namespace

bool is_workbook(std::string_view bytes) {
  if (bytes.starts_with(kContainer)) return true;
  return bytes.starts_with(kZip) && archive_names(bytes, "xl/work") &&
         !archive_names(bytes, "word/document");
}

std::unique_ptr<RecordSource> open(std::string bytes, const Options& options, Sink& sink) {
  if (bytes.starts_with(kContainer)) refuse_container(bytes);
  Workbook book;
  std::string xml, part;
  {
    const ZipArchive zip(bytes);
    book = read_workbook(zip);
    part = choose(book, options, sink).part;
    xml = zip.read(part);
  }
  std::string().swap(bytes);
  return std::make_unique<SheetRows>(std::move(book), std::move(xml), std::move(part), options.file,
                                     sink);
}

}  // namespace thema::formats::xlsx
