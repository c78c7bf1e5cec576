#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace thema::model {

struct CmoElement;

// The vocabularies of realist analysis (contract sections 1 and 9); these spellings are stored.

/// Roles of elements, in the order in which a configuration shows them.
const std::vector<std::string>& element_roles();
/// "context" -> "C", "resource" -> "MR", ...
std::string_view role_letters(std::string_view role);
const std::vector<std::string>& cmo_schemes();
const std::vector<std::string>& cmo_states();
const std::vector<std::string>& cmo_activations();
const std::vector<std::string>& cmo_valences();
const std::vector<std::string>& stances();
const std::vector<std::string>& directness_words();
const std::vector<std::string>& cmo_levels();
const std::vector<std::string>& link_kinds();
/// Pawson's synthesis operations, and "state", "suggest", "other".
const std::vector<std::string>& decision_operations();
const std::vector<std::string>& inferences();
/// What can be looked for: negative-case, challenges, silent.
const std::vector<std::string>& searched_words();
/// K01 ... K22.
const std::vector<std::string>& check_rules();

/// False for fragments, and for configurations that were merged into others or split: they are in
/// no table, and of the checks only K01 asks of the latter two.
bool stands_for_itself(std::string_view state);

/// Throws Errc::usage naming the words there are unless `word` is one of them. `what`: "stance".
void check_word(std::string_view what, std::string_view word,
                const std::vector<std::string>& words);

/// False for intervention, actor and strategy in the plain CMO scheme.
bool scheme_has(std::string_view scheme, std::string_view role);

/// An element's statement and sign: "(-) not believed" says that a mechanism works against.
struct SignedText {
  std::string text;
  std::string sign;  ///< "", "+", "-"
};
/// Takes a leading "(+)" or "(-)" off the statement of a reasoning or mechanism; white space at the
/// ends goes.
SignedText parse_sign(std::string_view role, std::string_view text);
/// "(-) not believed".
std::string with_sign(std::string_view sign, std::string_view statement);

/// What evidence covers, from the roles it speaks to: CMO, CM, MO, CO, C, M, O; empty when it
/// speaks to none of context, mechanism (resource and reasoning too) and outcome.
std::string completeness(std::span<const std::string> roles);
/// "triad" for CMO, "dyad" for two, "single" for one, "" for none.
std::string_view completeness_word(std::string_view letters);

/// The elements as one sentence, "If C, and I offers MR to A, then O, because R."; slots that are
/// missing drop out. A mechanism that did not fire: "If C, then MR does not lead to R, so O." A
/// reasoning marked (-) is then what stood in the way. `language`: of the words; a first letter
/// becomes small inside the sentence except in languages with capital nouns.
std::string if_then_because(std::span<const CmoElement> elements, std::string_view activation,
                            std::string_view language);

}  // namespace thema::model
