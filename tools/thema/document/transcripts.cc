#include "document/transcripts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "model/cmo_evidence.h"
#include "model/corpus.h"
#include "report/site_links.h"

namespace thema::cli {

namespace fs = std::filesystem;

namespace {

/// The site's address in a file of the folder `from`, escaped, without a slash at the end.
std::string address_of(const fs::path& site, fs::path from) {
  if (from.empty()) from = ".";
  std::error_code ignored;
  const fs::path way = fs::absolute(site, ignored)
                           .lexically_normal()
                           .lexically_relative(fs::absolute(from, ignored).lexically_normal());
  std::string address;
  for (const char c : way.generic_string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        std::isalnum(byte) != 0 || std::string_view("/._-~").find(c) != std::string_view::npos;
    address += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  while (address.ends_with('/')) address.pop_back();
  return address.empty() ? "." : address;
}

/// The ids of a page of the site; none where the page cannot be read.
std::set<std::string> ids_of(const fs::path& page) {
  constexpr std::string_view kId = " id=\"";
  std::set<std::string> ids;
  std::error_code ignored;
  if (!fs::is_regular_file(page, ignored)) return ids;
  const std::string html = read_file(page);
  for (std::size_t at = html.find(kId); at != std::string::npos; at = html.find(kId, at)) {
    at += kId.size();
    ids.insert(html.substr(at, html.find('"', at) - at));
  }
  return ids;
}

/// A site that was written before the codings has no place for some of the quotes.
void tell_lost_links(const std::vector<std::string>& addresses, const std::string& folder,
                     Context& ctx) {
  std::map<std::string, std::set<std::string>, std::less<>> pages;
  std::size_t lost = 0;
  for (const std::string& address : addresses) {
    const std::size_t mark = std::min(address.find('#'), address.size());
    const std::string file = address.substr(0, mark);
    auto page = pages.find(file);
    if (page == pages.end()) page = pages.emplace(file, ids_of(fs::path(folder) / file)).first;
    const bool whole = mark == address.size();
    const auto& ids = page->second;
    if (whole ? ids.empty() : ids.count(address.substr(mark + 1)) == 0) ++lost;
  }
  if (lost == 0) return;
  ctx.sink().warn("report-transcripts",
                  fmt::format("quotes without a passage in the site '{2}': {0} of {1}; their links "
                              "lead nowhere, since the site is older than they are or of another "
                              "project: export it again with 'thema export html {2}'",
                              lost, addresses.size(), folder));
}

}  // namespace

void check_site(const std::string& folder) {
  const fs::path site(folder);
  std::error_code ignored;
  if (fs::exists(site / "index.html", ignored) && fs::is_directory(site / "sources", ignored)) {
    return;
  }
  throw Error(Errc::bad_input,
              fmt::format("--transcripts: '{0}' is no folder with a site: write one with 'thema "
                          "export html {0}'",
                          folder));
}

std::string linked_to_site(const std::string& page, const std::string& folder,
                           const std::string& output, Context& ctx) {
  const fs::path from = output == "-" ? fs::path() : fs::path(output).parent_path();
  const model::Corpus corpus = model::load_corpus(ctx.read());
  // Both have a place of their own in a transcript's page.
  std::set<report::QuotedPlace> in_site;
  for (const model::Coding& c : model::load_codings(ctx.read(), corpus, {})) {
    in_site.insert({c.source, c.span});
  }
  for (const model::Evidence& e : model::EvidenceBook(ctx.read()).list()) {
    const auto source = corpus.source_index.find(e.source);
    if (e.source == 0 || e.lost() || source == corpus.source_index.end()) continue;
    in_site.insert({source->second, e.span});
  }
  report::LinkedPage linked =
      report::with_links_to_site(page, corpus, ctx.names(), address_of(folder, from), in_site);
  tell_lost_links(linked.addresses, folder, ctx);
  return std::move(linked.html);
}

}  // namespace thema::cli
