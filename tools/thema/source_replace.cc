#include "source_replace.h"

#include <fmt/format.h>

#include <memory>
#include <unordered_map>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "command.h"
#include "comment_codes.h"
#include "context.h"
#include "formats/format.h"
#include "import/kept_headers.h"
#include "import_queue.h"
#include "model/codebook.h"
#include "model/corpus.h"
#include "model/source_replace.h"
#include "model/sources.h"
#include "store/content.h"
#include "text/diff_lines.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using model::CarriedPassage;
using text::Carried;

struct ReplaceOptions {
  std::string name, file, encoding, speakers = "auto", comments;
  bool keep_headers = false;
  int from = 0, to = 0;
};

std::string_view kind_of(CarriedPassage::Of of) {
  switch (of) {
    case CarriedPassage::Of::coding:
      return "coding";
    case CarriedPassage::Of::evidence:
      return "evidence";
    case CarriedPassage::Of::memo:
      return "memo";
    case CarriedPassage::Of::reference:
      break;
  }
  return "reference";
}

std::string_view name_of(Carried how) {
  switch (how) {
    case Carried::kept:
      return "kept";
    case Carried::moved:
      return "moved";
    case Carried::changed:
      return "changed";
    case Carried::lost:
      break;
  }
  return "lost";
}

formats::ReadOptions reading(const ReplaceOptions& o) {
  formats::ReadOptions options;
  options.encoding = o.encoding;
  options.speakers = speaker_options(o.speakers);
  options.keep_headers = o.keep_headers;
  return options;
}

ReadFile read(const ReplaceOptions& o) {
  ReadFile file = std::move(*ImportQueue({o.file}, reading(o)).next());
  if (file.error) throw Error(*file.error).at(o.file, file.error->line());
  if (!file.prepared) {
    throw Error(Errc::bad_input,
                "the file holds the answers of several respondents, expected one document")
        .at(o.file);
  }
  return file;
}

/// People see what needs them: what is changed or lost. Programs see all.
void write_passages(model::Project& project, const model::Replacement& replaced, Context& ctx) {
  std::unordered_map<RowId, std::string> codes;
  for (const model::Code& c : model::Codebook(project).list()) codes.emplace(c.id, c.path);
  auto out = ctx.renderer("replace");
  report::Table table;
  table.name = "replace";
  table.columns = {{"what", "What", Kind::text},
                   {"code", "Code", Kind::text},
                   {"result", "Result", Kind::text},
                   {"start", "Start", Kind::integer, report::kMachines},
                   {"end", "End", Kind::integer, report::kMachines},
                   {"new_start", "New start", Kind::integer, report::kMachines},
                   {"new_end", "New end", Kind::integer, report::kMachines},
                   {"text", "Words", Kind::text, report::kAll, true},
                   {"new_text", "Words now", Kind::text, report::kAll, true}};
  std::vector<report::Row> rows;
  for (const CarriedPassage& p : replaced.passages) {
    const bool quiet = p.how == Carried::kept || p.how == Carried::moved;
    if (quiet && !out->machine()) continue;
    const bool lost = p.how == Carried::lost;
    rows.push_back({cell(kind_of(p.of)), cell(codes[p.code]), cell(name_of(p.how)),
                    cell_number(p.before.begin), cell_number(p.before.end),
                    lost ? report::Cell() : report::Cell(cell_number(p.after.begin)),
                    lost ? report::Cell() : report::Cell(cell_number(p.after.end)), cell(p.words),
                    cell(p.new_words)});
  }
  if (rows.empty() && !out->machine()) return;
  ctx.table(*out, std::move(table), rows);
  out->finish();
}

int replace(const ReplaceOptions& o, Context& ctx) {
  ReadFile file = read(o);
  ctx.change([&](model::Project& project) {
    const model::Source source = model::Sources(project).require(o.name);
    auto again = read_with_headers(project, source, *file.prepared, o.file, reading(o), ctx.sink());
    if (again) file = std::move(*again);
    for (const Diagnostic& d : file.diagnostics) {
      if (o.comments.empty() || d.id != "docx-comments") ctx.sink().report(d);
    }
    const model::PreparedSource& prepared = *file.prepared;
    const model::Replacement replaced =
        model::replace_source(project, source, prepared, project.coder_id(ctx.sink()));
    if (replaced.same) return no_change(ctx);
    write_passages(project, replaced, ctx);
    tell_replaced(replaced, ctx);
    if (!o.comments.empty()) {
      code_by_comments(project, source.name, prepared.document.comments, ctx.sink());
    }
    const std::string sentence = replaced_sentence(source.name, replaced);
    if (ctx.globals().format.empty() || ctx.globals().format == "text") {
      done(ctx, project, sentence);
    } else {
      project.change()->summarize(sentence);
      ctx.sink().notice("replaced", sentence, source.name);
    }
  });
  return 0;
}

