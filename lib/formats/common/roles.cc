#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "formats/common/label_lists.h"
#include "formats/common/label_words.h"
#include "formats/common/lines.h"

namespace thema::formats {
namespace {

/// What is known about all labels of a document at once.
struct Labels {
  bool p = false, r = false, q_or_i = false, p_numbered = false, ie = false;
  bool iberian = false;  ///< the text is Spanish or Portuguese
};

bool is_word(std::string_view word, std::string_view stem) {
  if (!word.starts_with(stem)) return false;
  return std::all_of(word.begin() + static_cast<std::ptrdiff_t>(stem.size()), word.end(),
                     [](char c) { return is_digit(c) || c == '_' || c == '#' || c == '.'; });
}

bool is_interviewer_word(std::string_view word) {
  while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
  while (!word.empty() && std::string_view("),:];").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return std::any_of(kInterviewerWords.begin(), kInterviewerWords.end(),
                     [&](std::string_view stem) { return is_word(word, stem); });
}

/// Spanish and Portuguese texts ask with ¿ or are full of "que" and "não".
bool is_iberian(std::string_view text) {
  const std::string_view head = text.substr(0, 20000);
  if (head.find("¿") != std::string_view::npos) return true;
  std::size_t found = 0;
  for (const std::string_view word : {" que ", " não ", " para ", " los ", " uma "}) {
    for (std::size_t at = head.find(word); at != std::string_view::npos;
         at = head.find(word, at + 1)) {
      ++found;
    }
  }
  return found * 200 > head.size();
}

Labels survey(std::span<const model::SpeakerDraft> speakers, std::string_view text) {
  Labels labels;
  for (const auto& speaker : speakers) {
    const std::string key = label_key(speaker.label);
    labels.p = labels.p || key == "p";
    labels.r = labels.r || key == "r";
    labels.ie = labels.ie || key == "ie" || key == "ip";
    labels.q_or_i = labels.q_or_i || key == "q" || key == "i" || key == "iv" || key == "int";
    labels.p_numbered = labels.p_numbered || (key.size() > 1 && is_word(key, "p"));
  }
  if (labels.p && labels.r) labels.iberian = is_iberian(text);
  return labels;
}

/// "Q", "INT", "P" of a Spanish text: whole labels by which transcripts abbreviate.
bool asks_by_convention(std::string_view label, const Labels& labels) {
  const std::string key = label_key(label);
  for (const std::string_view stem : {"i", "int", "intv", "iv", "q", "fac"}) {
    if (is_word(key, stem)) return true;
  }
  if (key == "问" || key == "問") return true;
  if (key == "ir") return labels.ie;
  if (key == "p") return labels.r && labels.iberian;
  if (key == "r") {
    return !labels.q_or_i && !labels.iberian && (labels.p || labels.p_numbered);
  }
  return false;
}

bool says_interviewer(std::string_view label) {
  const std::string key = label_key(label);
  for (const std::string_view word : split(key, ' ')) {
    if (is_interviewer_word(word)) return true;
  }
  return false;
}

}  // namespace

std::vector<RoleSign> role_signs(std::span<const model::SpeakerDraft> speakers,
                                 std::string_view text) {
  const Labels labels = survey(speakers, text);
  std::vector<RoleSign> signs;
  signs.reserve(speakers.size());
  for (const auto& speaker : speakers) {
    signs.push_back(says_interviewer(speaker.label)             ? RoleSign::word
                    : asks_by_convention(speaker.label, labels) ? RoleSign::convention
                                                                : RoleSign::none);
  }
  return signs;
}

void guess_roles(std::span<model::SpeakerDraft> speakers, std::string_view text) {
  const std::vector<RoleSign> signs = role_signs(speakers, text);
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    speakers[i].role = signs[i] == RoleSign::none ? model::SpeakerRole::participant
                                                  : model::SpeakerRole::interviewer;
  }
}

}  // namespace thema::formats
