#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "analysis/checklist_counts.h"
#include "analysis/side_sums.h"
#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "checklist.h"
#include "context.h"
#include "model/cases.h"
#include "model/checklists.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using model::ChecklistAnswer;
using model::ChecklistItem;

struct TableOptions {
  std::string name, by;
  std::vector<std::string> expect;
};

report::Cell percent_cell(std::size_t k, std::size_t n) {
  if (n == 0) return {};
  const auto whole = parse_integer(analysis::percent_of(k, n).text());
  return cell_number(whole.value_or(0));
}

std::string_view mark_of(std::string_view answer) {
  return answer == "yes" ? "✓" : answer == "no" ? "–" : answer == "unclear" ? "?" : "";
}

/// One checklist as a table of one of four shapes.
class ChecklistTable {
 public:
  ChecklistTable(const TableOptions& options, Context& ctx)
      : options_(options), ctx_(ctx), kind_(model::require_checklist_kind(options.name)) {}

  int run() {
    model::Project& project = ctx_.read();
    model::Checklists lists(project);
    lists.check_started(kind_);
    answers_ = lists.answers(kind_);
    std::set<RowId> with_answers;
    for (const ChecklistAnswer& a : answers_) with_answers.insert(a.case_id);
    for (const model::Case& c : model::Cases(project).list()) {
      if (!with_answers.contains(c.id)) continue;
      cases_.push_back(c.id);
      names_.push_back(c.name);
    }
    const std::string by = !options_.by.empty() ? options_.by : cases_.empty() ? "study" : "item";
    auto out = ctx_.renderer(by == "study" ? "checklist" : "checklist_" + plural(by),
                             std::string(kind_.title));
    report::Table t = by == "item"     ? by_item()
                      : by == "case"   ? by_case()
                      : by == "matrix" ? matrix()
                                       : own();
    t.notes.push_back(fmt::format("{}: {}.", kind_.title, kind_.cited));
    const bool met = check_expected(t);
    ctx_.table(*out, std::move(t), rows_);
    out->finish();
    return met ? 0 : 1;
  }

 private:
  static std::string plural(const std::string& by) { return by == "matrix" ? by : by + "s"; }

  static std::vector<report::Column> item_columns() {
    return {{"domain", "Domain", Kind::text},
            {"item", "No.", Kind::text},
            {"name", "Item", Kind::text, report::kAll, true}};
  }
  static report::Row item_cells(const ChecklistItem& item) {
    return {cell(item.domain), cell(item.number), cell(item.name)};
  }

  const ChecklistAnswer* answer(std::string_view item, RowId case_id) const {
    const auto found = std::find_if(answers_.begin(), answers_.end(), [&](const auto& a) {
      return a.case_id == case_id && a.item == item;
    });
    return found == answers_.end() ? nullptr : &*found;
  }

  /// The study of the project itself: what authors upload.
  report::Table own() {
    report::Table t;
    t.name = "checklist";
    t.columns = item_columns();
    t.columns.push_back({"answer", "Reported", Kind::text});
    t.columns.push_back({"page", "Page", Kind::text});
    t.columns.push_back({"note", "Note", Kind::text, report::kAll, true});
    t.columns.push_back({"drafted", "Drafted", Kind::boolean, report::kMachines});
    t.group_first_column = true;
    bool drafted = false;
    for (const ChecklistItem& item : kind_.items) {
      report::Row row = item_cells(item);
      const ChecklistAnswer* a = answer(item.number, 0);
      row.push_back(a == nullptr ? report::Cell() : cell(a->answer));
      row.push_back(a == nullptr ? report::Cell() : cell(a->page));
      row.push_back(a == nullptr ? report::Cell() : cell(a->note));
      row.push_back(cell_flag(a != nullptr && a->drafted));
      drafted = drafted || (a != nullptr && a->drafted && a->answer.empty());
      rows_.push_back(std::move(row));
    }
    const auto counts = analysis::counts_of_case(kind_, answers_, 0);
    t.notes.push_back(fmt::format("Reported: {} of {}; no: {}; unclear: {}; not answered: {}.",
                                  counts.yes, kind_.items.size(), counts.no, counts.unclear,
                                  counts.open));
    if (drafted) t.notes.push_back("Notes without an answer were computed from the project.");
    return t;
  }

  report::Table by_item() {
    report::Table t;
    t.name = "checklist_items";
    t.columns = item_columns();
    t.columns.push_back({"cases", "Studies reporting", Kind::list});
    t.columns.push_back({"yes", "n", Kind::integer});
    t.columns.push_back({"of", "Of", Kind::integer});
    t.columns.push_back({"percent", "%", Kind::integer});
    t.columns.push_back({"unclear", "Unclear", Kind::integer, report::kMachines});
    t.columns.push_back({"open", "Open", Kind::integer, report::kMachines});
    t.group_first_column = true;
    for (const ChecklistItem& item : kind_.items) {
      const auto counts = analysis::counts_of_item(answers_, item.number, cases_);
      report::List reporting;
      for (std::size_t i = 0; i < cases_.size(); ++i) {
        const ChecklistAnswer* a = answer(item.number, cases_[i]);
        if (a != nullptr && a->answer == "yes") reporting.items.push_back(names_[i]);
      }
      report::Row row = item_cells(item);
      row.push_back(std::move(reporting));
      row.push_back(cell_count(counts.yes));
      row.push_back(cell_count(cases_.size()));
      row.push_back(percent_cell(counts.yes, cases_.size()));
      row.push_back(cell_count(counts.unclear));
      row.push_back(cell_count(counts.open));
      rows_.push_back(std::move(row));
    }
    return t;
  }

