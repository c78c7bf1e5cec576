#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "model/project.h"
#include "model/tag_keys.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using model::TagKey;
using model::TagKeys;

struct TagOptions {
  std::string key, on;
  std::vector<std::string> values, labels, marks, footnotes;
};

/// None where the key is not declared.
std::vector<std::string> values_of(TagKeys& keys, const std::string& wanted) {
  std::vector<std::string> out;
  for (const TagKey& key : keys.list()) {
    if (key.key != wanted) continue;
    for (const model::TagValue& v : key.values) out.push_back(v.value);
  }
  return out;
}

int define(const TagOptions& o, Context& ctx) {
  model::TagDefinition d;
  d.key = o.key;
  if (!o.on.empty()) d.on = o.on;
  for (const std::string& list : o.values) {
    if (!d.values) d.values.emplace();
    for (const std::string_view value : split(list, ',')) {
      if (!trim(value).empty()) d.values->emplace_back(trim(value));
    }
  }
  for (const std::string& label : o.labels) d.labels.push_back(key_value(label));
  for (const std::string& mark : o.marks) d.marks.push_back(key_value(mark));
  d.footnotes = o.footnotes;
  ctx.change([&](model::Project& project) {
    TagKeys keys(project);
    const std::vector<std::string> before = values_of(keys, o.key);
    if (!keys.define(d)) return no_change(ctx);
    const TagKey key = keys.require(o.key);
    const std::vector<std::string> values = values_of(keys, o.key);
    std::vector<std::string> gone;  // none that is in use: that is refused
    for (const std::string& value : before) {
      if (std::find(values.begin(), values.end(), value) == values.end()) gone.push_back(value);
    }
    done(ctx, project,
         fmt::format("defined tag {}{}{}{}", key.key,
                     values.empty() ? "" : ": " + join(values, ", "),
                     key.on == "both" ? "" : fmt::format(" (on a {})", key.on),
                     gone.empty() ? "" : "; no longer a value: " + join(gone, ", ")));
  });
  return 0;
}

int list(Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("tags", "Declared tags");
  TagKeys keys(project);
  report::Table table;
  table.name = "tags";
  table.columns = {{"key", "Key", Kind::text},
                   {"on", "On", Kind::text},
                   {"values", "Values", Kind::list},
                   {"codes", "Codes", Kind::integer},
                   {"codings", "Codings", Kind::integer}};
  std::vector<report::Row> rows;
  for (const TagKey& key : keys.list()) {
    report::List values;
    for (const model::TagValue& v : key.values) values.items.push_back(v.value);
    const TagKeys::Use use = keys.use_of(key.key);
    rows.push_back({cell(key.key), cell(key.on), std::move(values), cell_count(use.codes),
                    cell_count(use.codings)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

int show(const TagOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("tag", "Tag");
  const TagKey key = TagKeys(project).require(o.key);
  if (out->has_room_for_fields()) {
    out->field({"key", "Key", cell(key.key)});
    out->field({"on", "On", cell(key.on)});
  }
  report::Table table;
  table.name = "values";
  table.columns = {{"value", "Value", Kind::text},
                   {"label", "Label", Kind::text},
                   {"mark", "Mark", Kind::text},
                   {"footnote", "Footnote", Kind::text, report::kAll, true}};
  std::vector<report::Row> rows;
  for (const model::TagValue& v : key.values) {
    rows.push_back({cell(v.value), cell(v.label), cell(v.mark), cell(v.footnote)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

int remove(const TagOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    TagKeys keys(project);
    const TagKeys::Use use = keys.use_of(o.key);
    keys.remove(o.key);
    done(ctx, project,
         fmt::format("removed the declaration of tag {}; {} and {} keep it", o.key,
                     counted(use.codes, "tag of codes", "tags of codes"),
                     counted(use.codings, "of codings", "of codings")));
  });
  return 0;
}

}  // namespace

void setup_tag(App app, Context& ctx) {
  auto o = std::make_shared<TagOptions>();
  App verb = app.add_subcommand(
      "define",
      "Declare a key, or declare it anew: it accepts only its values, in the order of tables");
  verb.add_option("key", o->key, "The key, as in key=value").required();
  verb.add_repeatable("--values", o->values, "All values in order: barrier,facilitator");
  verb.add_repeatable("--label", o->labels, "value=TEXT: its heading in tables");
  verb.add_repeatable("--mark", o->marks, "value='*': printed behind what has the value");
  verb.add_repeatable("--footnote", o->footnotes,
                      "What the mark means; as many as marks, in their order");
  verb.add_option("--on", o->on, "What the key is for; both when not said")
      .one_of({"code", "coding", "both"});
  example(verb,
          "  thema tag define valence --values barrier,facilitator --label barrier=Barriers\n"
          "  thema tag define perspective --values patient,clinician --on coding \\\n"
          "    --mark clinician='*' --footnote 'said by clinicians'");
  bind(verb, ctx, [o, &ctx] { return define(*o, ctx); });

  verb = app.add_subcommand("list", "List the declared keys");
  example(verb, "  thema tag list");
  bind(verb, ctx, [&ctx] { return list(ctx); });

  verb = app.add_subcommand("show", "Show the values of a key with labels and marks");
  verb.add_option("key", o->key, "The key").required();
  example(verb, "  thema tag show valence");
  bind(verb, ctx, [o, &ctx] { return show(*o, ctx); });

  verb = app.add_subcommand("remove", "Remove a declaration: the key is free then, its tags stay");
  verb.add_option("key", o->key, "The key").required();
  example(verb, "  thema tag remove valence");
  bind(verb, ctx, [o, &ctx] { return remove(*o, ctx); });
}

}  // namespace thema::cli
