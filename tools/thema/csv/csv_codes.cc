#include "cells.h"
#include "csv/csv_tables.h"
#include "text/text_index.h"
#include "text/whole_names.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using Put = CsvFolder::Put;

void codes(CsvTables& t) {
  const model::Corpus& corpus = t.view.corpus;
  t.folder.table(
      "coders.csv",
      {{"coder", "Name of the coder", Kind::text}, {"kind", "person, program", Kind::text}},
      [&](const Put& put) {
        for (const model::Coder& c : corpus.coders) put({cell(c.name), cell(c.kind)});
      });
  t.folder.table("codes.csv",
                 {{"code", "Its path", Kind::text},
                  {"parent", "The path of the code above it", Kind::text},
                  {"name", "Its own name", Kind::text},
                  {"depth", "Its level, from 1", Kind::integer},
                  {"role", "What it is used for: code, theme, context ...", Kind::text},
                  {"description", "Its definition", Kind::text},
                  {"include", "What belongs to it", Kind::text},
                  {"exclude", "What does not", Kind::text},
                  {"example", "An example", Kind::text},
                  {"color", "Its colour", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Code& c : corpus.codes) {
                     put({cell(c.path), cell(t.code_path(c.parent)), cell(c.name),
                          cell_number(c.depth), cell(c.role), cell(c.description), cell(c.include),
                          cell(c.exclude), cell(c.example), cell(c.color)});
                   }
                 });
  t.folder.table("code_tags.csv",
                 {{"code", "A code", Kind::text},
                  {"key", "Key of a tag of it", Kind::text},
                  {"value", "The tag's value", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Code& c : corpus.codes) {
                     for (const model::Tag& tag : c.tags) {
                       put({cell(c.path), cell(tag.key), cell(tag.value)});
                     }
                   }
                 });
}

/// A coding with its number in codings.csv, by which the other tables name it.
struct Numbered {
  std::size_t number = 0;
  const model::Coding* coding = nullptr;
  std::vector<std::uint32_t> cases;
};

/// What the passage says, or that it may not be quoted.
std::string words_of(const OpenSource& open, const text::TextIndex& index, text::Span span,
                     const text::NameReplacer* names) {
  return std::string(open.withheld.passage(open.turns, span)
                         ? analysis::kNotQuoted
                         : text::passage_words(index, span, names));
}

void codings(CsvTables& t) {
  const model::Corpus& corpus = t.view.corpus;
  const auto details = model::load_details(t.view.project);
  model::CodingQuery everybody;
  everybody.counted_only = false;
  const std::vector<model::Coding> all = model::load_codings(t.view.project, corpus, everybody);
  std::vector<Numbered> told;
  const auto detail = [&](const model::Coding& c) {
    const auto found = details.find(c.id);
    return found == details.end() ? model::CodingDetail() : found->second;
  };
  const auto of_source = [&](std::size_t first, std::size_t last, const Put& put) {
    const std::uint32_t source = all[first].source;
    const OpenSource open(t.view, source);
    const text::TextIndex index{std::string_view(open.text)};
    for (std::size_t i = first; i < last; ++i) {
      const model::Coding& c = all[i];
      auto cases = t.view.who.cases_of(source, open.turns, c.span);
      if (!t.analysed(cases)) continue;
      told.push_back({told.size() + 1, &c, std::move(cases)});
      const auto turns = analysis::turns_of(open.turns, c.span);
      const model::CodingDetail d = detail(c);
      const bool quoted = !open.withheld.passage(open.turns, c.span);
      put({cell_count(told.size()), cell(corpus.sources[source].name), cell_number(c.span.begin),
           cell_number(c.span.end),
           turns.empty() ? cell_known(0, 0) : cell_number(open.turns[turns.first].number),
           cell(corpus.codes[c.code].path), cell(corpus.coders[c.coder].name),
           cell_flag(c.exemplar), cell_flag(c.changed), cell(d.memo),
           cell(quoted ? d.print : std::string()),
           cell(words_of(open, index, c.span, t.view.names))});
    }
  };
  t.folder.table(
      "codings.csv",
      {{"coding", "Its number in this folder, by which other files name it", Kind::integer},
       {"source", "The source", Kind::text},
       {"start", "First code point of the passage in the source's text", Kind::integer},
       {"end", "Behind the last one", Kind::integer},
       {"turn", "Number of the first turn it is in", Kind::integer},
       {"code", "The code", Kind::text},
       {"coder", "Who coded it", Kind::text},
       {"exemplar", "Whether it is one of the best quotes", Kind::boolean},
       {"changed", "Whether its words changed since, to be confirmed", Kind::boolean},
       {"memo", "The coder's note", Kind::text},
       {"print", "The quote as it shall be printed", Kind::text},
       {"text", "The words of the passage", Kind::text}},
      [&](const Put& put) {
        for (std::size_t i = 0; i < all.size();) {
          std::size_t j = i;
          while (j < all.size() && all[j].source == all[i].source) ++j;
          of_source(i, j, put);
          i = j;
        }
      });
  t.folder.table("coding_cases.csv",
                 {{"coding", "A coding's number", Kind::integer},
                  {"case", "A case it counts for", Kind::text}},
                 [&](const Put& put) {
                   for (const Numbered& n : told) {
                     for (const std::uint32_t c : n.cases) {
                       put({cell_count(n.number), cell(corpus.cases[c].name)});
                     }
                   }
                 });
  t.folder.table("coding_tags.csv",
                 {{"coding", "A coding's number", Kind::integer},
                  {"key", "Key of a tag of it", Kind::text},
                  {"value", "The tag's value", Kind::text}},
                 [&](const Put& put) {
                   for (const Numbered& n : told) {
                     for (const model::Tag& tag : detail(*n.coding).tags) {
                       put({cell_count(n.number), cell(tag.key), cell(tag.value)});
                     }
                   }
                 });
}

void memos(CsvTables& t) {
  t.folder.table("memos.csv",
                 {{"on", "What it is about: project, source, passage, code ...", Kind::text},
                  {"name", "Name of that", Kind::text},
                  {"source", "The source of a passage", Kind::text},
                  {"start", "First code point of the passage", Kind::integer},
                  {"end", "Behind the last one", Kind::integer},
                  {"type", "descriptive, reflexive ...", Kind::text},
                  {"title", "Its title", Kind::text},
                  {"text", "What it says", Kind::text},
                  {"coder", "Who wrote it", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Memo& m : t.view.all_memos()) {
                     const bool somewhere = !m.place.empty();
                     put({cell(to_string(m.on.kind)), cell(m.name), cell(t.source_name(m.source)),
                          somewhere ? cell_number(m.place.begin) : report::Cell(),
                          somewhere ? cell_number(m.place.end) : report::Cell(), cell(m.type),
                          cell(m.title), cell(m.text), cell(m.coder)});
                   }
                 });
}

}  // namespace

void csv_of_codes(CsvTables& t) {
  codes(t);
  codings(t);
  memos(t);
}

}  // namespace thema::cli
