#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include "analysis/identifying.h"
#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "erasure.h"
#include "model/corpus.h"
#include "model/project.h"
#include "model/pseudonyms.h"
#include "model/settings.h"
#include "model/sources.h"
#include "pseudonym_scan.h"
#include "pseudonym_table.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using model::Pseudonym;
using model::Pseudonyms;

struct PseudonymOptions {
  std::string original, replacement, kind, file;
  PseudonymScanOptions scan;
};

/// A table in a file of its own is changed there; the history knows nothing of it.
class FileTable {
 public:
  FileTable(std::filesystem::path file, Sink& sink)
      : file_(std::move(file)),
        all_(std::filesystem::exists(file_) ? read_pseudonyms(file_, sink)
                                            : std::vector<Pseudonym>()) {}

  bool add(const Pseudonym& p, bool overwrite) {
    const Pseudonym clean = model::clean_pseudonym(p);
    const auto known = find(clean.original);
    if (known == all_.end()) {
      all_.push_back(clean);
      return true;
    }
    const bool same = known->replacement == clean.replacement &&
                      (clean.kind.empty() || known->kind == clean.kind);
    if (same) return false;
    if (!overwrite) {
      throw Error(Errc::exists,
                  fmt::format("'{}' has a pseudonym already: change it with 'thema pseudonym set'",
                              clean.original));
    }
    known->replacement = clean.replacement;
    if (!clean.kind.empty()) known->kind = clean.kind;
    return true;
  }

  void remove(std::string_view original) {
    const auto known = find(original);
    if (known == all_.end()) {
      throw Error(Errc::not_found,
                  fmt::format("no pseudonym for '{}' in '{}'", original, file_.string()));
    }
    all_.erase(known);
  }

  /// `held`: as one of several commands that hold together; nothing would put the file back.
  void write(bool held, bool dry_run) const {
    if (held) {
      throw Error(Errc::usage,
                  fmt::format("the table of pseudonyms is in '{}', which is not put back when a "
                              "batch fails: change it by itself, or in a batch with --keep-going",
                              file_.string()));
    }
    if (!dry_run) write_pseudonyms(file_, all_);
  }

 private:
  std::vector<Pseudonym>::iterator find(std::string_view original) {
    return std::find_if(all_.begin(), all_.end(),
                        [&](const Pseudonym& p) { return p.original == original; });
  }
  std::filesystem::path file_;
  std::vector<Pseudonym> all_;
};

/// Adds or changes entries wherever the table is kept; returns how many were changes. `held`: as
/// one of several commands that hold together.
std::size_t add_all(const std::vector<Pseudonym>& entries, bool overwrite, bool held,
                    model::Project& project, Context& ctx) {
  std::size_t changed = 0;
  const auto file = pseudonym_file(project);
  if (file.empty()) {
    Pseudonyms table(project);
    for (const Pseudonym& p : entries) changed += table.add(p, overwrite) ? 1 : 0;
    return changed;
  }
  FileTable table(file, ctx.sink());
  for (const Pseudonym& p : entries) changed += table.add(p, overwrite) ? 1 : 0;
  if (changed > 0) table.write(held, ctx.globals().dry_run);
  return changed;
}

void say(Context& ctx, model::Project& project, const std::string& sentence) {
  // The name stands in the sentence: it is printed as it is, and kept out of the history.
  ctx.print_exact(sentence + "\n");
  ctx.forget_names();
  if (project.change() != nullptr) project.change()->summarize("changed the table of pseudonyms");
}

int add(const PseudonymOptions& o, bool overwrite, Context& ctx) {
  ctx.show_names();
  const bool held = ctx.in_one_change();
  ctx.change([&](model::Project& project) {
    const std::vector<Pseudonym> one{{o.original, o.replacement, o.kind}};
    if (add_all(one, overwrite, held, project, ctx) == 0) return no_change(ctx);
    say(ctx, project, fmt::format("{} is printed as {}", trim(o.original), trim(o.replacement)));
  });
  return 0;
}

int import(const PseudonymOptions& o, Context& ctx) {
  ctx.show_names();
  const std::vector<Pseudonym> entries = read_pseudonyms(o.file, ctx.sink());
  const bool held = ctx.in_one_change();
  ctx.change([&](model::Project& project) {
    const std::size_t changed = add_all(entries, false, held, project, ctx);
    if (changed == 0) return no_change(ctx);
    say(ctx, project, fmt::format("{}: {} new", counted(entries.size(), "pseudonym"), changed));
  });
  return 0;
}

