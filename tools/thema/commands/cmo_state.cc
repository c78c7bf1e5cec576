#include <fmt/format.h>

#include <memory>

#include "analysis/cmo_check.h"
#include "base/error.h"
#include "base/strings.h"
#include "cmo.h"
#include "cmo_checking.h"
#include "context.h"
#include "decision_options.h"
#include "model/cmo.h"
#include "model/cmo_records.h"
#include "model/cmo_words.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct StateOptions {
  std::string label, state;
  DecisionOptions decision;
};

int state(const StateOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const RowId coder = project.coder_id(ctx.sink());
    model::Configurations configurations(project);
    const model::Configuration there = configurations.require(o.label);
    model::CmoFields fields;
    fields.state = o.state;
    const model::CmoSaved saved = configurations.set(
        there.label, fields,
        {.reason = ctx.globals().reason,
         .operation = o.decision.operation.empty() ? "state" : o.decision.operation,
         .inference = o.decision.inference,
         .people = model::people_named(o.decision.people)},
        coder);
    if (!saved.changed) return no_change(ctx);
    done(ctx, project, fmt::format("{}: {} -> {}", there.label, there.state, saved.now.state));
  });
  return 0;
}

struct SearchOptions {
  std::string label, what, note;
};

int searched(const SearchOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const model::Configuration c = model::Configurations(project).require(o.label);
    const RowId coder = project.coder_id(ctx.sink());
    if (!model::CmoRecords(project).add_search(c.id, o.what, o.note, coder)) {
      return no_change(ctx);
    }
    done(ctx, project, fmt::format("noted for {}: searched for {}", c.label, o.what));
  });
  return 0;
}

struct WaiveOptions {
  std::string rule, label, policy;
  bool remove = false;
};

/// Errors have to be settled, and what is off says nothing: a waiver of either would have no
/// effect. What is which is the policy's word.
void require_waivable(const WaiveOptions& o) {
  using Level = analysis::CmoPolicy::Level;
  const analysis::CmoPolicy policy = read_policy(o.policy);
  std::string rule(trim(o.rule));
  if (rule.starts_with('k')) rule[0] = 'K';
  const auto level = policy.levels.find(rule);
  if (level == policy.levels.end()) return;
  const std::string by = o.policy.empty() ? std::string() : " by " + o.policy;
  if (level->second == Level::error) {
    throw Error(Errc::bad_input,
                fmt::format("{} is an error{}, and only warnings can be waived: mend what 'thema "
                            "cmo check{}{}' says of it",
                            rule, by, o.label.empty() ? "" : " ", o.label));
  }
  if (level->second == Level::off) {
    throw Error(Errc::bad_input,
                fmt::format("{} is off{}: it finds nothing that could be waived", rule, by));
  }
}

int waive(const WaiveOptions& o, Context& ctx) {
  if (!o.remove) require_waivable(o);
  ctx.change([&](model::Project& project) {
    model::RealistObject object;
    if (!o.label.empty()) object = model::require_realist(project, o.label);
    const RowId coder = project.coder_id(ctx.sink());
    model::CmoRecords records(project);
    const bool changed = o.remove ? records.unwaive(o.rule, object)
                                  : records.waive(o.rule, object, ctx.globals().reason, coder);
    if (!changed) return no_change(ctx);
    const std::string of = object.label.empty() ? "the project" : object.label;
    done(ctx, project,
         fmt::format("{} {} for {}", o.remove ? "no longer waived:" : "waived", o.rule, of));
  });
  return 0;
}

}  // namespace

void setup_cmo_state(App app, Context& ctx) {
  auto o = std::make_shared<StateOptions>();
  App sub =
      app.add_subcommand("state", "Move a configuration to a state: a decision with a reason");
  sub.add_option("label", o->label, "The configuration's label").required();
  sub.add_option("state", o->state, join(model::cmo_states(), ", ")).required();
  add_decision_options(sub, o->decision);
  example(sub,
          "  thema cmo state CMOC1 supported --inference retroductive --people 'Anna, Ben' \\\n"
          "    --reason 'P12 and P19 give context, mechanism and outcome'");
  bind(sub, ctx, [o, &ctx] { return state(*o, ctx); });

  auto search = std::make_shared<SearchOptions>();
  sub = app.add_subcommand("searched", "Note what was looked for, though nothing was found");
  sub.add_option("label", search->label, "The configuration's label").required();
  sub.add_option("--for", search->what, join(model::searched_words(), ", ")).required();
  sub.add_option("--note", search->note, "Where and how, and what was found").required();
  example(sub,
          "  thema cmo searched CMOC1 --for negative-case \\\n"
          "    --note 'All 14 interviews with the context read again: none'");
  bind(sub, ctx, [search, &ctx] { return searched(*search, ctx); });

  auto accept = std::make_shared<WaiveOptions>();
  sub = app.add_subcommand("waive", "Accept a warning of 'thema cmo check', with the reason");
  sub.add_option("rule", accept->rule, "K03 ... K22; errors (K01, K02, K11, K19) cannot be")
      .required();
  Option policy = sub.add_option("--policy", accept->policy,
                                 "The team's policy: what it makes an error or switches off "
                                 "cannot be waived, what it makes a warning can");
  sub.add_option("label", accept->label,
                 "The configuration or theory; without one: in the whole project");
  sub.add_flag("--remove", accept->remove, "Waive it no longer").excludes(policy);
  example(sub, "  thema cmo waive K05 CMOC1 --reason 'P12 is the only one who used it'");
  bind(sub, ctx, [accept, &ctx] { return waive(*accept, ctx); });
}

}  // namespace thema::cli
