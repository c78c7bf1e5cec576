#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/error.h"
#include "base/strings.h"
#include "case_file.h"
#include "case_table.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "erasure.h"
#include "filter_options.h"
#include "model/cases.h"
#include "model/project.h"
#include "model/sources.h"
#include "model/speaker_links.h"
#include "wording.h"

namespace thema::cli {

void setup_case_event(App app, Context& ctx);  // case_event.cc

namespace {

using model::AttributeType;
using model::Case;
using model::Cases;
using model::Owner;

struct CaseOptions {
  std::string sheet;
  std::string name, kind, in, file, attribute, type, order, where;
  std::vector<std::string> sources, values, labels;
  bool yes = false;
};

/// The types of the attributes, to say which of them a new value has widened.
std::vector<std::pair<std::string, AttributeType>> types(Cases& cases) {
  std::vector<std::pair<std::string, AttributeType>> out;
  for (const model::Attribute& a : cases.attributes(Owner::case_)) out.emplace_back(a.name, a.type);
  return out;
}

void tell_widened(const std::vector<std::pair<std::string, AttributeType>>& before, Cases& cases,
                  Context& ctx) {
  for (const auto& [name, type] : types(cases)) {
    for (const auto& [old_name, old_type] : before) {
      if (name != old_name || type == old_type) continue;
      ctx.sink().notice("attribute-type",
                        fmt::format("attribute '{}' is {} now, no longer {}: a value does not fit",
                                    name, to_string(type), to_string(old_type)),
                        name);
    }
  }
}

bool join_group(Cases& cases, RowId member, const std::string& group) {
  return cases.set_membership(member, cases.require(group).id);
}

/// `kind=`, `in=` and `case=` (a new name) are built in; everything else is an attribute.
bool set_one(Cases& cases, Case& subject, const std::string& argument) {
  const auto [key, value] = key_value(argument);
  if (key == "kind") return cases.set_kind(subject.name, value);
  if (key == "case") {
    const std::string before = subject.name;
    cases.rename(before, value);
    subject.name = trim(value);
    return subject.name != before;
  }
  if (key == "source") {
    throw Error(Errc::usage, "a case gets its sources with 'thema case link CASE SOURCE'");
  }
  if (key != "in") return cases.set_value(Owner::case_, subject.id, key, value);
  if (!value.empty()) return join_group(cases, subject.id, value);
  bool changed = false;
  for (const RowId group : subject.in) changed |= cases.unset_membership(subject.id, group);
  return changed;
}

/// A case that is there already stays as it is: what differs is a mistake, or a matter for `set`.
void check_same(Cases& cases, const Case& subject, const CaseOptions& o) {
  const auto have = cases.values(Owner::case_, subject.id);
  for (const std::string& argument : o.values) {
    const auto given = key_value(argument);
    if (std::find(have.begin(), have.end(), given) != have.end()) continue;
    throw Error(
        Errc::exists,
        fmt::format("case '{}' is there already, without {}: change it with 'thema case set'",
                    subject.name, argument))
        .about(subject.name);
  }
  if (o.in.empty()) return;
  const RowId group = cases.require(o.in).id;
  if (std::find(subject.in.begin(), subject.in.end(), group) != subject.in.end()) return;
  throw Error(Errc::exists,
              fmt::format("case '{0}' is there already, not in '{1}': change that with "
                          "'thema case set {0} in={1}'",
                          subject.name, o.in))
      .about(subject.name);
}

/// Of two values for one name the last would win in silence; a case can be in several others.
void check_named_once(const std::vector<std::string>& arguments) {
  std::map<std::string, std::string> given;
  for (const std::string& argument : arguments) {
    const auto [key, value] = key_value(argument);
    if (key == "in") continue;
    const auto [at, fresh] = given.emplace(key, value);
    if (fresh) continue;
    throw Error(Errc::usage,
                fmt::format("'{0}' is given twice, {0}={1} and {0}={2}: give one value", key,
                            at->second, value));
  }
}

int add(const CaseOptions& o, Context& ctx) {
  check_named_once(o.values);
  ctx.change([&](model::Project& project) {
    Cases cases(project);
    const auto before = types(cases);
    const bool created = cases.add(o.name, o.kind);
    Case subject = cases.require(o.name);
    if (!created) {
      check_same(cases, subject, o);
      return no_change(ctx);
    }
    if (!o.in.empty()) join_group(cases, subject.id, o.in);
    for (const std::string& v : o.values) {
      if (key_value(v).first == "case") {
        throw Error(Errc::usage, fmt::format("the case is named twice: {} and {}", o.name, v));
      }
      set_one(cases, subject, v);
    }
    tell_widened(before, cases, ctx);
    done(ctx, project, fmt::format("added {} {}", cases.require(subject.name).kind, subject.name));
  });
  return 0;
}

int set(const CaseOptions& o, Context& ctx) {
  check_named_once(o.values);
  ctx.change([&](model::Project& project) {
    Cases cases(project);
    const auto before = types(cases);
    Case subject = cases.require(o.name);
    const std::string name = subject.name;
    bool changed = false;
    for (const std::string& v : o.values) changed |= set_one(cases, subject, v);
    if (!changed) return no_change(ctx);
    tell_widened(before, cases, ctx);
    done(ctx, project, fmt::format("set {} of {}", fmt::join(o.values, ", "), name));
  });
  return 0;
}

/// Speakers who have the names of their source's cases speak for these from now on.
void link_speakers(model::Project& project, const model::Source& source, Context& ctx) {
  const std::vector<std::string> labels = model::link_speakers_by_name(project, source);
  if (labels.empty()) return;
  ctx.sink().notice("speakers-linked",
                    fmt::format("in '{}' speak for the cases of their names: {}", source.name,
                                fmt::join(labels, ", ")),
                    source.name);
}

int link(const CaseOptions& o, bool on, Context& ctx) {
  ctx.change([&](model::Project& project) {
    Cases cases(project);
    const Case subject = cases.require(o.name);
    std::vector<std::string> names;
    for (const std::string& name : o.sources) {
      const model::Source source = model::Sources(project).require(name);
      const bool changed =
          on ? cases.link(subject.id, source.id) : cases.unlink(subject.id, source.id);
      if (!changed) continue;
      names.push_back(source.name);
      if (on) link_speakers(project, source, ctx);
    }
    if (names.empty()) return no_change(ctx);
    done(ctx, project,
         fmt::format("{} {} {} {}", on ? "linked" : "unlinked", subject.name, on ? "to" : "from",
                     fmt::join(names, ", ")));
  });
  return 0;
}

int remove(const CaseOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    Cases cases(project);
    const Case gone = cases.require(o.name);
    const auto links = cases.links().sources;
    const auto sources = links.find(gone.id);
    cases.remove(o.name, o.yes);
    std::string sentence = "removed case " + gone.name;
    if (sources != links.end()) {
      sentence += fmt::format("; {} without it now", counted(sources->second.size(), "source"));
    }
    done(ctx, project, sentence);
  });
  return 0;
}

