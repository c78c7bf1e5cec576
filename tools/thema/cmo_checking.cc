#include "cmo_checking.h"

#include <fmt/format.h>

#include <algorithm>

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

/// The words that the table of configurations quotes, as they are printed.
void read_printed(model::Project& project, const model::Corpus& corpus, Context& ctx,
                  CmoCheckInput& input) {
  const Where everything(project, corpus, {}, model::Scope::coding);
  const auto kinds = [](const model::Case& c) { return c.kind == "participant"; };
  if (std::none_of(corpus.cases.begin(), corpus.cases.end(), kinds)) return;
  const auto summaries = analysis::summarize_cmo(
      input.cmo, everything.filter(), counted_cases(project, corpus, everything.filter(), {}), {});
  std::vector<std::size_t> chosen;
  for (const analysis::CmoSummary& row : summaries.rows) {
    chosen.insert(chosen.end(), row.quotes.begin(), row.quotes.end());
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

void read_prose(model::Project& project, CmoCheckInput& input) {
  for (const model::Configuration& c : input.cmo.configurations) {
    input.prose.push_back({c.label, "title", c.title, c.id});
    if (c.version.sentence) input.prose.push_back({c.label, "sentence", *c.version.sentence, c.id});
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
  read_prose(project, input);
  return checking;
}

analysis::CmoPolicy read_policy(const std::string& file) {
  if (file.empty()) return {};
  try {
    return analysis::parse_cmo_policy(read_file(file));
  } catch (Error& e) {
    if (e.line() == 0) throw;
    throw Error(e.code(), e.what(), e.hint()).at(file, e.line());
  }
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
