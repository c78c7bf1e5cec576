#include "formats/xlsx/workbook.h"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "formats/common/package.h"
#include "formats/common/xml.h"
#include "formats/xlsx/pieces.h"
#include "text/utf8.h"

namespace thema::formats::xlsx {
namespace {

constexpr std::size_t kMostStrings = 10'000'000;
constexpr std::size_t kMostSheets = 10'000;
constexpr std::string_view kStringsPart = "xl/sharedStrings.xml";

[[noreturn]] void fail(const std::string& what) { throw Error(Errc::bad_input, what); }

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

std::string main_part(const ZipArchive& zip) {
  std::string part = "xl/workbook.xml";
  for (const auto& [id, target] : relationships(zip, "")) {
    if (target.type.ends_with("/officeDocument")) part = target.part;
  }
  if (part.ends_with(".bin")) {
    fail("it is a binary workbook (.xlsb): save it as .xlsx or csv");
  }
  if (!zip.has(part)) fail(fmt::format("the archive has no '{}': it is no workbook (.xlsx)", part));
  return part;
}

std::vector<Shown> read_styles(pugi::xml_node root) {
  std::map<unsigned, Shown> custom;
  for (const pugi::xml_node f : child(root, "numFmts").children()) {
    const auto id = parse_integer(attribute(f, "numFmtId"));
    if (id && *id >= 0) custom[static_cast<unsigned>(*id)] = shown_by(attribute(f, "formatCode"));
  }
  std::vector<Shown> styles;
  for (const pugi::xml_node xf : child(root, "cellXfs").children()) {
    if (local_name(xf) != "xf") continue;
    const auto id = parse_integer(attribute(xf, "numFmtId")).value_or(0);
    const auto number = static_cast<unsigned>(id);
    const auto found = custom.find(number);
    styles.push_back(found != custom.end() ? found->second
                                           : built_in_format(number).value_or(Shown::number));
  }
  return styles;
}

void add_runs(std::string& out, pugi::xml_node node) {
  for (const pugi::xml_node part : node.children()) {
    const std::string_view name = local_name(part);
    if (name == "t") {
      out += characters(part);
    } else if (name == "r") {
      for (const pugi::xml_node t : part.children()) {
        if (local_name(t) == "t") out += characters(t);
      }
    }
  }
}

}  // namespace

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    const bool escaped = text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' &&
                         text[i + 6] == '_' &&
                         std::from_chars(&text[i + 2], &text[i + 6], code, 16).ptr == &text[i + 6];
    if (!escaped || code == 0 || (code >= 0xD800 && code < 0xE000)) {
      out += text[i];
      continue;
    }
    text::append_utf8(out, code);
    i += 6;
  }
  std::size_t to = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool pair = out[i] == '\r' && i + 1 < out.size() && out[i + 1] == '\n';
    if (!pair) out[to++] = out[i] == '\r' ? '\n' : out[i];
  }
  out.resize(to);
  return out;
}

std::string rich_text(pugi::xml_node node) {
  std::string joined;
  add_runs(joined, node);
  if (joined.find("_x") == std::string::npos && joined.find('\r') == std::string::npos) {
    return joined;
  }
  return unescaped(joined);
}

void SharedStrings::read(std::string xml) {
  const std::string text = utf8_part(std::move(xml), kStringsPart);
  Pieces pieces(text, kStringsPart, "sst", "si");
  while (const auto piece = pieces.next()) {
    if (ends_.size() == kMostStrings) {
      fail(fmt::format("more than {} shared texts are refused", kMostStrings));
    }
    pool_ += rich_text(XmlPart(std::string(*piece), kStringsPart).root());
    ends_.push_back(pool_.size());
  }
}

Workbook read_workbook(const ZipArchive& zip) {
  const std::string part = main_part(zip);
  const auto related = relationships(zip, part);
  Workbook book;
  {
    const XmlPart xml(zip.read(part), part);
    book.from_1904 = is_true(attribute(child(xml.root(), "workbookPr"), "date1904"));
    for (const pugi::xml_node s : child(xml.root(), "sheets").children()) {
      if (book.sheets.size() == kMostSheets) fail("the workbook has too many sheets");
      std::string_view id;
      for (const pugi::xml_attribute a : s.attributes()) {  // r:id; sheetId is another thing
        if (std::string_view(a.name()).ends_with(":id")) id = a.value();
      }
      const auto found = related.find(std::string(id));
      if (found == related.end() || !found->second.type.ends_with("/worksheet")) continue;
      const std::string_view state = attribute(s, "state");
      book.sheets.push_back({std::string(attribute(s, "name")), found->second.part,
                             state != "hidden" && state != "veryHidden"});
    }
  }
  for (const auto& [id, target] : related) {
    if (!zip.has(target.part)) continue;
    if (target.type.ends_with("/styles")) {
      book.styles = read_styles(XmlPart(zip.read(target.part), target.part).root());
    } else if (target.type.ends_with("/sharedStrings") && book.strings.size() == 0) {
      book.strings.read(zip.read(target.part));
    }
  }
  return book;
}

}  // namespace thema::formats::xlsx
