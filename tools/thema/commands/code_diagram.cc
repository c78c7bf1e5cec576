#include "report/code_diagram.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "analysis/axis.h"
#include "analysis/crosstab.h"
#include "base/error.h"
#include "cells.h"
#include "code.h"
#include "coding_rows.h"
#include "command.h"
#include "context.h"
#include "dot_output.h"
#include "filter_options.h"
#include "model/codebook.h"
#include "model/corpus.h"
#include "model/tag_keys.h"
#include "wording.h"

namespace thema::cli {

namespace {

using analysis::Axis;
using analysis::AxisSpec;
using Kind = report::Column::Kind;

struct CodeDiagramOptions {
  std::string stages, polarity = "valence", helps = "facilitator", hinders = "barrier", where;
  std::vector<std::string> codes;
  CountedOptions counted;
  int depth = 2;
};

/// Which codes help or hinder at which stage: codings with both tags, by cases.
class CodeDiagram {
 public:
  CodeDiagram(const CodeDiagramOptions& options, Context& ctx)
      : o_(options), ctx_(ctx), project_(ctx.read()), corpus_(model::load_corpus(project_)) {}

  int run() {
    const bool dot = dot_asked(ctx_.globals());
    auto out = dot ? nullptr : ctx_.renderer("code_diagram", "Conceptual model");
    const model::TagKey stages = declared(o_.stages), polarity = declared(o_.polarity);
    CodingWalk walk(project_, corpus_,
                    {.where = o_.where,
                     .case_kind = o_.counted.case_kind,
                     .codes = o_.codes,
                     .use = analysis::Consent::Use::analysis});
    const analysis::CountedCases counted =
        counted_cases(project_, corpus_, walk.filter(), o_.counted);
    report::CodeDiagramInput model = count(walk, counted, stages, polarity);
    std::vector<std::string> notes;
    if (out) say_left_out(ctx_, *out, walk.left_out(), notes);
    if (const std::string words = missing(); !words.empty()) {
      if (out && !out->machine()) {
        notes.push_back(words);
      } else {
        ctx_.sink().notice("code-diagram-without", words);
      }
    }
    if (model.edges.empty()) {
      ctx_.sink().notice("code-diagram-empty",
                         fmt::format("no coding has a stage ({}) and '{}' or '{}' ({})", o_.stages,
                                     o_.helps, o_.hinders, o_.polarity));
    }
    if (out && (out->machine() || !ctx_.globals().columns_text.empty())) {
      print_edges(*out, model);
      out->finish();
      return 0;
    }
    report::PathDiagram figure = report::code_diagram(model);
    figure.text.notes.insert(figure.text.notes.end(), notes.begin(), notes.end());
    if (!o_.where.empty()) figure.text.notes.push_back("Filter: " + o_.where + ".");
    if (!ctx_.globals().caption.empty()) figure.text.title = ctx_.globals().caption;
    if (dot) {
      print_dot(figure, ctx_);
      return 0;
    }
    out->figure(std::move(figure));
    out->finish();
    return 0;
  }

 private:
  model::TagKey declared(const std::string& key) {
    model::TagKey found = model::TagKeys(project_).require(key);
    if (!found.values.empty()) return found;
    throw Error(Errc::usage,
                fmt::format("the tag '{0}' has no values in order: declare them with 'thema tag "
                            "define {0} --values FIRST,SECOND'",
                            key));
  }

  static std::string heading_of(const model::TagKey& key, const std::string& value) {
    for (const model::TagValue& v : key.values) {
      if (v.value == value) return v.label.empty() ? v.value : v.label;
    }
    std::vector<std::string> values;
    for (const model::TagValue& v : key.values) values.push_back(v.value);
    throw Error(Errc::usage, fmt::format("the tag '{}' has no value '{}'; there are {}", key.key,
                                         value, fmt::join(values, ", ")));
  }

