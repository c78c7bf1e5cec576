#include <fmt/format.h>

#include <memory>
#include <optional>

#include "base/error.h"
#include "base/ids.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "memo.h"
#include "memo_filter.h"
#include "model/coders.h"
#include "model/memos.h"
#include "text/text_index.h"
#include "text/whole_names.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using model::Memo;
using model::MemoOn;

struct ListOptions {
  std::string on, type, coder, where;
  bool changed = false, lost = false;
};

report::Table memo_table() {
  report::Table table;
  table.name = "memos";
  table.columns = {{"on", "On", Kind::text},
                   {"name", "Name", Kind::text},
                   {"type", "Type", Kind::text},
                   {"title", "Title", Kind::text},
                   {"text", "Memo", Kind::text, report::kAll, true},
                   {"source", "Source", Kind::text, report::kMachines},
                   {"start", "Start", Kind::integer, report::kMachines},
                   {"end", "End", Kind::integer, report::kMachines},
                   {"words", "Words", Kind::text, report::kAll, true},
                   {"state", "State", Kind::text, report::kMachines},
                   {"coder", "Coder", Kind::text},
                   {"created", "Created", Kind::text, 0},  // a clock: only if asked for
                   {"id", "Id", Kind::text}};
  return table;
}

/// Rows of memos, with the words that they are about; keeps the last text.
class MemoRows {
 public:
  MemoRows(model::Project& project, const model::Corpus& corpus)
      : project_(project), corpus_(corpus) {}

  report::Row row(const Memo& m) {
    const bool placed = !m.place.empty();
    return {cell(model::to_string(m.on.kind)),
            cell(m.name),
            cell(m.type),
            cell(m.title),
            cell(m.text),
            m.source == 0 ? report::Cell() : cell(source(m).name),
            placed ? cell_number(m.place.begin) : report::Cell(),
            placed ? cell_number(m.place.end) : report::Cell(),
            cell(placed ? words(m) : m.lost_text),
            cell(m.anchor),
            cell(m.coder),
            cell(m.created_at),
            cell(short_id('m', m.id))};
  }

 private:
  const model::Source& source(const Memo& m) const {
    return corpus_.sources[corpus_.source_index.at(m.source)];
  }

  std::string words(const Memo& m) {
    if (m.source != loaded_) {
      index_.reset();
      text_ = model::load_text(project_, source(m));
      index_.emplace(std::string_view(text_));
      loaded_ = m.source;
    }
    return std::string(text::passage_words(*index_, m.place, project_.names()));
  }

  model::Project& project_;
  const model::Corpus& corpus_;
  RowId loaded_ = 0;
  std::string text_;
  std::optional<text::TextIndex> index_;
};

/// `--on KIND` or `--on KIND:NAME`: a source with its passages, a code with its sub-codes.
class OnFilter {
 public:
  OnFilter(model::Project& project, const model::Corpus& corpus, const std::string& on)
      : corpus_(corpus) {
    if (on.empty()) return;
    kind_ = model::memo_on(on);
    if (!kind_) target_ = model::memo_target(project, on);
  }

  bool fits(const Memo& m) const {
    if (kind_) return m.on.kind == *kind_;
    if (!target_) return true;
    if (target_->kind == MemoOn::source && m.on.kind == MemoOn::passage) {
      return m.on.id == target_->id;
    }
    if (target_->kind != m.on.kind) return false;
    if (target_->kind != MemoOn::code) return m.on.id == target_->id;
    const std::uint32_t top = corpus_.code_index.at(target_->id);
    const std::uint32_t code = corpus_.code_index.at(m.on.id);
    return top <= code && code < corpus_.code_end[top];
  }

 private:
  const model::Corpus& corpus_;
  std::optional<MemoOn> kind_;
  std::optional<model::MemoTarget> target_;
};

int list(const ListOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("memos");
  const model::Corpus corpus = model::load_corpus(project);
  const OnFilter on(project, corpus, o.on);
  MemoFilter where(project, corpus, o.where);
  // Here --coder asks for a person's memos.
  const std::string coder =
      o.coder.empty() ? std::string() : model::Coders(project).require(o.coder).name;
  MemoRows rows(project, corpus);
  const auto filter = ctx.columns(memo_table());
  out->begin_table(filter.table);
  for (const Memo& m : model::Memos(project).list()) {
    const bool wanted = (o.type.empty() || m.type == o.type) &&
                        (coder.empty() || m.coder == coder) &&
                        (!o.changed || m.anchor == "changed") && (!o.lost || m.anchor == "lost");
    if (wanted && on.fits(m) && where.fits(m)) out->row(filter.row(rows.row(m)));
  }
  out->end_table();
  out->finish();
  return 0;
}

}  // namespace

int show_memos(const std::vector<RowId>& ids, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("memos");
  const model::Corpus corpus = model::load_corpus(project);
  model::Memos memos(project);
  MemoRows rows(project, corpus);
  std::vector<report::Row> found;
  for (const RowId id : ids) found.push_back(rows.row(memos.require(id)));
  if (out->machine() || !ctx.globals().columns_text.empty()) {
    ctx.table(*out, memo_table(), found);
  } else {
    const report::Table table = memo_table();
    for (const report::Row& row : found) {
      const auto text = [&](std::size_t i) {
        const auto* value = std::get_if<report::Value>(&row[i]);
        const auto* s = value == nullptr ? nullptr : std::get_if<std::string>(value);
        return s == nullptr ? std::string() : *s;
      };
      const std::string on = text(1).empty() ? text(0) : text(0) + " " + text(1);
      out->heading({1, text(3).empty() ? "Memo on " + on : text(3)});
      out->note({text(4)});
      for (const std::size_t i : {0U, 1U, 2U, 5U, 8U, 9U, 10U}) {
        // What it has not is not shown.
        if (!text(i).empty()) {
          out->field({table.columns[i].key, table.columns[i].heading, row[i]});
        }
      }
    }
  }
  out->finish();
  return 0;
}

void setup_memo_list(App app, Context& ctx) {
  auto o = std::make_shared<ListOptions>();
  App sub = app.add_subcommand("list", "List memos with what they are on");
  sub.add_option("--on", o->on,
                 "Only those on KIND, or on KIND:NAME: a source with its passages, a code with its "
                 "sub-codes (" +
                     model::memo_kinds() + ")");
  sub.add_option("--type", o->type, "Only of this type");
  add_filter(sub, o->where,
             "Only those on sources, cases, passages and codings that fit (see 'thema help "
             "queries')");
  sub.add_flag("--changed", o->changed, "Only those whose passage changed in a correction");
  sub.add_flag("--lost", o->lost, "Only those whose passage is gone, with the words it had")
      .excludes("--changed");
  example(sub,
          "  thema memo list --type reflexive --coder anna\n"
          "  thema memo list --on code:Barriers -f csv -o memos.csv");
  bind(sub, ctx, [o, &ctx] {
    o->coder = ctx.globals().coder;
    return list(*o, ctx);
  });
}

}  // namespace thema::cli
