#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "analysis/coding_places.h"
#include "analysis/consent.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "memo.h"
#include "memo_filter.h"
#include "model/codebook.h"
#include "text/text_index.h"
#include "text/whole_names.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using Use = analysis::Consent::Use;
using model::Memo;

struct PassageOptions {
  std::string where;
  std::vector<std::string> codes;
};

/// Kinds of notes that a close reading has, in its order; others follow by name.
constexpr std::array<std::string_view, 3> kReading{"descriptive", "linguistic", "conceptual"};

class MemoPassages {
 public:
  MemoPassages(const PassageOptions& options, Context& ctx)
      : ctx_(ctx), project_(ctx.read()), corpus_(model::load_corpus(project_)) {
    const model::CodeFinder finder(corpus_.codes);
    for (const std::string& name : options.codes) roots_.push_back(finder.require(name));
    collect(options.where);
  }

  int run() {
    auto out = ctx_.renderer("memo_passages", "Passages with notes");
    report::Table table = head();
    say_left_out(ctx_, *out, left_out_, table.notes);
    const auto filter = ctx_.columns(std::move(table));
    out->begin_table(filter.table);
    for (const auto& [place, passage] : passages_) {
      out->row(filter.row(row(place.first, place.second, passage)));
    }
    out->end_table();
    out->finish();
    return 0;
  }

 private:
  struct Passage {
    std::map<std::string, std::vector<std::string>> notes;  ///< by type
    bool quoted = true;
  };

  void collect(const std::string& where) {
    const analysis::Consent consent(corpus_);
    MemoFilter filter(project_, corpus_, where);
    for (Memo& m : model::Memos(project_).list()) {
      if (m.place.empty() || !filter.fits(m)) continue;
      const auto people = consent.any() ? filter.cases_of(m) : std::vector<std::uint32_t>{};
      if (!consent.allows(Use::analysis, people)) {
        left_out_.add(consent, Use::analysis, people);
        continue;
      }
      types_.insert({order_of(m.type), m.type});
      Passage& passage = passages_[{corpus_.source_index.at(m.source), m.place}];
      passage.quoted = consent.allows(Use::quotation, people);
      passage.notes[m.type].push_back(std::move(m.text));
    }
    codings_ = analysis::CodingPlaces(model::load_codings(project_, corpus_, {}));
  }

  static std::size_t order_of(std::string_view type) {
    if (type.empty()) return kReading.size() + 1;
    return static_cast<std::size_t>(std::find(kReading.begin(), kReading.end(), type) -
                                    kReading.begin());
  }

  report::Table head() const {
    report::Table table;
    table.name = "memo_passages";
    table.columns = {{"source", "Source", Kind::text},
                     {"lines", "Lines", Kind::range},
                     {"start", "Start", Kind::integer, report::kMachines},
                     {"end", "End", Kind::integer, report::kMachines},
                     {"words", "Words", Kind::text, report::kAll, true}};
    const auto add = [&](const std::string& key, std::string heading) {
      report::Column column{key, std::move(heading), Kind::list, report::kAll, true};
      column.named = true;
      table.columns.push_back(std::move(column));
    };
    for (const auto& [order, type] : types_) {
      std::string heading = type.empty() ? "Memo" : type;
      if (heading.front() >= 'a' && heading.front() <= 'z') heading.front() -= 'a' - 'A';
      add("type=" + type, std::move(heading));
    }
    for (const std::uint32_t root : roots_) {
      add("codes=" + path_of(root), corpus_.codes[root].name);
    }
    if (roots_.empty()) add("codes", "Codes");
    table.group_first_column = true;
    table.notes.push_back(fmt::format(
        "Codes: of codings that share text with the passage. Codings counted: {}.", corpus_.count));
    return table;
  }

  const std::string& path_of(std::uint32_t code) const {
    const model::Code& c = corpus_.codes[code];
    return c.printed_path.empty() ? c.path : c.printed_path;
  }

  report::Row row(std::uint32_t source, text::Span place, const Passage& passage) {
    if (source != loaded_) {
      index_.reset();
      text_ = model::load_text(project_, corpus_.sources[source]);
      index_.emplace(std::string_view(text_));
      loaded_ = source;
    }
    report::Row cells{
        cell(corpus_.sources[source].name),
        report::Range{index_->line_of(place.begin), index_->line_of(place.end - 1)},
        cell_number(place.begin), cell_number(place.end),
        cell(std::string(passage.quoted ? text::passage_words(*index_, place, project_.names())
                                        : analysis::kNotQuoted))};
    for (const auto& [order, type] : types_) {
      const auto found = passage.notes.find(type);
      cells.emplace_back(found == passage.notes.end() ? report::List{}
                                                      : report::List{found->second});
    }
    const std::set<std::uint32_t> codes = codes_at(source, place);
    for (const std::uint32_t root : roots_) {
      report::List list;
      for (const std::uint32_t c : codes) {
        if (c < root || c >= corpus_.code_end[root]) continue;
        // Below its heading, without the path to it.
        const std::string& path = path_of(c);
        list.items.push_back(c == root ? corpus_.codes[c].name
                                       : path.substr(path_of(root).size() + 1));
      }
      cells.emplace_back(std::move(list));
    }
    if (roots_.empty()) {
      report::List list;
      for (const std::uint32_t c : codes) list.items.push_back(path_of(c));
      cells.emplace_back(std::move(list));
    }
    return cells;
  }

  std::set<std::uint32_t> codes_at(std::uint32_t source, text::Span place) const {
    std::set<std::uint32_t> codes;
    for (const model::Coding* c : codings_.overlapping(source, place)) codes.insert(c->code);
    return codes;
  }

  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  std::vector<std::uint32_t> roots_;
  std::set<std::pair<std::size_t, std::string>> types_;
  std::map<std::pair<std::uint32_t, text::Span>, Passage> passages_;  ///< by source and place
  analysis::CodingPlaces codings_;
  analysis::LeftOut left_out_;
  std::uint32_t loaded_ = model::kNone;
  std::string text_;
  std::optional<text::TextIndex> index_;
};

}  // namespace

void setup_memo_passages(App app, Context& ctx) {
  auto o = std::make_shared<PassageOptions>();
  App sub = app.add_subcommand(
      "passages", "Passages with their notes, a column for each type, and their codes");
  sub.add_option("--codes", o->codes,
                 "A column for the codes below each of these (default: one column for all)");
  add_filter(sub, o->where, "Only passages that fit (see 'thema help queries')");
  example(sub,
          "  thema memo passages --where 'case = Ana' --codes Ana Shared\n"
          "      (from the notes on Ana's account to her themes and to those of the group)");
  bind(sub, ctx, [o, &ctx] { return MemoPassages(*o, ctx).run(); });
}

}  // namespace thema::cli
