#include "formats/speaker_account.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "base/near.h"
#include "base/strings.h"
#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "text/text_index.h"

namespace thema::formats {
namespace {

/// Labels in larger numbers are no conversation, and are not compared with each other.
constexpr std::size_t kMostCompared = 200;

bool holds_question(std::string_view words) {
  return words.find('?') != std::string_view::npos || words.find("？") != std::string_view::npos ||
         words.find("؟") != std::string_view::npos;
}

/// Letters and digits of a label, folded; other bytes than ASCII are letters.
std::string without_marks(std::string_view label) {
  std::string out;
  for (const char c : label_key(label)) {
    if (is_ascii_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) out += c;
  }
  return out;
}

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), is_digit);
  return out;
}

/// "Speaker 2", "Unknown Speaker", "SPEAKER_01".
bool is_unnamed(std::string_view label) {
  std::string letters;
  for (const char c : label_key(label)) {
    if (is_ascii_letter(c)) letters += c;
  }
  return letters == "speaker" || letters == "unknownspeaker" || letters == "unknown" ||
         letters == "unidentifiedspeaker" || letters == "guestspeaker";
}

/// "A" of "Speaker A", which tells people apart; "" when the last word is longer.
std::string_view short_suffix(std::string_view key) {
  const std::size_t gap = key.find_last_of(" _-.");
  const std::size_t begin = gap == std::string_view::npos ? 0 : gap + 1;
  return key.size() - begin <= 2 ? key.substr(begin) : std::string_view{};
}

/// One letter more, less, other or in another place, in a label long enough for a slip.
bool is_slip(const std::string& a, const std::string& b) {
  constexpr std::size_t kShortest = 6, kLongest = 48;
  const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (shorter < kShortest || longer > kLongest || longer - shorter > 1) return false;
  return digits_of(a) == digits_of(b) && edit_distance(a, b) == 1;
}

/// "Anna" of "Anna Berg".
bool is_part(std::string_view part, std::string_view whole) {
  if (part.find(' ') != std::string_view::npos || digits_of(whole) != digits_of(part)) return false;
  const auto words = split(whole, ' ');
  return words.size() > 1 && (words.front() == part || words.back() == part);
}

class Accountant {
 public:
  explicit Accountant(const model::DocumentDraft& draft)
      : draft_(draft), accounts_(draft.speakers.size()) {}

  std::vector<SpeakerAccount> run() {
    const text::TextIndex index(draft_.text);
    for (const model::TurnDraft& turn : draft_.turns) {
      if (!turn.speaker) continue;
      SpeakerAccount& account = accounts_[*turn.speaker];
      ++account.turns;
      if (holds_question(index.slice(turn.span))) ++account.questions;
    }
    const std::vector<RoleSign> signs = role_signs(draft_.speakers, draft_.text);
    for (std::size_t i = 0; i < accounts_.size(); ++i) accounts_[i].sign = signs[i];
    doubt_lone_labels();
    doubt_unnamed();
    doubt_twins();
    doubt_who_asks();
    return std::move(accounts_);
  }

 private:
  const std::string& label(std::size_t i) const { return draft_.speakers[i].label; }

  void doubt(std::size_t i, LabelDoubt doubt) {
    if (accounts_[i].doubt == LabelDoubt::none) accounts_[i].doubt = doubt;
  }

  void doubt_lone_labels() {
    constexpr std::size_t kLongTalk = 10, kFew = 2;
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
      const Likeness like = likeness(label(i));
      // One word in lower case is what people call themselves in chats.
      const bool name = like >= Likeness::name || label(i).find(' ') == std::string::npos;
      if (!name && accounts_[i].turns <= kFew) doubt(i, LabelDoubt::speech);
      const bool once = accounts_[i].turns == 1 && like != Likeness::known;
      if (once && draft_.turns.size() >= kLongTalk) doubt(i, LabelDoubt::once);
    }
  }

  void doubt_unnamed() {
    const auto named = [](const auto& speaker) { return !is_unnamed(speaker.label); };
    if (std::none_of(draft_.speakers.begin(), draft_.speakers.end(), named)) return;
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
      if (is_unnamed(label(i))) doubt(i, LabelDoubt::unnamed);
    }
  }

  /// The label that is there less often is doubted.
  void doubt_twins() {
    if (accounts_.size() > kMostCompared) return;
    std::vector<std::string> plain, keys;
    for (const auto& speaker : draft_.speakers) {
      plain.push_back(without_marks(speaker.label));
      keys.push_back(label_key(speaker.label));
    }
    for (std::size_t b = 0; b < plain.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        const bool same = plain[a] == plain[b] && !plain[a].empty();
        const bool slip =
            short_suffix(keys[a]) == short_suffix(keys[b]) && is_slip(plain[a], plain[b]);
        if (!same && !slip && !is_part(keys[a], keys[b]) && !is_part(keys[b], keys[a])) continue;
        const bool first_is_rare = accounts_[a].turns < accounts_[b].turns;
        twin(first_is_rare ? a : b, first_is_rare ? b : a);
      }
    }
  }

  /// Says more than that the label is rare.
  void twin(std::size_t rare, std::size_t other) {
    SpeakerAccount& account = accounts_[rare];
    if (account.doubt != LabelDoubt::none && account.doubt != LabelDoubt::once) return;
    account.doubt = LabelDoubt::same_person;
    account.like = other;
  }

  /// Nothing says who asks, and one of a few asks most: the role stays, since a wrong interviewer
  /// would not be counted.
  void doubt_who_asks() {
    constexpr std::size_t kFewest = 4, kMostPeople = 6;
    const bool known =
        std::any_of(draft_.speakers.begin(), draft_.speakers.end(),
                    [](const auto& s) { return s.role == model::SpeakerRole::interviewer; });
    if (known || accounts_.size() < 2 || accounts_.size() > kMostPeople) return;
    std::size_t all = 0, most = 0;
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
      all += accounts_[i].questions;
      if (accounts_[i].questions > accounts_[most].questions) most = i;
    }
    const SpeakerAccount& asker = accounts_[most];
    if (all < kFewest || asker.questions * 3 < all * 2 || asker.questions * 3 < asker.turns) return;
    doubt(most, LabelDoubt::asks);
  }

  const model::DocumentDraft& draft_;
  std::vector<SpeakerAccount> accounts_;
};

}  // namespace

std::vector<SpeakerAccount> speaker_accounts(const model::DocumentDraft& draft) {
  return Accountant(draft).run();
}

}  // namespace thema::formats
