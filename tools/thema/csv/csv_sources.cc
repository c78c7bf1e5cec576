#include <algorithm>

#include "analysis/counted_cases.h"
#include "cells.h"
#include "csv/csv_tables.h"
#include "text/text_index.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using Put = CsvFolder::Put;

void cases(CsvTables& t) {
  const model::Corpus& corpus = t.view.corpus;
  t.folder.table("cases.csv",
                 {{"case", "Name of the case", Kind::text},
                  {"kind", "participant, site, study ...", Kind::text},
                  {"withdrawn", "Whether it took its words back", Kind::boolean}},
                 [&](const Put& put) {
                   for (const model::Case& c : corpus.cases) {
                     put({cell(c.name), cell(c.kind), cell_flag(c.withdrawn)});
                   }
                 });
  t.folder.table("case_memberships.csv",
                 {{"case", "A case", Kind::text}, {"in", "A case that it is in", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Case& c : corpus.cases) {
                     for (const RowId in : c.in) {
                       put({cell(c.name), cell(corpus.cases[corpus.case_index.at(in)].name)});
                     }
                   }
                 });
}

void sources(CsvTables& t) {
  const model::Corpus& corpus = t.view.corpus;
  t.folder.table("sources.csv",
                 {{"source", "Name of the source", Kind::text},
                  {"kind", "transcript, document, survey", Kind::text},
                  {"format", "Format of the imported file", Kind::text},
                  {"language", "Its language, where it is not the project's", Kind::text},
                  {"version", "How often its text was replaced, from 1", Kind::integer},
                  {"characters", "Code points of its text", Kind::integer}},
                 [&](const Put& put) {
                   for (const model::Source& s : corpus.sources) {
                     put({cell(s.name), cell(s.kind), cell(s.format), cell(s.language),
                          cell_number(s.version_number), cell_number(s.length)});
                   }
                 });
  t.folder.table("source_cases.csv",
                 {{"source", "A source", Kind::text}, {"case", "A case linked to it", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Source& s : corpus.sources) {
                     for (const RowId c : s.cases) {
                       put({cell(s.name), cell(corpus.cases[corpus.case_index.at(c)].name)});
                     }
                   }
                 });
}

/// Of somebody who does not consent to analysis there is just what is consented to.
void attributes(CsvTables& t) {
  const model::Corpus& corpus = t.view.corpus;
  t.folder.table("attributes.csv",
                 {{"of", "case or source", Kind::text},
                  {"attribute", "Name of the attribute", Kind::text},
                  {"type", "text, integer, number, date, boolean", Kind::text},
                  {"label", "What tables call it", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Attribute& a : corpus.attributes) {
                     put({cell(a.owner == model::Owner::case_ ? "case" : "source"), cell(a.name),
                          cell(to_string(a.type)), cell(a.label)});
                   }
                 });
  t.folder.table("attribute_levels.csv",
                 {{"of", "case or source", Kind::text},
                  {"attribute", "Name of the attribute", Kind::text},
                  {"value", "A declared value, in order", Kind::text},
                  {"label", "What tables call it", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Attribute& a : corpus.attributes) {
                     for (const model::AttributeLevel& l : a.levels) {
                       put({cell(a.owner == model::Owner::case_ ? "case" : "source"), cell(a.name),
                            cell(l.value), cell(l.label)});
                     }
                   }
                 });
  const auto values = [&](const std::string& file, model::Owner owner, const char* noun,
                          const auto& things, const auto& told) {
    t.folder.table(file,
                   {{noun, "Its name", Kind::text},
                    {"attribute", "Name of the attribute", Kind::text},
                    {"value", "The value; what is missing has no row", Kind::text}},
                   [&](const Put& put) {
                     for (std::uint32_t i = 0; i < things.size(); ++i) {
                       for (std::size_t a = 0; a < corpus.attributes.size(); ++a) {
                         const model::Attribute& one = corpus.attributes[a];
                         if (one.owner != owner || !told(one, things[i].id)) continue;
                         const std::string* value = corpus.value(a, things[i].id);
                         if (value == nullptr || value->empty()) continue;
                         put({cell(things[i].name), cell(one.name), cell(*value)});
                       }
                     }
                   });
  };
  const auto told = [&](const model::Attribute& a, RowId of) {
    return t.view.disclosure.attribute(a, of);
  };
  values("case_attributes.csv", model::Owner::case_, "case", corpus.cases, told);
  values("source_attributes.csv", model::Owner::source, "source", corpus.sources, told);
}

