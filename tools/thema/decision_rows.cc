#include "decision_rows.h"

#include <fmt/format.h>

#include "cells.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
constexpr unsigned kWhenAsked = 0;  // ids and clocks: only with --columns

/// "CMOC1 v2 (developed)".
std::string object_text(const model::DecisionObject& o) {
  std::string text = o.label;
  if (o.version_number > 0) text += fmt::format(" v{}", o.version_number);
  if (o.detail.empty()) return text;
  return text.empty() ? o.detail : text + " (" + o.detail + ")";
}

}  // namespace

report::Table decisions_table() {
  report::Table table;
  table.name = "decisions";
  table.columns = {{"operation", "Operation", Kind::text},
                   {"inputs", "From", Kind::list},
                   {"outputs", "To", Kind::list},
                   {"inference", "Inference", Kind::text},
                   {"reason", "Reason", Kind::text, report::kAll, true},
                   {"people", "People", Kind::list},
                   {"coder", "Coder", Kind::text},
                   {"created", "Created", Kind::text, kWhenAsked},
                   {"id", "Id", Kind::text, kWhenAsked}};
  return table;
}

report::Row decision_row(const model::Decision& d) {
  report::List inputs, outputs;
  for (const model::DecisionObject& o : d.objects) {
    (o.output ? outputs : inputs).items.push_back(object_text(o));
  }
  return {cell(d.operation),
          inputs,
          outputs,
          cell(d.inference),
          cell(d.reason),
          report::List{d.people},
          cell(d.coder),
          cell(d.created_at),
          cell(short_id('d', d.id))};
}

report::Table links_table() {
  report::Table table;
  table.name = "links";
  table.columns = {{"kind", "Kind", Kind::text},
                   {"from", "From", Kind::text},
                   {"from_statement", "Words", Kind::text, report::kAll, true},
                   {"to", "To", Kind::text},
                   {"to_statement", "Words", Kind::text, report::kAll, true},
                   {"feedback", "Feedback", Kind::boolean},
                   {"note", "Note", Kind::text, report::kAll, true}};
  return table;
}

report::Row link_row(const model::CmoLink& link) {
  const auto name = [](const model::CmoEnd& end) {
    return end.gone ? end.name() + " (gone)" : end.name();
  };
  return {cell(link.kind),     cell(name(link.from)),   cell(link.from.statement),
          cell(name(link.to)), cell(link.to.statement), cell_flag(link.feedback),
          cell(link.note)};
}

}  // namespace thema::cli
