#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/site/data.h"

namespace thema::report::site {

/// Where a page stands in the site, for its address and navigation.
struct Place {
  std::string address;  ///< "sources/p12.html"
  std::string section;  ///< the entry of the navigation that it belongs to: "Sources"
  std::string title;
};

/// Builds one page: everything that comes from the project is escaped on its way in.
class Page {
 public:
  /// Head, navigation and the beginning of <main>. REQUIRES: `frame` outlives this.
  Page(const Frame& frame, Place place);

  Page& raw(std::string_view markup);
  Page& text(std::string_view words);
  /// `<tag attributes>words</tag>` and a line end; `dir` where words run leftwards, `lang` where
  /// the project's language is not that of the page. `attributes`: markup, with a blank in front.
  Page& element(std::string_view tag, std::string_view attributes, std::string_view words);
  /// Paragraphs as they are typed, apart by empty lines.
  Page& paragraphs(std::string_view text, std::string_view attributes = {});
  Page& link(const Link& link, std::string_view attributes = {});
  Page& links(const std::vector<Link>& links, std::string_view separator = ", ");
  Page& facts(const std::vector<Fact>& facts);
  Page& heading(int level, std::string_view words, std::string_view id = {});
  /// A relative address from this page to one of the site.
  std::string to(std::string_view address) const;
  /// Drawings below a heading, each with its title and description for who cannot see them.
  Page& figures(const std::vector<Figure>& figures, std::string_view heading);
  /// A part that another renderer made, its ids told apart from others.
  Page& part(std::string_view html) { return raw(html); }

  /// What was added since the last call: pages that are longer than memory should hold go out bit
  /// by bit.
  std::string take();
  /// The end of the page, and what was not taken yet.
  std::string finish();

 private:
  std::string attributes_of(std::string_view words) const;
  void head();
  void navigation();
  const Frame& frame_;
  Place place_;
  std::string up_;  ///< "../" for each folder that the page is in
  std::string out_;
};

/// The style sheet and the script of all pages.
std::string style_sheet();
std::string_view script();

}  // namespace thema::report::site
