#include "formats/odt_tables.h"

#include <fmt/format.h>

#include <map>
#include <sstream>
#include <string_view>
#include <utility>

#include "formats/common/xml.h"
#include "formats/common/zip.h"
#include "formats/common/zip_writer.h"
#include "text/width.h"

namespace thema::formats {

namespace {

using Node = pugi::xml_node;

constexpr std::string_view kContent = "content.xml", kStyles = "styles.xml", kMimetype = "mimetype";
constexpr const char *kUpright = "Standard", *kAcross = "Thema_20_across",
                     *kAcrossLayout = "ThemaAcross";
/// Fewer columns, or rows with fewer letters, stand in the width of a text.
constexpr std::size_t kManyColumns = 6, kLongRow = 90;
constexpr const char* kSmall = "7.5pt";

bool is(Node node, std::string_view local) { return local_name(node) == local; }

std::string words_of(Node node) {
  std::string words = node.value();
  for (const Node below : node.children()) words += words_of(below);
  return words;
}

std::size_t columns_of(Node table) {
  std::size_t columns = 0;
  for (const Node column : table.children()) {
    if (!is(column, "table-column")) continue;
    const unsigned repeated = column.attribute("table:number-columns-repeated").as_uint(1);
    columns += repeated;
  }
  return columns;
}

bool has_long_row(Node node) {
  for (const Node below : node.children()) {
    const bool row = is(below, "table-row");
    if (row && text::display_width(words_of(below)) > kLongRow) return true;
    if (!row && has_long_row(below)) return true;
  }
  return false;
}

bool takes_a_page(Node table) {
  return is(table, "table") && columns_of(table) >= kManyColumns && has_long_row(table);
}

Node element_before(Node node) {
  do node = node.previous_sibling();
  while (node && node.type() != pugi::node_element);
  return node;
}

Node element_after(Node node) {
  do node = node.next_sibling();
  while (node && node.type() != pugi::node_element);
  return node;
}

void set(Node node, const char* name, const char* value) {
  pugi::xml_attribute attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(value);
}

/// The styles of a text's own paragraphs and tables, to which changed ones are added.
class OwnStyles {
 public:
  explicit OwnStyles(Node styles) : styles_(styles) {
    for (const Node style : styles.children())
      by_name_[style.attribute("style:name").value()] = style;
  }

  /// A style as that of the node is, which begins pages of this kind.
  void begin_pages(Node node, const char* pages) {
    if (!node) return;
    const bool table = is(node, "table");
    const char* const name = table ? "table:style-name" : "text:style-name";
    Node style = changed(node.attribute(name).value(), table ? "table" : "paragraph", pages);
    set(style, "style:master-page-name", pages);
    set(node, name, style.attribute("style:name").value());
  }

  /// The paragraphs of a table in small type.
  void make_small(Node node) {
    if (is(node, "p")) {
      const std::string name = node.attribute("text:style-name").value();
      Node style = changed(name, "paragraph", "small");
      if (!style.child("style:text-properties")) {
        Node properties = style.append_child("style:text-properties");
        for (const char* size :
             {"fo:font-size", "style:font-size-asian", "style:font-size-complex"})
          set(properties, size, kSmall);
      }
      set(node, "text:style-name", style.attribute("style:name").value());
    }
    for (const Node below : node.children()) make_small(below);
  }

  /// Lines below the head and below each row.
  void rule_cells() {
    constexpr std::pair<const char*, const char*> kLines[] = {
        {"TableHeaderRowCell", "0.8pt solid #000000"}, {"TableRowCell", "0.4pt solid #aaaaaa"}};
    for (const auto& [name, line] : kLines) {
      const auto found = by_name_.find(name);
      if (found == by_name_.end()) continue;
      Node properties = found->second.child("style:table-cell-properties");
      set(properties, "fo:border-bottom", line);
      set(properties, "fo:padding", "0.03in");
    }
  }

 private:
  /// Made once for each name and purpose. A style that is the text's own can be nobody's parent.
  Node changed(const std::string& name, const char* family, const std::string& purpose) {
    const auto [at, is_new] = made_.try_emplace({name, purpose});
    if (!is_new) return at->second;
    const auto own = by_name_.find(name);
    Node style;
    if (own != by_name_.end()) {
      style = styles_.append_copy(own->second);
    } else {
      style = styles_.append_child("style:style");
      set(style, "style:family", family);
      if (!name.empty()) set(style, "style:parent-style-name", name.c_str());
    }
    set(style, "style:name", fmt::format("Thema{}", made_.size()).c_str());
    return at->second = style;
  }

