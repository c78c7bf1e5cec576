#include "report/site_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "report/html_text.h"

namespace thema::report {
namespace {

constexpr std::size_t kLongest = 60;

// Names of devices on Windows, whatever the extension; "index" is each folder's own page.
constexpr std::array<std::string_view, 6> kReserved{"con", "prn", "aux", "nul", "index", "conin"};

bool is_reserved(std::string_view name) {
  if (std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end()) return true;
  return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
}

std::string safe(std::string_view folded) {
  std::string out;
  for (const char c : folded) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
    if (out.size() >= kLongest) break;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace

std::string FileNames::add(std::string_view name, std::string_view fallback) {
  std::string base = safe(folder_.fold(name));
  if (base.empty()) base = fallback;
  if (is_reserved(base)) base += "-page";
  std::string file = base;
  for (std::size_t n = 2; !taken_.insert(file).second; ++n) file = fmt::format("{}-{}", base, n);
  return file;
}

SiteLinks::SiteLinks(const model::Corpus& corpus, const text::NameReplacer* names) {
  const auto shown = [&](const std::string& name) {
    return names == nullptr ? name : names->replaced(name);
  };
  FileNames sources, codes, cases;
  for (const model::Source& s : corpus.sources) {
    sources_.push_back("sources/" + sources.add(shown(s.name), "source") + ".html");
  }
  for (const model::Code& c : corpus.codes) {
    const std::string& path = c.printed_path.empty() ? c.path : c.printed_path;
    codes_.push_back("codes/" + codes.add(shown(path), "code") + ".html");
  }
  for (const model::Case& c : corpus.cases) {
    cases_.push_back("cases/" + cases.add(shown(c.name), "case") + ".html");
  }
}

std::string SiteLinks::turn(std::uint32_t source, std::int64_t number) const {
  return sources_[source] + "#" + turn_anchor(number);
}

std::string SiteLinks::passage(std::uint32_t source, text::Span span) const {
  return sources_[source] + "#" + passage_anchor(span);
}

namespace {

/// The address of a place as a quote names it, or "".
class Places {
 public:
  Places(const model::Corpus& corpus, const text::NameReplacer* names, const QuotedPassage& passage)
      : links_(corpus, names), passage_(passage) {
    for (std::uint32_t i = 0; i < corpus.sources.size(); ++i) {
      const std::string& name = corpus.sources[i].name;
      std::string shown;
      append_html(shown, names == nullptr ? name : names->replaced(name));
      const auto [at, is_new] = sources_.emplace(std::move(shown), i);
      if (!is_new) at->second = model::kNone;
    }
  }

  /// `words`: those that are quoted.
  std::string address(std::string_view place, std::string_view words) const {
    constexpr std::string_view kTurn = ", turn ", kLine = ", line";
    for (std::size_t at = place.find(kTurn); at != std::string_view::npos;
         at = place.find(kTurn, at + 1)) {
      const std::string_view number = place.substr(at + kTurn.size());
      const std::size_t digits = std::min(number.find_first_not_of("0123456789"), number.size());
      const std::uint32_t source = find(place.substr(0, at));
      if (source == model::kNone || digits == 0 || digits > 9) continue;
      if (const auto span = passage_(source, place, words)) return links_.passage(source, *span);
      return links_.source(source) + "#t" + std::string(number.substr(0, digits));
    }
    for (std::size_t at = place.find(kLine); at != std::string_view::npos;
         at = place.find(kLine, at + 1)) {
      const std::uint32_t source = find(place.substr(0, at));
      if (source == model::kNone) continue;
      if (const auto span = passage_(source, place, words)) return links_.passage(source, *span);
      return links_.source(source);
    }
    return {};
  }

 private:
  std::uint32_t find(std::string_view name) const {
    const auto found = sources_.find(std::string(name));
    return found == sources_.end() ? model::kNone : found->second;
  }
  SiteLinks links_;
  const QuotedPassage& passage_;
  std::unordered_map<std::string, std::uint32_t> sources_;  ///< by name as HTML has it
};

/// What the paragraph says that stands in the last quotation of `html`.
std::string_view last_quoted(std::string_view html) {
  const std::size_t quote = html.rfind("<blockquote>");
  if (quote == std::string_view::npos) return {};
  const std::size_t begin = html.find('>', html.find("<p", quote));
  const std::size_t end = html.find("</p>", quote);
  if (begin >= end || end == std::string_view::npos) return {};
  return html.substr(begin + 1, end - begin - 1);
}

/// What stands in the first element `<bdi>` of `html`, with its place there.
struct Words {
  std::size_t begin = std::string_view::npos, end = std::string_view::npos;
  std::string_view of(std::string_view html) const { return html.substr(begin, end - begin); }
};
Words next_words(std::string_view html, std::size_t from) {
  const std::size_t tag = html.find("<bdi", from);
  const std::size_t open = tag == std::string_view::npos ? tag : html.find('>', tag);
  const std::size_t end = open == std::string_view::npos ? open : html.find("</bdi>", open);
  if (end == std::string_view::npos) return {};
  return {open + 1, end};
}

/// Quotes in cells of tables: `<p class="q"><bdi>words</bdi> <bdi class="by">who</bdi></p>`.
std::string with_links_in_cells(std::string_view html, const SiteLinks& links,
                                const std::string& site, const CellPassage& in_cell) {
  constexpr std::string_view kQuote = R"(<p class="q">)", kEnd = "</p>";
  std::string out;
  for (;;) {
    const std::size_t begin = html.find(kQuote);
    const std::size_t end = begin == std::string_view::npos ? begin : html.find(kEnd, begin);
    if (end == std::string_view::npos) return out.append(html);
    const std::string_view quote = html.substr(0, end);
    const Words words = next_words(quote, begin);
    const Words who = words.end == std::string_view::npos ? Words{} : next_words(quote, words.end);
    // Without an attribution, the words themselves are the link.
    const Words& link = who.end == std::string_view::npos ? words : who;
    const auto place = words.end == std::string_view::npos
                           ? std::nullopt
                           : in_cell(words.of(quote), link.begin == words.begin ? std::string_view()
                                                                                : who.of(quote));
    if (place) {
      out.append(quote.substr(0, link.begin)).append("<a href=\"").append(site).append("/");
      out.append(links.passage(place->source, place->span)).append("\">");
      out.append(link.of(quote)).append("</a>").append(quote.substr(link.end));
    } else {
      out.append(quote);
    }
    html.remove_prefix(end);
  }
}

}  // namespace

std::string with_links_to_site(std::string_view html, const model::Corpus& corpus,
                               const text::NameReplacer* names, const std::string& site,
                               const QuotedPassage& passage, const CellPassage& in_cell) {
  const std::string with_cells = with_links_in_cells(html, SiteLinks(corpus, names), site, in_cell);
  html = with_cells;
  constexpr std::string_view kBegin = R"(<span class="place")", kEnd = "</span>";
  const Places places(corpus, names, passage);
  std::string out;
  for (;;) {
    const std::size_t tag = html.find(kBegin);
    const std::size_t begin = tag == std::string_view::npos ? tag : html.find('>', tag);
    const std::size_t end = begin == std::string_view::npos ? begin : html.find(kEnd, begin);
    if (end == std::string_view::npos) return out.append(html);
    const std::string_view place = html.substr(begin + 1, end - begin - 1);
    std::string_view bare = place;
    if (constexpr std::string_view kExemplar = "; exemplar"; bare.ends_with(kExemplar)) {
      bare.remove_suffix(kExemplar.size());
    }
    const std::string address = places.address(bare, last_quoted(html.substr(0, tag)));
    out.append(html.substr(0, begin + 1));
    if (address.empty()) {
      out.append(place);
    } else {
      out.append("<a href=\"").append(site).append("/").append(address).append("\">");
      out.append(place).append("</a>");
    }
    html.remove_prefix(end);
  }
}

std::string passage_anchor(text::Span span) { return fmt::format("p{}-{}", span.begin, span.end); }
std::string turn_anchor(std::int64_t number) { return fmt::format("t{}", number); }

}  // namespace thema::report
