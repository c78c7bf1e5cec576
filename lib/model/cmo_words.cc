#include "model/cmo_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/cmo.h"
#include "text/elisions.h"

namespace thema::model {

namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kLetters{
    {{"strategy", "S"},
     {"intervention", "I"},
     {"context", "C"},
     {"actor", "A"},
     {"resource", "MR"},
     {"reasoning", "R"},
     {"mechanism", "M"},
     {"outcome", "O"}}};

// The signs as they are typed: hyphen, minus sign, dash.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSigns{
    {{"(+)", "+"}, {"(-)", "-"}, {"(\u2212)", "-"}, {"(\u2013)", "-"}}};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string_view without_end_mark(std::string_view s) {
  s = trim(s);
  while (!s.empty() && (s.back() == '.' || s.back() == ',' || s.back() == ';')) {
    s.remove_suffix(1);
    s = trim(s);
  }
  return s;
}

/// Whether the capital that a statement begins with is there because it begins: not that of "I",
/// "GP", "McLeod" or of a name of several words ("Dr Iqbal").
bool has_plain_capital(std::string_view s) {
  if (s.size() < 2 || !is_upper(s[0])) return false;
  const std::size_t end = std::min(s.find_first_of(" ,;:"), s.size());
  const std::string_view word = s.substr(0, end);
  if (word.size() == 1) return word == "A";
  if (text::with_plain_apostrophes(word).starts_with("I'")) return false;
  if (std::any_of(word.begin() + 1, word.end(), is_upper)) return false;
  const std::size_t next = s.find_first_not_of(' ', end);
  return next == std::string_view::npos || !is_upper(s[next]);
}

bool has_capital_nouns(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  return primary == "de" || primary == "lb";
}

/// The statements of one role, as they stand in the sentence.
class Slots {
 public:
  Slots(std::span<const CmoElement> elements, std::string_view language)
      : elements_(elements), small_(!has_capital_nouns(language)) {}

  /// Joined by "and", or "but" where the sign turns; empty when there are none. `sign` '\0': all,
  /// '+': all but those marked (-), '-': those.
  std::string of(std::initializer_list<std::string_view> roles, char sign = '\0') const {
    std::string out;
    bool last_against = false;
    for (const std::string_view role : roles) {
      for (const CmoElement& e : elements_) {
        const bool against = e.sign == "-";
        if (e.role != role || (sign != '\0' && against != (sign == '-'))) continue;
        if (!out.empty()) out += against == last_against ? " and " : " but ";
        out += inside(e.statement);
        last_against = against;
      }
    }
    return out;
  }

 private:
  std::string inside(std::string_view statement) const {
    std::string s(without_end_mark(statement));
    if (small_ && has_plain_capital(s) && is_upper(s[0]))
      s[0] = static_cast<char>(s[0] - 'A' + 'a');
    return s;
  }
  std::span<const CmoElement> elements_;
  bool small_;
};

std::string sentence_case(std::string s) {
  if (!s.empty() && is_lower(s[0])) s[0] = static_cast<char>(s[0] - 'a' + 'A');
  return s;
}

/// What is offered, as a part of the condition.
struct Offer {
  std::string text;
  bool clause = false;  ///< "I offers MR to A" and not "with MR for A"
};

Offer offer(const std::string& by, const std::string& what, const std::string& to) {
  if (!by.empty() && !what.empty()) {
    return {fmt::format("{} offers {}{}{}", by, what, to.empty() ? "" : " to ", to), true};
  }
  const std::string& thing = by.empty() ? what : by;
  std::string text = thing.empty() ? "" : "with " + thing;
  if (!to.empty()) text += (text.empty() ? "for " : " for ") + to;
  return {text};
}

/// "if C, and with MR", "if I offers MR", "with MR": what stands before "then"; may be empty.
std::string condition(const std::string& context, const Offer& offered) {
  if (context.empty()) return offered.clause ? "if " + offered.text : offered.text;
  return "if " + context + (offered.text.empty() ? "" : ", and " + offered.text);
}

std::string conclude(const std::string& condition, const std::string& conclusion) {
  if (condition.empty()) return conclusion;
  if (conclusion.empty()) return condition + ", then ...";
  return condition + (condition.starts_with("if ") ? ", then " : ", ") + conclusion;
}

/// A strategy may be worded as something done ("train nurses"): it is named, so that both fit.
std::string offered_by(const Slots& slots) {
  std::string by = slots.of({"intervention"});
  const std::string strategy = slots.of({"strategy"});
  if (strategy.empty()) return by;
  if (!by.empty()) by += " and ";
  return by + "the strategy '" + strategy + "'";
}

std::string inhibited_sentence(const Slots& slots) {
  const std::string context = slots.of({"context"});
  const std::string offered =
      slots.of({"resource"}).empty() ? offered_by(slots) : slots.of({"resource"});
  const std::string intended = slots.of({"reasoning", "mechanism"}, '+');
  const std::string obstacle = slots.of({"reasoning", "mechanism"}, '-');
  const std::string outcome = slots.of({"outcome"});
  const std::string what = offered.empty() ? "what is offered" : offered;
  std::string out =
      intended.empty() ? what + " does not take effect" : what + " does not lead to " + intended;
  if (!obstacle.empty()) out += ", because " + obstacle;
  if (!outcome.empty()) out += ", so " + outcome;
  return conclude(condition(context, {}), out);
}