int versions(const ReplaceOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("versions");
  report::Table table;
  table.name = "versions";
  table.columns = {{"version", "Version", Kind::integer},
                   {"file", "File", Kind::text},
                   {"format", "Format", Kind::text},
                   {"encoding", "Encoding", Kind::text, report::kMachines},
                   {"characters", "Characters", Kind::integer},
                   {"coder", "By", Kind::text},
                   {"imported", "Imported (UTC)", Kind::text},
                   {"current", "Current", Kind::boolean}};
  std::vector<report::Row> rows;
  for (const auto& v : model::versions_of(project, model::Sources(project).require(o.name))) {
    rows.push_back({cell_number(v.number), cell(v.file_name), cell(v.format), cell(v.encoding),
                    cell_number(v.length), cell(v.coder), cell(v.imported_at),
                    cell_flag(v.current)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

/// "version 3", or "1 to 3": an erasure takes all that are older than one.
std::string numbers_of(const std::vector<model::SourceVersion>& versions) {
  const int first = versions.front().number, last = versions.back().number;
  return first == last ? fmt::format("version {}", first) : fmt::format("{} to {}", first, last);
}

/// Only an erasure leaves a later version without the earlier ones.
std::string erased_before(const std::vector<model::SourceVersion>& versions) {
  if (versions.front().number == 1) return {};
  return fmt::format("; the earlier words were erased for good, and {} is what was left of them",
                     versions.front().number);
}

int diff(const ReplaceOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  const auto all = model::versions_of(project, model::Sources(project).require(o.name));
  const int newest = all.back().number;
  const int to = o.to > 0 ? o.to : newest, from = o.from > 0 ? o.from : to - 1;
  const auto text_of = [&](int number) {
    for (const model::SourceVersion& v : all) {
      if (v.number == number) return store::get_content(project.db(), v.text_hash);
    }
    throw Error(Errc::not_found, fmt::format("source '{}' has no version {}; there {} {}{}", o.name,
                                             number, all.size() == 1 ? "is only" : "are",
                                             numbers_of(all), erased_before(all)));
  };
  if (all.size() == 1 && o.from == 0 && o.to == 0) {
    ctx.sink().notice("one-version",
                      fmt::format("source '{}' has one version{}", o.name, erased_before(all)));
    return 0;
  }
  ctx.print(text::diff_lines(text_of(from), text_of(to), fmt::format("{} version {}", o.name, from),
                             fmt::format("{} version {}", o.name, to)));
  return 0;
}

App verb(App app, const char* name, const char* about, const std::shared_ptr<ReplaceOptions>& o) {
  App sub = app.add_subcommand(name, about);
  sub.add_option("source", o->name, "The source (name or imported file)").required();
  return sub;
}

}  // namespace

std::string replaced_sentence(const std::string& source, const model::Replacement& r) {
  return fmt::format("replaced the text of {} (version {}): {} kept, {} moved, {} changed, {} lost",
                     source, r.version, r.count(Carried::kept), r.count(Carried::moved),
                     r.count(Carried::changed), r.count(Carried::lost));
}

void tell_replaced(const model::Replacement& r, Context& ctx) {
  for (const auto& [before, after] : r.relabelled) {
    ctx.sink().notice(
        "relabelled",
        fmt::format("speaker '{}' is '{}' now; role and case were kept", before, after), after);
  }
  if (!r.new_speakers.empty() && r.relabelled.size() < r.new_speakers.size()) {
    ctx.sink().notice("new-speakers", "new speakers: " + join(r.new_speakers, ", "));
  }
  if (!r.erased_labels.empty()) {
    ctx.sink().warn("withdrawn",
                    fmt::format("the words of {} were withdrawn, and this file has no such "
                                "speaker: see that they are not under another one in it",
                                join(r.erased_labels, ", ")));
  }
  if (r.count(Carried::changed) > 0) {
    ctx.sink().notice("changed",
                      "look at what changed with 'thema coding list --changed', then "
                      "'thema coding confirm'");
  }
  if (r.count(Carried::lost) > 0) {
    ctx.sink().warn("lost",
                    "lost passages are in no report; 'thema coding list --lost' keeps their "
                    "words");
  }
}

void setup_source_replace(App app, Context& ctx) {
  auto o = std::make_shared<ReplaceOptions>();
  App sub = verb(app, "replace", "Put a corrected text in its place; codings are kept", o);
  sub.add_option("file", o->file, "The corrected file").required();
  sub.add_option("--encoding", o->encoding, "Its encoding (default: found out)");
  sub.add_option("--speakers", o->speakers, "auto, none, or a regular expression");
  sub.add_flag("--keep-headers", o->keep_headers,
               "Keep the running headers, footers, page and line numbers of a PDF file (default: "
               "as in the text before)");
  sub.add_option("--comments", o->comments,
                 "codes: comments of a Word document become codings by their authors")
      .one_of({"codes"});
  example(sub,
          "  thema source replace P12_6m P12_6m_checked.docx -n\n"
          "  thema source replace P12_6m P12_6m_checked.docx --reason 'names corrected'");
  bind(sub, ctx, [o, &ctx] { return replace(*o, ctx); });

  sub = verb(app, "versions", "List the versions of a source's text", o);
  example(sub, "  thema source versions P12_6m");
  bind(sub, ctx, [o, &ctx] { return versions(*o, ctx); });

  sub = verb(app, "diff", "What changed between two versions of the text", o);
  sub.add_option("--from", o->from, "Version (default: the one before)").between(1, 1000000);
  sub.add_option("--to", o->to, "Version (default: the newest)").between(1, 1000000);
  example(sub, "  thema source diff P12_6m");
  bind(sub, ctx, [o, &ctx] { return diff(*o, ctx); });
}

}  // namespace thema::cli
