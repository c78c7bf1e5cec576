#include "analysis/cmo_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <tuple>

#include "analysis/code_counts.h"
#include "model/cmo_words.h"

namespace thema::analysis {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

std::uint32_t index_or_last(const std::unordered_map<RowId, std::uint32_t>& index, RowId id) {
  const auto found = index.find(id);
  return found == index.end() ? kNone : found->second;
}

std::size_t stance_rank(std::string_view stance) {
  const auto& words = model::stances();
  return static_cast<std::size_t>(std::find(words.begin(), words.end(), stance) - words.begin());
}

const std::vector<model::Turn>& turns_in(const CmoInput& input, std::uint32_t source) {
  static const std::vector<model::Turn> none;
  const auto found = input.turns.find(source);
  return found == input.turns.end() ? none : found->second;
}

/// A passage that may be quoted.
struct Candidate {
  std::size_t evidence = 0;
  bool exemplar = false;
  std::vector<std::uint32_t> cases;
  Voice voice = Voice::case_;
};

/// Exemplars first, then one a case in turn, what no case said behind them; candidates come in the
/// order of their places.
std::vector<std::size_t> choose_quotes(std::vector<Candidate> candidates, std::size_t limit) {
  std::vector<std::size_t> chosen;
  std::unordered_map<std::uint32_t, std::size_t> quoted;  // times, by case
  while (chosen.size() < limit && !candidates.empty()) {
    const auto times = [&](const Candidate& c) {
      std::size_t least = c.cases.empty() ? quoted[kNone] : std::numeric_limits<std::size_t>::max();
      for (const std::uint32_t who : c.cases) least = std::min(least, quoted[who]);
      return least;
    };
    auto best = candidates.begin();
    for (auto it = best + 1; it != candidates.end(); ++it) {
      const auto rank = [&](const Candidate& c) {
        return std::tuple(!c.exemplar, c.exemplar ? Voice::case_ : c.voice, times(c));
      };
      if (rank(*it) < rank(*best)) best = it;
    }
    chosen.push_back(best->evidence);
    for (const std::uint32_t who : best->cases) ++quoted[who];
    if (best->cases.empty()) ++quoted[kNone];
    candidates.erase(best);
  }
  return chosen;
}

/// Counts evidence into the summaries.
class Counter {
 public:
  Counter(const CmoInput& input, const Filter& filter, const CountedCases& counted,
          const CmoQuestion& question)
      : input_(input),
        filter_(filter),
        question_(question),
        counted_(counted),
        consent_(*input.corpus) {
    for (const model::ExemplarPassage& p : input.exemplars) exemplars_.insert({p.source, p.span});
  }

  CmoSummaries run() {
    CmoSummaries out;
    out.case_kind = counted_.kind();
    out.of_words = counted_.words();
    out.of = counted_.n();
    std::unordered_map<RowId, std::size_t> row_of;
    for (const std::size_t i : in_order(out.fragments)) {
      row_of.emplace(input_.configurations[i].id, out.rows.size());
      out.rows.push_back(
          {.configuration = i, .counts = {}, .cases = {}, .other_cases = {}, .quotes = {}});
    }
    candidates_.resize(out.rows.size());
    cases_.resize(out.rows.size());
    for (std::size_t i = 0; i < input_.evidence.size(); ++i) {
      const auto row = row_of.find(input_.evidence[i].cmoc);
      if (row != row_of.end()) count(i, row->second, out);
    }
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
      split(cases_[i], out.rows[i]);
      out.rows[i].quotes = choose_quotes(std::move(candidates_[i]), question_.quotes);
    }
    return out;
  }

 private:
  /// The configurations of the table; counts the fragments, which are in none.
  std::vector<std::size_t> in_order(std::size_t& fragments) const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < input_.configurations.size(); ++i) {
      const std::string& state = input_.configurations[i].state;
      if (state == "fragment") {
        ++fragments;
      } else if (model::stands_for_itself(state)) {
        order.push_back(i);
      }
    }
    const auto theme = [&](std::size_t i) {
      return index_or_last(input_.corpus->code_index, input_.configurations[i].theme);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return theme(a) < theme(b); });
    return order;
  }

  void split(const std::set<std::uint32_t>& cases, CmoSummary& row) const {
    std::set<std::uint32_t> counted;
    for (const std::uint32_t c : cases) {
      const auto of = counted_.counted_for(c);
      counted.insert(of.begin(), of.end());
      if (of.empty()) row.other_cases.push_back(c);
    }
    row.cases.assign(counted.begin(), counted.end());
  }

  /// Whether all who give this evidence allow the use; tells `left_out` when not.
  bool allowed(Consent::Use use, const model::Evidence& e, LeftOut& left_out) const {
    if (!consent_.any()) return true;
    const auto cases = cases_of(input_, e);
    if (consent_.allows(use, cases)) return true;
    left_out.add(consent_, use, cases);
    return false;
  }

  /// Whether evidence that does not fit the filter would, were it said somewhere by somebody.
  bool lacks_passage(const model::Evidence& e) const {
    if (e.source != 0 || e.lost()) return false;
    const auto cases = cases_of(input_, e);
    if (consent_.any() && !consent_.allows(Consent::Use::analysis, cases)) return false;
    for (std::uint32_t s = 0; s < input_.corpus->sources.size(); ++s) {
      if (e.row_source != 0 && e.row_source != input_.corpus->sources[s].id) continue;
      if (cases.empty() && filter_.may_match(s, std::nullopt)) return true;
      for (const std::uint32_t c : cases) {
        if (filter_.may_match(s, c)) return true;
      }
    }
    return false;
  }

  void count(std::size_t index, std::size_t row_index, CmoSummaries& out) {
    const model::Evidence& e = input_.evidence[index];
    CmoSummary& row = out.rows[row_index];
    const auto cases = fitting_cases(input_, filter_, e);
    if (!cases) {
      if (lacks_passage(e)) ++out.without_passage;
      return;
    }
    if (!allowed(Consent::Use::analysis, e, out.not_analysed)) return;
    if (e.lost()) {
      ++row.lost;
      return;
    }
    row.counts.count(e.stance);
    if (e.version != input_.configurations[row.configuration].version.id) ++row.older_wording;
    if (e.stance != "silent") cases_[row_index].insert(cases->begin(), cases->end());
    if (e.stance == "supports" && e.source != 0 && question_.quotes > 0 &&
        allowed(Consent::Use::quotation, e, out.not_quoted)) {
      const std::uint32_t source = input_.corpus->source_index.at(e.source);
      const Voice voice = input_.who().voice_of(*cases, turns_in(input_, source), e.span);
      const bool exemplar = exemplars_.contains({e.source, e.span});
      candidates_[row_index].push_back({index, exemplar, *cases, voice});
    }
  }

  const CmoInput& input_;
  const Filter& filter_;
  const CmoQuestion& question_;
  const CountedCases& counted_;
  Consent consent_;
  std::set<std::pair<RowId, text::Span>> exemplars_;
  std::vector<std::vector<Candidate>> candidates_;  ///< by row
  std::vector<std::set<std::uint32_t>> cases_;      ///< by row: all kinds
};

}  // namespace

