#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "cells.h"
#include "cmo.h"
#include "coding_rows.h"
#include "context.h"
#include "model/project.h"
#include "model/selection.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

/// Which codes a saved view names, by what they are to realist analysis.
struct Named {
  std::set<std::uint32_t> contexts, outcomes;
};

/// A view that names a context and an outcome is a demi-regularity: a pattern with a name, and the
/// query that finds its evidence.
class Regularities {
 public:
  Regularities(const CountedOptions& counted, Context& ctx)
      : counted_(counted), ctx_(ctx), project_(ctx.read()), corpus_(model::load_corpus(project_)) {
    for (std::uint32_t c = 0; c < corpus_.codes.size(); ++c) by_id_[corpus_.codes[c].id] = c;
  }

  int run() {
    auto out = ctx_.renderer("cmo_regularities", "Demi-regularities");
    report::Table t;
    t.name = "cmo_regularities";
    t.columns = {{"regularity", "Demi-regularity", Kind::text},
                 {"contexts", "Contexts", Kind::list},
                 {"outcomes", "Outcomes", Kind::list},
                 {"extracts", "Passages", Kind::integer},
                 {"cases", "Cases", Kind::integer},
                 {"of", "Of", Kind::integer},
                 {"without", "Context, and not the pattern", Kind::list}};
    t.columns.back().wraps = true;
    t.notes = {
        "Saved views that name codes of a context and of an outcome ('thema view add'); cases are "
        "those in whom the view finds something, then those who have all of its contexts and in "
        "whom it finds nothing: read them as possible negative cases. A pattern says that "
        "something is to be explained, and not by what."};
    const Where everything(project_, corpus_, {}, model::Scope::coding);
    const auto of = counted_cases(project_, corpus_, everything.filter(), counted_);
    Named all;
    std::vector<report::Row> rows;
    for (const model::SavedView& view : corpus_.views) {
      const Named named = named_by(view);
      if (named.contexts.empty() || named.outcomes.empty()) continue;
      rows.push_back(row_of(view, named, of));
      all.contexts.insert(named.contexts.begin(), named.contexts.end());
      all.outcomes.insert(named.outcomes.begin(), named.outcomes.end());
    }
    if (!rows.empty()) {
      say_left_out(ctx_, *out, met({}, paths({all.contexts, all.outcomes})).left_out, t.notes);
    }
    if (rows.empty()) {
      ctx_.sink().notice("no-regularities",
                         "no view names codes of role context and of role outcome: thema view add "
                         "NAME --where \"case has 'CONTEXT' and case has 'OUTCOME'\"");
    }
    ctx_.table(*out, std::move(t), rows);
    out->finish();
    return 0;
  }

 private:
  /// A code without a role has that of the code above it.
  const std::string& role_of(std::uint32_t code) const {
    const model::Code* at = &corpus_.codes[code];
    for (auto above = by_id_.find(at->parent); at->role == "code" && above != by_id_.end();
         above = by_id_.find(at->parent)) {
      at = &corpus_.codes[above->second];
    }
    return at->role;
  }

  Named named_by(const model::SavedView& view) const {
    std::vector<model::NamedCode> codes;
    if (!view.where.empty()) {
      const model::NamedInFilter in = model::named_in_filter(view.where, corpus_, view.name);
      codes = in.codes;
      for (const model::NamedQuery& q : in.queries) parse_span_query(q.text, corpus_, &codes);
    }
    if (!view.query.empty()) parse_span_query(view.query, corpus_, &codes);
    Named named;
    for (const model::NamedCode& n : codes) {
      if (role_of(n.code) == "context") named.contexts.insert(n.code);
      if (role_of(n.code) == "outcome") named.outcomes.insert(n.code);
    }
    return named;
  }

  static std::string asked(const model::SavedView& view) {
    std::string name;
    for (const char c : view.name) name += c == '\'' ? std::string("''") : std::string(1, c);
    return "view '" + name + "'";
  }

  struct Met {
    std::vector<bool> cases;
    std::size_t extracts = 0;
    analysis::LeftOut left_out{};
  };

  /// Who has codings that fit, and how many extracts (unions of overlapping passages) these are.
  Met met(const std::string& where, const std::vector<std::string>& codes) const {
    Met met{std::vector<bool>(corpus_.cases.size(), false)};
    CodingWalk walk(project_, corpus_,
                    {.where = where, .codes = codes, .use = analysis::Consent::Use::analysis});
    walk.each([&](const CodingWalk::Visit& visit) {
      std::uint32_t end = 0;
      for (const analysis::Selected& s : visit.selected) {
        if (end == 0 || s.coding->span.begin >= end) ++met.extracts;
        end = std::max(end, s.coding->span.end);
        for (const std::uint32_t c : s.cases) met.cases[c] = true;
      }
    });
    met.left_out = walk.left_out();
    return met;
  }

  report::Row row_of(const model::SavedView& view, const Named& named,
                     const analysis::CountedCases& of) const {
    const std::vector<std::string> codes = paths({named.contexts, named.outcomes});
    const Met found = met(asked(view), codes);
    std::vector<bool> together = of.among(found.cases);
    std::vector<bool> able(corpus_.cases.size(), true);
    for (const std::uint32_t context : named.contexts) {
      const auto having = of.among(met({}, {corpus_.codes[context].path}).cases);
      for (std::size_t c = 0; c < able.size(); ++c) able[c] = able[c] && having[c];
    }
    report::List without;
    for (std::size_t c = 0; c < able.size(); ++c) {
      if (able[c] && !together[c]) without.items.push_back(corpus_.cases[c].name);
    }
    return {cell(view.name),
            report::List{paths({named.contexts})},
            report::List{paths({named.outcomes})},
            cell_count(found.extracts),
            cell_count(of.k(found.cases)),
            cell_count(of.n()),
            std::move(without)};
  }

  std::vector<std::string> paths(const std::vector<std::set<std::uint32_t>>& codes) const {
    std::vector<std::string> out;
    for (const auto& some : codes) {
      for (const std::uint32_t c : some) out.push_back(corpus_.codes[c].path);
    }
    return out;
  }

  const CountedOptions& counted_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  std::unordered_map<RowId, std::uint32_t> by_id_;
};

}  // namespace

void setup_cmo_regularities(App app, Context& ctx) {
  auto o = std::make_shared<CountedOptions>();
  App sub = app.add_subcommand("regularities",
                               "Demi-regularities: saved views of a context with an outcome");
  add_counted(sub, *o);
  example(sub,
          "  thema view add 'Able, and keep going' \\\n"
          "    --where \"case has 'Context/Able' and case has 'Outcome/Keeps going'\"\n"
          "  thema cmo regularities\n"
          "  thema quotes --view 'Able, and keep going'");
  bind(sub, ctx, [o, &ctx] { return Regularities(*o, ctx).run(); });
}

}  // namespace thema::cli
