#include "model/decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "base/strings.h"
#include "context.h"
#include "decision_options.h"
#include "decision_rows.h"
#include "model/cmo.h"
#include "model/cmo_words.h"
#include "model/realist_object.h"
#include "wording.h"

namespace thema::cli {

void setup_decision(App app, Context& ctx);

namespace {

struct AddOptions {
  std::vector<std::string> inputs, outputs;
  DecisionOptions decision;
};

/// "CMOC1,CMOC3" names two.
std::vector<model::DecisionObject> objects(model::Project& project,
                                           const std::vector<std::string>& typed, bool output) {
  std::vector<model::DecisionObject> found;
  for (const std::string& labels : typed) {
    for (const std::string_view label : split(labels, ',')) {
      if (trim(label).empty()) continue;
      const model::RealistObject object = model::require_realist(project, trim(label));
      model::DecisionObject o{.output = output, .cmoc = object.cmoc, .theory = object.theory};
      if (object.cmoc != 0) {
        const model::Configuration c = model::Configurations(project).require(object.label);
        o.version = c.version.id;
        o.detail = c.state;
      }
      found.push_back(std::move(o));
    }
  }
  return found;
}

int add(const AddOptions& o, Context& ctx) {
  if (o.inputs.empty() && o.outputs.empty()) {
    throw Error(Errc::usage,
                "what is the decision about? give --input LABEL or --output LABEL, configurations "
                "or theories");
  }
  ctx.change([&](model::Project& project) {
    model::NewDecision d = decision_of(o.decision, "other", ctx.globals().reason);
    d.coder = project.coder_id(ctx.sink());
    d.objects = objects(project, o.inputs, false);
    for (model::DecisionObject& out : objects(project, o.outputs, true)) {
      d.objects.push_back(std::move(out));
    }
    model::Decisions(project).record(d);
    std::vector<std::string> about;
    for (const auto* labels : {&o.inputs, &o.outputs}) {
      about.insert(about.end(), labels->begin(), labels->end());
    }
    done(ctx, project,
         fmt::format("recorded a decision ({}) on {}", d.operation, join(about, ", ")));
  });
  return 0;
}

int list(const std::string& label, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("decisions");
  RowId cmoc = 0, theory = 0;
  if (!label.empty()) {
    const model::RealistObject object = model::require_realist(project, label);
    cmoc = object.cmoc;
    theory = object.theory;
  }
  std::vector<report::Row> rows;
  for (const model::Decision& d : model::Decisions(project).list(cmoc)) {
    const bool about = std::any_of(d.objects.begin(), d.objects.end(), [&](const auto& object) {
      return theory == 0 || object.theory == theory;
    });
    if (theory == 0 || about) rows.push_back(decision_row(d));
  }
  ctx.table(*out, decisions_table(), rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_decision(App app, Context& ctx) {
  auto o = std::make_shared<AddOptions>();
  App sub = app.add_subcommand("add", "Record a step of analysis with its reason");
  sub.add_repeatable("--input", o->inputs, "A configuration or theory that went in (repeatable)");
  sub.add_repeatable("--output", o->outputs, "One that came out (repeatable)");
  add_decision_options(sub, o->decision);
  example(sub,
          "  thema decision add --op situate --input CMOC1,CMOC3 --inference retroductive \\\n"
          "    --people 'Anna, Ben' --reason 'They differ by what people hold to be the cause'");
  bind(sub, ctx, [o, &ctx] { return add(*o, ctx); });

  auto label = std::make_shared<std::string>();
  sub = app.add_subcommand("list", "The decisions, oldest first");
  sub.add_option("label", *label, "Only those on a configuration or theory");
  example(sub,
          "  thema decision list CMOC1\n"
          "  thema decision list --columns created,operation,reason,people");
  bind(sub, ctx, [label, &ctx] { return list(*label, ctx); });
}

}  // namespace thema::cli
