#include "formats/docx/body.h"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/common/lines.h"
#include "formats/common/xml.h"

namespace thema::formats::docx {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

/// Elements around others, of which only what is inside matters.
constexpr auto kTransparent = std::to_array<std::string_view>(
    {"hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby",
     "rubyBase", "oMath", "oMathPara", "ins", "moveTo"});

/// On, unless it says otherwise: <w:b/>, <w:b w:val="1"/>.
bool is_on(pugi::xml_node property) {
  if (!property) return false;
  const std::string_view value = attribute(property, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

bool holds_text_box(pugi::xml_node drawing) {
  return static_cast<bool>(
      drawing.find_node([](pugi::xml_node node) { return local_name(node) == "txbxContent"; }));
}

/// All text of a cell's nested table, one paragraph a row.
void flatten(const std::vector<Row>& rows, Cell& out) {
  for (const Row& row : rows) {
    Paragraph line;
    for (const Cell& cell : row) {
      for (const Paragraph& p : cell) {
        if (!line.text.empty()) line.text += '\t';
        line.text += p.text;
      }
    }
    out.push_back(std::move(line));
  }
}

}  // namespace

std::vector<Block> BodyReader::read(pugi::xml_node body) {
  std::vector<Block> out;
  blocks(body, out);
  return out;
}

void BodyReader::blocks(pugi::xml_node parent, std::vector<Block>& out) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "p") {
      paragraph(node, out);
    } else if (name == "tbl") {
      table(node, out);
    } else if (name == "AlternateContent") {
      blocks(child(node, "Choice"), out);
    } else if (is_one_of(name, kTransparent)) {
      blocks(node, out);
    } else if (name == "del" || name == "moveFrom") {
      ++tally_.deleted;
    }
  }
}

void BodyReader::paragraph(pugi::xml_node node, std::vector<Block>& out) {
  const bool continues = std::exchange(joined_, false) && !out.empty() && out.back().rows.empty();
  if (!continues) {
    current_ = Paragraph{};
    all_bold_ = true;
  } else {
    current_ = std::move(out.back().paragraph);
    out.pop_back();
  }
  content(node, false);
  joined_ = static_cast<bool>(child(child(child(node, "pPr"), "rPr"), "del"));
  const std::size_t begin = current_.text.find_first_not_of('\n');
  if (begin != std::string::npos && begin > 0) {  // a page break before the first word
    current_.text.erase(0, begin);
    current_.bold_end -= std::min(current_.bold_end, begin);
  }
  out.push_back(Block{.paragraph = std::move(current_), .rows = {}});
}

void BodyReader::table(pugi::xml_node node, std::vector<Block>& out) {
  Block block;
  joined_ = false;
  rows(node, block.rows);
  if (!block.rows.empty()) out.push_back(std::move(block));
}

void BodyReader::rows(pugi::xml_node parent, std::vector<Row>& out) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "tr") {
      if (child(child(node, "trPr"), "del")) {
        ++tally_.deleted;
        continue;
      }
      Row row;
      cells(node, row);
      if (!row.empty()) out.push_back(std::move(row));
    } else if (is_one_of(name, kTransparent)) {
      rows(node, out);
    }
  }
}

void BodyReader::cells(pugi::xml_node parent, Row& out) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "tc") {
      std::vector<Block> inside;
      joined_ = false;
      blocks(node, inside);
      Cell cell;
      for (Block& block : inside) {
        if (block.rows.empty()) {
          cell.push_back(std::move(block.paragraph));
        } else {
          flatten(block.rows, cell);
        }
      }
      out.push_back(std::move(cell));
    } else if (is_one_of(name, kTransparent)) {
      cells(node, out);
    }
  }
}

void BodyReader::content(pugi::xml_node parent, bool bold) {
  for (const pugi::xml_node node : parent.children()) content_node(node, bold);
}

void BodyReader::content_node(pugi::xml_node node, bool bold) {
  const std::string_view name = local_name(node);
  if (name == "r") {
    content(node, bold || is_bold(node));
  } else if (name == "del" || name == "moveFrom") {
    ++tally_.deleted;
  } else if (name == "AlternateContent") {
    alternate(node, bold);
  } else if (name == "drawing" || name == "pict" || name == "object") {
    if (holds_text_box(node)) ++tally_.text_boxes;
  } else if (name == "footnoteReference" || name == "endnoteReference") {
    ++tally_.notes;
  } else if (is_one_of(name, kTransparent)) {
    if (name == "ins" || name == "moveTo") ++tally_.inserted;
    content(node, bold);
  } else if (!character(node, bold) && name.starts_with('m')) {
    content(node, bold);
  }
}

/// Elements that stand for characters.
bool BodyReader::character(pugi::xml_node node, bool bold) {
  const std::string_view name = local_name(node);
  if (name == "t") {
    for (const pugi::xml_node piece : node.children()) append(piece.value(), bold);
  } else if (name == "tab" || name == "ptab") {
    append("\t", bold);
  } else if (name == "br" || name == "cr") {
    append("\n", bold);
  } else if (name == "noBreakHyphen") {
    append("\xE2\x80\x91", bold);
  } else if (name == "softHyphen") {
    append("\xC2\xAD", bold);
  } else {
    return false;
  }
  return true;
}

/// The newer form of a thing where it is text, else the one for older programs.
void BodyReader::alternate(pugi::xml_node node, bool bold) {
  const std::size_t before = current_.text.size();
  const std::size_t boxes = tally_.text_boxes;
  content(child(node, "Choice"), bold);
  if (current_.text.size() == before && tally_.text_boxes == boxes) {
    content(child(node, "Fallback"), bold);
  }
}

bool BodyReader::is_bold(pugi::xml_node run) const {
  const pugi::xml_node properties = child(run, "rPr");
  if (!properties) return false;
  if (const pugi::xml_node b = child(properties, "b")) return is_on(b);
  return bold_styles_.contains(attribute(child(properties, "rStyle"), "val"));
}

void BodyReader::append(std::string_view text, bool bold) {
  const bool blank = trim_space(text).empty();
  if (!bold && !blank) all_bold_ = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const bool bom = text.substr(pos).starts_with("\xEF\xBB\xBF");  // an invisible mark
    if (!bom && text[pos] != '\r') current_.text += text[pos];
    pos += bom ? 3 : 1;
  }
  if (bold && !blank && all_bold_) current_.bold_end = current_.text.size();
}

std::set<std::string, std::less<>> bold_styles(pugi::xml_node styles) {
  std::set<std::string, std::less<>> out;
  for (const pugi::xml_node style : styles.children()) {
    if (local_name(style) != "style" || attribute(style, "type") != "character") continue;
    if (is_on(child(child(style, "rPr"), "b"))) out.emplace(attribute(style, "styleId"));
  }
  return out;
}

}  // namespace thema::formats::docx
