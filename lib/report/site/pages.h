#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/site/data.h"
#include "report/site/page.h"

namespace thema::report::site {

/// The first page: counts, the topmost codes, sources, cases, configurations.
std::string overview_page(const Frame& frame, const std::vector<Count>& counts,
                          const std::vector<Source>& sources, const std::vector<Code>& codes,
                          const std::vector<Case>& cases,
                          const std::vector<Configuration>& configurations);

std::string sources_page(const Frame& frame, const std::vector<Source>& sources);
/// `table`: of who took part, as HTML; may be empty.
std::string cases_page(const Frame& frame, const std::vector<Case>& cases, std::string_view table);
/// The codebook as a tree with counts and definitions.
std::string codes_page(const Frame& frame, const std::vector<Code>& codes);

/// A code's page up to its quotes, which are added with add_quote; then finish().
Page code_page(const Frame& frame, const std::vector<Code>& codes, std::size_t code,
               const std::vector<std::string>& memos);
Page case_page(const Frame& frame, const Case& one, const std::vector<std::string>& memos);
/// `first`: of its source, which then gets a heading.
void add_quote(Page& page, const QuoteItem& quote, const Link& source, bool first);

/// A page that is one table of another command, as HTML.
std::string table_page(const Frame& frame, const Place& place, std::string_view introduction,
                       std::string_view html);
std::string memos_page(const Frame& frame, const std::vector<Memo>& memos);
/// `parts`: how many files the index has.
std::string search_page(const Frame& frame, std::size_t parts);

}  // namespace thema::report::site
