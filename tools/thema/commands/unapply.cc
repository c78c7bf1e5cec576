#include <fmt/format.h>

#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/sources.h"
#include "selector_options.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct UnapplyOptions {
  std::vector<std::string> codes;
  SelectorOptions place;
};

int unapply(const UnapplyOptions& o, Context& ctx) {
  if (o.place.source.empty()) throw Error(Errc::usage, "which source? give --in SOURCE");
  ctx.change([&](model::Project& project) {
    const auto opened = ctx.source_text(model::Sources(project).require(o.place.source));
    model::SourceText& text = *opened;
    model::Codebook codebook(project);
    model::Codings codings(project);
    const RowId coder = project.coder_id(ctx.sink());
    std::set<RowId> ids, taken;
    std::vector<std::string> names;
    for (const std::string& name : o.codes) {
      const RowId code = codebook.require(name).id;
      if (!taken.insert(code).second) continue;
      names.push_back(name);
      for (const text::Span span : text.resolve(o.place.selector)) {
        for (const RowId id : codings.on_passage(text.source().id, span, code, coder))
          ids.insert(id);
      }
    }
    codings.remove({ids.begin(), ids.end()});
    if (ids.empty()) {
      ctx.print("no change: I have not coded that passage so\n");
      return;
    }
    done(ctx, project,
         fmt::format("removed {} of {} from {}", counted(ids.size(), "coding"), join(names, ", "),
                     text.source().name));
  });
  return 0;
}

}  // namespace

void setup_unapply(App app, Context& ctx) {
  auto o = std::make_shared<UnapplyOptions>();
  app.add_option("code", o->codes, "Codes: paths or unique last names").required();
  add_selector(app, o->place);
  example(app, "  thema unapply 'Logging in' --in P12_6m --turns 12");
  bind(app, ctx, [o, &ctx] { return unapply(*o, ctx); });
}

}  // namespace thema::cli