  Node styles_;
  std::map<std::string, Node> by_name_;
  std::map<std::pair<std::string, std::string>, Node> made_;
};

/// The first of the headings and captions that lead to a table.
Node with_caption(Node table) {
  Node first = table;
  for (Node before = element_before(first);; before = element_before(first)) {
    const std::string_view style = before.attribute("text:style-name").value();
    if (!is(before, "h") && !(is(before, "p") && style == "TableCaption")) return first;
    first = before;
  }
}

/// What follows a table and its notes.
Node behind_notes(Node table) {
  Node after = element_after(table);
  const auto is_note = [](Node node) {
    const std::string_view style = node.attribute("text:style-name").value();
    return is(node, "p") && (style == "Table Notes" || words_of(node).empty());
  };
  while (after && is_note(after)) after = element_after(after);
  return after;
}

/// The first paragraph or table of what stands at a place: a list has none of its own.
Node first_block(Node node) {
  if (is(node, "p") || is(node, "h") || is(node, "table")) return node;
  for (const Node below : node.children()) {
    if (const Node found = first_block(below)) return found;
  }
  return {};
}

/// Pages across beside the upright ones: their margins, their footer. False: the styles say nothing
/// of pages that is understood.
bool add_pages(Node styles) {
  Node masters = styles.child("office:master-styles"),
       own = styles.child("office:automatic-styles");
  const Node upright = masters.find_child_by_attribute("style:master-page", "style:name", kUpright);
  const Node layout = own.find_child_by_attribute(
      "style:page-layout", "style:name", upright.attribute("style:page-layout-name").value());
  const Node size = layout.child("style:page-layout-properties");
  if (!upright || !size.attribute("fo:page-width") || !size.attribute("fo:page-height"))
    return false;
  Node turned = own.append_copy(layout);
  set(turned, "style:name", kAcrossLayout);
  Node properties = turned.child("style:page-layout-properties");
  if (std::string_view(size.attribute("style:print-orientation").value()) != "landscape") {
    set(properties, "fo:page-width", size.attribute("fo:page-height").value());
    set(properties, "fo:page-height", size.attribute("fo:page-width").value());
    set(properties, "style:print-orientation", "landscape");
  }
  Node pages = masters.append_copy(upright);
  set(pages, "style:name", kAcross);
  set(pages, "style:display-name", "Thema across");
  set(pages, "style:page-layout-name", kAcrossLayout);
  return true;
}

std::string printed(Node root) {
  std::ostringstream out;
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  root.print(out, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace

OdtParts parts_with_tables(const OdtParts& odt, bool styled) {
  const XmlPart content(odt.content, kContent), styles(odt.styles, kStyles);
  const Node text = content.root().child("office:body").child("office:text");
  OwnStyles own(content.root().child("office:automatic-styles"));
  if (!styled) own.rule_cells();
  bool across = false, has_pages = false;
  Node upright_from;  // where pages stand upright again
  for (Node node = element_after(text.first_child()); node; node = element_after(node)) {
    if (!takes_a_page(node)) continue;
    if (!has_pages && !add_pages(styles.root())) break;
    has_pages = true;
    const Node first = with_caption(node);
    // One that follows another at once stays on such pages.
    if (!across || first != upright_from) {
      if (across && upright_from) own.begin_pages(first_block(upright_from), kUpright);
      own.begin_pages(first, kAcross);
    }
    across = true;
    own.make_small(node);
    upright_from = behind_notes(node);
  }
  if (across && upright_from) own.begin_pages(first_block(upright_from), kUpright);
  return {printed(content.root()), has_pages ? printed(styles.root()) : odt.styles};
}

std::string odt_with_tables(const std::string& odt, bool styled) {
  const ZipArchive archive(odt);
  const OdtParts parts = parts_with_tables({archive.read(kContent), archive.read(kStyles)}, styled);
  ZipWriter out;
  for (const std::string& name : archive.names()) {
    if (name == kMimetype) {
      out.add_as_it_is(name, archive.read(name));
    } else {
      out.add(name, name == kContent  ? parts.content
                    : name == kStyles ? parts.styles
                                      : archive.read(name));
    }
  }
  return out.finish();
}

}  // namespace thema::formats
