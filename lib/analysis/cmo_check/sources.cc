// Whether evidence may be used, and printed: K02, K19.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/cmo_check/rules.h"
#include "analysis/consent.h"
#include "analysis/identifying.h"

namespace thema::analysis::cmo_rules {

namespace {

std::string where(const Study& study, std::size_t i) {
  const model::Evidence& e = study.evidence(i);
  if (!e.table.empty()) return "row " + e.table;
  if (e.source == 0) return study.names_of({study.cases[i].begin(), study.cases[i].end()});
  return fmt::format("{} {}:{}", study.corpus.sources[study.corpus.source_index.at(e.source)].name,
                     e.span.begin, e.span.end);
}

/// Words that are lost, or that say something else than what was judged.
std::string what_became(const Study& study, const Facts& f, std::size_t i) {
  const model::Evidence& e = study.evidence(i);
  if (e.lost()) {
    return fmt::format("the words of evidence of {} are no longer in its text",
                       study.corpus.sources[study.corpus.source_index.at(e.source)].name);
  }
  return e.table.empty()
             ? fmt::format(
                   "the words of evidence at {} were changed by a correction: read them "
                   "again",
                   where(study, i))
             : fmt::format(
                   "{} says something else than when it was judged, now '{}': read it "
                   "again with 'thema cmo reread {}'",
                   where(study, i), e.row_words, f.cmoc->label);
}

/// E-mail addresses, phone numbers and the like; names are for `pseudonym scan`, which a person
/// reads: a capital letter is no error.
void check_identifying(Study& study, const Facts& f, std::size_t i, const IdentifyingScan& scan,
                       const std::string& words) {
  for (const Identifying& found : scan.find(words, study.corpus.language)) {
    if (found.kind == Identifying::Kind::name || found.kind == Identifying::Kind::date) continue;
    study.add("K19", f,
              fmt::format("the quote of {} that a table prints may tell who it is: {}",
                          where(study, i), to_string(found.kind)));
    return;
  }
}

}  // namespace

void check_sources(Study& study) {
  const Consent consent(study.corpus);
  const IdentifyingScan scan;
  for (const Facts& f : study.all) {
    for (const std::size_t i : f.gone) {
      study.add("K02", f, what_became(study, f, i));
    }
    for (const std::size_t i : f.evidence) {
      if (!consent.allows(Consent::Use::analysis, study.cases[i])) {
        study.add("K02", f,
                  fmt::format("evidence at {} is of somebody who does not consent to "
                              "analysis",
                              where(study, i)));
        continue;
      }
      const model::Evidence& e = study.evidence(i);
      const bool exemplar =
          std::any_of(study.input.cmo.exemplars.begin(), study.input.cmo.exemplars.end(),
                      [&](const auto& p) { return p.source == e.source && p.span == e.span; });
      if (exemplar && !consent.allows(Consent::Use::quotation, study.cases[i])) {
        study.add("K19", f,
                  fmt::format("the exemplar at {} is of somebody who does not consent to "
                              "quotation",
                              where(study, i)));
      }
      const auto printed = study.input.printed.find(i);
      if (printed != study.input.printed.end()) {
        check_identifying(study, f, i, scan, printed->second);
      }
    }
  }
}

}  // namespace thema::analysis::cmo_rules
