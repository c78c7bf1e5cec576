#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "cells.h"
#include "cmo.h"
#include "coding_rows.h"
#include "context.h"
#include "model/codebook.h"
#include "model/project.h"
#include "model/selection.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

/// Which codes a saved view names, by what they are to realist analysis.
struct Named {
  std::set<std::uint32_t> contexts, outcomes;
  std::set<std::uint32_t> without;  ///< of both, behind `not`
};

/// A view that names a context and an outcome is a demi-regularity: a pattern with a name, and the
/// query that finds its evidence.
class Regularities {
 public:
  Regularities(const CountedOptions& counted, Context& ctx)
      : counted_(counted),
        ctx_(ctx),
        project_(ctx.read()),
        corpus_(model::load_corpus(project_)),
        codes_(corpus_.codes) {
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
      if (named.contexts.empty() || named.outcomes.empty()) {
        say_without(view, named);
        continue;
      }
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
  void say_without(const model::SavedView& view, const Named& named) {
    if (named.without.empty()) return;
    ctx_.sink().notice(
        "no-regularity",
        fmt::format("the view '{}' names {} only behind 'not': it is no pattern of {}", view.name,
                    fmt::join(paths({named.without}), ", "),
                    named.without.size() == 1 ? "that" : "those"),
        view.name);
  }

  /// A code without a role has that of the code above it.
  const std::string& role_of(std::uint32_t code) const {
    const model::Code* at = &corpus_.codes[code];
    for (auto above = by_id_.find(at->parent); at->role == "code" && above != by_id_.end();
         above = by_id_.find(at->parent)) {
      at = &corpus_.codes[above->second];
    }
    return at->role;
  }

  /// With what it asks through other views.
  Named named_by(const model::SavedView& view) const {
    const auto selection = model::parse_selection(asked(view), corpus_, model::Scope::coding);
    Named named;
    if (selection.condition) note(*selection.condition, true, named);
    return named;
  }

  /// What stands behind `not` is no part of a pattern.
  void note(const model::Condition& c, bool holds, Named& named) const {
    using Op = model::Condition::Op;
    for (const model::Condition& part : c.parts) note(part, holds != (c.op == Op::not_), named);
    if (c.op == Op::found) note(*c.query, holds, named);
    const bool codes =
        c.op == Op::has || ((c.op == Op::equal || c.op == Op::not_equal || c.op == Op::in) &&
                            c.field.kind == model::FieldKind::code);
    if (!codes) return;
    for (const std::string& value : c.values) {
      if (const auto code = codes_.find(value))
        note(*code, holds != (c.op == Op::not_equal), named);
    }
  }

  void note(const model::SpanQuery& q, bool holds, Named& named) const {
    using Op = model::SpanQuery::Op;
    for (std::size_t i = 0; i < q.parts.size(); ++i) {
      const bool turned = q.op == Op::not_ || (q.negated && i > 0);
      note(q.parts[i], holds != turned, named);
    }
    if (q.op != Op::code) return;
    // Sub-codes come behind their code.
    const auto code = std::find(q.codes.begin(), q.codes.end(), true);
    if (code == q.codes.end()) return;
    note(static_cast<std::uint32_t>(code - q.codes.begin()), holds, named);
  }

  void note(std::uint32_t code, bool holds, Named& named) const {
    if (role_of(code) == "context") (holds ? named.contexts : named.without).insert(code);
    if (role_of(code) == "outcome") (holds ? named.outcomes : named.without).insert(code);
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

  /// Who has codings that fit, and how many extracts (unions of overlapping passages) these are;
  /// with --of, those of counted cases.
  Met met(const std::string& where, const std::vector<std::string>& codes,
          const analysis::CountedCases* of = nullptr) const {
    const auto counts = [&](const analysis::Selected& s) {
      return of == nullptr || counted_.of.empty() ||
             std::any_of(s.cases.begin(), s.cases.end(),
                         [&](std::uint32_t c) { return !of->counted_for(c).empty(); });
    };
    Met met{std::vector<bool>(corpus_.cases.size(), false)};
    CodingWalk walk(project_, corpus_,
                    {.where = where,
                     .case_kind = counted_.case_kind,
                     .codes = codes,
                     .use = analysis::Consent::Use::analysis});
    walk.each([&](const CodingWalk::Visit& visit) {
      std::uint32_t end = 0;
      for (const analysis::Selected& s : visit.selected) {
        if (!counts(s)) continue;
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
    const Met found = met(asked(view), codes, &of);
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
  const model::CodeFinder codes_;
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
