#include "formats/xlsx/pieces.h"

#include <fmt/format.h>

#include "base/error.h"
#include "text/decode.h"
#include "text/utf8.h"

namespace thema::formats::xlsx {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

[[noreturn]] void fail(std::string_view part, std::string_view what) {
  throw Error(Errc::bad_input, fmt::format("{}: {}", part, what));
}

}  // namespace

std::string utf8_part(std::string bytes, std::string_view part) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return text::decode(bytes).text;
  }
  const std::size_t invalid = text::find_invalid_utf8(bytes);
  if (invalid != std::string_view::npos) {
    fail(part, fmt::format("byte {} is not valid UTF-8", invalid));
  }
  return bytes;
}

Pieces::Pieces(std::string_view xml, std::string_view part, std::string_view container,
               std::string_view element)
    : xml_(xml), part_(part), element_(element), first_(xml.size()) {
  for (auto tag = next_tag(0); tag; tag = next_tag(tag->end)) {
    if (tag->closing || local(tag->name) != container) continue;
    first_ = tag->empty ? xml.size() : tag->end;
    break;
  }
  pos_ = first_;
}

void Pieces::cut_short() const { fail(part_, "the XML is cut short"); }

std::optional<Pieces::Tag> Pieces::next_tag(std::size_t from) const {
  for (std::size_t at = xml_.find('<', from); at != std::string_view::npos;
       at = xml_.find('<', at)) {
    const std::string_view rest = xml_.substr(at);
    std::string_view skip_to;
    if (rest.starts_with("<!--")) {
      skip_to = "-->";
    } else if (rest.starts_with("<![CDATA[")) {
      skip_to = "]]>";
    } else if (rest.starts_with("<?")) {
      skip_to = "?>";
    } else if (rest.starts_with("<!")) {
      fail(part_, "the XML has a document type or entities, which are refused");
    }
    if (!skip_to.empty()) {
      at = xml_.find(skip_to, at + 2);
      if (at == std::string_view::npos) cut_short();
      continue;
    }
    Tag tag;
    tag.begin = at;
    tag.closing = rest.starts_with("</");
    const std::size_t name = at + (tag.closing ? 2 : 1);
    std::size_t end = xml_.find_first_of(" \t\r\n/>", name);
    if (end == std::string_view::npos) cut_short();
    tag.name = xml_.substr(name, end - name);
    while (end < xml_.size() && xml_[end] != '>') {  // ">" in an attribute does not end the tag
      if (xml_[end] == '"' || xml_[end] == '\'') end = xml_.find(xml_[end], end + 1);
      if (end == std::string_view::npos) cut_short();
      ++end;
    }
    if (end >= xml_.size()) cut_short();
    tag.empty = xml_[end - 1] == '/';
    tag.end = end + 1;
    return tag;
  }
  return std::nullopt;
}

std::size_t Pieces::end_of_element(const Tag& tag) const {
  const std::string closing = "</" + std::string(tag.name);
  for (std::size_t at = xml_.find(closing, tag.end); at != std::string_view::npos;
       at = xml_.find(closing, at + 1)) {
    const std::size_t end = xml_.find_first_not_of(kSpace, at + closing.size());
    if (end != std::string_view::npos && xml_[end] == '>') return end + 1;
  }
  cut_short();
}

std::optional<std::string_view> Pieces::next() {
  while (pos_ < xml_.size()) {
    const auto tag = next_tag(pos_);
    if (!tag) cut_short();
    if (tag->closing) break;  // of the container
    const std::size_t end = tag->empty ? tag->end : end_of_element(*tag);
    pos_ = end;
    if (local(tag->name) == element_) return xml_.substr(tag->begin, end - tag->begin);
  }
  pos_ = xml_.size();
  return std::nullopt;
}

}  // namespace thema::formats::xlsx
