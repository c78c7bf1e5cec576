#include "analysis/cmo_candidates.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>
#include <unordered_map>

#include "base/error.h"

namespace thema::analysis {

namespace {

constexpr std::size_t kMostCombinations = 1000000;
constexpr std::size_t kContext = 0, kMechanism = 1, kOutcome = 2;

std::size_t index_of(Part part) { return static_cast<std::size_t>(part); }

void add_case(std::vector<std::uint32_t>& cases, std::uint32_t c) {
  if (cases.empty() || cases.back() < c) {
    cases.push_back(c);
    return;
  }
  const auto at = std::lower_bound(cases.begin(), cases.end(), c);
  if (at == cases.end() || *at != c) cases.insert(at, c);
}

/// A row in a window and the counted cases for which it counts there.
struct InWindow {
  std::uint32_t row = 0;
  std::span<const RowCase> cases;  ///< without the pair that stands for nobody

  bool counts_for(std::uint32_t c) const {
    const auto at = std::lower_bound(cases.begin(), cases.end(), RowCase{row, c});
    return at != cases.end() && at->case_ == c;
  }
};

std::vector<InWindow> rows_in(std::span<const RowCase> pairs) {
  std::vector<InWindow> rows;
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i + 1;
    while (end < pairs.size() && pairs[end].row == pairs[i].row) ++end;
    std::size_t people = end;
    while (people > i && pairs[people - 1].case_ == model::kNone) --people;
    rows.push_back({pairs[i].row, pairs.subspan(i, people - i)});
    i = end;
  }
  return rows;
}

struct Met {
  std::array<std::uint32_t, 3> rows{model::kNone, model::kNone, model::kNone};
  std::size_t windows = 0;
  std::vector<std::uint32_t> cases;
};

/// Combinations that have met, found by their rows.
class Combinations {
 public:
  Met& at(const std::array<std::uint32_t, 3>& rows) {
    std::uint64_t key = 0;
    for (const std::uint32_t row : rows) key = (key << 21U) | ((row + 1U) & 0x1FFFFFU);
    const auto [found, is_new] = index_.try_emplace(key, met_.size());
    if (is_new) {
      if (met_.size() == kMostCombinations) {
        throw Error(Errc::bad_input,
                    fmt::format("more than {} combinations of codes meet: that is no list to read; "
                                "name a branch with --under, or a smaller --window",
                                kMostCombinations));
      }
      met_.push_back({.rows = rows, .windows = 0, .cases = {}});
    }
    return met_[found->second];
  }
  std::size_t windows(const std::array<std::uint32_t, 3>& rows) const {
    std::uint64_t key = 0;
    for (const std::uint32_t row : rows) key = (key << 21U) | ((row + 1U) & 0x1FFFFFU);
    const auto found = index_.find(key);
    return found == index_.end() ? 0 : met_[found->second].windows;
  }
  std::vector<Met>& all() { return met_; }

 private:
  std::unordered_map<std::uint64_t, std::size_t> index_;
  std::vector<Met> met_;
};

/// Counts rows, pairs and the combinations asked for over all windows, one level at a time.
class Sweep {
 public:
  Sweep(const CandidateRows& rows, const CandidateWindows& windows,
        const CandidateQuestion& question)
      : rows_(rows), windows_(windows), question_(question), present_(rows.rows.size(), false) {
    out_.base.resize(rows.rows.size());
    out_.windows = windows.size();
  }

  CmoCandidates run() {
    windows_.each([&](const WindowPlace&, std::span<const RowCase> pairs) { count(pairs); });
    count_possible();
    for (Met& met : wanted_.all()) keep(met);
    rank();
    find_counter_sets();
    return std::move(out_);
  }

 private:
  using Parts = std::array<std::vector<InWindow>, 3>;

  bool looked_at(bool branch) const { return branch ? question_.branches : question_.codes; }

  void count(std::span<const RowCase> pairs) {
    std::array<Parts, 2> levels;
    for (InWindow& row : rows_in(pairs)) {
      BaseRate& base = out_.base[row.row];
      ++base.windows;
      for (const RowCase& p : row.cases) add_case(base.cases, p.case_);
      const CandidateRow& r = rows_.rows[row.row];
      levels[r.branch ? 1 : 0][index_of(r.part)].push_back(row);
    }
    for (std::size_t level = 0; level < 2; ++level) {
      if (looked_at(level == 1)) count_level(levels[level]);
    }
  }