int remove(const PseudonymOptions& o, Context& ctx) {
  ctx.show_names();
  const bool held = ctx.in_one_change();
  ctx.change([&](model::Project& project) {
    const auto file = pseudonym_file(project);
    if (file.empty()) {
      Pseudonyms(project).remove(o.original);
    } else {
      FileTable table(file, ctx.sink());
      table.remove(o.original);
      table.write(held, ctx.globals().dry_run);
    }
    say(ctx, project, fmt::format("{} is printed as it is", trim(o.original)));
  });
  return 0;
}

int list(Context& ctx) {
  ctx.show_names();
  model::Project& project = ctx.read();
  auto out = ctx.identified_renderer("pseudonyms", "Pseudonyms");
  report::Table table;
  table.name = "pseudonyms";
  table.columns = {{"original", "Name", Kind::text},
                   {"replacement", "Printed as", Kind::text},
                   {"kind", "Kind", Kind::text}};
  std::vector<report::Row> rows;
  for (const Pseudonym& p : load_pseudonyms(project, ctx.sink())) {
    rows.push_back({cell(p.original), cell(p.replacement), cell(p.kind)});
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

/// Moves the table out of the project, so that the two can be kept apart.
int move_to_file(const PseudonymOptions& o, Context& ctx) {
  ctx.show_names();
  refuse_in_batch(ctx);
  ctx.change([&](model::Project& project) {
    const std::vector<Pseudonym> entries = load_pseudonyms(project, ctx.sink());
    const auto path = project.path().parent_path() / o.file;
    if (std::filesystem::exists(path)) {
      throw Error(Errc::exists,
                  fmt::format("'{}' is there already: name another file, or use it as the table "
                              "with 'thema config pseudonyms {}'",
                              path.string(), shell_quoted(o.file)));
    }
    if (!ctx.globals().dry_run) write_pseudonyms(path, entries);
    model::Settings(project).set("pseudonyms", o.file);
    Pseudonyms(project).forget();
    say(ctx, project,
        fmt::format("moved {} to {}; the project names the file and holds none of "
                    "the names any more",
                    counted(entries.size(), "pseudonym"), o.file));
  });
  return 0;
}

}  // namespace

void setup_pseudonym(App app, Context& ctx) {
  auto o = std::make_shared<PseudonymOptions>();
  for (const bool overwrite : {false, true}) {
    App sub = app.add_subcommand(
        overwrite ? "set" : "add",
        overwrite ? "Change what is printed for a name" : "Say what is printed for a name");
    sub.add_option("name", o->original, "As it stands in the texts; case and accents may differ")
        .required();
    sub.add_option("replacement", o->replacement, "What is printed instead").required();
    sub.add_option("--kind", o->kind, "person, place, organisation ...");
    example(sub, overwrite ? "  thema pseudonym set 'Maria Lopez' 'Ana Ruiz'"
                           : "  thema pseudonym add 'Maria Lopez' Ana --kind person\n"
                             "  thema pseudonym add 'Leeds General Infirmary' '[hospital]'");
    bind(sub, ctx, [o, overwrite, &ctx] { return add(*o, overwrite, ctx); });
  }
  App sub = app.add_subcommand("import", "Read a table (csv, xlsx): original, replacement, kind");
  sub.add_option("file", o->file, "The table").required();
  example(sub, "  thema pseudonym import names.csv");
  bind(sub, ctx, [o, &ctx] { return import(*o, ctx); });

  sub = app.add_subcommand("remove", "Print a name as it is again");
  sub.add_option("name", o->original, "As it is in the table").required();
  example(sub, "  thema pseudonym remove 'Maria Lopez'");
  bind(sub, ctx, [o, &ctx] { return remove(*o, ctx); });

  sub = app.add_subcommand("list", "The table, with the names");
  example(sub, "  thema pseudonym list -f csv -o names.csv");
  bind(sub, ctx, [&ctx] { return list(ctx); });

  sub = app.add_subcommand("file", "Keep the table in a file of its own, out of the project");
  sub.add_option("file", o->file, "Its name, relative to the project's folder").required();
  example(sub, "  thema pseudonym file ../safe/names.csv");
  bind(sub, ctx, [o, &ctx] { return move_to_file(*o, ctx); });

  sub = app.add_subcommand("scan", "What in the texts may still tell who people are");
  setup_pseudonym_scan(sub, o->scan);
  bind(sub, ctx, [o, &ctx] { return scan_identifying(o->scan, ctx); });
}

}  // namespace thema::cli
