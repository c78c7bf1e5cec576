#include "analysis/review.h"
#include "filter_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <tuple>
#include <unordered_set>

#include "base/error.h"
#include "base/ids.h"
#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "model/codings.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
using analysis::Doubt;

struct ReviewOptions {
  std::string where;
  std::vector<std::string> only;
};

/// A row, and where it stands.
struct Line {
  std::uint32_t source = 0;
  text::Span span;
  std::uint32_t code = 0;
  std::string coder;
  Doubt doubt = Doubt::suggested;
  std::string why{}, words{};
  std::uint32_t turn = 0;  ///< number; 0: none
  RowId id = 0;

  auto place() const { return std::tie(source, span.begin, span.end, code, coder, doubt); }
};

/// The command that settles a doubt, or shows what is needed to do so.
std::string settled_by(const Line& line, const model::Corpus& corpus) {
  const std::string id = short_id('c', line.id);
  switch (line.doubt) {
    case Doubt::suggested:
      return "thema coding accept " + id;
    case Doubt::changed:
      return "thema coding confirm " + id;
    case Doubt::lost:
    case Doubt::interviewer:
      return "thema coding remove " + id;
    case Doubt::uncertain:
      return fmt::format("thema coding set {} --untag certainty --untag doubt", id);
    case Doubt::one_word:
      return fmt::format("thema source show {}{} --codes",
                         shell_quoted(corpus.sources[line.source].name),
                         line.turn == 0 ? "" : fmt::format(" --turns {}", line.turn));
    case Doubt::undefined:
      return fmt::format("thema code set {} --description '...'",
                         shell_quoted(corpus.codes[line.code].path));
    case Doubt::rival:
      break;
  }
  return fmt::format("thema coding set {} --code OTHER", id);
}