std::string fired_sentence(const Slots& slots) {
  const Offer offered = offer(offered_by(slots), slots.of({"resource"}), slots.of({"actor"}));
  const std::string why = slots.of({"reasoning", "mechanism"});
  const std::string outcome = slots.of({"outcome"});
  const std::string before = condition(slots.of({"context"}), offered);
  if (outcome.empty()) return conclude(before, why);
  return conclude(before, outcome) + (why.empty() ? "" : ", because " + why);
}

}  // namespace

const Words& element_roles() {
  static const Words words = [] {
    Words roles;
    for (const auto& [role, letters] : kLetters) roles.emplace_back(role);
    return roles;
  }();
  return words;
}

std::string_view role_letters(std::string_view role) {
  for (const auto& [name, letters] : kLetters) {
    if (name == role) return letters;
  }
  throw Error(Errc::usage, fmt::format("'{}' is no role of an element; roles are {}", role,
                                       join(element_roles(), ", ")));
}

const Words& cmo_schemes() {
  static const Words words{"CMO", "ICAMO", "SCMO"};
  return words;
}

const Words& cmo_states() {
  static const Words words{"fragment",  "candidate", "conjectured", "developed",
                           "supported", "refined",   "challenged",  "refuted",
                           "parked",    "merged",    "split",       "retired"};
  return words;
}

const Words& cmo_activations() {
  static const Words words{"fired", "partial", "inhibited", "not-triggered", "unclear"};
  return words;
}

const Words& cmo_valences() {
  static const Words words{"benefit", "no-change", "harm", "unintended"};
  return words;
}

const Words& stances() {
  static const Words words{"supports", "refines", "challenges", "negative-case", "silent"};
  return words;
}

const Words& directness_words() {
  static const Words words{"stated", "reported", "inferred"};
  return words;
}

const Words& cmo_levels() {
  static const Words words{"micro", "meso", "macro"};
  return words;
}

const Words& link_kinds() {
  static const Words words{"ripple",   "embedded-in", "rival-of",   "refines",
                           "inhibits", "split-from",  "merged-into"};
  return words;
}

const Words& decision_operations() {
  static const Words words{"juxtapose", "reconcile", "adjudicate", "consolidate",
                           "situate",   "state",     "reword",     "merge",
                           "split",     "suggest",   "other"};
  return words;
}

const Words& inferences() {
  static const Words words{"inductive", "deductive", "abductive", "retroductive"};
  return words;
}

const Words& searched_words() {
  static const Words words{"negative-case", "challenges", "silent"};
  return words;
}

const Words& check_rules() {
  static const Words words = [] {
    Words rules;
    for (int i = 1; i <= 22; ++i) rules.push_back(fmt::format("K{:02}", i));
    return rules;
  }();
  return words;
}

bool stands_for_itself(std::string_view state) {
  return state != "fragment" && state != "merged" && state != "split";
}

void check_word(std::string_view what, std::string_view word, const Words& words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return;
  throw Error(Errc::usage,
              fmt::format("'{}' is no {}; expected one of {}", word, what, join(words, ", ")),
              did_you_mean(word, words));
}

bool scheme_has(std::string_view scheme, std::string_view role) {
  return scheme != "CMO" || (role != "intervention" && role != "actor" && role != "strategy");
}

SignedText parse_sign(std::string_view role, std::string_view text) {
  SignedText out;
  std::string_view rest = trim(text);
  if (role == "reasoning" || role == "mechanism") {
    for (const auto& [typed, sign] : kSigns) {
      if (!rest.starts_with(typed)) continue;
      rest = trim(rest.substr(typed.size()));
      out.sign = sign;
      break;
    }
  }
  out.text = rest;
  return out;
}

std::string with_sign(std::string_view sign, std::string_view statement) {
  return sign.empty() ? std::string(statement) : fmt::format("({}) {}", sign, statement);
}

std::string completeness(std::span<const std::string> roles) {
  const auto has = [&](std::initializer_list<std::string_view> wanted) {
    return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
      return std::find(wanted.begin(), wanted.end(), role) != wanted.end();
    });
  };
  std::string letters;
  if (has({"context"})) letters += 'C';
  if (has({"resource", "reasoning", "mechanism"})) letters += 'M';
  if (has({"outcome"})) letters += 'O';
  return letters;
}

std::string_view completeness_word(std::string_view letters) {
  constexpr std::array<std::string_view, 4> kNames{"", "single", "dyad", "triad"};
  return kNames[std::min<std::size_t>(letters.size(), 3)];
}

std::string if_then_because(std::span<const CmoElement> elements, std::string_view activation,
                            std::string_view language) {
  if (elements.empty()) return {};
  const Slots slots(elements, language);
  const bool inhibited = activation == "inhibited" || activation == "not-triggered";
  const bool mechanism = std::any_of(elements.begin(), elements.end(), [](const CmoElement& e) {
    return e.role == "resource" || e.role == "reasoning" || e.role == "mechanism";
  });
  std::string sentence =
      sentence_case(inhibited && mechanism ? inhibited_sentence(slots) : fired_sentence(slots));
  return sentence.ends_with('.') ? sentence : sentence + ".";
}

}  // namespace thema::model
