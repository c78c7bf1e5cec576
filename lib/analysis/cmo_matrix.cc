#include "analysis/cmo_matrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "analysis/axis.h"
#include "analysis/case_groups.h"
#include "base/error.h"
#include "model/cmo_words.h"

namespace thema::analysis {

namespace {

constexpr std::size_t kSilent = 4;
constexpr std::string_view kLetters = "SRCN";

/// Sorts pieces of evidence into the columns.
class Columns {
 public:
  Columns(const CmoInput& input, const CountedCases& counted, std::string_view what)
      : input_(input), corpus_(*input.corpus), counted_(counted) {
    if (what == "cases") {
      kind_ = Kind::cases;
      for (std::uint32_t c = 0; c < corpus_.cases.size(); ++c) {
        if (counted.all()[c]) add(std::to_string(c), corpus_.cases[c].name, 1);
      }
      for (CmoMatrixColumn& column : columns) {
        column.key = column.heading;
      }
    } else if (what == "kind") {
      kind_ = Kind::kind;
      std::map<std::string, std::size_t> kinds;
      for (const model::Case& c : corpus_.cases) ++kinds[c.kind];
      for (const auto& [kind, n] : kinds) add(kind, kind, n);
    } else {
      const AxisSpec spec = AxisSpec::parse(what, corpus_);
      if (spec.kind != AxisSpec::Kind::attribute) {
        throw Error(Errc::usage,
                    fmt::format("no columns '{}': expected cases, kind or attr:NAME", what));
      }
      attribute_ = spec.attribute;
      of_sources_ = corpus_.attributes[attribute_].owner == model::Owner::source;
      for (const CaseGroup& group : case_groups(corpus_, counted, attribute_)) {
        index_.emplace(group.none ? std::string() : group.value, columns.size());
        columns.push_back({group.value, group.heading, group.of.n()});
      }
    }
  }

  /// Columns of a piece of evidence with the case that stands in each (kNone: none).
  std::vector<std::pair<std::size_t, std::uint32_t>> of(const model::Evidence& e,
                                                        const std::vector<std::uint32_t>& cases) {
    std::vector<std::pair<std::size_t, std::uint32_t>> found;
    const auto put = [&](const std::string& key, std::uint32_t c) {
      const auto at = index_.find(key);
      if (at != index_.end()) found.emplace_back(at->second, c);
    };
    for (const std::uint32_t speaking : cases) {
      if (kind_ == Kind::kind) {
        put(corpus_.cases[speaking].kind, speaking);
        continue;
      }
      for (const std::uint32_t c : counted_.counted_for(speaking)) {
        if (kind_ == Kind::cases) {
          put(std::to_string(c), c);
        } else {
          for (const std::string& value : values_of(e, c, speaking)) put(value, c);
        }
      }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  bool by_case() const { return kind_ == Kind::cases; }
  /// Whether columns are of sources, and the evidence has none.
  bool lacks_source(const model::Evidence& e) const { return of_sources_ && source_of(e) == 0; }
  std::vector<CmoMatrixColumn> columns;

 private:
  enum class Kind { cases, kind, attribute };

  void add(const std::string& key, const std::string& heading, std::size_t n) {
    index_.emplace(key, columns.size());
    columns.push_back({key, heading, n});
  }

  /// Where it was said, or what a row of a table is of; 0: nowhere.
  static RowId source_of(const model::Evidence& e) {
    return e.source != 0 ? e.source : e.row_source;
  }

  std::vector<std::string> values_of(const model::Evidence& e, std::uint32_t c,
                                     std::uint32_t speaking) {
    const auto value = [&](RowId row) {
      const std::string* v = corpus_.value(attribute_, row);
      return v == nullptr ? std::string() : *v;  // no value is empty
    };
    if (!of_sources_) {
      const std::string own = value(corpus_.cases[c].id);
      return {own.empty() ? value(corpus_.cases[speaking].id) : own};
    }
    const RowId source = source_of(e);
    return source == 0 ? std::vector<std::string>() : std::vector{value(source)};
  }

  const CmoInput& input_;
  const model::Corpus& corpus_;
  const CountedCases& counted_;
  Kind kind_ = Kind::attribute;
  std::size_t attribute_ = 0;
  bool of_sources_ = false;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace

std::string CmoMatrixCell::marks(bool counts) const {
  std::string out;
  for (std::size_t s = 0; s < kLetters.size(); ++s) {
    if (pieces[s] == 0) continue;
    if (counts && !out.empty()) out += ' ';
    out += kLetters[s];
    if (counts) out += std::to_string(cases[s].empty() ? pieces[s] : cases[s].size());
  }
  if (pieces[kSilent] == 0) return out;
  if (counts) return out + (out.empty() ? "-" : " -") + std::to_string(cases[kSilent].size());
  return out.empty() ? "-" : out;
  return out;
}

std::size_t CmoMatrixCell::spoken() const {
  return std::accumulate(pieces.begin(), pieces.begin() + kSilent, std::size_t{0});
}

std::string CmoMatrix::without_source_note(std::string_view attribute) const {
  const bool one = without_source == 1;
  return fmt::format(
      "Under no value of {}: {} without a passage (silence of a case, row of a table), which {} no "
      "source.",
      attribute, one ? std::string("1 piece") : fmt::format("{} pieces", without_source),
      one ? "has" : "have");
}

CmoMatrix cmo_matrix(const CmoInput& input, const Filter& filter, const CountedCases& counted,
                     const CmoSummaries& summaries, std::string_view what) {
  Columns columns(input, counted, what);
  const Consent consent(*input.corpus);
  CmoMatrix out;
  out.by_case = columns.by_case();
  out.columns = columns.columns;
  out.cells.assign(summaries.rows.size(), std::vector<CmoMatrixCell>(out.columns.size()));
  std::unordered_map<RowId, std::size_t> row_of;
  for (std::size_t r = 0; r < summaries.rows.size(); ++r) {
    row_of.emplace(input.configurations[summaries.rows[r].configuration].id, r);
  }
  const auto& stances = model::stances();
  for (const model::Evidence& e : input.evidence) {
    const auto row = row_of.find(e.cmoc);
    if (row == row_of.end() || e.lost()) continue;
    const auto cases = fitting_cases(input, filter, e);
    if (!cases || (consent.any() && !consent.allows(Consent::Use::analysis, cases_of(input, e)))) {
      continue;
    }
    const auto places = columns.of(e, *cases);
    if (places.empty()) ++(columns.lacks_source(e) ? out.without_source : out.elsewhere);
    const auto stance = static_cast<std::size_t>(
        std::find(stances.begin(), stances.end(), e.stance) - stances.begin());
    std::size_t last = out.columns.size();
    for (const auto& [column, c] : places) {
      CmoMatrixCell& cell = out.cells[row->second][column];
      if (column != last) ++cell.pieces[stance];
      last = column;
      cell.cases[stance].insert(c);
    }
  }
  return out;
}

}  // namespace thema::analysis
