#include "saturation/sessions.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "analysis/attribution.h"
#include "analysis/case_groups.h"
#include "model/codebook.h"

namespace thema::cli {

namespace {

constexpr std::string_view kMissing = "missing";

}  // namespace

SessionList::SessionList(const SaturationCommand& options, const model::Corpus& corpus)
    : options_(options),
      corpus_(corpus),
      of_cases_(options.unit == "case" || options.kind.count() > 0) {
  if (!options_.by.empty()) by_ = analysis::attribute_named(corpus_, options_.by, false);
  if (options_.order != "imported") {
    order_ = analysis::attribute_named(corpus_, options_.order, false);
  }
  choose_codes();
}

/// What each code counts as: itself, or what stands above it at the depth asked for.
void SessionList::choose_codes() {
  const std::size_t n = corpus_.codes.size();
  counts_as_.assign(n, kNone);
  std::vector<bool> wanted(n, options_.codes.empty());
  const model::CodeFinder finder(corpus_.codes);
  for (const std::string& name : options_.codes) {
    const std::uint32_t code = finder.require(name);
    const std::uint32_t end = options_.exact ? code + 1 : corpus_.code_end[code];
    std::fill(wanted.begin() + code, wanted.begin() + end, true);
  }
  std::uint32_t at = 0;
  for (std::uint32_t c = 0; c < n; ++c) {
    const auto depth = static_cast<std::size_t>(corpus_.codes[c].depth);
    if (options_.depth == 0 || depth <= options_.depth) at = c;
    if (wanted[c]) counts_as_[c] = at;
  }
}

/// The sessions that a coding belongs to.
std::vector<std::uint32_t> SessionList::units_of(std::uint32_t source, const Cases& cases,
                                                 const analysis::CountedCases& counted) const {
  if (!of_cases_) return {source};
  std::set<std::uint32_t> units;
  for (const std::uint32_t c : cases) {
    for (const std::uint32_t unit : counted.counted_for(c)) units.insert(unit);
  }
  return {units.begin(), units.end()};
}

/// Of those who said it, whose words count for the session.
SessionList::Cases SessionList::those_for(std::uint32_t unit, const Cases& cases,
                                          const analysis::CountedCases& counted) const {
  if (!of_cases_) return cases;
  Cases those;
  for (const std::uint32_t c : cases) {
    const auto of = counted.counted_for(c);
    if (std::find(of.begin(), of.end(), unit) != of.end()) those.push_back(c);
  }
  return those;
}

/// Where the session's values of an attribute are: in the source, or in the case that the session
/// is, and where that has none in `cases`, who speak in it.
std::vector<RowId> SessionList::rows_of(std::size_t attribute, std::uint32_t unit,
                                        std::uint32_t source, const Cases& cases) const {
  if (corpus_.attributes[attribute].owner == model::Owner::source) {
    return {corpus_.sources[source].id};
  }
  if (of_cases_ && corpus_.value(attribute, corpus_.cases[unit].id) != nullptr) {
    return {corpus_.cases[unit].id};
  }
  std::vector<RowId> rows;
  for (const std::uint32_t c : cases) rows.push_back(corpus_.cases[c].id);
  return rows;
}

/// The groups that a coding belongs to; "missing" is one, as in every table.
std::vector<std::string> SessionList::groups_of(std::uint32_t unit, std::uint32_t source,
                                                const Cases& cases) const {
  if (!by_) return {""};
  if (in_no_group(cases)) return {};
  std::set<std::string> values;
  for (const RowId row : rows_of(*by_, unit, source, cases)) {
    if (const std::string* v = corpus_.value(*by_, row)) values.insert(*v);
  }
  if (values.empty()) return {std::string(kMissing)};
  return {values.begin(), values.end()};
}

/// Of cases, what no case said (an interviewer's words) is in no group.
bool SessionList::in_no_group(const Cases& cases) const {
  return by_ && corpus_.attributes[*by_].owner == model::Owner::case_ && cases.empty();
}

void SessionList::add(const CodingWalk::Visit& visit, const analysis::CountedCases& counted) {
  coded_.insert(visit.source);
  for (const analysis::Selected& s : visit.selected) {
    outside_ += in_no_group(s.cases) ? 1 : 0;
    add(visit.source, s.cases, counts_as_[s.coding->code], counted);
  }
}

void SessionList::add(std::uint32_t source, const Cases& cases, std::uint32_t code,
                      const analysis::CountedCases& counted) {
  for (const std::uint32_t unit : units_of(source, cases, counted)) {
    const Cases own = those_for(unit, cases, counted);
    place(unit, source, own);
    for (const std::string& group : groups_of(unit, source, own)) {
      // A session without the codes asked for is a session all the same.
      auto& codes = found_[group][unit];
      if (code != kNone) codes.insert(code);
    }
  }
}

std::size_t SessionList::add_done(const std::set<RowId>& done, const analysis::Filter& filter,
                                  const analysis::Consent& consent,
                                  const analysis::CountedCases& counted) {
  const auto speaking = analysis::cases_by_source(corpus_);
  std::size_t many = 0;
  for (std::uint32_t s = 0; s < corpus_.sources.size(); ++s) {
    if (coded_.contains(s) || !done.contains(corpus_.sources[s].id)) continue;
    const auto cases = could_be_in(s, speaking[s], filter);
    if (!cases || !consent.allows(analysis::Consent::Use::analysis, *cases)) continue;
    coded_.insert(s);
    add(s, *cases, kNone, counted);
    ++many;
  }
  return many;
}

std::optional<SessionList::Cases> SessionList::could_be_in(std::uint32_t source,
                                                           const Cases& speaking,
                                                           const analysis::Filter& filter) const {
  Cases in;
  for (const std::uint32_t c : speaking) {
    if (filter.may_match(source, c)) in.push_back(c);
  }
  const bool fits = speaking.empty() ? filter.may_match(source, {}) : !in.empty();
  return fits ? std::optional(in) : std::nullopt;
}

/// The earliest place that the session's sources and cases give it.
void SessionList::place(std::uint32_t unit, std::uint32_t source, const Cases& cases) {
  Place& p = places_[unit];
  p.imported = std::min(p.imported, corpus_.sources[source].id);
  if (!order_) return;
  for (const RowId row : rows_of(*order_, unit, source, cases)) {
    const std::string* v = corpus_.value(*order_, row);
    if (v == nullptr) continue;
    const double rank = rank_of(*v);
    if (rank < p.rank) p = {rank, p.imported, *v};
  }
}

/// Numbers by size, else the declared order, then collation.
double SessionList::rank_of(const std::string& value) {
  if (ranks_.empty()) {
    std::vector<std::string> values;
    for (const auto& [row, v] : corpus_.values[*order_]) values.push_back(v);
    const auto type = corpus_.attributes[*order_].type;
    const bool numbers =
        type == model::AttributeType::integer || type == model::AttributeType::number;
    values = analysis::ordered_values(corpus_, *order_, std::move(values));
    for (std::size_t i = 0; i < values.size(); ++i) {
      double rank = static_cast<double>(i);
      // Those that are no number (N/R) stand behind.
      if (numbers) {
        const char* const end = values[i].data() + values[i].size();
        double number = 0;
        const auto read = std::from_chars(values[i].data(), end, number);
        rank =
            read.ec == std::errc() && read.ptr == end ? number : std::numeric_limits<double>::max();
      }
      ranks_.emplace(values[i], rank);
    }
  }
  return ranks_.at(value);
}

const std::string& SessionList::name_of(std::uint32_t unit) const {
  return of_cases_ ? corpus_.cases[unit].name : corpus_.sources[unit].name;
}

std::vector<SessionGroup> SessionList::groups() {
  std::vector<SessionGroup> groups;
  std::vector<std::string> values;
  for (const auto& [value, units] : found_) {
    if (by_ && value != kMissing) values.push_back(value);
  }
  if (by_) values = analysis::ordered_values(corpus_, *by_, std::move(values));
  if (!by_ && !found_.empty()) values.emplace_back();
  if (by_ && found_.contains(std::string(kMissing))) values.emplace_back(kMissing);
  for (const std::string& value : values) {
    SessionGroup group;
    group.value = value;
    group.heading = by_ ? analysis::value_heading(corpus_.attributes[*by_], value) : std::string();
    const auto& sessions = found_.at(value);
    for (const auto& [unit, codes] : sessions) group.units.push_back(unit);
    std::stable_sort(group.units.begin(), group.units.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Place &x = places_.at(a), &y = places_.at(b);
      return std::tie(x.rank, x.imported, a) < std::tie(y.rank, y.imported, b);
    });
    for (const std::uint32_t unit : group.units) {
      const auto& codes = sessions.at(unit);
      group.sessions.emplace_back(codes.begin(), codes.end());
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<std::string> SessionList::uncoded(const analysis::Filter& filter) const {
  std::vector<std::string> names;
  const auto speaking = analysis::cases_by_source(corpus_);
  for (std::uint32_t s = 0; s < corpus_.sources.size(); ++s) {
    if (coded_.contains(s)) continue;
    if (could_be_in(s, speaking[s], filter)) names.push_back(corpus_.sources[s].name);
  }
  return names;
}

}  // namespace thema::cli