  void count_level(const Parts& in) {
    const CandidateShape& shape = question_.shape;
    const auto meet = [&](std::size_t a, std::size_t b, bool asked) {
      for (const InWindow& x : in[a]) {
        for (const InWindow& y : in[b]) {
          std::array<std::uint32_t, 3> rows{model::kNone, model::kNone, model::kNone};
          rows[a] = x.row;
          rows[b] = y.row;
          Met& met = (asked ? wanted_ : pairs_).at(rows);
          ++met.windows;
          if (!asked) continue;
          for (const RowCase& p : x.cases) {
            if (y.counts_for(p.case_)) add_case(met.cases, p.case_);
          }
        }
      }
    };
    if (!shape.triad()) {
      meet(shape.context ? kContext : kMechanism, shape.outcome ? kOutcome : kMechanism, true);
      return;
    }
    meet(kContext, kMechanism, false);
    meet(kContext, kOutcome, false);
    meet(kMechanism, kOutcome, false);
    for (const InWindow& c : in[kContext]) {
      for (const InWindow& m : in[kMechanism]) {
        for (const InWindow& o : in[kOutcome]) {
          Met& met = wanted_.at({c.row, m.row, o.row});
          ++met.windows;
          for (const RowCase& p : c.cases) {
            if (m.counts_for(p.case_) && o.counts_for(p.case_)) add_case(met.cases, p.case_);
          }
        }
      }
    }
  }

  /// What could have met: the product of the rows that occur at all.
  void count_possible() {
    for (const bool branch : {false, true}) {
      if (!looked_at(branch)) continue;
      std::array<std::size_t, 3> rows{0, 0, 0};
      for (std::size_t r = 0; r < rows_.rows.size(); ++r) {
        if (rows_.rows[r].branch != branch || out_.base[r].windows == 0) continue;
        ++rows[index_of(rows_.rows[r].part)];
      }
      const CandidateShape& s = question_.shape;
      out_.combinations += (s.context ? rows[kContext] : 1) * (s.mechanism ? rows[kMechanism] : 1) *
                           (s.outcome ? rows[kOutcome] : 1);
    }
  }

  /// Branches that are one code each say again what the codes say by themselves.
  bool said_already(const Met& met) const {
    if (!question_.codes) return false;
    return std::all_of(met.rows.begin(), met.rows.end(), [&](std::uint32_t row) {
      if (row == model::kNone) return true;
      return rows_.rows[row].branch && rows_.rows[row].codes.size() == 1 &&
             rows_.rows[row].codes.front() == rows_.rows[row].code;
    });
  }

  void keep(Met& met) {
    if (said_already(met)) return;
    if (met.cases.size() < question_.min_cases) {
      ++out_.fewer;
      return;
    }
    Candidate c;
    c.rows = met.rows;
    for (const std::uint32_t row : met.rows) {
      if (row != model::kNone) c.branch = rows_.rows[row].branch;
    }
    c.windows = met.windows;
    c.cases = std::move(met.cases);
    c.n = counts(c);
    out_.found.push_back(std::move(c));
  }

  CandidateCounts counts(const Candidate& c) const {
    const auto base = [&](std::size_t part) {
      return c.rows[part] == model::kNone ? 0.0
                                          : static_cast<double>(out_.base[c.rows[part]].windows);
    };
    const auto pair = [&](std::size_t a, std::size_t b) {
      if (c.rows[a] == model::kNone || c.rows[b] == model::kNone) return 0.0;
      std::array<std::uint32_t, 3> rows{model::kNone, model::kNone, model::kNone};
      rows[a] = c.rows[a];
      rows[b] = c.rows[b];
      return static_cast<double>(question_.shape.triad() ? pairs_.windows(rows) : c.windows);
    };
    return {.all = static_cast<double>(out_.windows),
            .c = base(kContext),
            .m = base(kMechanism),
            .o = base(kOutcome),
            .cm = pair(kContext, kMechanism),
            .co = pair(kContext, kOutcome),
            .mo = pair(kMechanism, kOutcome),
            .cmo = question_.shape.triad() ? static_cast<double>(c.windows) : 0.0};
  }

