#include "cmo_reading.h"

#include <algorithm>

#include "model/project.h"
#include "model/settings.h"
#include "report/evidence_quote.h"
#include "text/text_index.h"

namespace thema::cli {

analysis::CmoInput read_cmo(model::Project& project, const model::Corpus& corpus, RowId cmoc) {
  analysis::CmoInput input;
  input.corpus = &corpus;
  input.configurations = model::Configurations(project).list();
  if (cmoc != 0) {
    std::erase_if(input.configurations,
                  [&](const model::Configuration& c) { return c.id != cmoc; });
  }
  model::EvidenceBook book(project);
  input.evidence = book.list(cmoc);
  input.exemplars = book.exemplars();
  analysis::order_evidence(corpus, input.evidence);
  for (const model::Evidence& e : input.evidence) {
    if (e.source == 0) continue;
    const std::uint32_t source = corpus.source_index.at(e.source);
    if (!input.turns.contains(source)) {
      input.turns.emplace(source, model::load_turns(project, corpus.sources[source]));
    }
  }
  return input;
}

std::unordered_map<std::size_t, report::QuoteRow> read_quotes(model::Project& project,
                                                              const analysis::CmoInput& input,
                                                              std::vector<std::size_t> evidence,
                                                              const std::string& cite) {
  std::erase_if(evidence, [&](std::size_t i) {
    return input.evidence[i].source == 0 || input.evidence[i].lost();
  });
  if (evidence.empty()) return {};

  const report::CiteTemplate signature(cite.empty() ? model::Settings(project).get("cite") : cite);
  const bool tags = std::any_of(signature.fields().begin(), signature.fields().end(),
                                [](const std::string& f) { return f.starts_with("tag."); });
  const report::EvidenceQuoter quoter(
      *input.corpus, signature, input.exemplars,
      tags ? model::load_details(project) : std::unordered_map<RowId, model::CodingDetail>());

  std::sort(evidence.begin(), evidence.end());  // so that evidence of one source is together
  std::unordered_map<std::size_t, report::QuoteRow> quotes;
  for (std::size_t i = 0; i < evidence.size();) {
    const RowId source_id = input.evidence[evidence[i]].source;
    const std::uint32_t source = input.corpus->source_index.at(source_id);
    const std::string text = model::load_text(project, input.corpus->sources[source]);
    const text::TextIndex index{std::string_view(text)};
    for (; i < evidence.size() && input.evidence[evidence[i]].source == source_id; ++i) {
      const model::Evidence& e = input.evidence[evidence[i]];
      quotes.emplace(evidence[i],
                     quoter.make(e, analysis::cases_of(input, e), input.turns.at(source), index));
    }
  }
  return quotes;
}

}  // namespace thema::cli
