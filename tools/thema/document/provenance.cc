#include "document/provenance.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "cells.h"
#include "model/content_hash.h"
#include "model/corpus.h"
#include "pseudonym_table.h"
#include "store/migrate.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

// Enough to tell versions apart, and a table can hold it.
constexpr std::size_t kShown = 16;

/// Hashes fields so that no two lists of them are alike: each with its length before it.
class Fields {
 public:
  Fields& add(std::string_view field) {
    hash_.add(fmt::format("{}:", field.size())).add(field);
    return *this;
  }
  Fields& add(const std::vector<model::Tag>& tags) {
    for (const model::Tag& tag : tags) add(tag.key).add(tag.value);
    return add("end of tags");
  }
  std::string hex() { return hash_.hex(); }

 private:
  Sha256 hash_;
};

void add_codes(Fields& fields, const model::Corpus& corpus) {
  for (const model::Code& c : corpus.codes) {
    fields.add(c.path).add(c.role).add(c.description).add(c.include).add(c.exclude);
    fields.add(c.example).add(c.color).add(c.tags);
  }
}

/// All that is in the project, and the names that are printed for others where their table is a
/// file of its own.
std::string project_hash(Context& ctx, model::Project& project) {
  Fields fields;
  fields.add(model::content_hash(project));
  if (!pseudonym_file(project).empty() && !ctx.globals().identified) {
    for (const model::Pseudonym& p : load_pseudonyms(project, ctx.sink())) {
      fields.add(p.original).add(p.replacement);
    }
  }
  return fields.hex();
}

std::string codebook_hash(const model::Corpus& corpus) {
  Fields fields;
  add_codes(fields, corpus);
  return fields.hex();
}

void write_sources(Context& ctx, report::Renderer& out, const model::Corpus& corpus) {
  report::Table table;
  table.name = "sources";
  table.caption = "Sources";
  table.columns = {{"source", "Source", Kind::text},
                   {"version", "Version", Kind::integer},
                   {"text", "Text", Kind::text},
                   {"file", "Imported file", Kind::text}};
  table.notes = {fmt::format("Text and file: the first {} digits of their SHA-256.", kShown)};
  std::vector<report::Row> rows;
  for (const model::Source& s : corpus.sources) {
    rows.push_back({cell(s.name), cell_count(static_cast<std::size_t>(s.version_number)),
                    cell(s.text_hash.substr(0, kShown)), cell(s.original_hash.substr(0, kShown))});
  }
  ctx.table(out, std::move(table), rows);
}

void write_commands(Context& ctx, report::Renderer& out, const std::vector<RanCommand>& ran) {
  report::Table table;
  table.name = "commands";
  table.caption = "Commands";
  table.columns = {{"line", "Line", Kind::integer}, {"command", "Command", Kind::text}};
  table.columns.back().wraps = true;
  table.notes = {
      "In the order in which they ran, with the filter that they were given. Where a command "
      "draws numbers, its --seed is shown, or is the one that its help names."};
  std::vector<report::Row> rows;
  for (const RanCommand& r : ran) rows.push_back({cell_count(r.line), cell(r.command)});
  ctx.table(out, std::move(table), rows);
}

}  // namespace

void write_provenance(Context& ctx, report::Renderer& out, const std::string& document,
                      const BlockOptions& options, const std::vector<RanCommand>& ran) {
  model::Project& project = ctx.read();
  const model::Corpus corpus = model::load_corpus(project);
  out.heading({1, "Provenance"});
  const auto field = [&](std::string_view key, std::string_view heading, std::string value) {
    out.field({std::string(key), std::string(heading), cell(std::move(value))});
  };
  field("thema", "thema", THEMA_VERSION);
  field("schema", "Project schema", std::to_string(store::newest_schema()));
  field("document", "Document (SHA-256)", sha256_hex(document));
  field("project", "Project's content (SHA-256)", project_hash(ctx, project));
  field("codebook", "Codebook (SHA-256)", codebook_hash(corpus));
  field("count", "Codings counted", corpus.count);
  field("names", "Names in the texts",
        ctx.globals().identified ? "as they are stored"
        : ctx.names() != nullptr ? "pseudonyms"
                                 : "as they are stored: there is no table of pseudonyms");
  if (!options.where.empty()) field("where", "Filter of the report", options.where);
  out.note(
      {"The project's content is all that is recorded in it: texts, cases, codebook, codings, "
       "memos, "
       "summaries, side tables, theories, configurations, evidence and decisions. Clocks and ids "
       "are not in its hash.",
       false});
  write_sources(ctx, out, corpus);
  write_commands(ctx, out, ran);
}

}  // namespace thema::cli
