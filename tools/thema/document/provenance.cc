#include "document/provenance.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "cells.h"
#include "model/cmo.h"
#include "model/corpus.h"
#include "model/settings.h"
#include "model/theory.h"
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

void add_attributes(Fields& fields, const model::Corpus& corpus, RowId row, model::Owner owner) {
  for (std::size_t a = 0; a < corpus.attributes.size(); ++a) {
    if (corpus.attributes[a].owner != owner) continue;
    const std::string* value = corpus.value(a, row);
    if (value != nullptr) fields.add(corpus.attributes[a].name).add(*value);
  }
  fields.add("end of attributes");
}

std::string case_name(const model::Corpus& corpus, RowId id) {
  const auto at = corpus.case_index.find(id);
  return at == corpus.case_index.end() ? std::string() : corpus.cases[at->second].name;
}

void add_sources(Fields& fields, const model::Corpus& corpus) {
  std::map<RowId, std::vector<std::string>> speakers;
  for (const auto& [id, s] : corpus.speakers) {
    speakers[s.source].push_back(
        fmt::format("{}\n{}\n{}", s.label, static_cast<int>(s.role), case_name(corpus, s.case_id)));
  }
  for (const model::Source& s : corpus.sources) {
    fields.add(s.name).add(s.kind).add(s.language).add(s.text_hash).add(s.original_hash);
    for (const RowId c : s.cases) fields.add(case_name(corpus, c));
    auto& of_source = speakers[s.id];
    std::sort(of_source.begin(), of_source.end());
    for (const std::string& speaker : of_source) fields.add(speaker);
    add_attributes(fields, corpus, s.id, model::Owner::source);
  }
}

void add_cases(Fields& fields, const model::Corpus& corpus) {
  for (const model::Case& c : corpus.cases) {
    fields.add(c.name).add(c.kind).add(c.withdrawn ? "withdrawn" : "");
    for (const RowId in : c.in) fields.add(case_name(corpus, in));
    add_attributes(fields, corpus, c.id, model::Owner::case_);
  }
}

void add_codes(Fields& fields, const model::Corpus& corpus) {
  for (const model::Code& c : corpus.codes) {
    fields.add(c.path).add(c.role).add(c.description).add(c.include).add(c.exclude);
    fields.add(c.example).add(c.color).add(c.tags);
  }
}

/// Every accepted coding, in an order that no id decides.
void add_codings(Fields& fields, model::Project& project, const model::Corpus& corpus) {
  const auto details = model::load_details(project);
  std::vector<std::string> all;
  model::CodingQuery query;
  query.counted_only = false;
  for (const model::Coding& c : model::load_codings(project, corpus, query)) {
    Fields one;
    one.add(corpus.sources[c.source].name).add(std::to_string(c.span.begin));
    one.add(std::to_string(c.span.end)).add(corpus.codes[c.code].path);
    one.add(corpus.coders[c.coder].name).add(c.exemplar ? "exemplar" : "");
    one.add(c.changed ? "changed" : "");
    if (const auto d = details.find(c.id); d != details.end()) {
      one.add(d->second.memo).add(d->second.print).add(d->second.tags);
    }
    all.push_back(one.hex());
  }
  std::sort(all.begin(), all.end());
  for (const std::string& coding : all) fields.add(coding);
}

void add_theory(Fields& fields, model::Project& project) {
  for (const model::Theory& t : model::Theories(project).list()) fields.add(t.label).add(t.level);
  for (const model::Configuration& c : model::Configurations(project).list()) {
    fields.add(c.label).add(c.title).add(c.state).add(c.activation).add(c.valence);
    fields.add(c.version.scheme).add(c.sentence("en"));
    for (const std::string& theory : c.theories) fields.add(theory);
    for (const model::CmoElement& e : c.version.elements) {
      fields.add(e.label).add(e.role).add(e.sign).add(e.statement);
    }
  }
}

std::string content_hash(model::Project& project, const model::Corpus& corpus) {
  Fields fields;
  fields.add(corpus.language).add(corpus.count).add(model::Settings(project).get("cite"));
  add_sources(fields.add("sources"), corpus);
  add_cases(fields.add("cases"), corpus);
  add_codes(fields.add("codes"), corpus);
  add_codings(fields.add("codings"), project, corpus);
  add_theory(fields.add("theory"), project);
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
  field("project", "Project's content (SHA-256)", content_hash(project, corpus));
  field("codebook", "Codebook (SHA-256)", codebook_hash(corpus));
  field("count", "Codings counted", corpus.count);
  field("names", "Names in the texts",
        ctx.globals().identified ? "as they are stored"
        : ctx.names() != nullptr ? "pseudonyms"
                                 : "as they are stored: there is no table of pseudonyms");
  if (!options.where.empty()) field("where", "Filter of the report", options.where);
  out.note(
      {"The project's content is what tables are made of: texts, cases, codebook, codings, "
       "theories and configurations. Clocks and ids are not in its hash.",
       false});
  write_sources(ctx, out, corpus);
  write_commands(ctx, out, ran);
}

}  // namespace thema::cli
