#include "cells.h"
#include "csv/csv_tables.h"
#include "model/checklist_items.h"
#include "model/checklists.h"
#include "model/events.h"
#include "model/joint.h"
#include "model/prisma.h"
#include "model/side_tables.h"
#include "model/summaries.h"
#include "report/site_links.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using Put = CsvFolder::Put;

void events(CsvTables& t) {
  t.folder.table("events.csv",
                 {{"case", "The case", Kind::text},
                  {"date", "The day", Kind::text},
                  {"kind", "What happened", Kind::text},
                  {"note", "More about it", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Event& e : model::load_events(t.view.project)) {
                     const auto name = t.case_name(e.case_id);
                     if (name) put({cell(*name), cell(e.date), cell(e.kind), cell(e.note)});
                   }
                 });
}

void framework(CsvTables& t) {
  t.folder.table("framework.csv",
                 {{"case", "The case", Kind::text},
                  {"code", "The code", Kind::text},
                  {"said", "false: looked for, and nothing was said", Kind::boolean},
                  {"text", "The analyst's summary", Kind::text},
                  {"coder", "Who changed it last", Kind::text}},
                 [&](const Put& put) {
                   for (const model::Summary& s : model::Summaries(t.view.project).list()) {
                     const auto name = t.case_name(s.case_id);
                     if (!name) continue;
                     put({cell(*name), cell(t.code_path(s.code)), cell_flag(s.said), cell(s.text),
                          cell(s.coder)});
                   }
                 });
}

void joint(CsvTables& t) {
  t.folder.table("joint.csv",
                 {{"row", "Its number, from 1", Kind::integer},
                  {"domain", "What both results are about", Kind::text},
                  {"quantitative", "The result in numbers", Kind::text},
                  {"qualitative", "The finding in words", Kind::text},
                  {"theme", "The code of the finding", Kind::text},
                  {"inference", "confirm, expand, discord", Kind::text}},
                 [&](const Put& put) {
                   for (const model::JointRow& r : model::JointDisplay(t.view.project).list()) {
                     put({cell_count(r.number), cell(r.domain), cell(r.quantitative),
                          cell(r.qualitative), cell(t.code_path(r.theme)), cell(r.inference)});
                   }
                 });
}

void checklists(CsvTables& t) {
  model::Checklists book(t.view.project);
  t.folder.table("checklist_answers.csv",
                 {{"checklist", "coreq, srqr, rameses2, entreq, prisma", Kind::text},
                  {"case", "The study that is appraised; empty: this one", Kind::text},
                  {"item", "Number of the item", Kind::text},
                  {"answer", "yes, no, unclear", Kind::text},
                  {"page", "Where it is reported", Kind::text},
                  {"note", "What is reported", Kind::text},
                  {"drafted", "Whether the note was computed", Kind::boolean}},
                 [&](const Put& put) {
                   for (const model::ChecklistKind* kind : book.list()) {
                     for (const model::ChecklistAnswer& a : book.answers(*kind)) {
                       const auto name = a.case_id == 0 ? std::string() : t.case_name(a.case_id);
                       if (!name) continue;
                       put({cell(kind->name), cell(*name), cell(a.item), cell(a.answer),
                            cell(a.page), cell(a.note), cell_flag(a.drafted)});
                     }
                   }
                 });
}

void prisma(CsvTables& t) {
  t.folder.table("prisma.csv",
                 {{"box", "A box of the flow diagram", Kind::text},
                  {"label", "A part of it; empty: the box itself", Kind::text},
                  {"n", "The number", Kind::integer},
                  {"other", "Whether it is of the stream of other methods", Kind::boolean}},
                 [&](const Put& put) {
                   for (const model::PrismaBox& b : model::Prisma(t.view.project).list()) {
                     put({cell(b.box), cell(b.label), cell_number(b.n), cell_flag(b.other)});
                   }
                 });
}

/// Tables beside the texts keep their columns: one file each.
void side_tables(CsvTables& t) {
  model::SideTables book(t.view.project);
  const std::vector<model::SideTable> all = book.list();
  report::FileNames files;
  std::vector<std::string> names;
  for (const model::SideTable& one : all) {
    names.push_back("tables/" + files.add(t.view.shown(one.name), "table") + ".csv");
  }
  t.folder.table(
      "tables.csv",
      {{"table", "Name of a table beside the texts", Kind::text},
       {"file", "Its file in this folder", Kind::text},
       {"key", "What its rows are of: case, source; empty: of nothing here", Kind::text}},
      [&](const Put& put) {
        for (std::size_t i = 0; i < all.size(); ++i) {
          put({cell(all[i].name), cell(names[i]), cell(to_string(all[i].key))});
        }
      });
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<report::Column> columns{{"row", "Its number, from 1", Kind::integer}};
    for (const std::string& name : all[i].columns) {
      columns.push_back({.key = name, .heading = "Column of the table", .named = true});
    }
    t.folder.table(names[i], std::move(columns), [&](const Put& put) {
      for (const model::SideRow& r : book.rows(all[i])) {
        if (!t.view.disclosure.row(r.case_id, r.source_id)) continue;
        report::Row row{cell_count(r.number)};
        for (const std::string& value : r.cells) row.push_back(cell(value));
        put(std::move(row));
      }
    });
  }
}

}  // namespace

void csv_of_others(CsvTables& t) {
  events(t);
  framework(t);
  joint(t);
  checklists(t);
  prisma(t);
  side_tables(t);
}

}  // namespace thema::cli
