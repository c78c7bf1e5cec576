#pragma once

#include <cmark-gfm.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace thema::report {

/// A document as cmark-gfm reads it: tables, strikethrough, task lists and footnotes of GitHub's
/// Markdown.
class MarkdownTree {
 public:
  explicit MarkdownTree(std::string_view text);

  cmark_node* root() const { return root_.get(); }
  /// Every node once, parents before children. `visit` may replace or remove the node it is given,
  /// and put others before or after it.
  void each(const std::function<void(cmark_node*)>& visit) const;
  /// HTML; raw HTML in the text stays as it is.
  std::string html() const;

 private:
  struct FreeParser {
    void operator()(cmark_parser* p) const { cmark_parser_free(p); }
  };
  struct FreeNode {
    void operator()(cmark_node* n) const { cmark_node_free(n); }
  };
  std::unique_ptr<cmark_parser, FreeParser> parser_;
  std::unique_ptr<cmark_node, FreeNode> root_;
};

/// A fenced block for thema: its info string begins with that word.
bool is_command_block(cmark_node* node);

/// A block of HTML that goes out as it is.
cmark_node* html_block(const std::string& html);

/// The words below a node, without markup.
std::string words_below(cmark_node* node);

}  // namespace thema::report
