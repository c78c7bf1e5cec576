#include <memory>

#include "agree/rows.h"
#include "base/error.h"
#include "command.h"
#include "context.h"
#include "filter_options.h"

namespace thema::cli {

namespace {

int agree(const AgreeOptions& o, Context& ctx) {
  if (!o.data.empty()) {
    if (o.unit_column.empty() || o.coder_column.empty() || o.value_column.empty()) {
      throw Error(Errc::usage,
                  "--data needs --unit-column, --coder-column and --value-column, the names of the "
                  "file's columns");
    }
    return agree_data(o, ctx);
  }
  if (!o.spans.empty()) {
    if (!o.length) throw Error(Errc::usage, "--spans needs --length, that of the continuum");
    return agree_spans(o, ctx);
  }
  if (o.coders.empty()) {
    throw Error(Errc::usage,
                "whose codings? give --coders A,B (or --data FILE for ratings without a project)");
  }
  return agree_project(o, ctx);
}

}  // namespace

void setup_agree(App app, Context& ctx) {
  auto o = std::make_shared<AgreeOptions>();
  app.add_option("--coders", o->coders, "Whose codings: A,B or more");
  app.add_repeatable("--code", o->codes, "Only these codes, with their sub-codes");
  app.add_flag("--exact", o->exact, "Without sub-codes");
  app.add_option("--unit", o->unit, "What is compared (char)")
      .one_of({"char", "word", "sentence", "turn", "paragraph", "source"});
  add_filter(app, o->where, "Only sources that fit a filter");
  app.add_flag("--list-disagreements", o->disagreements, "The passages that not all of them coded");
  Option data = app.add_option("--data", o->data, "Ratings in long form, without a project");
  app.add_option("--unit-column", o->unit_column, "Column of the units").needs(data);
  app.add_option("--coder-column", o->coder_column, "Column of the coders").needs(data);
  app.add_option("--value-column", o->value_column, "Column of the values").needs(data);
  app.add_option("--level", o->level, "nominal, ordinal, interval or ratio (for krippendorff)");
  app.add_option("--categories", o->categories, "All values, from low to high, also unused ones");
  Option spans =
      app.add_option("--spans", o->spans, "Unitised ratings: columns coder,start,end,value");
  app.add_option("--length", o->length, "Length of the continuum").needs(spans).positive();
  app.add_option("--begin", o->begin, "Where the continuum begins (0)").needs(spans);
  app.add_option("--stat", o->statistics,
                 "Which: percent, holsti, cohen, scott, fleiss, brennan-prediger, pabak, "
                 "krippendorff, ac1, mv-alpha, alpha-u, bar-u-alpha, cu-alpha, ku-alpha, "
                 "alpha-u-1995, gamma");
  app.add_flag("--ci", o->interval, "95 % intervals by resampling");
  app.add_option("--min", o->least, "Exit status 1 when a value is below");
  app.add_option("--gamma-alpha", o->gamma_alpha, "Weight of places in gamma (1)").not_negative();
  app.add_option("--gamma-beta", o->gamma_beta, "Weight of categories in gamma (1)").not_negative();
  spans.excludes(data);
  example(app,
          "  thema agree --coders ann,ben --unit turn --ci\n"
          "  thema agree --data ratings.csv --unit-column unit --coder-column coder \\\n"
          "    --value-column value --stat krippendorff,ac1 --level ordinal");
  bind(app, ctx, [o, &ctx] { return agree(*o, ctx); });
}

}  // namespace thema::cli
