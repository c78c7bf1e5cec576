#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <set>

#include "analysis/attribution.h"
#include "analysis/case_groups.h"
#include "analysis/disclosure.h"
#include "analysis/word_counts.h"
#include "base/error.h"
#include "base/file.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "model/turn_words.h"
#include "text/decode.h"
#include "text/text_index.h"
#include "turn_rows.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

// Far more than any list of stop words.
constexpr std::uint64_t kLargestStopList = 1U << 20U;

struct WordsOptions {
  std::string where, by;
  std::size_t top = 0, ngrams = 1;
  std::vector<std::string> stop;
};

/// A list by its language, else a file of words.
text::StopWords stop_list(const std::string& name) {
  if (auto list = text::stop_words(name)) return std::move(*list);
  std::error_code ignored;
  if (!std::filesystem::exists(name, ignored)) {
    throw Error(Errc::not_found,
                fmt::format("no list of stop words '{}': expected a language ({}) or a file of "
                            "words",
                            name, join(text::stop_word_languages(), ", ")));
  }
  return text::parse_stop_words(text::decode(read_file(name, kLargestStopList)).text);
}

class Words {
 public:
  Words(const WordsOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        corpus_(model::load_corpus(project_)),
        where_(project_, corpus_, options.where, model::Scope::coding),
        who_(corpus_),
        consenting_(corpus_) {}

  int run() {
    auto out = ctx_.renderer("words");
    analysis::WordCounter::Options options;
    options.run = options_.ngrams;
    options.names = ctx_.names();
    options.elisions = model::elisions_of(project_);
    for (const std::string& name : options_.stop) options.stop.merge(stop_list(name));
    if (!options_.by.empty()) find_groups();
    options.groups = groups_.size();
    options.in_one_source = in_one_source();
    analysis::WordCounter counter(std::move(options));
    for (std::uint32_t s = 0; s < corpus_.sources.size(); ++s) count(s, counter);
    show(*out, counter);
    return 0;
  }

 private:
  /// By case, whether it speaks in one source, or in none.
  std::vector<bool> in_one_source() const {
    std::vector<std::size_t> sources(corpus_.cases.size(), 0);
    for (const auto& cases : analysis::cases_by_source(corpus_)) {
      for (const std::uint32_t c : cases) ++sources[c];
    }
    std::vector<bool> one(sources.size());
    for (std::size_t c = 0; c < one.size(); ++c) one[c] = sources[c] <= 1;
    return one;
  }

  /// The values of those who speak and of whom may be told: others have no words to count.
  void find_groups() {
    attribute_ = analysis::attribute_named(corpus_, options_.by, false);
    const model::Attribute& attribute = corpus_.attributes[*attribute_];
    const analysis::Disclosure disclosure(corpus_);
    std::set<std::string> values;
    const auto take = [&](RowId row) {
      const std::string* value = corpus_.value(*attribute_, row);
      if (value != nullptr && disclosure.attribute(attribute, row)) values.insert(*value);
    };
    const auto speaking = analysis::cases_by_source(corpus_);
    for (std::uint32_t s = 0; s < speaking.size(); ++s) {
      if (attribute.owner == model::Owner::source) {
        take(corpus_.sources[s].id);
      } else {
        for (const std::uint32_t c : speaking[s]) take(corpus_.cases[c].id);
      }
    }
    groups_ = analysis::ordered_values(corpus_, *attribute_, {values.begin(), values.end()});
  }

  /// The columns that a turn counts for.
  std::vector<std::size_t> groups_of(std::uint32_t source,
                                     const std::vector<std::uint32_t>& cases) const {
    std::set<std::size_t> found;
    const auto take = [&](RowId row) {
      const std::string* value = corpus_.value(*attribute_, row);
      for (std::size_t g = 0; value != nullptr && g < groups_.size(); ++g) {
        if (groups_[g] == *value) found.insert(g);
      }
    };
    if (!attribute_) return {};
    if (corpus_.attributes[*attribute_].owner == model::Owner::source) {
      take(corpus_.sources[source].id);
    } else {
      for (const std::uint32_t c : cases) take(corpus_.cases[c].id);
    }
    return {found.begin(), found.end()};
  }

  void count(std::uint32_t s, analysis::WordCounter& counter) {
    const model::Source& source = corpus_.sources[s];
    const std::vector<model::Turn> turns = model::load_turns(project_, source);
    std::vector<FittingTurn> fitting = fitting_turns(where_, s, turns);
    consenting_.leave_out(s, turns, fitting);
    if (fitting.empty()) return;
    ++sources_;
    turns_ += fitting.size();
    const std::string text = model::load_text(project_, source);
    const text::TextIndex index{std::string_view(text)};
    const std::string& language = source.language.empty() ? corpus_.language : source.language;
    for (const auto& [i, cases] : fitting) {
      counter.add(index.slice(turns[i].span), language, s, cases, groups_of(s, cases));
    }
  }

  void show(report::Renderer& out, const analysis::WordCounter& counter) {
    report::Table table;
    table.name = "words";
    table.columns = {{"word", options_.ngrams > 1 ? "Words" : "Word", Kind::text},
                     {"count", "Count", Kind::integer},
                     {"sources", "Sources", Kind::integer},
                     {"cases", "Cases", Kind::integer}};
    for (const std::string& value : groups_) {
      table.columns.push_back({fmt::format("{}={}", options_.by, value),
                               analysis::value_heading(corpus_.attributes[*attribute_], value),
                               Kind::integer});
      table.columns.back().named = true;
    }
    table.notes.push_back(
        fmt::format("{} in {} of {}, stop words included.{}", counted(counter.words_read(), "word"),
                    counted(turns_, "turn"), counted(sources_, "source"),
                    options_.where.empty() ? "" : fmt::format(" Filter: {}.", options_.where)));
    say_left_out(ctx_, out, consenting_.left_out(), table.notes);
    const auto columns = ctx_.columns(std::move(table));
    out.begin_table(columns.table);
    for (const analysis::WordCount& w : counter.counts(options_.top, corpus_.language)) {
      report::Row row{cell(w.word), cell_count(w.count), cell_count(w.sources),
                      cell_count(w.cases)};
      for (const std::uint64_t n : w.by_group) row.push_back(cell_count(n));
      out.row(columns.row(std::move(row)));
    }
    out.end_table();
    out.finish();
  }

  const WordsOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  const Where where_;
  const analysis::Attribution who_;
  ConsentingTurns consenting_;
  std::optional<std::size_t> attribute_;
  std::vector<std::string> groups_;  ///< values of --by
  std::size_t turns_ = 0, sources_ = 0;
};

}  // namespace

void setup_words(App app, Context& ctx) {
  auto o = std::make_shared<WordsOptions>();
  app.add_option("--top", o->top, "Only so many, the most frequent; else all")
      .between(1, 1000000000);
  app.add_option("--ngrams", o->ngrams,
                 "Runs of so many words, within a sentence; none begins or ends with a stop word")
      .between(1, 10);
  app.add_repeatable("--stop", o->stop,
                     "Words that are not counted: a list by language (" +
                         join(text::stop_word_languages(), ", ") + ") or a file of words");
  app.add_option("--by", o->by, "A column for each value of an attribute");
  add_filter(app, o->where);
  example(app,
          "  thema words --top 30 --stop en --where \"role = participant\"\n"
          "  thema words --ngrams 2 --stop en --stop own-words.txt --by arm -f csv");
  bind(app, ctx, [o, &ctx] { return Words(*o, ctx).run(); });
}

}  // namespace thema::cli
