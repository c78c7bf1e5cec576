#include "pseudonym_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "analysis/attribution.h"
#include "analysis/identifying.h"
#include "cells.h"
#include "command.h"
#include "context.h"
#include "model/corpus.h"
#include "model/memo_texts.h"
#include "model/sources.h"
#include "pseudonym_table.h"
#include "text/name_replacer.h"
#include "text/text_index.h"

namespace thema::cli {

namespace {

using analysis::Identifying;
using Kind = report::Column::Kind;

/// Where something was found.
struct Place {
  std::string where;  ///< text, memo, attribute
  std::string object;
  std::int64_t turn = 0, start = -1, end = -1;
};

struct Found {
  Identifying::Kind kind;
  std::string words;
  std::size_t times = 0;
  std::set<std::string> objects;
  Place first;
};

class Scan {
 public:
  Scan(const PseudonymScanOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        corpus_(model::load_corpus(project_)),
        known_(listed(project_, ctx.sink())) {}

  int run() {
    auto out = ctx_.identified_renderer("identifying", "What may tell who people are");
    choose_sources();
    for (const model::Source& s : sources_) scan_.learn(model::load_text(project_, s));
    for (const model::Source& s : sources_) source(s);
    if (options_.sources.empty()) others();
    options_.all ? each_place(*out) : once(*out);
    out->finish();
    return 0;
  }

 private:
  /// What has a pseudonym, and what stands for it, is nothing to look at.
  static std::vector<text::NameReplacer::Name> listed(model::Project& project, Sink& sink) {
    std::vector<text::NameReplacer::Name> names;
    for (const model::Pseudonym& p : load_pseudonyms(project, sink)) {
      names.push_back({p.original, ""});
      names.push_back({p.replacement, ""});
    }
    return names;
  }

  void choose_sources() {
    if (options_.sources.empty()) {
      sources_ = corpus_.sources;
      return;
    }
    model::Sources all(project_);
    for (const std::string& name : options_.sources) sources_.push_back(all.require(name));
  }

  bool wanted(Identifying::Kind kind) const {
    return options_.kinds.empty() || std::find(options_.kinds.begin(), options_.kinds.end(),
                                               analysis::to_string(kind)) != options_.kinds.end();
  }

  /// What is left of "José's" with José listed.
  static bool is_genitive(std::string_view rest) {
    return rest == "'s" || rest == "\u2019s" || rest == "'" || rest == "\u2019";
  }

  /// Calls `see` with everything in a text for which nothing stands yet.
  template <class See>
  void look(std::string_view text, std::string_view language, const See& see) {
    const text::TextIndex index(text);
    const auto covered = known_.find(text);
    auto cover = covered.begin();
    for (const Identifying& f : scan_.find(text, language)) {
      if (!wanted(f.kind)) continue;
      const std::size_t begin = index.byte_of(f.span.begin), end = index.byte_of(f.span.end);
      while (cover != covered.end() && cover->where.end <= begin) ++cover;
      // Of "Eileen Ward", with Eileen listed, Ward is left.
      if (cover != covered.end() && cover->where.begin <= begin &&
          (end <= cover->where.end ||
           is_genitive(text.substr(cover->where.end, end - cover->where.end)))) {
        continue;
      }
      see(f, std::string(index.slice(f.span)));
    }
  }

  void source(const model::Source& s) {
    const std::string text = model::load_text(project_, s);
    const std::vector<model::Turn> turns = model::load_turns(project_, s);
    const std::string& language = s.language.empty() ? corpus_.language : s.language;
    look(text, language, [&](const Identifying& f, std::string words) {
      const analysis::TurnRange in = analysis::turns_of(turns, f.span);
      add(f.kind, std::move(words),
          {"text", s.name, in.empty() ? 0 : turns[in.first].number, f.span.begin, f.span.end});
    });
  }

  void others() {
    const auto plain = [&](const std::string& text, const std::string& where,
                           const std::string& object) {
      look(text, corpus_.language, [&](const Identifying& f, std::string words) {
        add(f.kind, std::move(words), {.where = where, .object = object});
      });
    };
    for (const model::MemoText& memo : model::memo_texts(project_))
      plain(memo.text, "memo", memo.on);
    for (std::size_t a = 0; a < corpus_.attributes.size(); ++a) {
      if (corpus_.attributes[a].type == model::AttributeType::date) continue;
      for (const model::Case& c : corpus_.cases) {
        const std::string* value = corpus_.value(a, c.id);
        if (value != nullptr) plain(*value, corpus_.attributes[a].name, c.name);
      }
    }
  }

  void add(Identifying::Kind kind, std::string words, Place place) {
    places_.emplace_back(kind, words, place);
    Found& f = found_[{kind, words}];
    if (f.times++ == 0) {
      f.kind = kind;
      f.words = std::move(words);
      f.first = place;
    }
    f.objects.insert(place.object);
  }

  static report::Table head(bool once) {
    report::Table t;
    t.name = "identifying";
    t.columns = {{"kind", "Kind", Kind::text}, {"text", "Text", Kind::text, report::kAll, true}};
    if (once) t.columns.push_back({"times", "Times", Kind::integer});
    if (once) t.columns.push_back({"sources", "In", Kind::integer});
    t.columns.push_back({"where", "Where", Kind::text});
    t.columns.push_back({"source", once ? "First" : "Of", Kind::text});
    t.columns.push_back({"turn", "Turn", Kind::integer});
    t.columns.push_back({"start", "Start", Kind::integer, report::kMachines});
    t.columns.push_back({"end", "End", Kind::integer, report::kMachines});
    t.notes.push_back(
        "A help for the eye, no proof: names that are words as well, and what is told without a "
        "name, are not found.");
    return t;
  }

  static void append_place(report::Row& row, const Place& p) {
    row.push_back(cell(p.where));
    row.push_back(cell(p.object));
    row.push_back(cell_known(p.turn, 0));
    row.push_back(cell_known(p.start, -1));
    row.push_back(cell_known(p.end, -1));
  }

  void once(report::Renderer& out) {
    std::vector<report::Row> rows;
    for (const auto& [key, f] : found_) {
      report::Row row{cell(analysis::to_string(f.kind)), cell(f.words), cell_count(f.times),
                      cell_count(f.objects.size())};
      append_place(row, f.first);
      rows.push_back(std::move(row));
    }
    ctx_.table(out, head(true), rows);
  }

  void each_place(report::Renderer& out) {
    std::vector<report::Row> rows;
    for (const auto& [kind, words, place] : places_) {
      report::Row row{cell(analysis::to_string(kind)), cell(words)};
      append_place(row, place);
      rows.push_back(std::move(row));
    }
    ctx_.table(out, head(false), rows);
  }

  const PseudonymScanOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  const text::NameReplacer known_;
  analysis::IdentifyingScan scan_;
  std::vector<model::Source> sources_;
  std::map<std::pair<Identifying::Kind, std::string>, Found> found_;
  std::vector<std::tuple<Identifying::Kind, std::string, Place>> places_;
};

}  // namespace

void setup_pseudonym_scan(App app, PseudonymScanOptions& options) {
  app.add_option("source", options.sources,
                 "Only these sources (default: all, with memos "
                 "and attributes)");
  app.add_repeatable("--kind", options.kinds,
                     "Only this kind: name, e-mail, phone, postcode, "
                     "date, link, handle, 'birth year'");
  app.add_flag("--all", options.all, "Every place, not every name once");
  example(app,
          "  thema pseudonym scan\n"
          "  thema pseudonym scan P07_3m --kind name --all -f csv");
}

int scan_identifying(const PseudonymScanOptions& options, Context& ctx) {
  static const std::set<std::string> kinds{"name", "e-mail", "phone",  "postcode",
                                           "date", "link",   "handle", "birth year"};
  for (const std::string& kind : options.kinds) {
    if (!kinds.contains(kind)) {
      throw Error(Errc::usage,
                  fmt::format("no kind '{}'; there are: {}", kind, fmt::join(kinds, ", ")));
    }
  }
  ctx.show_names();
  return Scan(options, ctx).run();
}

}  // namespace thema::cli