std::string_view role_name(model::SpeakerRole role) {
  return role == model::SpeakerRole::interviewer   ? "interviewer"
         : role == model::SpeakerRole::participant ? "participant"
                                                   : "other";
}

void speakers(CsvTables& t) {
  const model::Corpus& corpus = t.view.corpus;
  std::vector<const model::Speaker*> order;
  for (const auto& [id, speaker] : corpus.speakers) order.push_back(&speaker);
  std::sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
    return std::tuple(corpus.source_index.at(a->source), a->label, a->id) <
           std::tuple(corpus.source_index.at(b->source), b->label, b->id);
  });
  t.folder.table(
      "speakers.csv",
      {{"source", "The source", Kind::text},
       {"speaker", "The label in it", Kind::text},
       {"role", "interviewer, participant, other", Kind::text},
       {"case", "The case who speaks", Kind::text}},
      [&](const Put& put) {
        for (const model::Speaker* s : order) {
          const auto found = corpus.case_index.find(s->case_id);
          put({cell(t.source_name(s->source)), cell(s->label), cell(role_name(s->role)),
               cell(found == corpus.case_index.end() ? std::string()
                                                     : corpus.cases[found->second].name)});
        }
      });
}

void turns_of(CsvTables& t, std::uint32_t source, const Put& put) {
  const model::Corpus& corpus = t.view.corpus;
  const OpenSource open(t.view, source);
  const text::TextIndex index{std::string_view(open.text)};
  for (std::size_t i = 0; i < open.turns.size(); ++i) {
    const model::Turn& turn = open.turns[i];
    const auto speaker = corpus.speakers.find(turn.speaker);
    const bool known = speaker != corpus.speakers.end();
    const std::string_view words =
        open.withheld.turn(i) ? analysis::kNotQuoted : index.slice(turn.span);
    put({cell(corpus.sources[source].name), cell_number(turn.number),
         cell(known ? speaker->second.label : std::string()),
         cell(known ? role_name(speaker->second.role) : std::string_view()),
         case_cell(corpus, t.view.who.cases_of(source, open.turns, turn.span)),
         cell_number(turn.span.begin), cell_number(turn.span.end), cell_known(turn.start_ms, -1),
         cell_known(turn.end_ms, -1), cell_known(turn.page, 0), cell(words)});
  }
}

}  // namespace

void csv_of_sources(CsvTables& t) {
  sources(t);
  cases(t);
  attributes(t);
  speakers(t);
  t.folder.table("turns.csv",
                 {{"source", "The source", Kind::text},
                  {"turn", "Its number in the source, from 1", Kind::integer},
                  {"speaker", "The speaker's label", Kind::text},
                  {"role", "The speaker's role", Kind::text},
                  {"case", "Whose words they are", Kind::text},
                  {"start", "First code point of its words in the source's text", Kind::integer},
                  {"end", "Behind the last one", Kind::integer},
                  {"start_ms", "When it begins, in milliseconds", Kind::integer},
                  {"end_ms", "When it ends", Kind::integer},
                  {"page", "Page of the original", Kind::integer},
                  {"text", "What was said, without the label", Kind::text}},
                 [&](const Put& put) {
                   for (std::uint32_t s = 0; s < t.view.corpus.sources.size(); ++s) {
                     turns_of(t, s, put);
                   }
                 });
}

}  // namespace thema::cli
