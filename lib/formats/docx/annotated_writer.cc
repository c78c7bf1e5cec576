#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "formats/annotated_text.h"
#include "formats/common/zip_writer.h"
#include "formats/critic/marks.h"
#include "formats/docx/annotated.h"
#include "text/text_index.h"
#include "text/utf8.h"

namespace thema::formats {

namespace {

constexpr const char* kNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* kDeclaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
// LibreOffice writes an impossible one where there is none.
constexpr const char* kDate = "2000-01-01T00:00:00Z";
constexpr const char* kTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/comments.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>";
constexpr const char* kPackage =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
constexpr const char* kParts =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/comments\" Target=\"comments.xml\"/></Relationships>";

std::string xml_of(const pugi::xml_document& document) {
  struct Text final : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override {
      out.append(static_cast<const char*>(data), size);
    }
  } text;
  document.save(text, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return kDeclaration + std::move(text.out);
}

/// A comment of the document begins or ends.
struct Edge {
  std::uint32_t point = 0;
  bool end = false;
  std::size_t comment = 0;
};

class DocumentWriter {
 public:
  explicit DocumentWriter(const AnnotatedText& annotated)
      : annotated_(annotated), text_(document_form(annotated.text)), index_(text_) {
    pugi::xml_node root = comments_.append_child("w:comments");
    root.append_attribute("xmlns:w") = kNamespace;
    for (const MarkedPassage& passage : annotated_.passages) {
      for (const PassageComment& c : passage.comments) {
        edges_.push_back({passage.span.begin, false, count_});
        edges_.push_back({passage.span.end, true, count_});
        behind_.push_back(fmt::format("@{}:{}", passage.span.begin, passage.span.end));
        comment(root, c);
      }
    }
    std::stable_sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
      return a.point != b.point ? a.point < b.point : a.end && !b.end;
    });
  }

  std::string write() {
    pugi::xml_node root = document_.append_child("w:document");
    root.append_attribute("xmlns:w") = kNamespace;
    body_ = root.append_child("w:body");
    small(critic::head_line(annotated_.source, annotated_.coder, annotated_.text_hash));
    std::size_t at = 0;
    for (std::size_t lf = 0; lf != std::string::npos; at = lf + 1) {
      lf = text_.find('\n', at);
      line(at, std::min(lf, text_.size()));
    }
    behind_.insert(behind_.end(), annotated_.base.begin(), annotated_.base.end());
    for (const std::string& l : critic::tail_lines(annotated_.codes, behind_)) small(l);
    body_.append_child("w:sectPr");
    ZipWriter zip;
    zip.add("[Content_Types].xml", fmt::format("{}{}", kDeclaration, kTypes));
    zip.add("_rels/.rels", fmt::format("{}{}", kDeclaration, kPackage));
    zip.add("word/document.xml", xml_of(document_));
    zip.add("word/_rels/document.xml.rels", fmt::format("{}{}", kDeclaration, kParts));
    zip.add("word/comments.xml", xml_of(comments_));
    return zip.finish();
  }

 private:
  void comment(pugi::xml_node root, const PassageComment& c) {
    const std::string& author = c.author.empty() ? annotated_.coder : c.author;
    pugi::xml_node node = root.append_child("w:comment");
    node.append_attribute("w:id") = std::to_string(count_).c_str();
    node.append_attribute("w:author") = document_form(author).c_str();
    node.append_attribute("w:date") = kDate;
    std::size_t first = 0;
    if (!author.empty()) text::next_code_point(author, first);
    // LibreOffice moves the ends of some passages; by its number a comment keeps its place.
    node.append_attribute("w:initials") =
        fmt::format("{}#{}", document_form(author.substr(0, first)), count_++).c_str();
    words(node.append_child("w:p").append_child("w:r"), document_form(c.text));
  }

  /// Words of a run, with its tabs.
  static void words(pugi::xml_node run, std::string_view s) {
    for (std::size_t at = 0; at <= s.size();) {
      const std::size_t tab = std::min(s.find('\t', at), s.size());
      if (tab > at) {
        pugi::xml_node t = run.append_child("w:t");
        t.append_attribute("xml:space") = "preserve";
        t.append_child(pugi::node_pcdata).set_value(std::string(s.substr(at, tab - at)).c_str());
      }
      if (tab < s.size()) run.append_child("w:tab");
      at = tab + 1;
    }
  }

  /// What is not the text: grey and small.
  void small(std::string_view s) {
    pugi::xml_node run = body_.append_child("w:p").append_child("w:r");
    pugi::xml_node look = run.append_child("w:rPr");
    look.append_child("w:color").append_attribute("w:val") = "808080";
    look.append_child("w:sz").append_attribute("w:val") = "12";
    words(run, document_form(s));
  }

  /// A paragraph: the bytes [from, to) of the text.
  void line(std::size_t from, std::size_t to) {
    pugi::xml_node paragraph = body_.append_child("w:p");
    for (; next_ < edges_.size(); ++next_) {
      const std::size_t byte = index_.byte_of(edges_[next_].point);
      if (byte > to) break;
      if (byte > from) words(paragraph.append_child("w:r"), slice(from, byte));
      from = std::max(from, byte);
      edge(paragraph, edges_[next_]);
    }
    if (to > from) words(paragraph.append_child("w:r"), slice(from, to));
  }

  static void edge(pugi::xml_node paragraph, const Edge& e) {
    const std::string id = std::to_string(e.comment);
    paragraph.append_child(e.end ? "w:commentRangeEnd" : "w:commentRangeStart")
        .append_attribute("w:id") = id.c_str();
    if (!e.end) return;
    paragraph.append_child("w:r").append_child("w:commentReference").append_attribute("w:id") =
        id.c_str();
  }

  std::string_view slice(std::size_t from, std::size_t to) const {
    return std::string_view(text_).substr(from, to - from);
  }

  const AnnotatedText& annotated_;
  const std::string text_;
  text::TextIndex index_;
  pugi::xml_document document_, comments_;
  pugi::xml_node body_;
  std::vector<Edge> edges_;
  std::vector<std::string> behind_;  ///< places of the comments, then the base
  std::size_t next_ = 0, count_ = 0;
};

}  // namespace

std::string write_annotated_docx(const AnnotatedText& annotated) {
  return DocumentWriter(annotated).write();
}

}  // namespace thema::formats
