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

struct ApplyOptions {
  std::vector<std::string> codes, tags;
  SelectorOptions place;
  std::string memo, print;
  bool exemplar = false, make = false;
};

/// The ids of the named codes; with --new missing ones are made and told.
std::vector<RowId> code_ids(const ApplyOptions& o, model::Project& project, Context& ctx) {
  model::Codebook codebook(project);
  std::vector<RowId> ids;
  for (const std::string& name : o.codes) {
    if (const RowId id = codebook.id_at(name); id != 0) {
      ids.push_back(id);
    } else if (!o.make) {
      ids.push_back(codebook.require(name).id);
    } else if (const auto known = codebook.find(name)) {
      ids.push_back(known->id);
    } else {
      const auto added = codebook.add(name, {});
      ids.push_back(added.id);
      for (const std::string& parent : added.parents) {
        ctx.sink().notice("new-code", fmt::format("new code '{}'", parent), parent);
      }
      ctx.sink().notice("new-code", fmt::format("new code '{}'", name), name);
    }
  }
  return ids;
}

/// The names as typed, each code once.
std::string named(const std::vector<std::string>& names, const std::vector<RowId>& ids) {
  std::vector<std::string> once;
  std::set<RowId> told;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (told.insert(ids[i]).second) once.push_back(names[i]);
  }
  return join(once, ", ");
}

std::string where(model::SourceText& text, text::Span span) {
  const std::uint32_t turn = text.turn_number_at(span.begin);
  if (turn == 0) return fmt::format("line {}", text.index().line_of(span.begin));
  const std::uint32_t last = text.turn_number_at(span.end - 1);
  return last > turn ? fmt::format("turns {}-{}", turn, last) : fmt::format("turn {}", turn);
}

int apply(const ApplyOptions& o, Context& ctx) {
  if (o.place.source.empty()) throw Error(Errc::usage, "which source? give --in SOURCE");
  ctx.change([&](model::Project& project) {
    const auto opened = ctx.source_text(model::Sources(project).require(o.place.source));
    model::SourceText& text = *opened;
    const std::vector<text::Span> places = text.resolve(o.place.selector);
    std::vector<model::Tag> tags;
    for (const std::string& tag : o.tags) tags.push_back(model::parse_tag(tag));
    std::vector<model::NewCoding> codings;
    const RowId coder = project.coder_id(ctx.sink());
    const std::vector<RowId> codes = code_ids(o, project, ctx);
    for (const RowId code : codes) {
      for (const text::Span span : places) {
        if (!o.print.empty()) model::check_print(o.print, text.slice(span));
        codings.push_back({.source = text.source().id,
                           .span = span,
                           .quote_hash = text.hash_of(span),
                           .code = code,
                           .coder = coder,
                           .exemplar = o.exemplar});
        codings.back().extra = std::make_unique<model::CodingExtra>(
            model::CodingExtra{.memo = o.memo, .print = o.print, .created_at = "", .tags = tags});
      }
    }
    const auto added = model::Codings(project).add(codings);
    if (!added.refused.empty()) {
      throw Error(Errc::exists,
                  fmt::format("{} has another memo or printed form there already: change it with "
                              "'thema coding set'",
                              named(o.codes, codes)));
    }
    if (added.created + added.updated == 0) {
      ctx.print("no change: coded so already\n");
      return;
    }
    const std::string at =
        places.size() == 1 ? where(text, places.front()) : fmt::format("{} places", places.size());
    done(ctx, project,
         fmt::format("{} {} at {} of {}", added.created > 0 ? "coded" : "changed",
                     named(o.codes, codes), at, text.source().name));
  });
  return 0;
}

}  // namespace

void setup_apply(App app, Context& ctx) {
  auto o = std::make_shared<ApplyOptions>();
  app.add_option("code", o->codes, "Codes: paths or unique last names").required();
  add_selector(app, o->place);
  app.add_option("--memo", o->memo, "A note on the coding");
  app.add_flag("--exemplar", o->exemplar, "One of the best quotes for this code");
  app.add_option("--print", o->print, "The quote as it shall be printed");
  app.add_repeatable("--tag", o->tags, "key=value, for this coding");
  app.add_flag("--new", o->make, "Make codes that are missing");
  example(app,
          "  thema apply 'Barriers/Logging in' --in P12_6m --quote 'I gave up on the password'");
  bind(app, ctx, [o, &ctx] { return apply(*o, ctx); });
}

}  // namespace thema::cli
