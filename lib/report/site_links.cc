#include "report/site_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

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

constexpr std::string_view kPassage = R"( data-passage=")";

/// "3:1204-1378"; nothing: no number stands where one has to.
std::optional<QuotedPlace> place_named(std::string_view words) {
  QuotedPlace place;
  const char* at = words.data();
  const char* const end = at + words.size();
  for (const auto& [number, mark] :
       {std::pair(&place.source, ':'), std::pair(&place.span.begin, '-'),
        std::pair(&place.span.end, '\0')}) {
    const auto [next, error] = std::from_chars(at, end, *number);
    if (error != std::errc() || (mark == '\0' ? next != end : next == end || *next != mark))
      return {};
    at = next + (mark == '\0' ? 0 : 1);
  }
  return place;
}

/// The number behind the last ", turn "; 0: none.
std::int64_t turn_in(std::string_view place) {
  constexpr std::string_view kTurn = ", turn ";
  const std::size_t at = place.rfind(kTurn);
  std::int64_t number = 0;
  if (at == std::string_view::npos) return 0;
  std::from_chars(place.data() + at + kTurn.size(), place.data() + place.size(), number);
  return number;
}

/// What is to be a link in the element that begins with its tag at `open`, and ends at `end`: the
/// place of a quote whole; of a quote in a cell, `<bdi>words</bdi> <bdi class="by">who</bdi>`, who
/// said it, or the words where nobody is named.
std::string_view linked_part(std::string_view html, std::size_t open, std::size_t end) {
  const std::string_view inside = html.substr(open + 1, end - open - 1);
  const std::size_t last = inside.rfind("<bdi");
  if (last == std::string_view::npos) return inside;
  const std::size_t begin = inside.find('>', last) + 1;
  return inside.substr(begin, inside.find("</bdi>", begin) - begin);
}

}  // namespace

LinkedPage with_links_to_site(std::string_view html, const model::Corpus& corpus,
                              const text::NameReplacer* names, const std::string& site,
                              const std::set<QuotedPlace>& in_site) {
  const SiteLinks links(corpus, names);
  LinkedPage linked;
  std::string& out = linked.html;
  for (;;) {
    const std::size_t mark = html.find(kPassage);
    const std::size_t value = mark + kPassage.size();
    const std::size_t quote = mark == std::string_view::npos ? mark : html.find('"', value);
    const std::size_t open = quote == std::string_view::npos ? quote : html.find('>', quote);
    if (open == std::string_view::npos) {
      out.append(html);
      return linked;
    }
    const bool in_cell = html.substr(0, mark).ends_with("<p class=\"q\"");
    const std::size_t end = html.find(in_cell ? "</p>" : "</span>", open);
    const auto place = place_named(html.substr(value, quote - value));
    if (end == std::string_view::npos || !place || place->source >= corpus.sources.size()) {
      out.append(html.substr(0, open));
      html.remove_prefix(open);
      continue;
    }
    const std::string_view part = linked_part(html, open, end);
    std::string address = links.source(place->source);
    if (in_site.contains(*place)) {
      address = links.passage(place->source, place->span);
    } else if (const std::int64_t turn = in_cell ? 0 : turn_in(part); turn > 0) {
      address = links.turn(place->source, turn);
    }
    const auto begin = static_cast<std::size_t>(part.data() - html.data());
    out.append(html.substr(0, mark)).append(html.substr(quote + 1, begin - quote - 1));
    out.append("<a href=\"").append(site).append("/").append(address).append("\">");
    out.append(part).append("</a>");
    linked.addresses.push_back(std::move(address));
    html.remove_prefix(begin + part.size());
  }
}

std::string passage_anchor(text::Span span) { return fmt::format("p{}-{}", span.begin, span.end); }
std::string turn_anchor(std::int64_t number) { return fmt::format("t{}", number); }

}  // namespace thema::report
