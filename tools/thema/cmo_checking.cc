#include "cmo_checking.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/consent.h"
#include "analysis/identifying.h"
#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cmo_reading.h"
#include "coding_rows.h"
#include "context.h"
#include "model/cmo_words.h"
#include "model/events.h"
#include "model/memos.h"
#include "pseudonym_table.h"
#include "text/letter_case.h"
#include "text/name_replacer.h"
#include "text/text_index.h"

namespace thema::cli {

namespace {

using analysis::CmoCheckInput;
using Level = analysis::CmoPolicy::Level;

void read_codings(model::Project& project, const model::Corpus& corpus, CmoCheckInput& input) {
  input.coded_cases.resize(corpus.codes.size());
  input.coded_sources.resize(corpus.codes.size());
  CodingWalk walk(project, corpus, {});
  walk.each([&](const CodingWalk::Visit& visit) {
    for (const analysis::Selected& s : visit.selected) {
      input.coded_sources[s.coding->code].insert(visit.source);
      for (const std::uint32_t c : walk.who().cases_of(visit.source, visit.turns, s.coding->span)) {
        input.coded_cases[s.coding->code].insert(c);
      }
    }
  });
}

/// All words of evidence that some table or page may quote, as they are printed.
void read_printed(model::Project& project, const model::Corpus& corpus, Context& ctx,
                  CmoCheckInput& input) {
  const analysis::Consent consent(corpus);
  std::set<RowId> printed;
  for (const model::Configuration& c : input.cmo.configurations) {
    if (model::stands_for_itself(c.state)) printed.insert(c.id);
  }
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < input.cmo.evidence.size(); ++i) {
    const model::Evidence& e = input.cmo.evidence[i];
    if (!printed.contains(e.cmoc) || e.source == 0 || e.lost()) continue;
    const std::vector<std::uint32_t> cases = analysis::cases_of(input.cmo, e);
    if (consent.allows(analysis::Consent::Use::quotation, cases)) chosen.push_back(i);
  }
  for (const auto& [i, quote] : read_quotes(project, input.cmo, chosen, "{case}")) {
    input.printed[i] = ctx.names() == nullptr ? quote.text : ctx.names()->replaced(quote.text);
  }
}

/// What rule K19 need not ask about in the printed words. The texts are read only when something
/// there looks like a name, and only for these words.
void read_settled_names(model::Project& project, const model::Corpus& corpus, Context& ctx,
                        CmoCheckInput& input) {
  for (const model::Pseudonym& p : load_pseudonyms(project, ctx.sink())) {
    input.settled_names.push_back(p.replacement);
  }
  const analysis::IdentifyingScan scan;
  std::set<std::string> large;
  for (const auto& [i, words] : input.printed) {
    const text::TextIndex index(words);
    for (const analysis::Identifying& found : scan.find(words, corpus.language)) {
      if (found.kind != analysis::Identifying::Kind::name) continue;
      std::string name = text::lower_case(index.slice(found.span));
      std::replace(name.begin(), name.end(), '-', ' ');
      for (const std::string_view word : split(name, ' ')) large.emplace(word);
    }
  }
  for (auto s = corpus.sources.begin(); !large.empty() && s != corpus.sources.end(); ++s) {
    for (std::string& word : analysis::written_small(model::load_text(project, *s), large)) {
      large.erase(word);
      input.written_small.push_back(std::move(word));
    }
  }
}

void read_prose(model::Project& project, const model::Corpus& corpus, CmoCheckInput& input) {
  for (const model::Configuration& c : input.cmo.configurations) {
    input.prose.push_back({c.label, "title", c.title, c.id});
    input.prose.push_back({c.label, "sentence", c.sentence(corpus.language), c.id});
  }
  for (const model::Theory& t : input.theories) {
    input.prose.push_back({t.label, "theory", t.statement, 0, t.id});
  }
  for (const model::Memo& m : model::Memos(project).list()) {
    if (m.on.kind == model::MemoOn::configuration) {
      input.prose.push_back({m.name, "memo", m.text, m.on.id});
    }
  }
}

}  // namespace

CmoChecking read_checking(model::Project& project, Context& ctx) {
  CmoChecking checking;
  checking.corpus = std::make_unique<model::Corpus>(model::load_corpus(project));
  const model::Corpus& corpus = *checking.corpus;
  CmoCheckInput& input = checking.input;
  input.cmo = read_cmo(project, corpus);
  input.theories = model::Theories(project).list();
  input.links = model::CmoLinks(project).list();
  input.decisions = model::Decisions(project).list();
  model::CmoRecords records(project);
  input.searches = records.searches();
  input.waivers = records.waivers();
  read_codings(project, corpus, input);
  for (const model::Event& event : model::load_events(project)) {
    const auto found = corpus.case_index.find(event.case_id);
    if (found == corpus.case_index.end()) continue;
    input.events.push_back({found->second, event.date, event.kind});
  }
  read_printed(project, corpus, ctx, input);
  read_settled_names(project, corpus, ctx, input);
  read_prose(project, corpus, input);
  return checking;
}

namespace {

/// What `work` throws about a line has the file, too.
template <class F>
auto in_file(const std::string& file, F&& work) {
  try {
    return work();
  } catch (Error& e) {
    if (e.line() == 0) throw;
    throw Error(e.code(), e.what(), e.hint()).at(file, e.line());
  }
}

}  // namespace

analysis::CmoPolicy read_policy(const std::string& file) {
  if (file.empty()) return {};
  return in_file(file, [&] { return analysis::parse_cmo_policy(read_file(file)); });
}

void require_known(const analysis::CmoPolicy& policy, const std::string& file,
                   const analysis::CmoCheckInput& input) {
  in_file(file, [&] { analysis::require_known(policy, input); });
}

void require_reportable(model::Project& project, const model::Configuration& cmoc, Context& ctx) {
  CmoChecking checking = read_checking(project, ctx);
  checking.input.as_reported = cmoc.id;
  std::vector<std::string> open;
  for (const analysis::CmoFinding& f : analysis::check_cmo(checking.input, {})) {
    const bool about = std::find(f.cmocs.begin(), f.cmocs.end(), cmoc.id) != f.cmocs.end();
    if (!about || f.level == Level::info || !f.waived.empty()) continue;
    open.push_back(fmt::format("{} ({}): {}", f.rule, to_string(f.level), f.message));
  }
  if (open.empty()) return;
  throw Error(
      Errc::exists,
      fmt::format("{} cannot be reported yet: {}. Settle errors, and waive warnings that "
                  "you accept: thema cmo waive {} {} --reason TEXT",
                  cmoc.label, fmt::join(open, "; "), open.front().substr(0, 3), cmoc.label));
}

}  // namespace thema::cli