  /// The deepest codes that are shown: a theme stands for itself only where it has no sub-codes.
  bool is_drawn(const model::Code& code) const {
    const int deepest = o_.depth + base_depth(code) - 1;
    if (code.depth == deepest) return true;
    return code.depth < deepest &&
           std::none_of(corpus_.codes.begin(), corpus_.codes.end(),
                        [&](const model::Code& c) { return c.parent == code.id; });
  }
  int base_depth(const model::Code& code) const {
    for (const std::uint32_t top : tops_) {
      const model::Code& t = corpus_.codes[top];
      if (code.id == t.id || code.path.starts_with(t.path + "/")) return t.depth;
    }
    return 1;
  }

  report::CodeDiagramInput count(CodingWalk& walk, const analysis::CountedCases& counted,
                                 const model::TagKey& stages, const model::TagKey& polarity) {
    report::CodeDiagramInput model{.stages = {},
                                   .edges = {},
                                   .helps = heading_of(polarity, o_.helps),
                                   .hinders = heading_of(polarity, o_.hinders),
                                   .of = counted.n(),
                                   .what = counted.words()};
    const auto tags = model::load_coding_tags(project_);
    analysis::AxisInput input{.corpus = corpus_,
                              .counted = counted,
                              .sources = analysis::sources_that_may_fit(walk.filter(), corpus_),
                              .tops = {},
                              .depth = o_.depth,
                              .declared = {},
                              .tags = tags};
    const model::CodeFinder finder(corpus_.codes);
    for (const std::string& path : o_.codes) tops_.push_back(finder.require(path));
    input.tops = tops_;
    const Axis codes(AxisSpec{}, input);
    const Axis columns = tag_axis(stages, input), signs = tag_axis(polarity, input);
    analysis::Crosstab helps(codes, columns, counted, {.cases = true});
    analysis::Crosstab hinders(codes, columns, counted, {.cases = true});
    walk.each([&](const CodingWalk::Visit& visit) {
      count_missing(visit, walk, columns, signs, stages);
      helps.add(with(visit, walk, signs, o_.helps), walk.who(), visit.turns);
      hinders.add(with(visit, walk, signs, o_.hinders), walk.who(), visit.turns);
    });
    helps.close();
    hinders.close();
    for (const model::TagValue& v : stages.values) {
      model.stages.push_back(v.label.empty() ? v.value : v.label);
      keys_.push_back(v.value);
    }
    for (std::uint32_t c = 0; c < codes.values().size(); ++c) {
      const model::Code& code = corpus_.codes[codes.index_of(c)];
      if (!is_drawn(code)) continue;
      for (std::uint32_t s = 0; s < stages.values.size(); ++s) {
        for (const bool against : {false, true}) {
          const std::size_t k = (against ? hinders : helps).cases(c, s);
          if (k > 0) model.edges.push_back({code.path, s, against, k});
        }
      }
    }
    return model;
  }

  /// Codings that no line of the figure counts, and why.
  void count_missing(const CodingWalk::Visit& visit, const CodingWalk& walk, const Axis& stage,
                     const Axis& sign, const model::TagKey& stages) {
    std::vector<std::uint32_t> values;
    const auto has = [&](const Axis& axis, const analysis::Selected& s, const auto& wanted) {
      values.clear();
      axis.values_of(s, walk.who(), visit.turns, values);
      return std::any_of(values.begin(), values.end(),
                         [&](std::uint32_t v) { return wanted(axis.values()[v].key); });
    };
    for (const analysis::Selected& s : visit.selected) {
      const bool staged = has(stage, s, [&](const std::string& key) {
        return std::any_of(stages.values.begin(), stages.values.end(),
                           [&](const model::TagValue& v) { return v.value == key; });
      });
      const bool signed_ = has(
          sign, s, [&](const std::string& key) { return key == o_.helps || key == o_.hinders; });
      const model::Code& code = corpus_.codes[s.coding->code];
      const bool above = code.depth < o_.depth + base_depth(code) - 1 && !is_drawn(code);
      missing_.all += !staged || !signed_ || above ? 1 : 0;
      missing_.stage += staged ? 0 : 1;
      missing_.sign += signed_ ? 0 : 1;
      missing_.above += above ? 1 : 0;
    }
  }

