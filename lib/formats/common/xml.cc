#include "formats/common/xml.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "text/decode.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

constexpr std::size_t kDeepest = 256;
/// Elements and attributes; each costs some 70 bytes of memory, however short it is written.
constexpr std::size_t kMostNodes = 5'000'000;

[[noreturn]] void fail(std::string_view part, std::string_view what) {
  throw Error(Errc::bad_input, fmt::format("{}: {}", part, what));
}

/// The encoding that an XML declaration names; empty for none.
std::string_view declared_encoding(std::string_view xml) {
  const std::string_view head = xml.substr(0, std::min(xml.find("?>"), std::size_t{256}));
  if (!head.starts_with("<?xml")) return {};
  const std::size_t at = head.find("encoding=");
  if (at == std::string_view::npos || at + 10 >= head.size()) return {};
  const char quote = head[at + 9];
  if (quote != '"' && quote != '\'') return {};
  const std::size_t end = head.find(quote, at + 10);
  return end == std::string_view::npos ? std::string_view{} : head.substr(at + 10, end - at - 10);
}

std::string to_utf8(std::string bytes, std::string_view part) {
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
                     (bytes.size() > 1 && (bytes[0] == '\0' || bytes[1] == '\0'));
  const std::string encoding(declared_encoding(bytes));
  const bool utf8 = encoding.empty() || encoding == "UTF-8" || encoding == "utf-8";
  try {
    if (utf16) return text::decode(bytes).text;
    if (!utf8) return text::decode(bytes, encoding).text;
  } catch (const Error& e) {
    fail(part, e.what());
  }
  const std::size_t invalid = text::find_invalid_utf8(bytes);
  if (invalid != std::string_view::npos) {
    fail(part, fmt::format("byte {} is not valid UTF-8", invalid));
  }
  return bytes;
}

std::size_t find_from(std::string_view xml, std::string_view what, std::size_t pos,
                      std::string_view part) {
  const std::size_t found = xml.find(what, pos);
  if (found == std::string_view::npos) fail(part, "the XML is cut short");
  return found + what.size();
}

/// Past a tag that begins at `pos`; ">" in attribute values does not end it.
/// Counts its attributes.
std::size_t end_of_tag(std::string_view xml, std::size_t pos, std::string_view part,
                       std::size_t& nodes) {
  ++nodes;
  for (++pos; pos < xml.size() && xml[pos] != '>'; ++pos) {
    if (xml[pos] != '"' && xml[pos] != '\'') continue;
    ++nodes;
    pos = xml.find(xml[pos], pos + 1);
    if (pos == std::string_view::npos) break;
  }
  if (pos >= xml.size()) fail(part, "the XML is cut short");
  return pos + 1;
}

/// Looks at the mark-up alone, before any tree is built.
void check_structure(std::string_view xml, std::string_view part) {
  std::size_t depth = 0, nodes = 0;
  for (std::size_t pos = xml.find('<'); pos != std::string_view::npos; pos = xml.find('<', pos)) {
    const std::string_view rest = xml.substr(pos);
    if (rest.starts_with("<!--")) {
      pos = find_from(xml, "-->", pos + 4, part);
    } else if (rest.starts_with("<![CDATA[")) {
      pos = find_from(xml, "]]>", pos, part);
    } else if (rest.starts_with("<?")) {
      pos = find_from(xml, "?>", pos, part);
    } else if (rest.starts_with("<!")) {
      fail(part, "the XML has a document type or entities, which are refused");
    } else {
      const bool closing = rest.starts_with("</");
      pos = end_of_tag(xml, pos, part, nodes);
      if (nodes > kMostNodes) {
        fail(part, fmt::format("more than {} elements and attributes are refused", kMostNodes));
      }
      const bool empty = xml[pos - 2] == '/';
      if (closing && depth > 0) --depth;
      if (!closing && !empty && ++depth > kDeepest) {
        fail(part, fmt::format("elements are nested deeper than {}", kDeepest));
      }
    }
  }
}

/// A reference to U+0000 would end a text early; no XML may have one.
void check_references(std::string_view xml, std::string_view part) {
  for (std::size_t pos = xml.find("&#"); pos != std::string_view::npos;
       pos = xml.find("&#", pos + 2)) {
    std::size_t at = pos + 2;
    if (at < xml.size() && (xml[at] == 'x' || xml[at] == 'X')) ++at;
    const std::size_t end = std::min(xml.find_first_not_of('0', at), xml.size());
    if (end > at && end < xml.size() && xml[end] == ';') {
      fail(part, fmt::format("the character U+0000 at byte {} is refused", pos));
    }
  }
}

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

XmlPart::XmlPart(std::string bytes, std::string_view part)
    : text_(to_utf8(std::move(bytes), part)) {
  check_structure(text_, part);
  check_references(text_, part);
  const unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata |
                           pugi::parse_wconv_attribute | pugi::parse_eol;
  const pugi::xml_parse_result result =
      document_.load_buffer_inplace(text_.data(), text_.size(), options, pugi::encoding_utf8);
  if (!result) {
    fail(part, fmt::format("the XML is not well formed: {} at byte {}", result.description(),
                           result.offset));
  }
}

std::string_view local_name(pugi::xml_node node) { return local(node.name()); }

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute a : node.attributes()) {
    if (local(a.name()) == name) return a.value();
  }
  return {};
}

std::string characters(pugi::xml_node node) {
  std::string out;
  for (const pugi::xml_node piece : node.children()) {
    if (piece.type() == pugi::node_pcdata || piece.type() == pugi::node_cdata) out += piece.value();
  }
  return out;
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node c : node.children()) {
    if (local_name(c) == name) return c;
  }
  return {};
}

}  // namespace thema::formats
