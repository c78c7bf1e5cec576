// Whether evidence may be used, and printed: K02, K19.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "analysis/cmo_check/rules.h"
#include "analysis/consent.h"
#include "analysis/identifying.h"
#include "text/elisions.h"
#include "text/name_replacer.h"
#include "text/text_index.h"

namespace thema::analysis::cmo_rules {

namespace {

std::string where(const Study& study, std::size_t i) {
  const model::Evidence& e = study.evidence(i);
  if (!e.table.empty()) return "row " + e.table;
  if (e.source == 0) return study.names_of({study.cases[i].begin(), study.cases[i].end()});
  return fmt::format("{} {}:{}", study.corpus.sources[study.corpus.source_index.at(e.source)].name,
                     e.span.begin, e.span.end);
}

/// What the row of a table says now, without its key, as what it said then is kept.
std::string row_today(const Study& study, const model::Evidence& e) {
  std::string words = e.row_words;
  std::string key;
  if (const auto c = study.corpus.case_index.find(e.row_case); c != study.corpus.case_index.end()) {
    key = "case: " + study.corpus.cases[c->second].name;
  } else if (const auto s = study.corpus.source_index.find(e.row_source);
             s != study.corpus.source_index.end()) {
    key = "source: " + study.corpus.sources[s->second].name;
  }
  if (key.empty()) return words;
  if (words.starts_with(key + "; ")) return words.substr(key.size() + 2);
  if (const std::size_t at = words.find("; " + key); at != std::string::npos) {
    words.erase(at, key.size() + 2);
  }
  return words;
}

/// Words that are lost, or that say something else than what was judged.
std::string what_became(const Study& study, const Facts& f, std::size_t i) {
  const model::Evidence& e = study.evidence(i);
  if (e.lost()) {
    return fmt::format(
        "the words of evidence of {} are no longer in its text: give it a passage that is there "
        "(thema cmo evidence {} --in ...), and take this away with --remove ID (ids: thema cmo "
        "show {} --columns text,anchor,id)",
        study.corpus.sources[study.corpus.source_index.at(e.source)].name, f.cmoc->label,
        f.cmoc->label);
  }
  return e.table.empty()
             ? fmt::format(
                   "the words of evidence at {} were changed by a correction: read them "
                   "again with 'thema cmo reread {}'",
                   where(study, i), f.cmoc->label)
             : fmt::format(
                   "{} {}, now '{}': read it again with 'thema cmo reread {}'", where(study, i),
                   e.row_said.empty() ? "says something else than when it was judged"
                                      : fmt::format("said '{}' when it was judged", e.row_said),
                   row_today(study, e), f.cmoc->label);
}

/// What is left of "José's" with José listed.
bool is_genitive(std::string_view rest) {
  const std::string plain = text::with_plain_apostrophes(rest);
  return plain == "'s" || plain == "'";
}

/// What a printed quote may tell of who said it. What is found is a pointer for a person, who gives
/// it a pseudonym, or lists it as its own to let it stand.
void check_identifying(Study& study, const Facts& f, std::size_t i, const IdentifyingScan& scan,
                       const text::NameReplacer& settled, const std::string& words) {
  const text::TextIndex index(words);
  const auto let_stand = settled.find(words);
  for (const Identifying& found : scan.find(words, study.corpus.language)) {
    const std::size_t begin = index.byte_of(found.span.begin), end = index.byte_of(found.span.end);
    const bool stands = std::any_of(let_stand.begin(), let_stand.end(), [&](const auto& name) {
      return name.where.begin <= begin &&
             (end <= name.where.end ||
              is_genitive(std::string_view(words).substr(name.where.end, end - name.where.end)));
    });
    if (stands) continue;
    study.add("K19", f,
              fmt::format("the quote of {} that a table prints may tell who it is: {} '{}'; give "
                          "it a pseudonym, or let it stand with itself as one (thema pseudonym "
                          "add)",
                          where(study, i), to_string(found.kind), index.slice(found.span)));
    return;
  }
}

}  // namespace

void check_sources(Study& study) {
  const Consent consent(study.corpus);
  IdentifyingScan scan;
  for (const std::string& word : study.input.written_small) scan.learn(word);
  std::vector<text::NameReplacer::Name> names;
  for (const std::string& name : study.input.settled_names) names.push_back({name, ""});
  const text::NameReplacer settled(names);
  std::set<std::tuple<RowId, std::uint32_t, std::uint32_t>> exemplars;
  for (const auto& p : study.input.cmo.exemplars) {
    exemplars.emplace(p.source, p.span.begin, p.span.end);
  }
  for (const Facts& f : study.all) {
    for (const std::size_t i : f.gone) {
      study.add("K02", f, what_became(study, f, i));
    }
    for (const std::size_t i : f.refused) {
      study.add("K02", f,
                fmt::format("evidence at {} is of somebody who does not consent to analysis",
                            where(study, i)));
    }
    for (const std::size_t i : f.evidence) {
      const model::Evidence& e = study.evidence(i);
      const bool exemplar = exemplars.contains({e.source, e.span.begin, e.span.end});
      if (exemplar && !consent.allows(Consent::Use::quotation, study.cases[i])) {
        study.add("K19", f,
                  fmt::format("the exemplar at {} is of somebody who does not consent to "
                              "quotation",
                              where(study, i)));
      }
      const auto printed = study.input.printed.find(i);
      if (printed != study.input.printed.end()) {
        check_identifying(study, f, i, scan, settled, printed->second);
      }
    }
  }
}

}  // namespace thema::analysis::cmo_rules