std::string import_text(const model::CaseImport& r, std::size_t cases) {
  std::string text = fmt::format("{}: {} new, {} updated, {} unchanged", counted(cases, "case"),
                                 r.added, r.updated, r.unchanged);
  if (r.linked > 0) text += fmt::format("; {} linked", counted(r.linked, "source"));
  if (r.emptied > 0) text += fmt::format("; {} taken away", counted(r.emptied, "value"));
  return text;
}

int import(const CaseOptions& o, Context& ctx) {
  const CaseFile file = read_cases(o.file, o.sheet, ctx.sink());
  ctx.change([&](model::Project& project) {
    Cases cases(project);
    const auto before = types(cases);
    model::Sources sources(project);
    const std::vector<model::Source> sources_before = sources.list();
    const model::CaseImport r = cases.import(file.attributes, file.rows, o.file);
    tell_widened(before, cases, ctx);
    const std::vector<model::Source> now = sources.list();
    for (std::size_t i = 0; r.linked > 0 && i < now.size(); ++i) {
      if (now[i].cases.size() > sources_before[i].cases.size()) {
        link_speakers(project, now[i], ctx);
      }
    }
    done(ctx, project, import_text(r, r.added + r.updated + r.unchanged));
    std::vector<std::string> columns;
    for (const auto& [name, type] : r.types) {
      columns.push_back(fmt::format("{} {}", name, to_string(type)));
    }
    const auto list = [&](const char* what, const std::vector<std::string>& names) {
      if (!names.empty()) ctx.print(fmt::format("{}: {}\n", what, fmt::join(names, ", ")));
    };
    list("types", columns);
    list("cases without a source", r.cases_without_source);
    list("sources without a case", r.sources_without_case);
    list("passed over, because withdrawn", r.withdrawn);
    for (const std::string& group : r.groups) {
      ctx.sink().notice("new-case",
                        fmt::format("new case '{}', because others are in it; it is a participant "
                                    "unless 'thema case set' gives it another kind",
                                    group),
                        group);
    }
  });
  return 0;
}

int attribute(const CaseOptions& o, Context& ctx) {
  if (o.type.empty() && o.order.empty() && o.labels.empty()) {
    return o.attribute.empty() ? list_attributes(ctx) : show_attribute(o.attribute, ctx);
  }
  if (o.attribute.empty()) throw Error(Errc::usage, "which attribute? Name it before the options");
  model::AttributeFields fields;
  if (!o.type.empty()) fields.type = model::attribute_type(o.type);
  if (!o.order.empty()) {
    for (const std::string_view value : split(o.order, ',')) fields.order.emplace_back(trim(value));
  }
  for (const std::string& label : o.labels) {
    auto [value, text] = key_value(label);
    fields.labels.push_back({std::move(value), std::move(text)});
  }
  ctx.change([&](model::Project& project) {
    if (!Cases(project).set_attribute(Owner::case_, o.attribute, fields)) return no_change(ctx);
    done(ctx, project, "changed attribute " + o.attribute);
  });
  return 0;
}

