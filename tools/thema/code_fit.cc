#include "code_fit.h"

#include <algorithm>
#include <initializer_list>

#include "coding_rows.h"

namespace thema::cli {

namespace {

/// Whether the filter asks for nothing that only a coding has.
bool asks_code_alone(const model::Selection& selection) {
  using Kind = model::FieldKind;
  if (selection.empty() || selection.uses_has()) return false;
  const auto others = {Kind::case_name, Kind::case_kind, Kind::source_name, Kind::source_kind,
                       Kind::speaker,   Kind::role,      Kind::coder,       Kind::date,
                       Kind::coded,     Kind::exemplar,  Kind::attribute};
  return std::none_of(others.begin(), others.end(),
                      [&](Kind kind) { return selection.uses(kind); });
}

}  // namespace

CodesThatFit codes_that_fit(model::Project& project, const std::string& where) {
  const model::Corpus corpus = model::load_corpus(project);
  CodesThatFit fit;
  const auto list = [&](const model::Code& code) {
    const model::Code* at = &code;
    while (fit.listed.insert(at->id).second && at->parent != 0) {
      at = &corpus.codes[corpus.code_index.at(at->parent)];
    }
  };
  CodingWalk walk(project, corpus, {.where = where, .use = analysis::Consent::Use::analysis});
  walk.each([&](const CodingWalk::Visit& visit) {
    std::unordered_set<RowId> here;
    for (const analysis::Selected& s : visit.selected) {
      const model::Code& code = corpus.codes[s.coding->code];
      model::CodeCount& count = fit.counts[code.id];
      ++count.codings;
      if (here.insert(code.id).second) ++count.sources;
      list(code);
    }
  });
  const model::Selection selection = model::parse_selection(where, corpus, model::Scope::coding);
  if (!asks_code_alone(selection)) return fit;
  for (std::uint32_t i = 0; i < corpus.codes.size(); ++i) {
    model::Coding coding;  // of which only the code is asked
    coding.code = i;
    analysis::Facts facts;
    facts.coding = &coding;
    if (walk.filter().matches(facts)) list(corpus.codes[i]);
  }
  return fit;
}

}  // namespace thema::cli
