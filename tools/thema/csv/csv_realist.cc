#include <map>

#include "analysis/cmo_table.h"
#include "cells.h"
#include "cmo_reading.h"
#include "csv/csv_tables.h"
#include "model/cmo.h"
#include "model/cmo_links.h"
#include "model/cmo_records.h"
#include "model/decisions.h"
#include "model/theory.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using Put = CsvFolder::Put;

void theories(CsvTables& t) {
  model::Theories book(t.view.project);
  const std::vector<model::Theory> all = book.list();
  t.folder.table("theories.csv",
                 {{"theory", "Its label", Kind::text},
                  {"level", "initial, refined, middle-range ...", Kind::text},
                  {"origin", "literature, team, data ...", Kind::text},
                  {"version", "The newest wording, from 1", Kind::integer},
                  {"statement", "What it says", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Theory& one : all) {
                     put({cell(one.label), cell(one.level), cell(one.origin),
                          cell_number(one.version), cell(one.statement)});
                   }
                 });
  t.folder.table(
      "theory_versions.csv",
      {{"theory", "Label of the theory", Kind::text},
       {"version", "The wording, from 1", Kind::integer},
       {"statement", "What it said", Kind::text},
       {"coder", "Who wrote it", Kind::text}},
      [&](const Put& put) {
        for (const model::Theory& one : all) {
          for (const model::TheoryVersion& v : book.versions(one)) {
            put({cell(one.label), cell_number(v.number), cell(v.statement), cell(v.coder)});
          }
        }
      });
}

void configurations(CsvTables& t, const std::vector<model::Configuration>& all) {
  const std::string& language = t.view.corpus.language;
  t.folder.table("cmo.csv",
                 {{"cmo", "Label of the configuration", Kind::text},
                  {"title", "Its title", Kind::text},
                  {"state", "candidate, supported, refuted, fragment ...", Kind::text},
                  {"activation", "fired, partial, inhibited ...", Kind::text},
                  {"valence", "benefit, harm ...", Kind::text},
                  {"level", "micro, meso, macro", Kind::text},
                  {"theme", "The code it belongs to", Kind::text},
                  {"version", "The newest wording, from 1", Kind::integer},
                  {"scheme", "CMO, ICAMO, SCMO", Kind::text},
                  {"sentence", "What it says", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Configuration& c : all) {
                     put({cell(c.label), cell(c.title), cell(c.state), cell(c.activation),
                          cell(c.valence), cell(c.level), cell(t.code_path(c.theme)),
                          cell_number(c.version.number), cell(c.version.scheme),
                          cell(c.version.elements.empty() ? std::string() : c.sentence(language))});
                   }
                 });
  t.folder.table(
      "cmo_theories.csv",
      {{"cmo", "A configuration", Kind::text}, {"theory", "A theory it belongs to", Kind::text}},
      [&](const Put& put) {
        for (const model::Configuration& c : all) {
          for (const std::string& theory : c.theories) put({cell(c.label), cell(theory)});
        }
      });
}

using Versions =
    std::vector<std::pair<const model::Configuration*, std::vector<model::CmoVersion>>>;

void versions(CsvTables& t, const Versions& all) {
  t.folder.table("cmo_versions.csv",
                 {{"cmo", "Label of the configuration", Kind::text},
                  {"version", "The wording, from 1", Kind::integer},
                  {"scheme", "CMO, ICAMO, SCMO", Kind::text},
                  {"reported", "Whether it was reported so", Kind::boolean},
                  {"coder", "Who wrote it", Kind::text}},
                 [&](const Put& put) {
                   for (const auto& [c, some] : all) {
                     for (const model::CmoVersion& v : some) {
                       put({cell(c->label), cell_number(v.number), cell(v.scheme),
                            cell_flag(v.reported), cell(v.coder)});
                     }
                   }
                 });
  t.folder.table("elements.csv",
                 {{"cmo", "Label of the configuration", Kind::text},
                  {"version", "The wording that it stands in", Kind::integer},
                  {"element", "Its label: C1, MR1, R1 ...", Kind::text},
                  {"role", "context, resource, reasoning, mechanism, outcome ...", Kind::text},
                  {"sign", "+ or -", Kind::text},
                  {"statement", "What it says", Kind::text}},
                 [&](const Put& put) {
                   for (const auto& [c, some] : all) {
                     for (const model::CmoVersion& v : some) {
                       for (const model::CmoElement& e : v.elements) {
                         put({cell(c->label), cell_number(v.number), cell(e.label), cell(e.role),
                              cell(e.sign), cell(e.statement)});
                       }
                     }
                   }
                 });
  t.folder.table("element_codes.csv",
                 {{"cmo", "Label of the configuration", Kind::text},
                  {"element", "Label of an element of its newest wording", Kind::text},
                  {"code", "A code that it is tied to", Kind::text}},
                 [&](const Put& put) {
                   for (const auto& [c, some] : all) {
                     for (const model::CmoElement& e : c->version.elements) {
                       for (const RowId code : e.codes) {
                         put({cell(c->label), cell(e.label), cell(t.code_path(code))});
                       }
                     }
                   }
                 });
}