void setup_tables(App app, Context& ctx, const std::shared_ptr<CaseOptions>& o) {
  App verb = app.add_subcommand("import", "Read cases and their attributes from a csv or xlsx");
  verb.add_option("file", o->file,
                  "Column case; kind, in (the case that it belongs to) and source where there are "
                  "such; every other column is an attribute")
      .required();
  verb.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(verb, "  thema case import cases.csv");
  bind(verb, ctx, [o, &ctx] { return import(*o, ctx); });

  verb = app.add_subcommand("list", "List the cases with their attributes");
  add_filter(verb, o->where, "Only cases that fit a filter (see 'thema help queries')");
  example(verb,
          "  thema case list -f csv\n"
          "  thema case list --where \"age >= 50 and case has 'Barriers'\"");
  bind(verb, ctx, [o, &ctx] { return list_cases(o->where, ctx); });

  verb = app.add_subcommand("show", "Show a case");
  verb.add_option("case", o->name, "The case").required();
  example(verb, "  thema case show P07");
  bind(verb, ctx, [o, &ctx] { return show_case(o->name, ctx); });

  verb = app.add_subcommand("attribute", "List attributes; show or declare one");
  verb.add_option("attribute", o->attribute, "The attribute");
  verb.add_option("--type", o->type, "text, integer, number, date or boolean");
  verb.add_option("--order", o->order, "Its values in the order of tables: a,b,c");
  verb.add_repeatable("--label", o->labels, "How a value is written out: F=Woman");
  example(verb,
          "  thema case attribute arm --order usual,web,'web + phone'\n"
          "  thema case attribute gender --label F=Woman --label M=Man");
  bind(verb, ctx, [o, &ctx] { return attribute(*o, ctx); });
}

void setup_changes(App app, Context& ctx, const std::shared_ptr<CaseOptions>& o) {
  App verb = app.add_subcommand("add", "Add a case");
  verb.add_option("case", o->name, "Its name").required();
  verb.add_option("value", o->values, "Attributes: key=value");
  verb.add_option("--kind", o->kind, "participant, site, study or any other (participant)");
  verb.add_option("--in", o->in, "The case that it belongs to");
  o->kind = "participant";
  example(verb,
          "  thema case add 'Clinic A' --kind site\n"
          "  thema case add P07 age=55 gender=woman --in 'Clinic A'");
  bind(verb, ctx, [o, &ctx] { return add(*o, ctx); });

  verb = app.add_subcommand("set", "Set attributes of a case, its kind, or what it belongs to");
  verb.add_option("case", o->name, "The case").required();
  verb.add_option("value", o->values,
                  "key=value; kind=, in= and case= (a new name) are built in; an empty value takes "
                  "it away")
      .required();
  example(verb, "  thema case set P07 age=56 occupation=nurse 'in=Clinic A'");
  bind(verb, ctx, [o, &ctx] { return set(*o, ctx); });

  for (const bool on : {true, false}) {
    verb =
        app.add_subcommand(on ? "link" : "unlink", on ? "Link a case to sources in which it speaks"
                                                      : "Take the link to sources away");
    verb.add_option("case", o->name, "The case").required();
    verb.add_option("source", o->sources, "The sources (names or imported files)").required();
    example(verb, on ? "  thema case link P07 P07_3m P07_12m" : "  thema case unlink P07 P07_12m");
    bind(verb, ctx, [o, on, &ctx] { return link(*o, on, ctx); });
  }

  verb = app.add_subcommand("remove", "Remove a case; its sources stay");
  verb.add_option("case", o->name, "The case").required();
  verb.add_flag("--yes", o->yes, "With its memos, summaries, answers and the evidence of silence");
  example(verb, "  thema case remove P99");
  bind(verb, ctx, [o, &ctx] { return remove(*o, ctx); });

  verb = app.add_subcommand("withdraw",
                            "Erase all that a case said, for good: it takes its consent back");
  verb.add_option("case", o->name, "The case; its name stays, marked as withdrawn").required();
  example(verb,
          "  thema case withdraw P07 --reason 'took the consent back by letter'\n"
          "  thema case withdraw P07 --reason 'consent taken back' -n   # say what would go");
  bind(verb, ctx, [o, &ctx] { return withdraw_case(o->name, ctx); });
}

}  // namespace

void setup_case(App app, Context& ctx) {
  auto o = std::make_shared<CaseOptions>();
  setup_tables(app, ctx, o);
  setup_changes(app, ctx, o);
  setup_case_event(app, ctx);
}

}  // namespace thema::cli
