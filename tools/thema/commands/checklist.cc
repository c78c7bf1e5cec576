#include "checklist.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "checklist_draft.h"
#include "context.h"
#include "formats/table.h"
#include "model/cases.h"
#include "model/checklists.h"
#include "model/rejected_rows.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct ChecklistOptions {
  std::string name, item, answer, case_name, file, sheet;
  std::vector<std::string> cases;
  std::optional<std::string> page, note;
};

RowId case_of(const std::string& name, model::Project& project) {
  return trim(name).empty() ? 0 : model::Cases(project).require(trim(name)).id;
}

int start(const ChecklistOptions& o, Context& ctx) {
  const model::ChecklistKind& kind = model::require_checklist_kind(o.name);
  ctx.change([&](model::Project& project) {
    std::vector<RowId> cases;
    for (const std::string& name : o.cases) cases.push_back(case_of(name, project));
    if (!model::Checklists(project).start(kind, cases)) return no_change(ctx);
    std::string sentence =
        fmt::format("started {}: {}", kind.title, counted(kind.items.size(), "item"));
    if (!cases.empty()) sentence += fmt::format(", for {}", join(o.cases, ", "));
    done(ctx, project, sentence);
  });
  return 0;
}

int set(const ChecklistOptions& o, Context& ctx) {
  const model::ChecklistKind& kind = model::require_checklist_kind(o.name);
  ctx.change([&](model::Project& project) {
    model::Checklists lists(project);
    const model::ChecklistFields fields{o.answer, o.page, o.note};
    const RowId of = case_of(o.case_name, project);
    if (!lists.set(kind, o.item, of, fields).changed) return no_change(ctx);
    done(ctx, project,
         fmt::format("{} {}{}: {}", kind.title, kind.find(o.item)->number,
                     of == 0 ? "" : " for " + std::string(trim(o.case_name)),
                     ascii_lower(trim(o.answer))));
  });
  return 0;
}

/// A row of a file: `item`, `answer`, `case`, `page`, `note`.
struct Written {
  std::size_t line = 0;
  std::string item, case_name;
  model::ChecklistFields fields;
};

std::vector<Written> read(const ChecklistOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  const std::size_t item = table.require("item"), answer = table.require("answer");
  const auto of = table.find("case"), page = table.find("page"), note = table.find("note");
  std::vector<Written> rows;
  formats::Record record;
  while (table.next(record)) {
    const std::string number(trim(record.cells[item]));
    const bool empty = std::all_of(record.cells.begin(), record.cells.end(),
                                   [](const std::string& cell) { return trim(cell).empty(); });
    if (empty) continue;
    Written w;
    w.line = record.line;
    w.item = number;
    w.case_name = of ? std::string(trim(record.cells[*of])) : std::string();
    w.fields.answer = record.cells[answer];
    if (page) w.fields.page = record.cells[*page];
    if (note) w.fields.note = record.cells[*note];
    rows.push_back(std::move(w));
  }
  return rows;
}

int import(const ChecklistOptions& o, Context& ctx) {
  const model::ChecklistKind& kind = model::require_checklist_kind(o.name);
  const std::vector<Written> rows = read(o, ctx);
  ctx.change([&](model::Project& project) {
    model::Checklists lists(project);
    std::vector<model::RejectedRow> rejected;
    std::size_t added = 0, changed = 0;
    for (const Written& w : rows) {
      model::attempt_row(rejected, w.line, [&] {
        const RowId of = case_of(w.case_name, project);
        const auto& f = w.fields;
        // A row that says nothing is no answer.
        const bool blank = trim(*f.answer).empty() && trim(f.page.value_or("")).empty() &&
                           trim(f.note.value_or("")).empty();
        if (blank && kind.find(w.item) != nullptr) return;
        const model::ChecklistSaved saved = lists.set(kind, w.item, of, w.fields);
        added += saved.created ? 1 : 0;
        changed += saved.changed && !saved.created ? 1 : 0;
      });
    }
    if (!rejected.empty()) {
      const std::size_t n = rejected.size();
      model::report_rejected(rejected, o.file, ctx.sink());
      throw Error(Errc::bad_input,
                  fmt::format("{} cannot be stored; nothing was", counted(n, "row")));
    }
    if (added + changed == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("{}, {}: {} new, {} changed, {} unchanged", kind.title,
                     counted(rows.size(), "row"), added, changed, rows.size() - added - changed));
  });
  return 0;
}

