#include <algorithm>

#include "analysis/filter.h"
#include "analysis/source_voices.h"

namespace thema::analysis {

namespace {

/// What is known of a stretch of text, and what those facts point to.
class StretchFacts {
 public:
  StretchFacts(const Attribution& who, const Stretch& stretch)
      : speakers_(who.speakers_of(stretch.turns, stretch.span)) {
    const TurnRange range = turns_of(stretch.turns, stretch.span);
    for (std::size_t i = range.first; i < range.last; ++i) turns_.push_back(stretch.turns[i].id);
    facts.source = stretch.source;
    facts.speakers = std::span<const model::Speaker* const>(speakers_);
    facts.turns = std::span<const RowId>(turns_);
    facts.span = stretch.span;
  }
  StretchFacts(const StretchFacts&) = delete;
  StretchFacts& operator=(const StretchFacts&) = delete;

  Facts facts;

 private:
  std::vector<const model::Speaker*> speakers_;
  std::vector<RowId> turns_;
};

Facts with_coding(Facts f, const model::Coding& coding, const CodingFacts& extra) {
  f.coding = &coding;
  if (const auto t = extra.tags.find(coding.id); t != extra.tags.end()) f.coding_tags = &t->second;
  if (const auto c = extra.created.find(coding.id); c != extra.created.end())
    f.created = &c->second;
  return f;
}

/// Keeps the cases with which `fits` says yes; false when nothing fits.
template <class Fits>
bool keep_fitting(const Filter& filter, const Facts& facts, std::vector<std::uint32_t>& cases,
                  const Fits& fits) {
  if (cases.empty()) return fits(facts);
  std::erase_if(cases, [&](std::uint32_t c) { return !filter.fits_as_any(facts, c, fits); });
  return !cases.empty();
}

/// The same where `facts` know all who speak; kept are cases that fit with their own speakers.
template <class Fits>
bool keep_speaking(const Filter& filter, const Attribution& who, Facts facts,
                   std::vector<std::uint32_t>& cases, const Fits& fits) {
  if (!keep_fitting(filter, facts, cases, fits)) return false;
  const auto all = facts.speakers;
  std::erase_if(cases, [&](std::uint32_t c) {
    if (!filter.asks_speakers()) return false;
    const auto own = who.speakers_for(*facts.source, c, *all);
    facts.speakers = std::span<const model::Speaker* const>(own);
    return !filter.fits_as_any(facts, c, fits);
  });
  return true;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> fitting_cases(const Filter& filter, Facts facts,
                                                        std::vector<std::uint32_t> cases) {
  const auto fits = [&](const Facts& f) { return filter.matches(f); };
  if (!filter.everything() && !keep_fitting(filter, facts, cases, fits)) return std::nullopt;
  return cases;
}

std::optional<std::vector<std::uint32_t>> fitting_cases(const Filter& filter,
                                                        const Attribution& who,
                                                        const Stretch& stretch,
                                                        std::vector<std::uint32_t> cases,
                                                        const CodingsAsked& asked) {
  if (filter.everything()) return cases;
  const StretchFacts known(who, stretch);
  const auto codings = asked.codings.overlapping(stretch.source, stretch.span);
  const auto fits = [&](const Facts& f) {
    return filter.matches(f) ||
           std::any_of(codings.begin(), codings.end(), [&](const model::Coding* c) {
             return filter.matches(with_coding(f, *c, asked.facts));
           });
  };
  if (!keep_speaking(filter, who, known.facts, cases, fits)) return std::nullopt;
  return cases;
}

std::vector<Selected> select_codings(const Filter& filter, const Attribution& who,
                                     std::uint32_t source, std::span<const model::Turn> turns,
                                     std::span<const model::Coding> codings,
                                     const CodingFacts& extra) {
  std::vector<Selected> selected;
  selected.reserve(codings.size());
  if (filter.everything()) {
    SourceVoices voices(who, source, turns);
    for (const model::Coding& coding : codings) {
      selected.push_back({&coding, voices.cases_of(coding.span)});
    }
    return selected;
  }
  for (const model::Coding& coding : codings) {
    std::vector<std::uint32_t> cases = who.cases_of(source, turns, coding.span);
    const StretchFacts known(who, {source, turns, coding.span});
    const auto fits = [&](const Facts& f) { return filter.matches(f); };
    if (keep_speaking(filter, who, with_coding(known.facts, coding, extra), cases, fits)) {
      selected.push_back({&coding, std::move(cases)});
    }
  }
  return selected;
}

std::vector<bool> select_sources(const Filter& filter, const model::Corpus& corpus) {
  std::vector<bool> selected(corpus.sources.size(), false);
  const auto speaking = cases_by_source(corpus);
  for (std::uint32_t s = 0; s < selected.size(); ++s) {
    Facts facts;
    facts.source = s;
    selected[s] = fitting_cases(filter, facts, speaking[s]).has_value();
  }
  return selected;
}

std::vector<bool> select_cases(const Filter& filter, const model::Corpus& corpus) {
  std::vector<bool> selected(corpus.cases.size(), false), speaks = selected;
  const auto consider = [&](std::optional<std::uint32_t> source, std::uint32_t c) {
    Facts facts;
    facts.source = source;
    filter.fits_as_any(facts, c, [&](const Facts& f) {
      const std::uint32_t who = f.counted.value_or(c);
      if (source) speaks[c] = speaks[who] = true;
      if (filter.matches(f)) selected[who] = true;
      return false;  // whom else it counts for
    });
  };
  const auto speaking = cases_by_source(corpus);
  for (std::uint32_t s = 0; s < speaking.size(); ++s) {
    for (const std::uint32_t c : speaking[s]) consider(s, c);
  }
  for (std::uint32_t c = 0; c < selected.size(); ++c) {
    if (!speaks[c]) consider(std::nullopt, c);
  }
  return selected;
}

}  // namespace thema::analysis
