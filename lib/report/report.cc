#include "report/report.h"

#include <array>
#include <utility>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"

namespace thema::report {
namespace {

using NamedFormat = std::pair<std::string_view, Format>;

constexpr std::array<NamedFormat, 10> kFormats{{{"text", Format::text},
                                                {"md", Format::md},
                                                {"csv", Format::csv},
                                                {"tsv", Format::tsv},
                                                {"json", Format::json},
                                                {"jsonl", Format::jsonl},
                                                {"html", Format::html},
                                                {"latex", Format::latex},
                                                {"xlsx", Format::xlsx},
                                                {"svg", Format::svg}}};

constexpr std::array<NamedFormat, 11> kExtensions{{{"txt", Format::text},
                                                   {"md", Format::md},
                                                   {"csv", Format::csv},
                                                   {"tsv", Format::tsv},
                                                   {"json", Format::json},
                                                   {"jsonl", Format::jsonl},
                                                   {"html", Format::html},
                                                   {"htm", Format::html},
                                                   {"tex", Format::latex},
                                                   {"xlsx", Format::xlsx},
                                                   {"svg", Format::svg}}};

}  // namespace

Format format_of(std::string_view name) {
  std::vector<std::string> names;
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
    names.emplace_back(known);
  }
  throw Error(Errc::usage,
              "unknown format '" + std::string(name) + "'; formats are " + join(names, ", "),
              did_you_mean(name, names));
}

std::optional<Format> format_of_extension(std::string_view path) {
  const std::string_view file = path.substr(path.find_last_of('/') + 1);  // npos + 1 is 0
  const std::size_t dot = file.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0) return std::nullopt;
  for (const auto& [extension, format] : kExtensions) {
    if (iequals_ascii(file.substr(dot + 1), extension)) return format;
  }
  return std::nullopt;
}

bool is_machine(Format f) {
  return f == Format::csv || f == Format::tsv || f == Format::json || f == Format::jsonl ||
         f == Format::xlsx;
}

bool is_binary(Format f) { return f == Format::xlsx; }

Audience audience_of(Format f) {
  if (f == Format::csv || f == Format::tsv || f == Format::xlsx) return kCsv;
  return is_machine(f) ? kJson : kPeople;
}

}  // namespace thema::report