class Review {
 public:
  Review(const ReviewOptions& options, Context& ctx)
      : options_(options), ctx_(ctx), project_(ctx.read()), corpus_(model::load_corpus(project_)) {
    const auto names = analysis::doubt_names();
    for (const std::string& name : options.only) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        throw Error(Errc::usage, fmt::format("'{}' is no reason for a review: expected {}", name,
                                             join({names.begin(), names.end()}, ", ")));
      }
    }
  }

  int run() {
    auto out = ctx_.renderer("review");
    standing();
    suggested();
    if (options_.where.empty()) lost();
    std::sort(lines_.begin(), lines_.end(),
              [](const Line& a, const Line& b) { return a.place() < b.place(); });
    if (options_.where.empty()) undefined();
    report::Table table;
    table.name = "review";
    table.columns = {{"source", "Source", Kind::text},
                     {"turn", "Turn", Kind::integer},
                     {"start", "Start", Kind::integer, report::kMachines},
                     {"end", "End", Kind::integer, report::kMachines},
                     {"code", "Code", Kind::text},
                     {"coder", "Coder", Kind::text},
                     {"doubt", "Doubt", Kind::text, report::kMachines},
                     {"why", "Why", Kind::text, report::kAll, true},
                     {"text", "Words", Kind::text, report::kAll, true},
                     {"settle", "Settle it with", Kind::text, report::kAll, true},
                     {"id", "Id", Kind::text, report::kMachines}};
    std::vector<report::Row> rows;
    for (const Line& line : lines_) rows.push_back(row(line));
    ctx_.table(*out, std::move(table), rows);
    out->finish();
    return 0;
  }

 private:
  bool wanted(Doubt doubt) const {
    return options_.only.empty() || std::find(options_.only.begin(), options_.only.end(),
                                              to_string(doubt)) != options_.only.end();
  }

  void add(Line line) {
    if (wanted(line.doubt)) lines_.push_back(std::move(line));
  }

  Line line_of(const model::Coding& c, const CodingWalk::Visit& visit,
               const text::TextIndex& index) const {
    const analysis::TurnRange range = analysis::turns_of(visit.turns, c.span);
    return {.source = c.source,
            .span = c.span,
            .code = c.code,
            .coder = corpus_.coders[c.coder].name,
            .words = std::string(index.slice(c.span)),
            .turn = range.empty() ? 0 : visit.turns[range.first].number,
            .id = c.id};
  }

  void standing() {
    const auto tags = model::load_coding_tags(project_);
    // Rivals are looked for among all codings; shown are those that fit.
    std::unordered_set<RowId> fitting;
    CodingWalk chosen(project_, corpus_, {.where = options_.where, .counted_only = false});
    chosen.each([&](const CodingWalk::Visit& visit) {
      for (const auto& s : visit.selected) fitting.insert(s.coding->id);
    });
    CodingWalk walk(project_, corpus_, {.counted_only = false, .with_text = true});
    walk.each([&](const CodingWalk::Visit& visit) {
      const text::TextIndex index{std::string_view(visit.text)};
      for (const auto& d : analysis::doubtful(visit.selected, visit.turns, index, corpus_, tags)) {
        if (!fitting.contains(d.coding->id)) continue;
        Line line = line_of(*d.coding, visit, index);
        line.doubt = d.doubt;
        line.why = d.why;
        add(std::move(line));
      }
    });
  }

  /// Codes in use of which nobody has said what they mean, in codebook order, behind the codings.
  void undefined() {
    std::vector<bool> used(corpus_.codes.size(), false);
    model::CodingQuery all;
    all.counted_only = false;
    for (const model::Coding& c : model::load_codings(project_, corpus_, all)) {
      used[c.code] = true;
    }
    for (std::uint32_t i = 0; i < corpus_.codes.size(); ++i) {
      if (!used[i] || !trim(corpus_.codes[i].description).empty()) continue;
      Line line;
      line.code = i;
      line.doubt = Doubt::undefined;
      line.why = "the code is in use and has no definition";
      add(std::move(line));
    }
  }

  void suggested() {
    CodingWalk walk(project_, corpus_,
                    {.where = options_.where,
                     .counted_only = false,
                     .status = model::CodingQuery::Status::suggested,
                     .with_text = true});
    walk.each([&](const CodingWalk::Visit& visit) {
      const text::TextIndex index{std::string_view(visit.text)};
      for (const auto& s : visit.selected) {
        Line line = line_of(*s.coding, visit, index);
        line.why = "nobody has accepted or rejected it";
        add(std::move(line));
      }
    });
  }

  void lost() {
    for (model::LostCoding& c : model::Codings(project_).lost()) {
      add({.source = corpus_.source_index.at(c.source),
           .span = {},
           .code = corpus_.code_index.at(c.code),
           .coder = std::move(c.coder),
           .doubt = Doubt::lost,
           .why = "its words went when the text was corrected",
           .words = std::move(c.words),
           .id = c.id});
    }
  }

  report::Row row(const Line& line) const {
    const bool placed = !line.span.empty();
    const bool of_code = line.doubt == Doubt::undefined;
    return {of_code ? report::Cell() : cell(corpus_.sources[line.source].name),
            cell_known(line.turn, 0),
            placed ? cell_number(line.span.begin) : report::Cell(),
            placed ? cell_number(line.span.end) : report::Cell(),
            cell(corpus_.codes[line.code].path),
            of_code ? report::Cell() : cell(line.coder),
            cell(to_string(line.doubt)),
            cell(line.why),
            cell(line.words),
            cell(settled_by(line, corpus_)),
            of_code ? report::Cell() : cell(short_id('c', line.id))};
  }

  const ReviewOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  std::vector<Line> lines_;
};

}  // namespace

void setup_review(App app, Context& ctx) {
  auto o = std::make_shared<ReviewOptions>();
  const auto names = analysis::doubt_names();
  add_filter(app, o->where,
             "Only codings that fit a filter (see 'thema help queries'); lost ones, and codes "
             "without a definition, are left out then");
  app.add_repeatable("--only", o->only,
                     "Only for this reason: " + join({names.begin(), names.end()}, ", "));
  example(app,
          "  thema review --where \"coder = ben\"\n"
          "  thema coding set cq3k7p --tag certainty=low   # what the next review shows\n"
          "  thema review --only rival -f csv -o rivals.csv");
  bind(app, ctx, [o, &ctx] { return Review(*o, ctx).run(); });
}

}  // namespace thema::cli