void StanceCounts::count(std::string_view stance) {
  if (stance == "supports") ++supports;
  if (stance == "refines") ++refines;
  if (stance == "challenges") ++challenges;
  if (stance == "negative-case") ++negative_cases;
  if (stance == "silent") ++silent;
}

std::string StanceCounts::text() const {
  return fmt::format("{}/{}/{}/{}", supports, refines, challenges, negative_cases);
}

std::string CmoSummaries::without_passage_note() const {
  if (without_passage == 0) return {};
  const bool one = without_passage == 1;
  return fmt::format(
      "Left out: {} without a passage (silence of a case, row of a table), which {} no source, "
      "speaker or coding that the filter asks for.",
      one ? "1 piece of evidence" : fmt::format("{} pieces of evidence", without_passage),
      one ? "has" : "have");
}

void order_evidence(const model::Corpus& corpus, std::vector<model::Evidence>& evidence) {
  std::unordered_map<std::string_view, std::size_t> coders;
  for (std::size_t i = 0; i < corpus.coders.size(); ++i) coders.emplace(corpus.coders[i].name, i);
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::size_t,
                         const std::vector<std::string>&, std::size_t, int, const std::string&>;
  const auto key = [&](const model::Evidence& e) {
    return Key(index_or_last(corpus.source_index, e.source), e.span.begin, e.span.end,
               index_or_last(corpus.case_index, e.case_id), stance_rank(e.stance), e.speaks_to,
               coders.at(e.coder), e.version_number, e.note);
  };
  std::stable_sort(
      evidence.begin(), evidence.end(),
      [&](const model::Evidence& a, const model::Evidence& b) { return key(a) < key(b); });
}

const Attribution& CmoInput::who() const {
  if (who_ == nullptr) who_ = std::make_shared<const Attribution>(*corpus);
  return *who_;
}

std::vector<std::uint32_t> cases_of(const CmoInput& input, const model::Evidence& e) {
  if (e.case_id != 0) return {input.corpus->case_index.at(e.case_id)};
  const model::Corpus& corpus = *input.corpus;
  const auto those_there = [&](const std::vector<RowId>& ids) {
    std::vector<std::uint32_t> cases;
    for (const RowId id : ids) {
      if (const auto at = corpus.case_index.find(id); at != corpus.case_index.end()) {
        cases.push_back(at->second);
      }
    }
    std::sort(cases.begin(), cases.end());
    return cases;
  };
  if (e.row_case != 0) return those_there({e.row_case});
  if (e.row_source != 0) {
    return those_there(corpus.sources[corpus.source_index.at(e.row_source)].cases);
  }
  if (e.source == 0) return {};
  const std::uint32_t source = input.corpus->source_index.at(e.source);
  return input.who().cases_of(source, turns_in(input, source), e.span);
}

std::optional<std::vector<std::uint32_t>> fitting_cases(const CmoInput& input, const Filter& filter,
                                                        const model::Evidence& e) {
  std::vector<std::uint32_t> cases = cases_of(input, e);
  if (e.source == 0) {
    Facts facts;
    if (e.row_source != 0) facts.source = input.corpus->source_index.at(e.row_source);
    return fitting_cases(filter, facts, std::move(cases));
  }
  const std::uint32_t source = input.corpus->source_index.at(e.source);
  const Stretch stretch{source, turns_in(input, source), e.span};
  return fitting_cases(filter, input.who(), stretch, std::move(cases), input.asked);
}

CmoSummaries summarize_cmo(const CmoInput& input, const Filter& filter, const CountedCases& counted,
                           const CmoQuestion& question) {
  return Counter(input, filter, counted, question).run();
}

}  // namespace thema::analysis
