#include "report/document/markdown_tree.h"

#include <cmark-gfm-core-extensions.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace thema::report {
namespace {

constexpr int kOptions = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8;

struct FreeIterator {
  void operator()(cmark_iter* i) const { cmark_iter_free(i); }
};

}  // namespace

MarkdownTree::MarkdownTree(std::string_view text) {
  cmark_gfm_core_extensions_ensure_registered();
  parser_.reset(cmark_parser_new(kOptions));
  for (const char* name : {"table", "strikethrough", "tasklist"}) {
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name)) {
      cmark_parser_attach_syntax_extension(parser_.get(), extension);
    }
  }
  cmark_parser_feed(parser_.get(), text.data(), text.size());
  root_.reset(cmark_parser_finish(parser_.get()));
}

void MarkdownTree::each(const std::function<void(cmark_node*)>& visit) const {
  std::vector<cmark_node*> nodes;
  const std::unique_ptr<cmark_iter, FreeIterator> i(cmark_iter_new(root_.get()));
  for (cmark_event_type event = cmark_iter_next(i.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(i.get())) {
    if (event == CMARK_EVENT_ENTER) nodes.push_back(cmark_iter_get_node(i.get()));
  }
  for (cmark_node* node : nodes) visit(node);
}

std::string MarkdownTree::html() const {
  const std::unique_ptr<char, decltype(&std::free)> text(
      cmark_render_html(root_.get(), kOptions, cmark_parser_get_syntax_extensions(parser_.get())),
      std::free);
  return text.get();
}

bool is_command_block(cmark_node* node) {
  if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK) return false;
  const char* info = cmark_node_get_fence_info(node);
  const std::string_view words = info == nullptr ? "" : info;
  return words == "thema" || words.starts_with("thema ") || words.starts_with("thema\t");
}

cmark_node* html_block(const std::string& html) {
  cmark_node* const node = cmark_node_new(CMARK_NODE_HTML_BLOCK);
  cmark_node_set_literal(node, html.c_str());
  return node;
}

std::string words_below(cmark_node* node) {
  std::string words;
  const std::unique_ptr<cmark_iter, FreeIterator> i(cmark_iter_new(node));
  for (cmark_event_type event = cmark_iter_next(i.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(i.get())) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* const at = cmark_iter_get_node(i.get());
    const cmark_node_type type = cmark_node_get_type(at);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      words += cmark_node_get_literal(at);
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      words += ' ';
    }
  }
  return words;
}

}  // namespace thema::report
