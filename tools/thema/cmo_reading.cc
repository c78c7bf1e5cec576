#include "cmo_reading.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/consent.h"
#include "context.h"
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

void say_without_passage(Context& ctx, const report::Renderer& out,
                         const analysis::CmoSummaries& summaries, std::vector<std::string>& notes) {
  std::string note = summaries.without_passage_note();
  if (note.empty()) return;
  if (out.machine()) {
    ctx.sink().notice("without-passage", note);
  } else {
    notes.push_back(std::move(note));
  }
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
      tags ? model::load_details(project) : std::unordered_map<RowId, model::CodingDetail>(),
      project.names());

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

std::map<int, std::vector<std::string>> led_by(
    const analysis::CmoInput& input, RowId cmoc,
    const std::unordered_map<std::size_t, report::QuoteRow>& quotes) {
  const analysis::Consent consent(*input.corpus);
  std::map<int, std::vector<std::string>> found;
  for (std::size_t i = 0; i < input.evidence.size(); ++i) {
    const model::Evidence& e = input.evidence[i];
    if (e.cmoc != cmoc || e.led_to == 0) continue;
    const std::vector<std::uint32_t> cases = analysis::cases_of(input, e);
    std::string where = e.table;
    if (e.source != 0) where = input.corpus->sources[input.corpus->source_index.at(e.source)].name;
    if (where.empty() && !cases.empty()) where = input.corpus->cases[cases.front()].name;
    std::string words = e.lost_text;
    if (const auto quote = quotes.find(i); quote != quotes.end()) {
      words = quote->second.text;
      if (quote->second.turn > 0) where += fmt::format(", turn {}", quote->second.turn);
    }
    if (words.empty()) words = e.note;
    if (e.source != 0 && !consent.allows(analysis::Consent::Use::quotation, cases)) {
      words = analysis::kNotQuoted;
    }
    found[e.led_to].push_back(
        fmt::format("led by {} ({}){}{}", where, e.stance, words.empty() ? "" : ": ", words));
  }
  return found;
}

}  // namespace thema::cli
