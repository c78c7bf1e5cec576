#include "framework.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "analysis/attribution.h"
#include "analysis/case_groups.h"
#include "base/ids.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "framework_frame.h"
#include "report/attribute_value.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct ShowOptions {
  FrameOptions frame;
  std::string rows = "cases", attributes;
};

void say_withheld(const Frame& frame, bool machine, report::Table& table, Context& ctx) {
  if (frame.withheld().empty()) return;
  std::string note = fmt::format("Left out for want of consent to analysis: {}.",
                                 counted(frame.withheld().size(), "case"));
  if (machine) {
    ctx.sink().notice("consent", std::move(note));
  } else {
    table.notes.push_back(std::move(note));
  }
}

/// The framework: rows of cases (or sources), columns of codes, summaries in the cells.
class Show {
 public:
  Show(const ShowOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        by_source_(options.rows == "sources"),
        frame_(ctx.read(), options.frame),
        corpus_(frame_.corpus()) {}

  int run() {
    auto out = ctx_.renderer("framework", "Framework");
    for (const std::string_view name : split(options_.attributes, ',')) {
      if (trim(name).empty()) continue;
      attributes_.push_back(analysis::attribute_named(corpus_, trim(name), !by_source_));
    }
    const auto rows = by_source_ ? source_rows() : case_rows();
    ctx_.table(*out, table(out->machine()), rows);
    out->finish();
    return 0;
  }

 private:
  report::Table table(bool machine) {
    report::Table t;
    t.name = "framework";
    if (by_source_) t.columns.push_back({"source", "Source", Kind::text});
    t.columns.push_back({"case", "Case", Kind::text});
    std::set<std::string> keys{"case", "source"};
    for (const std::size_t a : attributes_) {
      const model::Attribute& attribute = corpus_.attributes[a];
      t.columns.push_back(
          {attribute.name, attribute.label.empty() ? attribute.name : attribute.label, Kind::text});
      t.columns.back().named = true;
    }
    // 'import' passes over columns of attributes, whether they are shown here or not.
    for (const model::Attribute& a : corpus_.attributes) keys.insert(a.name);
    for (const std::uint32_t code : frame_.codes()) {
      const std::string& path = corpus_.codes[code].path;
      // An attribute may be called as a code is.
      const bool marked = keys.contains(path) || path.starts_with(kCodeColumn);
      t.columns.push_back(
          {marked ? std::string(kCodeColumn) + path : path, path, Kind::text, report::kAll, true});
      t.columns.back().named = true;
    }
    t.notes.push_back(fmt::format(
        "'{}': looked for, and nothing was said. Empty: not charted. Brackets hold references: a "
        "source and its lines.{}{}",
        model::kNothingSaid,
        by_source_ ? " A summary stands in the sources it refers to; without references, in every "
                     "source of its case."
                   : "",
        options_.frame.where.empty() ? "" : fmt::format(" Filter: {}.", options_.frame.where)));
    if (lost_ + changed_ > 0) {
      t.notes.push_back(fmt::format(
          "References whose words a correction changed: {}; took away: {} (written 'lost').",
          changed_, lost_));
    }
    say_withheld(frame_, machine, t, ctx_);
    return t;
  }

  void add_attributes(report::Row& row, std::uint32_t case_, std::uint32_t source) {
    for (const std::size_t a : attributes_) {
      const model::Attribute& attribute = corpus_.attributes[a];
      const RowId of = attribute.owner == model::Owner::case_ ? corpus_.cases[case_].id
                                                              : corpus_.sources[source].id;
      const std::string* v = corpus_.value(a, of);
      row.push_back(v == nullptr ? report::Value() : report::attribute_value(attribute, *v));
    }
  }

  void look_at(const model::Summary* s) {
    if (s == nullptr) return;
    for (const auto& r : s->references) {
      lost_ += r.anchor == "lost" ? 1 : 0;
      changed_ += r.anchor == "changed" ? 1 : 0;
    }
  }

  std::vector<report::Row> case_rows() {
    std::vector<report::Row> rows;
    for (const std::uint32_t c : frame_.cases()) {
      report::Row row{cell(corpus_.cases[c].name)};
      add_attributes(row, c, 0);
      for (const std::uint32_t code : frame_.codes()) {
        look_at(frame_.find(c, code));
        row.push_back(cell(frame_.text(c, code)));
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  /// Of a summary what belongs to one source: its words, and the references there.
  std::string text_in(std::uint32_t case_, std::uint32_t code, RowId source) {
    const model::Summary* s = frame_.find(case_, code);
    if (s == nullptr) return {};
    model::Summary part = *s;
    std::erase_if(part.references, [&](const auto& r) { return r.source != source; });
    if (part.references.empty() && !s->references.empty()) return {};
    look_at(&part);
    return to_string(frame_.lines().cell(part));
  }

  std::vector<report::Row> source_rows() {
    std::vector<report::Row> rows;
    const auto speaking = analysis::cases_by_source(corpus_);
    for (std::uint32_t s = 0; s < speaking.size(); ++s) {
      for (const std::uint32_t c : speaking[s]) {
        if (!std::binary_search(frame_.cases().begin(), frame_.cases().end(), c)) continue;
        report::Row row{cell(corpus_.sources[s].name), cell(corpus_.cases[c].name)};
        add_attributes(row, c, s);
        for (const std::uint32_t code : frame_.codes()) {
          row.push_back(cell(text_in(c, code, corpus_.sources[s].id)));
        }
        rows.push_back(std::move(row));
      }
    }
    return rows;
  }

  const ShowOptions& options_;
  Context& ctx_;
  bool by_source_;
  Frame frame_;
  const model::Corpus& corpus_;
  std::vector<std::size_t> attributes_;
  std::size_t lost_ = 0, changed_ = 0;
};

/// One row a summary, with the ids of its references.
int list(const FrameOptions& options, Context& ctx) {
  Frame frame(ctx.read(), options);
  const model::Corpus& corpus = frame.corpus();
  auto out = ctx.renderer("summaries", "Summaries");
  report::Table t;
  t.name = "summaries";
  t.columns = {{"case", "Case", Kind::text},
               {"code", "Code", Kind::text},
               {"said", "Said", Kind::boolean},
               {"text", "Summary", Kind::text, report::kAll, true},
               {"references", "References", Kind::list},
               {"reference_ids", "Ids", Kind::list, report::kMachines},
               {"coder", "Coder", Kind::text}};
  std::vector<report::Row> rows;
  for (const std::uint32_t c : frame.cases()) {
    for (const std::uint32_t code : frame.codes()) {
      const model::Summary* s = frame.find(c, code);
      if (s == nullptr) continue;
      report::List references, ids;
      for (const auto& r : s->references) {
        const auto at = frame.lines().locator(r);
        references.items.push_back(fmt::format("{}:{}", at.source, at.place));
        ids.items.push_back(short_id('r', r.id));
      }
      rows.push_back({cell(corpus.cases[c].name), cell(corpus.codes[code].path), cell_flag(s->said),
                      cell(s->text), std::move(references), std::move(ids), cell(s->coder)});
    }
  }
  say_withheld(frame, out->machine(), t, ctx);
  ctx.table(*out, std::move(t), rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_framework(App app, Context& ctx) {
  app.require_verb();
  auto o = std::make_shared<ShowOptions>();
  App sub = app.add_subcommand("show", "The chart: a row a case, a column a code");
  add_frame(sub, o->frame);
  sub.add_option("--rows", o->rows, "cases, or sources: what is referred to in each (cases)")
      .one_of({"cases", "sources"});
  sub.add_option("--attributes", o->attributes, "Attributes as leading columns: gender,arm");
  example(sub,
          "  thema framework show --codes Access --depth 2 --attributes arm\n"
          "  thema framework show --codes Access Trust -o chart.csv    (and back: import)");
  bind(sub, ctx, [o, &ctx] { return Show(*o, ctx).run(); });

  auto l = std::make_shared<FrameOptions>();
  sub = app.add_subcommand("list", "Summaries one below the other, with ids of their references");
  add_frame(sub, *l);
  example(sub, "  thema framework list --codes Access -f json");
  bind(sub, ctx, [l, &ctx] { return list(*l, ctx); });
  setup_framework_changes(app, ctx);
}

}  // namespace thema::cli