  /// Nothing: all codings are in the figure.
  std::string missing() const {
    if (missing_.all == 0) return {};
    std::vector<std::string> why;
    if (missing_.stage > 0)
      why.push_back(fmt::format("{} without '{}'", missing_.stage, o_.stages));
    if (missing_.sign > 0) {
      why.push_back(fmt::format("{} with neither '{}' nor '{}' of '{}'", missing_.sign, o_.helps,
                                o_.hinders, o_.polarity));
    }
    if (missing_.above > 0) {
      why.push_back(fmt::format("{} on a code above those that are drawn", missing_.above));
    }
    return fmt::format("Not in the figure: {} ({}).", counted(missing_.all, "coding"),
                       fmt::join(why, ", "));
  }

  static Axis tag_axis(const model::TagKey& key, analysis::AxisInput& input) {
    AxisSpec spec;
    spec.kind = AxisSpec::Kind::tag;
    spec.tag = key.key;
    input.declared.clear();
    for (const model::TagValue& v : key.values) input.declared.push_back(v.value);
    return {spec, input};
  }

  /// The codings of a source that have this polarity.
  static std::vector<analysis::Selected> with(const CodingWalk::Visit& visit,
                                              const CodingWalk& walk, const Axis& signs,
                                              const std::string& value) {
    std::vector<analysis::Selected> chosen;
    std::vector<std::uint32_t> values;
    for (const analysis::Selected& s : visit.selected) {
      values.clear();
      signs.values_of(s, walk.who(), visit.turns, values);
      if (std::any_of(values.begin(), values.end(),
                      [&](std::uint32_t v) { return signs.values()[v].key == value; })) {
        chosen.push_back(s);
      }
    }
    return chosen;
  }

  void print_edges(report::Renderer& out, const report::CodeDiagramInput& model) {
    report::Table t;
    t.name = "code_diagram";
    t.columns = {{"from", "From", Kind::text},
                 {"to", "To", Kind::text},
                 {"kind", "Kind", Kind::text},
                 {"cases", "Cases", Kind::integer},
                 {"of", "Of", Kind::integer}};
    std::vector<report::Row> rows;
    for (const auto& e : model.edges) {
      rows.push_back({cell(e.code), cell(keys_[e.stage]), cell(e.hinders ? "hinders" : "helps"),
                      cell_count(e.cases), cell_count(model.of)});
    }
    for (std::size_t s = 1; s < keys_.size(); ++s) {
      rows.push_back(
          {cell(keys_[s - 1]), cell(keys_[s]), cell("then"), report::Cell(), report::Cell()});
    }
    ctx_.table(out, std::move(t), rows);
  }

  const CodeDiagramOptions& o_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  std::vector<std::uint32_t> tops_;
  std::vector<std::string> keys_;  ///< of the stages
  struct {
    std::size_t all = 0, stage = 0, sign = 0, above = 0;
  } missing_;
};

}  // namespace

void setup_code_diagram(App app, Context& ctx) {
  auto o = std::make_shared<CodeDiagramOptions>();
  App sub = app.add_subcommand(
      "diagram", "Conceptual model: which codes help or hinder at which stage, as svg or dot");
  sub.add_option("--stages", o->stages, "The tag whose declared values are the stages, in order")
      .required();
  sub.add_option("--polarity", o->polarity, "The tag that says what helps and hinders (valence)");
  sub.add_option("--helps", o->helps, "Its value for what helps (facilitator)");
  sub.add_option("--hinders", o->hinders, "Its value for what hinders (barrier)");
  sub.add_repeatable("--code", o->codes, "Only this code and its sub-codes (may be repeated)");
  sub.add_option("--depth", o->depth, "The level of codes that are drawn (2); deeper count there")
      .between(1, 100);
  add_filter(sub, o->where);
  add_counted(sub, o->counted);
  example(sub,
          "  thema code diagram --stages stage --case-kind study -o model.svg\n"
          "  thema code diagram --stages stage -f dot | dot -Tpdf -o model.pdf\n"
          "  thema code diagram --stages stage -o edges.csv");
  bind(sub, ctx, [o, &ctx] { return CodeDiagram(*o, ctx).run(); });
}

}  // namespace thema::cli
