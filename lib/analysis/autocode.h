#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.h"
#include "text/segment.h"
#include "text/text_index.h"

namespace thema::analysis {

/// How much around a found place becomes the passage. All stay inside the turn's words.
enum class PassageUnit { match, sentence, turn, paragraph };

/// Throws Errc::usage naming the units there are.
PassageUnit passage_unit(std::string_view name);

/// Cuts turns into passages.
class PassageCutter {
 public:
  /// REQUIRES: `index` outlives this. `language` is that of the source, BCP 47.
  /// `end`: what ends a paragraph in the source, as model::paragraph_end says.
  PassageCutter(const text::TextIndex& index, std::string language, PassageUnit unit,
                text::ParagraphEnd end)
      : index_(index), language_(std::move(language)), unit_(unit), end_(end) {}

  /// The pieces of a turn in code points of the text: sentences, paragraphs (see
  /// model/paragraphs.h), or the turn itself.
  std::vector<text::Span> pieces(const model::Turn& turn) const;
  /// The passages around places in a turn, ascending, each once: the places themselves; from the
  /// first to the last sentence (paragraph) that a place shares words with; or the turn.
  std::vector<text::Span> around(const model::Turn& turn, std::span<const text::Span> places) const;

 private:
  const text::TextIndex& index_;
  std::string language_;
  PassageUnit unit_;
  text::ParagraphEnd end_;
};

/// The turns that answer a question: those behind an interviewer's turn that `asks` accepts, until
/// the next turn of an interviewer. By index into `turns`.
std::vector<bool> answers(std::span<const model::Turn> turns, const model::Corpus& corpus,
                          const std::function<bool(const model::Turn&)>& asks);

/// Whether an interviewer speaks.
bool is_interviewer(const model::Corpus& corpus, const model::Turn& turn);

}  // namespace thema::analysis
