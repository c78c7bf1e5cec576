#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/quotes.h"
#include "report/site/pages.h"
#include "site/site_transcript.h"

namespace thema::cli {

/// Pages that grow a source at a time: what they have so far goes to their files whenever all of
/// them together are large.
class GrowingPages {
 public:
  using Append = std::function<void(const std::string& address, std::string_view bytes)>;
  explicit GrowingPages(Append append) : append_(std::move(append)) {}

  void begin(const std::string& address, report::site::Page page);
  void add(const std::string& address, const report::site::QuoteItem& quote,
           const report::site::Link& source);
  void finish();

 private:
  struct Growing {
    report::site::Page page;
    std::string source;  ///< address of the last quote's
    std::size_t size = 0;
  };
  void flush();
  Append append_;
  std::map<std::string, Growing> pages_;
  std::size_t waiting_ = 0;  ///< bytes, about
};

/// Puts the quotes of one source on the pages of their codes and cases. `counted`: codings that
/// count, in order.
void add_quotes(const SiteView& view, const report::QuoteMaker& maker, const OpenSource& source,
                std::span<const model::Coding> counted,
                const std::unordered_map<RowId, model::CodingDetail>& details, GrowingPages& pages);

}  // namespace thema::cli
