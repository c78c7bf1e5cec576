#include "model/summary_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/strings.h"
#include "model/project.h"
#include "model/sources.h"

namespace thema::model {

namespace {

constexpr std::string_view kLost = "lost";
constexpr std::size_t kOpenTexts = 32;

bool is_special(char c) { return c == ';' || c == '[' || c == ']' || c == '\\'; }

std::string escaped(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (is_special(c)) out += '\\';
    out += c;
  }
  return out;
}

/// Whether the character at `at` has an odd number of `\` before it.
bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t n = 0;
  while (n < at && text[at - 1 - n] == '\\') ++n;
  return n % 2 == 1;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && is_special(text[i + 1])) ++i;
    out += text[i];
  }
  return out;
}

bool is_place(std::string_view place) {
  if (place == kLost) return true;
  const std::size_t dash = place.find('-');
  const auto digits = [](std::string_view s) {
    return !s.empty() && s.size() < 10 &&
           std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (dash == std::string_view::npos) return digits(place);
  return digits(place.substr(0, dash)) && digits(place.substr(dash + 1));
}

std::optional<SummaryCell::Locator> locator_of(std::string_view item) {
  item = trim(item);
  const std::size_t colon = item.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view source = trim(item.substr(0, colon)), place = trim(item.substr(colon + 1));
  if (source.empty() || !is_place(place)) return std::nullopt;
  return SummaryCell::Locator{unescaped(source), std::string(place)};
}

/// What stands between the brackets, if all of it is references.
std::vector<SummaryCell::Locator> locators_of(std::string_view inside) {
  std::vector<SummaryCell::Locator> locators;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= inside.size(); ++i) {
    if (i < inside.size() && (inside[i] != ';' || is_escaped(inside, i))) continue;
    const auto locator = locator_of(inside.substr(from, i - from));
    if (!locator) return {};
    if (std::find(locators.begin(), locators.end(), *locator) == locators.end()) {
      locators.push_back(*locator);
    }
    from = i + 1;
  }
  return locators;
}

}  // namespace

std::string with_lf(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += text[i] == '\r' ? '\n' : text[i];
  }
  return out;
}

SummaryCell parse_summary_cell(std::string_view written) {
  SummaryCell cell;
  const std::string lines = with_lf(written);
  std::string_view text = trim(lines);
  if (text.empty()) return cell;
  if (ascii_lower(text) == kNothingSaid) {
    cell.kind = SummaryCell::Kind::nothing_said;
    return cell;
  }
  cell.kind = SummaryCell::Kind::words;
  if (text.back() == ']' && !is_escaped(text, text.size() - 1)) {
    std::size_t open = text.size() - 1;
    while (open > 0 && (text[open] != '[' || is_escaped(text, open))) --open;
    if (text[open] == '[') {
      cell.locators = locators_of(text.substr(open + 1, text.size() - open - 2));
      if (!cell.locators.empty()) text = trim(text.substr(0, open));
    }
  }
  cell.text = text;
  return cell;
}

std::string to_string(const SummaryCell& cell) {
  if (cell.kind == SummaryCell::Kind::not_charted) return {};
  if (cell.kind == SummaryCell::Kind::nothing_said) return std::string(kNothingSaid);
  std::string out = cell.text;
  for (std::size_t i = 0; i < cell.locators.size(); ++i) {
    out += i > 0 ? "; " : out.empty() ? "[" : " [";
    out += escaped(cell.locators[i].source) + ":" + cell.locators[i].place;
  }
  if (!cell.locators.empty()) out += "]";
  return out;
}

SourceText& ReferenceLines::open(RowId id) {
  if (const auto found = open_.find(id); found != open_.end()) return *found->second;
  if (sources_.empty()) {
    for (Source& s : Sources(project_).list()) {
      const RowId source = s.id;
      sources_.emplace(source, std::move(s));
    }
  }
  if (open_.size() >= kOpenTexts) open_.clear();
  return *open_.emplace(id, std::make_unique<SourceText>(project_, sources_.at(id))).first->second;
}

SummaryCell::Locator ReferenceLines::locator(const SummaryReference& r) {
  SourceText& text = open(r.source);
  if (r.anchor == kLost) return {text.source().name, std::string(kLost)};
  const std::uint32_t first = text.index().line_of(r.span.begin);
  const std::uint32_t last = text.index().line_of(r.span.end - 1);
  return {text.source().name,
          first == last ? std::to_string(first) : fmt::format("{}-{}", first, last)};
}

SummaryCell ReferenceLines::cell(const Summary& s) {
  SummaryCell cell;
  cell.kind = s.said ? SummaryCell::Kind::words : SummaryCell::Kind::nothing_said;
  cell.text = s.text;
  for (const SummaryReference& r : s.references) {
    SummaryCell::Locator found = locator(r);
    if (std::find(cell.locators.begin(), cell.locators.end(), found) == cell.locators.end()) {
      cell.locators.push_back(std::move(found));
    }
  }
  return cell;
}

bool ReferenceLines::names(const SummaryCell::Locator& written,
                           const SummaryCell::Locator& there) const {
  return written.place == there.place &&
         (written.source == there.source || written.source == project_.printed(there.source));
}

ReferencePlace ReferenceLines::place(const SummaryCell::Locator& locator) {
  const Source source = Sources(project_).require(locator.source);
  if (locator.place == kLost) {
    throw Error(Errc::bad_input,
                fmt::format("'{}:lost' stands for words that went in a correction, and this "
                            "summary has none there: give lines, as in {}:12-14",
                            locator.source, locator.source));
  }
  SourceText& text = open(source.id);
  PassageSelector lines;
  lines.lines = locator.place;
  const text::Span span = text.resolve(lines).front();
  return {source.id, span, text.hash_of(span)};
}

NewSummary summary_of_cell(const SummaryCell& cell, const Summary* before, ReferenceLines& lines,
                           bool all) {
  NewSummary s;
  s.said = cell.kind == SummaryCell::Kind::words;
  s.text = cell.text;
  if (before != nullptr) {
    s.case_id = before->case_id;
    s.code = before->code;
  }
  std::vector<bool> found(cell.locators.size(), false);
  for (std::size_t i = 0; before != nullptr && i < before->references.size(); ++i) {
    const SummaryReference& r = before->references[i];
    const auto there = lines.locator(r);
    const auto at =
        std::find_if(cell.locators.begin(), cell.locators.end(),
                     [&](const SummaryCell::Locator& l) { return lines.names(l, there); });
    if (at != cell.locators.end())
      found[static_cast<std::size_t>(at - cell.locators.begin())] = true;
    if (at != cell.locators.end() || (!all && cell.locators.empty())) s.keep.push_back(r.id);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i]) s.add.push_back(lines.place(cell.locators[i]));
  }
  return s;
}

}  // namespace thema::model
