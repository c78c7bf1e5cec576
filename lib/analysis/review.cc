#include "analysis/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "text/segment.h"

namespace thema::analysis {

namespace {

constexpr std::array<std::string_view, 8> kNames{"suggested",   "changed",  "lost",  "uncertain",
                                                 "interviewer", "one-word", "rival", "undefined"};

/// Codings of one passage, side by side as they are in order of place.
void add_rivals(std::span<const Selected> passage, const model::Corpus& corpus,
                std::vector<Doubtful>& out) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> given;  // coder, code
  for (const Selected& s : passage) given.emplace(s.coding->coder, s.coding->code);
  for (const Selected& s : passage) {
    const auto rival = std::find_if(passage.begin(), passage.end(), [&](const Selected& other) {
      return other.coding->coder != s.coding->coder &&
             !given.contains({s.coding->coder, other.coding->code}) &&
             !given.contains({other.coding->coder, s.coding->code});
    });
    if (rival == passage.end()) continue;
    out.push_back(
        {s.coding, Doubt::rival,
         fmt::format("{} gave the same passage {}", corpus.coders[rival->coding->coder].name,
                     corpus.codes[rival->coding->code].path)});
  }
}

}  // namespace

std::string_view to_string(Doubt doubt) { return kNames.at(static_cast<std::size_t>(doubt)); }

std::span<const std::string_view> doubt_names() { return kNames; }

bool says_uncertain(const model::Tag& tag) {
  const std::string value = ascii_lower(tag.value);
  if (tag.key == "doubt") return value != "no" && value != "none" && value != "false";
  if (tag.key != "certainty") return false;
  if (value == "low" || value == "unsure" || value == "doubtful" || value == "?") return true;
  const auto number = parse_number(value);
  return number && *number < 0.5;
}

std::vector<Doubtful> doubtful(std::span<const Selected> codings,
                               std::span<const model::Turn> turns, const text::TextIndex& index,
                               const model::Corpus& corpus,
                               const std::unordered_map<RowId, std::vector<model::Tag>>& tags) {
  const Attribution who(corpus);
  std::vector<Doubtful> out;
  for (std::size_t i = 0; i < codings.size();) {
    std::size_t end = i;
    const text::Span span = codings[i].coding->span;
    while (end < codings.size() && codings[end].coding->span == span) ++end;
    const bool interviewer = who.interviewer_only(turns, span);
    const bool one_word = text::count_words(index.slice(span)) <= 1;
    for (std::size_t k = i; k < end; ++k) {
      const model::Coding& c = *codings[k].coding;
      if (c.changed) {
        out.push_back({&c, Doubt::changed, "its words changed when the text was corrected"});
      }
      if (const auto of = tags.find(c.id); of != tags.end()) {
        const auto unsure = std::find_if(of->second.begin(), of->second.end(), says_uncertain);
        if (unsure != of->second.end()) {
          out.push_back({&c, Doubt::uncertain, "its tag is " + model::to_string(*unsure)});
        }
      }
      if (interviewer) {
        out.push_back({&c, Doubt::interviewer, "it holds nothing but an interviewer's words"});
      }
      if (one_word) out.push_back({&c, Doubt::one_word, "it holds one word at most"});
    }
    add_rivals(codings.subspan(i, end - i), corpus, out);
    i = end;
  }
  return out;
}

}  // namespace thema::analysis
