#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "goes_with.h"
#include "model/cases.h"
#include "model/corpus_part.h"
#include "model/search.h"
#include "text/forward_text.h"
#include "text/text_index.h"
#include "turn_rows.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct FindOptions {
  std::string query, where;
  bool regex = false, count = false;
  std::size_t context = 0;
};

/// Turns that hold what is searched for, in order of source and place.
class Find {
 public:
  Find(const FindOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        search_(words_of(project_, options)),
        corpus_(corpus_of(project_, options, search_)),
        where_(project_, corpus_, options.where, model::Scope::coding),
        consenting_(corpus_) {}

  int run() {
    auto out = ctx_.renderer("find");
    report::Table table;
    table.name = "find";
    const unsigned context = options_.context > 0 ? unsigned{report::kAll} : 0U;
    if (options_.count) {
      table.columns = {{"source", "Source", Kind::text}, {"count", "Turns", Kind::integer}};
    } else {
      table.columns = place_columns();
      table.columns.push_back({"before", "Before", Kind::list, context, true});
      table.columns.push_back({"text", "Text", Kind::text, report::kAll, true});
      table.columns.push_back({"after", "After", Kind::list, context, true});
    }
    const auto columns = ctx_.columns(std::move(table));
    out->begin_table(columns.table);
    // Turns around those that were found are asked for by the context, and by some filters.
    if (!options_.regex && options_.context == 0 && options_.where.empty()) {
      using Give = model::WordSearch::Give;
      search_->each_found(corpus_, options_.count ? Give::places : Give::words,
                          [&](std::uint32_t source, const std::vector<model::Turn>& turns,
                              const std::vector<std::string_view>& words) {
                            show(*out, columns, source, turns, fitting_turns(where_, source, turns),
                                 [&](std::size_t i) { return words[i]; });
                          });
    } else {
      show_in_context(*out, columns);
    }
    out->end_table();
    std::vector<std::string> notes;
    say_left_out(ctx_, *out, consenting_.left_out(), notes);
    for (const std::string& note : notes) out->note({note, false});
    out->finish();
    if (!options_.regex) tell_signs();
    return 0;
  }

 private:
  void tell(const std::string& what) { ctx_.sink().notice("query", what); }

  /// What other search engines read otherwise than this one.
  void tell_signs() {
    bool in_phrase = false;
    for (const std::string_view word : split(options_.query, ' ')) {
      const bool quoted = in_phrase;
      for (const char c : word) in_phrase = in_phrase != (c == '"');
      if (quoted || word.size() < 2 || word[0] != '-' || word.find('"') != word.npos) continue;
      if (const auto c = static_cast<unsigned char>(word[1]); c < 0x80 && std::isalnum(c) == 0)
        continue;
      tell(fmt::format("'{}' searches for the word; to leave it out write NOT {}", word,
                       word.substr(1)));
    }
    for (const std::string_view word : split(options_.query, ' ')) tell_passed_over(word);
    if (found_ > 0) return;
    if (trim(options_.query) == "*") {
      tell("'*' stands behind the beginning of a word: walk* finds walk, walks, walking");
    }
    for (const std::string_view word : split(options_.query, ' ')) {
      for (const std::string_view sign : {"and", "or", "not", "near("}) {
        const bool near = sign == "near(" && word.starts_with(sign);
        if (word == sign || near) {
          tell(fmt::format("'{}' is a word like others here; between words write it in capitals",
                           near ? "near" : word));
        }
      }
    }
  }

  /// Signs are no words: alone they are looked for as they stand, beside letters not at all.
  void tell_passed_over(std::string_view word) {
    constexpr std::string_view kMeant = "+%#@$&=<>";
    const auto is_sign = [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; };
    if (word.empty() || word == "*" || word.find_first_of("\"()") != word.npos) return;
    if (std::all_of(word.begin(), word.end(), is_sign)) {
      const bool alone = trim(options_.query) == word;
      tell(alone ? fmt::format("'{}' has no letter or digit: turns are shown that hold it as it "
                               "stands, also within a word",
                               word)
                 : fmt::format("'{}' has no letter or digit and is passed over; to find signs use "
                               "--regex",
                               word));
    } else if (word.find_first_of(kMeant) != word.npos) {
      tell(
          fmt::format("of '{}' the letters and digits are looked for; to find its signs as well "
                      "use --regex",
                      word));
    }
  }

  using Search = std::optional<model::WordSearch>;
  static Search words_of(model::Project& project, const FindOptions& options) {
    Search search;
    if (!options.regex) search.emplace(project, options.query);
    return search;
  }
  /// A filter may ask for anything, and consent is an attribute; without these, what is known of
  /// the sources with hits will do.
  static model::Corpus corpus_of(model::Project& project, const FindOptions& options,
                                 const Search& search) {
    const auto versions = search ? search->versions() : std::nullopt;
    const bool few = versions && options.where.empty() && !asks_consent(project);
    return few ? model::load_corpus_of(project, *versions) : model::load_corpus(project);
  }
  static bool asks_consent(model::Project& project) {
    const auto attributes = model::Cases(project).attributes(model::Owner::case_);
    return std::any_of(attributes.begin(), attributes.end(),
                       [](const model::Attribute& a) { return a.name == "consent.analysis"; });
  }

  void show_in_context(report::Renderer& out, const Context::TableFilter& columns) {
    const auto visit = [&](std::uint32_t source, const std::vector<model::Turn>& turns,
                           const std::vector<std::size_t>& hits, const std::string& text) {
      text::ForwardText forward{std::string_view(text)};
      std::optional<text::TextIndex> index;  // made where turns around the hits are wanted
      if (options_.context > 0) index.emplace(std::string_view(text));
      show(
          out, columns, source, turns, fitting_turns(where_, source, turns, hits),
          [&](std::size_t i) { return forward.cut(turns[i].span).words; }, index);
    };
    if (options_.regex) {
      model::find_pattern(project_, corpus_, options_.query, visit);
    } else {
      search_->each(corpus_, visit);
    }
  }

  template <class WordsOf>
  void show(report::Renderer& out, const Context::TableFilter& columns, std::uint32_t source,
            const std::vector<model::Turn>& turns, std::vector<FittingTurn> fitting,
            const WordsOf& words_of, const std::optional<text::TextIndex>& index = {}) {
    consenting_.leave_out(source, turns, fitting);
    found_ += fitting.size();
    if (options_.count) {
      if (fitting.empty()) return;
      out.row(columns.row({cell(corpus_.sources[source].name), cell_count(fitting.size())}));
      return;
    }
    for (const auto& [i, cases] : fitting) {
      out.row(columns.row(row(source, turns, i, cases, words_of(i), index)));
    }
  }

  /// A turn around one that was found; of who does not consent to analysis only the label.
  std::string labelled(std::uint32_t source, const std::vector<model::Turn>& turns, std::size_t i,
                       const text::TextIndex& index) const {
    const std::string who = speaker_of(corpus_, turns[i]);
    const bool told = consenting_.told(source, turns, i);
    return (who.empty() ? "" : who + ": ") +
           std::string(told ? index.slice(turns[i].span) : analysis::kNotQuoted);
  }

  report::Row row(std::uint32_t source, const std::vector<model::Turn>& turns, std::size_t i,
                  const std::vector<std::uint32_t>& cases, std::string_view words,
                  const std::optional<text::TextIndex>& index) const {
    const std::size_t first = i - std::min(i, options_.context);
    const std::size_t last = std::min(turns.size() - 1, i + options_.context);
    report::List before, after;
    for (std::size_t k = first; k < i; ++k) {
      before.items.push_back(labelled(source, turns, k, *index));
    }
    for (std::size_t k = i + 1; k <= last; ++k) {
      after.items.push_back(labelled(source, turns, k, *index));
    }
    report::Row row = place_cells(corpus_, source, cases, speaker_of(corpus_, turns[i]),
                                  turns[i].number, turns[i].span);
    row.emplace_back(std::move(before));
    row.push_back(cell(words));
    row.emplace_back(std::move(after));
    return row;
  }

  const FindOptions& options_;
  Context& ctx_;
  model::Project& project_;
  Search search_;
  const model::Corpus corpus_;
  const Where where_;
  ConsentingTurns consenting_;
  std::size_t found_ = 0;  ///< turns
};

}  // namespace

void setup_find(App app, Context& ctx) {
  auto o = std::make_shared<FindOptions>();
  app.add_option(
         "query", o->query,
         "Words, \"phrases\", prefix*, NEAR(a b, 5), AND, OR, NOT, ( ); or with --regex a pattern")
      .required();
  add_filter(app, o->where);
  app.add_flag(
      "--regex", o->regex,
      "The query is a regular expression, looked for in each turn's words: ^ and $ are where they "
      "begin and end, with (?m) those of a line");
  app.add_flag("--count", o->count, "Only the number of turns a source");
  const Option context =
      app.add_option("--context", o->context, "Show this many turns before and after as well")
          .between(0, 1000000000);
  example(app,
          "  thema find 'password OR \"log in\"' --where \"role = participant\"\n"
          "  thema find help --where \"code = 'Barriers/Time' and arm = web\"");
  bind(app, ctx, [o, context, &ctx] {
    goes_with(context, !o->count, "--context goes with turns that are shown, not with --count");
    return Find(*o, ctx).run();
  });
}

}  // namespace thema::cli
