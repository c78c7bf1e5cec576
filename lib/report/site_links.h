#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.h"
#include "report/report.h"
#include "text/fold.h"
#include "text/name_replacer.h"

namespace thema::report {

/// Names of files that are safe everywhere: small ASCII letters, digits and hyphens, at most 60 of
/// them, no name that a system reserves. A name that is taken gets a number behind it, so equal
/// names in equal order give equal files.
class FileNames {
 public:
  /// `fallback`: of a name without any letter that can stay.
  std::string add(std::string_view name, std::string_view fallback);

 private:
  text::Folder folder_;
  std::set<std::string> taken_;
};

/// Where things stand in the site that `thema export html DIR` writes: addresses relative to DIR.
/// They follow from the project alone, so a report can link to a site that was written before or
/// after it from the same project.
class SiteLinks {
 public:
  /// `names`: what is printed for names; null: nothing is. Names of files are those printed.
  SiteLinks(const model::Corpus& corpus, const text::NameReplacer* names);

  /// "sources/p12.html"
  const std::string& source(std::uint32_t index) const { return sources_[index]; }
  const std::string& code(std::uint32_t index) const { return codes_[index]; }
  const std::string& case_of(std::uint32_t index) const { return cases_[index]; }
  /// "sources/p12.html#t41"
  std::string turn(std::uint32_t source, std::int64_t number) const;
  /// "sources/p12.html#p1204-1378": of a passage that is coded or is evidence. `span`: code points
  /// of the stored text.
  std::string passage(std::uint32_t source, text::Span span) const;

 private:
  std::vector<std::string> sources_, codes_, cases_;
};

struct LinkedPage {
  std::string html;
  std::vector<std::string> addresses;  ///< in the site, of each link: "sources/p12.html#t41"
};

/// A report's HTML in which the places of quotes are links to their passages in a site, and so are
/// the attributions of quotes in tables: of those that were rendered with RenderOptions::passages.
/// `site`: the site's address as the report's reader has it, without a slash at the end, escaped.
/// `in_site`: passages that have a place of their own there; others lead to their turn.
LinkedPage with_links_to_site(std::string_view html, const model::Corpus& corpus,
                              const text::NameReplacer* names, const std::string& site,
                              const std::set<QuotedPlace>& in_site);

/// "p1204-1378", "t41": the ids of places in a transcript's page.
std::string passage_anchor(text::Span span);
std::string turn_anchor(std::int64_t number);

}  // namespace thema::report
