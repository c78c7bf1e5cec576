#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/consent.h"
#include "analysis/counted_cases.h"
#include "analysis/filter.h"
#include "app.h"
#include "model/corpus.h"
#include "model/corpus_part.h"
#include "report/renderer.h"

namespace thema::cli {

class Context;

/// A --where on what is no coding: sources, cases, speakers, turns, evidence. What it asks of
/// codings is read.
class Where {
 public:
  /// `kind`: of cases that are counted, see Filter::count_as. REQUIRES: the corpus outlives this.
  Where(model::Project& project, const model::Corpus& corpus, const std::string& text,
        model::Scope scope, std::string_view kind = {});
  Where(const Where&) = delete;
  Where& operator=(const Where&) = delete;

  const analysis::Filter& filter() const { return filter_; }
  const analysis::CodingsAsked& asked() const { return asked_; }
  /// The cases among those of a turn that fit with it; nothing: the turn does not fit.
  std::optional<std::vector<std::uint32_t>> cases_of_turn(std::uint32_t source,
                                                          const std::vector<model::Turn>& turns,
                                                          const model::Turn& turn) const;

 private:
  model::Selection selection_;
  analysis::Filter filter_;
  analysis::Attribution who_;
  analysis::CodingsAsked asked_;
};

/// `--case-kind` and `--of`: whom k of n counts.
struct CountedOptions {
  std::string case_kind = "participant", of;
};

/// Returns `--case-kind`.
Option add_counted(App app, CountedOptions& options);

/// Throws Error(not_found) for a kind of which there is no case.
analysis::CountedCases counted_cases(model::Project& project, const model::Corpus& corpus,
                                     const analysis::Filter& selection,
                                     const CountedOptions& options);

/// Codings of the project that fit --where (and --code), source by source: each source's text and
/// turns are opened once. The one way in which commands walk over codings.
class CodingWalk {
 public:
  struct Options {
    std::string where = {};
    std::string case_kind = {};           ///< of those counted: see Filter::count_as
    std::vector<std::string> codes = {};  ///< empty: all
    bool exact = false;                   ///< without sub-codes
    bool counted_only = true;
    model::CodingQuery::Status status = model::CodingQuery::Status::accepted;
    bool with_text = false;
    /// Codings of cases that do not consent to this use are left out: for what is published.
    std::optional<analysis::Consent::Use> use = {};
    /// A span query for text gives stretches of text, instead of the codings that share it.
    bool text_passages = false;
    bool with_times = false;  ///< turns know when they begin and their pages
    /// Nobody asks who speaks: where no filter and no want of consent does either, visits have no
    /// turns and codings no cases.
    bool places_only = false;
  };
  CodingWalk(model::Project& project, const model::Corpus& corpus, const Options& options);

  /// What is known of one source while its codings are shown.
  struct Visit {
    std::uint32_t source;
    const std::vector<model::Turn>& turns;
    const std::string& text;  ///< empty unless with_text
    const std::vector<analysis::Selected>& selected;
  };
  /// Calls `visit` for every source that has selected codings, in order.
  void each(const std::function<void(const Visit&)>& visit);

  /// The turns of a source: numbers, speakers and places, times where they were asked for.
  std::vector<model::Turn> turns_of(std::uint32_t source);

  /// Whether stretches of text are walked over: codings without id, code or coder (model::kNone).
  bool stretches() const { return stretches_; }
  /// The codes of the query that lie in one, in codebook order. The first is its `code`.
  const std::vector<std::uint32_t>& codes_of_stretch(const model::Coding& stretch) const;

  const analysis::Filter& filter() const { return filter_; }
  const analysis::Attribution& who() const { return who_; }
  const std::vector<model::Coding>& codings() const { return codings_; }
  const analysis::Consent& consent() const { return consent_; }
  /// What was left out; known after `each`.
  const analysis::LeftOut& left_out() const { return left_out_; }

 private:
  void find_stretches(const model::CodingQuery& wanted);
  std::vector<analysis::Selected> select(std::uint32_t source, std::span<const model::Turn> turns,
                                         std::span<const model::Coding> run) const;
  bool asks_who() const {
    return !options_.places_only || !filter_.everything() || (options_.use && consent_.any());
  }
  model::Project& project_;
  const model::Corpus& corpus_;
  Options options_;
  model::Selection selection_;
  analysis::Filter filter_;
  analysis::Attribution who_;
  std::vector<model::Coding> codings_;
  analysis::CodingFacts facts_;
  analysis::Consent consent_;
  analysis::LeftOut left_out_;
  bool stretches_ = false;
  std::optional<bool> many_sources_;                     ///< known once turns are asked for
  std::optional<model::TurnPlaces> all_turns_;           ///< read at once where there are many
  std::vector<std::vector<std::uint32_t>> codes_there_;  ///< by stretch
  analysis::CodingsAsked asked_;                         ///< when stretches are walked over
};

/// The notes of a table that left something out: under it for people, on stderr for programs.
void say_left_out(Context& ctx, const report::Renderer& out, const analysis::LeftOut& left_out,
                  std::vector<std::string>& notes);

}  // namespace thema::cli
