#include "case_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "model/cases.h"
#include "model/corpus.h"
#include "report/attribute_value.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using model::Attribute;
using model::Case;
using model::Cases;
using model::Corpus;
using model::Owner;

std::size_t case_attributes(const Corpus& corpus) {
  return static_cast<std::size_t>(
      std::count_if(corpus.attributes.begin(), corpus.attributes.end(),
                    [](const Attribute& a) { return a.owner == Owner::case_; }));
}

report::List names_in(const Corpus& corpus, const Case& c) {
  report::List names;
  for (const RowId id : c.in) names.items.push_back(corpus.cases[corpus.case_index.at(id)].name);
  return names;
}

/// Sources of a case in order, those of its speakers too.
report::List sources_of(const Corpus& corpus, const model::CaseLinks& links, const Case& c) {
  std::vector<std::uint32_t> order;
  if (const auto found = links.sources.find(c.id); found != links.sources.end()) {
    for (const RowId id : found->second) order.push_back(corpus.source_index.at(id));
  }
  std::sort(order.begin(), order.end());
  report::List names;
  for (const std::uint32_t i : order) names.items.push_back(corpus.sources[i].name);
  return names;
}

/// A list for programs; for people on one line, so that a row stays a row.
report::Cell list_cell(report::List list, const report::Renderer& out) {
  if (out.machine()) return list;
  return cell(join(list.items, "; "));
}

/// For people the kind also says that a case was withdrawn.
report::Cell kind_cell(const Case& c, const report::Renderer& out) {
  return cell(c.withdrawn && !out.machine() ? c.kind + " (withdrawn)" : c.kind);
}

/// A column's key: an attribute may have the name of a column that is there already.
std::string attribute_key(const std::string& name) {
  for (const char* taken : {"case", "kind", "in", "source", "sources", "withdrawn", "attributes"}) {
    if (name == taken) return "attr." + name;
  }
  return name;
}

report::Members attributes_of(const Corpus& corpus, RowId row) {
  report::Members members;
  for (std::size_t i = 0; i < case_attributes(corpus); ++i) {
    if (const std::string* v = corpus.value(i, row)) {
      members.items.push_back(
          {corpus.attributes[i].name, {report::attribute_value(corpus.attributes[i], *v)}});
    }
  }
  return members;
}

[[noreturn]] void no_attribute(const std::string& name, const std::vector<Attribute>& attributes) {
  std::vector<std::string> names;
  for (const Attribute& a : attributes) names.push_back(a.name);
  throw Error(Errc::not_found, fmt::format("no attribute '{}' of cases", name),
              did_you_mean(name, names));
}

}  // namespace

int list_cases(const std::string& where, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("cases", "Cases");
  const Corpus corpus = model::load_corpus(project);
  const model::CaseLinks links = Cases(project).links();
  const std::size_t attributes = case_attributes(corpus);
  report::Table table;
  table.name = "cases";
  table.columns = {{"case", "Case", Kind::text},
                   {"kind", "Kind", Kind::text},
                   {"in", "In", Kind::list},
                   {"sources", "Sources", Kind::list},
                   {"withdrawn", "Withdrawn", Kind::boolean, report::kJson},
                   {"attributes", "Attributes", Kind::members, report::kJson}};
  for (std::size_t i = 0; i < attributes; ++i) {
    const Attribute& a = corpus.attributes[i];
    table.columns.push_back({attribute_key(a.name), a.label.empty() ? a.name : a.label, Kind::text,
                             report::kPeople | report::kCsv});
    table.columns.back().named = true;
  }
  const Where filter(project, corpus, where, model::Scope::source);
  const std::vector<bool> selected = analysis::select_cases(filter.filter(), corpus);
  std::vector<report::Row> rows;
  for (const Case& c : corpus.cases) {
    if (!selected[corpus.case_index.at(c.id)]) continue;
    report::Row row{cell(c.name),
                    kind_cell(c, *out),
                    list_cell(names_in(corpus, c), *out),
                    list_cell(sources_of(corpus, links, c), *out),
                    report::Value(c.withdrawn),
                    attributes_of(corpus, c.id)};
    for (std::size_t i = 0; i < attributes; ++i) {
      const std::string* v = corpus.value(i, c.id);
      if (v == nullptr || !out->machine()) {
        row.push_back(v == nullptr ? report::Cell() : cell(*v));
      } else {
        row.emplace_back(report::attribute_value(corpus.attributes[i], *v));
      }
    }
    rows.push_back(std::move(row));
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

int show_case(const std::string& name, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("case", "Case");
  Cases cases(project);
  const Case c = cases.require(name);
  const Corpus corpus = model::load_corpus(project);
  report::List parts;
  for (const Case& other : corpus.cases) {
    if (std::find(other.in.begin(), other.in.end(), c.id) != other.in.end()) {
      parts.items.push_back(other.name);
    }
  }
  out->field({"case", "Case", cell(c.name)});
  out->field({"kind", "Kind", kind_cell(c, *out)});
  if (out->machine()) out->field({"withdrawn", "Withdrawn", {report::Value(c.withdrawn)}});
  out->field({"in", "In", list_cell(names_in(corpus, c), *out)});
  out->field({"cases", "Cases in it", list_cell(std::move(parts), *out)});
  out->field({"sources", "Sources", list_cell(sources_of(corpus, cases.links(), c), *out)});
  if (out->machine()) {
    out->field({"attributes", "Attributes", attributes_of(corpus, c.id)});
  } else {
    for (const auto& [attribute, value] : cases.values(Owner::case_, c.id)) {
      out->field({attribute_key(attribute), attribute, cell(value)});
    }
  }
  out->finish();
  return 0;
}

int list_attributes(Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("attributes", "Attributes of cases");
  Cases cases(project);
  report::Table table;
  table.name = "attributes";
  table.columns = {{"attribute", "Attribute", Kind::text},
                   {"type", "Type", Kind::text},
                   {"cases", "Cases", Kind::integer},
                   {"values", "Values", Kind::list, report::kAll, true}};
  std::vector<report::Row> rows;
  constexpr std::size_t kShown = 12;
  for (const Attribute& a : cases.attributes(Owner::case_)) {
    report::List values;
    std::size_t n = 0;
    for (const auto& [value, count] : cases.frequencies(a)) {
      n += count;
      if (out->machine() || values.items.size() < kShown)
        values.items.push_back(value);
      else if (values.items.size() == kShown)
        values.items.push_back("...");
    }
    rows.push_back(
        {cell(a.name), cell(to_string(a.type)), cell_count(n), list_cell(std::move(values), *out)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

int show_attribute(const std::string& name, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("attribute", "Attribute");
  Cases cases(project);
  const std::vector<Attribute> attributes = cases.attributes(Owner::case_);
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const Attribute& a) { return a.name == trim(name); });
  if (found == attributes.end()) no_attribute(name, attributes);
  out->field({"attribute", "Attribute", cell(found->name)});
  out->field({"type", "Type", cell(to_string(found->type))});
  report::Table table;
  table.name = "values";
  table.columns = {{"value", "Value", Kind::text},
                   {"label", "Label", Kind::text},
                   {"cases", "Cases", Kind::integer}};
  std::vector<report::Row> rows;
  for (const auto& [value, count] : cases.frequencies(*found)) {
    const auto level = std::find_if(found->levels.begin(), found->levels.end(),
                                    [&wanted = value](const auto& l) { return l.value == wanted; });
    rows.push_back(
        {cell(value), cell(level == found->levels.end() ? "" : level->label), cell_count(count)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

}  // namespace thema::cli
