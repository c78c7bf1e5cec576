#include "analysis/autocode.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "model/paragraphs.h"

namespace thema::analysis {

PassageUnit passage_unit(std::string_view name) {
  if (name == "match") return PassageUnit::match;
  if (name == "sentence") return PassageUnit::sentence;
  if (name == "turn") return PassageUnit::turn;
  if (name == "paragraph") return PassageUnit::paragraph;
  throw Error(Errc::usage,
              fmt::format("'{}' is no unit of passages: expected match, sentence, turn "
                          "or paragraph",
                          name));
}

std::vector<text::Span> PassageCutter::pieces(const model::Turn& turn) const {
  if (unit_ == PassageUnit::turn || unit_ == PassageUnit::match) return {turn.span};
  if (unit_ == PassageUnit::paragraph) return model::paragraphs_of(turn, index_, end_);
  std::vector<text::Span> found = text::sentences(index_.slice(turn.span), language_);
  for (text::Span& s : found) {
    s.begin += turn.span.begin;
    s.end += turn.span.begin;
  }
  return found;
}

std::vector<text::Span> PassageCutter::around(const model::Turn& turn,
                                              std::span<const text::Span> places) const {
  std::vector<text::Span> out;
  if (unit_ == PassageUnit::match) {
    out.assign(places.begin(), places.end());
  } else {
    const std::vector<text::Span> all = pieces(turn);
    std::size_t first = 0;
    for (const text::Span& place : places) {
      while (first < all.size() && all[first].end <= place.begin) ++first;
      std::size_t last = first;
      while (last < all.size() && all[last].begin < place.end) ++last;
      if (first < last) out.push_back({all[first].begin, all[last - 1].end});
    }
  }
  const auto before = [](const text::Span& a, const text::Span& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  };
  std::sort(out.begin(), out.end(), before);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool is_interviewer(const model::Corpus& corpus, const model::Turn& turn) {
  const auto speaker = corpus.speakers.find(turn.speaker);
  return speaker != corpus.speakers.end() &&
         speaker->second.role == model::SpeakerRole::interviewer;
}

std::vector<bool> answers(std::span<const model::Turn> turns, const model::Corpus& corpus,
                          const std::function<bool(const model::Turn&)>& asks) {
  std::vector<bool> found(turns.size(), false);
  bool asked = false;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (is_interviewer(corpus, turns[i])) {
      asked = asks(turns[i]);
    } else {
      found[i] = asked;
    }
  }
  return found;
}

}  // namespace thema::analysis
