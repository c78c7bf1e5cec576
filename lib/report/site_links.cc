#include "report/site_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

std::string passage_anchor(text::Span span) { return fmt::format("p{}-{}", span.begin, span.end); }
std::string turn_anchor(std::int64_t number) { return fmt::format("t{}", number); }

}  // namespace thema::report