class EvidenceTables {
 public:
  EvidenceTables(CsvTables& tables, const analysis::CmoInput& input) : t_(tables), input_(input) {
    for (const model::Configuration& c : input.configurations) labels_[c.id] = c.label;
    for (std::size_t i = 0; i < input.evidence.size(); ++i) {
      if (!t_.analysed(analysis::cases_of(input, input.evidence[i]))) continue;
      told_.push_back(i);
    }
    quotes_ = read_quotes(t_.view.project, input, told_, "{who}");
  }

  void write() {
    t_.folder.table(
        "evidence.csv",
        {{"evidence", "Its number in this folder, by which other files name it", Kind::integer},
         {"cmo", "Label of the configuration", Kind::text},
         {"version", "The wording it was judged on", Kind::integer},
         {"stance", "supports, refines, challenges, negative-case, silent", Kind::text},
         {"directness", "stated, reported, inferred", Kind::text},
         {"source", "The source of its passage", Kind::text},
         {"start", "First code point of the passage in the source's text", Kind::integer},
         {"end", "Behind the last one", Kind::integer},
         {"turn", "Number of the first turn it is in", Kind::integer},
         {"table", "The row of a table: NAME:ROW", Kind::text},
         {"note", "Why", Kind::text},
         {"coder", "Who judged it", Kind::text},
         {"text", "The words of the passage", Kind::text}},
        [&](const Put& put) {
          for (std::size_t n = 0; n < told_.size(); ++n) row(n, put);
        });
    t_.folder.table("evidence_elements.csv",
                    {{"evidence", "Number of the evidence", Kind::integer},
                     {"element", "Label of an element it speaks to", Kind::text}},
                    [&](const Put& put) {
                      for (std::size_t n = 0; n < told_.size(); ++n) {
                        for (const std::string& e : input_.evidence[told_[n]].speaks_to) {
                          put({cell_count(n + 1), cell(e)});
                        }
                      }
                    });
    t_.folder.table(
        "evidence_cases.csv",
        {{"evidence", "Number of the evidence", Kind::integer},
         {"case", "A case it is of", Kind::text}},
        [&](const Put& put) {
          for (std::size_t n = 0; n < told_.size(); ++n) {
            for (const std::uint32_t c : analysis::cases_of(input_, input_.evidence[told_[n]])) {
              put({cell_count(n + 1), cell(t_.view.corpus.cases[c].name)});
            }
          }
        });
  }

 private:
  void row(std::size_t n, const Put& put) {
    const model::Evidence& e = input_.evidence[told_[n]];
    const bool there = e.source != 0 && !e.lost();
    const auto quote = quotes_.find(told_[n]);
    report::Cell turn;
    if (quote != quotes_.end()) turn = cell_known(quote->second.turn, 0);
    put({cell_count(n + 1), cell(labels_.at(e.cmoc)), cell_number(e.version_number), cell(e.stance),
         cell(e.directness), cell(t_.source_name(e.source)),
         there ? cell_number(e.span.begin) : report::Cell(),
         there ? cell_number(e.span.end) : report::Cell(), turn, cell(e.table), cell(e.note),
         cell(e.coder), cell(words(e, quote == quotes_.end() ? e.lost_text : quote->second.text))});
  }

  std::string words(const model::Evidence& e, const std::string& stored) {
    if (e.source == 0) return {};
    const std::uint32_t source = t_.view.corpus.source_index.at(e.source);
    const auto& turns = input_.turns.at(source);
    const SiteView::Withheld& withheld =
        withheld_.try_emplace(source, t_.view, source, turns).first->second;
    const bool refused =
        !t_.view.consent.allows(analysis::Consent::Use::quotation, analysis::cases_of(input_, e)) ||
        (!e.lost() && withheld.passage(turns, e.span));
    return refused ? std::string(analysis::kNotQuoted) : stored;
  }