  void rank() {
    std::sort(out_.found.begin(), out_.found.end(), [](const Candidate& a, const Candidate& b) {
      return std::tuple(a.branch, b.cases.size(), b.windows, a.rows) <
             std::tuple(b.branch, a.cases.size(), a.windows, b.rows);
    });
  }

  /// One set of windows: these rows (the second may be kNone) without that one.
  struct Absence {
    std::uint32_t with = model::kNone, lacking = model::kNone;
    std::size_t windows = 0;
    std::vector<std::uint32_t> cases;
  };

  std::size_t absence(std::uint32_t has, std::uint32_t with, std::uint32_t lacking) {
    const auto [at, is_new] =
        absence_index_.try_emplace(std::tuple(has, with, lacking), absences_.size());
    if (is_new) {
      absences_.push_back({.with = with, .lacking = lacking, .windows = 0, .cases = {}});
      absences_of_[has].push_back(at->second);
    }
    return at->second;
  }

  void find_counter_sets() {
    absences_of_.resize(rows_.rows.size());
    struct Asked {
      std::vector<Part> has;
      Part lacks;
      std::size_t absence;
    };
    std::vector<std::vector<Asked>> asked;
    for (const Candidate& c : out_.found) {
      const auto [context, mechanism, outcome] = c.rows;
      auto& sets = asked.emplace_back();
      if (question_.shape.triad()) {
        sets.push_back({{Part::context, Part::mechanism},
                        Part::outcome,
                        absence(context, mechanism, outcome)});
        sets.push_back(
            {{Part::outcome}, Part::mechanism, absence(outcome, model::kNone, mechanism)});
        sets.push_back({{Part::outcome}, Part::context, absence(outcome, model::kNone, context)});
        continue;
      }
      const Part a = question_.shape.context ? Part::context : Part::mechanism;
      const Part b = question_.shape.outcome ? Part::outcome : Part::mechanism;
      const std::uint32_t x = c.rows[index_of(a)], y = c.rows[index_of(b)];
      sets.push_back({{a}, b, absence(x, model::kNone, y)});
      sets.push_back({{b}, a, absence(y, model::kNone, x)});
    }
    windows_.each([&](const WindowPlace&, std::span<const RowCase> pairs) { count_absent(pairs); });
    for (std::size_t i = 0; i < out_.found.size(); ++i) {
      for (const Asked& a : asked[i]) {
        const Absence& found = absences_[a.absence];
        out_.found[i].counter.push_back({a.has, a.lacks, found.windows, found.cases});
      }
    }
  }

  void count_absent(std::span<const RowCase> pairs) {
    const std::vector<InWindow> rows = rows_in(pairs);
    for (const InWindow& row : rows) present_[row.row] = true;
    for (const InWindow& row : rows) {
      for (const std::size_t i : absences_of_[row.row]) {
        Absence& a = absences_[i];
        if (present_[a.lacking] || (a.with != model::kNone && !present_[a.with])) continue;
        ++a.windows;
        const InWindow* with = nullptr;
        for (const InWindow& other : rows) {
          if (other.row == a.with) with = &other;
        }
        for (const RowCase& p : row.cases) {
          if (with == nullptr || with->counts_for(p.case_)) add_case(a.cases, p.case_);
        }
      }
    }
    for (const InWindow& row : rows) present_[row.row] = false;
  }

  const CandidateRows& rows_;
  const CandidateWindows& windows_;
  const CandidateQuestion& question_;
  CmoCandidates out_;
  Combinations pairs_, wanted_;
  std::vector<Absence> absences_;
  std::vector<std::vector<std::size_t>> absences_of_;  ///< by row
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::size_t> absence_index_;
  std::vector<bool> present_;
};

/// A number below n, the same on every machine.
std::size_t below(std::mt19937_64& random, std::size_t n) { return random() % n; }

std::optional<double> ratio(double a, double b) {
  return b > 0 ? std::optional<double>(a / b) : std::nullopt;
}

}  // namespace

