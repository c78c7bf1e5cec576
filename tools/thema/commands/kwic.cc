#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "model/search.h"
#include "model/turn_words.h"
#include "text/collate.h"
#include "text/keyword.h"
#include "text/text_index.h"
#include "text/whole_names.h"
#include "text/width.h"
#include "turn_rows.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct KwicOptions {
  std::string query, where;
  std::string sort = "source";
  std::size_t context = 10;
  bool characters = false;
};

/// White space as one blank: a line of the concordance is one line.
std::string on_one_line(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

/// A keyword in its context.
struct Line {
  std::uint32_t source = 0;
  std::int64_t turn = 0;
  std::string speaker;
  std::vector<std::uint32_t> cases;
  text::Span span;
  std::string left, keyword, right;
  std::string order;  ///< of --sort
};

class Kwic {
 public:
  Kwic(const KwicOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        corpus_(model::load_corpus(project_)),
        where_(project_, corpus_, options.where, model::Scope::coding),
        consenting_(corpus_),
        keyword_(options.query, model::elisions_of(project_)),
        names_(ctx.names()),
        order_(corpus_.language) {}

  int run() {
    auto out = ctx_.renderer("kwic");
    model::find_words(project_, corpus_, keyword_.words(),
                      [&](std::uint32_t source, const std::vector<model::Turn>& turns,
                          const std::vector<std::size_t>& hits,
                          const std::string& text) { collect(source, turns, hits, text); });
    if (options_.sort != "source") {
      std::stable_sort(lines_.begin(), lines_.end(),
                       [](const Line& a, const Line& b) { return a.order < b.order; });
    }
    show(*out);
    return 0;
  }

 private:
  void collect(std::uint32_t source, const std::vector<model::Turn>& turns,
               const std::vector<std::size_t>& hits, const std::string& text) {
    const text::TextIndex index{std::string_view(text)};
    std::vector<FittingTurn> fitting = fitting_turns(where_, source, turns, hits);
    consenting_.leave_out(source, turns, fitting);
    for (const auto& [i, cases] : fitting) {
      const std::string_view words = index.slice(turns[i].span);
      const text::TextIndex inner(words);
      if (names_ != nullptr) in_turn_ = names_->find(words);
      for (const text::ByteRange& place : keyword_.find(words)) {
        lines_.push_back(line(source, turns[i], cases, inner, place));
      }
    }
  }

  Line line(std::uint32_t source, const model::Turn& turn, const std::vector<std::uint32_t>& cases,
            const text::TextIndex& inner, const text::ByteRange& place) const {
    const std::string_view words = inner.text();
    // What is printed for a name stands in one of the three, whole.
    const text::ByteRange keyword = text::with_whole_names(in_turn_, place);
    const text::ByteRange all = text::with_whole_names(
        in_turn_, {std::min(static_cast<std::uint32_t>(left_of(inner, place)), keyword.begin),
                   std::max(static_cast<std::uint32_t>(right_of(inner, place)), keyword.end)});
    const auto part = [&](std::uint32_t begin, std::uint32_t end) {
      return std::string(trim(on_one_line(words.substr(begin, end - begin))));
    };
    Line line;
    line.source = source;
    line.turn = turn.number;
    line.speaker = speaker_of(corpus_, turn);
    line.cases = cases;
    line.span = {turn.span.begin + inner.point_of(place.begin),
                 turn.span.begin + inner.point_of(place.end)};
    line.left = part(all.begin, keyword.begin);
    line.keyword = part(keyword.begin, keyword.end);
    line.right = part(keyword.end, all.end);
    line.order = order_of(words, place);
    return line;
  }

  /// The byte at which the context begins. Words are those of the turn at hand.
  std::size_t left_of(const text::TextIndex& turn, const text::ByteRange& place) const {
    if (options_.characters) {
      const std::size_t point = turn.point_of(place.begin);
      return turn.byte_of(static_cast<std::uint32_t>(point - std::min(point, options_.context)));
    }
    const auto before = words_before(place);
    if (before <= options_.context) return 0;
    return options_.context == 0 ? place.begin : tokens()[before - options_.context].begin;
  }

  std::size_t right_of(const text::TextIndex& turn, const text::ByteRange& place) const {
    if (options_.characters) {
      const std::size_t point = turn.point_of(place.end);
      const std::size_t end = std::min<std::size_t>(turn.length(), point + options_.context);
      return turn.byte_of(static_cast<std::uint32_t>(end));
    }
    const std::size_t after = words_until(place.end);
    if (tokens().size() - after <= options_.context) return turn.text().size();
    return options_.context == 0 ? place.end : tokens()[after + options_.context - 1].end;
  }

  /// Of the turn at hand.
  const std::vector<text::Tokens::Token>& tokens() const { return keyword_.searched(); }

  std::size_t words_before(const text::ByteRange& place) const { return words_until(place.begin); }

  /// How many begin before a byte.
  std::size_t words_until(std::uint32_t byte) const {
    const auto behind = std::partition_point(tokens().begin(), tokens().end(),
                                             [&](const auto& w) { return w.begin < byte; });
    return static_cast<std::size_t>(behind - tokens().begin());
  }

  /// The neighbours that --sort compares, the nearest first.
  std::string order_of(std::string_view words, const text::ByteRange& place) const {
    constexpr std::size_t kCompared = 5;
    std::string key;
    const auto add = [&](const text::Tokens::Token& w) {
      key += order_.sort_key(words.substr(w.begin, w.end - w.begin));
      key += '\0';
    };
    if (options_.sort == "left") {
      const std::size_t before = words_before(place);
      for (std::size_t i = 0; i < std::min(before, kCompared); ++i) add(tokens()[before - 1 - i]);
    } else if (options_.sort == "right") {
      const std::size_t after = words_until(place.end);
      for (std::size_t i = after; i < std::min(tokens().size(), after + kCompared); ++i) {
        add(tokens()[i]);
      }
    }
    return key;
  }

  void show(report::Renderer& out) {
    report::Table table;
    table.name = "kwic";
    table.columns = place_columns();
    table.columns.push_back({"left", "Left", Kind::text});
    table.columns.push_back({"keyword", "Keyword", Kind::text});
    table.columns.push_back({"right", "Right", Kind::text});
    say_left_out(ctx_, out, consenting_.left_out(), table.notes);
    const auto columns = ctx_.columns(std::move(table));
    // People see the keywords below one another.
    std::size_t width = 0;
    if (!out.machine()) {
      for (const Line& l : lines_) width = std::max(width, text::display_width(l.left));
    }
    out.begin_table(columns.table);
    for (const Line& l : lines_) {
      const std::size_t own = out.machine() ? width : text::display_width(l.left);
      report::Row row = place_cells(corpus_, l.source, l.cases, l.speaker, l.turn, l.span);
      row.insert(row.end(),
                 {cell(std::string(width - own, ' ') + l.left), cell(l.keyword), cell(l.right)});
      out.row(columns.row(std::move(row)));
    }
    out.end_table();
    out.finish();
  }

  const KwicOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  const Where where_;
  ConsentingTurns consenting_;
  text::Keyword keyword_;
  const text::NameReplacer* names_;
  std::vector<text::NameReplacer::Place> in_turn_;  ///< names that are replaced
  const text::Collator order_;
  std::vector<Line> lines_;
};

}  // namespace

void setup_kwic(App app, Context& ctx) {
  auto o = std::make_shared<KwicOptions>();
  app.add_option("word", o->query, "Words, a \"phrase\" or a beginning*, joined by OR").required();
  add_filter(app, o->where);
  app.add_option("--context", o->context, "Words on either side, within the turn (10)")
      .between(0, 1000000);
  app.add_flag("--characters", o->characters, "--context counts characters, not words");
  app.add_option("--sort", o->sort,
                 "source (the order of the texts), or by the words on the left or right")
      .one_of({"source", "left", "right"});
  example(app,
          "  thema kwic pain --context 5 --sort right\n"
          "  thema kwic '\"log in\"' --where \"role = participant\" -f csv");
  bind(app, ctx, [o, &ctx] { return Kwic(*o, ctx).run(); });
}

}  // namespace thema::cli