  report::Table by_case() {
    report::Table t;
    t.name = "checklist_cases";
    t.columns = {{"case", "Study", Kind::text},   {"yes", "Reported", Kind::integer},
                 {"no", "No", Kind::integer},     {"unclear", "Unclear", Kind::integer},
                 {"open", "Open", Kind::integer}, {"of", "Of", Kind::integer},
                 {"percent", "%", Kind::integer}};
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      const auto c = analysis::counts_of_case(kind_, answers_, cases_[i]);
      rows_.push_back({cell(names_[i]), cell_count(c.yes), cell_count(c.no), cell_count(c.unclear),
                       cell_count(c.open), cell_count(kind_.items.size()),
                       percent_cell(c.yes, kind_.items.size())});
    }
    t.notes.emplace_back("Percentages are rounded half up.");
    return t;
  }

  report::Table matrix() {
    report::Table t;
    t.name = "checklist_matrix";
    t.columns = item_columns();
    std::set<std::string> keys{"domain", "item", "name"};
    for (const std::string& name : names_) {
      t.columns.push_back({keys.contains(name) ? "case:" + name : name, name, Kind::text});
      t.columns.back().named = true;
    }
    t.group_first_column = true;
    const bool people = ctx_.audience() == report::kPeople;
    for (const ChecklistItem& item : kind_.items) {
      report::Row row = item_cells(item);
      for (const RowId one : cases_) {
        const ChecklistAnswer* a = answer(item.number, one);
        row.push_back(a == nullptr ? report::Cell()
                                   : cell(people ? mark_of(a->answer) : a->answer));
      }
      rows_.push_back(std::move(row));
    }
    t.notes.emplace_back("✓ reported, – not reported, ? unclear, blank: not judged.");
    return t;
  }

  /// `--expect STUDY=67%`: what was typed must follow from the answers.
  bool check_expected(report::Table& t) {
    bool met = true;
    for (const std::string& expect : options_.expect) {
      const std::size_t cut = expect.rfind('=');
      if (cut == std::string::npos || cut == 0) {
        throw Error(Errc::usage,
                    fmt::format("--expect '{}': expected STUDY=67% or STUDY=21/32", expect));
      }
      const std::string name(trim(expect.substr(0, cut)));
      const model::Case one = model::Cases(ctx_.read()).require(name);
      const auto counts = analysis::counts_of_case(kind_, answers_, one.id);
      const analysis::TypedShare share =
          analysis::compare_typed(expect.substr(cut + 1), counts.yes, kind_.items.size());
      if (share.follows) continue;
      met = false;
      const std::string said = fmt::format("{}: {}, not {} as typed.", one.name, share.computed,
                                           trim(expect.substr(cut + 1)));
      t.notes.push_back(said);
      ctx_.sink().warn("checklist-expect", said);
    }
    return met;
  }

  const TableOptions& options_;
  Context& ctx_;
  const model::ChecklistKind& kind_;
  std::vector<ChecklistAnswer> answers_;
  std::vector<RowId> cases_;  ///< that have answers, in collation order
  std::vector<std::string> names_;
  std::vector<report::Row> rows_;
};

int list(Context& ctx) {
  auto out = ctx.renderer("checklists", "Checklists");
  model::Project& project = ctx.read();
  model::Checklists lists(project);
  report::Table t;
  t.name = "checklists";
  t.columns = {{"name", "Checklist", Kind::text},
               {"title", "Title", Kind::text},
               {"items", "Items", Kind::integer},
               {"started", "Started", Kind::boolean},
               {"answered", "Answered", Kind::integer},
               {"cases", "Cases", Kind::integer},
               {"cited", "Guideline", Kind::text, report::kAll, true}};
  std::vector<report::Row> rows;
  for (const model::ChecklistKind& kind : model::checklist_kinds()) {
    std::set<RowId> cases;
    std::size_t answered = 0;
    for (const ChecklistAnswer& a : lists.answers(kind)) {
      if (a.case_id != 0) cases.insert(a.case_id);
      answered += a.answer.empty() ? 0 : 1;
    }
    rows.push_back({cell(kind.name), cell(kind.title), cell_count(kind.items.size()),
                    cell_flag(lists.started(kind)), cell_count(answered), cell_count(cases.size()),
                    cell(kind.cited)});
  }
  ctx.table(*out, std::move(t), rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_checklist_tables(App app, Context& ctx) {
  App sub = app.add_subcommand("list", "The checklists there are, and which were started");
  example(sub, "  thema checklist list");
  bind(sub, ctx, [&ctx] { return list(ctx); });

  auto t = std::make_shared<TableOptions>();
  sub = app.add_subcommand("table", "A checklist: own answers, or studies by item or by case");
  sub.add_option("checklist", t->name, "coreq, srqr, rameses2, entreq or prisma").required();
  sub.add_option("--by", t->by,
                 "item: studies that report it; case: each study's count; matrix: both; study: the "
                 "project's own answers")
      .one_of({"item", "case", "matrix", "study"});
  sub.add_repeatable("--expect", t->expect,
                     "STUDY=67%, or STUDY=21/32: exit 1 unless that follows from the answers");
  example(sub,
          "  thema checklist table coreq --by case --expect 'Irvine 2015=66%'\n"
          "  thema checklist table coreq -o coreq.html");
  bind(sub, ctx, [t, &ctx] { return ChecklistTable(*t, ctx).run(); });
}

}  // namespace thema::cli