int draft(const ChecklistOptions& o, Context& ctx) {
  const model::ChecklistKind& kind = model::require_checklist_kind(o.name);
  ctx.change([&](model::Project& project) {
    const auto notes = drafted_notes(kind, project);
    if (notes.empty()) {
      ctx.sink().notice("checklist-draft",
                        fmt::format("the project knows nothing yet that {} asks for", kind.title));
      return no_change(ctx);
    }
    const model::ChecklistDraft r = model::Checklists(project).draft(kind, notes);
    if (r.kept > 0) {
      ctx.sink().notice("checklist-draft",
                        fmt::format("left as a person wrote them: {}", counted(r.kept, "item")));
    }
    if (r.written == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("{}: {} drafted, {} unchanged; answers and pages are yours", kind.title,
                     counted(r.written, "note"), r.unchanged));
  });
  return 0;
}

int remove(const ChecklistOptions& o, Context& ctx) {
  const model::ChecklistKind& kind = model::require_checklist_kind(o.name);
  ctx.change([&](model::Project& project) {
    model::Checklists lists(project);
    lists.check_started(kind);
    if (!lists.remove(kind, case_of(o.case_name, project))) return no_change(ctx);
    done(ctx, project,
         fmt::format("removed {}{}", kind.title,
                     o.case_name.empty() ? "" : " for " + std::string(trim(o.case_name))));
  });
  return 0;
}

void add_name(App app, ChecklistOptions& o) {
  app.add_option("checklist", o.name, "coreq, srqr, rameses2, entreq or prisma").required();
}

void setup_answers(App app, Context& ctx) {
  auto s = std::make_shared<ChecklistOptions>();
  App sub = app.add_subcommand("set", "Answer an item");
  add_name(sub, *s);
  sub.add_option("item", s->item, "Its number, such as 12 or 13a").required();
  sub.add_option("answer", s->answer, "yes, no or unclear; '' takes the answer away").required();
  sub.add_option("--for", s->case_name, "The case (study) that is appraised");
  sub.add_option("--page", s->page, "Where it is reported");
  sub.add_option("--note", s->note, "What is reported");
  example(sub,
          "  thema checklist set coreq 12 yes --page 4\n"
          "  thema checklist set coreq 12 unclear --for 'Irvine 2015' --note 'no numbers by site'");
  bind(sub, ctx, [s, &ctx] { return set(*s, ctx); });

  auto i = std::make_shared<ChecklistOptions>();
  sub = app.add_subcommand("import", "Read answers from a csv or xlsx table");
  add_name(sub, *i);
  sub.add_option("file", i->file, "A table with item and answer; case, page, note").required();
  sub.add_option("--sheet", i->sheet, "The sheet of a workbook (default: the first)");
  example(sub,
          "  cat appraisal.csv\n"
          "    case,item,answer,page\n"
          "    Irvine 2015,1,yes,3\n"
          "  thema checklist import coreq appraisal.csv");
  bind(sub, ctx, [i, &ctx] { return import(*i, ctx); });
}

}  // namespace

void setup_checklist(App app, Context& ctx) {
  auto o = std::make_shared<ChecklistOptions>();
  App sub = app.add_subcommand("start", "Start a checklist, for the study or for cases");
  add_name(sub, *o);
  sub.add_repeatable("--for", o->cases, "A case (study) that is appraised; may be repeated");
  example(sub,
          "  thema checklist start coreq\n"
          "  thema checklist start coreq --for 'Irvine 2015' --for 'Krein 2013'");
  bind(sub, ctx, [o, &ctx] { return start(*o, ctx); });

  setup_answers(app, ctx);
  setup_checklist_tables(app, ctx);

  auto d = std::make_shared<ChecklistOptions>();
  sub = app.add_subcommand("draft", "Write the notes that the project itself can fill");
  add_name(sub, *d);
  example(sub,
          "  thema checklist draft coreq\n"
          "Numbers become notes; answers and pages stay with people, and what somebody wrote is "
          "left alone.");
  bind(sub, ctx, [d, &ctx] { return draft(*d, ctx); });

  auto r = std::make_shared<ChecklistOptions>();
  sub = app.add_subcommand("remove", "Remove a checklist with its answers");
  add_name(sub, *r);
  sub.add_option("--for", r->case_name, "Only the answers for this case");
  example(sub, "  thema checklist remove srqr");
  bind(sub, ctx, [r, &ctx] { return remove(*r, ctx); });
}

}  // namespace thema::cli
