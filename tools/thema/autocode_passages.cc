#include "autocode_passages.h"

#include <algorithm>

#include "base/error.h"
#include "filter_options.h"
#include "model/erasure.h"
#include "model/paragraphs.h"
#include "model/project.h"
#include "model/search.h"
#include "store/piece_search.h"
#include "store/search_index.h"

namespace thema::cli {

namespace {

using analysis::PassageUnit;

bool asks_who_speaks(const model::Corpus& corpus, const std::string& where) {
  const auto selection = model::parse_selection(where, corpus, model::Scope::coding);
  return selection.uses(model::FieldKind::role) || selection.uses(model::FieldKind::speaker);
}

PassageUnit unit_of(const PassageOptions& o) {
  if (o.span.empty()) return o.match.empty() ? PassageUnit::turn : PassageUnit::match;
  const PassageUnit unit = analysis::passage_unit(o.span);
  if (unit == PassageUnit::match && o.match.empty() && o.find.empty()) {
    throw Error(Errc::usage, "--span match needs something to match: give --match or --find");
  }
  return unit;
}

text::Span moved(text::Span span, std::uint32_t by) { return {span.begin + by, span.end + by}; }

}  // namespace

void add_passage_options(App app, PassageOptions& o) {
  const Option match = app.add_option(
      "--match", o.match, "Passages that match a regular expression, looked for in each turn");
  app.add_option("--find", o.find, "Passages that hold words, as 'thema find' finds them")
      .excludes(match);
  app.add_option("--from-question", o.from_question,
                 "Answers: the turns after an interviewer's turn that matches this regular "
                 "expression, until the interviewer's next turn");
  app.add_option(
      "--span", o.span,
      "What becomes the passage: match, sentence, turn or paragraph, which ends at a blank "
      "line, or at a line end in texts without blank lines and those of word processors, "
      "web pages, pdf and captions (with --match: match, else turn)");
  add_filter(app, o.where,
             "Only turns that fit a filter (see 'thema help queries'); an interviewer's turns "
             "only if it asks for role or speaker");
}

PassageFinder::PassageFinder(model::Project& project, const model::Corpus& corpus,
                             const PassageOptions& options)
    : project_(project),
      corpus_(corpus),
      options_(options),
      where_(project, corpus, options.where, model::Scope::coding),
      who_(corpus),
      interviewers_(asks_who_speaks(corpus, options.where)),
      unit_(unit_of(options)) {
  if (!options.match.empty()) match_.emplace(options.match);
  if (!options.from_question.empty()) question_.emplace(options.from_question);
}

std::string PassageFinder::language_of(std::uint32_t source) const {
  const std::string& own = corpus_.sources[source].language;
  return own.empty() ? corpus_.language : own;
}

analysis::PassageCutter PassageFinder::cutter_of(std::uint32_t source,
                                                 const text::TextIndex& index) const {
  const bool paragraphs = unit_ == PassageUnit::paragraph;
  return {index, language_of(source), unit_,
          paragraphs ? model::paragraph_end(corpus_.sources[source], index.text())
                     : text::ParagraphEnd::blank_line};
}

/// The turns in which to look.
PassageFinder::Candidates PassageFinder::candidates(std::uint32_t source,
                                                    const std::vector<model::Turn>& turns,
                                                    const text::TextIndex& index) const {
  std::vector<bool> answer;
  if (question_) {
    answer = analysis::answers(turns, corpus_, [&](const model::Turn& turn) {
      return question_->search(index.slice(turn.span)).has_value();
    });
  }
  Candidates out;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (question_ && !answer[i]) continue;
    if (!interviewers_ && analysis::is_interviewer(corpus_, turns[i])) continue;
    // Whoever withdrew has nothing left to be coded.
    if (index.slice(turns[i].span) == model::kErasedWords) continue;
    if (where_.cases_of_turn(source, turns, turns[i])) out.push_back(i);
  }
  return out;
}

void PassageFinder::by_words(const std::function<void(const Found&)>& visit) {
  const store::WordQuery query = store::word_query(options_.find);
  std::optional<store::PieceSearch> search;
  if (!query.expression.empty()) {
    search.emplace(project_.db(), project_.index(), query.expression);
  } else if (unit_ == PassageUnit::match) {
    throw Error(Errc::usage, "the query has no word to be coded: give --span turn, or --match");
  }
  const auto has_signs = [&](std::string_view words) {
    return std::all_of(query.signs.begin(), query.signs.end(), [&](const std::string& sign) {
      return words.find(sign) != std::string_view::npos;
    });
  };
  model::find_words(
      project_, corpus_, options_.find,
      [&](std::uint32_t source, const std::vector<model::Turn>& turns,
          const std::vector<std::size_t>& hits, const std::string& text) {
        const text::TextIndex index{std::string_view(text)};
        const analysis::PassageCutter cutter = cutter_of(source, index);
        std::vector<Passage> pieces, passages;
        std::vector<std::string_view> words;
        for (const std::size_t i : candidates(source, turns, index)) {
          if (!std::binary_search(hits.begin(), hits.end(), i)) continue;
          for (const text::Span& span : cutter.pieces(turns[i])) {
            const std::string_view slice = index.slice(span);
            if (unit_ != PassageUnit::turn && !has_signs(slice)) continue;
            pieces.push_back({i, span});
            words.push_back(slice);
          }
        }
        if (unit_ == PassageUnit::turn || !search) {
          passages = std::move(pieces);
        } else {
          for (const auto& hit : search->find(words)) {
            const Passage& piece = pieces[hit.piece];
            if (unit_ != PassageUnit::match) {
              passages.push_back(piece);
              continue;
            }
            const text::TextIndex inner{words[hit.piece]};
            for (const text::ByteRange& place : hit.places) {
              const text::Span span{inner.point_of(place.begin), inner.point_of(place.end)};
              passages.push_back({piece.turn, moved(span, piece.span.begin)});
            }
          }
        }
        if (!passages.empty()) visit({source, turns, index, passages});
      });
}

void PassageFinder::each(const std::function<void(const Found&)>& visit) {
  if (!options_.find.empty()) return by_words(visit);
  for (std::uint32_t source = 0; source < corpus_.sources.size(); ++source) {
    const std::vector<model::Turn> turns = model::load_turns(project_, corpus_.sources[source]);
    if (turns.empty()) continue;
    const std::string text = model::load_text(project_, corpus_.sources[source]);
    const text::TextIndex index{std::string_view(text)};
    const analysis::PassageCutter cutter = cutter_of(source, index);
    std::vector<Passage> passages;
    for (const std::size_t i : candidates(source, turns, index)) {
      std::vector<text::Span> spans;
      if (match_) {
        spans = cutter.around(turns[i], model::pattern_places(*match_, index, turns[i]));
      } else {
        spans = cutter.pieces(turns[i]);
      }
      for (const text::Span& span : spans) passages.push_back({i, span});
    }
    if (!passages.empty()) visit({source, turns, index, passages});
  }
}

}  // namespace thema::cli
