#include <cmath>
#include <memory>

#include "agree/rows.h"
#include "base/error.h"
#include "command.h"
#include "context.h"
#include "filter_options.h"
#include "goes_with.h"

namespace thema::cli {

namespace {

/// Options that speak of a project's codings, or of ratings in a file.
struct Given {
  Option unit, level, categories, gamma_alpha, gamma_beta;
};

void check_options(const AgreeOptions& o, const Given& given) {
  const bool file = !o.data.empty() || !o.spans.empty();
  const std::string with_project = " goes with a project's codings, not with --data and --spans";
  goes_with(!o.coders.empty(), !file, "--coders" + with_project);
  goes_with(!o.codes.empty(), !file, "--code" + with_project);
  goes_with(o.exact, !file, "--exact" + with_project);
  goes_with(given.unit, !file, "--unit" + with_project);
  goes_with(!o.where.empty(), !file, "--where" + with_project);
  goes_with(o.disagreements, !file, "--list-disagreements" + with_project);
  goes_with(given.level, o.spans.empty(), "--level goes with ratings of units, not with --spans");
  goes_with(given.categories, file, "--categories goes with --data or --spans");
  const bool gamma = o.statistics.find("gamma") != std::string::npos;
  goes_with(given.gamma_alpha, gamma, "--gamma-alpha goes with --stat gamma");
  goes_with(given.gamma_beta, gamma, "--gamma-beta goes with --stat gamma");
  if (!std::isfinite(o.least.value_or(0))) throw Error(Errc::usage, "--min: expected a number");
  if (!std::isfinite(o.begin)) throw Error(Errc::usage, "--begin: expected a number");
  const std::string values = " goes with a table of values, not with --list-disagreements";
  goes_with(!o.statistics.empty(), !o.disagreements, "--stat" + values);
  goes_with(o.interval, !o.disagreements, "--ci" + values);
  goes_with(o.least.has_value(), !o.disagreements, "--min" + values);
}

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
  Given given;
  given.unit = app.add_option("--unit", o->unit,
                              "What is compared (char); paragraphs as autocode finds them")
                   .one_of({"char", "word", "sentence", "turn", "paragraph", "source"});
  add_filter(app, o->where, "Only sources that fit a filter");
  app.add_flag("--list-disagreements", o->disagreements, "The passages that not all of them coded");
  Option data = app.add_option("--data", o->data, "Ratings in long form, without a project");
  app.add_option("--unit-column", o->unit_column, "Column of the units").needs(data);
  app.add_option("--coder-column", o->coder_column, "Column of the coders").needs(data);
  app.add_option("--value-column", o->value_column, "Column of the values").needs(data);
  given.level =
      app.add_option("--level", o->level, "nominal, ordinal, interval or ratio (for krippendorff)");
  given.categories = app.add_option("--categories", o->categories,
                                    "All values, from low to high, also unused ones");
  Option spans =
      app.add_option("--spans", o->spans, "Unitised ratings: columns coder,start,end,value");
  app.add_option("--length", o->length, "Length of the continuum").needs(spans).positive();
  app.add_option("--begin", o->begin, "Where the continuum begins (0)").needs(spans);
  app.add_option("--stat", o->statistics,
                 "Which: percent, holsti, cohen, scott, fleiss, brennan-prediger, pabak, "
                 "krippendorff, ac1, mv-alpha, alpha-u, bar-u-alpha, cu-alpha, ku-alpha, "
                 "alpha-u-1995, gamma");
  app.add_flag("--ci", o->interval, "95 % intervals by resampling");
  app.add_option("--min", o->least, "Exit status 1 when a value is below, or none is defined");
  given.gamma_alpha =
      app.add_option("--gamma-alpha", o->gamma_alpha, "Weight of places in gamma (1)")
          .not_negative();
  given.gamma_beta =
      app.add_option("--gamma-beta", o->gamma_beta, "Weight of categories in gamma (1)")
          .not_negative();
  spans.excludes(data);
  example(app,
          "  thema agree --coders ann,ben --unit turn --ci\n"
          "  thema agree --data ratings.csv --unit-column unit --coder-column coder \\\n"
          "    --value-column value --stat krippendorff,ac1 --level ordinal");
  bind(app, ctx, [o, given, &ctx] {
    check_options(*o, given);
    return agree(*o, ctx);
  });
}

}  // namespace thema::cli
