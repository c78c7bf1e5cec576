#include <fmt/format.h>

#include "base/error.h"
#include "base/strings.h"
#include "report/document/document.h"
#include "report/document/markdown_tree.h"
#include "report/html_text.h"

namespace thema::report {
namespace {

/// The document as cmark reads it, changed node by node.
class BodyMaker {
 public:
  BodyMaker(const Document& document, const Filling& filling, const BodyOptions& options)
      : filling_(filling),
        options_(options),
        body_lines_(document.body),
        tree_(text_of(document, filling)) {}

  Body make() {
    tree_.each([&](cmark_node* node) { visit(node); });
    if (block_ != filling_.blocks.size()) {
      throw Error(Errc::bad_input,
                  "a value in the text makes Markdown read the document in another "
                  "way: set it apart by empty lines");
    }
    body_.html = tree_.html() + filling_.appendix;
    return std::move(body_);
  }

 private:
  static std::string text_of(const Document& document, const Filling& filling) {
    const std::vector<std::string> lines = with_inlines(document, filling.inlines);
    return join({lines.begin() + static_cast<std::ptrdiff_t>(document.body), lines.end()}, "\n") +
           "\n";
  }

  void visit(cmark_node* node) {
    const std::string_view type = cmark_node_get_type_string(node);
    if (is_command_block(node)) {
      place_block(node);
    } else if (type == "code_block") {
      show_code(node);
    } else if (type == "heading") {
      mark_heading(node);
    } else if (type == "table") {
      frame_table(node);
    } else if (type == "image" && options_.image) {
      place_image(node);
    }
  }

  void place_block(cmark_node* node) {
    if (block_ == filling_.blocks.size()) {
      ++block_;  // one too many
      return;
    }
    replace(node, filling_.blocks[block_++]);
  }

  static void replace(cmark_node* node, const std::string& html) {
    cmark_node* const in_place = html_block(html);
    if (cmark_node_replace(node, in_place) != 0) {
      cmark_node_free(node);
    } else {
      cmark_node_free(in_place);
    }
  }

  /// Code that is wider than the page scrolls in a region that the keyboard reaches.
  void show_code(cmark_node* node) {
    std::string html =
        fmt::format("<pre role=\"region\" tabindex=\"0\" aria-label=\"Code {}\"><code>", ++codes_);
    for (const char c : std::string_view(cmark_node_get_literal(node))) {
      html += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    }
    replace(node, html + "</code></pre>\n");
  }

  void mark_heading(cmark_node* node) {
    Section section;
    section.level = cmark_node_get_heading_level(node);
    section.title = trim(words_below(node));
    section.id = fmt::format("section-{}", body_.sections.size() + 1);
    if (section.title.empty() || !options_.section_ids) return;
    cmark_node* const mark = cmark_node_new(CMARK_NODE_HTML_INLINE);
    cmark_node_set_literal(mark, fmt::format("<span id=\"{}\"></span>", section.id).c_str());
    cmark_node_prepend_child(node, mark);
    body_.sections.push_back(std::move(section));
  }

  void frame_table(cmark_node* node) {
    cmark_node_insert_before(
        node, html_block(fmt::format("<div class=\"table\">\n<div class=\"scroll\" role=\"region\" "
                                     "tabindex=\"0\" aria-label=\"Table {} of the text\">\n",
                                     ++tables_)));
    cmark_node_insert_after(node, html_block("</div>\n</div>\n"));
  }

  void place_image(cmark_node* node) const {
    cmark_node* block = node;
    while (cmark_node_get_start_line(block) == 0 && cmark_node_parent(block) != nullptr) {
      block = cmark_node_parent(block);
    }
    try {
      cmark_node_set_url(node, options_.image(cmark_node_get_url(node)).c_str());
    } catch (const Error& e) {
      const std::string message =
          e.file().empty() ? e.what() : fmt::format("{}: {}", e.file(), e.what());
      throw Error(e.code(), message, e.hint())
          .at("", body_lines_ + static_cast<std::size_t>(cmark_node_get_start_line(block)));
    }
  }

  const Filling& filling_;
  const BodyOptions& options_;
  std::size_t body_lines_;
  MarkdownTree tree_;
  Body body_;
  std::size_t block_ = 0, codes_ = 0, tables_ = 0;
};

}  // namespace

Body document_html(const Document& document, const Filling& filling, const BodyOptions& options) {
  return BodyMaker(document, filling, options).make();
}

}  // namespace thema::report
