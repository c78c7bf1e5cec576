#include <fmt/format.h>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "model/corpus.h"
#include "model/overview.h"
#include "model/passages.h"
#include "model/sources.h"
#include "model/turn_coding.h"
#include "turn_rows.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct NextOptions {
  std::string source;
  std::uint32_t after = 0;
};

/// A turn to code, with the source as I have read it.
struct NextTurn {
  std::string source;
  std::uint32_t number = 0;  ///< 0: none is left
  model::TurnsOfCoder mine;
};

NextTurn in_source(model::Project& project, const model::Corpus& corpus,
                   const model::Source& source, std::uint32_t after) {
  NextTurn next{source.name, 0,
                model::turns_of_coder(project, corpus, source, project.coder_name())};
  if (after > next.mine.turns.size()) {
    throw Error(Errc::not_found, fmt::format("no turn {} in source '{}', which has {} turns", after,
                                             source.name, next.mine.turns.size()));
  }
  next.number = next.mine.uncoded_from(after + 1);
  return next;
}

/// Of the sources that I have not marked as done: those that I have begun, then the others.
NextTurn next_turn(model::Project& project, const model::Corpus& corpus, const NextOptions& o) {
  if (!o.source.empty()) {
    return in_source(project, corpus, model::Sources(project).require(o.source), o.after);
  }
  const model::Standing standing = model::standing(project, corpus);
  for (const std::string_view state : {"started", "unread"}) {
    for (const model::Progress& p : standing.progress) {
      if (p.coder != standing.me || p.state != state || p.coded == p.turns) continue;
      NextTurn next = in_source(project, corpus, model::Sources(project).require(p.source), 0);
      if (next.number != 0) return next;
    }
  }
  return {};
}

/// What interviewers said just before.
std::string asked_before(const NextTurn& next, const model::SourceText& text) {
  std::string asked;
  for (std::size_t i = next.number - 1; i-- > 0 && !next.mine.spoken[i];) {
    asked = std::string(text.slice(next.mine.turns[i].span)) + (asked.empty() ? "" : "\n" + asked);
  }
  return asked;
}

int run_next(const NextOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("next", "Next turn");
  const model::Corpus corpus = model::load_corpus(project);
  const NextTurn next = next_turn(project, corpus, o);
  std::vector<report::Row> rows;
  std::string question, command;
  if (next.number != 0) {
    model::SourceText text(project, model::Sources(project).require(next.source));
    const model::Turn& turn = next.mine.turns[next.number - 1];
    question = asked_before(next, text);
    command =
        fmt::format("thema apply CODE --in {} --turns {}", shell_quoted(next.source), next.number);
    std::size_t n = 0;
    for (const text::Span s : text.sentences(turn)) {
      const bool repeated = n > 0 && !out->machine();
      rows.push_back({cell(next.source), cell(fmt::format("{}.{}", next.number, ++n)),
                      cell(repeated ? std::string() : speaker_of(corpus, turn)),
                      cell_number(s.begin), cell_number(s.end), cell(text.slice(s))});
    }
  }
  out->field({"source", "Source", cell(next.source)});
  out->field({"turn", "Turn", next.number == 0 ? report::Value() : cell_number(next.number)});
  out->field({"question", "Asked before", cell(question)});
  out->field({"left", "Turns of it not coded", cell_count(next.mine.left())});
  out->field({"command", "To code it", cell(command)});
  report::Table table;
  table.name = "next";
  table.columns = {{"source", "Source", Kind::text, report::kMachines},
                   {"turn", "Turn", Kind::text},
                   {"speaker", "Speaker", Kind::text},
                   {"start", "Start", Kind::integer, report::kMachines},
                   {"end", "End", Kind::integer, report::kMachines},
                   {"text", "Text", Kind::text, report::kAll, true}};
  if (!rows.empty() || out->machine()) ctx.table(*out, std::move(table), rows);
  out->finish();
  if (rows.empty()) {
    std::string why = "there is no source yet: 'thema import FILE...' brings them in";
    if (!next.source.empty()) {
      why = fmt::format("{} has coded every turn of {}{}", project.coder_name(), next.source,
                        o.after > 0 ? fmt::format(" after {}", o.after) : "");
    } else if (!corpus.sources.empty()) {
      why = fmt::format("{} has coded every turn of every source that is not marked as done",
                        project.coder_name());
    }
    ctx.sink().notice("all-coded", why);
  }
  return 0;
}

}  // namespace

void setup_next(App app, Context& ctx) {
  auto o = std::make_shared<NextOptions>();
  const Option source = app.add_option("source", o->source, "Of this source only");
  app.add_option("--after", o->after, "Pass over the turns up to this one").needs(source);
  example(app,
          "  thema next\n"
          "  thema next P12_6m --after 14 -f json");
  bind(app, ctx, [o, &ctx] { return run_next(*o, ctx); });
}

}  // namespace thema::cli
