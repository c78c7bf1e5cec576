#include <fmt/format.h>

#include "base/error.h"
#include "cells.h"
#include "cmo_suggesting.h"
#include "context.h"
#include "model/cmo.h"
#include "model/decisions.h"
#include "wording.h"

namespace thema::cli {

int accept_candidate(const SuggestQuestion& question, std::size_t number, const std::string& label,
                     Context& ctx) {
  if (label.empty()) {
    throw Error(Errc::usage, "what is the configuration to be called? --accept needs --as LABEL");
  }
  ctx.change([&](model::Project& project) {
    const RowId coder = project.coder_id(ctx.sink());
    const Suggesting study(project, question);
    const analysis::Candidate& c = study.numbered(number);
    if (model::Configurations(project).find(label)) {
      throw Error(Errc::exists, fmt::format("configuration '{}' is there already: name another "
                                            "label with --as",
                                            label));
    }
    model::CmoFields fields;
    fields.state = "candidate";
    for (const std::uint32_t row : c.rows) {
      if (row == model::kNone) continue;
      const analysis::CandidateRow& r = study.rows().rows[row];
      const model::Code& code = study.corpus().codes[r.code];
      fields.elements[r.role].push_back({.text = code.name, .codes = {code.id}});
    }
    const model::CmoSaved saved = model::Configurations(project).add(label, fields, coder);
    const std::string found =
        fmt::format("{} --accept {}: {}; {} in {} of {}, codings counted: {}", study.query(),
                    number, study.words_of(c), counted(c.cases.size(), "case"),
                    counted(c.windows, "window"), study.candidates().windows, study.corpus().count);
    const std::string& given = ctx.globals().reason;
    model::Decisions(project).record(
        {.operation = "suggest",
         .reason = given.empty() ? found : fmt::format("{}. {}", given, found),
         .coder = coder,
         .objects = {{.output = true,
                      .cmoc = saved.now.id,
                      .version = saved.now.version.id,
                      .detail = study.query()}}});
    done(ctx, project,
         fmt::format("accepted candidate {} as {} ({})", number, saved.now.label,
                     saved.now.element_labels()));
  });
  return 0;
}

}  // namespace thema::cli
