#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "cells.h"
#include "cmo.h"
#include "cmo_checking.h"
#include "context.h"
#include "model/cmo.h"
#include "model/cmo_left_behind.h"
#include "model/realist_object.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using Level = analysis::CmoPolicy::Level;

struct CheckOptions {
  std::vector<std::string> labels;
  std::string policy;
};

report::Table check_table(const analysis::CmoPolicy& policy) {
  report::Table table;
  table.name = "cmo_check";
  table.columns = {{"id", "Rule", Kind::text},
                   {"level", "Level", Kind::text},
                   {"object", "Object", Kind::text},
                   {"message", "Message", Kind::text, report::kAll, true},
                   {"waived", "Waived because", Kind::text, report::kAll, true}};
  table.notes.push_back(fmt::format(
      "Thresholds: K05 {}% of the supporting or refining evidence; K08 by {}; K16 {}; K18 the "
      "last {}; K20 event '{}'.",
      policy.k05_share, fmt::join(policy.k08_by, ", "),
      counted(static_cast<std::size_t>(policy.k16_cases), "case"),
      policy.k18_transcripts == 1 ? std::string("transcript")
                                  : fmt::format("{} transcripts", policy.k18_transcripts),
      policy.k20_event));
  return table;
}

/// One policy may make an error of what was waived as a warning of another.
void say_waived_errors(const analysis::CmoCheckInput& input,
                       const std::vector<analysis::CmoFinding>& errors, const std::string& policy,
                       Context& ctx) {
  for (const model::Waiver& w : input.waivers) {
    const bool everywhere = w.object.cmoc == 0 && w.object.theory == 0;
    const auto about = [&](const analysis::CmoFinding& f) {
      const auto in = std::find(f.cmocs.begin(), f.cmocs.end(), w.object.cmoc) != f.cmocs.end();
      return f.rule == w.rule &&
             (everywhere || in || (f.theory != 0 && f.theory == w.object.theory));
    };
    if (std::none_of(errors.begin(), errors.end(), about)) continue;
    ctx.sink().notice("waived-error",
                      fmt::format("{} is waived for {}, but an error {}: it counts", w.rule,
                                  everywhere ? "the project" : w.object.label,
                                  policy.empty() ? "without a policy" : "by " + policy),
                      w.object.label);
  }
}

int check(const CheckOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("cmo_check");
  const analysis::CmoPolicy policy = read_policy(o.policy);
  std::set<RowId> wanted;
  for (const std::string& label : o.labels) {
    const model::RealistObject object = model::require_realist(project, label);
    wanted.insert(object.cmoc != 0 ? object.cmoc : object.theory);
  }
  const CmoChecking checking = read_checking(project, ctx);
  require_known(policy, o.policy, checking.input);
  std::vector<report::Row> rows;
  std::vector<analysis::CmoFinding> errors;
  for (const analysis::CmoFinding& f : analysis::check_cmo(checking.input, policy)) {
    const bool about =
        wanted.empty() || wanted.contains(f.theory) ||
        std::any_of(f.cmocs.begin(), f.cmocs.end(), [&](RowId c) { return wanted.contains(c); });
    if (!about) continue;
    if (f.level == Level::error) errors.push_back(f);
    rows.push_back(
        {cell(f.rule), cell(to_string(f.level)), cell(f.object), cell(f.message), cell(f.waived)});
  }
  report::Table table = check_table(policy);
  if (rows.empty() && !out->machine()) {
    out->note({"No rule fails. " + table.notes.front(), false});
  } else {
    ctx.table(*out, std::move(table), rows);
  }
  out->finish();
  for (const model::LeftBehind& left : model::left_behind(project)) {
    const bool about = o.labels.empty() ||
                       std::find(o.labels.begin(), o.labels.end(), left.label) != o.labels.end();
    if (about) ctx.sink().notice("left-behind", left.message(), left.label);
  }
  say_waived_errors(checking.input, errors, o.policy, ctx);
  return errors.empty() ? 0 : 1;
}

}  // namespace

void setup_cmo_check(App app, Context& ctx) {
  auto o = std::make_shared<CheckOptions>();
  App sub = app.add_subcommand("check", "Rules K01 to K22: what a reviewer would ask");
  sub.add_option("label", o->labels, "Only these configurations and theories");
  sub.add_option("--policy", o->policy,
                 "A file of levels and thresholds: 'K05 warn share=60', 'K18 off'");
  example(sub,
          "  thema cmo check\n"
          "  thema cmo check CMOC1 --policy policy.txt -f json");
  bind(sub, ctx, [o, &ctx] { return check(*o, ctx); });
}

}  // namespace thema::cli