  CsvTables& t_;
  const analysis::CmoInput& input_;
  std::vector<std::size_t> told_;  ///< of input_.evidence
  std::unordered_map<std::size_t, report::QuoteRow> quotes_;
  std::unordered_map<RowId, std::string> labels_;
  std::unordered_map<std::uint32_t, SiteView::Withheld> withheld_;  ///< by source
};

void links(CsvTables& t) {
  t.folder.table(
      "links.csv",
      {{"kind", "ripple, rival-of, refines ...", Kind::text},
       {"from", "Label of a configuration", Kind::text},
       {"from_element", "Label of its element", Kind::text},
       {"to", "Label of a configuration", Kind::text},
       {"to_element", "Label of its element", Kind::text},
       {"feedback", "Whether it is a loop that is meant", Kind::boolean},
       {"note", "What bridges the two", Kind::text}},
      [&](const Put& put) {
        for (const model::CmoLink& l : model::CmoLinks(t.view.project).list()) {
          put({cell(l.kind), cell(l.from.label), cell(l.from.element_label), cell(l.to.label),
               cell(l.to.element_label), cell_flag(l.feedback), cell(l.note)});
        }
      });
}

void decisions(CsvTables& t) {
  const std::vector<model::Decision> all = model::Decisions(t.view.project).list();
  t.folder.table("decisions.csv",
                 {{"decision", "Its number, oldest first", Kind::integer},
                  {"operation", "juxtapose, reconcile, state ...", Kind::text},
                  {"inference", "inductive, abductive, retroductive ...", Kind::text},
                  {"reason", "Why", Kind::text},
                  {"coder", "Who recorded it", Kind::text}},
                 [&](const Put& put) {
                   for (std::size_t i = 0; i < all.size(); ++i) {
                     put({cell_count(i + 1), cell(all[i].operation), cell(all[i].inference),
                          cell(all[i].reason), cell(all[i].coder)});
                   }
                 });
  t.folder.table("decision_objects.csv",
                 {{"decision", "Number of the decision", Kind::integer},
                  {"direction", "in or out", Kind::text},
                  {"label", "Of a configuration or theory", Kind::text},
                  {"version", "The wording then", Kind::integer},
                  {"detail", "Its state, or a query", Kind::text}},
                 [&](const Put& put) {
                   for (std::size_t i = 0; i < all.size(); ++i) {
                     for (const model::DecisionObject& o : all[i].objects) {
                       put({cell_count(i + 1), cell(o.output ? "out" : "in"), cell(o.label),
                            cell_known(o.version_number, 0), cell(o.detail)});
                     }
                   }
                 });
  t.folder.table("decision_people.csv",
                 {{"decision", "Number of the decision", Kind::integer},
                  {"person", "Who was there", Kind::text}},
                 [&](const Put& put) {
                   for (std::size_t i = 0; i < all.size(); ++i) {
                     for (const std::string& who : all[i].people) {
                       put({cell_count(i + 1), cell(who)});
                     }
                   }
                 });
}

void records(CsvTables& t) {
  model::CmoRecords book(t.view.project);
  t.folder.table("searches.csv",
                 {{"cmo", "Label of the configuration", Kind::text},
                  {"for", "What was looked for", Kind::text},
                  {"note", "Where and how, and what was found", Kind::text},
                  {"coder", "Who looked", Kind::text}},
                 [&](const Put& put) {
                   for (const model::CmoSearch& s : book.searches()) {
                     put({cell(s.label), cell(s.what), cell(s.note), cell(s.coder)});
                   }
                 });
  t.folder.table("waivers.csv",
                 {{"rule", "Rule of a check, K01 ... K22", Kind::text},
                  {"label", "Where its warning is accepted; empty: everywhere", Kind::text},
                  {"reason", "Why", Kind::text},
                  {"coder", "Who accepted it", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Waiver& w : book.waivers()) {
                     put({cell(w.rule), cell(w.object.label), cell(w.reason), cell(w.coder)});
                   }
                 });
}

}  // namespace

void csv_of_realist(CsvTables& t) {
  const analysis::CmoInput input = read_cmo(t.view.project, t.view.corpus);
  Versions all;
  model::Configurations book(t.view.project);
  for (const model::Configuration& c : input.configurations) {
    all.emplace_back(&c, book.versions(c.id));
  }
  theories(t);
  configurations(t, input.configurations);
  versions(t, all);
  EvidenceTables(t, input).write();
  links(t);
  decisions(t);
  records(t);
}

}  // namespace thema::cli
