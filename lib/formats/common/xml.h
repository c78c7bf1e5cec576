#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace thema::formats {

/// An XML part of an archive, parsed. White space in text is kept. Refused with Errc::bad_input
/// naming `part`: a document type (and so every entity of its own), elements nested deeper than
/// 256, what is not well formed or not valid in its encoding.
class XmlPart {
 public:
  XmlPart(std::string bytes, std::string_view part);
  XmlPart(const XmlPart&) = delete;
  XmlPart& operator=(const XmlPart&) = delete;
  pugi::xml_node root() const { return document_.document_element(); }

 private:
  std::string text_;  // pugixml parses in place
  pugi::xml_document document_;
};

/// A node's name without its namespace prefix: "w:p" is "p".
std::string_view local_name(pugi::xml_node node);
/// The attribute of that local name; empty when there is none.
std::string_view attribute(pugi::xml_node node, std::string_view local);
/// What stands directly inside a node: a comment or marked text (CDATA) divides its characters.
std::string characters(pugi::xml_node node);
/// The first child of that local name.
pugi::xml_node child(pugi::xml_node node, std::string_view local);

}  // namespace thema::formats