CandidateShape candidate_shape(std::string_view word) {
  if (word == "CMO") return {};
  if (word == "CM") return {.outcome = false};
  if (word == "MO") return {.context = false};
  if (word == "CO") return {.mechanism = false};
  throw Error(Errc::usage,
              fmt::format("no shape '{}' of candidates: expected CMO, CM, MO or CO", word));
}

CandidateRates rates_of(const CandidateCounts& n, const CandidateShape& shape) {
  CandidateRates r;
  if (shape.triad()) {
    r.support = ratio(n.cmo, n.all);
    r.confidence = ratio(n.cmo, n.cm);
    r.lift = ratio(n.cmo * n.all, n.cm * n.o);
    r.lift3 = ratio(n.cmo * n.all * n.all, n.c * n.m * n.o);
    r.jaccard = ratio(n.cm, n.c + n.m - n.cm);
    return r;
  }
  const double a = shape.context ? n.c : n.m;
  const double b = shape.outcome ? n.o : n.m;
  const double ab = !shape.outcome ? n.cm : shape.context ? n.co : n.mo;
  r.support = ratio(ab, n.all);
  r.confidence = ratio(ab, a);
  r.lift = ratio(ab * n.all, a * b);
  r.jaccard = ratio(ab, a + b - ab);
  return r;
}

CmoCandidates find_candidates(const CandidateRows& rows, const CandidateWindows& windows,
                              const CandidateQuestion& question) {
  return Sweep(rows, windows, question).run();
}

std::vector<Permuted> permute(const CmoCandidates& candidates, std::size_t cases, std::size_t times,
                              std::uint64_t seed) {
  // By row: which cases have it; by candidate: which cases have all parts but the last.
  const auto flags = [&](const std::vector<std::uint32_t>& of) {
    std::vector<bool> has(cases, false);
    for (const std::uint32_t c : of) has[c] = true;
    return has;
  };
  struct Side {
    std::vector<bool> first, last;
  };
  // Only cases that anything was counted for are dealt to.
  std::vector<bool> anywhere(cases, false);
  for (const BaseRate& b : candidates.base) {
    for (const std::uint32_t c : b.cases) anywhere[c] = true;
  }
  std::vector<std::uint32_t> dealt, people;
  for (std::uint32_t c = 0; c < cases; ++c) {
    if (anywhere[c]) people.push_back(c);
  }
  std::vector<Side> sides;
  for (const Candidate& c : candidates.found) {
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t row : c.rows) {
      if (row != model::kNone) rows.push_back(row);
    }
    Side side{flags(candidates.base[rows.front()].cases),
              flags(candidates.base[rows.back()].cases)};
    if (rows.size() == 3) {
      const std::vector<bool> middle = flags(candidates.base[rows[1]].cases);
      for (std::size_t i = 0; i < cases; ++i) side.first[i] = side.first[i] && middle[i];
    }
    sides.push_back(std::move(side));
  }
  dealt = people;
  const auto together = [&](const Side& s) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (s.first[people[i]] && s.last[dealt[i]]) ++n;
    }
    return n;
  };
  std::vector<Permuted> out(sides.size());
  std::vector<std::size_t> sum(sides.size(), 0), as_many(sides.size(), 0);
  for (std::size_t i = 0; i < sides.size(); ++i) out[i].observed = together(sides[i]);
  std::mt19937_64 random(seed);
  for (std::size_t t = 0; t < times; ++t) {
    for (std::size_t i = dealt.size(); i > 1; --i) std::swap(dealt[i - 1], dealt[below(random, i)]);
    for (std::size_t i = 0; i < sides.size(); ++i) {
      const std::size_t n = together(sides[i]);
      sum[i] += n;
      if (n >= out[i].observed) ++as_many[i];
    }
  }
  for (std::size_t i = 0; i < sides.size(); ++i) {
    out[i].mean = times == 0 ? 0 : static_cast<double>(sum[i]) / static_cast<double>(times);
    out[i].share = static_cast<double>(as_many[i] + 1) / static_cast<double>(times + 1);
  }
  return out;
}

}  // namespace thema::analysis
