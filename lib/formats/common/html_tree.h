#pragma once

#include <memory>
#include <string_view>

struct GumboInternalNode;

namespace thema::formats {

/// An HTML document as browsers see it. The parser reads everything and refuses nothing, so what it
/// may cost is held from outside: Errc::bad_input for a document that takes memory or time out of
/// proportion to its size, and for elements nested deeper than kDeepestHtml.
class HtmlTree {
 public:
  /// REQUIRES: `utf8` is valid and outlives the tree.
  explicit HtmlTree(std::string_view utf8);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  /// The element <html>.
  const GumboInternalNode* root() const { return root_; }

 private:
  class Memory;
  std::unique_ptr<Memory> memory_;
  const GumboInternalNode* root_ = nullptr;
};

}  // namespace thema::formats
